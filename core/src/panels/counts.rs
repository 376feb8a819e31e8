//! The figures in the bars around the board, in words.

use crate::method::figures::Figures;
use crate::words::Words;

/// A figure that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The value of the page's `data-figure`.
    pub name: &'static str,
    /// The figure itself.
    pub count: usize,
    /// What is said of it.
    pub said: String,
}

/// How much there is on the map.
pub fn counts(words: &Words, figures: &Figures) -> [Count; 3] {
    let cards = figures.evidence.all();
    [
        Count { name: "stages", count: figures.stages, said: (words.board.stage_count)(figures.stages) },
        Count { name: "cards", count: cards, said: (words.board.cards)(cards) },
        Count { name: "moments", count: figures.moments, said: (words.board.moments)(figures.moments) },
    ]
}

/// How much of it is known, in percent; nothing where no card is about what is.
pub fn known(words: &Words, figures: &Figures) -> Option<Count> {
    let (founded, assumed) = figures.evidence.shares()?;
    Some(Count { name: "founded", count: founded, said: (words.board.evidence_share)(founded, assumed) })
}
