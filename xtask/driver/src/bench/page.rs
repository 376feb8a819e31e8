//! The measured page: real input through the browser's own protocol, and what each thing done cost its main thread.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::sleep;

use crate::browsers::fantoccini::Client;
use crate::browsers::{Driver, send};
use xtask::Result;

/// How long after the paint work still counts as caused by what was done.
const SETTLE: Duration = Duration::from_millis(80);
/// The most that is waited for a save, in milliseconds.
const LONGEST_SAVE: u32 = 5_000;

/// Further than any element reaches: its middle.
pub const MIDDLE: f64 = 1e6;

/// A page in a browser of its own.
pub struct Page {
    client: Client,
}

/// A place on the screen, in pixels.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// A key, with what is held down beside it.
#[derive(Clone, Copy, Debug)]
pub enum Key {
    /// A small letter.
    Letter(char),
    /// Ctrl and a small letter.
    Ctrl(char),
    /// A key that writes nothing, by its name and its number.
    Named(&'static str, u32),
}

impl Key {
    /// Enter.
    pub const ENTER: Self = Self::Named("Enter", 13);
    /// Delete.
    pub const DELETE: Self = Self::Named("Delete", 46);
    /// Shift alone, which does nothing: what is then measured is the browser's own cost of a key.
    pub const SHIFT: Self = Self::Named("Shift", 16);

    /// The fields of `Input.dispatchKeyEvent`.
    fn event(self) -> Value {
        let letter = |letter: char| {
            let upper = letter.to_ascii_uppercase();
            json!({ "key": letter, "code": format!("Key{upper}"), "windowsVirtualKeyCode": u32::from(upper) })
        };
        match self {
            Self::Letter(written) => merged(letter(written), json!({ "text": written })),
            Self::Ctrl(pressed) => merged(letter(pressed), json!({ "modifiers": 2 })),
            Self::Named(name, number) => {
                let event = json!({ "key": name, "code": name, "windowsVirtualKeyCode": number });
                if name == "Enter" { merged(event, json!({ "text": "\r" })) } else { event }
            }
        }
    }
}

fn merged(mut one: Value, other: Value) -> Value {
    if let (Some(one), Value::Object(other)) = (one.as_object_mut(), other) {
        one.extend(other);
    }
    one
}

/// What the browser has counted since the page was opened.
#[derive(Clone, Copy, Debug)]
pub struct Counted {
    /// Processor time of the main thread in milliseconds, without the browser's own work for us.
    pub work: f64,
    /// Memory of scripts in MB.
    pub heap: f64,
    /// Listeners.
    pub listeners: f64,
}

/// What something done cost.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// Processor time of the main thread in milliseconds, until shortly after the paint.
    pub work: f64,
    /// From the event to the painted result, in milliseconds.
    pub painted: f64,
    /// Processor time of the save that followed, if one did.
    pub save: Option<f64>,
}

