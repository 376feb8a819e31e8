//! What of the map is looked at, and how: never part of the map itself, so nothing here can be undone or is saved with it.

use super::sight::Sight;
use super::unfinished::Unfinished;
use crate::method::day::Clash;
use crate::method::priorities::Order;
use crate::model::{CardId, MapId, MomentOfTruth, StepId};

/// A view of the open map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// The board.
    #[default]
    Board,
    /// The matrix of impact and effort, and the action plan.
    Priorities,
    /// This map beside another.
    Compare,
    /// One page to read in two minutes.
    Summary,
}

impl View {
    /// Every view, in the order of the tabs.
    pub const ALL: [Self; 4] = [Self::Board, Self::Priorities, Self::Compare, Self::Summary];

    /// The value of the page's `data-view`, and the end of the address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Board => "board",
            Self::Priorities => "priorities",
            Self::Compare => "compare",
            Self::Summary => "summary",
        }
    }

    /// The view called `name`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.as_str() == name)
    }
}

/// What the panel beside the view shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// What is known of the selected cards, or of the step or lane in focus.
    Details,
    /// The seven steps of the method.
    Guide,
    /// What may still be missing.
    Checks,
    /// Highs and lows, decided and suggested.
    Moments,
    /// Every touchpoint by its channel.
    Touchpoints,
    /// What the map is about.
    Header,
    /// Who travels.
    Persona,
    /// Earlier versions of the map.
    Versions,
}

impl Side {
    /// Every side, in the order of the menu.
    pub const ALL: [Self; 8] = [
        Self::Details,
        Self::Guide,
        Self::Checks,
        Self::Moments,
        Self::Touchpoints,
        Self::Header,
        Self::Persona,
        Self::Versions,
    ];

    /// The value of the page's `data-side`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Details => "details",
            Self::Guide => "guide",
            Self::Checks => "checks",
            Self::Moments => "moments",
            Self::Touchpoints => "touchpoints",
            Self::Header => "header",
            Self::Persona => "persona",
            Self::Versions => "versions",
        }
    }
}

/// A part of the panel of who travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PersonaPart {
    /// The fields.
    #[default]
    Sheet,
    /// What the lanes tell.
    Empathy,
    /// The personas kept for every map.
    Kept,
}

impl PersonaPart {
    /// Every part.
    pub const ALL: [Self; 3] = [Self::Sheet, Self::Empathy, Self::Kept];

    /// The value of the page's `data-part`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sheet => "sheet",
            Self::Empathy => "empathy",
            Self::Kept => "kept",
        }
    }
}

/// What of the comparison is shown. The map that is compared with is part of the map; these are not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComparisonLooks {
    /// Only the moments where something differs.
    pub only_differences: bool,
    /// The maps whose curves are laid over this one's, besides it.
    pub curves: Vec<MapId>,
}

impl ComparisonLooks {
    /// Every moment, and no other curve.
    pub const PLAIN: Self = Self { only_differences: false, curves: Vec::new() };
}

/// Times of a step that clash with others and are not on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedTimes {
    /// The step.
    pub step: StepId,
    /// When it would begin, as typed.
    pub begins: String,
    /// When it would end, as typed.
    pub ends: String,
    /// Why not.
    pub clash: Clash,
}

/// What is looked at, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looks {
    /// The view.
    pub view: View,
    /// The open panel beside it.
    pub side: Option<Side>,
    /// Times somebody typed that the day has no room for, until they are put right.
    pub refused: Option<RefusedTimes>,
    /// The step where a card is being chosen to be a moment of truth, and which.
    pub choosing: Option<(StepId, MomentOfTruth)>,
    /// Whether the changes of channel between neighbouring steps are left out of the board.
    pub without_switches: bool,
    /// How the action plan is sorted.
    pub plan: Order,
    /// The idea whose numbers are open beside the matrix.
    pub idea: Option<CardId>,
    /// What of the comparison is shown.
    pub comparison: ComparisonLooks,
    /// The step of the guide that is open, 1 to 7, and 0 for none; `None` follows the map.
    pub guide_step: Option<u8>,
    /// The part of the panel of who travels.
    pub persona: PersonaPart,
    /// What the panel of details holds that is not on the map yet.
    pub unfinished: Unfinished,
    /// What of the board is in sight.
    pub sight: Sight,
}

impl Default for Looks {
    fn default() -> Self {
        Self::PLAIN
    }
}

impl Looks {
    /// The board and nothing beside it.
    #[rustfmt::skip]
    pub const PLAIN: Self = Self {
        view: View::Board,
        side: None,
        refused: None,
        choosing: None,
        without_switches: false,
        plan: Order { by: None, descending: false },
        idea: None,
        comparison: ComparisonLooks::PLAIN,
        guide_step: None,
        persona: PersonaPart::Sheet,
        unfinished: Unfinished::NOTHING,
        sight: Sight::WHOLE,
    };
}
