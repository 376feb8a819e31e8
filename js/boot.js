// Starts the page: refuses a frame, loads the program, and says so plainly when that fails.
// A file of its own because the page's security policy forbids inline scripts.

const boot = document.getElementById("boot");

const words = {
  framed: {
    fr: ["Parcours ne s’ouvre pas à l’intérieur d’une autre page.", "Ouvrir Parcours dans son propre onglet"],
    en: ["Parcours does not open inside another page.", "Open Parcours in a tab of its own"],
  },
  failed: {
    fr: ["Parcours n’a pas pu démarrer. Vos cartes restent dans ce navigateur.", "Recharger la page"],
    en: ["Parcours could not start. Your maps are still in this browser.", "Reload the page"],
  },
};

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

// Both languages: the language that the person chose may be what could not be read.
function say(message, link, details) {
  const region = document.createElement("main");
  region.id = "boot-message";
  region.setAttribute("role", "alert");
  for (const language of ["fr", "en"]) {
    const [text, action] = message[language];
    const paragraph = document.createElement("p");
    paragraph.lang = language;
    const anchor = document.createElement("a");
    link(anchor);
    anchor.append(action);
    paragraph.append(text, " ", anchor);
    region.append(paragraph);
  }
  if (details) {
    const block = document.createElement("pre");
    block.append(details);
    region.append(block);
  }
  document.body.replaceChildren(region);
}

async function start() {
  const wasm = address(boot.dataset.wasm);
  const [program, response] = await Promise.all([
    import(address(boot.dataset.js)),
    fetch(wasm, { integrity: integrity(wasm), credentials: "same-origin" }),
  ]);
  if (!response.ok) throw new Error(`${response.status} ${wasm}`);
  await program.default({ module_or_path: response });
}

// A page of somebody else could lay its own buttons over ours; a <meta> policy cannot forbid frames.
if (window.top !== window.self) {
  say(words.framed, (anchor) => {
    anchor.href = location.href;
    anchor.target = "_blank";
    anchor.rel = "noopener";
  });
} else {
  start().catch((error) => {
    console.error(error);
    say(words.failed, (anchor) => {
      anchor.href = "";
      anchor.addEventListener("click", (event) => {
        // `href=""` keeps the fragment, and then only jumps: reload is what loads the files again.
        event.preventDefault();
        location.reload();
      });
    }, String(error));
  });
}
