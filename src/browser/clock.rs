//! Time: what it is, how a person reads it, and later.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::page;
use parcours_core::model::Language;

/// Milliseconds since 1970, for counting.
pub fn now() -> f64 {
    Date::now()
}

/// Seconds since 1970, whole.
pub fn seconds() -> u64 {
    (now() / 1000.0) as u64
}

/// Milliseconds since the page began, on a clock that only goes forward.
pub fn monotonic() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or_else(now, |performance| performance.now())
}

/// Now as a text, `YYYY-MM-DDTHH:MM:SS.sssZ`.
pub fn now_text() -> String {
    Date::new_0().to_iso_string().into()
}

/// The day it is where the person is, `YYYY-MM-DD`.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// A time of [`now_text`]'s form as a person of `language` reads it: day and time.
pub fn read_aloud(time: &str, language: &Language) -> String {
    formatted(time, language, &[("dateStyle", "medium"), ("timeStyle", "short")])
}

/// The hour and minute of a time of [`now_text`]'s form as a person of `language` reads them.
pub fn hour(time: &str, language: &Language) -> String {
    formatted(time, language, &[("timeStyle", "short")])
}

/// The one way every time is written: in the person's own time zone, and as the region of their browser writes `language` (half past
/// two is 14:30 in Britain and 2:30 PM in America). What is no time stays as it is.
fn formatted(time: &str, language: &Language, style: Style) -> String {
    let date = Date::new(&JsValue::from_str(time));
    if date.get_time().is_nan() {
        return time.to_owned();
    }
    let wished: Vec<String> = page::window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect();
    let region = language.of_region(wished.iter().map(String::as_str));
    // A format keeps the time zone it was made in, and computers travel.
    let zone = Date::new_0().get_timezone_offset();
    let format = FORMATS.with_borrow_mut(|formats| {
        let is_it = |known: &Format| (&known.region, known.style, known.zone) == (&region, style, zone);
        let at = formats.iter().position(is_it).unwrap_or_else(|| {
            formats.push(Format { write: format(&region, style), region, style, zone });
            formats.len() - 1
        });
        formats[at].write.clone()
    });
    // Only what is no time is refused.
    format.call1(&JsValue::UNDEFINED, &date).ok().and_then(|text| text.as_string()).unwrap_or_else(|| time.to_owned())
}

/// The parts of a time that are written, and how, as `Intl.DateTimeFormat` names them.
type Style = &'static [(&'static str, &'static str)];

/// How times are written in a region, in a style and a time zone, which is so many minutes behind Greenwich.
struct Format {
    region: String,
    style: Style,
    zone: f64,
    write: Function,
}

thread_local! {
    /// The formats that were asked for: making one costs more than all else that follows a save.
    static FORMATS: RefCell<Vec<Format>> = const { RefCell::new(Vec::new()) };
}

