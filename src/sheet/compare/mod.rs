//! This map beside another: their curves, what differs at each moment, and what is to be built. Then the curves of up to five maps.

mod choice;
mod curves;
mod gaps;
mod several;
mod steps;

pub use choice::{chosen, wanted};
pub use several::MOST_CURVES;

use crate::editor::situation::{Beside, Situation};
use crate::method::comparison::{self, Moment};
use crate::method::matching;
use crate::model::{JourneyMap, MapKind, Score, StepId};
use crate::sheet::{Piece, el, text};

/// This map and the one beside it, the earlier first.
pub(super) struct Pair<'a> {
    /// What is, or was.
    before: &'a JourneyMap,
    /// What is meant to be, or has become.
    after: &'a JourneyMap,
    /// Whether the open map is the later one.
    here_is_after: bool,
    /// The moments of both.
    moments: Vec<Moment>,
}

impl<'a> Pair<'a> {
    fn of(at: &Situation<'a>, beside: &'a Beside) -> Self {
        let is_future = |map: &JourneyMap| map.kind == MapKind::FutureState;
        let here_is_after = is_future(at.map) || !is_future(&beside.map);
        let (before, after) = if here_is_after { (&beside.map, at.map) } else { (at.map, &beside.map) };
        Self { before, after, here_is_after, moments: comparison::compare(before, after, is_linked(at, beside)) }
    }

    /// What a moment is called: as in the later map, while it is there.
    fn name(&self, moment: &Moment) -> String {
        let own = |map: &JourneyMap, step: &Option<StepId>| step.as_ref().map(|step| map.column_name(step).to_owned());
        own(self.after, &moment.after).or_else(|| own(self.before, &moment.before)).unwrap_or_default()
    }

    /// The step of the open map a moment stands for.
    fn here<'m>(&self, moment: &'m Moment) -> Option<&'m StepId> {
        if self.here_is_after { moment.after.as_ref() } else { moment.before.as_ref() }
    }

    /// The scores of the open map and of the other, moment by moment.
    fn scores(&self) -> (Vec<Option<Score>>, Vec<Option<Score>>) {
        let before = self.moments.iter().map(|moment| moment.felt).collect();
        let after = self.moments.iter().map(|moment| moment.feels).collect();
        if self.here_is_after { (after, before) } else { (before, after) }
    }

    /// A name for a moment that stays with it.
    fn key(moment: &Moment) -> String {
        let (step, side) = match (&moment.after, &moment.before) {
            (Some(step), _) => (step.as_str(), "after"),
            (None, Some(step)) => (step.as_str(), "before"),
            (None, None) => ("", ""),
        };
        format!("{side}-{step}")
    }
}

/// Whether one of the two maps names the other.
pub(super) fn is_linked(at: &Situation<'_>, beside: &Beside) -> bool {
    let names_this = beside.map.context.compared.as_deref() == Some(at.id) && !at.id.is_empty();
    at.map.context.compared.as_deref() == Some(beside.id.as_str()) || names_this
}

/// The name a map goes by.
pub(super) fn title(at: &Situation<'_>, title: &str) -> String {
    if title.trim().is_empty() { at.words.board.untitled.to_owned() } else { title.to_owned() }
}

/// Draws the view.
pub fn draw(at: &Situation<'_>) -> Piece {
    let mut view = el("div").class("compare").child(text("h2", at.words.commands.view_compare.title));
    let Some(shelf) = at.shelf else { return view };
    view = view.child(choice::draw(at, shelf));
    if let Some(beside) = chosen(at).and_then(|id| at.beside.iter().find(|beside| beside.id == id)) {
        let pair = Pair::of(at, beside);
        view = view.children(compared(at, beside, &pair));
    }
    if !shelf.is_empty() {
        view = view.child(several::draw(at, shelf).key("several"));
    }
    view
}

fn compared(at: &Situation<'_>, beside: &Beside, pair: &Pair<'_>) -> Vec<Piece> {
    let words = &at.words.compare;
    let differing = pair.moments.iter().filter(|moment| moment.differs()).count();
    let solutions: Vec<_> = pair.moments.iter().flat_map(|moment| &moment.solutions).collect();
    let alone = solutions.iter().filter(|id| comparison::owner_of(pair.after, id).is_empty()).count();
    let headline = (words.headline)(differing, solutions.len(), alone);
    let (here, there) = pair.scores();
    let names: Vec<String> = pair.moments.iter().map(|moment| pair.name(moment)).collect();
    let lines = [
        curves::Line { name: (words.solid)(&title(at, &at.map.title)), scores: here },
        curves::Line { name: (words.dashed)(&title(at, &beside.map.title)), scores: there },
    ];
    vec![
        text("p", headline).class("headline").with("data-headline", "").key("headline"),
        curves::draw(words, &lines, &names).with("data-curves", "two").key("curves"),
        gaps::draw(at, pair).key("gaps"),
        steps::draw(at, pair).key("steps"),
    ]
}

/// The curve of `beside` under the columns of the open map.
pub(super) fn overlay(at: &Situation<'_>, beside: &Beside) -> Vec<Option<Score>> {
    matching::overlay(at.map, &beside.map, is_linked(at, beside))
}
