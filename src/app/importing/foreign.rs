//! A file or a text of another program: what it comes to is asked of the worker of tables, and told before anything is added.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;
use parcours_messages::{Layout, Proposed, Source, TABLES_KILOBYTES, TablesRequest};

use super::foreign_part::begin_copy;
use super::incoming::{Brought, Foreign};
use super::table;
use crate::app::app_context::AppContext;
use crate::app::presence::all_the_same;
use crate::app::shared::table::table as map_table;
use crate::browser::element::close_dialog_around;
use crate::browser::exchange::{self, Asked, Failure, Progress, Worker};
use crate::browser::files::{self, Unread};
use crate::browser::random;
use parcours_core::format::kind::{FileKind, Reader};
use parcours_core::format::{self, MapFile, Opened};
use parcours_core::method::preview::Preview;
use parcours_core::model::MapId;
use parcours_core::words::importing::{self, ImportingWords};
use parcours_core::words::sharing;

/// How many things that were read otherwise are told one by one.
const MOST_SHOWN: usize = 200;

/// Why there is no map.
#[derive(Clone, Debug, PartialEq)]
struct Trouble {
    said: String,
    /// Asked again, it may go well.
    may_go_well: bool,
}

/// A map that was made of it.
#[derive(Clone, Debug, PartialEq)]
struct Made {
    /// As it would be added.
    file: MapFile,
    /// As it came, where it is one of ours.
    as_it_came: Option<Opened>,
}

/// What is known of it.
struct ForeignFile {
    app: AppContext,
    words: &'static ImportingWords,
    brought: Brought,
    name: String,
    kind: FileKind,
    /// How far the worker is; none while it is not asked.
    doing: ArcRwSignal<Option<Progress>>,
    told: ArcRwSignal<Option<Proposed>>,
    made: ArcRwSignal<Option<Made>>,
    trouble: ArcRwSignal<Option<Trouble>>,
    /// How its table is to be read, once it is known to have one.
    layout: ArcRwSignal<Option<Layout>>,
    asked: ArcStoredValue<Option<Asked>>,
    is_given_up: ArcStoredValue<bool>,
}

/// What is `brought` under that name, a file of that `kind`; nobody is asked about it yet.
pub fn of(app: AppContext, brought: Brought, name: String, kind: FileKind) -> Arc<dyn Foreign> {
    let words = importing::of(&app.language());
    let is_read = kind.reader() != Reader::Nobody;
    let trouble = (!is_read).then(|| Trouble { said: (words.kind)(kind).to_owned(), may_go_well: false });
    Arc::new(ForeignFile {
        app,
        words,
        brought,
        name,
        kind,
        doing: ArcRwSignal::new(is_read.then_some(Progress::Done(0.0))),
        told: ArcRwSignal::new(None),
        made: ArcRwSignal::new(None),
        trouble: ArcRwSignal::new(trouble),
        layout: ArcRwSignal::new(None),
        asked: ArcStoredValue::new(None),
        is_given_up: ArcStoredValue::new(false),
    })
}

impl Foreign for ForeignFile {
    fn read(self: Arc<Self>) -> Pin<Box<dyn Future<Output = ()>>> {
        Box::pin(async move {
            if self.kind.reader() != Reader::Nobody {
                self.ask().await;
            }
        })
    }

    fn is_busy(&self) -> bool {
        self.doing.with(Option::is_some)
    }

    fn may_come(&self) -> bool {
        let has_table = self.told.with(|told| told.as_ref().is_some_and(|told| told.table.is_some()));
        self.is_busy() || has_table || self.made.with(Option::is_some)
    }

    fn id(&self) -> Option<MapId> {
        self.made.with(|made| made.as_ref().map(|made| made.file.id.clone()))
    }

    fn is_clean(&self) -> bool {
        let is_clean = |told: &Proposed| told.source.is_ours() && told.notices.is_empty();
        self.made.with_untracked(Option::is_some)
            && self.told.with_untracked(|told| told.as_ref().is_some_and(is_clean))
    }

