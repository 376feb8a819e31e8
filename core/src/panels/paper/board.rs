//! The board on paper: a table for each group of columns that a sheet can hold, with its headers and the names of the lanes repeated.
//!
//! The headers of a table come again on every sheet it goes on to. A row is never parted between two sheets, so a lane whose cells hold
//! more than half a sheet is given several rows, each under the lane's name.

use super::columns::{Run, Width, parted};
use crate::editor::breaks::longest_word;
use crate::editor::focus::Focus;
use crate::editor::situation::Situation;
use crate::method::matching;
use crate::method::survey::Survey;
use crate::method::ties::{Tie, is_drawn};
use crate::method::touchpoints::is_contact_lane;
use crate::model::curve_words::Room;
use crate::model::{BlueprintLine, CardId, CellKey, JourneyMap, Lane, LaneRole, MapKind, Score, Stage, Step, lane};
use crate::panels::feelings::{feeling, scale_ends, sides, window};
use crate::panels::find::named;
use crate::panels::role_mark::role_mark;
use crate::panels::summary::facts;
use crate::panels::{Node, el, text};

/// How many lines of text a row may hold before the lane goes on in another: less than half of the lowest sheet.
const MOST_LINES: usize = 22;

/// What is printed of the map: what is in sight of it.
struct Sheet<'a> {
    at: &'a Situation<'a>,
    stages: Vec<&'a Stage>,
    lanes: Vec<Lane>,
    /// The cards that others hang on, by which they are named on paper, where no arrow leads.
    numbered: Vec<CardId>,
}

/// Draws it.
pub(super) fn draw(at: &Situation<'_>) -> Node {
    let visibility = &at.view_state.visibility;
    let lanes: Vec<Lane> = at.map.lanes.iter().filter(|lane| visibility.shows_lane(lane)).cloned().collect();
    let numbered =
        at.map.cards_in_order().filter(|id| visibility.shows_card(at.map, id) && !drawn_ties(at.map, id).is_empty());
    let sheet = Sheet {
        at,
        stages: at.map.stages.iter().filter(|stage| visibility.shows_stage(&stage.id)).collect(),
        lanes,
        numbered: numbered.cloned().collect(),
    };
    el("div").child(sheet.head()).children(Width::ALL.map(|width| sheet.laid_out(width)))
}

/// What arrows of the board lead from and to a card.
fn drawn_ties<'a>(map: &'a JourneyMap, id: &CardId) -> Vec<(Tie, &'a CardId)> {
    let drawn = map.links.iter().filter(|link| is_drawn(link, |_| false));
    drawn.filter_map(|link| Tie::of(link, id)).collect()
}

