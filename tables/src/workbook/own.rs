//! A workbook of ours, read back: the map in its hidden sheet, and over it what was edited in its sheet of cards.
//!
//! What was edited is found by writing the row of each card again: a cell that still says the same was not edited, and what the sheet
//! cannot hold of it stays as it was.

use std::collections::BTreeMap;

use parcours_core::format::draft::Draft;
use parcours_core::format::repair::repair;
use parcours_core::format::whole::Size;
use parcours_core::format::{Opened, limits, read as read_file};
use parcours_core::model::{Card, CardId, CellKey, Emotion, JourneyMap, LaneId, SortedMap, StepId};
use parcours_core::words::Words;

use super::read::Sheet;
use super::{OWN_MARK, OWN_SHEET};
use crate::cards_table::{Row, is_same, matched, read_score};
use crate::columns::{CardColumn, LANGUAGES, whole};
use crate::delimited::Cell;
use crate::problem::{Notice, Problem};
use crate::table::Table;

/// The map that a workbook of ours holds, with what was edited; `None` for one of somebody else.
///
/// # Errors
/// When the map in it cannot be opened.
pub(crate) fn read(sheets: &[Sheet]) -> Result<Option<(Opened, Vec<Notice>)>, Problem> {
    let Some(own) = sheets.iter().find(|sheet| sheet.name == OWN_SHEET && sheet.table.cell(0, 0) == OWN_MARK) else {
        return Ok(None);
    };
    let json: String = (1..own.table.rows.len()).map(|row| own.table.cell(row, 0)).collect();
    let mut opened = read_file(json.as_bytes())?;
    let is_cards = |sheet: &&Sheet| LANGUAGES.iter().any(|words| sheet.name == words.tables.cards_sheet);
    let Some(cards) = sheets.iter().find(is_cards) else { return Ok(Some((opened, Vec::new()))) };
    let (map, notices) = edited(&opened.file.map, &cards.table)?;
    opened.file.map = map;
    Ok(Some((opened, notices)))
}

/// `map` with what its sheet of cards says now.
fn edited(map: &JourneyMap, table: &Table) -> Result<(JourneyMap, Vec<Notice>), Problem> {
    let columns = matched(table);
    // Each column of the sheet speaks the language of its heading.
    let words = LANGUAGES.into_iter().max_by_key(|words| {
        let own = |column: &CardColumn| {
            table.rows.first().is_some_and(|row| row.iter().any(|cell| cell == column.heading(words)))
        };
        CardColumn::ALL.iter().filter(|column| own(column)).count()
    });
    let words = words.unwrap_or(LANGUAGES[0]);
    let mut sheet = Edited {
        map,
        words,
        cards: BTreeMap::new(),
        added: Vec::new(),
        feelings: BTreeMap::new(),
        notices: Vec::new(),
        changed: 0,
    };
    for at in 1..table.rows.len() {
        sheet.row(&Row::new(table, at, &columns));
    }
    if !columns.contains(&Some(CardColumn::Id)) {
        // Without the names of cards nobody can tell which is which.
        return Ok((map.clone(), vec![Notice::CardsChanged { count: 0 }]));
    }
    sheet.finish()
}

/// A sheet of cards that is held beside the map it was made from.
struct Edited<'a> {
    map: &'a JourneyMap,
    words: &'a Words,
    /// The cards of the map that the sheet still has, as it has them.
    cards: BTreeMap<CardId, Card>,
    /// New ones.
    added: Vec<Card>,
    feelings: BTreeMap<CellKey, Option<Emotion>>,
    notices: Vec<Notice>,
    changed: usize,
}

/// Whether a cell still says what was written there: figures may be written otherwise.
fn is_unchanged(written: &Cell, now: &str) -> bool {
    match written {
        Cell::Text(text) => text == now,
        Cell::Figure { text, value } => text == now || now.parse::<f64>().is_ok_and(|now| now == *value),
    }
}

