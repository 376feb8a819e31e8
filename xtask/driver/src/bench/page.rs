//! The measured page: real input through the browser's own protocol, and what each thing done cost its main thread, or what the browser
//! recorded of it.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::browsers::fantoccini::Client;
use crate::browsers::{Driver, send};
use xtask::Result;

/// How long after the paint work still counts as caused by what was done.
const SETTLE: Duration = Duration::from_millis(80);
/// The most that is waited for a save, in milliseconds.
const LONGEST_SAVE: u32 = 5_000;

/// The same where a trace is recorded: longer, because a busy machine paints later, and shorter than the page waits before it saves.
const TRACED_SETTLE: Duration = Duration::from_millis(150);
/// How often a traced page is asked whether the outcome is there. The questions are left out of what is read from the trace.
const POLL: Duration = Duration::from_millis(20);
/// The most that a traced page is waited for.
const LONGEST: Duration = Duration::from_secs(60);
/// What Chromium records of a traced page. `toplevel` names the messages that tasks were posted for, so that ours can be told.
const CATEGORIES: &str = "devtools.timeline,disabled-by-default-devtools.timeline,disabled-by-default-devtools.timeline.stack,\
                          v8,v8.execute,blink.user_timing,toplevel";
/// The command that fetches what is recorded; under its newer address it does not.
const RECORDED: &str = "log";
/// What runs in the page before its own scripts.
const PROBE: &str = include_str!("probe.js");

/// How a page is watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Watch {
    /// What each thing done cost; the page itself notes when it was painted.
    Timed,
    /// What the browser recorded. Nothing of ours runs in the page meanwhile, and costs are not measured.
    Traced,
}

/// Further than any element reaches: its middle.
pub(crate) const MIDDLE: f64 = 1e6;

/// A page in a browser of its own.
pub(crate) struct Page {
    client: Client,
    watch: Watch,
}

/// A place on the screen, in pixels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// A key, with what is held down beside it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Key {
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
pub(crate) struct Counted {
    /// Processor time of the main thread in milliseconds, without the browser's own work for us.
    pub work: f64,
    /// Memory of scripts in MB.
    pub heap: f64,
    /// Listeners.
    pub listeners: f64,
}

/// What something done cost.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Cost {
    /// Processor time of the main thread in milliseconds, until shortly after the paint.
    pub work: f64,
    /// From the event to the painted result, in milliseconds.
    pub painted: f64,
}

