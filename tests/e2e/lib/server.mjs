// A small static server for the built page. It sends the types, the compression and the headers of a real server, and
// fails on request.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { headersOf } from "./headers.mjs";

/** The file with the headers of a build. Hosts read it and do not serve it. */
const HEADERS = "_headers";

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
  ".webmanifest": "application/manifest+json",
};

// Quality 5 is fast. The tests need compressed responses, not small ones.
const ENCODERS = {
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes) => gzipSync(bytes, { level: 1 }),
};

/**
 * Serves folders on a free port of this machine, each with the rules of its own `_headers`, if it has one.
 *
 * @param mounts folders by URL prefix, for example `{ "/": "dist" }`; the longest matching prefix is used; a folder may be
 *   replaced at any time
 * @param extraHeaders sent with every file
 * @returns `url`; `fault(pattern, how)`, which makes the files with a matching path fail: `{ status }` responds with that
 *   status, `{ keep: 0.5 }` sends that share of the bytes as the whole file, `{ abort: true }` closes the connection
 *   after half of them, `{ hold: true }` sends nothing before the end of the fault, `{ change }` sends what this function
 *   makes of the text; `heal()`, which ends all faults; `requests`, the requested paths so far; `close()`
 */
export async function serve(mounts, extraHeaders = {}) {
  const faults = [];
  const held = [];
  const requests = [];
  const compressed = new Map();
  const prefixes = Object.keys(mounts).sort((a, b) => b.length - a.length);

  const respond = async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    requests.push(path);
    const found = await find(path);
    let fault = faults.find(({ pattern }) => pattern.test(path))?.how;
    if (fault?.hold) {
      await new Promise((resolve) => held.push(resolve));
      fault = undefined;
    }
    if (!found || fault?.status) {
      response.writeHead(fault?.status ?? 404, { "content-type": "text/plain" }).end("not here\n");
      return;
    }
    if (found.isFolder) {
      response.writeHead(301, { location: `${path}/` }).end();
      return;
    }
    const { file, rules, size, tag } = found;
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    const headers = { "content-type": type, "cache-control": "no-cache", ...rules, ...extraHeaders };
    if (fault) {
      const bytes = await readFile(file);
      const half = fault.change
        ? Buffer.from(fault.change(String(bytes)))
        : bytes.subarray(0, Math.floor(bytes.length * (fault.keep ?? 0.5)));
      // The browser must not cache the damaged file.
      headers["cache-control"] = "no-store";
      response.writeHead(200, { ...headers, "content-length": fault.abort ? bytes.length : half.length });
      if (fault.abort) response.write(half, () => response.destroy());
      else response.end(half);
      return;
    }
    headers.etag = tag;
    headers.vary = "accept-encoding";
    if (request.headers["if-none-match"] === tag) {
      response.writeHead(304, headers).end();
      return;
    }
    const accepted = request.headers["accept-encoding"] ?? "";
    const encoding = Object.keys(ENCODERS).find((name) => new RegExp(`\\b${name}\\b`).test(accepted));
    if (!encoding || type === "image/png") {
      response.writeHead(200, { ...headers, "content-length": size });
      createReadStream(file).pipe(response);
      return;
    }
    const key = `${encoding} ${tag} ${file}`;
    if (!compressed.has(key)) compressed.set(key, ENCODERS[encoding](await readFile(file)));
    const body = compressed.get(key);
    response.writeHead(200, { ...headers, "content-encoding": encoding, "content-length": body.length }).end(body);
  };

  /** The file for a path, as on static hosts: the page of a folder has the folder's address with a slash. */
  const find = async (path) => {
    const prefix = prefixes.find((candidate) => `${path}/`.startsWith(candidate));
    if (prefix === undefined) return undefined;
    if (path.length < prefix.length) return { isFolder: true };
    const inside = normalize(path.slice(prefix.length) || ".");
    if (inside === ".." || inside.startsWith(`..${sep}`) || inside === HEADERS) return undefined;
    const folder = mounts[prefix];
    const file = join(folder, inside);
    const found = await stat(file).catch(() => undefined);
    if (found?.isDirectory()) return path.endsWith("/") ? find(`${path}index.html`) : { isFolder: true };
    if (!found?.isFile()) return undefined;
    const text = await readFile(join(folder, HEADERS), "utf8").catch(() => "");
    // The tag contains the path on disk, so that files of two builds never have the same tag.
    const tag = `W/"${createHash("sha1").update(`${file} ${found.mtimeMs}`).digest("hex")}"`;
    return { file, rules: headersOf(text, `/${inside.split(sep).join("/")}`), size: found.size, tag };
  };

  const server = createServer((request, response) => {
    respond(request, response).catch((error) => {
      console.error(`serving ${request.url}: ${error}`);
      response.destroy();
    });
  });
  await new Promise((listening, failed) => server.once("error", failed).listen(0, "127.0.0.1", listening));

  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    requests,
    fault: (pattern, how) => faults.push({ pattern, how }),
    heal: () => {
      faults.splice(0);
      for (const release of held.splice(0)) release();
    },
    close: () => {
      server.closeAllConnections?.();
      return new Promise((closed) => server.close(closed));
    },
  };
}
