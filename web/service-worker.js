// Keeps the page for visits without a network. `cargo xtask finish` makes sw.js of it.
//
// All files of one build are kept together, under a name with its version, and each is checked against its hash before
// it is kept: so a page never meets an engine of another build, not even while a new one is being uploaded. A new build
// is kept beside the old one and waits until the person wants it.
//
// What the page tells: {kind: "keep the rest"}, after its first reconstruction, and {kind: "take over"}.
// What it is told: {kind: "kept"}, once all that it needs without a network is there.

/** The files of this build: their paths, and their hashes, by when they are kept. */
const BUILD = { version: "", first: {}, later: {}, gpu: {} };

const FILES = new Map([BUILD.first, BUILD.later, BUILD.gpu].flatMap(Object.entries));
const SCOPE = new URL(self.registration.scope).pathname;

// Pages of one origin share one store. A path has no spaces, so "/a" is never taken for the beginning of "/a/b".
const OURS = `afterimage ${SCOPE} `;
const CACHE = OURS + BUILD.version;

/** Asks the server, whatever the browser's own cache says; a file of another build is as good as none. */
const ask = (path) => fetch(path, { cache: "no-cache", integrity: FILES.get(path) });

/** A file as it is kept, whatever the server says of what it depends on: the hash has told already. */
const kept = (cache, path) => cache.match(path, { ignoreVary: true });

/** Keeps those that are not kept yet, one by one: what the page itself asks for meanwhile should not have to wait. */
async function keep(paths) {
  const cache = await caches.open(CACHE);
  for (const path of paths) {
    if (!(await kept(cache, path))) await cache.put(path, await ask(path));
  }
}

async function install() {
  try {
    await keep(Object.keys(BUILD.first));
  } catch (error) {
    // Nobody will ask for half of a build.
    await caches.delete(CACHE);
    throw error;
  }
}

async function activate() {
  const olds = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(olds.map((name) => caches.delete(name)));
  // On the first visit the page is already there, and goes on with what is kept from now on. Later a page without a
  // worker is one that was reloaded past it, and wants to stay so.
  if (olds.length === 0) await self.clients.claim();
}

async function keepTheRest(page) {
  await keep([...Object.keys(BUILD.first), ...Object.keys(BUILD.later)]);
  page.postMessage({ kind: "kept" });
}

/** The listed file that is asked for, if any; what a program's address has behind `?` is for the program alone. */
function pathOf({ method, url }) {
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin || !pathname.startsWith(SCOPE)) return undefined;
  const inside = pathname.slice(SCOPE.length);
  const path = inside === "" || inside === "index.html" ? "./" : inside;
  return FILES.has(path) ? path : undefined;
}

async function answer({ request }, path) {
  const cache = await caches.open(CACHE);
  let response = await kept(cache, path);
  if (!response) {
    response = await ask(path);
    // Where it cannot be kept, as on a full disk, the page has it all the same.
    await cache.put(path, response.clone()).catch(() => {});
  }
  // A worker reads its address from its answer, and would miss what it was asked behind `?`. An answer without an
  // address of its own takes the question's; it also hides that a server sent the question elsewhere.
  return response.url === request.url ? response : new Response(response.body, response);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));

self.addEventListener("message", (event) => {
  if (event.data?.kind === "take over") event.waitUntil(self.skipWaiting());
  // Where the network goes away meanwhile, the next visit keeps what is missing.
  if (event.data?.kind === "keep the rest") event.waitUntil(keepTheRest(event.source).catch(() => {}));
});

self.addEventListener("fetch", (event) => {
  const path = pathOf(event.request);
  // For the page a file of another build, a missing one and a missing network are the same: it did not come.
  if (path) event.respondWith(answer(event, path).catch(() => Response.error()));
});
