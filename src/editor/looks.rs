//! What of the map is looked at, and how: never part of the map itself, so nothing here can be undone or is saved with it.

use super::sight::Sight;

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
}

impl Side {
    /// Every side, in the order of the menu.
    pub const ALL: [Self; 5] = [Self::Details, Self::Guide, Self::Checks, Self::Moments, Self::Touchpoints];

    /// The value of the page's `data-side`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Details => "details",
            Self::Guide => "guide",
            Self::Checks => "checks",
            Self::Moments => "moments",
            Self::Touchpoints => "touchpoints",
        }
    }
}

/// What is looked at, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looks {
    /// The view.
    pub view: View,
    /// The open panel beside it.
    pub side: Option<Side>,
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
    pub const PLAIN: Self = Self { view: View::Board, side: None, sight: Sight::WHOLE };
}
