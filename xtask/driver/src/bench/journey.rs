//! What is done to a board while it is measured: everything a person does most, by mouse and keys.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::Value;
use tokio::time::{Instant, sleep, sleep_until};

use super::acts::{Act, Scene};
use super::boards::Board;
use super::figures::{Measure, Samples};
use super::page::{Cost, Key, MIDDLE, Page, Point, Watch};
use super::renderer;
use crate::browsers::Driver;
use xtask::Result;

/// Moves in a drag, and how many of them belong to lifting.
const MOVES: u32 = 60;
const LIFTING: u32 = 6;
/// Notches of the wheel in a scroll, and what each is worth in pixels.
const NOTCHES: u32 = 30;
const NOTCH: f64 = 60.0;
/// How often an act is recorded at most: the middle one is shown.
const RECORDINGS: usize = 3;
/// How long the page has for what it does when nothing else is to be done.
const IDLE: Duration = Duration::from_secs(2);
/// The marks between which a recorded act lies.
pub(crate) const BEGINS: &str = "the act begins";
pub(crate) const ENDS: &str = "the act ends";
/// One frame of a usual screen.
const FRAME: Duration = Duration::from_micros(16_667);

/// The bench's session: the page opened on `board`, and everything the bench measures done to it.
///
/// # Errors
/// When the page does not do what is asked of it.
pub(crate) async fn run(driver: &Driver, site: &str, board: &Board) -> Result<Samples> {
    let mut journey = Journey::begin(driver, site, board, None).await?;
    for scene in [Scene::Load, Scene::Write, Scene::AddAndDelete, Scene::Drag, Scene::MoveStage] {
        journey.play(scene).await?;
        if scene == Scene::Load {
            journey.memory().await?;
        }
    }
    journey.page.close().await?;
    Ok(journey.samples)
}

/// What was recorded while an act was done.
#[derive(Debug)]
pub(crate) struct Recording {
    /// All events; the act lies between the marks [`BEGINS`] and [`ENDS`].
    pub events: Vec<Value>,
    /// How many times the act was done between the marks.
    pub times: u32,
}

/// A session in which `act` is recorded, at most [`RECORDINGS`] times, and nothing is done that it does not need.
///
/// # Errors
/// When the page does not do what is asked of it, or nothing could be recorded.
pub(crate) async fn record(driver: &Driver, site: &str, board: &Board, act: Act) -> Result<Vec<Recording>> {
    let mut journey = Journey::begin(driver, site, board, Some(act)).await?;
    journey.play(Scene::Load).await?;
    if !journey.has_enough() {
        // What is done when nothing else is to be done belongs to the start.
        sleep(IDLE).await;
        journey.play(act.row().scene).await?;
    }
    journey.page.close().await?;
    match journey.recordings.is_empty() {
        true => Err("nothing was recorded; an autosave that comes too early is left out: is the machine busy?".into()),
        false => Ok(journey.recordings),
    }
}

struct Journey<'a> {
    page: Page,
    site: &'a str,
    board: &'a Board,
    /// Where files lie that are chosen.
    files: PathBuf,
    samples: Samples,
    /// The act that is recorded.
    recorded: Option<Act>,
    recordings: Vec<Recording>,
}

fn card(id: &str) -> String {
    format!("[data-card=\"{id}\"]")
}

fn cell(step: usize, lane: usize) -> String {
    format!("[data-cell=\"t{step}:l{lane}\"]")
}

fn exists(selector: &str) -> String {
    format!("document.querySelector('{selector}') !== null")
}

fn is_gone(selector: &str) -> String {
    format!("document.querySelector('{selector}') === null")
}

/// Some text is being written, or none is.
const WRITING: &str = "document.querySelector('[data-field]') !== null";
const WRITTEN: &str = "document.querySelector('[data-field]') === null";

