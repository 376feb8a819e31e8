//! The workers that write and read files; see `js/exchange.js`. A map never leaves the browser: they answer the page and nobody else.

use std::cell::Cell;
use std::future::Future;

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(module = "/js/exchange.js")]
extern "C" {
    #[wasm_bindgen(js_name = ask)]
    fn ask_there(number: f64, worker: &str, request: &str, bytes: Uint8Array, tell: &JsValue) -> Promise;
    #[wasm_bindgen(js_name = cancel)]
    fn cancel_there(number: f64);
}

/// A worker, begun when it is first asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worker {
    /// Posters and slides.
    Poster,
    /// Tables and texts, out and in.
    Tables,
}

impl Worker {
    /// What the page calls its files.
    fn name(self) -> &'static str {
        match self {
            Self::Poster => "poster",
            Self::Tables => "tables",
        }
    }
}

/// How far a request is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Progress {
    /// The worker is being loaded.
    Loading,
    /// So much of it is done, from 0 to 1.
    Done(f64),
}

/// What a worker made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What is told, as JSON (`parcours-messages`).
    pub told: String,
    /// The bytes of a file, where one was asked for.
    pub bytes: Vec<u8>,
}

/// Why there is no answer. The page goes on as if nothing had been asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The worker could not be loaded: no network, or a page that is only half published.
    Missing,
    /// It was given up.
    Cancelled,
    /// What was asked cannot be done: a sentence for the person, in the language of the request.
    Refused(String),
    /// The worker broke: what the browser says of that.
    Broke(String),
}

/// A request that was made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asked(f64);

impl Asked {
    /// Gives it up, if it is not answered yet.
    pub fn cancel(self) {
        cancel_there(self.0);
    }
}

thread_local! {
    /// How many requests were made.
    static COUNT: Cell<f64> = const { Cell::new(0.0) };
}

/// Asks `worker` for something, as JSON (`parcours-messages`), with the bytes of a file; `progress` hears how far it is, at most ten times a
/// second. It is asked at once, and what is asked meanwhile waits. Whoever draws something with the answer gives the request up when that
/// goes.
pub fn ask(
    worker: Worker,
    request: &str,
    bytes: &[u8],
    progress: impl FnMut(Progress) + 'static,
) -> (Asked, impl Future<Output = Result<Answer, Failure>> + 'static) {
    let number = COUNT.get() + 1.0;
    COUNT.set(number);
    let mut progress = progress;
    let tell = Closure::<dyn FnMut(f64)>::new(move |part: f64| {
        progress(if part < 0.0 { Progress::Loading } else { Progress::Done(part.min(1.0)) });
    });
    let answer = ask_there(number, worker.name(), request, Uint8Array::from(bytes), tell.as_ref());
    let made = async move {
        let outcome = JsFuture::from(answer).await;
        drop(tell);
        read(outcome.map_err(|error| Failure::Broke(format!("{error:?}")))?)
    };
    (Asked(number), made)
}

/// What `js/exchange.js` says a request came to.
fn read(outcome: JsValue) -> Result<Answer, Failure> {
    let outcome = Array::from(&outcome);
    let text = |at: u32| outcome.get(at).as_string().unwrap_or_default();
    match text(0).as_str() {
        "made" => {
            let bytes = outcome.get(2).dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default();
            Ok(Answer { told: text(1), bytes })
        }
        "refused" => Err(Failure::Refused(text(1))),
        "missing" => Err(Failure::Missing),
        "cancelled" => Err(Failure::Cancelled),
        _ => Err(Failure::Broke(text(1))),
    }
}
