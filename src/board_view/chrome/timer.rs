//! Time passing for the agenda, a second at a time while its timer runs: its clock is in sight all the while.

use leptos::prelude::*;

use crate::app::presence::hold;
use crate::board_view::editor_context::EditorContext;
use crate::browser::clock::{self, Later};
use crate::browser::page;
use crate::browser::page_events::Listening;
use parcours_core::command;
use parcours_core::method::agenda::Agenda;
use parcours_core::panels::agenda;

/// Follows the agenda of this map for as long as the map is open, also as another window keeps it.
pub fn follow(editor: EditorContext) {
    let later = StoredValue::new_local(None::<Later>);
    hold(Listening::to(&page::window(), "storage", move |_| {
        let kept = editor.app.library().settings().agenda;
        if editor.agenda.with_untracked(|agenda| *agenda != kept) {
            editor.agenda.set(kept);
        }
    }));
    Effect::new(move |_| {
        editor.agenda.track();
        wait(editor, later);
    });
}

type Waiting = StoredValue<Option<Later>, LocalStorage>;

/// Waits for the next second; for none while the timer stands still.
fn wait(editor: EditorContext, later: Waiting) {
    let runs = editor.agenda.with_untracked(|agenda| {
        agenda.as_ref().is_some_and(|agenda| agenda.is_running() && editor.id.with_value(|id| agenda.map == *id))
    });
    // Just after the clock on the wall has changed, which is when whole seconds do.
    let to_second = 1000.0 - clock::now() % 1000.0;
    // Dropping the one before calls it off.
    later.set_value(runs.then(|| {
        editor.here.after(to_second, move || {
            tell_once(editor);
            editor.tick.notify();
            wait(editor, later);
        })
    }));
}

/// Says that the time of an activity is over, once; also to who finds it so when the page is loaded anew.
fn tell_once(editor: EditorContext) {
    let Some(agenda) = editor.agenda.get_untracked().filter(|agenda| agenda.is_due(clock::seconds())) else { return };
    let next = agenda.length().activities().get(agenda.index() + 1).map(|(activity, _)| *activity);
    editor.app.say((editor.app.words().guide().time_is_up)(agenda.activity().0, next));
    editor.keep_agenda(agenda.told());
}

/// The time that is left, in a corner, while the timer runs: a way to the guide, and no more than told where the map is.
#[component]
pub fn Clock(editor: EditorContext, #[prop(optional)] told: bool) -> impl IntoView {
    let words = editor.app.words().guide();
    let left = Memo::new(move |_| {
        editor.agenda.track();
        editor.tick.track();
        editor.look(agenda::left)
    });
    move || {
        left.get().map(|left| {
            let class = if left.is_over { "clock over" } else { "clock" };
            let shown = view! {
                <span class="clock-activity">{left.activity}</span>
                " "
                <span role="timer" aria-label=words.left>{left.time}</span>
            };
            if told {
                view! { <p class=class data-clock>{shown}</p> }.into_any()
            } else {
                view! {
                    <button type="button" class=class data-clock data-command="guide" title=editor.app.words().commands.side_guide.title on:click=move |_| editor.run(command!("guide"))>{shown}</button>
                }
                    .into_any()
            }
        })
    }
}

impl EditorContext {
    /// Keeps the agenda of the workshop so: it is about this map now.
    pub fn keep_agenda(self, agenda: Agenda) {
        let agenda = Some(agenda.about(self.id.get_value()));
        self.app.keep_settings(|settings| settings.agenda.clone_from(&agenda));
        self.agenda.set(agenda);
    }
}