    fn file(&self) -> Option<MapFile> {
        self.made.with_untracked(|made| made.as_ref().map(|made| made.file.clone()))
    }

    fn as_it_came(&self) -> Option<Opened> {
        self.made.with_untracked(|made| made.as_ref()?.as_it_came.clone())
    }

    fn content(self: Arc<Self>) -> AnyView {
        let file = self.clone();
        on_cleanup(move || file.give_up());
        view! {
            {self.doings()}
            {self.trouble()}
            {self.summary()}
            {self.reading()}
            {self.notices()}
            {self.look()}
            {self.instead()}
        }
        .into_any()
    }

    fn words(&self) -> &'static ImportingWords {
        self.words
    }
}

impl ForeignFile {
    /// Asks until the answer is to what is wanted by then.
    async fn ask(self: Arc<Self>) {
        loop {
            if self.is_given_up.get_value() {
                return;
            }
            self.doing.set(Some(Progress::Done(0.0)));
            let layout = self.layout.get_untracked();
            let outcome = self.ask_once(layout.clone()).await;
            if self.is_given_up.get_value() {
                return;
            }
            // Another way was chosen meanwhile.
            if outcome.is_ok() && self.layout.with_untracked(|wanted| *wanted != layout) {
                continue;
            }
            match outcome {
                Ok((proposed, bytes)) => self.take(proposed, &bytes).await,
                Err(trouble) => {
                    self.made.set(None);
                    self.trouble.set(Some(trouble));
                }
            }
            self.doing.set(None);
            return;
        }
    }

    /// Asks the worker what it comes to, its table read that way.
    async fn ask_once(self: &Arc<Self>, layout: Option<Layout>) -> Result<(Proposed, Vec<u8>), Trouble> {
        let language = self.app.language().as_str().to_owned();
        let for_good = |said: String| Trouble { said, may_go_well: false };
        let (request, bytes) = match &self.brought {
            Brought::File(file) => {
                let bytes = files::read(file).await.bytes.map_err(|unread| match unread {
                    Unread::TooBig(problem) => for_good((self.app.words().file.problem)(&problem)),
                    Unread::Refused => for_good(self.app.words().home.refused.to_owned()),
                })?;
                (TablesRequest::Import { name: self.name.clone(), language, layout }, bytes)
            }
            Brought::Pasted(text, _) => (TablesRequest::ImportPasted { language, layout }, text.clone().into_bytes()),
        };
        let request = serde_json::to_string(&request).unwrap_or_default();
        let doing = self.doing.clone();
        let (asked, answer) =
            exchange::ask(Worker::Tables, &request, &bytes, move |progress| doing.set(Some(progress)));
        drop(bytes);
        self.asked.set_value(Some(asked));
        let answer = answer.await;
        self.asked.set_value(None);
        let broke = || Trouble { said: self.words.broke.to_owned(), may_go_well: true };
        let answer = answer.map_err(|failure| match failure {
            Failure::Missing => Trouble { said: self.words.missing.to_owned(), may_go_well: true },
            Failure::Cancelled => Trouble { said: self.words.stopped.to_owned(), may_go_well: true },
            Failure::Refused(said) => for_good(said),
            Failure::Broke(_) => broke(),
        })?;
        let proposed = serde_json::from_str(&answer.told).map_err(|_| broke())?;
        Ok((proposed, answer.bytes))
    }

    /// What the worker answered.
    async fn take(&self, proposed: Proposed, bytes: &[u8]) {
        let made = match &proposed.problem {
            Some(problem) => Err(problem.clone()),
            None => format::read(bytes).map_err(|problem| (self.app.words().file.problem)(&problem)),
        };
        let made = match made {
            Ok(mut opened) if proposed.source.is_ours() => {
                let as_it_came = Some(opened.clone());
                begin_copy(&mut opened.file).await;
                Ok(Made { file: opened.file, as_it_came })
            }
            // Nobody has it yet.
            Ok(opened) => Ok(Made { file: MapFile { id: random::map_id(), ..opened.file }, as_it_came: None }),
            Err(said) => Err(Trouble { said, may_go_well: false }),
        };
        self.layout.set(proposed.table.as_ref().map(|table| table.layout.clone()));
        self.trouble.set(made.as_ref().err().cloned());
        self.made.set(made.ok());
        self.told.set(Some(proposed));
    }

