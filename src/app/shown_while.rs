//! What is on the page only while something holds.

use leptos::prelude::*;

/// What `draw` makes, for as long as `holds`: drawn once, however often what that hangs on changes. Leptos's own `<Show>` is a program of its own for
/// each place that it stands in.
pub fn shown_while(
    holds: impl Fn() -> bool + Send + Sync + 'static,
    draw: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    shown(Box::new(holds), Box::new(draw))
}

fn shown(holds: Box<dyn Fn() -> bool + Send + Sync>, draw: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    let holds = Memo::new(move |_| holds());
    (move || holds.get().then(&draw)).into_any()
}
