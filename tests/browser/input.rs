//! Pointers and keys as the drivers send them. A glide is made of explicit steps, because two engines make one event of a long one.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use page_driver::browsers::{Engine, send};
use serde_json::{Value, json};
use xtask::Result;

use crate::page::{DEADLINE, Page, failure};

/// Tells one search for a point from another.
static SEARCHES: AtomicU64 = AtomicU64::new(1);

/// Until two frames are drawn, or would be in a window that is in sight.
const TWO_FRAMES: &str = "return new Promise(drawn => {
    requestAnimationFrame(() => requestAnimationFrame(drawn));
    setTimeout(drawn, 2000);
})";

/// A point of the window, in CSS pixels.
pub type Point = (f64, f64);

/// A kind of pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// The mouse.
    Mouse,
    /// A finger.
    Finger,
}

impl Pointer {
    fn source(self, actions: &[Value]) -> Value {
        let (id, kind) = match self {
            Self::Mouse => ("mouse", "mouse"),
            Self::Finger => ("finger", "touch"),
        };
        json!({ "type": "pointer", "id": id, "parameters": { "pointerType": kind }, "actions": actions })
    }
}

/// A move to `point`.
pub fn to(point: Point) -> Value {
    json!({ "type": "pointerMove", "duration": 0, "x": point.0.round() as i64, "y": point.1.round() as i64 })
}

/// Button `button` down.
pub fn down(button: u8) -> Value {
    json!({ "type": "pointerDown", "button": button })
}

/// A finger down: as wide and as heavy as a finger, for a point without weight is how screen readers press.
fn finger() -> Value {
    json!({ "type": "pointerDown", "button": 0, "width": 16, "height": 16, "pressure": 0.5 })
}

/// Button `button` up.
pub fn up(button: u8) -> Value {
    json!({ "type": "pointerUp", "button": button })
}

/// The way of a drag: a first step beyond the threshold, some on the way, the last two on the target.
pub fn way(from: Point, target: Point) -> Vec<Value> {
    let (x, y) = (target.0 - from.0, target.1 - from.1);
    let length = x.hypot(y).max(1.0);
    let first = (from.0 + x / length * 8.0, from.1 + y / length * 8.0);
    let part = |part: f64| (from.0 + x * part, from.1 + y * part);
    [first, part(0.4), part(0.7), part(0.9), target, target]
        .into_iter()
        .map(|point| {
            // WebKitGTK and Chromium make one event of each step; a frame between them lets the page follow.
            let mut step = to(point);
            step["duration"] = json!(16);
            step
        })
        .collect()
}

/// The character WebDriver has for a named key.
fn code(key: &str) -> &str {
    match key {
        "Shift" => "\u{e008}",
        "Ctrl" => "\u{e009}",
        "Alt" => "\u{e00a}",
        "Backspace" => "\u{e003}",
        "Tab" => "\u{e004}",
        "Enter" => "\u{e007}",
        "Escape" => "\u{e00c}",
        "Space" => " ",
        "PageUp" => "\u{e00e}",
        "PageDown" => "\u{e00f}",
        "End" => "\u{e010}",
        "Home" => "\u{e011}",
        "ArrowLeft" => "\u{e012}",
        "ArrowUp" => "\u{e013}",
        "ArrowRight" => "\u{e014}",
        "ArrowDown" => "\u{e015}",
        "Delete" => "\u{e017}",
        "F2" => "\u{e032}",
        "F10" => "\u{e03a}",
        character => character,
    }
}

/// The actions of one press, such as `Ctrl+Shift+z`.
pub fn key(chord: &str) -> Vec<Value> {
    let keys: Vec<&str> = if chord == "+" { vec!["+"] } else { chord.split('+').collect() };
    let downs = keys.iter().map(|key| json!({ "type": "keyDown", "value": code(key) }));
    let ups = keys.iter().rev().map(|key| json!({ "type": "keyUp", "value": code(key) }));
    downs.chain(ups).collect()
}

impl Page {
    /// Performs actions of several sources at once.
    pub async fn perform(&self, sources: Vec<Value>) -> Result<()> {
        send(&self.client, "actions", Some(json!({ "actions": sources }))).await?;
        Ok(())
    }

