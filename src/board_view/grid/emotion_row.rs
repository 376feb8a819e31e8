//! The emotion lane: a score for each step, drawn as a smooth line that breaks where the feeling is unknown.

use leptos::prelude::*;

use crate::app::curve_fill::fill;
use crate::app::icons::face;
use crate::board::Board;
use crate::board_view::editor_context::EditorContext;
use parcours_core::editor::focus::Focus;
use parcours_core::model::curve_words::{self, Room, Said, Side};
use parcours_core::model::stage::WIDTH;
use parcours_core::model::{CellKey, Emotion, LaneId, MomentOfTruth, Score, SortedMap, StepId, curve};
use parcours_core::words::Words;

/// One step's feeling: a face on a track from +2 at the top to -2 at the bottom, or an empty track while it is unknown; a star where a
/// moment of truth was decided.
#[component]
pub fn EmotionCell(editor: EditorContext, cell: CellKey, sides: Memo<SortedMap<StepId, Side>>) -> impl IntoView {
    let words = editor.app.words();
    let board = editor.board();
    let (scored, named, shown, starred) = (board.clone(), board.clone(), board.clone(), board);
    let (score_of, name_of, star_of) = (cell.clone(), cell.clone(), cell.step.clone());
    let wished = {
        let (board, cell) = (scored.clone(), cell.clone());
        Memo::new(move |_| wished_at(&board, &cell))
    };
    // What is only wished for has no moments of its own.
    let is_felt = scored.read(|map| map.lane(&cell.lane).is_some_and(|lane| !lane.wished));
    let id = Focus::Cell(cell.clone()).element_id();
    // Alone in focus, it says of which lane and step it speaks.
    let named_by = format!("lane-name-{} step-name-{} {id}", cell.lane, cell.step);
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
            aria-labelledby=named_by
            aria-label=move || {
                let behind = editor.behind.with(|behind| behind.as_ref().filter(|behind| behind.lane == name_of.lane)?.score(&name_of.step));
                let behind = behind.map(|score| format!(", {}", (words.board.behind_score)(score)));
                let moments = if is_felt { named.moments(&name_of.step) } else { Vec::new() };
                label(named.emotion(&name_of), wished.get(), &moments, words) + &behind.unwrap_or_default()
            }
            tabindex="-1"
        >
            {move || wished.get().map(|score| view! { <span class="wished-point" data-value=score.value().to_string()></span> })}
            {move || {
                let (board, step, beside) = (starred.clone(), star_of.clone(), star_of.clone());
                let emotion = shown.emotion(&cell);
                let score = emotion.as_ref().map(|emotion| emotion.score.value());
                let side = move || sides.with(|sides| sides.get(&beside).copied().unwrap_or(Side::Top).as_str());
                view! {
                    {score.map(|score| view! { <span class="point" data-drag data-value=score.to_string()>{face(score)}</span> })}
                    <span class="said" data-side=side data-value=score.map(|score| score.to_string())>
                        {move || is_felt.then(|| stars(&board, &step))}
                        {emotion.map(|emotion| view! { <span class="feeling">{emotion.feeling}</span> })}
                    </span>
                }
            }}
        </div>
    }
}

