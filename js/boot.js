// Starts the page: refuses a frame, loads the program and checks it by its hash. When that fails, or when the program breaks later,
// it shows what this browser keeps. A file of its own because the page's security policy forbids inline scripts.

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

// The program's scripts. Safari takes no notice of the checksum of a module, so each is read once more, from the browser's cache, and
// checked; they run only then.
async function scripts() {
  const modules = [...document.querySelectorAll("link[rel=modulepreload][integrity]")];
  await Promise.all(modules.map(({ href, integrity }) => fetch(href, { integrity, credentials: "same-origin" })));
  return import(address(boot.dataset.js));
}

async function start() {
  const wasm = address(boot.dataset.wasm);
  const [program, response] = await Promise.all([
    scripts(),
    fetch(wasm, { integrity: integrity(wasm), credentials: "same-origin" }),
  ]);
  if (!response.ok) throw new Error(`${response.status} ${wasm}`);
  await program.default({ module_or_path: response });
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
  // Loaded beside the program: when it is needed there may be no network.
  const loading = import("./crash.js").catch(() => null);
  let stopped = false;

  async function stop(why, error) {
    if (stopped) return;
    stopped = true;
    console.error(error);
    // Of the address only the path: what stands behind the # can be a whole map.
    const details = [error, error?.stack, location.pathname, boot.dataset.js, navigator.userAgent, new Date().toISOString()];
    const screen = await loading;
    if (screen) screen.show(why, details.join("\n"));
    else say(words.failed, { href: "rescue.html" });
  }

  // The program's panic hook calls the first; before each write it asks the second.
  window.parcours = {
    crash: (message) => stop("crash", new Error(message)),
    hasCrashed: () => stopped,
  };

  // What ends the program without its hook being called: no memory left, no stack left, an error thrown through it. It cannot go on:
  // what it had begun is neither finished nor undone.
  const broke = (error) => error instanceof WebAssembly.RuntimeError || /wasm-function/.test(error?.stack);
  addEventListener("error", ({ error }) => broke(error) && stop("crash", error));
  addEventListener("unhandledrejection", ({ reason }) => reason instanceof WebAssembly.RuntimeError && stop("crash", reason));

  if (typeof WebAssembly !== "object") return stop("old", "no WebAssembly");
  start().then(
    () => sessionStorage.removeItem("parcours:again"),
    async (error) => stopped || (await again()) || stop("start", error),
  );
}

// A page of somebody else could lay its own buttons over ours; a <meta> policy cannot forbid frames.
if (window.top === window.self) watch();
else say(words.framed, { href: location.href, target: "_blank", rel: "noopener" });
