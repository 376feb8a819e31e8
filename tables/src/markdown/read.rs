//! An outline in Markdown, read into a map.
//!
//! Headings: the first, if it is the only one of the first level, is the title; those below it are stages, then steps, then lanes. Lists:
//! without headings, their items are stages; under a stage or a step, an item in bold or one with items below it is a lane, and any
//! other item is a card.

use std::collections::BTreeMap;

use parcours_core::format::limits;
use parcours_core::model::{Card, CellKey, Evidence, JourneyMap, LaneId, LaneRole, Language, StepId, WorkStatus};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::board_table::read_feeling;
use crate::build::Builder;
use crate::columns::read_role;
use crate::problem::{Notice, Problem};

/// Whether a text is an outline: it begins with a heading or an item of a list.
pub(crate) fn is_outline(text: &str) -> bool {
    let first = text.lines().map(str::trim_start).find(|line| !line.is_empty()).unwrap_or("");
    let rest = first.trim_start_matches('#');
    let is_heading = rest.len() < first.len() && (rest.is_empty() || rest.starts_with(' '));
    is_heading || ["- ", "* ", "+ "].iter().any(|mark| first.starts_with(mark))
}

/// A heading, an item or a paragraph, with how deep it lies.
#[derive(Debug)]
struct Line {
    kind: LineKind,
    /// Where it stands, from 1.
    number: usize,
    text: String,
    /// Whether it begins in bold, and the rest of it if so.
    strong: Option<String>,
    done: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LineKind {
    /// Of a level from 1 on.
    Heading(usize),
    /// At a depth from 1 on.
    Item(usize),
    /// Text between them.
    Paragraph,
}

/// The map in an outline.
///
/// # Errors
/// When nothing in it could be a stage, when it lies too deep, or holds more than a map may.
pub(crate) fn read(text: &str, language: &Language) -> Result<(JourneyMap, Vec<Notice>), Problem> {
    check_depth(text)?;
    let lines = lines(text)?;
    let mut outline = Outline::new(&lines, language);
    for (at, line) in lines.iter().enumerate() {
        outline.line(line, lines.get(at + 1))?;
    }
    if outline.builder.map().stages.is_empty() {
        return Err(Problem::NoStages);
    }
    outline.builder.finish()
}

/// Refuses what lies deeper than anybody writes, before a parser makes anything of it: marks upon marks at the start of a line.
pub(super) fn check_depth(text: &str) -> Result<(), Problem> {
    for (at, line) in text.lines().enumerate() {
        let marks =
            line.trim_start().bytes().take_while(|byte| matches!(byte, b'>' | b'-' | b'+' | b'*' | b' ' | b'\t'));
        let begun = marks.filter(|byte| !byte.is_ascii_whitespace()).count();
        let is_rule = line.trim().bytes().all(|byte| matches!(byte, b'-' | b'*' | b'_' | b' '));
        if begun > limits::DEPTH && !is_rule {
            return Err(Problem::Deep { line: at + 1, most: limits::DEPTH });
        }
    }
    Ok(())
}

/// The lines of an outline, in their order.
fn lines(text: &str) -> Result<Vec<Line>, Problem> {
    let mut starts = vec![0];
    starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
    let number = |at: usize| starts.partition_point(|start| *start <= at);
    let options = Options::ENABLE_TASKLISTS;
    let mut lines: Vec<Line> = Vec::new();
    let mut depth = 0;
    let mut levels = 0;
    let mut open: Option<Line> = None;
    let begin = |kind, at: usize| Line { kind, number: number(at), text: String::new(), strong: None, done: None };
    let mut in_strong = false;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                levels += 1;
                if levels > limits::DEPTH * 3 {
                    return Err(Problem::Deep { line: number(range.start), most: limits::DEPTH });
                }
                match tag {
                    Tag::List(_) => {
                        lines.extend(open.take());
                        depth += 1;
                    }
                    Tag::Item => {
                        lines.extend(open.take());
                        open = Some(begin(LineKind::Item(depth), range.start));
                    }
                    Tag::Heading { level, .. } => open = Some(begin(LineKind::Heading(level as usize), range.start)),
                    Tag::Paragraph if depth == 0 => open = Some(begin(LineKind::Paragraph, range.start)),
                    Tag::Paragraph => {
                        if let Some(line) = open.as_mut().filter(|line| !line.text.is_empty()) {
                            line.text.push('\n');
                        }
                    }
                    Tag::Strong => {
                        in_strong = true;
                        if let Some(line) = open.as_mut().filter(|line| line.text.is_empty() && line.strong.is_none()) {
                            line.strong = Some(String::new());
                        }
                    }
                    _ => {}
                }
            }
            Event::End(end) => {
                levels -= 1;
                match end {
                    TagEnd::List(_) => {
                        lines.extend(open.take());
                        depth -= 1;
                    }
                    TagEnd::Item | TagEnd::Heading(_) => lines.extend(open.take()),
                    TagEnd::Paragraph if depth == 0 => lines.extend(open.take()),
                    TagEnd::Strong => in_strong = false,
                    _ => {}
                }
            }
            Event::TaskListMarker(done) => {
                if let Some(line) = &mut open {
                    line.done = Some(done);
                }
            }
            other => {
                if let Some(line) = &mut open {
                    match &mut line.strong {
                        Some(strong) if in_strong && line.text.is_empty() => add(strong, &other),
                        _ => add(&mut line.text, &other),
                    }
                }
            }
        }
    }
    lines.extend(open);
    Ok(lines)
}

