//! Cards as text, and text as cards: what is copied can go into any other program, and lines from anywhere become cards.

use crate::format::decode::strange_json;
use crate::format::letters::is_control;
use crate::format::limits;
use crate::model::{Card, CardId, CellKey, Field, JourneyMap, Path};

/// The name under which whole cards travel beside their text.
pub const CARDS_TYPE: &str = "application/x-parcours+json";

/// Pasting more lines than this asks first.
pub const MANY_LINES: usize = 30;

/// The texts of `cards`, one line a card.
pub fn as_text(map: &JourneyMap, cards: &[CardId]) -> String {
    let texts = cards.iter().filter_map(|id| map.card(id));
    texts.map(|card| card.text.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join("\n")
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

/// What ends a line somewhere: also old Macs, the soft breaks of word processors and spreadsheets, and Unicode's own.
const LINE_ENDS: [char; 7] = ['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'];

/// A card for each line of `text` that says something. Control characters are dropped; a line too long for a card is cut nowhere,
/// it is parted at the limit so that nothing is lost. Of a text that makes more cards than a map can have, one more than that is made, so
/// that it is refused as a whole.
pub fn from_text(text: &str) -> Vec<Card> {
    let lines =
        text.split(LINE_ENDS).map(|line| line.chars().filter(|letter| !is_control(*letter)).collect::<String>());
    let mut cards = Vec::new();
    for line in lines {
        let characters: Vec<char> = line.trim().chars().collect();
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
