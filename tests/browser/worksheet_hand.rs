//! The worksheet journey with the mouse or a finger.

use serde_json::json;
use xtask::Result;

use crate::board::Board;
use crate::input::{Pointer, down, to, up};
use crate::worksheet::{
    ASTRAY_CARD, ASTRAY_STAGE, CARDS, EMOTION, LANES, SCORES, STAGES, TITLE, height_of, ids, write,
};

/// Mouse and finger differ in how they touch; what they do is the same.
pub struct Hand<'a> {
    /// The board.
    pub board: Board<'a>,
    /// Whether it is a finger.
    pub finger: bool,
}

impl Hand<'_> {
    async fn press(&self, selector: &str) -> Result<()> {
        if self.finger { self.board.page.tap(selector).await } else { self.board.page.click(selector).await }
    }

    async fn drag(&self, selector: &str, target: (f64, f64)) -> Result<()> {
        if self.finger && selector.starts_with("[id='card-") {
            self.board.touch_hold(selector, target).await?;
            self.board.page.finger_up().await
        } else if self.finger {
            self.board.touch_handle(selector, target).await
        } else {
            self.board.drag(selector, target).await
        }
    }

    /// Builds the map from the first screen.
    pub async fn build(&self) -> Result<()> {
        let page = self.board.page;
        self.press("[data-template=blank]").await?;
        page.wait(
            "the title's field",
            "return document.activeElement?.closest('dialog') !== null && document.activeElement?.tagName === 'INPUT'",
        )
        .await?;
        page.type_text(TITLE).await?;
        self.press("dialog button[type=submit]").await?;
        page.appears("[data-stage]").await?;
        self.stages().await?;
        self.lanes().await?;
        self.cards().await?;
        self.scores().await
    }

    async fn stages(&self) -> Result<()> {
        let page = self.board.page;
        if self.finger {
            self.press("[data-stage]").await?;
            self.press(".context-bar [data-command=rename-stage]").await?;
        } else {
            page.double_click("[data-stage]", (0.5, 0.5)).await?;
        }
        let mut names = STAGES.to_vec();
        let last = names.remove(ASTRAY_STAGE);
        names.push(last);
        for (at, name) in names.iter().enumerate() {
            if at > 0 {
                self.press(".stages [data-command=add-stage]").await?;
                page.equals(
                    "the stages",
                    "return document.querySelectorAll('[data-stage]').length",
                    json!([]),
                    json!(at + 1),
                )
                .await?;
            }
            write(page, name).await?;
        }
        self.press(".save").await?;
        page.goes("[data-field]").await?;
        let stages = ids(page, "stage").await?;
        let target = page.spot(&format!("[data-stage='{}']", stages[ASTRAY_STAGE]), (0.2, 0.5)).await?;
        self.drag(&format!("[data-stage='{}']", stages[5]), target).await?;
        let mut order: Vec<&str> = stages.iter().map(String::as_str).collect();
        let moved = order.pop().unwrap_or_default();
        order.insert(ASTRAY_STAGE, moved);
        self.board.stages(&order).await
    }

    async fn lanes(&self) -> Result<()> {
        for (at, role) in LANES.iter().enumerate() {
            self.press(".add-lane [data-command=add-lane]").await?;
            self.press(&format!("[data-choose-role={role}]")).await?;
            let page = self.board.page;
            page.equals(
                "the lanes",
                "return document.querySelectorAll('[data-board] [data-lane]').length",
                json!([]),
                json!(at + 1),
            )
            .await?;
            page.wait("the name's field", "return document.activeElement?.hasAttribute('data-field') ?? false").await?;
        }
        self.press(".save").await?;
        self.board.page.goes("[data-field]").await
    }

    async fn cards(&self) -> Result<()> {
        let page = self.board.page;
        let (steps, lanes) = (ids(page, "step").await?, ids(page, "lane").await?);
        let cell = |stage: usize, lane: usize| format!("{}:{}", steps[stage], lanes[lane]);
        for (at, (stage, lane, text)) in CARDS.iter().enumerate() {
            let first = if at == ASTRAY_CARD { stage - 1 } else { *stage };
            let place = format!("[data-cell='{}']", cell(first, *lane));
            if self.finger {
                self.press(&format!("{place} .add")).await?;
            } else {
                let part = if at == ASTRAY_CARD { 0.93 } else { 0.3 };
                page.spot(&place, (0.5, 0.5)).await?;
                if at == ASTRAY_CARD {
                    self.press(&format!("{place} .add")).await?;
                } else {
                    page.double_click(&place, (0.5, part)).await?;
                }
            }
            write(page, text).await?;
            self.press(".save").await?;
            page.goes("[data-field]").await?;
        }
        let (stage, lane, text) = CARDS[ASTRAY_CARD];
        let script =
            "return [...document.querySelectorAll('[data-card]')].find(card => card.textContent === arguments[0])?.id";
        let id = page.ask(script, json!([text])).await?;
        let target = page.spot(&format!("[data-cell='{}']", cell(stage, lane)), (0.5, 0.5)).await?;
        self.drag(&format!("[id='{}']", id.as_str().unwrap_or_default()), target).await?;
        self.board.texts(&cell(stage, lane), &[text]).await
    }

    async fn scores(&self) -> Result<()> {
        let page = self.board.page;
        let (steps, lanes) = (ids(page, "step").await?, ids(page, "lane").await?);
        for (step, score) in steps.iter().zip(SCORES) {
            let cell = format!("{step}:{}", lanes[EMOTION]);
            // The last one is first set too high, then dragged down.
            let first = if score == -2 { 1 } else { score };
            let track = format!("[data-emotion='{cell}']");
            let at = page.reachable(&track, (0.5, height_of(first))).await?;
            if self.finger {
                page.tap_at(at).await?;
            } else {
                page.point(Pointer::Mouse, &[to(at), down(0), up(0)]).await?;
            }
            self.board.score(&cell, &first.to_string()).await?;
            if first != score {
                let target = page.spot(&track, (0.5, height_of(score))).await?;
                page.wait("the point to have come to rest", "return document.getAnimations().length === 0").await?;
                self.drag(&format!("{track} .point"), target).await?;
                self.board.score(&cell, &score.to_string()).await?;
            }
        }
        Ok(())
    }
}
