//! A table with a row for each card: written, and read back into a map.
//!
//! Rows go step by step, and lane by lane in each. A feeling is a row too. A step and a lane in which nothing stands have a row
//! without a card, so that they are not lost.

use std::collections::BTreeMap;

use parcours_core::format::letters::plain_letters;
use parcours_core::model::{
    Card, CellKey, Emotion, Evidence, JourneyMap, Lane, LaneId, LaneRole, Language, Score, Stage, Step, StepId,
};
use parcours_core::words::Words;

use crate::build::Builder;
use crate::columns::{CardColumn, read_figure, read_role, whole};
use crate::delimited::Cell;
use crate::problem::{Notice, Problem};
use crate::table::{Decimals, Table};

/// The headings and the rows of all cards.
pub(crate) fn rows(map: &JourneyMap, words: &Words) -> Vec<Vec<Cell>> {
    let mut rows = vec![CardColumn::ALL.iter().map(|column| Cell::text(column.heading(words))).collect()];
    let mut used = vec![false; map.lanes.len()];
    let mut step_number = 0;
    for (stage_number, stage) in map.stages.iter().enumerate() {
        for step in &stage.steps {
            step_number += 1;
            let place = Place { stage: Some((stage_number + 1, stage)), step: Some((step_number, step)), lane: None };
            let before = rows.len();
            for (lane_number, lane) in map.lanes.iter().enumerate() {
                let place = Place { lane: Some((lane_number + 1, lane)), ..place };
                let cell = CellKey { step: step.id.clone(), lane: lane.id.clone() };
                let feelings = map.emotion(&cell).map(|emotion| feeling_row(map, place, emotion, words));
                let cards = map.cards_in(&cell).iter();
                let cards = cards.filter_map(|id| Some(card_row(map, place, id.as_str(), map.card(id)?, words)));
                let first = rows.len();
                rows.extend(feelings.into_iter().chain(cards));
                used[lane_number] |= rows.len() > first;
            }
            if rows.len() == before {
                rows.push(row(map, place, words, &mut |_| Cell::blank()));
            }
        }
    }
    for (lane_number, lane) in map.lanes.iter().enumerate().filter(|(at, _)| !used[*at]) {
        let place = Place { stage: None, step: None, lane: Some((lane_number + 1, lane)) };
        rows.push(row(map, place, words, &mut |_| Cell::blank()));
    }
    if rows.len() == 1 {
        let nowhere = Place { stage: None, step: None, lane: None };
        rows.push(row(map, nowhere, words, &mut |_| Cell::blank()));
    }
    rows
}

