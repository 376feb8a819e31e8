//! What lies under every curve of feelings, on the board and in the drawings of the first screen.

use leptos::prelude::*;

use parcours_core::model::curve;

/// The colours behind the line, from the top of the scale to its bottom. Given as values: Leptos wraps literal pieces of an SVG in
/// groups, and a gradient with groups in it has no colours.
const STOPS: [(&str, &str); 3] = [("fill-high", "0"), ("fill-middle", "0.5"), ("fill-low", "1")];

/// What the area under a curve is filled with, `url(#curve-fill)`: high above the middle, low below.
pub fn fill() -> impl IntoView {
    view! {
        <linearGradient id="curve-fill" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0" y2=curve::HEIGHT.to_string()>
            {STOPS.map(|(class, offset)| view! { <stop class=class offset=offset></stop> }).collect_view()}
        </linearGradient>
    }
}
