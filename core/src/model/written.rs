//! What was written of a map and still holds, so that a save writes only what changed.

use super::id::LaneId;
use super::map::JourneyMap;
use super::sorted::SortedMap;
use super::touched::Touched;

/// The cards of each row as they were last written, until one of them is touched. Beside the map and never ahead of it: whoever changes
/// the map says so, and whoever writes it fills in what is missing.
#[derive(Clone, Debug, Default)]
pub struct Written(SortedMap<LaneId, Box<str>>);

impl Written {
    /// Whether the row of `lane` is as it was last written.
    pub fn has(&self, lane: &LaneId) -> bool {
        self.0.contains_key(lane)
    }

    /// What was written of the row of `lane`.
    pub fn row(&self, lane: &LaneId) -> Option<&str> {
        self.0.get(lane).map(Box::as_ref)
    }

    /// The row of `lane` was written as `text`.
    pub fn note(&mut self, lane: &LaneId, text: Box<str>) {
        self.0.insert(lane.clone(), text);
    }

    /// Forgets all that no longer holds now that `touched` has changed in `map`. A card that came, went or was moved has touched its cells.
    pub fn forget(&mut self, touched: &Touched, map: &JourneyMap) {
        // The cards of a row stand in the order of the columns.
        if touched.columns {
            self.0.clear();
        }
        let of_cards = touched.cards.iter().filter_map(|id| Some(&map.card(id)?.lane));
        let of_cells = touched.cells.iter().map(|cell| &cell.lane);
        for lane in of_cards.chain(of_cells).chain(touched.lanes.iter()) {
            self.0.remove(lane);
        }
    }
}