impl Sheet<'_> {
    /// What the map is, how well it is known, and what of it is not on the sheet.
    fn head(&self) -> Node {
        let (at, words) = (self.at, self.at.words);
        let mut head = el("header")
            .child(text("h1", self.title()))
            .child(text("span", (words.board.kind)(&at.map.kind)).class("kind"))
            .children(super::plain(facts(at)));
        if !at.map.cards.is_empty() {
            head = head.child(text("p", (words.summary().evidence_read)(Survey::of(at.map).evidence())).class("quiet"));
        }
        if !self.numbered.is_empty() {
            head = head.child(text("p", words.paper.ties).class("quiet"));
        }
        head.children(
            self.left_out().into_iter().map(|said| text("p", said).class("left-out").with("data-left-out", "")),
        )
    }

    fn title(&self) -> &str {
        let title = self.at.map.title.trim();
        if title.is_empty() { self.at.words.board.untitled } else { title }
    }

    fn left_out(&self) -> Vec<String> {
        let (at, words) = (self.at, &self.at.words.paper);
        let visibility = &at.view_state.visibility;
        let mut said = Vec::new();
        let hidden = visibility.hidden_count(at.map);
        if !visibility.filter.is_empty() {
            let conditions: Vec<String> = visibility.filter.iter().map(|condition| named(at, condition)).collect();
            said.push((words.filtered)(hidden, at.map.cards.len(), &conditions.join(" · ")));
        }
        if let Some(part) = &visibility.part {
            said.push((words.only)(part.name(at.map)));
        }
        let lanes: Vec<&str> = at.map.lanes.iter().filter(|lane| lane.hidden).map(|lane| lane.label.as_str()).collect();
        if !lanes.is_empty() {
            said.push((words.hidden_lanes)(lanes.len(), &lanes.join(", ")));
        }
        said
    }

    /// The whole for sheets of this width.
    fn laid_out(&self, width: Width) -> Node {
        let sizes: Vec<usize> = self.stages.iter().map(|stage| stage.steps.len()).collect();
        let groups = parted(&sizes, width.most_columns());
        let columns = |group: &[Run]| group.iter().map(|run| run.steps.len()).sum::<usize>();
        let most = groups.iter().map(|group| columns(group)).max().unwrap_or(1);
        let mut before = 0;
        let tables = groups.iter().map(|group| {
            // A group of few columns is not drawn out over the whole sheet.
            let most = columns(group).max(2 * most / 3);
            let of = Table { sheet: self, width, most, before, steps: self.steps(group), group };
            before += of.steps.len();
            of.draw().with("--columns", of.steps.len().to_string()).with("--most", most.to_string())
        });
        el("div").class("sheets").with("data-sheet-width", width.as_str()).children(tables.collect::<Vec<_>>())
    }

    fn steps(&self, group: &[Run]) -> Vec<&Step> {
        group.iter().flat_map(|run| &self.stages[run.stage].steps[run.steps.clone()]).collect()
    }

    fn score(&self, lane: &Lane, step: &Step) -> Option<Score> {
        self.at.map.emotion(&CellKey { step: step.id.clone(), lane: lane.id.clone() }).map(|emotion| emotion.score)
    }

    /// The feelings of `lane` in every column that is printed.
    fn scores(&self, lane: &Lane) -> Vec<Option<Score>> {
        self.stages.iter().flat_map(|stage| &stage.steps).map(|step| self.score(lane, step)).collect()
    }

    /// What the board draws dashed under the curve of `lane`: how it is wished to feel, and how the map of today feels.
    fn beside(&self, lane: &Lane) -> Vec<Vec<Option<Score>>> {
        let (map, at) = (self.at.map, self.at);
        if lane.wished || matching::felt(map).is_none_or(|felt| felt.id != lane.id) {
            return Vec::new();
        }
        let wished =
            map.lanes.iter().find(|other| other.is_emotion() && other.wished).map(|wished| self.scores(wished));
        let compared = map.context.compared.as_deref().filter(|_| map.kind == MapKind::FutureState);
        let today = at.compared_maps.iter().find(|beside| Some(beside.id.as_str()) == compared).map(|today| {
            let scores: Vec<_> = map.steps().zip(matching::overlay(map, &today.map, true)).collect();
            let of = |step: &Step| scores.iter().find(|(other, _)| other.id == step.id).and_then(|(_, score)| *score);
            self.stages.iter().flat_map(|stage| &stage.steps).map(of).collect()
        });
        wished.into_iter().chain(today).collect()
    }
}

/// The table of a group of columns.
struct Table<'a> {
    sheet: &'a Sheet<'a>,
    width: Width,
    /// Its columns are as wide as if there were so many.
    most: usize,
    /// How many columns were printed before.
    before: usize,
    steps: Vec<&'a Step>,
    group: &'a [Run],
}

