//! What the dialog asks of the workers, one thing at a time: how the file would come out, after each choice, and the file.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::web_sys::File;
use parcours_core::format;
use parcours_core::format::way_out::WayOut;
use parcours_core::words::handing_out::HandingOutWords;
use parcours_messages::{PosterWanted, Told};

use super::choices::{self, Choices, Logo};
use super::whole_page;
use crate::app::presence::hold;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::{exporting, keeping};
use crate::browser::clock::{self, Later};
use crate::browser::exchange::{self, Asked, Failure, Progress, Worker};
use crate::browser::files::{self, Picture, Unread};
use crate::presence::Presence;

/// How long after a choice it is looked at what the file would be, in milliseconds: several may follow each other.
const PAUSE: f64 = 250.0;

/// With more cards than this a preview weighs more than a browser shows at once.
const MOST_IN_PREVIEW: usize = 1_500;

/// What a worker is at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Doing {
    /// How the file would come out.
    Looking(Progress),
    /// The file.
    Making(Progress),
}

/// Gives up what is asked when it is dropped.
struct GivenUp(Rc<Cell<Option<Asked>>>);

impl Drop for GivenUp {
    fn drop(&mut self) {
        if let Some(asked) = self.0.take() {
            asked.cancel();
        }
    }
}

/// What the dialog knows and asks for.
#[derive(Clone, Copy)]
pub struct Work {
    editor: EditorContext,
    words: &'static HandingOutWords,
    here: Presence,
    /// Closes the dialog.
    closed: Callback<()>,
    /// What is chosen.
    pub choices: RwSignal<Choices>,
    /// What a worker is at.
    pub doing: RwSignal<Option<Doing>>,
    /// How the file would come out, and in which format.
    pub told: RwSignal<Option<(WayOut, Told)>>,
    /// The address of the picture of it; empty where there is none.
    pub preview: RwSignal<String>,
    /// Why there is nothing.
    pub problem: RwSignal<Option<String>>,
    picture: StoredValue<Option<Picture>, LocalStorage>,
    asked: StoredValue<Rc<Cell<Option<Asked>>>, LocalStorage>,
    soon: StoredValue<Option<Later>, LocalStorage>,
    /// A choice was made while it was looked.
    again: StoredValue<bool>,
}

impl Work {
    /// Nothing is asked yet. What is asked is given up when the dialog goes.
    pub fn new(editor: EditorContext, words: &'static HandingOutWords, closed: Callback<()>) -> Self {
        let asked = Rc::new(Cell::new(None));
        let work = Self {
            editor,
            words,
            here: Presence::here(),
            closed,
            choices: RwSignal::new(editor.board().read(Choices::of)),
            doing: RwSignal::new(None),
            told: RwSignal::new(None),
            preview: RwSignal::new(String::new()),
            problem: RwSignal::new(None),
            picture: StoredValue::new_local(None),
            asked: StoredValue::new_local(asked.clone()),
            soon: StoredValue::new_local(None),
            again: StoredValue::new(false),
        };
        hold(GivenUp(asked));
        work
    }

    /// Changes what is chosen.
    pub fn choose(self, change: impl FnOnce(&mut Choices)) {
        self.choices.update(change);
        self.look_soon();
    }

    /// Has `file` in the corner of the poster, or nothing.
    pub fn choose_logo(self, file: Option<File>) {
        let Some(file) = file else { return self.choose(|choices| choices.logo = None) };
        self.here.spawn(async move {
            let chosen = files::read(&file).await;
            match chosen.bytes {
                Ok(bytes) if bytes.len() <= choices::LOGO => {
                    self.choose(|choices| choices.logo = Some(Logo { name: chosen.name, bytes: bytes.into() }));
                }
                Ok(_) | Err(Unread::TooBig(_)) => self.problem.set(Some(self.words.logo_too_heavy.to_owned())),
                Err(Unread::Refused) => self.problem.set(Some(self.words.logo_unread.to_owned())),
            }
        });
    }

    /// Looks how the file would come out, a moment after the last choice.
    pub fn look_soon(self) {
        self.soon.set_value(Some(self.here.after(PAUSE, move || self.look())));
    }

