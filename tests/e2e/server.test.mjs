// The tests' own server: what it sends is what a browser would get from a real one.
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

  // Node's fetch would decompress, and tidy paths up.
  const ask = (path, headers = {}) =>
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
    const { statusCode, headers, body } = await ask("/");
    assert.equal(statusCode, 200);
    assert.match(headers["content-type"], /^text\/html/);
    assert.equal(body.toString(), "<!doctype html>");
  });

  test("compresses as the browser asks", async () => {
    const wasm = Buffer.alloc(1000, 7);
    const brotli = await ask("/a_bg.wasm", { "accept-encoding": "gzip, deflate, br" });
    assert.equal(brotli.headers["content-type"], "application/wasm");
    assert.equal(brotli.headers["content-encoding"], "br");
    assert.deepEqual(brotliDecompressSync(brotli.body), wasm);
    const gzip = await ask("/a_bg.wasm", { "accept-encoding": "gzip" });
    assert.deepEqual(gunzipSync(gzip.body), wasm);
    const plain = await ask("/a_bg.wasm");
    assert.equal(plain.headers["content-encoding"], undefined);
    assert.deepEqual(plain.body, wasm);
  });

  test("sends what the build's own rules say, and no rules", async () => {
    const page = await ask("/");
    assert.equal(page.headers["x-content-type-options"], "nosniff");
    assert.equal(page.headers["cache-control"], "no-cache");
    const wasm = await ask("/a_bg.wasm");
    assert.equal(wasm.headers["x-content-type-options"], "nosniff");
    assert.equal(wasm.headers["cache-control"], "public, max-age=31536000, immutable");
  });

  test("sends a file again only where it has changed", async () => {
    const { headers } = await ask("/");
    assert.equal((await ask("/", { "if-none-match": headers.etag })).statusCode, 304);
    assert.equal((await ask("/a_bg.wasm", { "if-none-match": headers.etag })).statusCode, 200);
  });

  test("sends whoever asks for a folder without its slash to the folder", async () => {
    const { statusCode, headers } = await ask("/below");
    assert.deepEqual([statusCode, headers.location], [301, "/below/"]);
    assert.equal((await ask("/below/")).body.toString(), "<p>below</p>");
  });

  test("serves nothing from outside its folder", async () => {
    for (const path of ["/../secret", "/..%2fsecret", "/%2e%2e/secret", "/no-such-file", "/_headers"]) {
      assert.equal((await ask(path)).statusCode, 404, path);
    }
  });

  test("fails on request, and heals", async () => {
    server.fault(/\.wasm$/, { status: 503 });
    assert.equal((await ask("/a_bg.wasm")).statusCode, 503);
    server.heal();
    server.fault(/\.wasm$/, { keep: 0.25 });
    assert.equal((await ask("/a_bg.wasm", { "accept-encoding": "br" })).body.length, 250);
    server.heal();
    server.fault(/\.wasm$/, { abort: true });
    await assert.rejects(ask("/a_bg.wasm"));
    server.heal();
    assert.equal((await ask("/a_bg.wasm")).body.length, 1000);
  });
});
