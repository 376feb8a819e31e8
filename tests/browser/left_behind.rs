//! A map that is left in the middle of something: whatever was going on ends with its screen, and the map is whole.

use serde_json::{Value, json};
use xtask::{Result, faults};

use crate::board::{Board, card, cell};
use crate::harness::Running;
use crate::input::{Pointer, down, to};
use crate::page::{Page, same};
use crate::{blueprint, priorities, scenarios, seeds};

scenarios![
    All "left behind: a card that is pressed or carried" cards,
    All "left behind: a stage that is pressed or carried" stages,
    All "left behind: a lane or a feeling that is carried" lane_and_feeling,
    All "left behind: what is pressed or carried over the matrix" over_the_matrix,
    All "left behind: what is being written or drawn" at_work,
    All "left behind: a menu or a dialog that is open" open_things,
    All "left behind: what waits for its time" waiting,
    Touch "left behind: what a finger holds or carries" by_finger,
    All "left behind: a view of the map" a_view,
    All "left behind: a menu and a dialog by another view of the map" over_a_view,
    All "left behind: for the copy that a conflict makes" for_a_copy,
];

/// Something that is going on when the map is left, and what of it is kept.
struct Act {
    name: &'static str,
    seed: fn() -> Value,
    address: &'static str,
    begin: for<'a> fn(&'a Page) -> Running<'a>,
    /// What it changes in the map: nothing, unless a person had done it already.
    keeps: fn(&mut Value),
}

/// A list of acts: name, seed, address, function, what is kept of it.
macro_rules! acts {
    ($($name:literal $seed:path, $address:literal, $begin:path, $keeps:path;)*) => {
        [$(Act { name: $name, seed: $seed, address: $address, begin: |page| Box::pin($begin(page)), keeps: $keeps }),*]
    };
}

fn small() -> Value {
    seeds::small("en")
}

fn ideas() -> Value {
    priorities::seed("en")
}

fn blueprint() -> Value {
    blueprint::seed("en", &[])
}

fn nothing(_: &mut Value) {}

/// Counts the frames that the page asks for, and for how many frames in a row it has asked for none.
const WATCH: &str = "const frame = requestAnimationFrame.bind(window);
    let asked = 0, seen = 0;
    window.frames_asked = () => asked;
    window.requestAnimationFrame = (call) => { asked += 1; return frame(call); };
    const look = () => { window.quiet = asked === seen ? window.quiet + 1 : 0; seen = asked; frame(look); };
    window.quiet = 0;
    window.own_frame = frame;
    look();";

/// Leaves, after so many frames, by Back or for an address.
const LEAVE: &str = "let [frames, address] = arguments;
    const leave = () => { if (address === null) history.back(); else location.hash = address; };
    const step = () => (frames-- > 0 ? window.own_frame(step) : leave());
    step();";

/// What may be there while something is carried, and never after it.
const MARKS: &str = "body.dragging, .drag-veil, .drag-preview, .drop-line, .lifted, .drop-here";

/// The frames of half a second: every timer of the board but those of the agenda is due by then.
const LONG: u64 = 36;

/// How a map is left.
#[derive(Clone, Copy, Debug)]
enum Way {
    /// To the list of maps.
    Back,
    /// To another map.
    Address,
}

/// Begins `act` on a map that was opened from the list, on a page that was just loaded.
async fn begin(page: &Page, act: &Act) -> Result<()> {
    page.empty().await?;
    let mut other = small();
    other["id"] = json!("m2");
    page.store("parcours:map:m2", &other).await?;
    page.store("parcours:map:m1", &(act.seed)()).await?;
    page.home("en").await?;
    page.run(WATCH).await?;
    begin_again(page, act).await
}

/// Begins `act` on the page where it was left a moment ago: what the screens before left behind would be found now.
async fn begin_again(page: &Page, act: &Act) -> Result<()> {
    page.run("location.hash = '#/'").await?;
    page.appears("[data-map=m1]").await?;
    page.ask("location.hash = arguments[0]", json!([act.address])).await?;
    page.appears("[data-board=m1]").await?;
    page.wait("the page to be ready", "return document.documentElement.hasAttribute('data-ready')").await?;
    (act.begin)(page).await
}

/// Nothing goes on, nothing is left, and nothing broke.
async fn is_over(page: &Page) -> Result<()> {
    let quiet =
        "return [document.querySelectorAll('[data-rescue]').length, document.querySelectorAll(arguments[0]).length,
        window.quiet >= arguments[1]]";
    page.equals("what goes on", quiet, json!([MARKS, LONG]), json!([0, 0, true])).await
}