impl Page {
    /// Opens a browser on an empty page of `site` and puts `file` into its storage. It starts with nothing cached.
    pub async fn open(driver: &Driver, site: &str, file: &Value, watch: Watch) -> Result<Self> {
        let mut capabilities = driver.capabilities();
        // What the driver would log has to be collected in the page, and costs.
        capabilities.remove("goog:loggingPrefs");
        if watch == Watch::Traced {
            capabilities.insert("goog:loggingPrefs".to_owned(), json!({ "performance": "ALL" }));
            if let Some(options) = capabilities.get_mut("goog:chromeOptions").and_then(Value::as_object_mut) {
                let recorded = json!({ "enableNetwork": false, "enablePage": false, "traceCategories": CATEGORIES });
                options.insert("perfLoggingPrefs".to_owned(), recorded);
            }
        }
        let page = Self { client: driver.open_with(capabilities).await?, watch };
        let screen = json!({ "width": 1440, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        page.ask("Emulation.setDeviceMetricsOverride", screen).await?;
        // Durations in the time of the thread, so that other programs on the machine hardly show.
        page.ask("Performance.enable", json!({ "timeDomain": "threadTicks" })).await?;
        // Any answer will do: storage belongs to the address, not to the page.
        page.leave(site).await?;
        let text = Value::String(file.to_string());
        page.run(&format!("localStorage.setItem('parcours:map:bench', {text})")).await?;
        Ok(page)
    }

    /// Loads the page on the map for the first time, until `reached` is painted.
    pub async fn load(&self, site: &str, reached: &str) -> Result<Cost> {
        let script = match self.watch {
            Watch::Timed => format!("{PROBE}\nbench.loaded = bench.painted(() => {reached});"),
            Watch::Traced => PROBE.to_owned(),
        };
        self.ask("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
        self.load_again(site, reached).await
    }

    /// The same once more.
    pub async fn load_again(&self, site: &str, reached: &str) -> Result<Cost> {
        let before = self.count().await?;
        self.client.goto(&format!("{site}#/map/bench")).await?;
        if self.watch == Watch::Traced {
            return self.wait(reached).await;
        }
        let painted = self.run("bench.loaded").await?.as_f64().unwrap_or(f64::NAN);
        sleep(SETTLE).await;
        Ok(Cost { work: self.count().await?.work - before.work, painted })
    }

    /// Leaves the page, for an address of the same site where nothing is.
    pub async fn leave(&self, site: &str) -> Result<()> {
        Ok(self.client.goto(&format!("{site}nothing-here")).await?)
    }

    /// Ends the browser.
    pub async fn close(self) -> Result<()> {
        Ok(self.client.close().await?)
    }

    /// Does `act`, which causes the event `name`, and waits until `reached` is painted.
    pub async fn cost(&self, name: &str, reached: &str, act: impl AsyncFnOnce(&Self) -> Result<()>) -> Result<Cost> {
        if self.watch == Watch::Traced {
            self.run("bench.saves = 0").await?;
            act(self).await?;
            return self.wait(reached).await;
        }
        self.run(&format!("bench.expect('{name}', () => {reached})")).await?;
        let before = self.count().await?;
        act(self).await?;
        let painted = self.run("bench.result").await?.as_f64().unwrap_or(f64::NAN);
        sleep(SETTLE).await;
        Ok(Cost { work: self.count().await?.work - before.work, painted })
    }

    /// Whether a save came before the edit was painted: it cannot be told from it then.
    pub async fn saved_early(&self) -> Result<bool> {
        Ok(self.run("bench.saves").await?.as_u64() > Some(0))
    }

    /// Waits for the save after an edit; `reached` was its outcome. What it cost in processor time, as far as that is measured.
    pub async fn save(&self, reached: &str) -> Result<f64> {
        let before = self.count().await?;
        if self.watch == Watch::Traced {
            self.wait("bench.saves > 0").await?;
            return Ok(0.0);
        }
        let saved = self.run(&format!("bench.saved({LONGEST_SAVE})")).await?;
        if saved != true {
            return Err(format!("not saved after: {reached}").into());
        }
        sleep(SETTLE).await;
        Ok(self.count().await?.work - before.work)
    }

    /// Asks a traced page until `reached` is so, and lets what follows end.
    pub async fn wait(&self, reached: &str) -> Result<Cost> {
        let begin = Instant::now();
        while self.run(reached).await? != true {
            if begin.elapsed() > LONGEST {
                return Err(format!("not reached: {reached}").into());
            }
            sleep(POLL).await;
        }
        sleep(TRACED_SETTLE).await;
        Ok(Cost::default())
    }

    /// Forgets what was recorded of a traced page so far.
    pub async fn forget(&self) -> Result<()> {
        // Chromium's driver fetches what is recorded at every second call only.
        for _ in 0..2 {
            send(&self.client, RECORDED, Some(json!({ "type": "performance" }))).await?;
        }
        Ok(())
    }

    /// Notes `mark` in what is recorded of a traced page.
    pub async fn mark(&self, mark: &str) -> Result<()> {
        self.run(&format!("void performance.mark('{mark}')")).await.map(drop)
    }

    /// The events that were recorded of a traced page since the last call, up to `mark`, of all threads and programs of the browser.
    pub async fn recorded(&self, mark: &str) -> Result<Vec<Value>> {
        let mut events = Vec::new();
        // What was recorded before a page was loaded is fetched by a call of its own.
        for _ in 0..4 {
            let log = send(&self.client, RECORDED, Some(json!({ "type": "performance" }))).await?;
            for entry in log.as_array().into_iter().flatten() {
                let mut said: Value = serde_json::from_str(entry["message"].as_str().unwrap_or_default())?;
                if said["message"]["method"] == "Tracing.dataCollected" {
                    events.push(said["message"]["params"].take());
                }
            }
            if events.iter().any(|event: &Value| event["name"] == mark) {
                break;
            }
        }
        Ok(events)
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

    /// One notch of the wheel, so many pixels down.
    pub async fn wheel(&self, at: Point, pixels: f64) -> Result<()> {
        let event = json!({ "type": "mouseWheel", "x": at.x, "y": at.y, "deltaX": 0, "deltaY": pixels });
        self.ask("Input.dispatchMouseEvent", event).await?;
        Ok(())
    }

    /// Chooses a file in the control that `selector` finds.
    pub async fn choose(&self, selector: &str, file: &std::path::Path) -> Result<()> {
        let script = format!("document.querySelector('{selector}')");
        let control = self.ask("Runtime.evaluate", json!({ "expression": script })).await?;
        let chosen = json!({ "files": [file], "objectId": control["result"]["objectId"] });
        self.ask("DOM.setFileInputFiles", chosen).await?;
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