    /// Has the table read otherwise.
    fn choose(self: &Arc<Self>, layout: Layout) {
        let is_waiting = self.doing.with_untracked(Option::is_none);
        self.layout.set(Some(layout));
        if is_waiting {
            all_the_same(self.clone().ask());
        }
    }

    fn give_up(&self) {
        self.is_given_up.set_value(true);
        if let Some(asked) = self.asked.get_value() {
            asked.cancel();
        }
    }

    /// What the worker is at: while nothing is known yet, and while it is being loaded.
    fn doings(self: &Arc<Self>) -> AnyView {
        let (words, doing, told) = (self.words, self.doing.clone(), self.told.clone());
        let said = Memo::new(move |_| match doing.get() {
            Some(Progress::Loading) => Some((words.loading)(TABLES_KILOBYTES)),
            Some(Progress::Done(_)) if told.with(Option::is_none) => Some(words.reading.to_owned()),
            _ => None,
        });
        let is_doing = move || said.with(Option::is_some);
        view! {
            <p role="status" class="bringing-doing" data-doing=move || is_doing().then_some("")>{move || said.get()}</p>
            {move || is_doing().then(|| view! { <progress aria-label=words.reading></progress> })}
        }
        .into_any()
    }

    /// Why there is no map, with a way to ask again where that may go well.
    fn trouble(self: &Arc<Self>) -> AnyView {
        let (words, code) = (self.words, code(self.kind));
        let (file, trouble) = (self.clone(), self.trouble.clone());
        let told = move || {
            let trouble = file.trouble.get().filter(|_| !file.is_busy())?;
            let again = trouble.may_go_well.then(|| {
                let file = file.clone();
                let ask = move |_| all_the_same(file.clone().ask());
                view! { <button type="button" class="button" data-again on:click=ask>{words.again}</button> }
            });
            let is_refused = !trouble.may_go_well && file.told.with(Option::is_none);
            let code = is_refused.then(|| view! { <small><span class="home-code">{code}</span></small> });
            Some(view! { <p class="home-problem">{trouble.said} {code}</p> {again} })
        };
        view! { <div role="alert" data-problem=move || trouble.with(Option::is_some).then_some("")>{told}</div> }
            .into_any()
    }

    /// What it was recognised as, and the map that it comes to.
    fn summary(self: &Arc<Self>) -> AnyView {
        let (app, words) = (self.app, self.words);
        let (told, made) = (self.told.clone(), self.made.clone());
        let recognised = move || {
            let source = told.with(|told| told.as_ref().map(|told| told.source))?;
            Some(view! { <p class="bringing-source" data-source>{recognised(words, source)}</p> })
        };
        let counted = move || {
            made.with(|made| {
                let map = &made.as_ref()?.file.map;
                let counts = [map.stages.len(), map.steps().len(), map.lanes.len(), map.cards.len()];
                let counts = (sharing::of(&app.language()).shared.counts)(counts);
                Some(view! { <p class="bringing-map"><bdi data-title>{app.name(&map.title)}</bdi> <span data-counts>{counts}</span></p> })
            })
        };
        view! { {recognised} {counted} }.into_any()
    }

    /// The table it holds, and how that is read.
    fn reading(self: &Arc<Self>) -> AnyView {
        let (file, told) = (self.clone(), self.told.clone());
        // Drawn once: whoever chooses stays at the field.
        let shown = Memo::new(move |_| {
            told.with(|told| {
                let told = told.as_ref()?;
                let table = told.table.as_ref()?;
                Some(table::Shown {
                    rows: table.rows.clone(),
                    count: table.count,
                    width: table.width,
                    columns: told.columns.clone(),
                })
            })
        });
        let layout = self.layout.clone();
        let choose = move |layout: Layout| file.choose(layout);
        let choose: Arc<dyn Fn(Layout) + Send + Sync> = Arc::new(choose);
        let words = self.words;
        let drawn = move || shown.get().map(|shown| table::table(words, shown, layout.clone(), choose.clone()));
        view! { {drawn} }.into_any()
    }

