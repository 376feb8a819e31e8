//! The emotion lane: a score for each step, drawn as a smooth line that breaks where the feeling is unknown.

use leptos::prelude::*;

use super::desk::Desk;
use super::icons::face;
use crate::board::Board;
use crate::editor::stop::Stop;
use crate::model::{CellKey, Emotion, LaneId, MomentOfTruth, Score, StepId, curve};
use crate::words::Words;

/// One step's feeling: a face on a track from +2 at the top to -2 at the bottom, or an empty track while it is unknown; a star where a
/// moment of truth was decided.
#[component]
pub fn EmotionCell(desk: Desk, cell: CellKey) -> impl IntoView {
    let words = desk.shell.words();
    let board = desk.board();
    let (scored, named, shown, starred) = (board.clone(), board.clone(), board.clone(), board);
    let (score_of, name_of, star_of) = (cell.clone(), cell.clone(), cell.step.clone());
    let wished = {
        let (board, cell) = (scored.clone(), cell.clone());
        Memo::new(move |_| wished_at(&board, &cell))
    };
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
            aria-label=move || {
                let behind = desk.behind.with(|behind| behind.as_ref().filter(|behind| behind.lane == name_of.lane)?.score(&name_of.step));
                let behind = behind.map(|score| format!(", {}", (words.compare.behind_score)(score)));
                label(named.emotion(&name_of), wished.get(), &named.moments(&name_of.step), words) + &behind.unwrap_or_default()
            }
            tabindex="-1"
        >
            {move || wished.get().map(|score| view! { <span class="wished-point" data-value=score.value().to_string()></span> })}
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

fn label(emotion: Option<Emotion>, wished: Option<Score>, moments: &[MomentOfTruth], words: &Words) -> String {
    let mut label = match emotion {
        None => words.board.unknown.to_owned(),
        Some(emotion) => {
            let word = if emotion.feeling.is_empty() { (words.said.score)(emotion.score) } else { &emotion.feeling };
            format!("{:+}, {word}", emotion.score.value())
        }
    };
    if let Some(score) = wished {
        label.push_str(", ");
        label.push_str(&(words.blueprint.wished)(score));
    }
    for (moment, said) in [(MomentOfTruth::High, words.board.moment_high), (MomentOfTruth::Low, words.board.moment_low)]
    {
        if moments.contains(&moment) {
            label.push_str(", ");
            label.push_str(said);
        }
    }
    label
}

/// The lane that says how it is wished to feel, beside `lane`, which says how it does. Listens to which lanes there are.
fn wished_lane(board: &Board, lane: &LaneId) -> Option<LaneId> {
    board.rows();
    board.read(|map| {
        let felt = map.lanes.iter().find(|lane| lane.is_emotion() && !lane.wished)?;
        let wished = map.lanes.iter().find(|lane| lane.is_emotion() && lane.wished)?;
        (felt.id == *lane).then(|| wished.id.clone())
    })
}

fn wished_at(board: &Board, cell: &CellKey) -> Option<Score> {
    let lane = wished_lane(board, &cell.lane)?;
    board.emotion(&CellKey { lane, step: cell.step.clone() }).map(|emotion| emotion.score)
}

/// The scores of `lane`, column by column. Listens to the columns and to each of them.
pub fn scores(board: &Board, lane: &LaneId) -> Vec<Option<Score>> {
    let columns = board.columns().into_iter();
    let scores = columns.map(|column| {
        let cell = CellKey { step: column.step, lane: lane.clone() };
        board.emotion(&cell).map(|emotion| emotion.score)
    });
    scores.collect()
}

/// How it is wished to feel, to be drawn beside the curve of `lane`; nothing for the lane that says so itself.
pub fn wished_beside(desk: Desk, lane: LaneId) -> Memo<Vec<Option<Score>>> {
    let board = desk.board();
    Memo::new(move |_| wished_lane(&board, &lane).map(|wished| scores(&board, &wished)).unwrap_or_default())
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

/// The line through the known feelings, and a second, dashed one through those of `beside`, column by column. Decoration: the values
/// stand in the cells.
#[component]
pub fn Curve(desk: Desk, lane: LaneId, #[prop(into)] beside: Signal<Vec<Option<Score>>>) -> impl IntoView {
    let board = desk.board();
    let (columns, own) = (board.clone(), lane.clone());
    let behind = move || {
        desk.behind.with(|behind| {
            let behind = behind.as_ref().filter(|behind| behind.lane == own)?;
            let scores: Vec<_> = columns.columns().iter().map(|column| behind.score(&column.step)).collect();
            Some(curve::line(&scores))
        })
    };
    let wished = board.read(|map| map.lane(&lane).is_some_and(|lane| lane.wished));
    let scores = Memo::new(move |_| scores(&board, &lane));
    let other = move || beside.with(|scores| curve::line(scores));
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
            <path class="stroke" class:wished=wished d=line></path>
            <path class="stroke beside" d=other></path>
            <path class="stroke beside" d=behind></path>
        </svg>
    }
}
