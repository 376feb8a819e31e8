//! Cards as text, and text as cards: what is copied can go into any other program, and lines and cells from anywhere become cards.

use super::block::Cells;
use super::visibility::WHOLE;
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

/// A card on its way to a map, with how far it stands from the first cell of those that come with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loose {
    /// What it says.
    pub card: Card,
    /// How many columns after the first.
    pub steps: usize,
    /// How many rows of cards below the first.
    pub lanes: usize,
}

impl From<Card> for Loose {
    fn from(card: Card) -> Self {
        Self { card, steps: 0, lanes: 0 }
    }
}

/// The whole of `cards`, to be read back by [`from_cards`], with how they stand to one another where that is apart.
pub fn as_cards(map: &JourneyMap, cards: &[CardId]) -> String {
    let cells = Cells::of(map, &WHOLE);
    let cards: Vec<&Card> = cards.iter().filter_map(|id| map.card(id)).collect();
    let places: Vec<(usize, usize)> = cards.iter().map(|card| cells.place(&card.cell()).unwrap_or_default()).collect();
    let first = |of: fn(&(usize, usize)) -> usize| places.iter().map(of).min().unwrap_or_default();
    let (step, lane) = (first(|place| place.0), first(|place| place.1));
    let apart: Vec<(usize, usize)> = places.iter().map(|place| (place.0 - step, place.1 - lane)).collect();
    let written = serde_json::to_string(&cards).unwrap_or_default();
    if apart.iter().all(|place| *place == (0, 0)) {
        return written;
    }
    format!("{{\"cards\":{written},\"apart\":{}}}", serde_json::to_string(&apart).unwrap_or_default())
}

/// The cards in what [`as_cards`] wrote; `None` for anything else, and for more than a file may hold. Another page may have written it:
/// control characters go here, and what else has no place in a map when they are added, as with all that comes into one.
pub fn from_cards(text: &str) -> Option<Vec<Loose>> {
    let mut json = strange_json(text).ok()?;
    let apart = json.get("apart").cloned();
    if apart.is_some() {
        json = json.get_mut("cards")?.take();
    }
    let mut cards = Vec::<Card>::read(json, &Path::Root).ok()?;
    for card in &mut cards {
        card.text.retain(|letter| !is_control(letter));
    }
    let far = |at: usize, axis: usize| {
        let far = apart.as_ref().and_then(|apart| apart.get(at)?.get(axis)?.as_u64()).unwrap_or_default();
        usize::try_from(far).unwrap_or(usize::MAX)
    };
    let loose = |(at, card): (usize, Card)| Loose { card, steps: far(at, 0), lanes: far(at, 1) };
    Some(cards.into_iter().enumerate().map(loose).collect()).filter(|cards: &Vec<Loose>| cards.len() <= limits::CARDS)
}

/// Whether `pasted` is the text `copied`, however the system ends lines.
pub fn is_what_was_copied(copied: &str, pasted: &str) -> bool {
    !copied.is_empty() && copied.replace("\r\n", "\n") == pasted.replace("\r\n", "\n")
}

/// Whether `text` is a table rather than lines: rows of equally many cells, as a spreadsheet gives them, of which two at least say something in
/// more than one.
pub fn is_table(text: &str) -> bool {
    let (mut width, mut full) = (None, 0);
    let (mut cells, mut said) = (0, 0);
    for cell in cells::read(text) {
        cells += 1;
        said += usize::from(!cell.text.trim().is_empty());
        if !cell.ends_row {
            continue;
        }
        // What follows the last line end is no row.
        if (cells, said) != (1, 0) {
            if cells < 2 || *width.get_or_insert(cells) != cells {
                return false;
            }
            full += usize::from(said > 1);
        }
        (cells, said) = (0, 0);
    }
    full > 1
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
