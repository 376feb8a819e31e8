//! A map at a glance: its stages as bars, and the curve of feelings under them, the same line as on its board.

use leptos::prelude::*;

use super::actions::MapList;
use parcours_core::model::curve;
use parcours_core::store::Summary;

/// The drawing, out of what the list knows of the map; an empty frame for what cannot be read. A listener hears what it shows.
#[component]
pub fn Thumbnail(#[prop(optional_no_strip)] of: Option<Summary>) -> impl IntoView {
    let map_list = expect_context::<MapList>();
    let shown = of.filter(|summary| summary.stages.iter().any(|steps| *steps > 0)).map(|Summary { stages, curve, .. }| {
        let steps: usize = stages.iter().sum();
        let said = (map_list.words().thumbnail)(stages.len(), curve.iter().flatten().count(), steps);
        let [odd, even] = curve::bars(&stages);
        view! {
            <svg class="home-thumbnail" viewBox=curve::frame_with_bars(steps) preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <path class="axis" d=format!("M0 {}h{}", curve::HEIGHT / 2, steps as i32 * curve::COLUMN)/>
                <path class="area" fill="url(#curve-fill)" d=curve::area(&curve)/>
                <path class="curve" d=curve::line(&curve)/>
                <path class="bar" d=odd/>
                <path class="bar" d=even/>
            </svg>
            <span class="unseen">{said}</span>
        }
    });
    if let Some(shown) = shown { shown.into_any() } else { view! { <span class="home-thumbnail"></span> }.into_any() }
}
