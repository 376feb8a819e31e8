//! How a part is used and shown: at once where it is loaded, and a sentence with "Try again" where it cannot be.

use leptos::prelude::*;
use leptos::task::tick;

use crate::app::app_context::{AppContext, Route};
use crate::app::part::{Loadable, OutOfReach, Part, Progress};
use crate::app::presence::all_the_same;
use crate::browser::page;

impl<T: Sync> Part<T> {
    /// Acts with the part: at once where it is loaded, so that a press that must open something in the same moment does; else once it is.
    /// Says so where it cannot be loaded.
    pub fn with(&'static self, app: AppContext, act: impl FnOnce(&'static T) + 'static) {
        if let Some(table) = self.get() {
            return act(table);
        }
        all_the_same(async move {
            match self.load().await {
                Ok(table) => act(table),
                Err(OutOfReach) => {
                    // Once it is drawn; the same words over it would cover its button.
                    tick().await;
                    if !is_told() {
                        app.say_refused(app.words().updates.part_out_of_reach.to_owned());
                    }
                }
            }
        });
    }

    /// Acts once the part is there, for as long as what is being drawn is: what it begins goes with it.
    pub fn once_loaded(&'static self, act: impl Fn(&'static T) + 'static) {
        Effect::new(move |_| {
            if let Some(table) = self.get_once_loaded() {
                untrack(|| act(table));
            }
        });
    }

    /// What `draw` makes of the part while it is `needed`: nothing as long as it is being loaded, and a sentence with a way to try again
    /// where it cannot be. Once it is loaded, it is drawn whether needed or not.
    pub fn shown(
        &'static self,
        app: AppContext,
        needed: impl Fn() -> bool + Send + Sync + 'static,
        draw: impl Fn(&'static T) -> AnyView + Send + 'static,
    ) -> AnyView {
        self.shown_or(Box::new(needed), Box::new(draw), |_, not_loaded| not_loaded, app)
    }

    /// The same for a whole screen, which is needed as long as it is there.
    pub fn screen(&'static self, app: AppContext, draw: impl Fn(&'static T) -> AnyView + Send + 'static) -> AnyView {
        self.shown_or(Box::new(|| true), Box::new(draw), as_screen, app)
    }

    /// One for all that is shown of a part: a program of its own for each would be a kilobyte each.
    fn shown_or(
        &'static self,
        needed: Box<dyn Fn() -> bool + Send + Sync>,
        draw: Box<dyn Fn(&'static T) -> AnyView + Send>,
        around: fn(AppContext, AnyView) -> AnyView,
        app: AppContext,
    ) -> AnyView {
        let progress = Memo::new(move |_| {
            let progress = self.progress();
            let is_needed = progress != Progress::Loaded && needed();
            if is_needed && progress == Progress::NotAsked {
                self.prefetch();
            }
            (progress, is_needed)
        });
        let shown = move || match progress.get() {
            (Progress::Loaded, _) => self.get().map(&draw),
            (Progress::OutOfReach, true) => {
                let again = move || all_the_same(async { _ = self.load().await });
                Some(around(app, view! { <NotLoaded app again /> }.into_any()))
            }
            _ => None,
        };
        shown.into_any()
    }
}

/// A screen in whose place stands why it could not be loaded.
fn as_screen(app: AppContext, not_loaded: AnyView) -> AnyView {
    // What is painted before the program draws goes with the first screen that it draws.
    page::end_start();
    view! {
        <main class="not-opened">
            <h1>"Parcours"</h1>
            {not_loaded}
            {(app.route.get_untracked() != Route::Home)
                .then(|| view! { <a class="button" href=Route::Home.hash()>{app.words().board.all_maps}</a> })}
        </main>
    }
    .into_any()
}

/// Whether a part that cannot be loaded is told of where a person sees it.
fn is_told() -> bool {
    let is_in_sight = |told: web_sys::Element| {
        let (place, window) = (told.get_bounding_client_rect(), page::document().document_element());
        let height = window.map_or(0, |window| window.client_height());
        place.height() > 0.0 && place.top() < f64::from(height) && place.bottom() > 0.0
    };
    page::document().query_selector("[data-out-of-reach]").ok().flatten().is_some_and(is_in_sight)
}

/// Where a part would be that cannot be loaded. What is on the page goes on being saved.
#[component]
fn NotLoaded(app: AppContext, again: impl Fn() + 'static) -> impl IntoView {
    let words = app.words();
    view! {
        <div class="out-of-reach" role="alert" data-out-of-reach>
            <p>{words.updates.part_out_of_reach}</p>
            <button type="button" class="button primary" on:click=move |_| again()>{words.updates.try_again}</button>
        </div>
    }
}
