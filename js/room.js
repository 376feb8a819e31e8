// Room in the browser's storage, and whether it may be left. Plain JavaScript: two megabytes need not come over to be counted.

/**
 * How much stands in local storage, keys and values together, in UTF-16 units, or `inBytes` as WebKit counts, where a text with any
 * character beyond Latin-1 takes two bytes for each: [under keys that begin with `prefix`, the part of it under
 * keys that begin with one of `spare`, under all other keys]. Texts of other pages of this site are measured, never read.
 * @param {string} prefix
 * @param {string[]} spare
 * @param {boolean} inBytes
 * @returns {number[]}
 */
export function usage(prefix, spare, inBytes) {
  const weigh = text => (inBytes && /[^\0-\xff]/.test(text) ? 2 : 1) * text.length;
  let [ours, gives, others] = [0, 0, 0];
  for (let index = 0; index < localStorage.length; index += 1) {
    const key = localStorage.key(index) ?? '';
    const weight = weigh(key) + weigh(localStorage.getItem(key) ?? '');
    if (!key.startsWith(prefix)) others += weight;
    else ours += weight;
    if (spare.some(begin => key.startsWith(begin))) gives += weight;
  }
  return [ours, gives, others];
}

/**
 * Whether the page runs in WebKit, whatever the browser is called.
 * @returns {boolean}
 */
export const isWebkit = () => navigator.vendor === 'Apple Computer, Inc.';

let asked = false;

/** Asks the browser, once a visit, not to clear what this site keeps when the disk runs short. */
export function askToLast() {
  if (asked) return;
  asked = true;
  navigator.storage?.persist?.().catch(() => {});
}

/**
 * Tells whether the browser has promised that.
 * @param {(lasts: boolean) => void} tell
 */
export function tellWhetherItLasts(tell) {
  navigator.storage?.persisted?.().then(tell, () => {});
}

/** @param {BeforeUnloadEvent} event */
const hold = event => event.preventDefault();

/**
 * While work is not saved, the browser asks before the page goes. A page that always asked would be asked about nothing.
 * @param {boolean} unsaved
 */
export function guardLeaving(unsaved) {
  if (unsaved) addEventListener('beforeunload', hold);
  else removeEventListener('beforeunload', hold);
}
