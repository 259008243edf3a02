// A small static server for the built page: right types, compressed as a real server would, and faults on request.
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

// Quality 5 compresses megabytes in a moment; what matters here is that the page meets compressed answers.
const ENCODERS = {
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes) => gzipSync(bytes, { level: 1 }),
};

/**
 * Serves folders on a free port of this machine.
 *
 * @param mounts folder by URL prefix, for example `{ "/": "dist" }`; the longest prefix that fits is taken
 * @param extraHeaders sent with every file
 * @returns `url`; `fault(pattern, how)` makes the files whose path matches fail: `{ status }` answers with that
 *   status, `{ keep: 0.5 }` sends only that share of the bytes as if it were all, `{ abort: true }` hangs up half
 *   way; `heal()` ends all faults; `requests`, the paths asked for so far; `close()`
 */
export async function serve(mounts, extraHeaders = {}) {
  const faults = [];
  const requests = [];
  const compressed = new Map();
  const prefixes = Object.keys(mounts).sort((a, b) => b.length - a.length);

  const answer = async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    requests.push(path);
    const file = await find(path);
    const fault = faults.find(({ pattern }) => pattern.test(path))?.how;
    if (!file || fault?.status) {
      response.writeHead(fault?.status ?? 404, { "content-type": "text/plain" }).end("not here\n");
      return;
    }
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    // Nothing may come from the browser's cache: a fault must be met, and a healed file fetched again.
    const headers = { ...extraHeaders, "content-type": type, "cache-control": "no-store" };
    if (fault) {
      const bytes = await readFile(file);
      const half = bytes.subarray(0, Math.floor(bytes.length * (fault.keep ?? 0.5)));
      response.writeHead(200, { ...headers, "content-length": fault.abort ? bytes.length : half.length });
      if (fault.abort) response.write(half, () => response.destroy());
      else response.end(half);
      return;
    }
    const accepted = request.headers["accept-encoding"] ?? "";
    const encoding = Object.keys(ENCODERS).find((name) => new RegExp(`\\b${name}\\b`).test(accepted));
    if (!encoding || type === "image/png") {
      response.writeHead(200, { ...headers, "content-length": (await stat(file)).size });
      createReadStream(file).pipe(response);
      return;
    }
    const key = `${encoding} ${file}`;
    if (!compressed.has(key)) compressed.set(key, ENCODERS[encoding](await readFile(file)));
    const body = compressed.get(key);
    response.writeHead(200, { ...headers, "content-encoding": encoding, "content-length": body.length }).end(body);
  };

  const find = async (path) => {
    const prefix = prefixes.find((candidate) => path.startsWith(candidate));
    if (prefix === undefined) return undefined;
    const inside = normalize(path.slice(prefix.length) || ".");
    if (inside === ".." || inside.startsWith(`..${sep}`)) return undefined;
    const file = join(mounts[prefix], inside);
    const found = await stat(file).catch(() => undefined);
    if (found?.isDirectory()) return find(`${path.replace(/\/?$/, "/")}index.html`);
    return found?.isFile() ? file : undefined;
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      console.error(`serving ${request.url}: ${error}`);
      response.destroy();
    });
  });
  await new Promise((listening, failed) => server.once("error", failed).listen(0, "127.0.0.1", listening));

  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    requests,
    fault: (pattern, how) => faults.push({ pattern, how }),
    heal: () => faults.splice(0),
    close: () => {
      server.closeAllConnections?.();
      return new Promise((closed) => server.close(closed));
    },
  };
}
