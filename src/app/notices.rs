//! What happened to maps while nobody looked.

use leptos::prelude::*;

use crate::app::app_context::AppContext;
use crate::app::icons::{self, icon};
use parcours_core::store::session::Notice;

/// What happened to maps while nobody looked, each until it is read.
#[component]
pub fn Notices() -> impl IntoView {
    let app = expect_context::<AppContext>();
    let words = app.words();
    let line = move |notice: Notice| {
        let text = (words.safety.notice)(&notice);
        view! {
            <div class="standing" data-notice>
                <span><bdi>{text}</bdi></span>
                <button type="button" class="tool" aria-label=words.home.close title=words.home.close on:click=move |_| app.read_notice(&notice)>
                    {icon(icons::CLOSE)}
                </button>
            </div>
        }
    };
    move || app.notices.get().into_iter().map(line).collect_view()
}
