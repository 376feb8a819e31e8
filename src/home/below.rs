//! Below the list of maps: records that cannot be read, and the bin.

use leptos::prelude::*;

use super::bin::Bin;
use super::unreadable::UnreadableRecords;

/// Both; each is not there while there is nothing to show.
#[component]
pub fn Below() -> impl IntoView {
    view! {
        <UnreadableRecords/>
        <Bin/>
    }
}
