//! Words for what a service blueprint, a day and the wished-for feeling add to the board.

use crate::method::ties::Tie;
use crate::model::{Score, Step};

/// Words for what a service blueprint, a day and the wished-for feeling add to the board.
pub struct BlueprintWords {
    /// What a card is tied to in one way, read as its description: the texts of the others, quoted and joined.
    pub tied: fn(Tie, &str) -> String,
    /// Quotes a card's text.
    pub quoted: fn(&str) -> String,
    /// Names the handle an arrow is drawn from.
    pub handle: &'static str,
    /// Names the button that deletes the arrow that was chosen.
    pub delete_link: fn(&str, &str) -> String,
    /// Over the dialog that asks for the other card, with this one's text.
    pub link_title: fn(&str) -> String,
    /// What the tie means: a field, and its values from this card's side.
    pub relation: &'static str,
    /// A value of it.
    pub needs: &'static str,
    /// A value of it.
    pub needed_by: &'static str,
    /// A value of it.
    pub mutual: &'static str,
    /// A field: the other card.
    pub other_card: &'static str,
    /// Makes the tie.
    pub link: &'static str,
    /// Stands in the empty cell of a step where the customer does nothing.
    pub no_action: &'static str,
    /// What the lane for the wished-for feeling is called.
    pub wished_lane: &'static str,
    /// The question it asks.
    pub wished_question: &'static str,
    /// The wished-for feeling of a step, after how it does feel.
    pub wished: fn(Score) -> String,
    /// When a step begins and ends.
    pub from_to: fn(&str, &str) -> String,
    /// When it begins.
    pub from: fn(&str) -> String,
    /// When it ends.
    pub until: fn(&str) -> String,
    /// A field of a step: its name.
    pub step_name: &'static str,
    /// A field: when it begins.
    pub begins: &'static str,
    /// A field: when it ends.
    pub ends: &'static str,
    /// A field: the customer does nothing here, and that is meant so.
    pub passive: &'static str,
    /// Why times are refused: the step would end before it begins.
    pub ends_first: &'static str,
    /// Why times are refused: it would run into that other step, whose times follow.
    pub overlaps: fn(&str, &str) -> String,
    /// Says that what is on the map is as it was.
    pub kept: &'static str,
}

impl BlueprintWords {
    /// When `step` begins and ends, as far as it is known; empty while nothing is.
    pub fn hours(&self, step: &Step) -> String {
        match (&step.begins, &step.ends) {
            (Some(begins), Some(ends)) => (self.from_to)(begins, ends),
            (Some(begins), None) => (self.from)(begins),
            (None, Some(ends)) => (self.until)(ends),
            (None, None) => String::new(),
        }
    }

    /// What a card is tied to, as one sentence; empty when it is not. `ties` come in groups of one kind.
    pub fn ties(&self, ties: &[(Tie, &str)]) -> String {
        let groups = ties.chunk_by(|one, other| one.0 == other.0);
        let told = groups.map(|group| {
            let others: Vec<String> = group.iter().map(|(_, text)| (self.quoted)(text)).collect();
            (self.tied)(group[0].0, &others.join(", "))
        });
        told.collect::<Vec<_>>().join(" · ")
    }
}