impl Journey<'_> {
    async fn begin<'a>(driver: &Driver, site: &'a str, board: &'a Board, recorded: Option<Act>) -> Result<Journey<'a>> {
        let watch = if recorded.is_some() { Watch::Traced } else { Watch::Timed };
        let page = Page::open(driver, site, &board.file("bench"), watch).await?;
        let files = driver.downloads();
        Ok(Journey { page, site, board, files, samples: Samples::default(), recorded, recordings: Vec::new() })
    }

    async fn play(&mut self, scene: Scene) -> Result<()> {
        match scene {
            Scene::Load => self.load().await,
            Scene::LoadAgain => self.load_again().await,
            Scene::Write => self.write().await,
            Scene::AddAndDelete => self.add_and_delete().await,
            Scene::Rename => self.rename().await,
            Scene::Drag => self.drag().await,
            Scene::MoveStage => self.move_stage().await,
            Scene::Scroll => self.scroll().await,
            Scene::Import => self.import().await,
        }
    }

    fn note(&mut self, act: Act, cost: Cost) {
        let row = act.row();
        if let Some(measure) = row.work {
            self.samples.add(measure, cost.work);
        }
        if let Some(measure) = row.painted {
            self.samples.add(measure, cost.painted);
        }
    }

    fn has_enough(&self) -> bool {
        self.recordings.len() >= RECORDINGS
            // There is one first time only.
            || (self.recorded == Some(Act::StartCold) && !self.recordings.is_empty())
    }

    fn records(&self, act: Act) -> bool {
        self.recorded == Some(act) && !self.has_enough()
    }

    async fn mark(&self, act: Act, mark: &str) -> Result<()> {
        if self.records(act) {
            self.page.mark(mark).await?;
        }
        Ok(())
    }

    /// The recording of `act` begins here.
    async fn act_begins(&self, act: Act) -> Result<()> {
        if self.records(act) {
            self.page.forget().await?;
        }
        self.mark(act, BEGINS).await
    }

    /// The recording of `act`, which was done so many `times`, ends here.
    async fn act_ends(&mut self, act: Act, times: u32) -> Result<()> {
        self.mark(act, ENDS).await?;
        self.take(act, times).await
    }

    async fn take(&mut self, act: Act, times: u32) -> Result<()> {
        if self.records(act) {
            self.recordings.push(Recording { events: self.page.recorded(ENDS).await?, times });
        }
        Ok(())
    }

    /// Does `act`, by `input` that causes the event `name`, until `reached` is painted.
    async fn perform(
        &mut self,
        act: Act,
        name: &str,
        reached: &str,
        input: impl AsyncFnOnce(&Page) -> Result<()>,
    ) -> Result<()> {
        self.act_begins(act).await?;
        let cost = self.page.cost(name, reached, input).await?;
        self.act_ends(act, 1).await?;
        self.note(act, cost);
        Ok(())
    }

    /// The same for what changes the map: waits for the save as well.
    async fn edit(
        &mut self,
        act: Act,
        name: &str,
        reached: &str,
        input: impl AsyncFnOnce(&Page) -> Result<()>,
    ) -> Result<()> {
        if self.records(Act::Autosave) {
            self.page.forget().await?;
        }
        self.perform(act, name, reached, input).await?;
        let early = self.page.saved_early().await?;
        if !early {
            self.mark(Act::Autosave, BEGINS).await?;
        }
        let work = self.page.save(reached).await?;
        if !early {
            self.act_ends(Act::Autosave, 1).await?;
            self.samples.add(Measure::Save, work);
        }
        Ok(())
    }

    /// Back to where the map begins.
    async fn go_home(&self) -> Result<()> {
        self.page.run("document.getElementById('board-scroller').scrollTo(0, 0)").await?;
        sleep(FRAME * 6).await;
        Ok(())
    }

    /// Every card is there.
    fn all_cards(&self) -> String {
        format!("document.querySelectorAll('[data-card]').length === {}", self.board.size.cards())
    }

    async fn load(&mut self) -> Result<()> {
        self.act_begins(Act::StartCold).await?;
        let cost = self.page.load(self.site, &self.all_cards()).await?;
        self.act_ends(Act::StartCold, 1).await?;
        self.note(Act::StartCold, cost);
        Ok(())
    }

    async fn load_again(&mut self) -> Result<()> {
        for _ in 0..3 {
            self.page.leave(self.site).await?;
            self.act_begins(Act::StartWarm).await?;
            let cost = self.page.load_again(self.site, &self.all_cards()).await?;
            self.act_ends(Act::StartWarm, 1).await?;
            self.note(Act::StartWarm, cost);
            sleep(IDLE).await;
        }
        Ok(())
    }

    async fn memory(&mut self) -> Result<()> {
        self.page.collect_garbage().await?;
        let counted = self.page.count().await?;
        self.samples.add(Measure::Heap, counted.heap);
        self.samples.add(Measure::Listeners, counted.listeners);
        let wasm = "bench.wasm.reduce((sum, memory) => sum + memory.buffer.byteLength, 0)";
        self.samples.add(Measure::Wasm, self.page.run(wasm).await?.as_f64().unwrap_or_default() / 1e6);
        if let Some(memory) = renderer::largest() {
            self.samples.add(Measure::Memory, memory);
        }
        Ok(())
    }

    /// Opens three cards, writes a word at the end of each and keeps it.
    async fn write(&mut self) -> Result<()> {
        for _ in 0..4 {
            self.perform(Act::Nothing, "keydown", "true", async |page: &Page| page.press(Key::SHIFT).await).await?;
        }
        for step in [0, 2, 4] {
            if self.has_enough() {
                return Ok(());
            }
            self.go_home().await?;
            let card = card(&self.board.first_card(step, 0));
            let place = self.page.place(&card, MIDDLE, 10.0).await?;
            self.perform(Act::OpenCard, "dblclick", WRITING, async |page: &Page| page.click(place, 2).await).await?;
            for letter in "soudain".chars() {
                let key = async |page: &Page| page.press(Key::Letter(letter)).await;
                self.perform(Act::Keystroke, "keydown", "true", key).await?;
            }
            let kept = format!("{WRITTEN} && document.querySelector('{card}').textContent.includes('soudain')");
            let enter = async |page: &Page| page.press(Key::ENTER).await;
            self.edit(Act::Commit, "keydown", &kept, enter).await?;
        }
        Ok(())
    }

    /// Adds three cards to a cell; deletes three others and takes each deletion back.
    async fn add_and_delete(&mut self) -> Result<()> {
        let cell = cell(1, 0);
        for _ in 0..3 {
            let button = format!("{cell} [data-add]");
            self.page
                .run(&format!("document.querySelector('{button}').scrollIntoView({{ block: 'nearest' }})"))
                .await?;
            sleep(FRAME * 12).await;
            let place = self.page.place(&button, MIDDLE, MIDDLE).await?;
            self.perform(Act::Add, "click", WRITING, async |page: &Page| page.click(place, 1).await).await?;
            for letter in "mot".chars() {
                self.page.press(Key::Letter(letter)).await?;
            }
            let enter = async |page: &Page| page.press(Key::ENTER).await;
            self.edit(Act::KeepAdded, "keydown", WRITTEN, enter).await?;
        }
        for step in [2, 3, 5] {
            self.go_home().await?;
            let card = card(&self.board.first_card(step, 0));
            let place = self.page.place(&card, MIDDLE, 10.0).await?;
            self.page.click(place, 1).await?;
            sleep(FRAME * 12).await;
            let delete = async |page: &Page| page.press(Key::DELETE).await;
            self.edit(Act::Delete, "keydown", &is_gone(&card), delete).await?;
            self.undo(Act::UndoDelete, &exists(&card)).await?;
        }
        Ok(())
    }

    async fn undo(&mut self, act: Act, reached: &str) -> Result<()> {
        let undo = async |page: &Page| page.press(Key::Ctrl('z')).await;
        self.edit(act, "keydown", reached, undo).await
    }

    /// Gives a stage another name, three times.
    async fn rename(&mut self) -> Result<()> {
        let header = "[data-stage=\"s1\"]";
        for letter in ['a', 'b', 'c'] {
            self.go_home().await?;
            let place = self.page.place(header, 40.0, MIDDLE).await?;
            self.page.cost("dblclick", WRITING, async |page: &Page| page.click(place, 2).await).await?;
            for _ in 0..3 {
                self.page.press(Key::Letter(letter)).await?;
            }
            let name = String::from(letter).repeat(3);
            let kept = format!("{WRITTEN} && document.querySelector('{header}').textContent.includes('{name}')");
            let enter = async |page: &Page| page.press(Key::ENTER).await;
            self.edit(Act::RenameStage, "keydown", &kept, enter).await?;
        }
        Ok(())
    }

    /// Scrolls down the board, a notch each frame, three times.
    async fn scroll(&mut self) -> Result<()> {
        for _ in 0..3 {
            self.go_home().await?;
            let place = self.page.place("#board-scroller", MIDDLE, MIDDLE).await?;
            self.page.mouse("mouseMoved", place, 0).await?;
            sleep(FRAME * 12).await;
            self.act_begins(Act::Scroll).await?;
            let begin = Instant::now();
            for step in 1..=NOTCHES {
                self.page.wheel(place, NOTCH).await?;
                sleep_until(begin + FRAME * step).await;
            }
            sleep(FRAME * 6).await;
            self.act_ends(Act::Scroll, NOTCHES).await?;
        }
        Ok(())
    }

    /// Opens a file on the first screen, three times, each with a map of its own.
    async fn import(&mut self) -> Result<()> {
        for id in ["first", "second", "third"] {
            self.page.run("void (location.hash = '#/')").await?;
            self.page.wait(&exists("input[data-open]")).await?;
            let file = self.files.join(format!("{id}.json"));
            fs::write(&file, self.board.file(id).to_string())?;
            let choose = async |page: &Page| page.choose("input[data-open]", &file).await;
            let shown = self.all_cards();
            self.perform(Act::Import, "change", &shown, choose).await?;
        }
        Ok(())
    }

    /// Carries the first card four columns on, three times, and takes each drop back.
    async fn drag(&mut self) -> Result<()> {
        self.go_home().await?;
        let card = card(&self.board.first_card(0, 0));
        for _ in 0..3 {
            let from = self.page.place(&card, 30.0, 12.0).await?;
            let to = self.page.place(&cell(4, 0), MIDDLE, 40.0).await?;
            self.carry(from, to).await?;
            let there = exists(&format!("{} {card}", cell(4, 0)));
            let release = async |page: &Page| page.mouse("mouseReleased", to, 1).await;
            self.edit(Act::Drop, "pointerup", &there, release).await?;
            self.undo(Act::UndoDrop, &exists(&format!("{} {card}", cell(0, 0)))).await?;
        }
        Ok(())
    }

    /// Presses at `from` and moves to `to`, a move each frame, in an arc.
    async fn carry(&mut self, from: Point, to: Point) -> Result<()> {
        self.page.mouse("mouseMoved", from, 0).await?;
        sleep(FRAME * 6).await;
        let before = self.page.count().await?;
        if self.records(Act::DragMove) {
            // Not in the middle of the drag: it takes longer than a frame.
            self.page.forget().await?;
        }
        if self.recorded.is_none() {
            self.page.run("bench.watchFrames()").await?;
        }
        self.act_begins(Act::DragStart).await?;
        self.page.mouse("mousePressed", from, 1).await?;
        let begin = Instant::now();
        let mut lifted = before;
        for step in 1..=MOVES {
            let part = f64::from(step) / f64::from(MOVES);
            let arc = 30.0 * (std::f64::consts::PI * part).sin();
            let at = Point { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part + arc };
            self.page.mouse("mouseMoved", at, 1).await?;
            if step == LIFTING {
                lifted = self.page.count().await?;
                if self.records(Act::DragStart) {
                    // The frame of the last move belongs to it.
                    sleep(FRAME * 2).await;
                }
                self.mark(Act::DragStart, ENDS).await?;
                self.mark(Act::DragMove, BEGINS).await?;
            }
            sleep_until(begin + FRAME * step).await;
        }
        let carried = self.page.count().await?;
        self.take(Act::DragStart, 1).await?;
        self.act_ends(Act::DragMove, MOVES - LIFTING).await?;
        self.note(Act::DragStart, Cost { work: lifted.work - before.work, ..Cost::default() });
        let per_move = (carried.work - lifted.work) / f64::from(MOVES - LIFTING);
        self.note(Act::DragMove, Cost { work: per_move, ..Cost::default() });
        if self.recorded.is_none() {
            let missed = self.page.run("bench.stopFrames()").await?;
            self.samples.add(Measure::MissedFrames, missed.as_f64().unwrap_or(f64::NAN));
        }
        Ok(())
    }

    /// Sends the first stage to the end by the Move dialog, twice, and takes it back.
    async fn move_stage(&mut self) -> Result<()> {
        let first =
            |step: usize| format!("document.querySelector('[data-cell$=\":l0\"]').dataset.cell === 't{step}:l0'");
        for _ in 0..2 {
            self.go_home().await?;
            let header = self.page.place("[data-stage=\"s0\"]", 40.0, MIDDLE).await?;
            self.page.click(header, 1).await?;
            sleep(FRAME * 12).await;
            let button = ".context-bar [data-command=\"move\"]";
            let place = self.page.place(button, MIDDLE, MIDDLE).await?;
            self.page.click(place, 1).await?;
            sleep(FRAME * 12).await;
            self.page
                .run(
                    "{
                        const list = document.querySelector('dialog select[name=\"position\"]');
                        list.value = list.options[list.options.length - 1].value;
                        list.dispatchEvent(new Event('change', { bubbles: true }));
                    }",
                )
                .await?;
            let yes = self.page.place("dialog button[type=\"submit\"]", MIDDLE, MIDDLE).await?;
            let submit = async |page: &Page| page.click(yes, 1).await;
            self.edit(Act::MoveStage, "click", &first(1), submit).await?;
            self.undo(Act::UndoMoveStage, &first(0)).await?;
        }
        Ok(())
    }
}