    /// Performs actions of one pointer.
    pub async fn point(&self, pointer: Pointer, actions: &[Value]) -> Result<()> {
        // WebKitGTK's driver never lets the right button go after its menu, and a drag with two buttons down is none.
        if self.engine == Engine::WebKitGtk && actions.contains(&down(2)) {
            self.is_used_up.set(true);
        }
        self.perform(vec![pointer.source(actions)]).await
    }

    /// Presses each of `chords`, such as `Ctrl+Shift+z`, one after the other.
    pub async fn keys(&self, chords: &[&str]) -> Result<()> {
        let actions: Vec<Value> = chords.iter().flat_map(|chord| key(chord)).collect();
        self.perform(vec![json!({ "type": "key", "id": "keys", "actions": actions })]).await
    }

    /// Types `text` into whatever has the focus.
    pub async fn type_text(&self, text: &str) -> Result<()> {
        if self.engine == Engine::WebKitGtk && !text.is_ascii() {
            // Its driver types what the keyboard of the system has; letters beyond go in as one insertion.
            let field = self.client.active_element().await?;
            field.send_keys(text).await?;
            return Ok(());
        }
        let mut actions = Vec::new();
        for letter in text.chars() {
            let value = letter.to_string();
            actions.push(json!({ "type": "keyDown", "value": value }));
            actions.push(json!({ "type": "keyUp", "value": value }));
        }
        self.perform(vec![json!({ "type": "key", "id": "keys", "actions": actions })]).await
    }

    /// Waits until an element is there and still; scrolls it into view if needed; gives the point at a part of its width and height.
    pub async fn spot(&self, selector: &str, part: Point) -> Result<Point> {
        let script = "const found = document.querySelector(arguments[0]);
            if (!found) return null;
            let at = found.getBoundingClientRect();
            const inside = point => point[0] >= 0 && point[1] >= 0 && point[0] < innerWidth && point[1] < innerHeight;
            const spot = () => { const at = found.getBoundingClientRect(); return [at.left + at.width * arguments[1][0], at.top + at.height * arguments[1][1]]; };
            // An engine may scroll to what it focuses, and a scroll gives up the press: small things are shown whole.
            const cut = () => { const at = found.getBoundingClientRect(); return found.matches('[data-card]') && at.height < 200 && [at.top + 2, at.bottom - 2].some(y => !found.contains(document.elementFromPoint(at.left + at.width / 2, y))); };
            // What is hit outside of its own box is the backdrop of a dialog: what is sought in it is scrolled out of it.
            const within = (point, box) => point[0] >= box.left && point[0] < box.right && point[1] >= box.top && point[1] < box.bottom;
            const covered = () => { const hit = document.elementFromPoint(...spot()); return !(hit && (hit === found || found.contains(hit) || (hit.contains(found) && within(spot(), hit.getBoundingClientRect())))); };
            if (window.soughtLast !== arguments[2] && (!inside(spot()) || covered() || cut())) { found.scrollIntoView({ block: 'nearest', inline: 'nearest' }); window.scrolledAt = performance.now(); }
            window.soughtLast = arguments[2];
            // The event of a scroll comes frames later, and gives up a press that came before it.
            if (performance.now() - (window.scrolledAt ?? -100) < 60) return null;
            if (at.width === 0) return null;
            return spot();";
        // Scrolled to once at most: what lies behind a dialog stays covered.
        let search = SEARCHES.fetch_add(1, Ordering::Relaxed);
        // Twice the same: rows that come into sight are only then measured, and what is below them moves.
        let mut last = Value::Null;
        self.until(selector, script, json!([selector, part, search]), |point| {
            let is_still = *point == last;
            last = point.clone();
            if is_still { serde_json::from_value(point.clone()).ok() } else { None }
        })
        .await
    }

    /// Clicks in the middle of `selector` with the mouse, after checking that it is what is hit there.
    pub async fn click(&self, selector: &str) -> Result<()> {
        let at = self.reachable(selector, (0.5, 0.5)).await?;
        self.point(Pointer::Mouse, &[to(at), down(0), up(0)]).await
    }

    /// Taps in the middle of `selector`.
    pub async fn tap(&self, selector: &str) -> Result<()> {
        let at = self.reachable(selector, (0.5, 0.5)).await?;
        self.tap_at(at).await
    }

    /// Taps at a point.
    pub async fn tap_at(&self, at: Point) -> Result<()> {
        self.point(Pointer::Finger, &[to(at), finger(), up(0)]).await
    }

