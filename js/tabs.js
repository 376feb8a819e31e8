// One tab edits a map at a time: a Web Lock says which, a channel asks it to let go.
// The lock is the browser's: it is free again when its tab is closed or crashes.

const lockOf = (id) => `parcours:edit:${id}`;

let held; // { id, letGo } while this tab edits
let letting = Promise.resolve(); // the lock of before, on its way back
let turn = 0; // counts the maps this tab left: what was asked for one of those comes too late

// Asks for the lock; "held", "taken" by another tab, or "none" where the browser has no such locks.
async function request(id, options, lost) {
  const now = turn;
  await letting;
  const none = () => {
    if (now === turn) held = { id, letGo() {} };
    return "none";
  };
  if (!navigator.locks) return none();
  const { signal } = options;
  if (signal?.aborted) return "taken";
  return new Promise((answer) => {
    // Not left to the browser: Chromium forgets that a request was given up a few milliseconds after it was made.
    const givenUp = new Promise((over) => signal?.addEventListener("abort", over, { once: true }));
    givenUp.then(() => answer("taken"));
    const ended = navigator.locks.request(lockOf(id), options, (lock) => {
      if (!lock || now !== turn || signal?.aborted) return answer("taken");
      return new Promise((letGo) => {
        held = { id, letGo };
        answer("held");
      });
    });
    const over = (error) => {
      // Stolen: whoever stole it edits now. Or it was given up; or storage is blocked.
      if (error?.name === "AbortError" && now === turn && held?.id === id) {
        held = undefined;
        lost();
      } else {
        answer(error?.name === "AbortError" ? "taken" : none());
      }
    };
    letting = Promise.race([ended.then(() => {}, over), givenUp]);
  });
}

// Asks for the lock, and the other tabs `question`, until it is there, a tab says that it edits the map, or `wait` milliseconds are over.
async function requestWithin(id, wait, question, lost) {
  const giveUp = new AbortController();
  const limit = setTimeout(() => giveUp.abort(), wait);
  const post = open();
  // More than once: the other tab does not listen before it has opened the map.
  const ask = () => post?.postMessage(question);
  const again = setInterval(ask, 250);
  if (post) {
    post.onmessage = ({ data }) => {
      if (question.whoEdits === id && data?.editing === id) giveUp.abort();
    };
  }
  ask();
  const answer = await request(id, { signal: giveUp.signal }, lost);
  clearTimeout(limit);
  clearInterval(again);
  post?.close();
  return answer;
}

let channel;

// The channel between the tabs; none where storage is blocked.
function open() {
  try {
    return new BroadcastChannel("parcours");
  } catch {
    return undefined;
  }
}

// Asks for the right to edit a map. It is given up when the tab that edits the map says so, or after `wait` milliseconds: a page that was
// just left or loaded again does not answer, and gives it back a moment late. `asked` is called when another tab wants it, `lost` when it
// was taken.
export async function take(id, wait, asked, lost) {
  const answer = await requestWithin(id, wait, { whoEdits: id }, lost);
  // Open only while editing: a page that listens may be kept out of the browser's memory of pages.
  if (answer === "held") listen(id, asked);
  return answer;
}

// Takes the right to edit from the tab that has it: asks it, and after `wait` milliseconds without an answer takes it all the same.
export async function takeOver(id, wait, asked, lost) {
  const now = turn;
  let answer = await requestWithin(id, wait, { edit: id }, lost);
  if (answer === "taken" && now === turn) answer = await request(id, { steal: true }, lost);
  if (answer === "held") listen(id, asked);
  return answer;
}

function listen(id, asked) {
  channel?.close();
  channel = open();
  if (!channel) return;
  channel.onmessage = ({ data }) => {
    if (held?.id !== id) return;
    if (data?.edit === id) asked();
    if (data?.whoEdits === id) channel.postMessage({ editing: id });
  };
}

// Gives the right to edit back, also one that was asked for and has not come yet.
export function letGo() {
  turn++;
  channel?.close();
  channel = undefined;
  held?.letGo();
  held = undefined;
}

// Whether this tab edits a map: it may have lost it while it was still opening it.
export function isMine(id) {
  return held?.id === id;
}

// Whether no other tab edits a map, for what is done to it without opening it.
export async function isFree(id) {
  try {
    const { held } = await navigator.locks.query();
    return held.every((lock) => lock.name !== lockOf(id));
  } catch {
    return true;
  }
}