impl Page {
    /// Opens a browser on an empty page of `site` and puts `file` into its storage. It starts with nothing cached.
    pub async fn open(driver: &Driver, site: &str, file: &Value) -> Result<Self> {
        let mut capabilities = driver.capabilities();
        // What the driver would log has to be collected in the page, and costs.
        capabilities.remove("goog:loggingPrefs");
        let page = Self { client: driver.open_with(capabilities).await? };
        let screen = json!({ "width": 1440, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        page.ask("Emulation.setDeviceMetricsOverride", screen).await?;
        // Durations in the time of the thread, so that other programs on the machine hardly show.
        page.ask("Performance.enable", json!({ "timeDomain": "threadTicks" })).await?;
        // Any answer will do: storage belongs to the address, not to the page.
        page.client.goto(&format!("{site}nothing-here")).await?;
        let text = Value::String(file.to_string());
        page.run(&format!("localStorage.setItem('parcours:map:bench', {text})")).await?;
        Ok(page)
    }

    /// Loads the page on the map until `reached` is painted.
    pub async fn load(&self, site: &str, reached: &str) -> Result<Cost> {
        let script = format!("{}\nbench.loaded = bench.painted(() => {reached});", include_str!("probe.js"));
        self.ask("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
        let before = self.count().await?;
        self.client.goto(&format!("{site}#/map/bench")).await?;
        let painted = self.run("bench.loaded").await?.as_f64().unwrap_or(f64::NAN);
        sleep(SETTLE).await;
        Ok(Cost { work: self.count().await?.work - before.work, painted, save: None })
    }

    /// Ends the browser.
    pub async fn close(self) -> Result<()> {
        Ok(self.client.close().await?)
    }

    /// Does `act`, which causes the event `name`, and waits until `reached` is painted.
    pub async fn cost(&self, name: &str, reached: &str, act: impl AsyncFnOnce(&Self) -> Result<()>) -> Result<Cost> {
        self.run(&format!("bench.expect('{name}', () => {reached})")).await?;
        let before = self.count().await?;
        act(self).await?;
        let painted = self.run("bench.result").await?.as_f64().unwrap_or(f64::NAN);
        sleep(SETTLE).await;
        Ok(Cost { work: self.count().await?.work - before.work, painted, save: None })
    }

    /// As `cost`, for what changes the map: waits for the save as well.
    pub async fn cost_of_edit(
        &self,
        name: &str,
        reached: &str,
        act: impl AsyncFnOnce(&Self) -> Result<()>,
    ) -> Result<Cost> {
        let mut cost = self.cost(name, reached, act).await?;
        let early = self.run("bench.saves").await?.as_u64() > Some(0);
        let before = self.count().await?;
        let saved = self.run(&format!("bench.saved({LONGEST_SAVE})")).await?;
        if saved != true {
            return Err(format!("not saved after: {reached}").into());
        }
        sleep(SETTLE).await;
        // A save that came before the edit was painted cannot be told from it.
        cost.save = if early { None } else { Some(self.count().await?.work - before.work) };
        Ok(cost)
    }

    /// What the browser has counted.
    pub async fn count(&self) -> Result<Counted> {
        let answer = self.ask("Performance.getMetrics", json!({})).await?;
        let metrics = answer["metrics"].as_array().cloned().unwrap_or_default();
        let value = |name: &str| {
            let metric = metrics.iter().find(|metric| metric["name"] == name);
            metric.and_then(|metric| metric["value"].as_f64()).unwrap_or_default()
        };
        Ok(Counted {
            work: (value("TaskDuration") - value("DevToolsCommandDuration")) * 1e3,
            heap: value("JSHeapUsedSize") / 1e6,
            listeners: value("JSEventListeners"),
        })
    }

    /// Has everything thrown away that nobody refers to.
    pub async fn collect_garbage(&self) -> Result<()> {
        for _ in 0..2 {
            self.ask("HeapProfiler.collectGarbage", json!({})).await?;
        }
        Ok(())
    }

    /// Presses and releases a key.
    pub async fn press(&self, key: Key) -> Result<()> {
        for kind in ["keyDown", "keyUp"] {
            self.ask("Input.dispatchKeyEvent", merged(key.event(), json!({ "type": kind }))).await?;
        }
        Ok(())
    }

    /// A click, or two.
    pub async fn click(&self, at: Point, times: u32) -> Result<()> {
        self.mouse("mouseMoved", at, 0).await?;
        for count in 1..=times {
            self.mouse("mousePressed", at, count).await?;
            self.mouse("mouseReleased", at, count).await?;
        }
        Ok(())
    }

    /// One event of the mouse; `count` is the number of the click, 0 for a move without a button.
    pub async fn mouse(&self, kind: &str, at: Point, count: u32) -> Result<()> {
        let button = if count > 0 { "left" } else { "none" };
        let buttons = u32::from(count > 0 && kind != "mouseReleased");
        let event = json!({
            "type": kind, "x": at.x, "y": at.y, "button": button, "buttons": buttons, "clickCount": count,
            // Without any pressure it would be the press of an assistive program, which carries nothing.
            "force": f64::from(buttons) / 2.0,
        });
        self.ask("Input.dispatchMouseEvent", event).await?;
        Ok(())
    }

    /// A place on the element that `selector` finds: `x` and `y` from its corner, at most its middle.
    pub async fn place(&self, selector: &str, x: f64, y: f64) -> Result<Point> {
        let find = format!(
            "(() => {{
                const {{ left, top, width, height }} = document.querySelector('{selector}').getBoundingClientRect();
                return [left + Math.min({x}, width / 2), top + Math.min({y}, height / 2)];
            }})()"
        );
        let place = self.run(&find).await?;
        match (place[0].as_f64(), place[1].as_f64()) {
            (Some(x), Some(y)) => Ok(Point { x, y }),
            _ => Err(format!("nothing is at {selector}").into()),
        }
    }

    /// Runs a script of ours and gives what it comes to, promises included.
    pub async fn run(&self, script: &str) -> Result<Value> {
        let asked = json!({ "expression": script, "awaitPromise": true, "returnByValue": true });
        let answer = self.ask("Runtime.evaluate", asked).await?;
        match answer.get("exceptionDetails") {
            Some(details) => Err(format!("{}", details["exception"]["description"]).into()),
            None => Ok(answer["result"]["value"].clone()),
        }
    }

    async fn ask(&self, method: &str, parameters: Value) -> Result<Value> {
        let body = json!({ "cmd": method, "params": parameters });
        Ok(send(&self.client, "goog/cdp/execute", Some(body)).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_write_and_commands_do_not() {
        assert_eq!(
            Key::Letter('a').event(),
            json!({ "key": "a", "code": "KeyA", "windowsVirtualKeyCode": 65, "text": "a" })
        );
        assert_eq!(Key::Ctrl('z').event()["text"], Value::Null);
        assert_eq!(Key::ENTER.event()["text"], "\r");
        assert_eq!(Key::DELETE.event()["text"], Value::Null);
    }
}
