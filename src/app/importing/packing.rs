//! What a copy of a map began with, packed for its file and out of it again: a part of the program that is loaded when a file is opened or merged.

use crate::app::part::Part;
use parcours_core::format::{Base, MapFile};
use parcours_core::model::JourneyMap;

/// What packs.
pub static PACKING: Part<PackingPart> = Part::new();

/// Packs what a copy began with.
pub struct PackingPart {
    /// Packs a map; `None` where it takes more room than a file has for it.
    pub pack: fn(&JourneyMap) -> Option<Base>,
    /// The map that was packed; `None` where it is damaged.
    pub unpack: fn(&Base) -> Option<JourneyMap>,
}

/// Notes in `file`, which is taken in, where this copy of the map begins. Without the part its copies are merged without what they began with.
pub async fn begin_copy(file: &mut MapFile) {
    if file.newer.is_none() {
        let base = PACKING.load().await.ok().and_then(|packing| (packing.pack)(&file.map));
        file.begin_copy(base);
    }
}