    /// What was read otherwise than it stands there.
    fn notices(self: &Arc<Self>) -> AnyView {
        let (words, told, made) = (self.words, self.told.clone(), self.made.clone());
        let is_made = Memo::new(move |_| made.with(Option::is_some));
        let notices = Memo::new(move |_| told.with(|told| told.as_ref().map(|told| told.notices.clone())));
        let drawn = move || {
            let notices = notices.get().filter(|_| is_made.get())?;
            let count = notices.len();
            if count == 0 {
                return Some(view! { <p class="bringing-quiet" data-notices="0">{words.no_notices}</p> }.into_any());
            }
            let lines = notices.into_iter().take(MOST_SHOWN).map(|notice| view! { <li>{notice}</li> });
            let lines = lines.collect_view();
            let more = count.saturating_sub(MOST_SHOWN);
            let more = (more > 0).then(|| view! { <li>{(words.more)(more)}</li> });
            let heading = (words.notices)(count);
            Some(
                view! {
                    <h4>{heading}</h4>
                    <ul class="home-repairs bringing-notices" data-notices=count.to_string()>{lines} {more}</ul>
                }
                .into_any(),
            )
        };
        view! { {drawn} }.into_any()
    }

    /// What the map will be; drawn once a person wants to see it.
    fn look(self: &Arc<Self>) -> AnyView {
        let (app, words) = (self.app, self.words);
        let (made, is_made) = (self.made.clone(), self.made.clone());
        let is_made = Memo::new(move |_| is_made.with(Option::is_some));
        let is_open = RwSignal::new(false);
        let beginning = move || {
            let made = is_open.get().then(|| made.get()).flatten()?;
            let preview = Preview::of(&made.file.map);
            let beginning = (!preview.is_whole).then(|| sharing::of(&app.language()).shared.beginning);
            Some(view! { <p class="bringing-quiet">{beginning}</p> {map_table(app, words.look.to_owned(), &preview)} })
        };
        let drawn = move || {
            let beginning = beginning.clone();
            is_made.get().then(|| {
                view! {
                    <details class="bringing-look" on:toggle=move |event| is_open.set(is_unfolded(&event))>
                        <summary>{words.look}</summary>
                        {beginning}
                    </details>
                }
            })
        };
        view! { {drawn} }.into_any()
    }

    /// What else may be done with what was pasted.
    fn instead(self: &Arc<Self>) -> AnyView {
        let Brought::Pasted(_, Some(instead)) = &self.brought else { return ().into_any() };
        let instead = instead.clone();
        let act = move |event: web_sys::MouseEvent| {
            close_dialog_around(&event);
            instead();
        };
        view! { <button type="button" class="button" data-instead on:click=act>{self.words.cards_here}</button> }
            .into_any()
    }
}

/// Whether the details in which `event` happened are unfolded.
fn is_unfolded(event: &web_sys::Event) -> bool {
    event_target::<web_sys::Element>(event).has_attribute("open")
}

/// The code of what our own reader of map files would say.
fn code(kind: FileKind) -> &'static str {
    let problem = match kind {
        FileKind::Json => format::Problem::OtherFormat,
        _ => format::Problem::Encoding,
    };
    problem.code()
}

fn recognised(words: &ImportingWords, source: Source) -> &'static str {
    match source {
        Source::MapFile | Source::Carried => words.map_inside,
        Source::OwnWorkbook => words.own_workbook,
        Source::Workbook => words.workbook,
        Source::Csv => words.csv,
        Source::PastedTable => words.pasted_table,
        Source::PastedLines => words.pasted_lines,
        Source::Mermaid => words.mermaid,
        Source::Markdown => words.markdown,
        Source::Lanescape => words.lanescape,
    }
}
