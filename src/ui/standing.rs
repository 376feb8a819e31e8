//! Where a person stands with the open map: another tab edits it, something was recovered, it was long not saved to a file. Quiet bars
//! above the board, each with what to do about it.

use leptos::prelude::*;

use super::desk::Desk;
use super::icons::{self, icon};
use super::keeping;
use super::shell::Shell;
use crate::browser::clock;
use crate::store::reminder;
use crate::store::session::{Notice, Reading};

/// The bars.
#[component]
pub fn Bars(desk: Desk) -> impl IntoView {
    let words = desk.shell.words();
    let remind = RwSignal::new(reminder(desk));
    let command = move |name: &'static str, title: &'static str| {
        view! { <button type="button" class="button small" data-command=name on:click=move |_| desk.run(name)>{title}</button> }
    };
    let reading = move || {
        desk.reading.get().map(|why| {
            let text = match why {
                Reading::OtherTab => words.safety.other_tab,
                Reading::Taken => words.safety.taken,
                Reading::Deleted => words.safety.missing_elsewhere,
                Reading::Newer => words.safety.newer,
            };
            let here = matches!(why, Reading::OtherTab | Reading::Taken);
            view! {
                <div class="standing" data-reading>
                    <span>{text}</span>
                    {here.then(|| command("edit-here", words.commands.edit_here.title))}
                    {(why != Reading::Newer).then(|| command("edit-copy", words.commands.edit_copy.title))}
                </div>
            }
        })
    };
    let reminded = move || {
        remind.get().map(|days| {
            view! {
                <div class="standing" data-reminder>
                    <span>{(words.safety.last_file)(days)}</span>
                    <button type="button" class="button small" data-command="export-json" on:click=move |_| {
                        remind.set(None);
                        desk.run("export-json");
                    }>{words.board.download}</button>
                    <button type="button" class="button small" data-later on:click=move |_| {
                        remind.set(None);
                        desk.shell.keep_settings(|settings| settings.reminded = Some(clock::today()));
                        desk.settle(true);
                    }>{words.safety.later}</button>
                </div>
            }
        })
    };
    view! { <div class="standings" role="status">{reading} <Notices /> {reminded}</div> }
}

/// What happened to maps while nobody looked, each until it is read.
#[component]
pub fn Notices() -> impl IntoView {
    let shell = expect_context::<Shell>();
    let words = shell.words();
    let line = move |notice: Notice| {
        let text = (words.safety.notice)(&notice);
        view! {
            <div class="standing" data-notice>
                <span><bdi>{text}</bdi></span>
                <button type="button" class="tool" aria-label=words.home.close title=words.home.close on:click=move |_| shell.read_notice(&notice)>
                    {icon(icons::CLOSE)}
                </button>
            </div>
        }
    };
    move || shell.notices.get().into_iter().map(line).collect_view()
}

/// The days since the map was last saved to a file, when it is time to speak of them.
fn reminder(desk: Desk) -> Option<Option<i64>> {
    if desk.reading.get_untracked().is_some() {
        return None;
    }
    let put_off = desk.shell.library().settings().reminded;
    reminder::due(&keeping::filed()?, put_off.as_deref(), &clock::today())
}
