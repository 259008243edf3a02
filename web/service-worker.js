// Caches the page for visits without a network. `cargo xtask finish` makes sw.js of this file.
//
// The files of one build are in one cache, whose name contains the version of the build. Each file is checked against its
// hash before it is cached. So a page never gets an engine of another build, not even during an upload. A new build has a
// cache of its own beside the old one, and waits until the user switches to it.
//
// Messages from the page: {kind: "cache the rest"} after its first reconstruction, {kind: "cache the WebGPU engine"} when
// that runs, and {kind: "take over"}.
// Message to the page: {kind: "cached"} when all files that it needs without a network are cached.

/** The files of this build by when they are cached: objects from paths to hashes. */
const BUILD = { version: "", first: {}, later: {}, gpu: {} };

const FILES = new Map([BUILD.first, BUILD.later, BUILD.gpu].flatMap(Object.entries));
const SCOPE = new URL(self.registration.scope).pathname;

// All pages of an origin share the caches. A path contains no spaces, so "/a " is not a prefix of "/a/b ".
const PREFIX = `afterimage ${SCOPE} `;
const CACHE = PREFIX + BUILD.version;

/** Fetches a file from the server, not from the HTTP cache. It fails for a file of another build. */
const download = (path) => fetch(path, { cache: "no-cache", integrity: FILES.get(path) });

/** The cached file. The header Vary is ignored, because the hash has identified the file. */
const cached = (cache, path) => cache.match(path, { ignoreVary: true });

/** Caches the missing files one by one, so that the page's own requests do not have to wait. */
async function cacheAll(paths) {
  const cache = await caches.open(CACHE);
  for (const path of paths) {
    if (!(await cached(cache, path))) await cache.put(path, await download(path));
  }
}

async function install() {
  try {
    await cacheAll(Object.keys(BUILD.first));
  } catch (error) {
    // An incomplete build is of no use.
    await caches.delete(CACHE);
    throw error;
  }
}

async function activate() {
  const outdated = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(outdated.map((name) => caches.delete(name)));
  // On the first visit the page is open already and uses the cache from now on. Later, a page without a service worker was
  // force-reloaded by the user and stays without it.
  if (outdated.length === 0) await self.clients.claim();
}

async function cacheTheRest(page) {
  await cacheAll([...Object.keys(BUILD.first), ...Object.keys(BUILD.later)]);
  page.postMessage({ kind: "cached" });
}

/** The path of the requested file if it is in the list. The query of a worker's address is ignored: only the worker uses
 * it. */
function pathOf({ method, url }) {
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin || !pathname.startsWith(SCOPE)) return undefined;
  const relative = pathname.slice(SCOPE.length);
  const path = relative === "" || relative === "index.html" ? "./" : relative;
  return FILES.has(path) ? path : undefined;
}

async function respond({ request }, path) {
  const cache = await caches.open(CACHE);
  let response = await cached(cache, path);
  if (!response) {
    response = await download(path);
    // The page gets the file even if it cannot be cached, for example on a full disk.
    await cache.put(path, response.clone()).catch(() => {});
  }
  // A worker's address is that of its response, which would lack the query. A new response has no address, so the browser
  // uses that of the request. This also hides redirects of the server.
  return response.url === request.url ? response : new Response(response.body, response);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));

self.addEventListener("message", (event) => {
  if (event.data?.kind === "take over") event.waitUntil(self.skipWaiting());
  // If the network fails meanwhile, the next visit caches the missing files.
  if (event.data?.kind === "cache the rest") event.waitUntil(cacheTheRest(event.source).catch(() => {}));
  if (event.data?.kind === "cache the WebGPU engine") event.waitUntil(cacheAll(Object.keys(BUILD.gpu)).catch(() => {}));
});

self.addEventListener("fetch", (event) => {
  const path = pathOf(event.request);
  // A file of another build, a missing file and a missing network are all network errors for the page.
  if (path) event.respondWith(respond(event, path).catch(() => Response.error()));
});