fn format(region: &str, style: Style) -> Function {
    let options = Object::new();
    for (name, value) in style {
        // Setting a field of a fresh object cannot fail; without it the time would only be longer.
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    Intl::DateTimeFormat::new(&Array::of1(&region.into()), &options).format()
}

/// Something that happens later, unless this is dropped before.
#[derive(Debug)]
#[must_use = "dropping it calls it off"]
pub struct Later {
    asked: Asked,
    done: Rc<Cell<bool>>,
    /// Kept alive until then.
    call: Option<Closure<dyn FnMut()>>,
}

/// What the browser was asked for, by the number it gave.
#[derive(Debug)]
enum Asked {
    Timeout(i32),
    Frame(i32),
    Idle(i32),
}

impl Later {
    // Not generic: each kind of call would be bound to the browser by itself, and with what it does become part of the start of the page.
    fn ask(act: Box<dyn FnOnce()>, ask: fn(&web_sys::Window, &js_sys::Function, i32) -> Asked, wait: i32) -> Self {
        let done = Rc::new(Cell::new(false));
        let call = Closure::once({
            let done = done.clone();
            move || {
                done.set(true);
                act();
            }
        });
        let asked = web_sys::window().map(|window| ask(&window, call.as_ref().unchecked_ref(), wait));
        Self { asked: asked.unwrap_or(Asked::Timeout(0)), done, call: Some(call) }
    }

    /// Lets it happen even though nobody holds on to it.
    pub fn let_go(mut self) {
        if let Some(call) = self.call.take() {
            // From now on the browser's to keep, as long as it has a use for it.
            let _ = call.into_js_value();
        }
    }
}

impl Drop for Later {
    fn drop(&mut self) {
        if self.call.is_some()
            && !self.done.get()
            && let Some(window) = web_sys::window()
        {
            match self.asked {
                Asked::Timeout(number) => window.clear_timeout_with_handle(number),
                // Refused only for a frame that nobody waits for.
                Asked::Frame(number) => drop(window.cancel_animation_frame(number)),
                Asked::Idle(number) => window.cancel_idle_callback(number.cast_unsigned()),
            }
        }
    }
}

/// Calls `act` after `wait` milliseconds.
pub fn after(wait: f64, act: impl FnOnce() + 'static) -> Later {
    let ask = |window: &web_sys::Window, call: &js_sys::Function, wait: i32| {
        Asked::Timeout(window.set_timeout_with_callback_and_timeout_and_arguments_0(call, wait).unwrap_or_default())
    };
    Later::ask(Box::new(act), ask, wait.ceil() as i32)
}

/// Calls `act` right before the page is drawn the next time.
pub fn next_frame(act: impl FnOnce() + 'static) -> Later {
    let ask = |window: &web_sys::Window, call: &js_sys::Function, _: i32| {
        Asked::Frame(window.request_animation_frame(call).unwrap_or_default())
    };
    Later::ask(Box::new(act), ask, 0)
}

/// Lets the browser do what waits, such as painting and answering a press, and goes on after it.
pub async fn give_way() {
    // Safari has no such thing: there it is a task among the others.
    if page::ask(&page::property(&page::window(), "scheduler"), "yield", &[]).await.is_none() {
        pause(0.0).await;
    }
}

/// Calls `act` once the page has nothing else to do, after `longest` milliseconds at the latest. WebKit does not tell when that is: there
/// it is after what waits already.
pub fn when_idle(longest: f64, act: impl FnOnce() + 'static) -> Later {
    let ask = |window: &web_sys::Window, call: &js_sys::Function, longest: i32| {
        let options = web_sys::IdleRequestOptions::new();
        options.set_timeout(longest.cast_unsigned());
        match window.request_idle_callback_with_options(call, &options) {
            Ok(number) => Asked::Idle(number.cast_signed()),
            Err(_) => Asked::Timeout(window.set_timeout_with_callback(call).unwrap_or_default()),
        }
    };
    Later::ask(Box::new(act), ask, longest.ceil() as i32)
}

/// Waits `wait` milliseconds.
pub async fn pause(wait: f64) {
    let promise = js_sys::Promise::new(&mut |done, _| {
        after(wait, move || drop(done.call0(&JsValue::NULL))).let_go();
    });
    drop(wasm_bindgen_futures::JsFuture::from(promise).await);
}

/// What `work` comes to; `None` where that takes longer than `wait` milliseconds.
pub async fn within<T>(wait: f64, work: impl Future<Output = T>) -> Option<T> {
    // Called off with the answer: a timer of its own would wake the page for nothing.
    let mut limit = None;
    let promise = js_sys::Promise::new(&mut |done, _| {
        limit = Some(after(wait, move || drop(done.call0(&JsValue::NULL))));
    });
    let (mut work, mut over) = (pin!(work), pin!(wasm_bindgen_futures::JsFuture::from(promise)));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending => over.as_mut().poll(context).map(|_| None),
    })
    .await
}
