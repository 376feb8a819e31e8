// Has Mermaid's own parser read diagrams: the first argument is the folder of packages, the second a file with a list of diagrams.
// Prints a line of JSON for each: its kind and what it tells, or what Mermaid says against it.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [packages, list] = process.argv.slice(2);
const require = createRequire(path.join(packages, "x.js"));
const { JSDOM } = require("jsdom");
const { window } = new JSDOM("<!doctype html><body></body>");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import(pathToFileURL(path.join(packages, "mermaid/dist/mermaid.core.mjs")));
mermaid.initialize({});

// Mermaid puts signs written as numbers back when it draws.
const plain = (text) => String(text).replace(/ﬂ°°(\d+)¶ß/g, (_, number) => String.fromCodePoint(Number(number)));

for (const text of JSON.parse(fs.readFileSync(list, "utf8"))) {
  try {
    const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    const tasks = db.getTasks?.().map((task) => ({
      section: plain(task.section),
      name: plain(task.task),
      score: task.score,
      actors: task.people?.map(plain),
      events: task.events?.map(plain),
    }));
    const sections = db.getSections?.().map(plain);
    const title = plain(db.getDiagramTitle?.() ?? db.getCommonDb?.().getDiagramTitle() ?? "");
    console.log(JSON.stringify({ type, title, sections, tasks, points: db.getQuadrantData?.().points?.map((point) => plain(point.text.text)) }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
}