    /// Puts a finger down and leaves it there.
    ///
    /// Chromium's driver forgets a finger between two calls, so its own protocol is spoken to there; the events are as real.
    pub async fn finger_down(&self, at: Point) -> Result<()> {
        match self.engine {
            Engine::Chromium => self.touch("touchStart", &[at]).await,
            _ => self.point(Pointer::Finger, &[to(at), finger()]).await,
        }
    }

    /// Slides the finger along a drag's way.
    pub async fn finger_way(&self, from: Point, target: Point) -> Result<()> {
        if self.engine != Engine::Chromium {
            return self.point(Pointer::Finger, &way(from, target)).await;
        }
        for step in way(from, target) {
            let axis = |name: &str| step[name].as_f64().unwrap_or_default();
            self.touch("touchMove", &[(axis("x"), axis("y"))]).await?;
        }
        Ok(())
    }

    /// Lifts the finger.
    pub async fn finger_up(&self) -> Result<()> {
        match self.engine {
            Engine::Chromium => self.touch("touchEnd", &[]).await,
            _ => self.point(Pointer::Finger, &[up(0)]).await,
        }
    }

    /// What all fingers on the screen do, told to Chromium.
    pub async fn touch(&self, kind: &str, fingers: &[Point]) -> Result<()> {
        let points: Vec<Value> = fingers
            .iter()
            .enumerate()
            .map(|(id, at)| json!({ "id": id, "x": at.0, "y": at.1, "force": 0.5, "radiusX": 8, "radiusY": 8 }))
            .collect();
        self.emulate("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })).await?;
        Ok(())
    }

    /// Double-clicks a part of `selector`.
    pub async fn double_click(&self, selector: &str, part: Point) -> Result<()> {
        let at = self.reachable(selector, part).await?;
        self.point(Pointer::Mouse, &[to(at), down(0), up(0), down(0), up(0)]).await
    }

    /// Clicks with the right button.
    pub async fn right_click(&self, selector: &str) -> Result<()> {
        let at = self.reachable(selector, (0.5, 0.5)).await?;
        self.point(Pointer::Mouse, &[to(at), down(2), up(2)]).await
    }

    /// A part of `selector`, once a press there would reach it and nothing that lies over it.
    pub async fn reachable(&self, selector: &str, part: Point) -> Result<Point> {
        let script = "const found = document.querySelector(arguments[0]), hit = document.elementFromPoint(...arguments[1]);
            if (found && hit && (hit === found || found.contains(hit) || hit.closest('label')?.contains(found))) return true;
            return hit ? hit.outerHTML.slice(0, 160) : 'nothing';";
        let begin = Instant::now();
        loop {
            // Measured anew each time: what has just come may still be on its way to its place.
            let at = self.spot(selector, part).await?;
            // The bar of actions follows what is in focus after the next paint: it may come over the place, or go from it.
            self.run(TWO_FRAMES).await?;
            let hit = self.ask(script, json!([selector, at])).await?;
            if hit == json!(true) {
                return Ok(at);
            }
            if begin.elapsed() > DEADLINE {
                return failure(format!("a press on `{selector}` would reach {hit}"));
            }
        }
    }
}

impl Page {
    /// Clicks with a key held down.
    pub async fn click_with(&self, key: &str, selector: &str) -> Result<()> {
        let at = self.reachable(selector, (0.5, 0.5)).await?;
        let hold = |kind: &str| {
            vec![json!({ "type": "key", "id": "keys", "actions": [{ "type": kind, "value": code(key) }] })]
        };
        self.perform(hold("keyDown")).await?;
        self.point(Pointer::Mouse, &[to(at), down(0), up(0)]).await?;
        self.perform(hold("keyUp")).await
    }

    /// Makes the window as small as a telephone's screen; the narrowest real window is wider. Chromium only.
    pub async fn narrow(&self, width: u32, height: u32) -> Result<()> {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.emulate("Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }
}

impl Page {
    /// Chooses from a list. Lists open outside the document, where no driver points: the driver's own click on the choice is used.
    pub async fn choose(&self, selector: &str, value: &str) -> Result<()> {
        self.appears(&format!("{selector} option[value='{value}']")).await?;
        let list = self.client.find(page_driver::browsers::fantoccini::Locator::Css(selector)).await?;
        list.select_by_value(value).await?;
        Ok(())
    }
}
