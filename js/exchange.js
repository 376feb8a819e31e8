// Runs the workers that write and read files, each begun when it is first asked for something. A worker is begun from a blob: the page's policy then
// holds for it too. One that is begun from an address of its own is under no policy, and could send a map anywhere.

const REST = 60_000; // how long a worker waits for the next request before its memory is given back

const running = new Map(); // by name: a promise of the worker
const lines = new Map(); // by name: the request that it is at, and those that wait
const resting = new Map(); // by name: the timer that ends it

async function begin(name) {
  const [script, program] = await Promise.all([".js", ".wasm"].map(async (ending) => {
    const link = document.querySelector(`link[data-part="${name}"][href$="${ending}"]`);
    // Checked by its hash there (`boot.js`).
    return (await window.parcours.file(link.getAttribute("href"))).arrayBuffer();
  }));
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(address);
  worker.onmessage = ({ data: { part, told, bytes, refused, broke } }) => {
    URL.revokeObjectURL(address);
    const asked = lines.get(name)[0];
    if (part !== undefined) asked?.tell(part);
    else if (broke !== undefined) end(name, ["broke", broke]);
    else if (refused !== undefined) answer(name, ["refused", refused]);
    else answer(name, ["made", told, bytes]);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    URL.revokeObjectURL(address);
    end(name, ["broke", event.message ?? ""]);
  };
  worker.postMessage(program, [program]);
  return worker;
}

// Ends the worker, which hears nothing while it works, and what it was asked.
function end(name, outcome) {
  running.get(name)?.then((worker) => worker.terminate(), () => {});
  running.delete(name);
  answer(name, outcome);
}

function answer(name, outcome) {
  lines.get(name).shift()?.end(outcome);
  next(name);
}

async function next(name) {
  clearTimeout(resting.get(name));
  const asked = lines.get(name)[0];
  if (!asked) {
    resting.set(name, setTimeout(() => end(name), REST));
    return;
  }
  if (!running.has(name)) {
    // Not below 0, where a part of the work would be: it is being loaded.
    asked.tell(-1);
    running.set(name, begin(name));
  }
  const coming = running.get(name);
  let worker;
  try {
    worker = await coming;
  } catch {
    if (lines.get(name)[0] === asked) end(name, ["missing"]);
    return;
  }
  if (lines.get(name)[0] !== asked || running.get(name) !== coming) return;
  asked.tell(0);
  worker.postMessage({ request: asked.request, bytes: asked.bytes }, [asked.bytes.buffer]);
}

// Asks the worker called `name`; what it comes to, and what belongs to that: "made" what is told and bytes, "refused" or "broke" why, "missing",
// "cancelled". `tell` hears -1 while the worker is being loaded, then how far it is, from 0 to 1.
export function ask(number, name, request, bytes, tell) {
  if (!lines.has(name)) lines.set(name, []);
  const line = lines.get(name);
  return new Promise((end) => {
    line.push({ number, request, bytes, tell, end });
    if (line.length === 1) next(name);
  });
}

// Puts what `made` comes to, a text and HTML, into the clipboard. Asked for before it is made, while a press is being answered: Safari takes nothing
// at a later moment.
export async function copy(made) {
  const kinds = ["text/plain", "text/html"].map((type, at) => [type, made.then((texts) => new Blob([texts[at]], { type }))]);
  // That there is nothing is heard below, once.
  kinds.forEach(([, kind]) => kind.catch(() => {}));
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(kinds))]);
}

// Gives the request of that number up, wherever it is.
export function cancel(number) {
  for (const [name, line] of lines) {
    const at = line.findIndex((asked) => asked.number === number);
    if (at === 0) end(name, ["cancelled"]);
    if (at > 0) line.splice(at, 1)[0].end(["cancelled"]);
  }
}