fn label(emotion: Option<Emotion>, wished: Option<Score>, moments: &[MomentOfTruth], words: &Words) -> String {
    let mut label = match emotion {
        None => words.board.unknown.to_owned(),
        Some(emotion) => {
            let word =
                if emotion.feeling.is_empty() { (words.announcements.score)(emotion.score) } else { &emotion.feeling };
            format!("{}, {word}", parcours_core::words::signed(emotion.score.value()))
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
pub fn scores(editor: EditorContext, lane: &LaneId) -> Vec<Option<Score>> {
    let board = editor.board();
    let columns = editor.columns().into_iter();
    let scores = columns.map(|column| {
        let cell = CellKey { step: column.step, lane: lane.clone() };
        board.emotion(&cell).map(|emotion| emotion.score)
    });
    scores.collect()
}

/// How it is wished to feel, to be drawn beside the curve of `lane`; nothing for the lane that says so itself.
pub fn wished_beside(editor: EditorContext, lane: LaneId) -> Memo<Vec<Option<Score>>> {
    let board = editor.board();
    Memo::new(move |_| wished_lane(&board, &lane).map(|wished| scores(editor, &wished)).unwrap_or_default())
}

/// On which side of its point the word of each step stands. Listens to all that is drawn and said in the lane.
pub fn sides(editor: EditorContext, lane: LaneId, beside: Memo<Vec<Option<Score>>>) -> Memo<SortedMap<StepId, Side>> {
    let board = editor.board();
    Memo::new(move |_| {
        let columns = editor.columns();
        let is_felt = board.read(|map| map.lane(&lane).is_some_and(|lane| !lane.wished));
        let said = columns.iter().zip(editor.widths()).map(|(column, width)| {
            let emotion = board.emotion(&CellKey { step: column.step.clone(), lane: lane.clone() });
            let letters = emotion.as_ref().map_or(0, |emotion| emotion.feeling.chars().count());
            let stars = if is_felt { board.moments(&column.step).len() } else { 0 };
            (width, emotion.map(|emotion| emotion.score), letters + stars * curve_words::STAR)
        });
        let said = Said::row(&said.collect::<Vec<_>>());
        let behind = editor.behind.with(|behind| {
            let behind = behind.as_ref().filter(|behind| behind.lane == lane)?;
            Some(columns.iter().map(|column| behind.score(&column.step)).collect())
        });
        let others: Vec<_> =
            behind.into_iter().chain(beside.with(|beside| (!beside.is_empty()).then(|| beside.clone()))).collect();
        let sides = curve_words::sides(&said, &others, &Room::BOARD);
        columns.into_iter().map(|column| column.step).zip(sides).collect()
    })
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

/// The line through the known feelings, and a second, dashed one through those of `beside`, column by column. Decoration: the values
/// stand in the cells.
#[component]
pub fn Curve(editor: EditorContext, lane: LaneId, #[prop(into)] beside: Signal<Vec<Option<Score>>>) -> impl IntoView {
    let board = editor.board();
    let own = lane.clone();
    let widths = Memo::new(move |_| editor.widths());
    let drawn = move |draw: fn(&[curve::Point]) -> String, scores: &[Option<Score>]| {
        widths.with(|widths| draw(&curve::points(scores, &curve::middles(widths.iter().copied()))))
    };
    let behind = move || {
        editor.behind.with(|behind| {
            let behind = behind.as_ref().filter(|behind| behind.lane == own)?;
            let scores: Vec<_> = editor.columns().iter().map(|column| behind.score(&column.step)).collect();
            Some(drawn(curve::line_at, &scores))
        })
    };
    let wished = board.read(|map| map.lane(&lane).is_some_and(|lane| lane.wished));
    let scores = Memo::new(move |_| scores(editor, &lane));
    let other = move || beside.with(|scores| drawn(curve::line_at, scores));
    let line = move || scores.with(|scores| drawn(curve::line_at, scores));
    let area = move || scores.with(|scores| drawn(curve::area_at, scores));
    let frame = move || {
        let width = widths.with(|widths| widths.iter().sum::<i32>()).max(WIDTH) * curve::COLUMN / WIDTH;
        format!("0 0 {width} {}", curve::HEIGHT)
    };
    view! {
        <svg class="curve-line" viewBox=frame preserveAspectRatio="none" aria-hidden="true" focusable="false">
            {fill()}
            <path class="area" fill="url(#curve-fill)" d=area></path>
            <path class="stroke" class:wished=wished d=line></path>
            <path class="stroke beside" data-beside="wished" d=other></path>
            <path class="stroke beside" d=behind></path>
        </svg>
    }
}
