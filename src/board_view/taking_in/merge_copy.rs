//! The file of a copy, merged into the open map: what comes in, what both changed, and a choice for each of those.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};

use super::ending::take_and;
use crate::app::importing::Importing;
use crate::app::importing::foreign_part::FOREIGN;
use crate::app::modal::Modal;
use crate::board_view::dialogs::close;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::keeping;
use crate::browser::files::{self, Unread};
use crate::browser::safety;
use crate::presence::Presence;
use parcours_core::format::lineage::{Ancestor, ancestor, content_name};
use parcours_core::format::{self, MapFile};
use parcours_core::method::merge::{Change, ChangeKind, Choice, Choices, Grown, Merged, changes, merge};
use parcours_core::model::{Act, JourneyMap, Label, MapId};
use parcours_core::panels::merging::{Telling, ToldConflict};
use parcours_core::words::taking_in::{self, MergeWords, TakingInWords};

/// How many changes, and how many conflicts, are shown one by one.
const MOST_SHOWN: usize = 200;

/// The copy that was chosen.
#[derive(Clone)]
struct Copied {
    /// The name of its file.
    name: String,
    file: MapFile,
    /// How much was repaired to read it.
    repaired: usize,
    /// What both grew from, where somebody has it.
    base: Option<JourneyMap>,
    grown: Grown,
}

/// The dialog: first the file, then what it comes to.
#[component]
pub fn MergeCopy(editor: EditorContext) -> impl IntoView {
    let words = taking_in::of(&editor.app.words().language);
    let here = Presence::here();
    let problem = RwSignal::new(String::new());
    let copied = RwSignal::new(None::<Copied>);
    // What was dropped as a copy of this map.
    let importing = expect_context::<Importing>();
    let dropped = importing.to_merge.try_update_untracked(std::mem::take).unwrap_or_default().pop();
    if let Some((name, opened)) = dropped.and_then(|dropped| Some((dropped.name.clone(), dropped.to_merge()?))) {
        here.spawn(async move { copied.set(Some(look(editor, name, opened).await)) });
    }
    let choose = move |event: web_sys::Event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(file) = field.and_then(|field| field.files()).and_then(|files| files.get(0)) else { return };
        problem.set(String::new());
        copied.set(None);
        here.spawn(async move {
            match read(editor, words, &file).await {
                Ok(read) => copied.set(Some(read)),
                Err(why) => problem.set(why),
            }
        });
    };
    view! {
        <Modal title=words.merge.title class="wide taking-in" closed=move || close(editor)>
            <p class="quiet">{words.merge.about}</p>
            <label class="field">
                <span>{words.merge.file}</span>
                <input type="file" accept=".json,application/json" autofocus data-merge-file on:change=choose />
            </label>
            <p role="alert" class="taking-in-problem" data-merge-problem>{move || problem.get()}</p>
            {move || match copied.get() {
                Some(copied) => view! { <Preview editor words copied /> }.into_any(),
                None => {
                    view! {
                        <div class="dialog-buttons">
                            <button type="button" class="button" on:click=move |_| close(editor)>
                                {editor.app.words().board.cancel}
                            </button>
                        </div>
                    }
                        .into_any()
                }
            }}
        </Modal>
    }
}

/// Reads the file of a copy, or says why it cannot be read.
async fn read(editor: EditorContext, words: &'static TakingInWords, file: &File) -> Result<Copied, String> {
    let chosen = files::read(file).await;
    let said = |problem: &format::Problem| (editor.app.words().file.problem)(problem);
    let bytes = chosen.bytes.map_err(|unread| match unread {
        Unread::TooBig(problem) => said(&problem),
        Unread::Refused => words.merge.refused.to_owned(),
    })?;
    let opened = format::read(&bytes).map_err(|problem| said(&problem))?;
    Ok(look(editor, chosen.name, opened).await)
}

/// The copy in the file `name`, with what both grew from.
async fn look(editor: EditorContext, name: String, opened: format::Opened) -> Copied {
    let theirs = opened.file;
    // Where it cannot be loaded the copies are merged without what both grew from, which is told.
    let _ = FOREIGN.load().await;
    let kept = kept_versions(&editor, &theirs).await;
    let (base, grown) = grown_from(&theirs, &kept);
    Copied { name, file: theirs, repaired: opened.repairs.len(), base, grown }
}

/// The earlier versions of the open map that the copy may have grown from, by the names of their contents.
async fn kept_versions(editor: &EditorContext, theirs: &MapFile) -> Vec<(String, JourneyMap)> {
    let common: Vec<String> = keeping::with_file(|mine| {
        let both = theirs.lineage.iter().filter(|name| mine.lineage.contains(name));
        both.cloned().collect()
    })
    .unwrap_or_default();
    let id: MapId = editor.id.get_value();
    let mut kept = Vec::new();
    if common.is_empty() {
        return kept;
    }
    for version in safety::versions_of(&id).await.unwrap_or_default() {
        let Some(text) = safety::text_of_version(&id, &version.at).await else { continue };
        let Ok(version) = editor.app.library().read(&id, &text) else { continue };
        let name = content_name(&version.file.map);
        if common.contains(&name) {
            kept.push((name, version.file.map));
        }
    }
    kept
}

