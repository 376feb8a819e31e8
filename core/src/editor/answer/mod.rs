//! The answer of a model, pasted back: JSON, in a fence or among sentences, or an outline of headings and lists. It is a stranger's text like
//! any file: measured before anything is made of it, and never more than proposals ([`Proposals`]).

mod json;
mod names;
mod outline;

use crate::format::limits;
use crate::format::problem::Problem;
use crate::method::proposals::{Proposal, Proposals, Proposed, Row, is_known};
use crate::model::{JourneyMap, Score, SortedSet};
use names::Names;

/// What an answer proposes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The proposals, for a person to look at.
    pub proposals: Proposals,
    /// What it says besides and nothing can be made of.
    pub left_out: Vec<LeftOut>,
    /// Whether it stops in the middle or is not JSON throughout: what could be read is proposed, and there is more.
    pub is_partial: bool,
}

/// Something in an answer that is not proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// What it says.
    pub said: String,
    /// Why it is left out.
    pub why: Why,
}

/// Why something in an answer is not proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It names no stage, and the map has more than one.
    NoStage,
    /// It names no lane.
    NoLane,
    /// A feeling without a score from -2 to +2.
    NoScore,
    /// A text or a name is longer than a map takes.
    TooLong,
    /// Its lane shows another map and is only looked at.
    Locked,
    /// The map says so already, or knows how the step feels.
    Known,
    /// The answer says it twice.
    Twice,
}

/// Why nothing can be made of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerProblem {
    /// There is nothing in it.
    Empty,
    /// It is larger than a file may be.
    TooBig {
        /// Its size in bytes.
        bytes: usize,
    },
    /// It is a map file, to be opened as one.
    MapFile,
    /// It looks like JSON and cannot be read.
    Json(Problem),
    /// It has neither JSON nor an outline in which something stands in a lane.
    Nothing,
    /// It proposes more than a map takes.
    TooMany {
        /// The most.
        most: usize,
    },
}

/// What `text` proposes for `map`.
///
/// # Errors
/// [`AnswerProblem`] when that is nothing.
pub fn read(text: &str, map: &JourneyMap) -> Result<Answer, AnswerProblem> {
    if text.len() > limits::FILE {
        return Err(AnswerProblem::TooBig { bytes: text.len() });
    }
    if text.trim().is_empty() {
        return Err(AnswerProblem::Empty);
    }
    let names = Names::of(map);
    let found = json::find(text);
    let (told, is_partial) = match &found {
        Some(Ok(found)) if json::is_map_file(&found.value) => return Err(AnswerProblem::MapFile),
        Some(Ok(found)) => (json::told(&found.value), found.is_partial),
        Some(Err(_)) | None => (Told::default(), false),
    };
    let told = if told.all.is_empty() { outline::told(text, &names) } else { told };
    if told.all.len() > limits::CARDS {
        return Err(AnswerProblem::TooMany { most: limits::CARDS });
    }
    let answer = Answer { is_partial, ..settle(&told, &names, map) };
    match (found, answer.proposals.all.is_empty()) {
        (Some(Err(problem)), true) => Err(AnswerProblem::Json(problem)),
        (_, true) if answer.left_out.is_empty() => Err(AnswerProblem::Nothing),
        _ => Ok(answer),
    }
}

/// What an answer says, by the names it uses.
#[derive(Debug, Default)]
struct Told {
    /// The stages and steps in their order; a step is empty where only the stage was named.
    columns: Vec<(String, String)>,
    all: Vec<Item>,
}

impl Told {
    /// Adds one thing; of more than a map takes, only that it is more.
    fn say(&mut self, item: Item) {
        if self.all.len() <= limits::CARDS {
            self.all.push(item);
        }
    }
}

/// Where something stands, by name.
#[derive(Clone, Debug, Default)]
struct Spot {
    stage: String,
    step: String,
    lane: String,
}

/// One thing it says.
#[derive(Debug)]
struct Item {
    spot: Spot,
    says: Says,
}

#[derive(Debug)]
enum Says {
    Card(String),
    /// A score as it was written, and the word for it.
    Feeling(String, String),
}

