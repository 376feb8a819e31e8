// The first picture of a map: what local storage holds of it, drawn with the classes of the board (`style/board.css`) while the program is
// still on its way, so that a person reads and scrolls before it is there. The program's own board takes its place (`grid/`), which goes on from
// where it was scrolled to and does what was pressed (`src/board_view/first_picture.rs`).
//
// Names, texts and what needs no word of a language; lines, faces and curves come with the program. Nothing is focused or read out.

const NARROW = matchMedia("(max-width: 640px)");

// A step's width in hundredths of an ordinary column, `model/stage.rs`.
const WIDTH = 100;

// More letters than this, and a word is written smaller: `FITS_A_CARD` of `editor/breaks.rs`.
const FITS_A_CARD = 16;

// More cards than this would hold the program up: only the rows that fill the window are drawn.
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

// The chips that say the same in every language.
function chips(element, { channel, key, owner, tags = [], failure, note }, links) {
  const all = [
    channel?.name && ["chip online", channel.name],
    key && ["chip key", "◆"],
    owner && ["chip owner", owner],
    failure && ["chip failure", "F"],
    ...tags.map((tag) => ["chip tagged", `#${tag}`]),
    links && ["chip quiet-chip", `⇄ ${links}`],
    note && ["chip quiet-chip", "≡"],
  ].filter(Boolean);
  if (all.length === 0) return;
  const row = add(element, "span", "chips");
  for (const [className, text] of all) add(row, "span", className, text);
}

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
  for (const { step, cards } of cells) {
    const cell = add(row, "div", isCurve ? "cell track" : "cell", "", { "data-cell": `${step}:${id}` });
    if (isCurve) continue;
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

// The board of `map`, as it is set to be looked at.
function board(map, { zoom = 100, cards: shows = "all", compact = false }) {
  const steps = map.stages.flatMap((stage) => stage.steps);
  const lanes = map.lanes.filter(({ hidden }) => !hidden);
  const cards = Map.groupBy(map.cards, ({ step, lane: own }) => `${step}:${own}`);
  const links = new Map();
  for (const id of map.links.flatMap(({ from, to }) => [from, to])) links.set(id, (links.get(id) ?? 0) + 1);

  const scroller = document.createElement("div");
  scroller.className = "scroller";
  scroller.style.setProperty("--zoom", zoom / 100);
  const grid = add(scroller, "div", compact ? "grid compact" : "grid", "", { "data-cards": shows, lang: map.language });
  const [columns, weights] = tracks(steps);
  grid.style.setProperty("--tracks", columns);
  grid.style.setProperty("--weights", weights);
  headers(grid, map.stages, steps);
  const rows = add(grid, "div", "lanes");
  const above = lined(map, lanes);
  let room = map.cards.length > MOST ? innerHeight : Infinity;
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

// Keeps what is pressed on `picture`, and what is then typed, until the program's board is there and does it (`editing/early.rs`).
function keep(picture) {
  const kept = [];
  for (const type of ["pointerdown", "pointerup", "click", "dblclick"]) picture.addEventListener(type, (event) => kept.push(event));
  picture.addEventListener("click", ({ target }) => {
    picture.querySelector("[aria-selected]")?.removeAttribute("aria-selected");
    target.closest("[data-card]")?.setAttribute("aria-selected", "true");
  });
  addEventListener("keydown", function press(event) {
    if (!picture.isConnected) return removeEventListener("keydown", press);
    const { ctrlKey, metaKey, altKey } = event;
    // Before anything is pressed the keys are the browser's.
    if (kept.length === 0 || ctrlKey || metaKey || altKey) return;
    event.preventDefault();
    kept.push(event);
  });
  return kept;
}

// Draws the board of the map whose id is `written` in the address in the place of the shapes that stand for it, and gives what is pressed there.
// Whatever is not as the program writes it is left to the program.
export function draw(written, settings) {
  try {
    const stored = JSON.parse(localStorage.getItem(`parcours:map:${decodeURIComponent(written)}`));
    const picture = board((stored.doc ?? stored).map, settings ?? {});
    document.querySelector(".start-board").replaceWith(picture);
    return keep(picture);
  } catch {
    // There is nothing, or something else.
    return [];
  }
}
