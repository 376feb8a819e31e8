// The safety copy of the maps, in IndexedDB: a second place, written after local storage, that a killed browser does not lose.
// Plain JavaScript because the rescue page reads it without the program.
//
// Database `parcours`, version 1. `text` is the record exactly as it stands in local storage under `parcours:map:ID`.
//   head  id -> { id, rev, at, crc, deleted? }                 what the copy holds, without its text
//   doc   id -> { id, rev, text }                              the copy
//   hist  [id, at] -> { id, at, rev, reason, name?, size, text }  earlier versions

const NAME = "parcours";
const STORES = { head: "id", doc: "id", hist: ["id", "at"] };
const MAPS = "parcours:map:";

// A browser that blocks storage may never answer.
const LONGEST_WAIT = 3000;

let opening;
let gone;
let wasGone = false; // since the heads were last asked

// `tell` is called whenever the database was deleted or closed by others; at once if it was since the heads were last asked, when what they
// told is what the caller goes by.
export function whenGone(tell) {
  gone = tell;
  if (wasGone) queueMicrotask(tell);
}

// The checksum in a record: the first such field is the envelope's own, since the texts before it would have their quotes escaped.
const crcOf = (text) => text?.match(/"crc":"([0-9a-f]{8})"/)?.[1];

function open() {
  opening ??= new Promise((done, fail) => {
    setTimeout(() => fail(new Error("no answer")), LONGEST_WAIT);
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const [store, keyPath] of Object.entries(STORES)) request.result.createObjectStore(store, { keyPath });
    };
    request.onsuccess = () => {
      const database = request.result;
      // A later page wants to change the database, or somebody deletes it: the next call opens it again.
      const forget = (isGone) => {
        opening = undefined;
        if (isGone) {
          wasGone = true;
          gone?.();
        }
      };
      database.onversionchange = ({ newVersion }) => (database.close(), forget(newVersion === null));
      database.onclose = () => forget(true);
      done(database);
    };
    request.onerror = () => fail(request.error);
  });
  opening.catch(() => (opening = undefined));
  return opening;
}

// Runs `work` with the stores of one transaction, and gives what the request it returns came to once everything is on the disk.
async function run(stores, mode, work) {
  // A program that broke may hold a broken map.
  if (mode === "readwrite" && globalThis.parcours?.hasCrashed()) throw new Error("the program broke");
  const database = await open();
  return new Promise((done, fail) => {
    const transaction = database.transaction(stores, mode, { durability: "strict" });
    const request = work(...stores.map((store) => transaction.objectStore(store)));
    if (!request) transaction.commit();
    transaction.oncomplete = () => done(request?.result);
    transaction.onabort = () => fail(transaction.error ?? new Error("aborted"));
    transaction.onerror = () => fail(transaction.error);
  });
}

// Does `work` with what `request` found, in the same transaction.
function then(request, work) {
  request.onsuccess = () => work(request.result);
  return request;
}

const versions = (id) => IDBKeyRange.bound([id], [id, []]);

// What the copies hold, as JSON. Copies of an older page do not tell their checksum: it is looked up in their texts, once.
export async function heads() {
  wasGone = false;
  const all = await run(["head"], "readonly", (head) => head.getAll());
  const silent = all.filter((head) => !head.crc);
  if (silent.length === 0) return JSON.stringify(all);
  const texts = await Promise.all(silent.map(({ id }) => copy(id)));
  silent.forEach((head, at) => {
    if (texts[at]?.startsWith(`{"e":1,"rev":${head.rev},`)) head.crc = crcOf(texts[at]);
  });
  return JSON.stringify(all);
}

// The copy of a map; undefined when there is none.
export async function copy(id) {
  return (await run(["doc"], "readonly", (doc) => doc.get(id)))?.text;
}

// Copies a map: `text`, or what local storage holds at this very moment. Nothing is asked first: when the page is about to go there is
// no time for an answer.
export async function keep(id, rev, at, text) {
  const record = text ?? localStorage.getItem(MAPS + id);
  // Another tab may have written since: its own copy is on the way. A map without an envelope has not been saved here yet.
  if (!record?.startsWith(`{"e":1,"rev":${rev},`)) return false;
  await run(["head", "doc"], "readwrite", (head, doc) => {
    head.put({ id, rev, at, crc: crcOf(record) });
    doc.put({ id, rev, text: record });
  });
  return true;
}

// Copies each of `late`, a JSON list of maps with what their copies held when it was decided: `seen`, and whether that is to be kept as an
// earlier version. Looked at and written in one transaction: a copy that is another by now is another tab's, and stays.
export function catchUp(late) {
  return run(["head", "doc", "hist"], "readwrite", (head, doc, hist) => {
    for (const { id, seen, keeps_old: keepsOld } of JSON.parse(late)) {
      const text = localStorage.getItem(MAPS + id);
      const [, rev, at] = text?.match(/^\{"e":1,"rev":(\d+),.{0,200}?"at":"([^"]*)"/) ?? [];
      if (!rev) continue;
      then(head.get(id), (there) => {
        const same = ["rev", "at", "deleted"].every((name) => there?.[name] === (seen?.[name] ?? undefined));
        if (!same) return;
        const put = (old) => {
          if (old) {
            const [now, size] = [new Date().toISOString(), old.text.length];
            hist.put({ id, at: now, rev: old.rev, reason: "recovered", size, text: old.text });
          }
          head.put({ id, rev: Number(rev), at, crc: crcOf(text) });
          doc.put({ id, rev: Number(rev), text });
        };
        if (keepsOld) then(doc.get(id), put);
        else put();
      });
    }
    return head.count();
  });
}

// Notes that a map was deleted, so that nobody offers to recover it. The copy stays until it is forgotten.
export function noteDeleted(id, at) {
  return run(["head"], "readwrite", (head) =>
    then(head.get(id), (there) => there && head.put({ ...there, deleted: at })),
  );
}

// Forgets everything about a map.
export function forget(id) {
  return run(["head", "doc", "hist"], "readwrite", (head, doc, hist) => {
    head.delete(id);
    doc.delete(id);
    hist.delete(versions(id));
  });
}

let latest = 0;

// Keeps a version: `text`, or what local storage holds now, which is read before anything else happens. Gives the time it is kept under:
// no two versions share one, or the second would take the place of the first.
export async function keepVersion(id, time, rev, reason, name, text) {
  const record = text ?? localStorage.getItem(MAPS + id);
  if (!record) return false;
  latest = Math.max(Date.parse(time), latest + 1);
  const at = new Date(latest).toISOString();
  const version = { id, at, rev, reason, size: record.length, text: record };
  if (name) version.name = name;
  await run(["hist"], "readwrite", (hist) => hist.put(version));
  return at;
}

// The earlier versions of a map, without their texts, as JSON.
export async function versionsOf(id) {
  const found = await run(["hist"], "readonly", (hist) => hist.getAll(versions(id)));
  return JSON.stringify(found.map(({ text, ...version }) => version));
}

// An earlier version; undefined when there is none.
export async function version(id, at) {
  return (await run(["hist"], "readonly", (hist) => hist.get([id, at])))?.text;
}

// Calls a version something, or nothing.
export function nameVersion(id, at, name) {
  return run(["hist"], "readwrite", (hist) =>
    then(hist.get([id, at]), (there) => there && hist.put({ ...there, name })),
  );
}

// Forgets versions: `times` is a JSON list of when they were kept.
export function forgetVersions(id, times) {
  return run(["hist"], "readwrite", (hist) => {
    for (const at of JSON.parse(times)) hist.delete([id, at]);
  });
}
