// Keeps one whole build of the page, so that it opens without a network and so that two builds never mix.
// The name of this file never changes: a worker that is not found under its name can never be replaced.

// The build and its files with their checksums, which `cargo xtask seal` writes here.
const SEALED = null;

const SCOPE = new URL("./", location).pathname;
// Other pages of the site have caches too, and one of them may be another Parcours: the folder is part of the name.
const PREFIX = `parcours-${SCOPE}:`;
const CACHE = PREFIX + SEALED.build;
// How long a tab may take to keep what is in it. One that says nothing sleeps, and was kept when it was hidden.
const PATIENCE = 3000;

function address(name) {
  return new URL(name, location).href;
}

// The file of this build that a request is for, if it is for one.
function fileOf({ method, url }) {
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin || !pathname.startsWith(SCOPE)) return undefined;
  const name = pathname.slice(SCOPE.length) || "index.html";
  return Object.hasOwn(SEALED.files, name) ? name : undefined;
}

async function keep(cache, name, integrity) {
  const load = (from) => fetch(address(name), { cache: from, integrity });
  // What has its checksum in its name was mostly loaded by the page a moment ago.
  const response = await (/-[0-9a-f]{12,}\b/.test(name) ? load("default").catch(() => load("reload")) : load("reload"));
  if (!response.ok) throw new Error(`${response.status} ${name}`);
  await cache.put(address(name), response);
}

// All or nothing: half a deployment leaves the build before it as it is.
async function install() {
  const isAnew = !(await caches.has(CACHE));
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(Object.entries(SEALED.files).map(([name, integrity]) => keep(cache, name, integrity)));
  } catch (error) {
    // A site that went back to the build in use must not lose it.
    if (isAnew) await caches.delete(CACHE);
    throw error;
  }
}

async function activate() {
  const names = await caches.keys();
  // The cache of a build that is just being loaded is not an old one; whoever activates that build removes the rest.
  if (!registration.installing) {
    const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
  }
  await clients.claim();
}

async function answer(name, request) {
  const kept = await caches.match(address(name), { cacheName: CACHE, ignoreVary: true }).catch(() => undefined);
  return kept ?? fetch(request);
}

// Whether everything in a tab is kept, as far as the tab can tell.
function isKept(tab) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(resolve, PATIENCE, true);
    tab.postMessage("flush", [port2]);
  });
}

// Takes the place of the build before this one, once every tab has kept what is in it. The words of this talk, "update", "flush"
// and "held", never change: a new worker speaks with pages of every earlier build.
async function update(asker) {
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const tabs = windows.filter((tab) => tab.frameType !== "nested" && fileOf({ method: "GET", url: tab.url }) === "index.html");
  const kept = await Promise.all(tabs.map(isKept));
  if (kept.every(Boolean)) await skipWaiting();
  else asker.postMessage("held");
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", (event) => {
  if (event.data === "update") event.waitUntil(update(event.source));
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const name = fileOf(request);
  if (name) event.respondWith(answer(name, request));
  // The switch that removes this worker: never kept, and without a network it says nothing.
  else if (request.url === address("sw-off.json")) event.respondWith(fetch(request).catch(() => new Response("{}")));
});
