// The screen that is shown when the program broke, or could not start: what happened, and every map this browser keeps, to take out.
// It needs nothing of the program, so it also draws when there is none.

import { describe, element, kept, plain, row, say, stayWhenDroppedOn, takeEverything } from "./records.js";

const words = {
  title: {
    crash: { fr: "Un problème est survenu", en: "Something broke" },
    start: { fr: "Parcours n’a pas pu démarrer", en: "Parcours could not start" },
    old: { fr: "Ce navigateur ne peut pas ouvrir Parcours", en: "This browser cannot open Parcours" },
  },
  about: {
    crash: {
      fr: "Vos parcours enregistrés sont intacts ; téléchargez-les ci-dessous.",
      en: "Your saved maps are safe; download them below.",
    },
    start: {
      fr: "Un fichier du programme n’a pas pu être chargé, ou n’est pas celui qui était attendu. Vos parcours restent dans ce navigateur ; téléchargez-les ci-dessous.",
      en: "A file of the program could not be loaded, or is not the one that was expected. Your maps are still in this browser; download them below.",
    },
    old: {
      fr: "WebAssembly y est absent ou désactivé. Vos parcours restent dans ce navigateur ; téléchargez-les ci-dessous.",
      en: "WebAssembly is missing or switched off in it. Your maps are still there; download them below.",
    },
  },
  unsaved: {
    fr: "Rien n’est plus écrit depuis. Ce que vous avez fait après l’heure indiquée peut manquer ; rechargez la page pour continuer.",
    en: "Nothing has been written since. What you did after the time shown may be missing; reload the page to go on.",
  },
  maps: { fr: "Parcours de ce navigateur", en: "Maps in this browser" },
  none: { fr: "Il n’y a aucun parcours dans ce navigateur.", en: "There is no map in this browser." },
  blocked: { fr: "Ce navigateur bloque le stockage ici : aucun parcours n’y est gardé.", en: "This browser blocks storage here: no map is kept in it." },
  open: { fr: "ouvert à ce moment", en: "open when it happened" },
  reload: { fr: "Recharger la page", en: "Reload the page" },
  everything: { fr: "Tout télécharger", en: "Download everything" },
  page: { fr: "Tout ce que garde ce navigateur", en: "Everything this browser keeps" },
  details: { fr: "Détails techniques", en: "Technical details" },
  copy: { fr: "Copier les détails techniques", en: "Copy technical details" },
  copied: { fr: "Détails copiés.", en: "Details copied." },
  notCopied: { fr: "Le navigateur refuse la copie : les détails sont sélectionnés ci-dessous.", en: "The browser refuses to copy: the details are selected below." },
};

// From the start, before there is anything to show: the program takes files, and nobody else takes anything.
stayWhenDroppedOn();

// The id of the map that the address names; a strange one is written there letter by letter.
function openedMap() {
  try {
    return decodeURIComponent(/^#\/map\/([^/]+)/.exec(location.hash)?.[1] ?? "");
  } catch {
    return "";
  }
}

// Draws the screen. `why` is crash, start or old; `details` is for whoever mends it.
export function show(why, details) {
  // For a person who had it open, and for the language a screen reader speaks.
  const opened = openedMap();
  const all = kept();
  const records = (all ?? []).map(describe);
  const isOpened = (record) => why === "crash" && record.id === opened;
  const maps = records.filter((record) => record.kind === "map");
  maps.sort((one, other) => isOpened(other) - isOpened(one) || (one.at < other.at ? 1 : -1));
  const rows = maps.map((record) => row(record, isOpened(record) ? [plain(words.open)] : []));
  const empty = all === null ? words.blocked : words.none;
  const button = (name, word, onclick) => element("button", { type: "button", class: "button", [`data-${name}`]: "", onclick }, say(word));
  const reload = button("reload", words.reload, () => location.reload());
  reload.classList.add("primary");
  const block = element("pre", { tabindex: "0" }, details);
  const more = element("details", {}, element("summary", {}, say(words.details)), block);
  const told = element("p", { role: "status", class: "quiet" });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(details);
      told.replaceChildren(...say(words.copied));
    } catch {
      more.open = true;
      getSelection()?.selectAllChildren(block);
      told.replaceChildren(...say(words.notCopied));
    }
  };
  const heading = element("h1", { id: "rescue-title", tabindex: "-1" }, say(words.title[why]));
  const content = [
    heading,
    element("p", { id: "rescue-about" }, say(words.about[why])),
    ...(why === "crash" ? [element("p", {}, say(words.unsaved))] : []),
    element("div", { class: "rescue-actions" }, reload, button("everything", words.everything, () => takeEverything(all))),
    element("h2", {}, say(words.maps)),
    rows.length ? element("ul", { class: "rescue-list" }, rows) : element("p", {}, say(empty)),
    element("p", {}, element("a", { href: "rescue.html" }, say(words.page))),
    more,
    element("div", { class: "rescue-actions" }, button("copy-details", words.copy, copy), told),
  ];
  document.getElementById("start")?.remove();
  if (why === "crash") cover(content);
  else document.body.replaceChildren(element("main", { class: "rescue", "data-rescue": why }, content));
  heading.focus();
}

// Lays the screen over the page, which can be read behind it and no longer answers.
function cover(content) {
  freeze();
  for (const child of document.body.children) child.inert = true;
  const dialog = element("dialog", {
    class: "rescue",
    "data-rescue": "crash",
    "aria-labelledby": "rescue-title",
    "aria-describedby": "rescue-about",
    // A second Escape closes a dialog whatever was answered to the first.
    onclose: () => dialog.showModal(),
    oncancel: (event) => event.preventDefault(),
  }, content);
  for (const type of HEARD) dialog.addEventListener(type, (event) => event.stopPropagation());
  document.body.append(dialog);
  // Over the page's own dialogs, which are in the top layer too.
  dialog.showModal();
}

// What the page listens to at the window or the document, where making it inert does not reach.
const HEARD = [
  "keydown", "keyup", "pointerdown", "pointermove", "pointerup", "pointercancel", "click", "input", "change", "paste", "wheel",
  "focusin", "focusout", "resize", "hashchange", "popstate", "storage", "visibilitychange", "pagehide", "beforeunload",
  // A tab that has stopped holds no update up.
  "parcours-flush",
];

// Stops what would still happen by itself, and keeps everything that is not about this screen from the broken program.
function freeze() {
  // Timers and frames are numbered as they are asked for.
  for (let timer = setTimeout(() => {}); timer > 0; timer -= 1) clearTimeout(timer);
  for (let frame = requestAnimationFrame(() => {}); frame > 0; frame -= 1) cancelAnimationFrame(frame);
  const stop = (event) => {
    if (!event.target.closest?.("[data-rescue]")) event.stopImmediatePropagation();
  };
  for (const type of HEARD) addEventListener(type, stop, { capture: true, passive: true });
}
