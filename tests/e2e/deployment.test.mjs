// The page behind a real web server: by default nginx with the files of deploy/nginx, as docs/hosting.md describes it.
// With the environment variable HOST_URL it is any other server that has the build of dist/ at that address:
// `HOST_URL=https://example.org/afterimage/ node --test tests/e2e/deployment.test.mjs`.
import assert from "node:assert/strict";
import { readFile, readdir, stat } from "node:fs/promises";
import http from "node:http";
import https from "node:https";
import { extname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { open } from "./lib/afterimage.mjs";
import { launch } from "./lib/browser.mjs";
import { DIST } from "./lib/dist.mjs";
import { headersOf } from "./lib/headers.mjs";
import { isInstalled, prepare } from "./lib/nginx.mjs";
import { resembles } from "./lib/picture.mjs";
import { SEVEN } from "./lib/strokes.mjs";
import { until } from "./lib/until.mjs";

const { HOST_URL } = process.env;

/** The types without which the page does not work or cannot be installed. */
const TYPES = {
  ".css": /^text\/css/,
  ".html": /^text\/html/,
  ".js": /^(text|application)\/javascript/,
  ".svg": /^image\/svg\+xml/,
  ".wasm": /^application\/wasm$/,
  ".webmanifest": /^application\/manifest\+json/,
};

/** That the browser asks at each visit whether a file has changed, in the words of nginx and of static hosts. */
const REVALIDATED = /^(no-cache|public, max-age=0, must-revalidate)$/;

const DECODERS = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes) => bytes };

/** The paths of all files in dist/, without the one that only hosts read. */
async function builtFiles() {
  const files = [];
  for (const path of await readdir(DIST, { recursive: true })) {
    if (path !== "_headers" && (await stat(join(DIST, path))).isFile()) files.push(path.replaceAll("\\", "/"));
  }
  return files;
}

/** Sends a request. Node's fetch would decompress the body and follow redirects. */
function request(url, headers = {}) {
  const { get } = url.startsWith("https:") ? https : http;
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("error", reject);
      response.on("end", () => {
        const encoding = response.headers["content-encoding"] ?? "identity";
        resolve({ status: response.statusCode, headers: response.headers, encoding, body: Buffer.concat(parts) });
      });
    }).on("error", reject);
  });
}

function testsOf(start) {
  let host, files, rules;
  before(async () => {
    host = await start();
    files = await builtFiles();
    rules = await readFile(join(DIST, "_headers"), "utf8");
  });
  after(() => host?.close());

  test("every file arrives as it was built, with its type and the headers of the build", async () => {
    assert.ok(files.length > 20);
    for (const file of files) {
      const built = await readFile(join(DIST, file));
      const expected = headersOf(rules, `/${file}`);
      for (const accepted of ["identity", "gzip", "gzip, br"]) {
        const { status, headers, encoding, body } = await request(host.url + file, { "accept-encoding": accepted });
        assert.equal(status, 200, file);
        assert.ok(DECODERS[encoding](body).equals(built), `${file} is another file, sent as ${encoding}`);
        for (const [name, value] of Object.entries(expected)) assert.equal(headers[name], value, `${name} of ${file}`);
        if (!expected["cache-control"]) assert.match(headers["cache-control"], REVALIDATED, file);
        const type = TYPES[extname(file)];
        if (type) assert.match(headers["content-type"], type, file);
      }
    }
  });

  test("all files but pictures and very small ones are compressed", async () => {
    for (const file of files.filter((file) => extname(file) !== ".png")) {
      const { size } = await stat(join(DIST, file));
      if (size < 1000) continue;
      for (const accepted of ["gzip", "gzip, deflate, br"]) {
        const { headers, encoding } = await request(host.url + file, { "accept-encoding": accepted });
        assert.notEqual(encoding, "identity", file);
        if (accepted.endsWith("br") && host.hasBrotli) assert.equal(encoding, "br", file);
        assert.match(headers.vary ?? "", /accept-encoding/i, file);
      }
    }
  });

  test("a file that has not changed is not sent again", async () => {
    for (const file of ["", "sw.js", "engine-cpu_bg.wasm"]) {
      for (const accepted of ["identity", "gzip, br"]) {
        const first = await request(host.url + file, { "accept-encoding": accepted });
        const tag = first.headers.etag;
        const again = await request(host.url + file, { "accept-encoding": accepted, "if-none-match": tag });
        assert.deepEqual([again.status, again.body.length], [304, 0], `"${file}" with the tag ${tag}`);
      }
    }
  });

  test("a missing file is a 404 that browsers do not keep", async () => {
    for (const file of ["missing.js", "assets/models/missing.safetensors", "afterimage-0123456789abcdef_bg.wasm"]) {
      const { status, headers } = await request(host.url + file);
      assert.equal(status, 404, file);
      assert.doesNotMatch(headers["cache-control"] ?? "", /immutable|max-age=[1-9]/, file);
    }
  });

  test("the address without its final slash leads to the page", async (t) => {
    if (new URL(host.url).pathname === "/") {
      t.skip("the page is at the root");
      return;
    }
    const { status, headers } = await request(host.url.slice(0, -1));
    assert.ok(status === 301 || status === 308, `${status}`);
    assert.equal(new URL(headers.location, host.url).href, host.url);
  });

  // The last test, because it stops the server.
  test("the page works, and without a network after the first visit", async () => {
    const browser = await launch();
    try {
      const afterimage = await open(browser, host.url, { serviceWorkers: "allow" });
      const draw = async () => {
        await afterimage.setNoise(0);
        await afterimage.clear();
        await afterimage.draw(SEVEN);
        await until("the seven is restored", async () =>
          resembles(await afterimage.corrupted(), await afterimage.reconstruction()),
        );
      };
      await afterimage.ready();
      await draw();
      await afterimage.shows(/Works offline from now on/);
      const scope = await afterimage.page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
      assert.equal(scope, host.url);
      await afterimage.context.setOffline(true);
      await host.close();
      await afterimage.page.reload();
      await afterimage.ready();
      await draw();
      afterimage.assertNoErrors();
    } finally {
      await browser.close();
    }
  });
}

if (HOST_URL) {
  const url = HOST_URL.endsWith("/") ? HOST_URL : `${HOST_URL}/`;
  describe(`deployed at ${url}`, () => testsOf(async () => ({ url, close: async () => {} })));
} else {
  const skip = isInstalled ? false : "nginx is not installed; on Debian and Ubuntu the package is nginx";
  describe("deployed with nginx", { skip }, () => {
    let nginx;
    before(async () => {
      nginx = await prepare();
    });
    after(() => nginx?.remove());
    for (const layout of ["site", "below a path"]) {
      describe(`as ${layout === "site" ? "a site of its own" : "a part of a site"}`, () =>
        testsOf(() => nginx.serve(layout)));
    }
  });
}