/// What must survive: the order of everything, the texts, the feelings, the ratings.
fn essence(map: &Value) -> Value {
    let pick = |list: &str, fields: &[&str]| -> Value {
        let rows = map[list].as_array().into_iter().flatten();
        rows.map(|row| fields.iter().map(|field| row[*field].clone()).collect::<Value>()).collect()
    };
    json!({
        "stages": pick("stages", &["id", "name"]),
        "lanes": pick("lanes", &["id", "label"]),
        "cards": pick("cards", &["id", "step", "lane", "text", "impact", "effort"]),
        "emotions": pick("emotions", &["step", "lane", "score"]),
        "links": pick("links", &["from", "to"]),
    })
}

/// Begins `act`, on a page that `goes_on` or a new one, and leaves it after so many frames.
async fn leaves(page: &Page, act: &Act, way: Way, frames: u64, goes_on: bool) -> Result<()> {
    if goes_on {
        begin_again(page, act).await?;
    } else {
        begin(page, act).await?;
    }
    let address = match way {
        Way::Back => Value::Null,
        Way::Address => json!("#/map/m2"),
    };
    page.ask(LEAVE, json!([frames, address])).await?;
    let there = match way {
        Way::Back => "[data-map=m1]",
        Way::Address => "[data-board=m2] [data-card]",
    };
    page.appears(there).await?;
    is_over(page).await?;
    drop(page.client.release_actions().await);
    // The screen that came answers: nothing lies over it.
    match way {
        Way::Back => page.click("[data-map=m1] a").await?,
        Way::Address => {
            page.click("[data-board=m2] [data-card=c2]").await?;
            page.appears("[data-board=m2] [data-card=c2][aria-selected=true]").await?;
            page.run("location.hash = '#/map/m1'").await?;
        }
    }
    page.appears("[data-board=m1] [data-card]").await?;
    let mut expected = (act.seed)()["map"].take();
    (act.keeps)(&mut expected);
    let kept = page
        .run("const kept = JSON.parse(localStorage.getItem('parcours:map:m1')); return (kept.doc ?? kept).map")
        .await?;
    let (expected, kept) = (essence(&expected), essence(&kept));
    faults::report("a gesture left behind", 1, usize::from(kept != expected));
    same("the map", kept, expected)
}

/// Each act, left in each way at once and 60 ms later, one after the other on one page, as long as none changes the map.
async fn all(page: &Page, acts: &[Act]) -> Result<()> {
    for act in acts {
        let seed = (act.seed)()["map"].take();
        let mut changed = seed.clone();
        (act.keeps)(&mut changed);
        let mut goes_on = false;
        for way in [Way::Back, Way::Address] {
            for frames in [0, 4] {
                let outcome = leaves(page, act, way, frames, goes_on).await;
                outcome.map_err(|problem| format!("{}, by {way:?}, after {frames} frames: {problem}", act.name))?;
                goes_on = changed == seed;
            }
        }
    }
    Ok(())
}

/// Presses the mouse on `selector`, and carries it to `target` if there is one: as long as it is carried, frames go on.
async fn take(page: &Page, selector: &str, target: Option<(f64, f64)>) -> Result<()> {
    let board = Board { page };
    let from = board.press(selector).await?;
    if let Some(target) = target {
        board.glide(from, target).await?;
        board.is_dragging().await?;
        let before = page.run("return window.frames_asked()").await?;
        page.equals("frames to go on", "return window.frames_asked() > arguments[0] + 3", json!([before]), json!(true))
            .await?;
    }
    Ok(())
}

async fn card_pressed(page: &Page) -> Result<()> {
    take(page, &card("a1"), None).await
}

async fn card_carried(page: &Page) -> Result<()> {
    let target = page.spot(&cell("t3:l1"), (0.5, 0.5)).await?;
    take(page, &card("a1"), Some(target)).await
}

async fn stage_pressed(page: &Page) -> Result<()> {
    take(page, "[data-stage=s3]", None).await
}

async fn stage_carried(page: &Page) -> Result<()> {
    let target = page.spot("[data-stage=s1]", (0.1, 0.5)).await?;
    take(page, "[data-stage=s3]", Some(target)).await
}

async fn lane_carried(page: &Page) -> Result<()> {
    let target = page.spot("[data-lane=l1]", (0.5, 0.1)).await?;
    take(page, "[data-lane=l2]", Some(target)).await
}

async fn feeling_carried(page: &Page) -> Result<()> {
    let target = page.spot("[data-emotion='t1:l3']", (0.5, 0.18)).await?;
    take(page, "[data-emotion='t1:l3'] .point", Some(target)).await
}

async fn cards(page: &Page) -> Result<()> {
    all(
        page,
        &acts![
            "a card that is pressed" small, "#/map/m1", card_pressed, nothing;
            "a card that is carried" small, "#/map/m1", card_carried, nothing;
        ],
    )
    .await
}

