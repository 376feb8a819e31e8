//! What is in the dialog that makes a link of the open map: what to leave out, whether it takes a passphrase, the link itself and its square code.

use leptos::html;
use leptos::prelude::*;

use crate::app::app_context::Route;
use crate::board_view::editor_context::EditorContext;
use crate::board_view::keeping;
use crate::browser::clock::Later;
use crate::browser::element::focus_soon;
use crate::browser::{cipher, copying, page};
use crate::presence::Presence;
use parcours_core::format::MapFile;
use parcours_core::method::leave_out::LeaveOut;
use parcours_core::words::sharing::{self, Length, LinkWords};
use parcours_share::qr_code::{self, SquareCode};
use parcours_share::{LinkProblem, write, write_bytes};

/// How long nothing is typed into the passphrase before the link is made with it, in milliseconds.
const PAUSE: f64 = 400.0;

/// How far the link is.
#[derive(Clone, PartialEq)]
enum Made {
    /// It is being made, or what it is made with is being typed.
    Making,
    /// The whole address.
    Link(String),
    /// The map is too large, for a link of at most so many characters.
    TooLong(usize),
    /// The browser does not encrypt here.
    NotSealed,
}

impl Made {
    fn of(text: Result<String, LinkProblem>) -> Self {
        match text {
            Ok(text) => Self::Link(format!("{}{}", page::address(), Route::Shared(text).hash())),
            // There is no other reason not to make one.
            Err(_) => Self::TooLong(parcours_share::LONGEST),
        }
    }
}

/// The link that is being made.
#[derive(Clone, Copy)]
struct Making {
    file: StoredValue<MapFile>,
    leave_out: RwSignal<LeaveOut>,
    passphrase: RwSignal<String>,
    made: RwSignal<Made>,
    /// Counts what was asked for: what is no longer wanted is not shown.
    asked: StoredValue<u32>,
    waiting: StoredValue<Option<Later>, LocalStorage>,
    here: Presence,
}

impl Making {
    /// Makes the link with what is chosen now.
    fn make(self) {
        self.forget();
        let asked = self.asked.get_value();
        let file = self.file.with_value(|file| {
            let map = self.leave_out.get_untracked().of(&file.map);
            MapFile { map, ..file.clone() }
        });
        let passphrase = self.passphrase.get_untracked();
        if passphrase.is_empty() {
            return self.made.set(Made::of(write(&file)));
        }
        self.here.spawn(async move {
            let made = match write_bytes(&file) {
                Ok(content) => match cipher::seal(&content, &passphrase).await {
                    Some(sealed) => Made::of(sealed.write()),
                    None => Made::NotSealed,
                },
                Err(problem) => Made::of(Err(problem)),
            };
            if self.asked.get_value() == asked {
                self.made.set(made);
            }
        });
    }

    /// What is shown is no longer what is wanted: nobody shall copy a link without the passphrase that is being typed.
    fn forget(self) {
        self.asked.update_value(|asked| *asked += 1);
        self.waiting.set_value(None);
        if self.made.with_untracked(|made| *made != Made::Making) {
            self.made.set(Made::Making);
        }
    }

    fn type_passphrase(self, passphrase: String) {
        self.forget();
        self.passphrase.set(passphrase);
        self.waiting.set_value(Some(self.here.after(PAUSE, move || self.make())));
    }
}

/// What is in the dialog; `closed` closes it.
pub fn content(editor: EditorContext, closed: Callback<()>) -> AnyView {
    let words = &sharing::of(&editor.app.language()).link;
    let file = keeping::with_file(Clone::clone).unwrap_or_default();
    let closing = view! {
        <button type="button" class="button" on:click=move |_| closed.run(())>{editor.app.words().board.close}</button>
    };
    if file.newer.is_some() {
        return view! {
            <p data-link-newer>{words.newer}</p>
            <div class="dialog-buttons">{closing}</div>
        }
        .into_any();
    }
    let making = Making {
        file: StoredValue::new(file),
        leave_out: RwSignal::new(LeaveOut::default()),
        passphrase: RwSignal::new(String::new()),
        made: RwSignal::new(Made::Making),
        asked: StoredValue::new(0),
        waiting: StoredValue::new_local(None),
        here: Presence::here(),
    };
    making.make();
    // The dialog may have been there before what is in it, with the focus on itself.
    making.here.once_shown(|| {
        if page::focused().is_none_or(|focused| matches!(focused.tag_name().as_str(), "BODY" | "DIALOG")) {
            focus_soon("dialog[open] [data-leave-out]".to_owned());
        }
    });
    let field = NodeRef::<html::Textarea>::new();
    let said = RwSignal::new("");
    let no_link = Memo::new(move |_| making.made.with(|made| !matches!(made, Made::Link(_))));
    Effect::new(move |_| {
        making.made.track();
        said.set("");
    });
    let copy = move |_| {
        let Made::Link(link) = making.made.get_untracked() else { return };
        let asked = making.asked.get_value();
        making.here.spawn(async move {
            let copied = copying::copy(&link).await;
            if making.asked.get_value() != asked {
                return;
            }
            if let Some(field) = field.get_untracked().filter(|_| !copied) {
                page::focus(&field);
                field.select();
            }
            said.set(if copied { words.copied } else { words.not_copied });
        });
    };
    view! {
        <p>{words.about}</p>
        <div class="two-columns">
            <Choices words making />
            <div>
                <Link words making field />
                <div class="dialog-buttons">
                    {closing}
                    <button type="button" class="button primary" data-link-copy disabled=move || no_link.get() on:click=copy>
                        {words.copy}
                    </button>
                </div>
                <p class="share-said" role="status" data-link-said>{move || said.get()}</p>
            </div>
        </div>
    }
    .into_any()
}

