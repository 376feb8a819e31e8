//! What of a map is drawn, and how wide its columns must be.

use std::collections::BTreeMap;

use parcours_core::model::{
    BlueprintLine, CardId, CellKey, JourneyMap, Lane, LaneId, MapKind, MomentOfTruth, Score, Stage, Step, StepId, lane,
};
use parcours_core::words::{Words, signed};

use super::card::{self, SetCard};
use super::measures::*;
use super::styles;
use crate::drawing::Spot;
use crate::options::{Deck, Options, Paper};
use crate::text::{Lines, Setter};

/// A column of the board.
pub struct Column<'a> {
    /// The step.
    pub step: &'a Step,
    /// In percent of an ordinary one.
    pub share: f32,
}

/// A stage and how many columns it has.
pub struct Group<'a> {
    /// Its number in the map, from 1.
    pub number: usize,
    /// The stage.
    pub stage: &'a Stage,
    /// The columns it stands over.
    pub columns: std::ops::Range<usize>,
}

/// What is drawn.
pub struct Board<'a> {
    /// The map.
    pub map: &'a JourneyMap,
    /// The words of the poster.
    pub words: &'a Words,
    /// What was chosen.
    pub options: &'a Options,
    /// Sets its texts.
    pub setter: Setter<'a>,
    /// Left to right.
    pub groups: Vec<Group<'a>>,
    /// Left to right.
    pub columns: Vec<Column<'a>>,
    /// Top to bottom.
    pub lanes: Vec<&'a Lane>,
    /// The lines of a blueprint, each with the number of the lane it stands above.
    pub lines: Vec<(BlueprintLine, usize)>,
    /// The kinds of moments of truth that were decided at a step.
    moments: BTreeMap<&'a StepId, [bool; 2]>,
}

/// A cell whose cards are in lines.
#[derive(Default)]
pub struct SetCell<'a> {
    /// Each with where it is, from the corner of the cell: below each other, and beside each other where the cell is wide.
    pub cards: Vec<(&'a CardId, SetCard<'a>, Spot)>,
    /// How high the cell must be.
    pub height: f32,
}

/// The board at one width of its columns: everything in lines, all heights known.
pub struct Measured<'a> {
    /// The width of an ordinary column.
    pub column: f32,
    /// Where each column begins, and where the last ends, from the left of the board.
    pub edges: Vec<f32>,
    /// How high the chevrons are.
    pub stages: f32,
    /// How high the names of steps are.
    pub steps: f32,
    /// The cells of each lane, and how high it is.
    pub rows: Vec<(Vec<SetCell<'a>>, f32)>,
    /// The names of stages, in lines.
    pub stage_names: Vec<Lines>,
    /// The names of steps and their hours, in lines.
    pub step_names: Vec<[Lines; 2]>,
    /// The names and questions of lanes, in lines.
    pub lane_names: Vec<[Lines; 2]>,
    /// The height of everything.
    pub height: f32,
}

impl<'a> Board<'a> {
    /// What `options` choose of `map`.
    pub fn new(map: &'a JourneyMap, words: &'a Words, options: &'a Options) -> Self {
        let mut columns = Vec::new();
        let mut groups = Vec::new();
        for (number, stage) in options.stages_of(map) {
            let first = columns.len();
            columns.extend(stage.steps.iter().map(|step| Column { step, share: step.width() as f32 / 100.0 }));
            groups.push(Group { number, stage, columns: first..columns.len() });
        }
        let mut moments: BTreeMap<&StepId, [bool; 2]> = BTreeMap::new();
        for card in map.cards.values() {
            match card.moment {
                Some(MomentOfTruth::Low) => moments.entry(&card.step).or_default()[1] = true,
                Some(MomentOfTruth::High) => moments.entry(&card.step).or_default()[0] = true,
                _ => {}
            }
        }
        let setter = Setter::new(&options.pictures);
        let lanes = options.lanes_of(map);
        let lines = if map.kind == MapKind::ServiceBlueprint {
            let owned: Vec<Lane> = lanes.iter().map(|lane| (*lane).clone()).collect();
            let place = |id: LaneId| lanes.iter().position(|lane| lane.id == id);
            lane::lines(&owned).into_iter().filter_map(|(line, below)| Some((line, place(below)?))).collect()
        } else {
            Vec::new()
        };
        Self { map, words, options, setter, groups, columns, lanes, lines, moments }
    }

