//! A map's curve at a glance: broken where the feeling is unknown.

use leptos::prelude::*;

use super::actions::Shelf;
use crate::model::Score;

const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 44.0;
/// Room for the dots at the edges.
const MARGIN: f64 = 6.0;

/// The curve, drawn small; a listener hears how much of it is known.
#[component]
pub fn Curve(scores: Vec<Option<Score>>) -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let points = points(&scores);
    let said = (!scores.is_empty()).then(|| (shelf.words().curve)(points.len(), scores.len()));
    let dots = points
        .iter()
        .map(|point| view! { <circle class=mood(point.score) cx=place(point.x) cy=place(point.y) r="3"/> });
    view! {
        <svg class="home-curve" viewBox="0 0 120 44" aria-hidden="true" focusable="false">
            <path class="axis" d="M6 22h108"/>
            <path class="curve" d=path(&points)/>
            {dots.collect_view()}
        </svg>
        <span class="unseen">{said}</span>
    }
}

#[derive(Clone, Copy)]
struct Point {
    step: usize,
    score: Score,
    x: f64,
    y: f64,
}

fn points(scores: &[Option<Score>]) -> Vec<Point> {
    let pitch = if scores.len() > 1 { (WIDTH - 2.0 * MARGIN) / (scores.len() - 1) as f64 } else { 0.0 };
    let known = scores.iter().enumerate().filter_map(|(step, score)| {
        let score = (*score)?;
        let x = if scores.len() > 1 { MARGIN + pitch * step as f64 } else { WIDTH / 2.0 };
        let height = f64::from(score.value()) / f64::from(Score::HIGHEST.value());
        Some(Point { step, score, x, y: HEIGHT / 2.0 - height * (HEIGHT / 2.0 - MARGIN) })
    });
    known.collect()
}

/// A smooth line through neighbouring steps, level at each, so that it never rises above what was felt.
fn path(points: &[Point]) -> String {
    let mut path = String::new();
    let mut before: Option<Point> = None;
    for point in points {
        let (x, y) = (place(point.x), place(point.y));
        path += &match before {
            Some(before) if before.step + 1 == point.step => {
                let middle = place((before.x + point.x) / 2.0);
                format!("C{middle} {} {middle} {y} {x} {y}", place(before.y))
            }
            _ => format!("M{x} {y}"),
        };
        before = Some(*point);
    }
    path
}

fn place(value: f64) -> String {
    format!("{value:.1}")
}

fn mood(score: Score) -> &'static str {
    match score.value() {
        1.. => "dot high",
        0 => "dot",
        _ => "dot low",
    }
}