/// Adds what an event says to `text`.
pub(super) fn add(text: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(said) | Event::Code(said) => text.push_str(said),
        Event::SoftBreak => text.push(' '),
        Event::HardBreak => text.push('\n'),
        Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => text.push('\n'),
        _ => {}
    }
}

/// An outline on its way into a map.
struct Outline {
    builder: Builder,
    /// The level of headings that are stages; `None` while the items of lists are.
    stage_level: Option<usize>,
    has_title: bool,
    stage: Option<usize>,
    step: Option<StepId>,
    lane: Option<LaneId>,
    /// How deep the items lie that are lanes or cards of what was last begun.
    base: usize,
    /// Whether the lane was begun by an item at that depth.
    lane_depth: Option<usize>,
    lanes: BTreeMap<(String, LaneRole, usize), LaneId>,
    /// How often a lane was named in this step.
    named: BTreeMap<(String, LaneRole), usize>,
}

impl Outline {
    fn new(lines: &[Line], language: &Language) -> Self {
        let levels: Vec<usize> = lines
            .iter()
            .filter_map(|line| match line.kind {
                LineKind::Heading(level) => Some(level),
                _ => None,
            })
            .collect();
        let top = levels.iter().copied().min();
        let at_top = levels.iter().filter(|level| Some(**level) == top).count();
        let first_is_top = levels.first().copied() == top;
        let has_title = top == Some(1) && at_top == 1 && first_is_top;
        let below = levels.iter().copied().filter(|level| Some(*level) != top).min();
        let stage_level = if has_title { below } else { top };
        Self {
            builder: Builder::new(language),
            stage_level,
            has_title,
            stage: None,
            step: None,
            lane: None,
            base: 1,
            lane_depth: None,
            lanes: BTreeMap::new(),
            named: BTreeMap::new(),
        }
    }

    fn line(&mut self, line: &Line, next: Option<&Line>) -> Result<(), Problem> {
        let whole = match &line.strong {
            Some(strong) => format!("{strong}{}", line.text),
            None => line.text.clone(),
        };
        match line.kind {
            LineKind::Heading(_) if self.has_title => {
                self.has_title = false;
                self.builder.map().title = whole;
                Ok(())
            }
            LineKind::Heading(level) => match self.stage_level.map(|stage| level.saturating_sub(stage)) {
                Some(0) => {
                    self.begin_stage(&whole, 1);
                    Ok(())
                }
                Some(1) => self.begin_step(&whole),
                _ => self.begin_lane(&whole, "", None),
            },
            LineKind::Item(depth) => self.item(line, &whole, depth, next),
            LineKind::Paragraph if self.stage.is_none() || whole.trim().is_empty() => {
                if !whole.trim().is_empty() {
                    self.builder.notices.push(Notice::LineLeftOut { line: line.number });
                }
                Ok(())
            }
            LineKind::Paragraph => self.card(line, &whole),
        }
    }