impl Table<'_> {
    fn draw(&self) -> Node {
        let head = el("thead").child(self.running()).child(self.stages()).child(self.moments());
        el("table").child(head).child(el("tbody").children(self.rows()))
    }

    fn across(&self) -> String {
        (self.steps.len() + 1).to_string()
    }

    /// What every sheet says of itself: the map, and which stages these are of all.
    fn running(&self) -> Node {
        let all = self.sheet.stages.len();
        let (first, last) =
            (self.group.first().map_or(0, |run| run.stage), self.group.last().map_or(0, |run| run.stage));
        let which = (self.sheet.at.words.paper.stages)(first + 1, last + 1, all);
        let title = el("td").with("colspan", self.across()).child(text("span", self.sheet.title()));
        el("tr").class("running").child(title.child(text("span", which)))
    }

    fn stages(&self) -> Node {
        let words = self.sheet.at.words;
        let row = el("tr").class("printed-stages").child(text("td", words.board.stages).class("printed-corner"));
        row.children(self.group.iter().map(|run| {
            let stage = self.sheet.stages[run.stage];
            let number = text("span", (run.stage + 1).to_string()).class("number");
            let name = text("span", &stage.name).class("name").with("--word", longest_word(&stage.name).to_string());
            let mut chevron = el("span").class("chevron").child(number).child(name);
            if run.steps.start > 0 {
                chevron = chevron.child(text("span", words.paper.continued).class("continued"));
            }
            el("th").class("printed-stage").with("colspan", run.steps.len().to_string()).child(chevron)
        }))
    }

    fn moments(&self) -> Node {
        let words = self.sheet.at.words;
        let row = el("tr").class("printed-steps").child(text("td", words.board.steps).class("printed-corner"));
        row.children(self.steps.iter().map(|step| {
            let hours = Some(words.blueprint.hours(step)).filter(|hours| !hours.is_empty());
            let name = text("span", step.name.as_str()).class("name");
            let header = el("th").class("printed-step").with("data-printed-step", step.id.as_str()).child(name);
            header.children(hours.map(|hours| text("span", hours).class("hours")))
        }))
    }

    fn rows(&self) -> Vec<Node> {
        let (map, lanes) = (self.sheet.at.map, &self.sheet.lanes);
        let lines = if map.kind == MapKind::ServiceBlueprint { lane::lines(lanes) } else { Vec::new() };
        let mut rows = Vec::new();
        for lane in lanes {
            rows.extend(lines.iter().filter(|(_, below)| *below == lane.id).map(|(line, _)| self.line(*line)));
            if lane.is_emotion() {
                rows.push(self.curve(lane));
            } else {
                rows.extend(self.cards(lane));
            }
        }
        rows
    }

    fn line(&self, line: BlueprintLine) -> Node {
        let name = text("span", (self.sheet.at.words.board.line)(line));
        el("tr").class("blueprint-line").child(el("td").with("colspan", self.across()).child(name))
    }

    fn row(&self, lane: &Lane, continued: bool) -> Node {
        let words = self.sheet.at.words;
        let mut name = el("th").class("lane-name").child(role_mark(&lane.role)).child(text("b", &lane.label));
        if continued {
            name = name.child(text("span", words.paper.continued).class("continued"));
        } else if !lane.question.trim().is_empty() {
            name = name.child(text("span", &lane.question).class("question"));
        }
        if lane.is_emotion() {
            name = name.child(text("span", scale_ends(words)).class("quiet"));
        }
        if lane.locked {
            name = name.child(text("span", words.board.locked).class("quiet"));
        }
        el("tr").class("printed-lane").with("data-role", lane.role.as_str()).child(name)
    }

    /// The rows of a lane of cards: one, unless its cells hold more than a row may.
    fn cards(&self, lane: &Lane) -> Vec<Node> {
        let (at, letters) = (self.sheet.at, self.width.letters(self.most));
        let height = |id: &&CardId| at.map.card(id).map_or(0, |card| lines_of(&card.text, letters) + 2);
        let cells: Vec<Vec<Vec<&CardId>>> = self
            .steps
            .iter()
            .map(|step| {
                let cell = CellKey { step: step.id.clone(), lane: lane.id.clone() };
                stacked(at.view_state.visibility.cards_in(at.map, &cell).collect(), height)
            })
            .collect();
        let rows = cells.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let row = |index: usize| {
            let cells = self.steps.iter().zip(&cells).map(|(step, stacks)| {
                let cell = CellKey { step: step.id.clone(), lane: lane.id.clone() };
                let cards = stacks.get(index).into_iter().flatten().filter_map(|id| self.card(lane, id));
                self.cell(lane, step, cell, index == 0).children(cards)
            });
            self.row(lane, index > 0).children(cells.collect::<Vec<_>>())
        };
        (0..rows).map(row).collect()
    }

    fn cell(&self, lane: &Lane, step: &Step, cell: CellKey, first: bool) -> Node {
        let at = self.sheet.at;
        let mut node = el("td").class("cell").with("data-printed-cell", cell.to_string());
        // What the board shows beside the cards of such a cell is taken from there when the sheet is laid out.
        if first && is_contact_lane(lane) && !at.view_state.without_switches {
            node = node.with("data-like", Focus::Cell(cell.clone()).element_id());
        }
        let is_passive = step.passive && lane.role == LaneRole::Action && at.map.kind == MapKind::ServiceBlueprint;
        if is_passive && at.map.cards_in(&cell).is_empty() {
            node = node.child(text("p", at.words.blueprint.no_action).class("quiet"));
        }
        node
    }

    fn card(&self, lane: &Lane, id: &CardId) -> Option<Node> {
        let card = self.sheet.at.map.card(id)?;
        let node =
            el("div").class("printed-card").with("data-printed", id.as_str()).with("data-role", lane.role.as_str());
        let node = node.with("data-like", Focus::Card(id.clone()).element_id());
        Some(node.child(text("p", card.text.as_str())).children(self.tied(id)))
    }

    /// The number of a card that others hang on, and what it needs.
    fn tied(&self, id: &CardId) -> Option<Node> {
        let number = |id: &CardId| self.sheet.numbered.iter().position(|other| other == id).map(|at| at + 1);
        let own = number(id)?;
        let of = |wanted: Tie, sign: &str| {
            let others = drawn_ties(self.sheet.at.map, id).into_iter().filter(|(tie, _)| *tie == wanted);
            let numbers: Vec<String> = others.filter_map(|(_, other)| Some(number(other)?.to_string())).collect();
            (!numbers.is_empty()).then(|| format!(" {sign}\u{a0}{}", numbers.join(", ")))
        };
        let said = [of(Tie::Needs, "→"), of(Tie::Mutual, "↔")].into_iter().flatten().collect::<String>();
        Some(el("p").class("tied").child(text("b", own.to_string())).child(text("span", said)))
    }

    /// A lane of feelings: the piece of the whole curve that these columns show.
    fn curve(&self, lane: &Lane) -> Node {
        let beside = self.sheet.beside(lane);
        let mut drawing = Some(window(&self.sheet.scores(lane), &beside, lane.wished, self.before, self.steps.len()));
        let all: Vec<&Step> = self.sheet.stages.iter().flat_map(|stage| &stage.steps).collect();
        let sides = sides(self.sheet.at, lane, &all, &beside, &Room::PAPER);
        let cells = self.steps.iter().zip(sides.into_iter().skip(self.before)).map(|(step, side)| {
            let feelings = feeling(self.sheet.at, lane, step, side, true);
            el("td").class("cell printed-track").children(drawing.take()).children(feelings)
        });
        self.row(lane, false).with("data-curve", "").children(cells.collect::<Vec<_>>())
    }
}

/// How many lines `said` takes, at so many letters a line.
fn lines_of(said: &str, letters: usize) -> usize {
    said.split('\n').map(|line| line.chars().count().div_ceil(letters.max(1)).max(1)).sum()
}

/// `cards` in stacks of at most [`MOST_LINES`], a taller card alone in its own.
fn stacked(cards: Vec<&CardId>, height: impl Fn(&&CardId) -> usize) -> Vec<Vec<&CardId>> {
    let mut stacks: Vec<Vec<&CardId>> = Vec::new();
    let mut left = 0;
    for id in cards {
        let own = height(&id);
        match stacks.last_mut().filter(|_| own <= left) {
            Some(stack) => stack.push(id),
            None => {
                stacks.push(vec![id]);
                left = MOST_LINES;
            }
        }
        left = left.saturating_sub(own);
    }
    stacks
}