async fn stages(page: &Page) -> Result<()> {
    all(
        page,
        &acts![
            "a stage that is pressed" small, "#/map/m1", stage_pressed, nothing;
            "a stage that is carried" small, "#/map/m1", stage_carried, nothing;
        ],
    )
    .await
}

async fn lane_and_feeling(page: &Page) -> Result<()> {
    all(
        page,
        &acts![
            "a lane that is carried" small, "#/map/m1", lane_carried, nothing;
            "a feeling that is carried" small, "#/map/m1", feeling_carried, nothing;
        ],
    )
    .await
}

async fn idea_pressed(page: &Page) -> Result<()> {
    take(page, "[data-idea=i2]", None).await
}

async fn idea_carried(page: &Page) -> Result<()> {
    let target = page.spot("[data-impact='1'][data-effort='1']", (0.5, 0.5)).await?;
    take(page, "[data-idea=i2]", Some(target)).await
}

async fn over_the_matrix(page: &Page) -> Result<()> {
    all(
        page,
        &acts![
            "an idea that is pressed" ideas, "#/map/m1/priorities", idea_pressed, nothing;
            "an idea that is carried" ideas, "#/map/m1/priorities", idea_carried, nothing;
        ],
    )
    .await
}

async fn card_written(page: &Page) -> Result<()> {
    Board { page }.stand_at("card-a2").await?;
    page.keys(&["F2"]).await?;
    Board { page }.focus_matches("textarea[data-field]").await?;
    page.type_text(" and more").await
}

fn beta_and_more(map: &mut Value) {
    map["cards"][1]["text"] = json!("Beta and more");
}

async fn menu_open(page: &Page) -> Result<()> {
    page.right_click(&card("a1")).await?;
    page.appears(".menu").await
}

async fn dialog_open(page: &Page) -> Result<()> {
    Board { page }.stand_at("card-a1").await?;
    page.keys(&["Ctrl+k"]).await?;
    page.appears("dialog[open] .palette-field").await?;
    page.type_text("ad").await
}

async fn arrow_drawn(page: &Page) -> Result<()> {
    let target = page.reachable(&card("d1"), (0.5, 0.5)).await?;
    let from = blueprint::handle(page, "a1").await?;
    page.point(Pointer::Mouse, &[to(from), down(0)]).await?;
    Board { page }.glide(from, target).await?;
    page.appears(".arrow.pulled").await
}

async fn feeling_named(page: &Page) -> Result<()> {
    page.click("[data-emotion='t1:l3'] .point").await?;
    page.click(".feeling-word input").await?;
    page.type_text("ok").await
}

async fn open_things(page: &Page) -> Result<()> {
    all(
        page,
        &acts![
            "a menu" small, "#/map/m1", menu_open, nothing;
            "a dialog with a search" small, "#/map/m1", dialog_open, nothing;
        ],
    )
    .await
}

async fn at_work(page: &Page) -> Result<()> {
    all(
        page,
        &acts![
            "a card that is being written" small, "#/map/m1", card_written, beta_and_more;
            "an arrow that is being drawn" blueprint, "#/map/m1", arrow_drawn, nothing;
            "a word for a feeling" small, "#/map/m1", feeling_named, nothing;
        ],
    )
    .await
}

/// An edit after which counts, lists and panels wait for a pause.
async fn panel_waits(page: &Page) -> Result<()> {
    page.click(".footer [data-command=checks]").await?;
    page.appears("[data-side=checks] [data-check]").await?;
    Board { page }.stand_at("card-b1").await?;
    page.keys(&["Alt+Shift+ArrowRight"]).await
}

fn delta_moved(map: &mut Value) {
    let cards = map["cards"].as_array_mut().expect("it is a list");
    let mut moved = cards.remove(3);
    moved["step"] = json!("t3");
    cards.insert(3, moved);
}

async fn search_waits(page: &Page) -> Result<()> {
    Board { page }.stand_at("card-a1").await?;
    page.keys(&["Ctrl+f"]).await?;
    page.wait("the search's field", "return document.activeElement?.closest('[data-find-bar]') !== null").await?;
    page.type_text("ta").await
}

/// The clock goes on while the map is left; only the first time is it to be started.
async fn timer_runs(page: &Page) -> Result<()> {
    if page.count("[data-agenda]").await? == 0 {
        page.click("[data-command=guide]").await?;
    }
    if page.count("[data-agenda=running]").await? == 0 {
        page.click("[data-timer=start]").await?;
    }
    page.appears("[data-agenda=running]").await
}

