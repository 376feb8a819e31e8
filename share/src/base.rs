//! What a copy of a map began with, packed for its file ([`Base`]).

use parcours_core::format::lineage::content_name;
use parcours_core::format::{Base, MapFile, limits};
use parcours_core::model::JourneyMap;

use crate::LinkProblem;
use crate::link::{decoded, encoded, pack, read_bytes};

/// `map` as what a copy begins with; `None` where it takes more than a file has room for, and copies are merged without.
pub fn pack_base(map: &JourneyMap) -> Option<Base> {
    let file = MapFile { app: String::new(), ..MapFile::new("base".into(), map.clone()) };
    let packed = encoded(&pack(&file, limits::BASE)?);
    Some(Base { content: content_name(map), packed, ..Base::default() })
}

/// The map in `base`.
///
/// # Errors
/// [`LinkProblem`] where it cannot be unpacked, or is not the content it is named after.
pub fn unpack_base(base: &Base) -> Result<JourneyMap, LinkProblem> {
    if base.packed.len() > limits::BASE {
        return Err(LinkProblem::TooLong { most: limits::BASE });
    }
    let map = read_bytes(&decoded(&base.packed)?)?.file.map;
    if content_name(&map) == base.content { Ok(map) } else { Err(LinkProblem::Damaged) }
}
