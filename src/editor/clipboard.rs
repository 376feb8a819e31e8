//! Cards as text, and text as cards: what is copied can go into any other program, and lines and cells from anywhere become cards.

use crate::format::cells;
use crate::format::decode::strange_json;
use crate::format::letters::is_control;
use crate::format::limits;
use crate::model::{Card, CardId, CellKey, Field, JourneyMap, Path};

/// The name under which whole cards travel beside their text.
pub const CARDS_TYPE: &str = "application/x-parcours+json";

/// Pasting more lines than this asks first.
pub const MANY_LINES: usize = 30;

/// The texts of `cards`, character for character: one alone as it is, several as the cells of a spreadsheet's column.
pub fn as_text(map: &JourneyMap, cards: &[CardId]) -> String {
    let texts: Vec<&str> = cards.iter().filter_map(|id| map.card(id)).map(|card| card.text.as_str()).collect();
    cells::column(&texts)
}

/// The whole of `cards`, to be read back by [`from_cards`].
pub fn as_cards(map: &JourneyMap, cards: &[CardId]) -> String {
    let cards: Vec<&Card> = cards.iter().filter_map(|id| map.card(id)).collect();
    serde_json::to_string(&cards).unwrap_or_default()
}

/// The cards in what [`as_cards`] wrote; `None` for anything else, and for more than a file may hold. Another page may have written it:
/// control characters go here, and what else has no place in a map when they are added, as with all that comes into one.
pub fn from_cards(text: &str) -> Option<Vec<Card>> {
    let mut cards = Vec::<Card>::read(strange_json(text).ok()?, &Path::Root).ok()?;
    for card in &mut cards {
        card.text.retain(|letter| !is_control(letter));
    }
    Some(cards).filter(|cards| cards.len() <= limits::CARDS)
}

/// Whether `pasted` is the text `copied`, however the system ends lines.
pub fn is_what_was_copied(copied: &str, pasted: &str) -> bool {
    !copied.is_empty() && copied.replace("\r\n", "\n") == pasted.replace("\r\n", "\n")
}

/// A card for each cell of `text` that says something, row by row: a line of any text is such a cell, and one that a spreadsheet put into
/// quotes may hold several lines. Control characters are dropped; a text too long for a card is cut nowhere, it is parted at the limit so
/// that nothing is lost. Of a text that makes more cards than a map can have, one more than that is made, so that it is refused as a whole.
pub fn from_text(text: &str) -> Vec<Card> {
    let mut cards = Vec::new();
    for cell in cells::read(text) {
        let said: String = cell.text.chars().filter(|letter| !is_control(*letter)).collect();
        let characters: Vec<char> = said.trim().chars().collect();
        let parts = characters.chunks(limits::TEXT);
        for part in parts.filter(|part| part.iter().any(|letter| !letter.is_whitespace())) {
            cards.push(Card::new(CellKey::default(), part.iter().collect::<String>()));
            if cards.len() > limits::CARDS {
                return cards;
            }
        }
    }
    cards
}
