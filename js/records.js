// What this browser keeps of Parcours, read without the program: for the crash screen and for the rescue page.
// Nothing here writes, changes or removes what is kept.

const PREFIX = "parcours:";

/** @typedef {{ key: string, text: string }} Kept a text of the browser's storage and its key */
/** @typedef {{ key: string, kind: string, id: string, title: string, at: string, rev: number, file: string | null, text: string }} Record */

// What is dropped where nobody takes it, a file, a link, a marked text, would lead the browser away from the page. Fields take texts.
export function stayWhenDroppedOn() {
  for (const kind of ["dragover", "drop"]) {
    addEventListener(kind, (event) => {
      const holdsFiles = event.dataTransfer?.types.includes("Files");
      if (event.defaultPrevented || (!holdsFiles && event.target.closest?.("input, textarea"))) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = "none";
    });
  }
}

// Every text kept under a key of ours; null where the browser blocks storage.
/** @returns {Kept[] | null} */
export function kept() {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).sort();
    return keys.map((key) => ({ key, text: localStorage.getItem(key) ?? "" }));
  } catch {
    return null;
  }
}

// A value as a text, if it is one: making a text of anything else may run into what somebody else put there.
export function textOf(value) {
  return typeof value === "string" ? value : "";
}

// A value as a revision, if it is one.
export function revisionOf(value) {
  return Number.isSafeInteger(value) && value >= 0 ? value : 0;
}

// What a text tells of itself. Anything may stand there, so nothing is trusted: what is no map file is handed out as it is.
/** @returns {Record} */
export function describe({ key, text }) {
  const [, kind, ...rest] = key.split(":");
  const record = { key, kind, id: rest.join(":"), title: "", at: "", rev: 0, file: null, text };
  let read;
  try {
    read = JSON.parse(text);
  } catch {
    return record;
  }
  const content = read?.doc ?? read;
  if (kind === "persona") record.title = textOf(content?.name);
  const map = content?.map;
  if (content?.format !== "parcours" || map === null || typeof map !== "object" || Array.isArray(map)) return record;
  record.title = textOf(map.title);
  record.at = textOf(read.at);
  record.rev = revisionOf(read.rev);
  record.file = read.doc ? inside(text, read.doc) : text;
  return record;
}

// The map file inside an envelope, letter by letter: reading and writing it here would round long numbers.
function inside(text, doc) {
  const begin = text.indexOf('"doc":') + 6;
  const cut = text.slice(begin, text.lastIndexOf("}"));
  const written = JSON.stringify(doc);
  try {
    if (JSON.stringify(JSON.parse(cut)) === written) return cut;
  } catch {
    // Something stands behind the map: then the map as it was understood.
  }
  return written;
}

// A file name that every system takes, as the program makes it (src/format/name.rs).
function fileName(title) {
  const unfit = /[\p{Cc}<>:"/\\|?*\u200B-\u200F\u202A-\u202E\u2028\u2029\u2060-\u206F\u061C\uFEFF]/gu;
  const name = [...title.trim().replace(unfit, "_")].slice(0, 100).join("").replace(/^[.\s]+|[.\s]+$/g, "");
  if (/^_*$/.test(name)) return "journey-map";
  return /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)/i.test(name) ? `_${name}` : name;
}

// Gives a record to the person: as a map file that opens again if it holds one, else as the text it is.
export function take(record) {
  if (record.file === null) return give(`${fileName(record.key.replaceAll(":", "-"))}.txt`, record.text);
  give(`${fileName(record.title)}.parcours.json`, `${record.file.trimEnd()}\n`);
}

// Gives everything in one file, letter by letter: what is in storage, and what else was read.
export function takeEverything(all, more = {}) {
  const keys = Object.fromEntries((all ?? []).map(({ key, text }) => [key, text]));
  const made = new Date().toISOString();
  const whole = { format: "parcours-rescue", made, keys, ...more };
  give(`parcours-${made.slice(0, 10)}.json`, `${JSON.stringify(whole, null, 1)}\n`);
}

function give(name, text) {
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(new Blob([text], { type: name.endsWith(".json") ? "application/json" : "text/plain" }));
  anchor.download = name;
  anchor.hidden = true;
  // Firefox only follows a link that stands in the page. Where a dialog is open, only what is inside it can be pressed.
  (document.querySelector("dialog[open]") ?? document.body).append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000);
}

// What the person set, as far as it can be read: texts only.
export function settings() {
  try {
    const { theme, language } = JSON.parse(localStorage.getItem(`${PREFIX}set`));
    return { theme: textOf(theme), language: textOf(language) };
  } catch {
    return { theme: "", language: "" };
  }
}

// The languages to speak: the one that was chosen, else the browser's if it is one of ours, else both.
function spoken() {
  for (const wish of [settings().language, navigator.language]) {
    const language = textOf(wish).slice(0, 2).toLowerCase();
    if (language === "fr" || language === "en") return [language];
  }
  return ["fr", "en"];
}
export const LANGUAGES = spoken();

// A text in the languages spoken, for an attribute.
export function plain(text) {
  return LANGUAGES.map((language) => text[language]).join(" · ");
}

// A text in the languages spoken, each marked as what it is.
export function say(text) {
  if (LANGUAGES.length === 1) return [text[LANGUAGES[0]]];
  return LANGUAGES.map((language) => element("span", { lang: language }, text[language]));
}

// A time as the person reads it, as the page itself writes it: in the language spoken, as the browser's region writes it. A text that
// is no time as it is.
export function time(at) {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  const [own, other] = LANGUAGES;
  const tags = navigator.languages.map((tag) => tag.match(/^[a-z]{2}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(?=-|$)/i)?.[0]);
  const regional = tags.find((tag) => tag?.slice(0, 2).toLowerCase() === own);
  return date.toLocaleString(other ? [] : (regional ?? own), { dateStyle: "medium", timeStyle: "medium" });
}

// An element; a name that begins with `on` listens.
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (attribute.startsWith("on")) made.addEventListener(attribute.slice(2), value);
    else made.setAttribute(attribute, value);
  }
  made.append(...children.flat());
  return made;
}

const words = {
  take: { fr: "Télécharger", en: "Download" },
  untitled: { fr: "Parcours sans titre", en: "Untitled map" },
  unread: { fr: "ne se lit pas comme un parcours ; téléchargé tel quel", en: "cannot be read as a map; downloaded as it is" },
  saved: { fr: "enregistré le", en: "saved" },
};

// What a person calls a record.
export function nameOf(record) {
  return record.title.trim() || (record.file === null ? record.key : plain(words.untitled));
}

// One record of a list: its name, when it was saved, what else is to be said of it, and the button that takes it out.
export function row(record, notes = []) {
  const name = nameOf(record);
  const about = [...notes];
  if (record.at) about.unshift(`${plain(words.saved)} ${time(record.at)}`);
  if (record.file === null && ["map", "bin", "prev"].includes(record.kind)) about.unshift(plain(words.unread));
  return element(
    "li",
    { "data-record": record.key },
    element("div", {}, element("bdi", { class: "rescue-name" }, name), element("p", { class: "quiet" }, about.join(" · "))),
    element("button", { type: "button", class: "button", "aria-label": `${plain(words.take)} ${name}`, onclick: () => take(record) }, say(words.take)),
  );
}