    fn look(self) {
        // A worker hears nothing while it works.
        if self.doing.get_untracked().is_some() {
            self.again.set_value(true);
            return;
        }
        let choices = self.choices.get_untracked();
        self.problem.set(choices.is_empty().then(|| self.words.nothing_chosen.to_owned()));
        if choices.is_empty() {
            self.told.set(None);
            self.show(None);
            return;
        }
        if choices.worker().is_none() {
            self.told.set(Some((choices.way, whole_page::told(&self.words.whole_page))));
            return self.show(None);
        }
        let is_poster = choices.worker() == Some(Worker::Poster);
        let is_shown = is_poster && self.editor.board().read(|map| map.cards.len() <= MOST_IN_PREVIEW);
        let wanted = if is_shown { PosterWanted::Preview } else { PosterWanted::Told };
        self.here.spawn(async move {
            match self.ask(&choices, wanted, Doing::Looking).await {
                Ok((told, picture)) => {
                    self.told.set(Some((choices.way, told)));
                    self.show(is_shown.then_some(picture));
                }
                Err(why) => self.fail(why),
            }
            if self.again.get_value() {
                self.again.set_value(false);
                self.look();
            }
        });
    }

    /// Makes the file and hands it out. What is being looked at is given up for it.
    pub fn make(self) {
        let choices = self.choices.get_untracked();
        if choices.is_empty() || matches!(self.doing.get_untracked(), Some(Doing::Making(_))) {
            return;
        }
        self.again.set_value(false);
        self.soon.set_value(None);
        self.here.spawn(async move {
            let is_taken = match choices.worker() {
                Some(_) => self.ask(&choices, PosterWanted::File, Doing::Making).await.map(|(told, bytes)| {
                    let stem = self.editor.board().read(|map| format::name::stem(&map.title));
                    let name = format!("{stem}.{}", told.extension);
                    exporting::hand_out_bytes(self.editor, name, &told.kind, &bytes)
                }),
                None => self.whole_page().await.map(|bytes| whole_page::hand_out(self.editor, &bytes)),
            };
            // A task of its own: of a large map each of the two takes long enough to be felt with the other.
            clock::pause(0.0).await;
            match is_taken {
                Ok(true) => self.closed.run(()),
                Ok(false) => self.problem.set(Some(self.editor.app.words().board.file_refused.to_owned())),
                Err(why) => self.fail(why),
            }
        });
    }

    /// Makes the page that is everything.
    async fn whole_page(self) -> Result<Vec<u8>, Failure> {
        self.problem.set(None);
        let tell = move |part| self.here.only(move || self.doing.set(Some(Doing::Making(Progress::Done(part)))))();
        tell(0.0);
        let made = whole_page::made(tell).await;
        self.doing.set(None);
        made.ok_or(Failure::Missing)
    }

    /// Gives up what is being made.
    pub fn stop(self) {
        drop(GivenUp(self.asked.get_value()));
    }

    /// Asks the worker for what is `wanted` of the map as it is now.
    async fn ask(
        self,
        choices: &Choices,
        wanted: PosterWanted,
        doing: fn(Progress) -> Doing,
    ) -> Result<(Told, Vec<u8>), Failure> {
        // A file that carries the map may come back to be merged.
        let leaves = wanted == PosterWanted::File && choices.way.carries_map();
        let text = if leaves { keeping::hand_out() } else { keeping::with_file(format::write) };
        let Some(text) = text else { return Err(Failure::Cancelled) };
        let request = choices.request(wanted, &self.editor.app.words().language, &clock::today());
        self.problem.set(None);
        self.doing.set(Some(doing(Progress::Done(0.0))));
        let tell = move |progress| self.here.only(move || self.doing.set(Some(doing(progress))))();
        let worker = choices.worker().ok_or(Failure::Cancelled)?;
        clock::pause(0.0).await;
        let bytes = [text.as_bytes(), choices.logo()].concat();
        let (asked, answer) = exchange::ask(worker, &request, &bytes, tell);
        self.asked.with_value(|cell| cell.set(Some(asked)));
        let answer = answer.await;
        self.asked.with_value(|cell| cell.set(None));
        self.doing.set(None);
        let answer = answer?;
        let told = serde_json::from_str(&answer.told).map_err(|_| Failure::Broke(String::new()))?;
        Ok((told, answer.bytes))
    }

    fn fail(self, why: Failure) {
        let told = match why {
            Failure::Missing => self.words.missing.to_owned(),
            Failure::Cancelled => self.words.stopped.to_owned(),
            Failure::Refused(why) => why,
            Failure::Broke(_) => self.words.broke.to_owned(),
        };
        self.problem.set(Some(told));
    }

    fn show(self, bytes: Option<Vec<u8>>) {
        let picture = bytes.and_then(|bytes| Picture::of(&bytes, "image/svg+xml"));
        self.preview.set(picture.as_ref().map(|picture| picture.address().to_owned()).unwrap_or_default());
        self.picture.set_value(picture);
    }
}
