//! The keys under which maps are kept, and what lies in the bin.

use crate::model::MapId;

/// What the key of every map begins with.
pub const MAPS: &str = "parcours:map:";

/// What the key of everything in the bin begins with.
pub(super) const BIN: &str = "parcours:bin:";

/// Where the map `id` is kept.
pub fn map_key(id: &MapId) -> String {
    format!("{MAPS}{id}")
}

/// The map that lies at `place`.
pub(super) fn id_of(place: &str) -> MapId {
    let lies_as = place.strip_prefix(BIN).unwrap_or(place);
    MapId::from(lies_as.split_once('.').map_or(lies_as, |(id, _)| id))
}
