//! What is opened over the first screen and done with its maps, as the first screen knows it: a part that is loaded once it is drawn.

use leptos::prelude::*;

use super::actions::{Doomed, MapList};
use crate::app::app_context::AppContext;
use crate::app::importing::Importing;
use crate::app::part::Part;
use parcours_core::model::{JourneyMap, MapId};
use parcours_core::store::{Kept, Summary};
use parcours_core::templates::Template;

/// What is opened over the first screen.
pub static MORE: Part<HomePart> = Part::new();

/// The dialogs of the first screen, and what can be done with the maps of the list.
pub struct HomePart {
    /// The help, and whether it is open.
    pub help: fn(AppContext, RwSignal<bool>) -> AnyView,
    /// The dialog for a new map.
    pub new_map: fn(Template) -> AnyView,
    /// What cannot be read, and the bin.
    pub below: fn() -> AnyView,
    /// The question before a map is deleted for good.
    pub question: fn() -> AnyView,
    /// Brings the list and the safety copies in line, now and whenever the list changes.
    pub recover: fn(MapList),
    /// Takes in what is pasted on the first screen, for as long as what is being drawn is there.
    pub listen_to_clipboard: fn(Importing),
    /// What can be done with the maps of the list.
    pub map_commands: MapCommands,
    /// Makes the future state of a map and opens it.
    pub make_future: fn(AppContext, &JourneyMap, &MapId),
}

/// What can be done with a map of the list, or of the bin.
pub struct MapCommands {
    /// Calls a map something else.
    pub rename: fn(MapList, &Summary, &str),
    /// Keeps a copy of a map.
    pub duplicate: fn(MapList, &Summary),
    /// Makes the future state of a map and opens it.
    pub make_future: fn(MapList, &Summary),
    /// Puts a map into the bin, or asks first when there is no room there.
    pub delete: fn(MapList, &Summary),
    /// Takes what lies in the bin at a place out of it, with its title.
    pub restore: fn(MapList, &str, &str),
    /// Takes the last deletion back.
    pub take_back: fn(MapList),
    /// Deletes what a person was asked about.
    pub delete_for_good: fn(MapList, &Doomed),
    /// Keeps what a map notes of having been handed out.
    pub keep_handed_out: fn(MapList, &mut Kept),
}
