//! The beginning of a map as a table that is only read: stages and steps across, lanes down.

use leptos::prelude::*;

use crate::app::app_context::AppContext;
use parcours_core::method::preview::{Crossing, Preview, Row};
use parcours_core::words::sharing::{self, SharedWords};
use parcours_core::words::signed;

/// The table of `preview`, called `title`. It scrolls by itself, also with keys.
pub fn table(app: AppContext, title: String, preview: &Preview<'_>) -> AnyView {
    let words = &sharing::of(&app.language()).shared;
    let has_names = preview.groups.iter().flat_map(|(_, steps)| steps).any(|name| !name.is_empty());
    let stages = preview.groups.iter().map(|(name, steps)| {
        let (name, columns) = ((*name).to_owned(), steps.len().to_string());
        match name.is_empty() {
            true => view! { <td colspan=columns></td> }.into_any(),
            false => view! { <th scope="colgroup" colspan=columns>{name}</th> }.into_any(),
        }
    });
    let stages = stages.collect_view();
    let steps = preview.groups.iter().flat_map(|(_, steps)| steps).map(|name| match name.is_empty() {
        true => view! { <td></td> }.into_any(),
        false => view! { <th scope="col">{(*name).to_owned()}</th> }.into_any(),
    });
    let steps = has_names.then(|| view! { <tr>{steps.collect_view()}</tr> });
    let rows = preview.rows.iter().map(|each| row(app, words, each)).collect_view();
    view! {
        <div class="shared-scroll" role="region" tabindex="0" aria-label=title>
            <table class="shared-map">
                <thead>
                    <tr>
                        <th scope="col" rowspan=if has_names { "2" } else { "1" }>{words.lanes}</th>
                        {stages}
                    </tr>
                    {steps}
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(app: AppContext, words: &'static SharedWords, row: &Row<'_>) -> impl IntoView + use<> {
    // A lane without a name goes by what its cards are.
    let label = if row.label.trim().is_empty() { (app.words().board.role_name)(row.role) } else { row.label };
    let label = label.to_owned();
    let crossings = row.crossings.iter().map(|at| crossing(words, at)).collect_view();
    let hidden = row.is_hidden.then(|| view! { " " <small class="quiet">{words.hidden}</small> });
    view! {
        <tr data-role=row.role.as_str().to_owned()>
            <th scope="row"><span>{label}</span> {hidden}</th>
            {crossings}
        </tr>
    }
}

fn crossing(words: &'static SharedWords, at: &Crossing<'_>) -> impl IntoView + use<> {
    let cards = at.texts.iter().map(|text| view! { <li>{(*text).to_owned()}</li> }).collect_view();
    let more = (at.more > 0).then(|| view! { <li class="quiet">{(words.more)(at.more)}</li> });
    let list = (!at.texts.is_empty() || at.more > 0).then(|| view! { <ul>{cards} {more}</ul> });
    let feeling = at.emotion.map(|emotion| {
        let score = signed(emotion.score.value());
        view! { <p><b>{score}</b> " " <span>{emotion.feeling.clone()}</span></p> }
    });
    view! { <td>{list} {feeling}</td> }
}
