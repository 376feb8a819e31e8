//! What the tests of this crate share.

use parcours_core::format::file::{MapFile, write as write_file};
use parcours_core::model::JourneyMap;
use parcours_poster::Options;

/// Options that carry the map.
pub fn options_for(map: &JourneyMap) -> Options {
    let file = write_file(&MapFile::new("map".into(), map.clone()));
    Options { day: "2026-11-29".to_owned(), file, ..Options::default() }
}
