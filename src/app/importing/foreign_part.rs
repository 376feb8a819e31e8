//! What is done with files that come in beyond reading our own: a part of the program that is loaded when a file is opened or merged. What a copy
//! of a map began with is packed for its file and out of it again, and files of other programs are asked about.

use std::sync::Arc;

use super::incoming::{Brought, Foreign};
use crate::app::app_context::AppContext;
use crate::app::part::Part;
use parcours_core::format::kind::FileKind;
use parcours_core::format::{Base, MapFile};
use parcours_core::model::JourneyMap;

/// What packs, and reads what is not ours.
pub static FOREIGN: Part<ForeignPart> = Part::new();

/// Packs what a copy began with, and reads what is not ours.
pub struct ForeignPart {
    /// Packs a map; `None` where it takes more room than a file has for it.
    pub pack: fn(&JourneyMap) -> Option<Base>,
    /// The map that was packed; `None` where it is damaged.
    pub unpack: fn(&Base) -> Option<JourneyMap>,
    /// What is brought under that name, a file of that kind; nobody is asked about it yet.
    pub foreign: fn(AppContext, Brought, String, FileKind) -> Arc<dyn Foreign>,
}

/// Notes in `file`, which is taken in, where this copy of the map begins. Without the part its copies are merged without what they began with.
pub async fn begin_copy(file: &mut MapFile) {
    if file.newer.is_none() {
        let base = FOREIGN.load().await.ok().and_then(|part| (part.pack)(&file.map));
        file.begin_copy(base);
    }
}
