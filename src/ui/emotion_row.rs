//! The emotion lane: a score for each step, drawn as a smooth line that breaks where the feeling is unknown.

use leptos::prelude::*;

use super::desk::Desk;
use super::icons::face;
use crate::board::Board;
use crate::editor::stop::Stop;
use crate::model::{CellKey, Emotion, LaneId, MomentOfTruth, StepId, curve};
use crate::words::Words;

/// One step's feeling: a face on a track from +2 at the top to -2 at the bottom, or an empty track while it is unknown; a star where a
/// moment of truth was decided.
#[component]
pub fn EmotionCell(desk: Desk, cell: CellKey) -> impl IntoView {
    let words = desk.shell.words();
    let board = desk.board();
    let (scored, named, shown, starred) = (board.clone(), board.clone(), board.clone(), board);
    let (score_of, name_of, star_of) = (cell.clone(), cell.clone(), cell.step.clone());
    let id = Stop::Cell(cell.clone()).element_id();
    let key = cell.to_string();
    let score = move || scored.emotion(&score_of).map(|emotion| emotion.score.value().to_string()).unwrap_or_default();
    view! {
        <div
            role="gridcell"
            class="cell track"
            id=id
            data-cell=key.clone()
            data-emotion=key
            data-score=score
            aria-label=move || label(named.emotion(&name_of), &named.moments(&name_of.step), words)
            tabindex="-1"
        >
            {move || {
                let (board, step) = (starred.clone(), star_of.clone());
                let stars = move || stars(&board, &step);
                match shown.emotion(&cell) {
                    None => stars.into_any(),
                    Some(emotion) => {
                        let score = emotion.score.value();
                        view! {
                            <span class="point" data-drag data-value=score.to_string()>
                                {stars}
                                {face(score)}
                            </span>
                            <span class="feeling" data-value=score.to_string()>
                                {emotion.feeling}
                            </span>
                        }
                            .into_any()
                    }
                }
            }}
        </div>
    }
}

fn label(emotion: Option<Emotion>, moments: &[MomentOfTruth], words: &Words) -> String {
    let mut label = match emotion {
        None => words.board.unknown.to_owned(),
        Some(emotion) => {
            let word = if emotion.feeling.is_empty() { (words.said.score)(emotion.score) } else { &emotion.feeling };
            format!("{:+}, {word}", emotion.score.value())
        }
    };
    for (moment, said) in [(MomentOfTruth::High, words.board.moment_high), (MomentOfTruth::Low, words.board.moment_low)]
    {
        if moments.contains(&moment) {
            label.push_str(", ");
            label.push_str(said);
        }
    }
    label
}

/// A star for each kind of moment of truth that was decided at the step, told apart by the arrow beside it. Decoration: the cell's name
/// says it.
fn stars(board: &Board, step: &StepId) -> Option<impl IntoView + use<>> {
    let moments = board.moments(step);
    let star = |moment: MomentOfTruth, text: &'static str| {
        let name = moment.as_str().to_owned();
        moments.contains(&moment).then(|| view! { <span class="star" data-star=name>{text}</span> })
    };
    let (high, low) = (star(MomentOfTruth::High, "★▲"), star(MomentOfTruth::Low, "★▼"));
    (!moments.is_empty()).then(|| view! { <span class="stars" aria-hidden="true">{high}{low}</span> })
}

/// The colours behind the line, from the top of the scale to its bottom. Given as values: Leptos wraps literal pieces of an SVG in
/// groups, and a gradient with groups in it has no colours.
const STOPS: [(&str, &str); 3] = [("fill-high", "0"), ("fill-middle", "0.5"), ("fill-low", "1")];

/// The line through the known feelings. Decoration: the values stand in the cells.
#[component]
pub fn Curve(desk: Desk, lane: LaneId) -> impl IntoView {
    let board = desk.board();
    let scores = Memo::new(move |_| {
        let columns = board.columns().into_iter();
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