/// Where a row stands, each with its number.
#[derive(Clone, Copy)]
struct Place<'a> {
    stage: Option<(usize, &'a Stage)>,
    step: Option<(usize, &'a Step)>,
    lane: Option<(usize, &'a Lane)>,
}

fn row(map: &JourneyMap, place: Place<'_>, words: &Words, rest: &mut dyn FnMut(CardColumn) -> Cell) -> Vec<Cell> {
    let number = |at: Option<usize>| Cell::maybe(at.and_then(|at| i64::try_from(at).ok()));
    let cell = |column: &CardColumn| match column {
        CardColumn::Map => Cell::text(&map.title),
        CardColumn::Stage => Cell::text(place.stage.map_or("", |(_, stage)| stage.name.as_str())),
        CardColumn::Step => Cell::text(place.step.map_or("", |(_, step)| step.name.as_str())),
        CardColumn::Lane => Cell::text(place.lane.map_or("", |(_, lane)| lane.label.as_str())),
        CardColumn::Role => Cell::text(place.lane.map_or("", |(_, lane)| (words.board.role_name)(&lane.role))),
        CardColumn::StageNumber => number(place.stage.map(|(at, _)| at)),
        CardColumn::StepNumber => number(place.step.map(|(at, _)| at)),
        CardColumn::LaneNumber => number(place.lane.map(|(at, _)| at)),
        column => rest(*column),
    };
    CardColumn::ALL.iter().map(cell).collect()
}

fn card_row(map: &JourneyMap, place: Place<'_>, id: &str, card: &Card, words: &Words) -> Vec<Cell> {
    row(map, place, words, &mut |column| match column {
        CardColumn::Id => Cell::text(id),
        column => column.cell(card, words),
    })
}

fn feeling_row(map: &JourneyMap, place: Place<'_>, emotion: &Emotion, words: &Words) -> Vec<Cell> {
    row(map, place, words, &mut |column| match column {
        CardColumn::Card => Cell::text(&emotion.feeling),
        CardColumn::Score => Cell::whole(i64::from(emotion.score.value())),
        _ => Cell::blank(),
    })
}

/// Which column of ours each column of a table is, by the headings in its first row; none twice.
pub(crate) fn matched(table: &Table) -> Vec<Option<CardColumn>> {
    let mut taken = Vec::new();
    let headings = table.rows.first().map_or(&[][..], Vec::as_slice);
    let column = |heading: &String| {
        let column = CardColumn::of_heading(heading).filter(|column| !taken.contains(column))?;
        taken.push(column);
        Some(column)
    };
    headings.iter().map(column).collect()
}

/// Whether a table with these columns has a row for each card: something says what a card says, and something where it stands.
pub(crate) fn is_cards(columns: &[Option<CardColumn>]) -> bool {
    let has = |wanted: &[CardColumn]| columns.iter().flatten().any(|column| wanted.contains(column));
    has(&[CardColumn::Card]) && has(&[CardColumn::Stage, CardColumn::Step, CardColumn::Lane])
}

/// A row of a table, seen through its columns.
pub(crate) struct Row<'a> {
    table: &'a Table,
    at: usize,
    columns: &'a [Option<CardColumn>],
}

impl<'a> Row<'a> {
    /// The row at `at`, from 0.
    pub fn new(table: &'a Table, at: usize, columns: &'a [Option<CardColumn>]) -> Self {
        Self { table, at, columns }
    }

    /// What stands in a column; nothing where the table has none.
    pub fn text(&self, column: CardColumn) -> &'a str {
        let found = self.columns.iter().position(|other| *other == Some(column));
        found.map_or("", |found| self.table.cell(self.at, found))
    }

    /// Each column that is one of ours, with what stands there.
    pub fn cells(&self) -> impl Iterator<Item = (CardColumn, &'a str)> {
        let cells = self.columns.iter().enumerate();
        cells.filter_map(|(at, column)| Some(((*column)?, self.table.cell(self.at, at))))
    }

    /// The row of the table, from 1 and with the headings.
    pub fn number(&self) -> usize {
        self.at + 1
    }

    fn is_blank(&self) -> bool {
        self.cells().all(|(_, text)| text.trim().is_empty())
    }
}

/// A stage, a step or a lane as a table tells of it.
struct Named<'a> {
    number: Option<i64>,
    name: &'a str,
    /// Of a step, its stage's key; of a lane, its role's text.
    more: &'a str,
    parent: Option<Key>,
}

/// What tells two stages, steps or lanes of a table apart: their number, else their name, and for steps their stage's.
type Key = (Option<i64>, String, Option<Box<(Option<i64>, String)>>);

/// Those of a kind in the order of their numbers, or as they first come.
#[derive(Default)]
struct Seen<'a> {
    order: Vec<(Key, Named<'a>)>,
    known: BTreeMap<Key, usize>,
}

impl<'a> Seen<'a> {
    fn see(&mut self, named: Named<'a>) -> Option<Key> {
        if named.number.is_none() && named.name.is_empty() && named.parent.is_none() {
            return None;
        }
        let parent = named.parent.as_ref().map(|(number, name, _)| Box::new((*number, name.clone())));
        let key = match named.number {
            Some(number) => (Some(number), String::new(), parent),
            None => (None, named.name.to_owned(), parent),
        };
        match self.known.get(&key) {
            Some(at) => {
                let known = &mut self.order[*at].1;
                if known.name.is_empty() {
                    known.name = named.name;
                }
                if known.more.is_empty() {
                    known.more = named.more;
                }
            }
            None => {
                self.known.insert(key.clone(), self.order.len());
                self.order.push((key.clone(), named));
            }
        }
        Some(key)
    }

    /// By number where each has one; else as they came.
    fn sorted(mut self) -> Vec<(Key, Named<'a>)> {
        if self.order.iter().all(|(_, named)| named.number.is_some()) {
            self.order.sort_by_key(|(_, named)| named.number);
        }
        self.order
    }
}