/// What the open map and `theirs` grew from.
fn grown_from(theirs: &MapFile, kept: &[(String, JourneyMap)]) -> (Option<JourneyMap>, Grown) {
    /// The same, for when the open map is let go of.
    enum Found {
        Map(Box<JourneyMap>, Grown),
        Packed(format::Base),
    }
    let found = keeping::with_file(|mine| {
        let is_kept = |name: &str| kept.iter().any(|(other, _)| other == name);
        Some(match ancestor(mine, theirs, &is_kept)? {
            Ancestor::Mine => Found::Map(Box::new(mine.map.clone()), Grown::Mine),
            Ancestor::Theirs => Found::Map(Box::new(theirs.map.clone()), Grown::Theirs),
            Ancestor::Kept(name) => {
                let (_, map) = kept.iter().find(|(other, _)| other == name)?;
                Found::Map(Box::new(map.clone()), Grown::Both)
            }
            Ancestor::Carried(base) => Found::Packed(base.clone()),
        })
    });
    match found.flatten() {
        Some(Found::Map(map, grown)) => (Some(*map), grown),
        Some(Found::Packed(base)) => {
            let map = FOREIGN.get().and_then(|part| (part.unpack)(&base));
            let grown = if map.is_some() { Grown::Both } else { Grown::Unknown };
            (map, grown)
        }
        None => (None, Grown::Unknown),
    }
}

