// The server of these tests: it behaves like a real static host.
import assert from "node:assert/strict";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { serve } from "./lib/server.mjs";

const HEADERS = `# Every file.
/*
  X-Content-Type-Options: nosniff

/a_bg.wasm
  Cache-Control: public, max-age=31536000, immutable
`;

describe("the static server", () => {
  let folder, server;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "afterimage-"));
    await mkdir(join(folder, "page"));
    await writeFile(join(folder, "page", "index.html"), "<!doctype html>");
    await writeFile(join(folder, "page", "a_bg.wasm"), Buffer.alloc(1000, 7));
    await mkdir(join(folder, "page", "below"));
    await writeFile(join(folder, "page", "below", "index.html"), "<p>below</p>");
    await writeFile(join(folder, "page", "_headers"), HEADERS);
    await writeFile(join(folder, "secret"), "not served");
    server = await serve({ "/": join(folder, "page") });
  });
  after(async () => {
    await server?.close();
    await rm(folder, { recursive: true });
  });

  // Node's fetch would decompress the body and normalise the path.
  const request = (path, headers = {}) =>
    new Promise((resolve, reject) => {
      const { port } = new URL(server.url);
      get({ port, host: "127.0.0.1", path, headers }, (response) => {
        const parts = [];
        response.on("data", (part) => parts.push(part));
        response.on("error", reject);
        response.on("end", () => resolve({ ...response, headers: response.headers, body: Buffer.concat(parts) }));
      }).on("error", reject);
    });

  test("sends index.html for the folder, with its type", async () => {
    const { statusCode, headers, body } = await request("/");
    assert.equal(statusCode, 200);
    assert.match(headers["content-type"], /^text\/html/);
    assert.equal(body.toString(), "<!doctype html>");
  });

  test("compresses by the encodings that the browser accepts", async () => {
    const wasm = Buffer.alloc(1000, 7);
    const brotli = await request("/a_bg.wasm", { "accept-encoding": "gzip, deflate, br" });
    assert.equal(brotli.headers["content-type"], "application/wasm");
    assert.equal(brotli.headers["content-encoding"], "br");
    assert.deepEqual(brotliDecompressSync(brotli.body), wasm);
    const gzip = await request("/a_bg.wasm", { "accept-encoding": "gzip" });
    assert.deepEqual(gunzipSync(gzip.body), wasm);
    const plain = await request("/a_bg.wasm");
    assert.equal(plain.headers["content-encoding"], undefined);
    assert.deepEqual(plain.body, wasm);
  });

  test("sends the headers of the build's rules, but not the file of rules", async () => {
    const page = await request("/");
    assert.equal(page.headers["x-content-type-options"], "nosniff");
    assert.equal(page.headers["cache-control"], "no-cache");
    const wasm = await request("/a_bg.wasm");
    assert.equal(wasm.headers["x-content-type-options"], "nosniff");
    assert.equal(wasm.headers["cache-control"], "public, max-age=31536000, immutable");
  });

  test("sends a file again only if it has changed", async () => {
    const { headers } = await request("/");
    assert.equal((await request("/", { "if-none-match": headers.etag })).statusCode, 304);
    assert.equal((await request("/a_bg.wasm", { "if-none-match": headers.etag })).statusCode, 200);
  });

  test("redirects the address of a folder without its slash", async () => {
    const { statusCode, headers } = await request("/below");
    assert.deepEqual([statusCode, headers.location], [301, "/below/"]);
    assert.equal((await request("/below/")).body.toString(), "<p>below</p>");
  });

  test("serves nothing from outside its folder", async () => {
    for (const path of ["/../secret", "/..%2fsecret", "/%2e%2e/secret", "/no-such-file", "/_headers"]) {
      assert.equal((await request(path)).statusCode, 404, path);
    }
  });

  test("fails on request and recovers", async () => {
    server.fault(/\.wasm$/, { status: 503 });
    assert.equal((await request("/a_bg.wasm")).statusCode, 503);
    server.heal();
    server.fault(/\.wasm$/, { keep: 0.25 });
    assert.equal((await request("/a_bg.wasm", { "accept-encoding": "br" })).body.length, 250);
    server.heal();
    server.fault(/\.wasm$/, { abort: true });
    await assert.rejects(request("/a_bg.wasm"));
    server.heal();
    assert.equal((await request("/a_bg.wasm")).body.length, 1000);
  });
});