impl Edited<'_> {
    fn row(&mut self, row: &Row<'_>) {
        let id = CardId::from(row.text(CardColumn::Id).trim());
        match self.map.card(&id) {
            Some(card) if !self.cards.contains_key(&id) => self.known(row, id, card),
            _ => self.other(row),
        }
    }

    /// A row of a card that the map has.
    fn known(&mut self, row: &Row<'_>, id: CardId, card: &Card) {
        let mut now = card.clone();
        let cells = row.cells().filter(|(column, _)| *column != CardColumn::ReadOn);
        let day = row.cells().filter(|(column, _)| *column == CardColumn::ReadOn);
        for (column, text) in cells.chain(day) {
            if is_unchanged(&column.cell(card, self.words), text) {
                continue;
            }
            // A formula that nobody has worked out comes as nothing: no reason to lose what the card said.
            let is_lost = column == CardColumn::Card && text.is_empty();
            if is_lost || !column.read(text, Default::default(), &mut now) {
                self.notices.push(Notice::NotUnderstood { row: row.number(), column, text: text.to_owned() });
            }
        }
        if let Some(cell) = self.moved(row, &card.cell()) {
            (now.step, now.lane) = (cell.step, cell.lane);
        }
        self.changed += usize::from(now != *card);
        self.cards.insert(id, now);
    }

    /// Where a card stands now, if its row says otherwise than before.
    fn moved(&mut self, row: &Row<'_>, before: &CellKey) -> Option<CellKey> {
        let (stage, step) = self.map.step(&before.step)?;
        let lane = self.map.lane(&before.lane)?;
        let same_step = row.text(CardColumn::Stage) == stage.name && row.text(CardColumn::Step) == step.name;
        let same_lane = row.text(CardColumn::Lane) == lane.label;
        if same_step && same_lane {
            return None;
        }
        let step = if same_step { Some(before.step.clone()) } else { self.step(row) };
        let lane = if same_lane { Some(before.lane.clone()) } else { self.lane(row) };
        let cell = step.zip(lane.filter(|lane| self.map.lane(lane).is_some_and(|lane| !lane.is_emotion())));
        if cell.is_none() {
            let text = row.text(CardColumn::Card).to_owned();
            self.notices.push(Notice::PlaceUnknown { row: row.number(), text });
        }
        cell.map(|(step, lane)| CellKey { step, lane })
    }

    /// A row of a feeling, of a new card, or of nothing.
    fn other(&mut self, row: &Row<'_>) {
        let (step, lane) = (self.step(row), self.lane(row));
        let text = row.text(CardColumn::Card);
        let score = row.text(CardColumn::Score).trim();
        let cell = step.zip(lane).map(|(step, lane)| CellKey { step, lane });
        let is_feeling = cell.as_ref().and_then(|cell| self.map.lane(&cell.lane)).is_some_and(|lane| lane.is_emotion());
        match cell {
            Some(cell) if is_feeling && !self.feelings.contains_key(&cell) => self.feeling(row, cell, score, text),
            Some(cell) if !is_feeling && !text.trim().is_empty() => {
                let mut card = Card::new(cell, "");
                self.notices.extend(crate::cards_table::read_card(row, Default::default(), &mut card));
                card.evidence.get_or_insert_default();
                self.added.push(card);
            }
            None if !text.trim().is_empty() => {
                self.notices.push(Notice::RowWithoutPlace { row: row.number(), text: text.to_owned() });
            }
            _ => {}
        }
    }

    fn feeling(&mut self, row: &Row<'_>, cell: CellKey, score: &str, text: &str) {
        let line = row.number();
        let known = self.map.emotion(&cell).cloned();
        let now = match read_score(score, Default::default()) {
            Some((score, exact)) => {
                if !exact {
                    self.notices.push(Notice::ScoreRounded { line, was: row.text(CardColumn::Score).to_owned() });
                }
                Some(Emotion { score, feeling: text.to_owned(), ..known.unwrap_or_default() })
            }
            None if score.is_empty() => None,
            None => {
                self.notices.push(Notice::NoScore { line, was: score.to_owned() });
                known
            }
        };
        self.feelings.insert(cell, now);
    }

    /// The step that a row names: by its number and name together, else by its name alone, in its stage.
    fn step(&self, row: &Row<'_>) -> Option<StepId> {
        let (stage, step) = (row.text(CardColumn::Stage), row.text(CardColumn::Step));
        if stage.trim().is_empty() && step.trim().is_empty() && row.text(CardColumn::StepNumber).trim().is_empty() {
            return None;
        }
        let all: Vec<_> =
            self.map.stages.iter().flat_map(|one| one.steps.iter().map(move |step| (one, step))).collect();
        let fits = |(in_stage, one): &&(&parcours_core::model::Stage, &parcours_core::model::Step)| {
            is_same(&in_stage.name, stage) && is_same(&one.name, step)
        };
        let number = whole(row.text(CardColumn::StepNumber)).and_then(|number| usize::try_from(number - 1).ok());
        let by_number = number.and_then(|number| all.get(number)).filter(|one| fits(one));
        by_number.or_else(|| all.iter().find(fits)).map(|(_, step)| step.id.clone())
    }

    fn lane(&self, row: &Row<'_>) -> Option<LaneId> {
        let label = row.text(CardColumn::Lane);
        let number = whole(row.text(CardColumn::LaneNumber)).and_then(|number| usize::try_from(number - 1).ok());
        if label.trim().is_empty() && number.is_none() {
            return None;
        }
        let by_number = number.and_then(|number| self.map.lanes.get(number)).filter(|lane| is_same(&lane.label, label));
        by_number.or_else(|| self.map.lanes.iter().find(|lane| is_same(&lane.label, label))).map(|lane| lane.id.clone())
    }

    /// The map as the sheet has it. Cards that it no longer has are kept: who filtered or sorted a sheet did not mean to lose any.
    fn finish(mut self) -> Result<(JourneyMap, Vec<Notice>), Problem> {
        let gone = self.map.cards_in_order().filter(|id| !self.cards.contains_key(id));
        let gone: Vec<Notice> = gone
            .filter_map(|id| Some(Notice::RowGone { id: id.to_string(), text: self.map.card(id)?.text.clone() }))
            .collect();
        self.notices.extend(gone);
        let feelings_changed =
            self.feelings.iter().filter(|(cell, now)| self.map.emotion(cell) != now.as_ref()).count();
        let added = self.added.len();
        if self.changed + feelings_changed > 0 {
            self.notices.push(Notice::CardsChanged { count: self.changed + feelings_changed });
        }
        if added > 0 {
            self.notices.push(Notice::CardsAdded { count: added });
        }
        if self.changed + feelings_changed + added == 0 {
            return Ok((self.map.clone(), self.notices));
        }
        let mut draft = self.draft();
        limits::check_lengths(&mut draft)?;
        let mut repairs = Vec::new();
        let map = repair(draft, &mut repairs);
        Size::of_map(&map)?;
        self.notices.extend(repairs.into_iter().map(Notice::Repaired));
        Ok((map, self.notices))
    }

    /// The map as it is put right: cards in their order on the board, those that moved and the new ones last.
    fn draft(&self) -> Draft {
        let mut bare = self.map.clone();
        bare.cards = SortedMap::new();
        bare.cells = SortedMap::new();
        bare.emotions = SortedMap::new();
        let mut draft = Draft { map: bare, ..Draft::default() };
        let (mut stayed, mut moved) = (Vec::new(), Vec::new());
        for id in self.map.cards_in_order() {
            let Some(before) = self.map.card(id) else { continue };
            let now = self.cards.get(id).unwrap_or(before);
            let list = if now.cell() == before.cell() { &mut stayed } else { &mut moved };
            list.push((id.clone(), now.clone()));
        }
        let names = (1..).map(|number| CardId::from(format!("new-{number}"))).filter(|id| self.map.card(id).is_none());
        let added = names.zip(self.added.iter().cloned());
        let cards = stayed.into_iter().chain(moved).chain(added).enumerate();
        draft.cards = cards.map(|(at, (id, card))| (at, id, Box::new(card))).collect();
        let mut feelings = self.map.emotions.clone();
        for (cell, now) in &self.feelings {
            match now {
                Some(emotion) => {
                    feelings.insert(cell.clone(), emotion.clone());
                }
                None => {
                    feelings.remove(cell);
                }
            }
        }
        draft.emotions = feelings.into_iter().enumerate().map(|(at, (cell, emotion))| (at, cell, emotion)).collect();
        draft
    }
}
