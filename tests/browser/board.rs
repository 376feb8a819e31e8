//! The board as a person sees it: pressing, dragging, looking. What must be true of it is in `board_checks`.

use std::time::Instant;

use serde_json::{Value, json};
use xtask::Result;

use crate::input::{Point, Pointer, down, to, up, way};
use crate::page::{DEADLINE, Page, failure};
use crate::seeds;

/// How long a finger rests before a card is lifted: the page's 250 ms and a margin.
pub const HOLD: u64 = 900;

/// An open map.
#[derive(Clone, Copy)]
pub struct Board<'a> {
    /// The window.
    pub page: &'a Page,
}

impl<'a> Board<'a> {
    /// Opens `file`, stored before the page starts, in `language`.
    pub async fn open_in(page: &'a Page, language: &str, file: &Value) -> Result<Self> {
        let id = file["id"].as_str().unwrap_or_default();
        page.store(&format!("parcours:map:{id}"), file).await?;
        page.store("parcours:set", &json!({ "language": language, "theme": "light" })).await?;
        page.go(&format!("#/map/{id}")).await?;
        page.appears("[data-board]").await?;
        // The scenario in `parts.rs` acts before the rest of the program is there.
        page.appears("html[data-parts=all]").await?;
        Ok(Self { page })
    }

    /// Opens `file` in English.
    pub async fn open(page: &'a Page, file: &Value) -> Result<Self> {
        Self::open_in(page, "en", file).await
    }

    /// Opens the small map in English.
    pub async fn small(page: &'a Page) -> Result<Self> {
        Self::open(page, &seeds::small("en")).await
    }

    /// Where to let go so that something lands in `cell` before the card `before`, or at its end.
    pub async fn place(&self, cell: &str, before: Option<&str>) -> Result<Point> {
        if let Some(before) = before {
            return self.page.spot(&format!("[data-card='{before}']"), (0.5, 0.2)).await;
        }
        let last = format!("[data-cell='{cell}'] [data-card]:last-of-type:not(.lifted)");
        match self.page.count(&last).await? {
            0 => self.page.spot(&format!("[data-cell='{cell}']"), (0.5, 0.6)).await,
            _ => self.page.spot(&last, (0.5, 0.85)).await,
        }
    }

    /// Presses the mouse in the middle of `selector`.
    pub async fn press(&self, selector: &str) -> Result<Point> {
        let at = self.page.reachable(selector, (0.5, 0.5)).await?;
        self.page.point(Pointer::Mouse, &[to(at), down(0)]).await?;
        Ok(at)
    }

    /// Moves the pressed mouse from `from` to `target` without letting go.
    pub async fn glide(&self, from: Point, target: Point) -> Result<()> {
        self.page.point(Pointer::Mouse, &way(from, target)).await
    }

    /// Lets go of the mouse.
    pub async fn release(&self) -> Result<()> {
        self.page.point(Pointer::Mouse, &[up(0)]).await
    }

    /// Drags `selector` with the mouse to `target`, and lets go.
    pub async fn drag(&self, selector: &str, target: Point) -> Result<()> {
        let from = self.press(selector).await?;
        self.glide(from, target).await?;
        self.release().await
    }

    /// Drags a card into `cell`, before another or at the end.
    pub async fn drag_card(&self, card: &str, cell: &str, before: Option<&str>) -> Result<()> {
        let carried = format!("[data-card='{card}']");
        // Bringing one end into sight may push the other about: both are looked at until neither moves.
        let mut target = self.place(cell, before).await?;
        for _ in 0..3 {
            self.page.reachable(&carried, (0.5, 0.5)).await?;
            let again = self.place(cell, before).await?;
            if again == target {
                break;
            }
            target = again;
        }
        self.drag(&carried, target).await
    }

    /// Holds a finger on `selector` until it lifts, and slides it to `target` without letting go.
    pub async fn touch_hold(&self, selector: &str, target: Point) -> Result<()> {
        let from = self.page.reachable(selector, (0.5, 0.5)).await?;
        self.page.finger_down(from).await?;
        self.is_dragging().await?;
        self.page.finger_way(from, target).await
    }

    /// Slides a finger from a handle, which needs no hold, to `target`, and lifts it.
    pub async fn touch_handle(&self, selector: &str, target: Point) -> Result<()> {
        let from = self.page.reachable(selector, (0.5, 0.5)).await?;
        self.page.finger_down(from).await?;
        self.page.finger_way(from, target).await?;
        self.page.finger_up().await
    }

    /// Puts the keyboard on the board, at the element called `id`, as a person does: by clicking a stop, or with Tab and arrows.
    /// Here by the page's own focus, so that a test of one key begins where it must.
    pub async fn stand_at(&self, id: &str) -> Result<()> {
        self.page.focus_on(&format!("[id='{id}']")).await
    }

    /// Sends the bar of actions away, with the focus on the board: the first Escape clears a selection.
    pub async fn send_bar_away(&self) -> Result<()> {
        let begin = Instant::now();
        while self.page.count(".context-bar.away").await? == 0 {
            if begin.elapsed() > DEADLINE {
                return failure("Escape does not send the bar of actions away");
            }
            self.page.keys(&["Escape"]).await?;
        }
        Ok(())
    }

    /// What is kept of the map, once the page says that it is saved.
    pub async fn map(&self) -> Result<Value> {
        let script = "if (!document.querySelector('[data-save=saved], [data-save=safe]')) return null;
            const id = document.querySelector('[data-board]').dataset.board;
            const kept = JSON.parse(localStorage.getItem('parcours:map:' + id));
            return (kept.doc ?? kept).map;";
        self.page.until("the map to be saved", script, json!([]), |map| (!map.is_null()).then(|| map.clone())).await
    }

    /// The id of the open map.
    pub async fn id(&self) -> Result<String> {
        let id = self.page.run("return document.querySelector('[data-board]').dataset.board").await?;
        Ok(id.as_str().unwrap_or_default().to_owned())
    }
}

/// Selects a card.
pub fn card(id: &str) -> String {
    format!("[data-card='{id}']")
}

/// Selects a cell.
pub fn cell(key: &str) -> String {
    format!("[data-cell='{key}']")
}
