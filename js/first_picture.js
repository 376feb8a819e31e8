// The first picture of a map: what local storage holds of it, drawn with the classes of the board (`style/board.css`) while the program is
// still on its way, so that a person reads and scrolls before it is there. The program's own board takes its place (`grid/`), which goes on from
// where it was scrolled to and does what was pressed (`src/board_view/first_picture.rs`).
//
// Names and texts, and room for the words of a language; lines, faces and curves come with the program. Nothing is focused or read out.

const NARROW = matchMedia("(max-width: 640px)");

// A step's width in hundredths of an ordinary column, `model/stage.rs`.
const WIDTH = 100;

// More letters than this, and a word is written smaller: `FITS_A_CARD` of `editor/breaks.rs`.
const FITS_A_CARD = 16;

// More cards and cells than this would hold the program up: only the rows that fill the window are drawn.
const MOST = 1000;

// Which roles lie before a line of a blueprint, top to bottom: `depth` of `model/lane.rs`.
const DEPTHS = ["action", "frontstage", "backstage", "support"];

function add(to, tag, className, text = "", attributes = {}) {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  to.append(element);
  return element;
}

// Tells the style sheet how long the longest word of a name is, as `longest_word` of `editor/breaks.rs` counts it.
const longestWord = (text) => Math.max(...text.split(/[^\S\u00a0\u202f]|-/).map((word) => [...word].length));
const fit = (element, text) => element.style.setProperty("--word", longestWord(text));

// How wide the columns are, as `tracks` of `editor/breaks.rs` says it.
function tracks(steps) {
  const widths = steps.map(({ width }) => (NARROW.matches ? WIDTH : width ?? WIDTH));
  const track = (width) => `minmax(calc(var(--column) * ${width} / ${WIDTH}), ${width}fr)`;
  return [widths.map(track).join(" "), widths.reduce((all, width) => all + width, 0)];
}

function headers(grid, stages, steps) {
  const rows = add(grid, "div", "headers");
  const [above, below] = [add(rows, "div", "stages"), add(rows, "div", "steps")];
  for (const row of [above, below]) add(row, "div", "corner");
  stages.forEach(({ name, steps: own }, at) => {
    const stage = add(above, "div", "stage");
    stage.style.setProperty("--span", own.length);
    fit(stage, name);
    const label = add(add(stage, "span", "chevron"), "span", "label");
    add(label, "span", "number", at + 1);
    add(label, "span", "name", name);
  });
  for (const { name, begins, ends } of steps) {
    const step = add(below, "div", "step");
    fit(step, name);
    add(step, "span", "name", name || "\u00a0");
    if (begins || ends) add(step, "span", "hours", "\u00a0");
  }
}

// Room for a word of `letters` letters, or for the drawing of a channel, that the program will write there.
const word = (letters) => "\u00a0".repeat(letters);
const DRAWING = "\u2003\u2004";

// The chips, with room for those of their words that are of a language.
function chips(element, { channel, key, moment, owner, evidence, tags = [], failure, note }, links) {
  const all = [
    channel?.name && [channel.kind, DRAWING + channel.name],
    key && ["key", "◆" + word(6)],
    moment && [moment, (moment === "low" ? "▼" : "▲") + word(8)],
    owner && ["owner", owner],
    evidence === "observed" && ["known", "✓" + word(18)],
    evidence === "reported" && ["known", "« »" + word(15)],
    failure && ["failure", "F"],
    ...tags.map((tag) => ["tagged", `#${tag}`]),
    links && ["quiet-chip", `⇄ ${links}`],
    note && ["quiet-chip", "≡"],
  ].filter(Boolean);
  if (all.length === 0) return;
  const row = add(element, "span", "chips");
  for (const [kind, text] of all) add(row, "span", `chip ${kind}`, text);
}

// The names of the channels of some cards, as a change of channel tells them.
const channels = (cards) => [...new Set(cards.map(({ channel }) => channel?.name).filter(Boolean))].sort().join(", ");

// How high a row is at least, in pixels of the board: `height` of `grid/slices.rs`.
const least = (cells) => Math.max(62, Math.max(...cells.map((cards) => cards.length)) * 39 + 23);

function lane(lanes, { id, role, label, question = "" }, cells, links) {
  const isCurve = role === "emotion";
  const row = add(lanes, "div", isCurve ? "lane curve" : "lane", "", { "data-role": role });
  const header = add(row, "div", "lane-header", "", { "data-role": role });
  fit(header, label);
  add(header, "span", "role-mark");
  const words = add(header, "span", "lane-words");
  if (isCurve) add(words, "span", "scale-end", "\u00a0");
  add(words, "span", "name", label);
  add(words, "span", "question", question);
  if (isCurve) add(words, "span", "scale-end", "\u00a0");
  let before = "";
  for (const { step, cards } of cells) {
    // A press on a curve says how a step feels, and none is drawn yet.
    const cell = add(row, "div", isCurve ? "cell track" : "cell", "", isCurve ? {} : { "data-cell": `${step}:${id}` });
    if (isCurve) continue;
    const now = role === "touchpoint" || role === "frontstage" ? channels(cards) : "";
    if (before && now && before !== now) add(cell, "div", "switch", `${before} → ${now}`);
    before = now;
    const list = add(cell, "div", "cards");
    for (const card of cards) {
      const element = add(list, "div", "card", card.text, { "data-card": card.id });
      chips(element, card, links.get(card.id));
      if (longestWord(card.text) <= FITS_A_CARD) continue;
      element.dataset.long = "";
      fit(element, card.text);
    }
  }
}

