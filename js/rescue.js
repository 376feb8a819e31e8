// The rescue page: everything this browser keeps of Parcours, to take out. It needs no program, changes nothing and deletes nothing.

import { LANGUAGES, describe, element, kept, nameOf, plain, revisionOf, row, say, settings, stayWhenDroppedOn, takeEverything, textOf } from "./records.js";

const DATABASE = "parcours";

const words = {
  title: { fr: "Sauvetage de vos parcours", en: "Rescue your maps" },
  about: {
    fr: "Cette page montre tout ce que Parcours garde dans ce navigateur, même quand Parcours ne s’ouvre plus. Elle ne modifie rien et ne supprime rien. Rien n’est envoyé nulle part.",
    en: "This page shows everything Parcours keeps in this browser, even when Parcours no longer opens. It changes nothing and deletes nothing. Nothing is sent anywhere.",
  },
  how: {
    fr: "Un parcours téléchargé s’ouvre dans Parcours avec « Ouvrir un fichier », dans ce navigateur ou dans un autre.",
    en: "A downloaded map opens in Parcours with “Open a file”, in this browser or another.",
  },
  everything: { fr: "Tout télécharger", en: "Download everything" },
  home: { fr: "Ouvrir Parcours", en: "Open Parcours" },
  blocked: { fr: "Ce navigateur bloque le stockage ici : rien n’y est gardé.", en: "This browser blocks storage here: nothing is kept in it." },
  none: { fr: "Parcours ne garde rien dans ce navigateur, à cette adresse.", en: "Parcours keeps nothing in this browser, at this address." },
  noDatabase: {
    fr: "Les copies de secours ne se lisent pas : le navigateur refuse sa base de données.",
    en: "The safety copies cannot be read: the browser refuses its database.",
  },
  framed: { fr: "Cette page ne s’ouvre pas à l’intérieur d’une autre.", en: "This page does not open inside another." },
  newer: { fr: "plus récent que le parcours ci-dessus", en: "newer than the map above" },
  same: { fr: "identique au parcours ci-dessus", en: "the same as the map above" },
  alone: { fr: "plus dans la liste des parcours", en: "no longer among the maps" },
  deleted: { fr: "supprimé", en: "deleted" },
  version: { fr: "version", en: "version" },
};

// The groups, in the order a person in need wants them, and whose records they hold.
const groups = [
  { name: { fr: "Parcours", en: "Maps" }, kinds: ["map"] },
  { name: { fr: "Copies de secours", en: "Safety copies" }, kinds: ["copy"] },
  { name: { fr: "Corbeille", en: "Bin" }, kinds: ["bin"] },
  { name: { fr: "Versions précédentes", en: "Earlier versions" }, kinds: ["prev", "history"] },
  { name: { fr: "Personas", en: "Personas" }, kinds: ["persona"] },
  { name: { fr: "Réglages et autres", en: "Settings and others" }, kinds: [] },
];

// How long the database may take to answer, in milliseconds: what is in local storage is shown without it then.
const LONGEST_WAIT = 10000;

// Everything in the database of safety copies, by store; nothing where there is none, null where it cannot be read.
function safetyCopies() {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), LONGEST_WAIT);
    let request;
    try {
      request = indexedDB.open(DATABASE);
    } catch {
      return resolve(null);
    }
    // There is none, and asking must not make one.
    request.onupgradeneeded = () => {
      request.transaction.abort();
      resolve({});
    };
    request.onerror = () => resolve(null);
    request.onblocked = () => resolve(null);
    request.onsuccess = () => {
      const database = request.result;
      database.onversionchange = () => database.close();
      const stores = [...database.objectStoreNames];
      if (stores.length === 0) return resolve({});
      const found = {};
      // One request a transaction, and committed: a page that is left meanwhile, and remembered by the browser, holds nobody up.
      const reading = stores.map((store) => new Promise((read, fail) => {
        const transaction = database.transaction(store, "readonly");
        const all = transaction.objectStore(store).getAll();
        transaction.commit();
        transaction.oncomplete = () => read((found[store] = all.result));
        transaction.onabort = fail;
      }));
      Promise.all(reading).then(() => resolve(found), () => resolve(null)).finally(() => database.close());
    };
  });
}