    fn item(&mut self, line: &Line, whole: &str, depth: usize, next: Option<&Line>) -> Result<(), Problem> {
        let has_items = matches!(next.map(|next| next.kind), Some(LineKind::Item(below)) if below > depth);
        if self.stage_level.is_none() && depth == 1 {
            self.begin_stage(whole, 2);
            return Ok(());
        }
        if self.stage.is_none() {
            self.builder.notices.push(Notice::LineLeftOut { line: line.number });
            return Ok(());
        }
        if self.lane_depth.is_some_and(|lane| depth <= lane) {
            self.lane = None;
            self.lane_depth = None;
        }
        if depth == self.base && (line.strong.is_some() || has_items) {
            let (name, more) = match &line.strong {
                Some(strong) => (strong.as_str(), line.text.trim().trim_start_matches(':').trim()),
                None => (whole, ""),
            };
            // Lists alone: what no lane is called is a step.
            if self.stage_level.is_none() && line.strong.is_none() && read_role(name).is_none() {
                self.begin_step(name)?;
                self.base = 3;
                return Ok(());
            }
            let role = more.strip_prefix('(').and_then(|role| role.strip_suffix(')')).unwrap_or("");
            let name = if role.is_empty() { name.trim_end_matches(':') } else { name };
            return self.begin_lane(name, role, Some(depth));
        }
        if self.stage_level.is_none() && depth == 2 && self.base == 3 {
            // Beside a step of a list: another step.
            self.begin_step(whole)?;
            return Ok(());
        }
        self.card(line, whole)
    }

    fn begin_stage(&mut self, name: &str, base: usize) {
        self.stage = Some(self.builder.stage(name));
        self.step = None;
        self.begin_cells(base);
    }

    fn begin_step(&mut self, name: &str) -> Result<(), Problem> {
        let stage = match self.stage {
            Some(stage) => stage,
            None => *self.stage.insert(self.builder.stage("")),
        };
        self.step = Some(self.builder.step(stage, name)?);
        self.begin_cells(1);
        Ok(())
    }

    fn begin_cells(&mut self, base: usize) {
        self.lane = None;
        self.lane_depth = None;
        self.base = base;
        self.named.clear();
    }

    fn begin_lane(&mut self, name: &str, role: &str, depth: Option<usize>) -> Result<(), Problem> {
        let role = read_role(role).or_else(|| read_role(name)).unwrap_or(LaneRole::Custom);
        let named = (name.to_owned(), role.clone());
        let count = self.named.entry(named).or_default();
        let key = (name.to_owned(), role.clone(), *count);
        *count += 1;
        let lane = match self.lanes.get(&key) {
            Some(lane) => lane.clone(),
            None => {
                let lane = self.builder.lane(role, name)?;
                self.lanes.insert(key, lane.clone());
                lane
            }
        };
        self.lane = Some(lane);
        self.lane_depth = depth;
        Ok(())
    }

    fn card(&mut self, line: &Line, text: &str) -> Result<(), Problem> {
        let step = match &self.step {
            Some(step) => step.clone(),
            None => self.step.insert(self.builder.step(self.stage.unwrap_or_default(), "")?).clone(),
        };
        let lane = match &self.lane {
            Some(lane) => lane.clone(),
            None => self.usual_lane()?,
        };
        let cell = CellKey { step, lane };
        if self.builder.is_emotion(&cell.lane) {
            match read_feeling(text) {
                Some((emotion, exact)) => {
                    if !exact {
                        self.builder.notices.push(Notice::ScoreRounded { line: line.number, was: text.to_owned() });
                    }
                    self.builder.emotion(cell, emotion);
                }
                None => self.builder.notices.push(Notice::NoScore { line: line.number, was: text.to_owned() }),
            }
            return Ok(());
        }
        let status = line.done.map(|done| if done { WorkStatus::Done } else { WorkStatus::Todo });
        let card = Card { status, evidence: Some(Evidence::Assumed), ..Card::new(cell, text) };
        self.builder.card(None, card)
    }

    /// Where cards stand that are in no lane.
    fn usual_lane(&mut self) -> Result<LaneId, Problem> {
        let key = (String::new(), LaneRole::Action, 0);
        if let Some(lane) = self.lanes.get(&key) {
            return Ok(lane.clone());
        }
        let lane = self.builder.lane(LaneRole::Action, "")?;
        self.lanes.insert(key, lane.clone());
        Ok(lane)
    }
}
