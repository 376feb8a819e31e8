//! The emotion lane: a score for each step, drawn as a smooth line that breaks where the feeling is unknown.

use leptos::prelude::*;

use super::desk::Desk;
use super::icons::face;
use crate::editor::stop::Stop;
use crate::model::{CellKey, Emotion, LaneId, MomentOfTruth, curve};
use crate::words::Words;

/// One step's feeling: a face on a track from +2 at the top to -2 at the bottom, or an empty track while it is unknown.
#[component]
pub fn EmotionCell(desk: Desk, cell: CellKey) -> impl IntoView {
    let words = desk.shell.words();
    let board = desk.board();
    let (scored, named, shown) = (board.clone(), board.clone(), board);
    let (score_of, name_of) = (cell.clone(), cell.clone());
    let id = Stop::Cell(cell.clone()).element_id();
    let key = cell.to_string();
    view! {
        <div
            role="gridcell"
            class="cell track"
            id=id
            data-cell=key.clone()
            data-emotion=key
            data-score=move || scored.emotion(&score_of).map(|emotion| emotion.score.value().to_string()).unwrap_or_default()
            aria-label=move || label(named.emotion(&name_of), words)
            tabindex="-1"
        >
            {move || {
                shown
                    .emotion(&cell)
                    .map(|emotion| {
                        let star = starred(&shown, &cell);
                        let score = emotion.score.value();
                        view! {
                            <span class="point" data-drag data-value=score.to_string()>
                                {star.then(|| view! { <span class="star" aria-hidden="true">"★"</span> })}
                                {face(score)}
                            </span>
                            <span class="feeling" data-value=score.to_string()>
                                {emotion.feeling}
                            </span>
                        }
                    })
            }}
        </div>
    }
}

fn label(emotion: Option<Emotion>, words: &Words) -> String {
    match emotion {
        None => words.board.unknown.to_owned(),
        Some(emotion) => {
            let word = if emotion.feeling.is_empty() { (words.said.score)(emotion.score) } else { &emotion.feeling };
            format!("{:+}, {word}", emotion.score.value())
        }
    }
}

/// Whether a card of this step was decided to be a moment of truth. Read when the feeling is drawn; the cards are not listened to.
fn starred(board: &crate::board::Board, cell: &CellKey) -> bool {
    board.read(|map| {
        map.lanes.iter().any(|lane| {
            let here = CellKey { step: cell.step.clone(), lane: lane.id.clone() };
            let mut cards = map.cards_in(&here).iter().filter_map(|id| map.card(id));
            cards.any(|card| matches!(card.moment, Some(MomentOfTruth::High | MomentOfTruth::Low)))
        })
    })
}

/// The colours behind the line, from the top of the scale to its bottom. Given as values: Leptos wraps literal pieces of an SVG in
/// groups, and a gradient with groups in it has no colours.
const STOPS: [(&str, &str); 3] = [("fill-high", "0"), ("fill-middle", "0.5"), ("fill-low", "1")];

/// The line through the known feelings. Decoration: the values stand in the cells.
#[component]
pub fn Curve(desk: Desk, lane: LaneId) -> impl IntoView {
    let board = desk.board();
    let scores = Memo::new(move |_| {
        let columns = desk.columns().into_iter();
        let scores = columns.map(|column| {
            let cell = CellKey { step: column.step, lane: lane.clone() };
            board.emotion(&cell).map(|emotion| emotion.score)
        });
        scores.collect::<Vec<_>>()
    });
    let line = move || scores.with(|scores| curve::line(scores));
    let area = move || scores.with(|scores| curve::area(scores));
    let frame = move || format!("0 0 {} {}", scores.with(Vec::len).max(1) as i32 * curve::COLUMN, curve::HEIGHT);
    view! {
        <svg class="curve-line" viewBox=frame preserveAspectRatio="none" aria-hidden="true" focusable="false" style=("--columns", move || scores.with(Vec::len).to_string())>
            <defs>
                <linearGradient id="curve-fill" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" y2=curve::HEIGHT.to_string()>
                    {STOPS.map(|(class, offset)| view! { <stop class=class offset=offset></stop> }).collect_view()}
                </linearGradient>
            </defs>
            <path class="area" fill="url(#curve-fill)" d=area></path>
            <path class="stroke" d=line></path>
        </svg>
    }
}
