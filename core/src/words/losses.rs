//! Words for how a file that is handed on comes out: what it does not hold, how large it is, and why it could not be made. Only the workers that make those files speak them,
//! so they are no part of [`super::Words`], which the page carries.

use super::{english, french};
use crate::model::Language;

/// Words for how a file comes out. Where something is counted it is never 0.
pub struct LossWords {
    /// Goal, scenario and what else the map is about.
    pub context: &'static str,
    /// The persona.
    pub persona: &'static str,
    /// The persona but for the name.
    pub persona_details: &'static str,
    /// Ties between cards.
    pub links: fn(usize) -> String,
    /// Cards that are not ideas of the plan.
    pub beside_plan: fn(usize) -> String,
    /// Cards of lanes that this format has no place for.
    pub other_cards: fn(usize) -> String,
    /// What cards say besides their text.
    pub card_details: fn(usize) -> String,
    /// The line ends of cards.
    pub line_ends: fn(usize) -> String,
    /// Readings of figures before the last one.
    pub earlier_readings: fn(usize) -> String,
    /// Lanes that are hidden on the board.
    pub hidden_lanes: fn(usize) -> String,
    /// The questions of lanes and the owners of stages.
    pub frame: &'static str,
    /// The times and widths of steps.
    pub step_details: fn(usize) -> String,
    /// The feelings.
    pub feelings: fn(usize) -> String,
    /// Feelings of further lanes than the one that is drawn.
    pub other_curves: fn(usize) -> String,
    /// The words for feelings.
    pub feeling_words: fn(usize) -> String,
    /// Ideas that are not weighed.
    pub unrated_ideas: fn(usize) -> String,
    /// Steps of which no feeling is known, for which the format must tell one.
    pub unknown_feelings: fn(usize) -> String,
    /// Texts that are longer than a cell of Excel.
    pub long_cells: fn(usize) -> String,
    /// Nothing of this map can be told in this format.
    pub everything: &'static str,
    /// Lanes that are hidden or were not chosen.
    pub lanes: fn(usize) -> String,
    /// Stages that were not chosen.
    pub stages: fn(usize) -> String,
    /// Cards that stand in one of them.
    pub cards_there: fn(usize) -> String,
    /// Cards of which more is known than is shown.
    pub details: fn(usize) -> String,
    /// Notes of cards.
    pub notes: fn(usize) -> String,
    /// Ties that are not drawn as arrows.
    pub ties: fn(usize) -> String,
    /// Signs that the font lacks.
    pub signs: fn(usize) -> String,
    /// Addresses that cannot be followed.
    pub addresses: fn(usize) -> String,
    /// Slides after the first.
    pub slides: fn(usize) -> String,
    /// How wide and how high the page is, in millimetres.
    pub page_size: fn([usize; 2]) -> String,
    /// How many pixels the picture has across and down.
    pub pixels: fn([usize; 2]) -> String,
    /// How many slides there are.
    pub slide_count: fn(usize) -> String,
    /// How many sheets of A4 are put together.
    pub sheets: fn(usize) -> String,
    /// How large the text of cards is, in tenths of a point.
    pub text_size: fn(usize) -> String,
    /// That it is too small to be read on a wall.
    pub text_too_small: &'static str,
    /// That it is too small to be read on a screen before a room.
    pub slide_text_too_small: &'static str,
    /// The file was not made: it breaks rules of its format, named one by one.
    pub invalid: fn(&str) -> String,
    /// The picture was not made: it would have too many pixels.
    pub picture_too_large: &'static str,
    /// The file was not made: it would be too large.
    pub too_large: &'static str,
    /// The file was not made: the logo is neither PNG nor JPEG.
    pub logo_kind: &'static str,
    /// The file was not made: the logo is damaged.
    pub logo_damaged: &'static str,
    /// The file was not made: the logo has more pixels across or down than this.
    pub logo_too_large: fn(usize) -> String,
}

/// The words of `language`; English for one the page does not speak.
pub fn of(language: &Language) -> &'static LossWords {
    match language {
        Language::French => &french::LOSSES,
        _ => &english::LOSSES,
    }
}
