// Starts the page: refuses a frame, loads the program and checks it by its hash. When that fails, or when the program breaks later,
// it shows what this browser keeps. A file of its own because the page's security policy forbids inline scripts.

import * as firstPicture from "./first_picture.js";

const boot = document.getElementById("boot");

const words = {
  framed: {
    fr: ["Parcours ne s’ouvre pas à l’intérieur d’une autre page.", "Ouvrir Parcours dans son propre onglet"],
    en: ["Parcours does not open inside another page.", "Open Parcours in a tab of its own"],
  },
  failed: {
    fr: ["Parcours s’est arrêté. Vos parcours enregistrés restent dans ce navigateur.", "Les voir et les télécharger"],
    en: ["Parcours has stopped. Your saved maps are still in this browser.", "See and download them"],
  },
};

// Says it plainly, in both languages: for when nothing else can be loaded or asked.
function say(message, link) {
  const region = document.createElement("main");
  region.className = "rescue";
  region.setAttribute("role", "alert");
  for (const language of ["fr", "en"]) {
    const [text, action] = message[language];
    const [paragraph, anchor] = [document.createElement("p"), document.createElement("a")];
    paragraph.lang = language;
    Object.assign(anchor, link).append(action);
    paragraph.append(text, " ", anchor);
    region.append(paragraph);
  }
  document.body.replaceChildren(region);
}

// The address of a file of the build, whatever folder the page was published in.
function address(relative) {
  return new URL(relative, document.baseURI).href;
}

// The checksum that the build wrote on the preload link of a file, so that a changed file is refused.
function integrity(url) {
  for (const link of document.querySelectorAll("link[integrity]")) {
    if (link.href === url) return link.integrity;
  }
  return "";
}

// Tells the style sheet which screen the address names, in which language and colours, for what is shown until the program draws. Gives what
// draws the board, where that is the screen.
function outline() {
  const root = document.documentElement;
  const [, id, view] = /^#\/map\/([^/]+)\/?(.*)/.exec(location.hash) ?? [];
  root.dataset.outline = id ? view || "board" : "home";
  let set = null;
  try {
    set = JSON.parse(localStorage.getItem("parcours:set"));
  } catch {
    // Storage is blocked, or somebody else's.
  }
  // What stands there may be anything: only what the page itself would take is taken.
  const browsers = /^fr/i.test(navigator.language) ? "fr" : "en";
  root.lang = ["fr", "en"].find((language) => language === set?.language) ?? browsers;
  root.dataset.theme = ["light", "dark"].find((theme) => theme === set?.theme) ?? "";
  const { hash } = location;
  return root.dataset.outline === "board" && (() => (location.hash === hash ? firstPicture.draw(id, set) : []));
}

// The program's scripts. Safari takes no notice of the checksum of a module, so each is read once more, from the browser's cache, and
// checked; they run only then.
async function scripts() {
  const modules = [...document.querySelectorAll("link[rel=modulepreload][integrity]")];
  await Promise.all(modules.map(({ href, integrity }) => fetch(href, { integrity, credentials: "same-origin" })));
  return import(address(boot.dataset.js));
}

// A file of the program, checked by its hash.
async function load(url) {
  const ask = (cache) => fetch(url, { integrity: integrity(url), credentials: "same-origin", cache });
  // A server's "not found" may have been kept for a while, also by a page before this one: the server itself is asked then.
  let response = await ask("default").catch(() => null);
  if (!response?.ok) response = await ask("reload");
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response;
}

// Puts the style sheet at `url` after those that are there. It comes by the same way as the program, checked, and then from the browser's cache.
async function style(url) {
  await (await load(url)).arrayBuffer();
  const sheet = document.createElement("link");
  Object.assign(sheet, { rel: "stylesheet", href: url, integrity: integrity(url) });
  const shown = new Promise((done, failed) => Object.assign(sheet, { onload: done, onerror: () => failed(new Error(url)) }));
  document.head.append(sheet);
  await shown.catch((error) => {
    sheet.remove();
    throw error;
  });
}

// The style sheets of a part, each there or coming.
const styles = new Map();

// What the part with the file at `url` needs to be drawn.
function styled(url) {
  const links = [...document.querySelectorAll("link[data-part]")];
  const of = links.find(({ href }) => href === url)?.dataset.part;
  const own = links.filter(({ href, dataset }) => dataset.part === of && href.endsWith(".css"));
  return Promise.all(own.map(({ href }) => {
    if (!styles.has(href)) {
      styles.set(href, style(href));
      styles.get(href).catch(() => styles.delete(href));
    }
    return styles.get(href);
  }));
}

// The modules of the files that were asked for, by address: each there or coming.
const compiled = new Map();