// The records of the database, beside those of the storage, which they are compared with.
function described(database, records) {
  const maps = new Map(records.filter((record) => record.kind === "map").map((record) => [record.id, record]));
  const deleted = new Set((database?.head ?? []).filter((head) => head?.deleted).map((head) => head.id));
  const found = [];
  // The head has the text of a copy that was written as the page went.
  const late = (database?.head ?? []).filter((head) => head?.text !== undefined);
  for (const [entries, kind] of [[late, "copy"], [database?.doc, "copy"], [database?.hist, "history"]]) {
    for (const entry of entries ?? []) {
      const [id, at, name] = [textOf(entry?.id), textOf(entry?.at), textOf(entry?.name)];
      // What is no text is told as what it is.
      const text = typeof entry?.text === "string" ? entry.text : (JSON.stringify(entry) ?? "");
      const record = { ...describe({ key: `${kind}:${id}${at ? `:${at}` : ""}`, text }), kind, id, notes: [] };
      record.rev ||= revisionOf(entry?.rev);
      record.at ||= at;
      if (name) record.notes.push(`« ${name} »`);
      const map = maps.get(id);
      if (kind === "copy" && deleted.has(id)) record.notes.push(plain(words.deleted));
      else if (kind === "copy" && !map) record.notes.push(plain(words.alone));
      else if (kind === "copy" && map.text === record.text) record.notes.push(plain(words.same));
      else if (kind === "copy" && record.rev > map.rev) record.notes.push(plain(words.newer));
      found.push(record);
    }
  }
  return found;
}

function notes(record) {
  const version = record.rev ? [`${plain(words.version)} ${record.rev}`] : [];
  return [...version, ...(record.notes ?? [])];
}

async function show() {
  const all = kept();
  const inStorage = (all ?? []).map(describe);
  const database = await safetyCopies();
  const records = [...inStorage, ...described(database, inStorage)];
  records.sort((one, other) => nameOf(one).localeCompare(nameOf(other)) || (one.at < other.at ? 1 : -1));
  const known = groups.flatMap((group) => group.kinds);
  const sections = groups.flatMap(({ name, kinds }) => {
    const members = records.filter(({ kind }) => (kinds.length ? kinds.includes(kind) : !known.includes(kind)));
    if (members.length === 0) return [];
    const rows = members.map((record) => row(record, notes(record)));
    return element("section", { "data-group": kinds[0] ?? "others" }, element("h2", {}, say(name)), element("ul", { class: "rescue-list" }, rows));
  });
  const button = element("button", { type: "button", class: "button primary", "data-everything": "", onclick: () => takeEverything(all, { database }) }, say(words.everything));
  document.querySelector("main").replaceChildren(
    element("h1", {}, say(words.title)),
    element("p", {}, say(words.about)),
    element("p", {}, say(words.how)),
    element("div", { class: "rescue-actions" }, ...(records.length ? [button] : []), element("a", { href: "./", class: "button" }, say(words.home))),
    ...(all === null ? [element("p", { class: "rescue-warning" }, say(words.blocked))] : []),
    ...(database === null && all !== null ? [element("p", { class: "rescue-warning" }, say(words.noDatabase))] : []),
    ...(records.length === 0 && all !== null ? [element("p", {}, say(words.none))] : sections),
  );
  document.title = plain(words.title);
  document.documentElement.setAttribute("data-ready", "");
}

if (LANGUAGES.length === 1) document.documentElement.lang = LANGUAGES[0];
document.documentElement.dataset.theme = settings().theme;
stayWhenDroppedOn();
if (window.top === window.self) show();
else document.querySelector("main").replaceChildren(element("p", {}, say(words.framed)));