/// Finds the places of what was told, and leaves out what has none.
fn settle(told: &Told, names: &Names<'_>, map: &JourneyMap) -> Answer {
    let mut answer = Answer::default();
    let mut columns = SortedSet::new();
    let mut seen = SortedSet::new();
    for (stage, step) in &told.columns {
        let spot = Spot { stage: stage.clone(), step: step.clone(), lane: String::new() };
        if let Some(column) = names.column(&spot).filter(|column| columns.insert(column.clone())) {
            answer.proposals.columns.push(column);
        }
    }
    for item in &told.all {
        let said = match &item.says {
            Says::Card(text) => text.trim(),
            Says::Feeling(score, word) => {
                [word.trim(), score.trim()].into_iter().find(|text| !text.is_empty()).unwrap_or("")
            }
        };
        if said.is_empty() {
            continue;
        }
        match proposal(item, names) {
            Ok(proposal) if is_known(map, &proposal) => {
                answer.left_out.push(LeftOut { said: said.to_owned(), why: Why::Known })
            }
            Ok(proposal) => {
                let text = match &proposal.what {
                    Proposed::Card(text) => text.clone(),
                    // A step feels one way.
                    Proposed::Feeling(..) => String::new(),
                };
                if seen.insert((proposal.column.clone(), proposal.row.clone(), text)) {
                    answer.proposals.all.push(proposal);
                } else {
                    answer.left_out.push(LeftOut { said: said.to_owned(), why: Why::Twice });
                }
            }
            Err(why) => answer.left_out.push(LeftOut { said: said.to_owned(), why }),
        }
    }
    answer
}

fn proposal(item: &Item, names: &Names<'_>) -> Result<Proposal, Why> {
    let spot = &item.spot;
    let is_long = |name: &str| limits::length(name.trim()) > limits::NAME;
    if [&spot.stage, &spot.step, &spot.lane].into_iter().any(|name| is_long(name)) {
        return Err(Why::TooLong);
    }
    let column = names.column(spot).ok_or(Why::NoStage)?;
    let is_curve = names.is_curve(&spot.lane);
    let what = match &item.says {
        Says::Card(text) if is_curve => {
            let (score, word) = score_before(text).ok_or(Why::NoScore)?;
            Proposed::Feeling(score, word)
        }
        Says::Card(text) => Proposed::Card(text.trim().to_owned()),
        Says::Feeling(score, word) => Proposed::Feeling(score_of(score).ok_or(Why::NoScore)?, word.trim().to_owned()),
    };
    let row = match &what {
        Proposed::Feeling(..) => names.curve(&spot.lane),
        Proposed::Card(_) => names.row(&spot.lane),
    };
    let row = row.ok_or(Why::NoLane)?;
    if let Row::Lane(id) = &row
        && names.is_locked(id)
    {
        return Err(Why::Locked);
    }
    let fits = match &what {
        Proposed::Card(text) => limits::length(text) <= limits::TEXT,
        Proposed::Feeling(_, word) => limits::length(word) <= limits::NAME,
    };
    if fits { Ok(Proposal { column, row, what }) } else { Err(Why::TooLong) }
}

/// A score from -2 to +2, as people and programs write one.
fn score_of(text: &str) -> Option<Score> {
    let text = text.trim().replace(['\u{2212}', '\u{2013}'], "-");
    let digits = text.strip_prefix('+').unwrap_or(&text);
    let whole = digits.strip_suffix(".0").unwrap_or(digits);
    let value: i64 = whole.parse().ok()?;
    (-2..=2).contains(&value).then(|| Score::nearest(value))
}

/// A score at the beginning of a text, and the word after it: `-1: worried`, `+2 relieved`, `(-1) worried`.
fn score_before(text: &str) -> Option<(Score, String)> {
    let text = text.trim().trim_start_matches(['(', '[']);
    let is_part = |letter: char| letter.is_ascii_digit() || matches!(letter, '+' | '-' | '\u{2212}' | '\u{2013}');
    let end = text.find(|letter| !is_part(letter)).unwrap_or(text.len());
    let score = score_of(&text[..end])?;
    let is_between =
        |letter: char| letter.is_whitespace() || matches!(letter, ')' | ']' | ':' | ',' | '-' | '–' | '—' | '.');
    Some((score, text[end..].trim_start_matches(is_between).trim().to_owned()))
}