async fn waiting(page: &Page) -> Result<()> {
    all(
        page,
        &acts![
            "a panel that waits for a pause" small, "#/map/m1", panel_waits, delta_moved;
            "a search that waits for a pause" small, "#/map/m1", search_waits, nothing;
            "a timer that runs" small, "#/map/m1", timer_runs, nothing;
        ],
    )
    .await
}

async fn card_held(page: &Page) -> Result<()> {
    let at = page.reachable(&card("a1"), (0.5, 0.5)).await?;
    page.finger_down(at).await
}

async fn card_carried_by_finger(page: &Page) -> Result<()> {
    let target = page.spot(&cell("t3:l1"), (0.5, 0.5)).await?;
    Board { page }.touch_hold(&card("a1"), target).await?;
    Board { page }.is_dragging().await
}

async fn idea_held(page: &Page) -> Result<()> {
    let at = page.reachable("[data-idea=i2]", (0.5, 0.5)).await?;
    page.finger_down(at).await
}

async fn by_finger(page: &Page) -> Result<()> {
    let acts = acts![
        "a card that a finger holds" small, "#/map/m1", card_held, nothing;
        "a card that a finger carries" small, "#/map/m1", card_carried_by_finger, nothing;
        "an idea that a finger holds" ideas, "#/map/m1/priorities", idea_held, nothing;
    ];
    for act in &acts {
        for way in [Way::Back, Way::Address] {
            for frames in [0, 4] {
                let outcome = finger_leaves(page, act, way, frames).await;
                outcome.map_err(|problem| format!("{}, by {way:?}, after {frames} frames: {problem}", act.name))?;
            }
        }
    }
    Ok(())
}

/// [`leaves`], with the finger lifted on the screen that came.
async fn finger_leaves(page: &Page, act: &Act, way: Way, frames: u64) -> Result<()> {
    let outcome = leaves(page, act, way, frames, false).await;
    let lifted = page.finger_up().await;
    outcome?;
    lifted
}

/// Back from one view of a map to another, and on to one, with something carried: the map stays open, and nothing is left of it either.
async fn a_view(page: &Page) -> Result<()> {
    let acts = acts![
        "a card that is carried" ideas, "#/map/m1", card_carried, nothing;
        "an idea that is carried" ideas, "#/map/m1/priorities", idea_carried, nothing;
    ];
    for (act, (address, there)) in acts
        .iter()
        .zip([("#/map/m1/priorities", "[data-matrix]"), ("#/map/m1", ".board-area:not([hidden]) [data-card=i2]")])
    {
        begin(page, act).await?;
        page.ask(LEAVE, json!([4, address])).await?;
        page.appears(there).await?;
        is_over(page).await?;
        let board = Board { page };
        board.release().await?;
        board.can_undo(false).await?;
        same(
            "what was said",
            page.run("return document.querySelector('[data-status]').textContent").await?,
            json!(""),
        )?;
    }
    Ok(())
}

async fn over_a_view(page: &Page) -> Result<()> {
    let acts = acts![
        "a menu" small, "#/map/m1", menu_open, nothing;
        "a dialog with a search" small, "#/map/m1", dialog_open, nothing;
    ];
    for (act, opened) in acts.iter().zip([".menu", "dialog[open]"]) {
        begin(page, act).await?;
        page.ask(LEAVE, json!([0, "#/map/m1/summary"])).await?;
        page.appears("[data-summary]").await?;
        page.goes(opened).await?;
        page.run("history.back()").await?;
        page.appears(".board-area:not([hidden]) [data-card=a1]").await?;
        same(&format!("{} comes back", act.name), page.count(opened).await?, 0)?;
    }
    Ok(())
}

/// Another tab went over the map while a card was carried: what is here becomes a map of its own, and the card is where it was.
async fn for_a_copy(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.drag_card("b1", "t2:l2", None).await?;
    board.map().await?;
    page.run(WATCH).await?;
    card_carried(page).await?;
    let written = "const key = 'parcours:map:m1', before = localStorage.getItem(key), kept = JSON.parse(before);
        const text = before.replace(`\"rev\":${kept.rev},`, `\"rev\":${kept.rev + 1},`).replace('Kappa', 'Kapap');
        localStorage.setItem(key, text);
        dispatchEvent(new StorageEvent('storage', { key, oldValue: before, newValue: text, storageArea: localStorage }));";
    page.run(written).await?;
    page.appears("[data-board]:not([data-board=m1]) [data-card]").await?;
    is_over(page).await?;
    board.release().await?;
    board.cards("t1:l1", &["a1", "a2", "a3"]).await?;
    board.cards("t2:l2", &["b1"]).await?;
    board.drag_card("a1", "t3:l1", None).await?;
    board.cards("t3:l1", &["c1", "c2", "a1"]).await?;
    faults::report("a gesture left behind", 1, 0);
    Ok(())
}
