// The safety copy of the maps, in IndexedDB: a second place, written after local storage, that a killed browser does not lose.
// Plain JavaScript because the rescue page reads it without the program.
//
// Database `parcours`, version 1. `text` is the record exactly as it stands in local storage under `parcours:map:ID`.
//   head  id -> { id, rev, at, crc, deleted?, text? }          what the copy holds; its text only where the page went as it was written
//   doc   id -> { id, rev, text }                              the copy, unless the head has it
//   hist  [id, at] -> { id, at, rev, reason, name?, size, text }  earlier versions
//
// Nothing takes the place of a copy that it was not made from before that copy is among the earlier versions.

const NAME = "parcours";
const STORES = { head: "id", doc: "id", hist: ["id", "at"] };
const MAPS = "parcours:map:";

// A browser that blocks storage may never answer, and neither may one where another page holds the database.
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

// The checksums of the versions that a record was made from. The first brace after its own is the map's.
const pastOf = (text) => text.match(/^\{[^{]*?"past":"([0-9a-f ]*)"/)?.[1].split(" ") ?? [];

// The rescue page has no program.
const hasCrashed = () => globalThis.parcours?.hasCrashed() ?? false;

// What this page itself has put on the disk, by map and checksum.
const own = new Set();
const nameOf = (id, text) => `${id} ${crcOf(text)}`;

// Whether all that the copy `there` holds is in `record`, which is to take its place, or was put on the disk by this page. One that does not
// tell is gone by its revision, as `Head::is_beyond` does.
function isKnown(there, record) {
  if (!there?.crc) return !there || there.rev <= Number(record.match(/"rev":(\d+)/)[1]);
  return own.has(`${there.id} ${there.crc}`) || [crcOf(record), ...pastOf(record)].includes(there.crc);
}

// The transactions that wait for this page to make something of an answer, with how many answers that are and what is to be done instead when
// the page goes. All others are committed, with no more than one request on its way, and end whatever becomes of the page: WebKit ends none of
// a page in its memory where two answers are outstanding, and keeps the database open for it (`didCommit` of its `IDBTransaction`).
const asking = new Map();

function callOff(transaction) {
  asking.delete(transaction);
  try {
    transaction.abort();
  } catch {
    // It has come to an end by itself.
  }
}

// When the page is about to go nothing it asks is answered any more. WebKit keeps the page in memory, and with it each transaction that is not
// committed: the next page would wait for it until that memory is given back, which may be never.
let isGoing = false;
const goes = () => {
  isGoing = true;
  for (const [transaction, { instead }] of [...asking]) {
    callOff(transaction);
    instead?.();
  }
  // What comes at the end of the line is kept from the page of a program that broke.
  if (hasCrashed()) letGo();
  // Once more at the end of the line: what others write as the page goes comes before.
  removeEventListener("pagehide", letGo);
  addEventListener("pagehide", letGo);
};
addEventListener("pagehide", goes, true);
addEventListener("pageshow", () => (isGoing = false), true);

// Nobody has to wait for a page that is in the browser's memory: one that wants to change the database, or to delete it, would.
function letGo() {
  opening?.then((database) => database.close(), () => {});
  opening = undefined;
}

function open() {
  if (!opening && isGoing) return Promise.reject(new Error("the page goes"));
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

// Opens the database before somebody asks it. Where it cannot be, whoever asks is told.
export function begin() {
  open();
}

// Runs `work` with the stores of one transaction, and gives what the request it returns came to once everything is on the disk. What takes
// longer than `longest` comes to nothing; `instead` is done where the page goes before `work` has its answers.
async function run(stores, mode, work, { longest = mode === "readonly" ? LONGEST_WAIT : undefined, instead } = {}) {
  // A program that broke may hold a broken map.
  if (mode === "readwrite" && hasCrashed()) throw new Error("the program broke");
  const database = await open();
  return new Promise((done, fail) => {
    const transaction = database.transaction(stores, mode, { durability: "strict" });
    let request;
    try {
      request = work(...stores.map((store) => transaction.objectStore(store)));
    } catch (error) {
      callOff(transaction);
      throw error;
    }
    if (asking.has(transaction)) asking.get(transaction).instead = instead;
    else transaction.commit();
    const giveUp = () => {
      // What is on its way to the disk is not called off: only what came of it tells.
      if (asking.has(transaction)) callOff(transaction);
      else if (mode === "readonly") fail(new Error("no answer"));
    };
    const limit = longest && setTimeout(giveUp, longest);
    const over = (end) => () => {
      clearTimeout(limit);
      asking.delete(transaction);
      end();
    };
    transaction.oncomplete = over(() => done(request?.result));
    transaction.onabort = over(() => fail(transaction.error ?? new Error("aborted")));
    transaction.onerror = over(() => fail(transaction.error));
  });
}

// Does `work` with what `request` found, in the same transaction, which is committed after the last of such work, and comes to nothing where
// that throws: an error that nobody catches would stop the page.
function then(request, work) {
  const { transaction } = request;
  const asked = asking.get(transaction) ?? { answers: 0 };
  asked.answers += 1;
  asking.set(transaction, asked);
  request.onsuccess = () => {
    // Called off meanwhile.
    if (!asking.has(transaction)) return;
    try {
      work(request.result);
      asked.answers -= 1;
      if (asked.answers > 0) return;
      asking.delete(transaction);
      transaction.commit();
    } catch {
      callOff(transaction);
    }
  };
  return request;
}

// Asks one after the other of `requests`.
function inTurn([first, ...rest]) {
  return rest.length === 0 ? first?.() : then(first(), () => inTurn(rest));
}

// Asks all that `requests` makes of the stores, in one transaction; all at once when the page goes.
function all(stores, requests) {
  const atOnce = () => run(stores, "readwrite", (...stores) => requests(...stores).map((request) => request()).at(-1));
  if (isGoing) return atOnce();
  return run(stores, "readwrite", (...stores) => inTurn(requests(...stores)), { instead: () => atOnce().catch(() => {}) });
}

// Does `work` with the copy of a map, whose head is `there`.
const withCopy = (doc, id, there, work) => (there?.text ? work(there) : then(doc.get(id), work));

const versions = (id) => IDBKeyRange.bound([id], [id, []]);

// What the copies hold, as JSON. Copies of an older page do not tell their checksum: it is looked up in their texts, once.
export async function heads() {
  wasGone = false;
  const found = await run(["head"], "readonly", (head) => head.getAll());
  const silent = found.filter((head) => !head.crc);
  const texts = await Promise.all(silent.map(({ id }) => copy(id)));
  silent.forEach((head, at) => {
    if (texts[at]?.startsWith(`{"e":1,"rev":${head.rev},`)) head.crc = crcOf(texts[at]);
  });
  return JSON.stringify(found.map(withoutText));
}

// A head without the text of the copy, which is put where it belongs.
function withoutText({ text, ...head }) {
  if (text) settle(head.id).catch(() => {});
  return head;
}

function settle(id) {
  return run(["head", "doc"], "readwrite", (head, doc) =>
    then(head.get(id), (there) => {
      const { text, ...rest } = there ?? {};
      if (text) inTurn([() => doc.put({ id, rev: there.rev, text }), () => head.put(rest)]);
    }),
  );
}

// The copy of a map; undefined when there is none.
export async function copy(id) {
  let found;
  const note = (it) => (found = it?.text);
  await run(["head", "doc"], "readonly", (head, doc) => then(head.get(id), (there) => withCopy(doc, id, there, note)));
  return found;
}

// Puts `text` in the place of the copy of a map, then does `after`; `old` is kept as an earlier version.
function replace(head, doc, hist, { id, rev, at, text }, old, ...after) {
  const versions = old ? [() => hist.put({ id, at: moment(Date.now()), rev: old.rev, reason: "found", size: old.text.length, text: old.text })] : [];
  inTurn([...versions, () => head.put({ id, rev, at, crc: crcOf(text) }), () => doc.put({ id, rev, text }), ...after]);
}

// Copies a map: `text`, or what local storage holds at this very moment. In the same transaction it is looked what is there: what another
// tab put there since, and this was not made from, is kept as an earlier version. Only when the page is about to go, or out of sight and
// may go any moment, nothing is asked first, and one request is all: there is no time for an answer, and whoever opened the map has looked.
export async function keep(id, rev, at, text) {
  const record = text ?? localStorage.getItem(MAPS + id);
  // Another tab may have written since: its own copy is on the way. A map without an envelope has not been saved here yet.
  if (!record?.startsWith(`{"e":1,"rev":${rev},`)) return false;
  const copyNow = (instead) =>
    run(["head", "doc", "hist"], "readwrite", (head, doc, hist) => {
      own.add(nameOf(id, record));
      if (isGoing || document.visibilityState === "hidden") return head.put({ id, rev, at, crc: crcOf(record), text: record });
      const put = (old) => replace(head, doc, hist, { id, rev, at, text: record }, old);
      return then(head.get(id), (there) => (isKnown(there, record) ? put() : withCopy(doc, id, there, put)));
    }, { instead });
  await copyNow(() => copyNow().catch(() => {}));
  return true;
}

// Copies each of `late`, a JSON list of maps with what their copies held when it was decided: `seen`, and whether that is to be kept as an
// earlier version. Looked at and written in one transaction: a copy that is another by now is another tab's, and stays.
export function catchUp(late) {
  return run(["head", "doc", "hist"], "readwrite", (head, doc, hist) => {
    const next = ([one, ...rest]) => {
      if (!one) return;
      const { id, seen, keeps_old: keepsOld } = one;
      const text = localStorage.getItem(MAPS + id);
      const [, rev, at] = text?.match(/^\{"e":1,"rev":(\d+),.{0,200}?"at":"([^"]*)"/) ?? [];
      if (!rev) return next(rest);
      const put = (old) => replace(head, doc, hist, { id, rev: Number(rev), at, text }, old, () => next(rest));
      then(head.get(id), (there) => {
        const same = ["rev", "at", "deleted"].every((name) => there?.[name] === (seen?.[name] ?? undefined));
        if (!same) next(rest);
        else if (keepsOld) withCopy(doc, id, there, put);
        else put();
      });
    };
    next(JSON.parse(late));
  });
}

// Notes that a map was deleted, so that nobody offers to recover it. The copy stays until it is forgotten.
export function noteDeleted(id, at) {
  const note = (head) => then(head.get(id), (there) => there && head.put({ ...there, deleted: at }));
  return run(["head"], "readwrite", note, { longest: LONGEST_WAIT });
}

// Forgets everything about a map.
export function forget(id) {
  return all(["head", "doc", "hist"], (head, doc, hist) => [
    () => head.delete(id),
    () => doc.delete(id),
    () => hist.delete(versions(id)),
  ]);
}

let latest = 0;

// The time a version is kept under: no two share one, or the second would take the place of the first.
function moment(time) {
  latest = Math.max(time, latest + 1);
  return new Date(latest).toISOString();
}

// Keeps a version: `text`, or what local storage holds now, which is read before anything else happens. Gives the time it is kept under.
export async function keepVersion(id, time, rev, reason, name, text) {
  const record = text ?? localStorage.getItem(MAPS + id);
  if (!record) return false;
  const at = moment(Date.parse(time));
  const version = { id, at, rev, reason, size: record.length, text: record };
  if (name) version.name = name;
  await run(["hist"], "readwrite", (hist) => hist.put(version));
  own.add(nameOf(id, record));
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
  const call = (hist) => then(hist.get([id, at]), (there) => there && hist.put({ ...there, name }));
  return run(["hist"], "readwrite", call, { longest: LONGEST_WAIT });
}

// Forgets versions: `times` is a JSON list of when they were kept.
export function forgetVersions(id, times) {
  return all(["hist"], (hist) => JSON.parse(times).map((at) => () => hist.delete([id, at])));
}