/// The map in a table with a row for each card; its first row holds the headings.
///
/// # Errors
/// When no column says what a card says, or there is more than a map holds.
pub(crate) fn read(
    table: &Table,
    columns: &[Option<CardColumn>],
    language: &Language,
) -> Result<(JourneyMap, Vec<Notice>), Problem> {
    if !columns.contains(&Some(CardColumn::Card)) {
        return Err(Problem::NoCardColumn);
    }
    let rows: Vec<Row<'_>> =
        (1..table.rows.len()).map(|at| Row::new(table, at, columns)).filter(|row| !row.is_blank()).collect();
    let (mut stages, mut steps, mut lanes) = (Seen::default(), Seen::default(), Seen::default());
    let mut places = Vec::with_capacity(rows.len());
    for row in &rows {
        let named = |column, number, more, parent| Named {
            number: whole(row.text(number)),
            name: row.text(column),
            more,
            parent,
        };
        let step = named(CardColumn::Step, CardColumn::StepNumber, "", None);
        let stage = stages.see(named(CardColumn::Stage, CardColumn::StageNumber, "", None));
        let stage = match stage {
            // Steps without stages stand each in a stage of its own name.
            None if step.number.is_some() || !step.name.is_empty() => {
                stages.see(Named { parent: None, more: "", ..step })
            }
            stage => stage,
        };
        let step = stage.and_then(|stage| {
            steps.see(Named { parent: Some(stage), ..named(CardColumn::Step, CardColumn::StepNumber, "", None) })
        });
        let lane = lanes.see(named(CardColumn::Lane, CardColumn::LaneNumber, row.text(CardColumn::Role), None));
        places.push((step, lane));
    }

    let mut builder = Builder::new(language);
    if let Some(title) = rows.iter().map(|row| row.text(CardColumn::Map)).find(|title| !title.is_empty()) {
        title.clone_into(&mut builder.map().title);
    }
    let step_ids = build_steps(&mut builder, stages, steps)?;
    let mut lane_ids: BTreeMap<Key, LaneId> = BTreeMap::new();
    for (key, named) in lanes.sorted() {
        let role = [named.more, named.name].into_iter().find_map(read_role).unwrap_or(LaneRole::Custom);
        let id = builder.lane(role, named.name)?;
        lane_ids.insert(key, id);
    }
    let mut read = Reading { builder, decimals: table.decimals, step: None, lane: None, curve: None };
    for (row, (step, lane)) in rows.iter().zip(places) {
        let step = step.and_then(|step| step_ids.get(&step));
        let lane = lane.and_then(|lane| lane_ids.get(&lane));
        read.row(row, step, lane)?;
    }
    left_out(table, columns, &mut read.builder);
    read.builder.finish()
}

fn build_steps(builder: &mut Builder, stages: Seen<'_>, steps: Seen<'_>) -> Result<BTreeMap<Key, StepId>, Problem> {
    let mut places: BTreeMap<(Option<i64>, String), usize> = BTreeMap::new();
    for ((number, name, _), named) in stages.sorted() {
        places.insert((number, name), builder.stage(named.name));
    }
    let mut ids = BTreeMap::new();
    for (key, named) in steps.sorted() {
        let stage = key.2.as_deref().and_then(|stage| places.get(stage)).copied().unwrap_or_default();
        ids.insert(key, builder.step(stage, named.name)?);
    }
    Ok(ids)
}

/// What a table says beyond our columns is told, unless nothing stands there.
fn left_out(table: &Table, columns: &[Option<CardColumn>], builder: &mut Builder) {
    let others = columns.iter().enumerate().filter(|(_, column)| column.is_none());
    for (at, _) in others {
        if (1..table.rows.len()).any(|row| !table.cell(row, at).trim().is_empty()) {
            let heading = table.cell(0, at).to_owned();
            builder.notices.push(Notice::ColumnLeftOut { column: at + 1, heading });
        }
    }
}

/// The cards of a table on their way into a map.
struct Reading {
    builder: Builder,
    decimals: Decimals,
    /// Where cards stand of which no step is told.
    step: Option<StepId>,
    /// Where cards stand of which no lane is told.
    lane: Option<LaneId>,
    /// Where feelings stand that are told beside a card.
    curve: Option<LaneId>,
}

