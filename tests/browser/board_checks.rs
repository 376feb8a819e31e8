//! What must be true of the board. Each check waits until it is, or says what is instead.

use serde_json::{Value, json};
use xtask::Result;

use crate::board::Board;
use crate::page::{plain_spaces, same};

impl Board<'_> {
    /// The ids of the cards of `cell`, in order.
    pub async fn cards(&self, cell: &str, expected: &[&str]) -> Result<()> {
        let script = "return [...document.querySelectorAll(`[data-cell='${arguments[0]}'] [data-card]`)].map(card => card.dataset.card)";
        self.page.equals(&format!("the cards in {cell}"), script, json!([cell]), json!(expected)).await
    }

    /// The texts of the cards of `cell`, in order.
    pub async fn texts(&self, cell: &str, expected: &[&str]) -> Result<()> {
        let script = "return [...document.querySelectorAll(`[data-cell='${arguments[0]}'] [data-card]`)].map(card => card.firstChild?.data ?? '')";
        self.page.equals(&format!("the texts in {cell}"), script, json!([cell]), json!(expected)).await
    }

    async fn ids(&self, kind: &str, expected: &[&str]) -> Result<()> {
        let script = "return [...document.querySelectorAll(`[data-board] [data-${arguments[0]}]`)].map(header => header.dataset[arguments[0]])";
        self.page.equals(&format!("the {kind}s"), script, json!([kind]), json!(expected)).await
    }

    /// The ids of the stages.
    pub async fn stages(&self, expected: &[&str]) -> Result<()> {
        self.ids("stage", expected).await
    }

    /// The ids of the steps.
    pub async fn steps(&self, expected: &[&str]) -> Result<()> {
        self.ids("step", expected).await
    }

    /// The ids of the lanes.
    pub async fn lanes(&self, expected: &[&str]) -> Result<()> {
        self.ids("lane", expected).await
    }

    /// The score of an emotion cell; empty when unknown.
    pub async fn score(&self, cell: &str, expected: &str) -> Result<()> {
        let script = "return document.querySelector(`[data-emotion='${arguments[0]}']`)?.dataset.score";
        self.page.equals(&format!("the score at {cell}"), script, json!([cell]), json!(expected)).await
    }

    /// The selected cards, in document order.
    pub async fn selected(&self, expected: &[&str]) -> Result<()> {
        let script =
            "return [...document.querySelectorAll('[data-card][aria-selected=true]')].map(card => card.dataset.card)";
        self.page.equals("the selected cards", script, json!([]), json!(expected)).await
    }

    /// The element with the focus, by id.
    pub async fn focus(&self, expected: &str) -> Result<()> {
        self.page.equals("the focused element", "return document.activeElement?.id", json!([]), json!(expected)).await
    }

    /// The card with the focus has `text`.
    pub async fn focus_on_text(&self, expected: &str) -> Result<()> {
        let script = "const focused = document.activeElement;
            return (focused?.matches('[data-card]') ? focused.firstChild?.data : focused?.querySelector('.name')?.textContent) ?? null";
        self.page.equals("the text in focus", script, json!([]), json!(expected)).await
    }

    /// The element with the focus matches `selector`.
    pub async fn focus_matches(&self, selector: &str) -> Result<()> {
        let script = "const focused = document.activeElement;
            return focused?.matches(arguments[0]) || focused?.outerHTML.slice(0, 160)";
        self.page.equals(&format!("the focus on {selector}"), script, json!([selector]), json!(true)).await
    }

    /// What was said last.
    pub async fn says(&self, expected: &str) -> Result<()> {
        let script = "return document.querySelector('[data-status]')?.textContent";
        self.page
            .until(&format!("“{expected}” to be said"), script, json!([]), |text| {
                (plain_spaces(text.as_str()?) == expected).then_some(())
            })
            .await
    }

    /// Forgets what was said, so that the next check sees something new.
    pub async fn hush(&self) -> Result<()> {
        self.page.run("const region = document.querySelector('[data-status]'); if (region.firstChild) region.firstChild.data = ''").await?;
        Ok(())
    }

    /// Whether there is a step to undo.
    pub async fn can_undo(&self, expected: bool) -> Result<()> {
        let script = "return document.querySelector('[data-command=undo]')?.getAttribute('aria-disabled') === 'false'";
        self.page.equals("a step to undo", script, json!([]), json!(expected)).await
    }

    /// Nothing is being dragged, and nothing of a drag is left.
    pub async fn at_rest(&self) -> Result<()> {
        let script =
            "return document.querySelectorAll('body.dragging, .drag-preview, .drop-line, .lifted, .drop-here').length";
        self.page.equals("what is left of a drag", script, json!([]), json!(0)).await
    }

    /// Something is being dragged.
    pub async fn is_dragging(&self) -> Result<()> {
        self.page.appears("body.dragging").await
    }

    /// The board shows the small map as it was opened, and nothing of a drag is left.
    pub async fn is_untouched(&self) -> Result<()> {
        self.at_rest().await?;
        self.stages(&["s1", "s2", "s3"]).await?;
        self.steps(&["t1", "t2", "t3", "t4", "t5"]).await?;
        self.lanes(&["l1", "l2", "l3", "l4"]).await?;
        for (cell, cards) in [
            ("t1:l1", &["a1", "a2", "a3"][..]),
            ("t2:l1", &["b1"]),
            ("t3:l1", &["c1", "c2"]),
            ("t1:l2", &["d1"]),
            ("t4:l2", &["e1"]),
            ("t1:l4", &["f1"]),
            ("t5:l4", &["f2"]),
        ] {
            self.cards(cell, cards).await?;
        }
        self.can_undo(false).await
    }

    /// What is kept equals what is shown: cards by cell, and scores.
    pub async fn is_kept(&self) -> Result<Value> {
        let map = self.map().await?;
        let script = "const cards = {}, scores = {};
            for (const card of document.querySelectorAll('[data-card]')) {
                const cell = card.closest('[data-cell]').dataset.cell;
                (cards[cell] ??= []).push(card.dataset.card);
            }
            for (const cell of document.querySelectorAll('[data-emotion]'))
                if (cell.dataset.score) scores[cell.dataset.emotion] = Number(cell.dataset.score);
            return [cards, scores]";
        let shown = self.page.run(script).await?;
        let mut cards = json!({});
        for card in map["cards"].as_array().into_iter().flatten() {
            let cell =
                format!("{}:{}", card["step"].as_str().unwrap_or_default(), card["lane"].as_str().unwrap_or_default());
            match cards[&cell].as_array_mut() {
                Some(ids) => ids.push(card["id"].clone()),
                None => cards[&cell] = json!([card["id"]]),
            }
        }
        let mut scores = json!({});
        for emotion in map["emotions"].as_array().into_iter().flatten() {
            let cell = format!(
                "{}:{}",
                emotion["step"].as_str().unwrap_or_default(),
                emotion["lane"].as_str().unwrap_or_default()
            );
            scores[cell] = emotion["score"].clone();
        }
        same("what is kept beside what is shown", json!([cards, scores]), shown)?;
        Ok(map)
    }
}

/// Opens `file` with the board drawn at `percent`.
pub async fn at_zoom<'a>(page: &'a crate::page::Page, file: &Value, percent: u16) -> Result<Board<'a>> {
    page.store("parcours:map:m1", file).await?;
    page.store("parcours:set", &json!({ "language": "en", "theme": "light", "zoom": percent })).await?;
    page.go("#/map/m1").await?;
    page.appears("[data-board]").await?;
    Ok(Board { page })
}
