//! What is done to a board while it is measured: everything a person does most, by mouse and keys.

use std::time::Duration;

use tokio::time::{Instant, sleep, sleep_until};

use super::boards::Board;
use super::figures::{Measure, Samples};
use super::page::{Cost, Key, MIDDLE, Page, Point};
use super::renderer;
use crate::browsers::Driver;
use xtask::Result;

/// Moves in a drag, and how many of them belong to lifting.
const MOVES: u32 = 60;
const LIFTING: u32 = 6;
/// One frame of a usual screen.
const FRAME: Duration = Duration::from_micros(16_667);

/// A session: the page opened on `board`, and everything done to it.
///
/// # Errors
/// When the page does not do what is asked of it.
pub async fn run(driver: &Driver, site: &str, board: &Board) -> Result<Samples> {
    let page = Page::open(driver, site, &board.file()).await?;
    let mut journey = Journey { page, board, samples: Samples::default() };
    journey.load(site).await?;
    journey.memory().await?;
    journey.write().await?;
    journey.add_and_delete().await?;
    journey.drag().await?;
    journey.move_stage().await?;
    journey.page.close().await?;
    Ok(journey.samples)
}

struct Journey<'a> {
    page: Page,
    board: &'a Board,
    samples: Samples,
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
    fn note(&mut self, measure: Measure, cost: Cost) {
        self.samples.add(measure, cost.work);
        if let Some(save) = cost.save {
            self.samples.add(Measure::Save, save);
        }
    }

    /// Back to where the map begins.
    async fn go_home(&self) -> Result<()> {
        self.page.run("document.getElementById('board-scroller').scrollTo(0, 0)").await?;
        sleep(FRAME * 6).await;
        Ok(())
    }

    async fn load(&mut self, site: &str) -> Result<()> {
        let cards = self.board.size.cards();
        let all = format!("document.querySelectorAll('[data-card]').length === {cards}");
        let cost = self.page.load(site, &all).await?;
        self.samples.add(Measure::LoadPainted, cost.painted);
        self.note(Measure::Load, cost);
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
            let floor = self.page.cost("keydown", "true", async |page: &Page| page.press(Key::SHIFT).await).await?;
            self.note(Measure::Floor, floor);
        }
        for step in [0, 2, 4] {
            self.go_home().await?;
            let card = card(&self.board.first_card(step, 0));
            let place = self.page.place(&card, MIDDLE, 10.0).await?;
            let open = self.page.cost("dblclick", WRITING, async |page: &Page| page.click(place, 2).await).await?;
            self.note(Measure::OpenCard, open);
            for letter in "soudain".chars() {
                let key = async |page: &Page| page.press(Key::Letter(letter)).await;
                let cost = self.page.cost("keydown", "true", key).await?;
                self.note(Measure::Keystroke, cost);
            }
            let kept = format!("{WRITTEN} && document.querySelector('{card}').textContent.includes('soudain')");
            let enter = async |page: &Page| page.press(Key::ENTER).await;
            let cost = self.page.cost_of_edit("keydown", &kept, enter).await?;
            self.samples.add(Measure::CommitPainted, cost.painted);
            self.note(Measure::Commit, cost);
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
            let add = self.page.cost("click", WRITING, async |page: &Page| page.click(place, 1).await).await?;
            self.note(Measure::Add, add);
            for letter in "mot".chars() {
                self.page.press(Key::Letter(letter)).await?;
            }
            let enter = async |page: &Page| page.press(Key::ENTER).await;
            let kept = self.page.cost_of_edit("keydown", WRITTEN, enter).await?;
            self.note(Measure::KeepAdded, kept);
        }
        for step in [2, 3, 5] {
            self.go_home().await?;
            let card = card(&self.board.first_card(step, 0));
            let place = self.page.place(&card, MIDDLE, 10.0).await?;
            self.page.click(place, 1).await?;
            sleep(FRAME * 12).await;
            let delete = async |page: &Page| page.press(Key::DELETE).await;
            let cost = self.page.cost_of_edit("keydown", &is_gone(&card), delete).await?;
            self.note(Measure::Delete, cost);
            self.undo(Measure::UndoDelete, &exists(&card)).await?;
        }
        Ok(())
    }

    async fn undo(&mut self, measure: Measure, reached: &str) -> Result<()> {
        let undo = async |page: &Page| page.press(Key::Ctrl('z')).await;
        let cost = self.page.cost_of_edit("keydown", reached, undo).await?;
        self.note(measure, cost);
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
            let cost = self.page.cost_of_edit("pointerup", &there, release).await?;
            self.samples.add(Measure::DropPainted, cost.painted);
            self.note(Measure::Drop, cost);
            self.undo(Measure::UndoDrop, &exists(&format!("{} {card}", cell(0, 0)))).await?;
        }
        Ok(())
    }

    /// Presses at `from` and moves to `to`, a move each frame, in an arc.
    async fn carry(&mut self, from: Point, to: Point) -> Result<()> {
        self.page.mouse("mouseMoved", from, 0).await?;
        sleep(FRAME * 6).await;
        let before = self.page.count().await?;
        self.page.run("bench.watchFrames()").await?;
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
            }
            sleep_until(begin + FRAME * step).await;
        }
        let carried = self.page.count().await?;
        self.samples.add(Measure::Lift, lifted.work - before.work);
        self.samples.add(Measure::Carry, (carried.work - lifted.work) / f64::from(MOVES - LIFTING));
        let missed = self.page.run("bench.stopFrames()").await?;
        self.samples.add(Measure::MissedFrames, missed.as_f64().unwrap_or(f64::NAN));
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
            let cost = self.page.cost_of_edit("click", &first(1), submit).await?;
            self.note(Measure::MoveStage, cost);
            self.undo(Measure::UndoMoveStage, &first(0)).await?;
        }
        Ok(())
    }
}