impl Reading {
    fn row(&mut self, row: &Row<'_>, step: Option<&StepId>, lane: Option<&LaneId>) -> Result<(), Problem> {
        let score = self.score(row);
        let is_feeling = lane.is_some_and(|lane| self.builder.is_emotion(lane));
        let id = Some(row.text(CardColumn::Id).trim()).filter(|id| !id.is_empty());
        let is_card = !row.text(CardColumn::Card).trim().is_empty() || id.is_some();
        if score.is_none() && !is_card {
            return Ok(());
        }
        let step = match (step, &self.step) {
            (Some(step), _) | (None, Some(step)) => step.clone(),
            (None, None) => {
                let stage = self.builder.stage("");
                let step = self.builder.step(stage, "")?;
                self.step = Some(step.clone());
                step
            }
        };
        if let Some(score) = score {
            let (lane, feeling) = match lane.filter(|_| is_feeling) {
                Some(lane) => (lane.clone(), row.text(CardColumn::Card)),
                None => (self.curve()?, ""),
            };
            let emotion = Emotion { feeling: feeling.to_owned(), ..Emotion::of(score) };
            self.builder.emotion(CellKey { step: step.clone(), lane }, emotion);
        }
        if is_card && !(is_feeling && score.is_some()) {
            let lane = match (lane, &self.lane) {
                (Some(lane), _) | (None, Some(lane)) => lane.clone(),
                (None, None) => {
                    let lane = self.builder.lane(LaneRole::Action, "")?;
                    self.lane = Some(lane.clone());
                    lane
                }
            };
            let mut card = Card { step, lane, ..Card::default() };
            self.builder.notices.extend(read_card(row, self.decimals, &mut card));
            // Our own rows say nothing where nothing is known; of others, nobody has checked anything.
            if id.is_none() && card.evidence.is_none() {
                card.evidence = Some(Evidence::Assumed);
            }
            self.builder.card(id, card)?;
        }
        Ok(())
    }

    /// The lane for feelings that stand beside cards: one of the table's, or a new one.
    fn curve(&mut self) -> Result<LaneId, Problem> {
        if let Some(lane) = &self.curve {
            return Ok(lane.clone());
        }
        let known = self.builder.map().lanes.iter().find(|lane| lane.is_emotion()).map(|lane| lane.id.clone());
        let lane = match known {
            Some(lane) => lane,
            None => self.builder.lane(LaneRole::Emotion, "")?,
        };
        self.curve = Some(lane.clone());
        Ok(lane)
    }

    fn score(&mut self, row: &Row<'_>) -> Option<Score> {
        let text = row.text(CardColumn::Score).trim();
        if text.is_empty() {
            return None;
        }
        let line = row.number();
        let Some(read) = read_score(text, self.decimals) else {
            self.builder.notices.push(Notice::NoScore { line, was: text.to_owned() });
            return None;
        };
        if !read.1 {
            self.builder.notices.push(Notice::ScoreRounded { line, was: text.to_owned() });
        }
        Some(read.0)
    }
}

/// A score, and whether it is exactly what stands there.
pub(crate) fn read_score(text: &str, decimals: Decimals) -> Option<(Score, bool)> {
    let tenths = read_figure(text, decimals)?.fixed(1);
    let nearest = Score::nearest((tenths + if tenths < 0 { -5 } else { 5 }) / 10);
    Some((nearest, i64::from(nearest.value()) * 10 == tenths))
}

/// Takes into `card` what its row says; what was not understood.
pub(crate) fn read_card(row: &Row<'_>, decimals: Decimals, card: &mut Card) -> Vec<Notice> {
    let mut notices = Vec::new();
    // The day of a reading goes to the reading, which therefore comes first.
    let cells = row.cells().filter(|(column, _)| *column != CardColumn::ReadOn);
    let day = row.cells().filter(|(column, _)| *column == CardColumn::ReadOn);
    for (column, text) in cells.chain(day) {
        if !column.read(text, decimals, card) {
            notices.push(Notice::NotUnderstood { row: row.number(), column, text: text.to_owned() });
        }
    }
    notices
}

/// Whether two texts are the same to a person who looks for one of them.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    plain_letters(one.trim()) == plain_letters(other.trim())
}
