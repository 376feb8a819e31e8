//! A map's curve at a glance: the same line as on its board, drawn small.

use leptos::prelude::*;

use super::actions::Shelf;
use crate::model::{Score, curve};

/// The curve, drawn small; a listener hears how much of it is known.
#[component]
pub fn Curve(scores: Vec<Option<Score>>) -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    let known = scores.iter().flatten().count();
    let said = (!scores.is_empty()).then(|| (shelf.words().curve)(known, scores.len()));
    let frame = format!("0 0 {} {}", scores.len().max(1) as i32 * curve::COLUMN, curve::HEIGHT);
    let axis = format!("M0 {}h{}", curve::HEIGHT / 2, scores.len().max(1) as i32 * curve::COLUMN);
    view! {
        <svg class="home-curve" viewBox=frame preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <path class="axis" d=axis />
            <path class="area" d=curve::area(&scores) />
            <path class="curve" d=curve::line(&scores) />
        </svg>
        <span class="unseen">{said}</span>
    }
}