/// What the merge comes to.
#[component]
fn Preview(editor: EditorContext, words: &'static TakingInWords, copied: Copied) -> impl IntoView {
    let merge_words = &words.merge;
    let (grown, repaired, has_base) = (copied.grown, copied.repaired, copied.base.is_some());
    let copied = StoredValue::new(copied);
    let (is_set_aside, choices) = (RwSignal::new(false), RwSignal::new(Choices::default()));
    let base = move || copied.with_value(|copied| copied.base.clone().filter(|_| !is_set_aside.get()));
    let merged = move || -> Merged {
        let base = base();
        let choices = choices.get();
        copied.with_value(|copied| editor.board().read(|mine| merge(base.as_ref(), mine, &copied.file.map, &choices)))
    };
    let told = Memo::new(move |_| {
        let (base, merged) = (base(), merged());
        copied.with_value(|copied| {
            editor.board().read(|mine| {
                let mut maps = vec![mine, &copied.file.map];
                maps.extend(base.as_ref());
                let telling = Telling { maps: &maps, words: editor.app.words(), merge: merge_words };
                Told::of(&telling, mine, &copied.file.map, &merged)
            })
        })
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let merged = untrack(merged);
        let counts = told.with_untracked(|told| told.counts);
        let name = copied.with_value(|copied| copied.name.clone());
        let said = (merge_words.merged)(counts);
        let id = editor.id.get_value();
        take_and(editor, merged.into_edit(), Label::one(Act::Merge, name), said, move || {
            copied.with_value(|copied| {
                let base = FOREIGN.get().and_then(|part| (part.pack)(&copied.file.map));
                keeping::note_merged(&id, &copied.file, base);
            });
        });
    };
    let told_grown = move || (merge_words.grown)(if is_set_aside.get() { Grown::SetAside } else { grown });
    let key = |conflict: &ToldConflict| format!("{:?}", conflict.key);
    let conflicts = move || told.with(|told| told.conflicts.iter().take(MOST_SHOWN).cloned().collect::<Vec<_>>());
    view! {
        <form on:submit=submit>
            <p class="nothing-sent" data-grown>{told_grown}</p>
            {(repaired > 0).then(|| view! { <p class="taking-in-warning">{(merge_words.repaired)(repaired)}</p> })}
            {has_base
                .then(|| {
                    view! {
                        <label class="tick">
                            <input
                                type="checkbox"
                                data-set-aside
                                on:change=move |event| {
                                    choices.set(Choices::default());
                                    is_set_aside.set(event_target_checked(&event));
                                }
                            />
                            <span>{merge_words.set_aside}</span>
                        </label>
                    }
                })}
            <h3 data-comes-in=move || told.with(|told| told.comes_in.len().to_string())>
                {move || told.with(|told| (merge_words.comes_in)(told.comes_in.len()))}
            </h3>
            {move || told.with(|told| told.comes_in.is_empty()).then(|| view! { <p>{merge_words.nothing}</p> })}
            <Lines words lines=Signal::derive(move || told.with(|told| told.comes_in.clone())) />
            <div data-conflicts=move || told.with(|told| told.conflicts.len().to_string())>
                {move || {
                    let count = told.with(|told| told.conflicts.len());
                    (count > 0)
                        .then(|| {
                            view! {
                                <h3>{(merge_words.conflicts)(count)}</h3>
                                <p class="quiet">{merge_words.choose}</p>
                            }
                        })
                }}
                <For each=conflicts key=key let:conflict>
                    <ConflictChoice words=merge_words conflict choices told />
                </For>
                {move || {
                    let more = told.with(|told| told.conflicts.len()).saturating_sub(MOST_SHOWN);
                    (more > 0).then(|| view! { <p class="quiet">{(words.more)(more)}</p> })
                }}
            </div>
            <details class="taking-in-left-out">
                <summary>{move || told.with(|told| (merge_words.only_here)(told.only_here.len()))}</summary>
                <Lines words lines=Signal::derive(move || told.with(|told| told.only_here.clone())) />
            </details>
            <div class="dialog-buttons">
                <button type="button" class="button" on:click=move |_| close(editor)>
                    {editor.app.words().board.cancel}
                </button>
                <button
                    type="submit"
                    class="button primary"
                    data-command="merge"
                    disabled=move || told.with(|told| told.comes_in.is_empty())
                >
                    {merge_words.merge}
                </button>
            </div>
        </form>
    }
}

/// What a merge comes to, in words.
#[derive(Clone, PartialEq)]
struct Told {
    /// What it does to the open map.
    comes_in: Vec<String>,
    /// What the open map has that the copy has not so.
    only_here: Vec<String>,
    conflicts: Vec<ToldConflict>,
    /// What is chosen of each, in the same order.
    chosen: Vec<Choice>,
    /// How much is added, changed, moved, removed.
    counts: [usize; 4],
}

impl Told {
    fn of(telling: &Telling<'_>, mine: &JourneyMap, theirs: &JourneyMap, merged: &Merged) -> Self {
        let comes_in = changes(mine, &merged.map);
        let kinds = [ChangeKind::Added, ChangeKind::Changed, ChangeKind::Moved, ChangeKind::Removed];
        // A second card, for the other text of one, stands in the merged map alone.
        let maps: Vec<&JourneyMap> = telling.maps.iter().copied().chain([&merged.map]).collect();
        let telling = &Telling { maps: &maps, ..*telling };
        let lines = |changes: &[Change]| changes.iter().map(|change| telling.change(change)).collect();
        Self {
            counts: kinds.map(|kind| comes_in.iter().filter(|change| change.kind == kind).count()),
            comes_in: lines(&comes_in),
            only_here: lines(&changes(theirs, &merged.map)),
            conflicts: merged.conflicts.iter().map(|conflict| telling.conflict(conflict)).collect(),
            chosen: merged.conflicts.iter().map(|conflict| conflict.chosen).collect(),
        }
    }

    fn chosen(&self, conflict: &ToldConflict) -> Option<Choice> {
        let at = self.conflicts.iter().position(|other| other.key == conflict.key)?;
        self.chosen.get(at).copied()
    }
}

/// A list of what changes.
#[component]
fn Lines(words: &'static TakingInWords, lines: Signal<Vec<String>>) -> impl IntoView {
    move || {
        lines.with(|lines| {
            let shown = lines.iter().take(MOST_SHOWN).cloned().map(|line| view! { <li><bdi>{line}</bdi></li> });
            let shown = shown.collect_view();
            let more = lines.len().saturating_sub(MOST_SHOWN);
            view! {
                <ul class="taking-in-lines">
                    {shown}
                    {(more > 0).then(|| view! { <li class="quiet">{(words.more)(more)}</li> })}
                </ul>
            }
        })
    }
}

/// What both sides say of one thing, side by side, with a choice.
#[component]
fn ConflictChoice(
    words: &'static MergeWords,
    conflict: ToldConflict,
    choices: RwSignal<Choices>,
    told: Memo<Told>,
) -> impl IntoView {
    let name = format!("{:?}", conflict.key);
    let conflict = StoredValue::new(conflict);
    let option = move |choice: Choice, title: &'static str, text: String| {
        let name = name.clone();
        let is_chosen = move || conflict.with_value(|conflict| told.with(|told| told.chosen(conflict))) == Some(choice);
        let choose = move |_| {
            let key = conflict.with_value(|conflict| conflict.key.clone());
            choices.update(|choices| choices.choose(key, choice));
        };
        let value = match choice {
            Choice::Mine => "mine",
            Choice::Theirs => "theirs",
            Choice::Both => "both",
        };
        view! {
            <label class="taking-in-side">
                <span class="tick">
                    <input type="radio" name=name value=value prop:checked=is_chosen on:change=choose />
                    <span>{title}</span>
                </span>
                <bdi class="taking-in-said">{text}</bdi>
            </label>
        }
    };
    let ToldConflict { what, before, mine, theirs, takes_both, .. } = conflict.get_value();
    view! {
        <fieldset class="taking-in-conflict">
            <legend><bdi>{what}</bdi></legend>
            <div class="taking-in-sides">
                {option(Choice::Mine, words.mine, mine)}
                {option(Choice::Theirs, words.theirs, theirs)}
                {takes_both.then(|| option(Choice::Both, words.both, String::new()))}
            </div>
            {before.map(|before| view! { <p class="quiet taking-in-said"><bdi>{(words.before)(&before)}</bdi></p> })}
        </fieldset>
    }
}
