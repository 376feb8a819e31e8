// Has the page opened without a network, and offers a new version of it. Not part of the program: a build that does not start can
// be replaced all the same.

const here = new URL("./", document.baseURI);
const root = document.documentElement;

const words = {
  ready: { fr: "Nouvelle version prête", en: "New version ready" },
  held: {
    fr: "Pas encore mis à jour\u202f: dans un de vos onglets, quelque chose n’est pas enregistré. Terminez-le ou téléchargez-le, puis réessayez.",
    en: "Not updated yet: in one of your tabs, something is not saved. Finish it or download it, then try again.",
  },
  update: { fr: "Mettre à jour", en: "Update" },
  later: { fr: "Plus tard", en: "Later" },
};

// Both languages: the style sheet shows the one that the page is in.
function say(element, text) {
  for (const language of ["fr", "en"]) {
    const part = document.createElement("span");
    part.lang = language;
    part.append(text[language]);
    element.append(part);
  }
  return element;
}

function button(name, kind, text, act) {
  const made = say(document.createElement("button"), text);
  made.type = "button";
  made.className = kind;
  made.dataset.command = name;
  made.addEventListener("click", act);
  return made;
}

// Whether all that is in this tab is kept. The program finishes what is being written, and objects where it cannot keep it.
function isKept() {
  const fields = document.querySelectorAll(":is(dialog[open], .home-rename) :is(input, textarea)");
  const isWritten = [...fields].some((field) => field.value !== field.defaultValue);
  return dispatchEvent(new Event("parcours-flush", { cancelable: true })) && !isWritten;
}

async function begin(container) {
  const off = await fetch("./sw-off.json", { cache: "no-store" }).then((answer) => answer.json()).catch(() => null);
  if (off?.off) return leave(container);
  const registration = await container.register("./sw.js", { scope: "./", updateViaCache: "none" });

  // There from the start, or what is put into it would not be heard.
  const region = document.createElement("div");
  region.id = "update";
  region.setAttribute("role", "status");
  document.body.append(region);
  // The board leaves the bar its room (`style/update.css`).
  const makeRoom = () => root.style.setProperty("--update-height", `${region.offsetHeight}px`);
  addEventListener("resize", makeRoom);
  const hide = () => {
    region.replaceChildren();
    makeRoom();
  };
  const show = (state) => {
    if (region.dataset.update === state && region.firstChild) return;
    // A board that changes its size gives up a drag.
    if (document.body.matches(".dragging")) {
      addEventListener("pointerup", () => setTimeout(show, 0, state), { once: true });
      return;
    }
    region.dataset.update = state;
    region.replaceChildren(
      say(document.createElement("p"), words[state]),
      button("update-page", "button", words.update, replace),
      button("update-later", "button quiet", words.later, hide),
    );
    makeRoom();
  };
  const restart = () => (isKept() ? location.reload() : show("held"));
  const replace = () => (registration.waiting ? registration.waiting.postMessage("update") : restart());
  const offer = () => registration.waiting && registration.active && show("ready");
  const watch = () => registration.installing?.addEventListener("statechange", offer);

  let isFirst = !container.controller;
  container.addEventListener("controllerchange", () => {
    // The first worker of all takes charge of a page of its own build: nothing changes.
    if (!isFirst) restart();
    isFirst = false;
  });
  container.addEventListener("message", ({ data, ports }) => {
    if (data === "flush") ports[0].postMessage(isKept());
    if (data === "held") show("held");
  });
  registration.addEventListener("updatefound", watch);
  watch();
  offer();

  // Without a network there is nothing to find.
  const check = () => registration.update().catch(() => {});
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && check());
  setInterval(check, 3_600_000);
  check();
}

// Removes the worker and its caches, and nothing of what people made.
async function leave(container) {
  const registration = await container.getRegistration();
  if (registration?.scope !== here.href) return;
  await registration.unregister();
  const caches = window.caches;
  for (const name of await caches.keys()) {
    if (name.startsWith(`parcours-${here.pathname}:`)) await caches.delete(name);
  }
}

function start() {
  begin(navigator.serviceWorker).catch((error) => console.warn(error));
}

// A browser may have no workers, or none for pages without https; in a frame the page does not start.
if (window.top === window.self && navigator.serviceWorker) {
  // The page before anything else; what never gets ready can be replaced all the same, if it was kept.
  let isBegun = false;
  const once = () => {
    isBegun ||= (start(), true);
    ready.disconnect();
  };
  const ready = new MutationObserver(once);
  if (root.hasAttribute("data-ready")) once();
  else {
    ready.observe(root, { attributeFilter: ["data-ready"] });
    if (navigator.serviceWorker.controller) setTimeout(once, 3000);
  }
}