// The modules in the file at `url`, which begin at its first byte and at `starts`. A file that is one module is compiled while it comes,
// and by the response the server gave: browsers keep what they compiled by that.
async function compile(url, starts) {
  const response = await load(url);
  if (starts.length === 0) {
    const isTyped = response.headers.get("content-type") === "application/wasm";
    const typed = () => new Response(response.body, { headers: { "content-type": "application/wasm" } });
    return [await WebAssembly.compileStreaming(isTyped ? response : typed())];
  }
  const bytes = await response.arrayBuffer();
  return Promise.all([0, ...starts].map((from, at) => WebAssembly.compile(bytes.slice(from, starts[at]))));
}

// The same, once for each file; what could not be had is asked for anew.
function modules(url) {
  if (!compiled.has(url)) {
    const link = [...document.querySelectorAll("link[data-starts]")].find(({ href }) => href === url);
    compiled.set(url, compile(url, link ? link.dataset.starts.split(" ").map(Number) : []));
    compiled.get(url).catch(() => compiled.delete(url));
  }
  return compiled.get(url);
}

// A module of a part, for the program's own loader, once what is drawn of the part can be.
async function part(relative, at) {
  const url = address(relative);
  const [found] = await Promise.all([modules(url), styled(url)]);
  return found[at];
}

// Which parts the program will ask for first: the words of its language, and for a map's address the board. A guess costs nothing where
// it is wrong; the program decides.
function firstParts() {
  const { lang, dataset } = document.documentElement;
  const words = lang === "fr" ? "french" : "english";
  return dataset.outline === "home" ? [words] : [words, "board"];
}

async function start() {
  const core = modules(address(boot.dataset.wasm));
  for (const name of firstParts()) {
    for (const { href } of document.querySelectorAll(`link[data-part~="${name}"][href$=".wasm"]`)) modules(href).catch(() => {});
  }
  const [program, [module]] = await Promise.all([scripts(), core]);
  await program.default({ module_or_path: module });
}

// Waits until what is on the page is painted. A page out of sight has no pictures.
function painted() {
  return new Promise((done) => {
    setTimeout(done, 100);
    requestAnimationFrame(() => setTimeout(done));
  });
}

// The bar, then the board by `draw`, which gives what is pressed there, then the program: whatever is begun before the browser has painted shares the
// processor with that.
async function begin(draw) {
  if (draw) {
    await painted();
    window.parcours.pressed = draw();
    if (!document.querySelector(".start-board")) await painted();
  }
  return start();
}

// The browser may have kept a page that names files of an older build, gone since: it is asked for anew and loaded again, once.
async function again() {
  try {
    if (sessionStorage.getItem("parcours:again")) return false;
    sessionStorage.setItem("parcours:again", "yes");
    const page = await fetch(location.pathname, { cache: "reload" });
    if (page.ok) location.reload();
    return page.ok;
  } catch {
    return false;
  }
}

function watch() {
  const draw = outline();
  // After the first picture, which a person waits for, and before it is needed: then there may be no network.
  let loading;
  const screen = () => (loading ??= import("./crash.js").catch(() => null));
  let stopped = false;

  async function stop(why, error) {
    if (stopped) return;
    stopped = true;
    console.error(error);
    // Of the address only the path: what stands behind the # can be a whole map. Firefox names the whole address in a stack.
    const details = [error, error?.stack, location.pathname, boot.dataset.js, navigator.userAgent, new Date().toISOString()];
    const told = details.join("\n").replaceAll(location.hash || "#", "#");
    const shown = await screen();
    if (shown) shown.show(why, told);
    else say(words.failed, { href: "rescue.html" });
  }

  // The program's panic hook calls the first; before each write it asks the second.
  window.parcours = {
    crash: (message) => stop("crash", new Error(message)),
    hasCrashed: () => stopped,
    // Only now: a page without words would else be asked for anew for ever.
    started: () => {
      requestAnimationFrame(() => setTimeout(screen));
      try {
        sessionStorage.removeItem("parcours:again");
      } catch {
        // Storage is blocked: nothing was noted there.
      }
    },
    notStarted: async (message) => (await again()) || stop("start", new Error(message)),
    part,
    file: (relative) => load(address(relative)),
  };

  // What ends the program without its hook being called: no memory left, no stack left, an error thrown through it. It cannot go on:
  // what it had begun is neither finished nor undone.
  const broke = (error) => error instanceof WebAssembly.RuntimeError || /wasm-function/.test(error?.stack);
  addEventListener("error", ({ error }) => broke(error) && stop("crash", error));
  addEventListener("unhandledrejection", ({ reason }) => reason instanceof WebAssembly.RuntimeError && stop("crash", reason));

  if (typeof WebAssembly !== "object") return stop("old", "no WebAssembly");
  begin(draw).catch(async (error) => stopped || (await again()) || stop("start", error));
}

// A page of somebody else could lay its own buttons over ours; a <meta> policy cannot forbid frames.
if (window.top === window.self) watch();
else say(words.framed, { href: location.href, target: "_blank", rel: "noopener" });
