//! What a blank map offers below its headers: stages of a preset, the lanes of the worksheet, a list to paste. Quiet, and gone once
//! something is written.

use leptos::prelude::*;

use crate::board_view::editor_context::EditorContext;
use crate::browser::random;
use parcours_core::editor::blank::{begin_with_lanes, begin_with_stages, offers};
use parcours_core::editor::outcome::Dialog;
use parcours_core::templates::{Template, presets_for};

/// The offers.
#[component]
pub fn Blank(editor: EditorContext) -> impl IntoView {
    let words = editor.app.words();
    let board = StoredValue::new(editor.board());
    let offered = Memo::new(move |_| {
        let board = board.get_value();
        board.revision();
        board.read(offers)
    });
    let stages = move || {
        let kind = board.get_value().read(|map| map.kind.clone());
        let presets = presets_for(&kind).map(|preset| {
            let use_it = move |_| {
                let stages = preset.map(&editor.app.language()).stages;
                editor.carry_out(board.get_value().read(|map| begin_with_stages(map, stages, &mut random::id)));
            };
            let title = preset.title(&editor.app.language());
            view! { <button type="button" class="button small" data-preset=preset.as_str() on:click=use_it>{title}</button> }
        });
        view! { <p>{words.board.blank_stages}</p><div class="blank-presets">{presets.collect_view()}</div> }
    };
    let lanes = move |_| {
        let lanes = Template::CurrentState.map(&editor.app.language()).lanes;
        editor.carry_out(board.get_value().read(|map| begin_with_lanes(map, lanes, &mut random::id)));
    };
    let list = move |_| editor.dialog.set(Some(Dialog::List));
    move || {
        let (with_stages, with_lanes) = offered.get();
        (with_stages || with_lanes).then(|| {
            view! {
                <section class="blank" aria-labelledby="blank-title">
                    <h2 id="blank-title">{words.board.blank_title}</h2>
                    {with_stages.then(stages)}
                    <div class="blank-presets">
                        {with_lanes.then(|| view! { <button type="button" class="button small" data-offer="lanes" on:click=lanes>{words.board.blank_lanes}</button> })}
                        {with_stages.then(|| view! { <button type="button" class="button small" data-offer="list" on:click=list>{words.board.blank_list}</button> })}
                    </div>
                </section>
            }
        })
    }
}
