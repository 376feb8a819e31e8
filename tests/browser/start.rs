//! What is shown until the program draws: the bar of the screen that the address names, without a word of a language.

use serde_json::{Value, json};
use xtask::Result;

use crate::build::Build;
use crate::page::{Page, failure, same};
use crate::scenarios;
use crate::seeds;

scenarios![
    All "start: the bar is there before the program, and nothing of it jumps" before_the_program,
];

/// A script in the head of the page: notes what every frame shows, and holds the program back until two of them were drawn.
const WATCHING: &str = "const [seen, { fetch }] = [window.seen = [], window];
let enough;
const drawn = new Promise((done) => { enough = done; });
window.fetch = async (what, ...more) => {
    if (/[.]wasm$/.test(what.url ?? what)) await drawn;
    return fetch(what, ...more);
};
const box = (element) => {
    const { x, y, height } = element.getBoundingClientRect();
    return [x, y, height];
};
const look = () => {
    const start = document.getElementById('start');
    const bar = [...document.querySelectorAll('.home-top, .bar')].find((bar) => bar.checkVisibility?.() ?? bar.offsetHeight > 0);
    seen.push({ isStart: start !== null, words: start && [...start.querySelectorAll('.start-home, .bar, .strip')].filter((part) => part.offsetHeight > 0).map((part) => part.innerText).join('').trim(), hidden: start?.ariaHidden ?? start?.getAttribute('aria-hidden'),
        bar: bar && box(bar), mark: bar && box(bar.querySelector('svg')) });
    if (seen.filter(({ bar }) => bar).length === 2) enough();
    requestAnimationFrame(look);
};
look();";

/// The addresses: the first screen, a board, another view of a map, a map that is not there.
const SCREENS: [&str; 4] = ["", "#/map/m1", "#/map/m1/priorities", "#/map/none"];

async fn before_the_program(page: &Page) -> Result<()> {
    let build = Build::copy()?;
    let index = build.put("index.html", "")?;
    build.put("index.html", &index.replacen("<head>", "<head><script src=\"./watching.js\"></script>", 1))?;
    build.put("watching.js", WATCHING)?;
    page.expects(&[]).await?;
    let page = &page.elsewhere(&build.url());
    page.leave().await?;
    page.store("parcours:set", &json!({ "language": "fr", "theme": "dark" })).await?;
    page.store("parcours:map:m1", &seeds::small("fr")).await?;
    for (width, height) in [(1280, 800), (768, 800), (390, 800)] {
        page.client.set_window_size(width, height).await?;
        for screen in SCREENS {
            page.leave().await?;
            page.client.goto(&format!("{}{screen}", page.url)).await?;
            page.wait("the screen", "return document.documentElement.hasAttribute('data-ready')").await?;
            page.wait("what came before to be gone", "return seen.length > 0 && !seen.at(-1).isStart").await?;
            looked_at(&format!("{screen} at {width}"), screen != "#/map/none", page.run("return seen").await?)?;
        }
    }
    page.expects(&[]).await
}

/// In every frame from the first bar on the bar stands where it stood, and the words are the product's name at most.
fn looked_at(screen: &str, has_bar: bool, seen: Value) -> Result<()> {
    let frames: Vec<&Value> = seen.as_array().into_iter().flatten().collect();
    let shown: Vec<&&Value> = frames.iter().filter(|frame| frame["bar"].is_array()).collect();
    let before: Vec<&&&Value> = shown.iter().filter(|frame| frame["isStart"] == json!(true)).collect();
    if before.is_empty() {
        return failure(format!("{screen}: no frame has a bar before the program"));
    }
    for frame in &before {
        same(&format!("{screen}: hidden from assistive technology"), &frame["hidden"], &json!("true"))?;
        let words = frame["words"].as_str().unwrap_or_default();
        if !words.is_empty() && words != "Parcours" {
            return failure(format!("{screen}: words before the program: {words}"));
        }
    }
    for frame in &shown {
        for part in ["bar", "mark"] {
            // A pixel at most: engines round the height of a text field each in their way.
            let is_near = |at: usize| {
                (frame[part][at].as_f64().unwrap_or(-1e9) - shown[0][part][at].as_f64().unwrap_or(1e9)).abs() <= 1.0
            };
            if !(0..3).all(is_near) {
                return failure(format!(
                    "{screen}: the {part} goes from {} to {}, as x, y and height",
                    shown[0][part], frame[part]
                ));
            }
        }
    }
    same(
        &format!("{screen}: the bar of the screen itself"),
        shown.iter().any(|frame| frame["isStart"] == json!(false)),
        has_bar,
    )
}