// The lanes that a line of a blueprint stands above, a line each: `lines` of `model/lane.rs`.
function lined({ kind }, lanes) {
  if (kind !== "service-blueprint") return [];
  const depths = lanes.map(({ role }) => DEPTHS.indexOf(role));
  return DEPTHS.slice(1).flatMap((_, at) => {
    const before = depths.findLastIndex((depth) => depth >= 0 && depth <= at);
    const beyond = depths.findIndex((depth) => depth > at);
    return before >= 0 && before < beyond ? [lanes[beyond]] : [];
  });
}

// The board of `map`, as it is set to be looked at. Of what stands in the settings only what the page itself would take is taken.
function board(map, settings) {
  const zoom = settings?.zoom >= 5 && settings.zoom <= 400 ? settings.zoom : 100;
  const shows = ["moment", "text"].find((choice) => choice === settings?.cards) ?? "all";
  const steps = map.stages.flatMap((stage) => stage.steps);
  const lanes = map.lanes.filter(({ hidden }) => !hidden);
  const cards = Map.groupBy(map.cards, ({ step, lane: own }) => `${step}:${own}`);
  const links = new Map();
  for (const id of map.links.flatMap(({ from, to }) => [from, to])) links.set(id, (links.get(id) ?? 0) + 1);

  const scroller = document.createElement("div");
  scroller.className = "scroller";
  scroller.style.setProperty("--zoom", zoom / 100);
  const grid = add(scroller, "div", settings?.compact === true ? "grid compact" : "grid", "", { "data-cards": shows, lang: map.language });
  const [columns, weights] = tracks(steps);
  grid.style.setProperty("--tracks", columns);
  grid.style.setProperty("--weights", weights);
  headers(grid, map.stages, steps);
  const rows = add(grid, "div", "lanes");
  const above = lined(map, lanes);
  let room = map.cards.length + steps.length * lanes.length > MOST ? innerHeight : Infinity;
  for (const own of lanes) {
    if (room <= 0) break;
    const cells = steps.map(({ id: step }) => ({ step, cards: cards.get(`${step}:${own.id}`) ?? [] }));
    room -= least(cells.map((cell) => cell.cards)) * (zoom / 100);
    for (const below of above) if (below === own) add(rows, "div", "line");
    lane(rows, own, cells, links);
  }
  // The room of the button below the last lane.
  add(add(add(grid, "div", "add-lane"), "div", ""), "span", "ghost");
  return scroller;
}

// Whether a press of a key writes a text or ends one; all others are the browser's.
const isTyped = ({ key, ctrlKey, metaKey, altKey }) =>
  !ctrlKey && !metaKey && !altKey && (key.length === 1 || /^(Enter|Escape|Tab|Backspace|Delete|F2)$/.test(key));

// Keeps what is pressed on the cards and cells of `picture`, and what is then typed, until the program's board is there and does it
// (`editing/early.rs`).
function keep(picture) {
  const kept = [];
  let isMeant = false; // whether what is typed is for what was pressed last
  const press = (event) => {
    picture.querySelector("[aria-selected]")?.removeAttribute("aria-selected");
    event.target.closest("[data-card]")?.setAttribute("aria-selected", "true");
    isMeant = event.target.closest("[data-card], [data-cell]") !== null;
    if (isMeant) kept.push(event);
  };
  picture.addEventListener("click", press);
  picture.addEventListener("dblclick", press);
  addEventListener("keydown", function type(event) {
    if (!picture.isConnected) return removeEventListener("keydown", type);
    if (["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
    // Only a text leads on by Tab.
    isMeant &&= isTyped(event) && event.target === document.body && (event.key !== "Tab" || kept.at(-1).type === "keydown");
    if (!isMeant) return;
    event.preventDefault();
    kept.push(event);
  });
  // Another map, or none.
  addEventListener("hashchange", () => {
    kept.length = 0;
    picture.remove();
  });
  return kept;
}

// Draws the board of the map whose id is `written` in the address, and gives what is pressed there. Whatever is not as the program writes it is
// left to the program.
export function draw(written, settings) {
  try {
    const stored = JSON.parse(localStorage.getItem(`parcours:map:${decodeURIComponent(written)}`));
    const picture = board((stored.doc ?? stored).map, settings);
    document.querySelector(".start-board").replaceWith(picture);
    return keep(picture);
  } catch {
    // There is nothing, or something else.
    return [];
  }
}
