// One tab edits a map at a time: a Web Lock says which, a channel asks it to let go.
// The lock is the browser's: it is free again when its tab is closed or crashes.

const lockOf = (id) => `parcours:edit:${id}`;

// How long the tab that edits may take to finish what it is doing.
const LONGEST_WAIT = 3000;

let held; // { id, letGo } while this tab edits
let letting = Promise.resolve(); // the lock of before, on its way back
let wanted; // the map that was asked for last: one tab edits one map

// Asks for the lock; "held", "taken" by another tab, or "none" where the browser has no such locks.
async function request(id, options, lost) {
  wanted = id;
  // What is still held of another map, because it was left while it was being opened, is given back, or nothing ever comes after it.
  letGo();
  await letting;
  if (!navigator.locks) return "none";
  return new Promise((answer) => {
    const ended = navigator.locks.request(lockOf(id), options, (lock) => {
      if (!lock || wanted !== id) return answer("taken");
      return new Promise((letGo) => {
        held = { id, letGo };
        answer("held");
      });
    });
    const mine = () => held?.id === id;
    const over = (error) => {
      // Stolen: whoever stole it edits now. Or it was asked for with a limit of time; or storage is blocked.
      if (error?.name === "AbortError" && mine()) {
        held = undefined;
        lost();
      } else {
        answer(error?.name === "AbortError" || error?.name === "TimeoutError" ? "taken" : "none");
      }
    };
    letting = ended.then(() => {}, over);
  });
}

let channel;

// Asks for the right to edit a map, if no other tab has it. `asked` is called when another tab wants it, `lost` when it was taken.
export async function take(id, asked, lost) {
  const answer = await request(id, { ifAvailable: true }, lost);
  // Open only while editing: a page that listens may be kept out of the browser's memory of pages.
  if (answer === "held") listen(id, asked);
  return answer;
}

// Takes the right to edit from the tab that has it: asks, waits, and in the end takes it all the same.
export async function takeOver(id, asked, lost) {
  const post = new BroadcastChannel("parcours");
  post.postMessage({ edit: id });
  let answer = await request(id, { signal: AbortSignal.timeout(LONGEST_WAIT) }, lost);
  post.close();
  if (answer === "taken") answer = await request(id, { steal: true }, lost);
  if (answer === "held") listen(id, asked);
  return answer;
}

function listen(id, asked) {
  channel?.close();
  channel = new BroadcastChannel("parcours");
  channel.onmessage = ({ data }) => {
    if (data?.edit === id && held?.id === id) asked();
  };
}

// Gives the right to edit back; that of the map `id` only, where it is named.
export function letGo(id) {
  if (id && held?.id !== id) return;
  channel?.close();
  channel = undefined;
  held?.letGo();
  held = undefined;
}

// Whether no other tab edits a map, for what is done to it without opening it.
export async function isFree(id) {
  try {
    return (await navigator.locks?.request(lockOf(id), { ifAvailable: true }, Boolean)) ?? true;
  } catch {
    return true;
  }
}