    /// Whether a high and whether a low moment of truth was decided at a step.
    pub fn moments_at(&self, step: &StepId) -> [bool; 2] {
        self.moments.get(step).copied().unwrap_or_default()
    }

    /// How much lower a lane begins for the name of a blueprint's line on its edge.
    pub fn below_line(&self, lane: usize) -> f32 {
        if self.lines.iter().any(|(_, below)| *below == lane) { 7.0 } else { 0.0 }
    }

    /// What a lane is called.
    pub fn label<'b>(&'b self, lane: &'b Lane) -> &'b str {
        if lane.label.trim().is_empty() { (self.words.board.role_name)(&lane.role) } else { lane.label.as_str() }
    }

    /// Whether it is the slide of one stage, which has room for little else.
    pub fn is_brief(&self) -> bool {
        self.options.deck == Deck::Stages && self.options.paper == Paper::Slide
    }

    /// The least height of a lane.
    fn least_row(&self) -> f32 {
        if self.is_brief() { LEAST_BRIEF_ROW } else { LEAST_ROW }
    }

    /// What stands below its name: its question, the ends of a scale, and that it is only looked at here.
    pub fn asked(&self, lane: &Lane) -> String {
        let mut said = Vec::new();
        if !lane.question.trim().is_empty() && !self.is_brief() {
            said.push(lane.question.trim().to_owned());
        }
        if lane.is_emotion() {
            let end =
                |score: Score| format!("{}\u{a0}{}", signed(score.value()), (self.words.announcements.score)(score));
            said.extend([Score::HIGHEST, Score::LOWEST].map(end));
        }
        if lane.locked {
            said.push(self.words.board.locked.to_owned());
        }
        said.join("\n")
    }

    /// How many ordinary columns all of them are worth.
    pub fn shares(&self) -> f32 {
        self.columns.iter().map(|column| column.share).sum::<f32>().max(1.0)
    }

    /// The crossing of a column and a lane.
    pub fn cell(&self, column: usize, lane: &LaneId) -> CellKey {
        CellKey { step: self.columns[column].step.id.clone(), lane: lane.clone() }
    }

