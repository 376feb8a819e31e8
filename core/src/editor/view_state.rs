//! What of the map is looked at, and how: never part of the map itself, so nothing here can be undone or is saved with it.

use super::unfinished::Unfinished;
use super::visibility::Visibility;
use super::walk::Telling;
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
pub enum SidePanel {
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

impl SidePanel {
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
pub struct ComparisonState {
    /// Only the moments where something differs.
    pub only_differences: bool,
    /// The maps whose curves are laid over this one's, besides it.
    pub curves: Vec<MapId>,
}

impl ComparisonState {
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

/// What cards show of what they know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CardsShow {
    /// Everything.
    #[default]
    All,
    /// Their text, and whether they are a moment of truth.
    Moment,
    /// Their text.
    Text,
}

impl CardsShow {
    /// Every choice, from the most to the least.
    pub const ALL: [Self; 3] = [Self::All, Self::Moment, Self::Text];

    /// The value of the page's `data-cards`, and of what is kept.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Moment => "moment",
            Self::Text => "text",
        }
    }

    /// The choice called `name`; everything where there is none.
    pub fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|choice| choice.as_str() == name).unwrap_or_default()
    }
}

/// What is looked at, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewState {
    /// The view.
    pub view: View,
    /// The open panel beside it.
    pub side_panel: Option<SidePanel>,
    /// Times somebody typed that the day has no room for, until they are put right.
    pub refused: Option<RefusedTimes>,
    /// The step where a card is being chosen to be a moment of truth, and which.
    pub choosing: Option<(StepId, MomentOfTruth)>,
    /// Whether the changes of channel between neighbouring steps are left out of the board.
    pub without_switches: bool,
    /// What cards show of what they know.
    pub cards: CardsShow,
    /// Whether lanes are as low as they can be, their questions shown only where one points.
    pub compact: bool,
    /// How the action plan is sorted.
    pub plan: Order,
    /// The idea whose numbers are open beside the matrix.
    pub idea: Option<CardId>,
    /// What of the comparison is shown.
    pub comparison: ComparisonState,
    /// The step of the guide that is open, 1 to 7, and 0 for none; `None` follows the map.
    pub guide_step: Option<u8>,
    /// The part of the panel of who travels.
    pub persona: PersonaPart,
    /// What the panel of details holds that is not on the map yet.
    pub unfinished: Unfinished,
    /// What of the board is in sight.
    pub visibility: Visibility,
    /// Where the telling to a room stands, while it is told.
    pub telling: Option<Telling>,
}

impl Default for ViewState {
    fn default() -> Self {
        Self::PLAIN
    }
}

impl ViewState {
    /// The board and nothing beside it.
    #[rustfmt::skip]
    pub const PLAIN: Self = Self {
        view: View::Board,
        side_panel: None,
        refused: None,
        choosing: None,
        without_switches: false,
        cards: CardsShow::All,
        compact: false,
        plan: Order { by: None, descending: false },
        idea: None,
        comparison: ComparisonState::PLAIN,
        guide_step: None,
        persona: PersonaPart::Sheet,
        unfinished: Unfinished::NOTHING,
        visibility: Visibility::WHOLE,
        telling: None,
    };
}