/// What is left out, and the passphrase.
#[component]
fn Choices(words: &'static LinkWords, making: Making) -> impl IntoView {
    type Tick = (&'static str, &'static str, fn(&mut LeaveOut) -> &mut bool);
    let ticks: [Tick; 5] = [
        ("owners", words.owners, |leave_out| &mut leave_out.owners),
        ("evidence", words.evidence, |leave_out| &mut leave_out.evidence),
        ("notes", words.notes, |leave_out| &mut leave_out.notes),
        ("persona", words.persona, |leave_out| &mut leave_out.persona),
        ("hidden-lanes", words.hidden_lanes, |leave_out| &mut leave_out.hidden_lanes),
    ];
    let ticks = ticks.map(|(name, title, part)| {
        let choose = move |event: web_sys::Event| {
            making.leave_out.update(|leave_out| *part(leave_out) = event_target_checked(&event));
            making.make();
        };
        view! {
            <li>
                <label class="tick">
                    <input type="checkbox" data-leave-out=name on:change=choose />
                    <span>{title}</span>
                </label>
            </li>
        }
    });
    let is_shown = RwSignal::new(false);
    view! {
        <div>
            <fieldset>
                <legend>{words.leave_out}</legend>
                <ul class="ticks">{ticks.into_iter().collect_view()}</ul>
            </fieldset>
            <p class="share-about">{words.stays}</p>
            <label class="field">
                <span>{words.passphrase}</span>
                <input
                    type=move || if is_shown.get() { "text" } else { "password" }
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    data-passphrase
                    aria-describedby="passphrase-about"
                    on:input=move |event| making.type_passphrase(event_target_value(&event))
                />
            </label>
            <label class="tick">
                <input type="checkbox" on:change=move |event| is_shown.set(event_target_checked(&event)) />
                <span>{words.show_passphrase}</span>
            </label>
            <p class="share-about" id="passphrase-about">{words.passphrase_about}</p>
        </div>
    }
}

/// The link, how long it is and what that means, and its square code.
#[component]
fn Link(words: &'static LinkWords, making: Making, field: NodeRef<html::Textarea>) -> impl IntoView {
    let link = Memo::new(move |_| match making.made.get() {
        Made::Link(link) => link,
        _ => String::new(),
    });
    let about = move || {
        let characters = link.with(String::len);
        match making.made.get() {
            Made::Making => view! { <p class="share-about">{words.making}</p> }.into_any(),
            Made::NotSealed => {
                view! { <p class="share-warning" role="alert" data-link-refused>{words.not_sealed}</p> }.into_any()
            }
            Made::TooLong(most) => {
                view! { <p class="share-warning" role="alert" data-link-refused>{(words.too_long)(most)}</p> }
                    .into_any()
            }
            Made::Link(link) => {
                let warning = (words.length)(Length::of(characters));
                let warning =
                    (!warning.is_empty()).then(|| view! { <p class="share-warning" data-link-warning>{warning}</p> });
                let code = SquareCode::of(&link).ok();
                view! {
                    <p class="share-about" data-link-length=characters.to_string()>{(words.characters)(characters)}</p>
                    {warning}
                    {code.map_or_else(
                        || view! { <p class="share-about" data-no-code>{(words.no_code)(qr_code::LONGEST)}</p> }.into_any(),
                        |code| view! { <Code words code /> }.into_any(),
                    )}
                }
                .into_any()
            }
        }
    };
    view! {
        <label class="field">
            <span>{words.link}</span>
            <textarea node_ref=field class="share-link" rows="4" readonly spellcheck="false" data-link prop:value=move || link.get()></textarea>
        </label>
        {about}
    }
}

/// The square code of a link: dark on light in any colours, as telephones want it.
#[component]
fn Code(words: &'static LinkWords, code: SquareCode) -> impl IntoView {
    let extent = code.extent().to_string();
    let frame = format!("0 0 {extent} {extent}");
    view! {
        <svg class="square-code" viewBox=frame role="img" aria-label=words.code data-code>
            <rect class="light" width=extent.clone() height=extent></rect>
            <path class="dark" d=code.path()></path>
        </svg>
        <p class="share-about">{words.code_about}</p>
    }
}