    /// Everything in lines, in columns of that width.
    pub fn measured(&self, column: f32) -> Measured<'a> {
        let mut edges = vec![LANE];
        for of in &self.columns {
            edges.push(edges[edges.len() - 1] + of.share * column);
        }
        let wide = |index: usize| edges[index + 1] - edges[index];
        let names = self.groups.iter().map(|group| {
            let width = edges[group.columns.end] - edges[group.columns.start];
            self.setter.lines(&group.stage.name, &styles::STAGE, (width - CHEVRON_TEXT - CHEVRON_POINT - 4.0).max(8.0))
        });
        let stage_names: Vec<Lines> = names.collect();
        let stages = stage_names.iter().map(|lines| lines.height(&styles::STAGE)).fold(18.0, f32::max) + 20.0;
        let step_names: Vec<[Lines; 2]> = (0..self.columns.len()).map(|at| self.step_name(at, wide(at))).collect();
        let step_height = |[name, hours]: &[Lines; 2]| name.height(&styles::STEP) + hours.height(&styles::QUIET);
        let steps = step_names.iter().map(step_height).fold(0.0, f32::max) + 18.0;
        let lane_width = LANE - LANE_TEXT - 12.0;
        let lane_names: Vec<[Lines; 2]> = self
            .lanes
            .iter()
            .map(|lane| {
                let label = self.label(lane);
                let question = self.setter.lines(&self.asked(lane), &styles::QUESTION, lane_width);
                [self.setter.lines(label, &styles::LANE_NAME, lane_width), question]
            })
            .collect();
        let mut rows = Vec::new();
        for (index, (lane, [name, question])) in self.lanes.iter().zip(&lane_names).enumerate() {
            let named = name.height(&styles::LANE_NAME) + question.height(&styles::QUESTION) + 3.0 + 2.0 * LANE_PADDING;
            let named = named + self.below_line(index) + self.below_line(index + 1);
            let (cells, height) = if lane.is_emotion() {
                let spill = (0..self.columns.len()).map(|at| self.spill(at, lane, wide(at)).height(&styles::FEELING));
                let curve = if self.is_brief() { BRIEF_CURVE } else { CURVE };
                (
                    Vec::new(),
                    curve + spill.fold(0.0, |most, one| if one > 0.0 { f32::max(most, one + 8.0) } else { most }),
                )
            } else {
                let cells: Vec<SetCell<'a>> =
                    (0..self.columns.len()).map(|at| self.set_cell(at, lane, wide(at))).collect();
                let height = cells.iter().map(|cell| cell.height).fold(0.0, f32::max);
                (cells, height)
            };
            rows.push((cells, height.max(named).max(self.least_row())));
        }
        let height = stages + steps + rows.iter().map(|(_, height)| height).sum::<f32>();
        Measured { column, edges, stages, steps, rows, stage_names, step_names, lane_names, height }
    }

    fn step_name(&self, column: usize, width: f32) -> [Lines; 2] {
        let step = self.columns[column].step;
        let hours = self.words.blueprint.hours(step);
        let width = (width - 2.0 * STEP_PADDING).max(8.0);
        [self.setter.lines(&step.name, &styles::STEP, width), self.setter.lines(&hours, &styles::QUIET, width)]
    }

    /// The word of a feeling that no place at its point is wide enough for, in lines; none where it fits there.
    pub fn spill(&self, column: usize, lane: &Lane, width: f32) -> Lines {
        let Some(emotion) = self.map.emotion(&self.cell(column, &lane.id)) else { return Lines::default() };
        let word = emotion.feeling.trim();
        let stars = self.moments_at(&self.columns[column].step.id).into_iter().filter(|star| *star).count();
        let room = width - 8.0 - stars as f32 * STAR;
        if self.setter.width(word, &styles::FEELING) <= room {
            return Lines::default();
        }
        self.setter.lines(word, &styles::FEELING, (width - 12.0).max(8.0))
    }

    fn set_cell(&self, column: usize, lane: &Lane, width: f32) -> SetCell<'a> {
        let ids = self.map.cards_in(&self.cell(column, &lane.id));
        let room = width - 2.0 * CELL_PADDING;
        let beside = if room > WIDEST_CARD { ((room + CARD_GAP) / (BESIDE + CARD_GAP)).floor() as usize } else { 1 };
        let beside = beside.clamp(1, ids.len().max(1));
        let wide = ((room - (beside - 1) as f32 * CARD_GAP) / beside as f32).min(WIDEST_CARD);
        let set: Vec<_> = ids.iter().filter_map(|id| Some((id, card::set(self, self.map.card(id)?, wide)))).collect();
        let mut cards = Vec::new();
        let (mut down, mut lowest, mut count) = (CELL_PADDING, CELL_PADDING, 0);
        for (id, card) in set {
            if count == beside {
                (down, count) = (lowest + CARD_GAP, 0);
            }
            let spot = (CELL_PADDING + count as f32 * (wide + CARD_GAP), down);
            lowest = lowest.max(down + card.height);
            cards.push((id, card, spot));
            count += 1;
        }
        SetCell { cards, height: lowest + CELL_BELOW }
    }
}
