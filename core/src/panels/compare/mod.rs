//! This map beside another: their curves, what differs at each moment, and what is to be built. Then the curves of up to five maps.

mod choice;
mod curves;
mod gaps;
mod several;
mod steps;

pub use choice::{chosen, wanted};
pub use several::MOST_CURVES;

use crate::editor::situation::{ComparedMap, Situation};
use crate::method::comparison::{self, Moment};
use crate::method::matching;
use crate::model::{JourneyMap, MapKind, Score, StepId};
use crate::panels::{Node, el, text};

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
    fn of(at: &Situation<'a>, compared: &'a ComparedMap) -> Self {
        let is_future = |map: &JourneyMap| map.kind == MapKind::FutureState;
        let here_is_after = is_future(at.map) || !is_future(&compared.map);
        let (before, after) = if here_is_after { (&compared.map, at.map) } else { (at.map, &compared.map) };
        Self { before, after, here_is_after, moments: comparison::compare(before, after, is_linked(at, compared)) }
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

/// Whether one of the two is the other's future state, so that both go by the same ids. To be chosen from the list says no such thing.
pub(super) fn is_linked(at: &Situation<'_>, compared: &ComparedMap) -> bool {
    let grew = |map: &JourneyMap, id: &str| {
        map.kind == MapKind::FutureState && map.context.compared.as_deref() == Some(id) && !id.is_empty()
    };
    grew(at.map, compared.id.as_str()) || grew(&compared.map, at.id)
}

/// The name a map goes by.
pub(in crate::panels) fn title(at: &Situation<'_>, title: &str) -> String {
    if title.trim().is_empty() { at.words.board.untitled.to_owned() } else { title.to_owned() }
}

/// Draws the view.
pub fn draw(at: &Situation<'_>) -> Node {
    let mut view = el("div").class("compare").child(text("h2", at.words.commands.view_compare.title));
    let Some(other_maps) = at.other_maps else { return view };
    view = view.child(choice::draw(at, other_maps));
    if let Some(compared) = chosen(at).and_then(|id| at.compared_maps.iter().find(|compared| compared.id == id)) {
        let pair = Pair::of(at, compared);
        view = view.children(comparison_of(at, compared, &pair));
    }
    if !other_maps.is_empty() {
        view = view.child(several::draw(at, other_maps).key("several"));
    }
    view
}

fn comparison_of(at: &Situation<'_>, compared: &ComparedMap, pair: &Pair<'_>) -> Vec<Node> {
    let words = at.words.compare();
    let differing = pair.moments.iter().filter(|moment| moment.differs()).count();
    let solutions: Vec<_> = pair.moments.iter().flat_map(|moment| &moment.solutions).collect();
    let alone = solutions.iter().filter(|id| comparison::owner_of(pair.after, id).is_empty()).count();
    let headline = (words.headline)(differing, solutions.len(), alone);
    let (here, there) = pair.scores();
    let names: Vec<String> = pair.moments.iter().map(|moment| pair.name(moment)).collect();
    let lines = [
        curves::Line { name: (words.solid)(&title(at, &at.map.title)), scores: here },
        curves::Line { name: (words.dashed)(&title(at, &compared.map.title)), scores: there },
    ];
    let mut parts = vec![
        text("p", headline).class("headline").with("data-headline", "").key("headline"),
        curves::draw(words, &lines, &names).with("data-curves", "two").key("curves"),
    ];
    parts.extend(gaps::draw(at, pair).map(|gaps| gaps.key("gaps")));
    parts.push(steps::draw(at, pair).key("steps"));
    parts
}

/// The curve of `beside` under the columns of the open map, and whether they share no moment at all.
pub(super) fn overlay(at: &Situation<'_>, compared: &ComparedMap) -> (Vec<Option<Score>>, bool) {
    let linked = is_linked(at, compared);
    let is_apart = matching::match_steps(at.map, &compared.map, linked).pairs.is_empty();
    (matching::overlay(at.map, &compared.map, linked), is_apart)
}
