// One file that is everything: the page with a map in it, which opens from a disk. Loaded by the page when somebody asks for such a file, which
// it makes; inside that file it is the one script, stands in the place of the server and of the browser's storage, and then starts the page,
// which knows nothing of it but that it is alone.
//
// The file is the page's own document. Each file of the page stands in it as a script that is none, packed (gzip, base 64), and the map as
// every page of ours carries it (`format/page_file.rs`). A program on a disk may import nothing beside it, so modules are imported from blobs.

const HERE = new URL("./", document.baseURI).href;
const PAGE = "index.html";
const OWN = "one_file.js";
const MAPS = "parcours:map:";
const CARRIED = "urn:parcours:map";
// What the file may do: run what is in it, and reach nobody.
const POLICY = "default-src 'none'; img-src data: blob:; worker-src blob:; base-uri 'none'; form-action 'none'";

const NO_SCRIPT = [
  ["fr", "Ce fichier contient Parcours et un parcours. Il a besoin de JavaScript : activez-le, puis rechargez-le."],
  ["en", "This file holds Parcours and a map. It needs JavaScript: allow it, then reload the file."],
];

// What a file of the page is called, from the page's folder.
function nameOf(address, beside = "") {
  const { href } = new URL(address, new URL(beside, HERE));
  const name = href.replace(/[?#].*$/, "");
  return name.startsWith(HERE) ? name.slice(HERE.length) || PAGE : name;
}

function typeOf(name) {
  const types = { wasm: "application/wasm", js: "text/javascript", css: "text/css", html: "text/html", svg: "image/svg+xml" };
  return types[name.split(".").pop()] ?? "application/octet-stream";
}

// The modules that a script imports by name, each as it is written there.
const IMPORTS = /\b(?:from|import)\s*\(?\s*(["'`])(\.{1,2}\/[^"'`]+)\1/g;
const importsOf = (script) => [...script.matchAll(IMPORTS)].map((found) => found[2]);

async function base64(blob) {
  const read = new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(blob);
  });
  return (await read).split(",")[1] ?? "";
}

async function packed(content) {
  return base64(await new Response(new Blob([content]).stream().pipeThrough(new CompressionStream("gzip"))).blob());
}

async function hashed(text) {
  const sum = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `'sha256-${await base64(new Blob([sum]))}'`;
}

// A file of the page: from its server, from what the browser keeps of it, or from the file that this is. What the page says of its content holds.
async function take(name, integrity = "") {
  const response = await fetch(new URL(name, HERE).href, { integrity, credentials: "same-origin" });
  if (!response.ok) throw new Error(`${response.status} ${name}`);
  return response.arrayBuffer();
}

const textOf = (content) => new TextDecoder().decode(content);

// Makes the file for the text of a map's file: its bytes. `tell` hears how far it is, from 0 to 1.
async function make(map, tell) {
  const kept = states();
  const page = new DOMParser().parseFromString(textOf(await take(PAGE)), "text/html");
  const links = [...page.querySelectorAll("link[href]")].map((link) => ({ link, name: nameOf(link.getAttribute("href")) }));
  const sums = new Map(links.map(({ link, name }) => [name, link.getAttribute("integrity") ?? ""]));
  const files = new Map();
  const bring = async (name) => {
    if (!files.has(name)) files.set(name, await take(name, sums.get(name)));
    return files.get(name);
  };
  const bringScript = async (name) => {
    if (files.has(name)) return;
    for (const imported of importsOf(textOf(await bring(name)))) await bringScript(nameOf(imported, name));
  };

  const boot = page.getElementById("boot");
  const starting = nameOf(boot.getAttribute("src"));
  await bringScript(starting);
  await bringScript(nameOf(boot.dataset.js));
  const styles = [];
  for (const [at, { link, name }] of links.entries()) {
    tell(at / links.length);
    if (name.endsWith(".css")) {
      const place = page.createElement("template");
      place.dataset.style = styles.push([name, textOf(await take(name, sums.get(name)))]);
      link.replaceWith(place);
    } else if (link.relList.contains("icon")) {
      link.href = `data:${typeOf(name)};base64,${await base64(new Blob([await bring(name)]))}`;
    } else if (link.hasAttribute("data-part") || link.getAttribute("as") === "fetch") {
      await bring(name);
      // No relation that a browser acts on.
      link.rel = "part";
    } else {
      link.remove();
    }
  }
  files.set(PAGE, await take(PAGE));
  const own = textOf(await take(OWN));

  page.querySelectorAll("script").forEach((script) => script.remove());
  const script = page.createElement("script");
  Object.assign(script, { type: "module", textContent: own });
  script.dataset.file = OWN;
  page.head.append(script);
  for (const [name, content] of files) {
    const data = page.createElement("script");
    Object.assign(data, { type: "text/plain", textContent: await packed(content) });
    Object.assign(data.dataset, { file: name }, name === starting ? boot.dataset : {});
    if (name === starting) data.id = boot.id;
    page.body.append(data, "\n");
  }
  const sentences = NO_SCRIPT.map(([lang, text]) => Object.assign(page.createElement("p"), { lang, textContent: text }));
  page.querySelector("noscript")?.replaceChildren(...sentences);
  const sheets = styles.map(([, text]) => text);
  const [scriptSum, ...styleSums] = await Promise.all([own, ...sheets].map(hashed));
  const policy = `${POLICY}; script-src ${scriptSum} blob: 'wasm-unsafe-eval'; style-src ${styleSums.join(" ")}`;
  page.querySelector("meta[http-equiv=Content-Security-Policy]").content = policy;
  // What would end a script or a style sheet early would be run or shown as something else.
  const ends = (tag) => (text) => new RegExp(`<(?:/${tag}|!-)`, "i").test(text);
  if (ends("script")(own) || sheets.some(ends("style"))) throw new Error("a file cannot stand in a page");

  const signs = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  const carried = `<template xmlns="${CARRIED}">${map.replace(/[&<>"]/g, (sign) => signs[sign])}</template>`;
  page.title = JSON.parse(map).map?.title || page.title;
  // Before all but the encoding, which browsers look for at the very beginning.
  const html = page.documentElement.outerHTML
    .replace(/<meta charset="[^"]*">/, (meta) => `${meta}\n${carried}`)
    // Only now: the policy of the page holds for a document that it reads, too, and lets no style stand in it.
    .replaceAll(/<template data-style="(\d+)"><\/template>/g, (_, at) => `<style data-file="${styles[at - 1][0]}">${styles[at - 1][1]}</style>`);
  tell(1);
  handedOut = [MAPS + JSON.parse(map).id, kept];
  return new TextEncoder().encode(`<!DOCTYPE html>\n${html}\n`);
}

// The key of the map that was handed out last, and what was kept then: the page says whether the browser took it.
let handedOut;

// By map: what is kept of it now, as its checksum tells; nothing outside of such a file.
function states() {
  const keys = window.alone ? Object.keys(localStorage).filter((key) => key.startsWith(MAPS)) : [];
  return new Map(keys.map((key) => [key, localStorage.getItem(key).match(/"crc":"([0-9a-f]{8})"/)?.[1]]));
}

window.oneFile = { make, kept() {} };

// From here on: inside such a file.

// Takes the place of the browser's storage, which a file on a disk shares with every other one there, or does not have: lost with the page.
class Memory {
  #texts = new Map();

  get length() {
    return this.#texts.size;
  }

  key(at) {
    return [...this.#texts.keys()][at] ?? null;
  }

  getItem(key) {
    return this.#texts.get(key) ?? null;
  }

  setItem(key, text) {
    this.#texts.set(key, String(text));
    // Storage tells its keys as its own.
    Object.defineProperty(this, key, { enumerable: true, configurable: true, get: () => this.#texts.get(key) });
  }

  removeItem(key) {
    if (this.#texts.delete(key)) delete this[key];
  }

  clear() {
    for (const key of [...this.#texts.keys()]) this.removeItem(key);
  }
}

const held = (name) => document.querySelector(`[data-file="${CSS.escape(name)}"]`);

// Answers what the page asks of its server, from the file.
async function answer(address) {
  const name = nameOf(address.url ?? address, "");
  const found = held(name);
  if (!found) throw new TypeError(`${name} is not in this file`);
  const letters = found.textContent;
  // What the document itself needs stands in it as it is.
  if (found.type !== "text/plain") return new Response(letters);
  const bytes = Uint8Array.fromBase64?.(letters) ?? Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
  const content = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(content, { headers: { "content-type": typeOf(name) } });
}

const modules = new Map();

// The address of a module of the file, with those that it imports.
function module(name) {
  if (!modules.has(name)) {
    modules.set(name, (async () => {
      let script = await (await answer(name)).text();
      for (const imported of new Set(importsOf(script))) {
        const address = await module(nameOf(imported, name));
        script = script.replaceAll(IMPORTS, (all, quote, written) => (written === imported ? all.replace(written, address) : all));
      }
      return URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    })());
  }
  return modules.get(name);
}

async function begin(carried) {
  const map = carried.content.textContent;
  const { id } = JSON.parse(map);
  const put = (of, name, value) => Object.defineProperty(of, name, { value, configurable: true });
  put(window, "alone", true);
  document.documentElement.dataset.alone = "";
  put(window, "fetch", answer);
  put(window, "localStorage", new Memory());
  // What files on a disk share with each other, or a browser refuses them: the page does without.
  for (const name of ["indexedDB", "BroadcastChannel"]) put(window, name, undefined);
  for (const name of ["serviceWorker", "locks"]) put(navigator, name, undefined);
  localStorage.setItem(MAPS + id, map);

  // What was last handed out, or came with the file, is on a disk; the rest goes with the page.
  const onDisk = states();
  window.oneFile.kept = () => onDisk.set(handedOut[0], handedOut[1].get(handedOut[0]));
  addEventListener("beforeunload", (event) => {
    dispatchEvent(new Event("parcours-flush", { cancelable: true }));
    if ([...states()].some(([key, state]) => onDisk.get(key) !== state || !onDisk.has(key))) event.preventDefault();
  });

  if (!location.hash.startsWith("#/map/")) history.replaceState(null, "", `#/map/${encodeURIComponent(id)}`);
  const boot = document.getElementById("boot");
  boot.dataset.js = await module(nameOf(boot.dataset.js));
  await import(await module(boot.dataset.file));
}

const carried = document.querySelector(`template[xmlns="${CARRIED}"]`);
if (carried) begin(carried);
