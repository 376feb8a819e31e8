//! The gaps with their solutions: the moments where something differs, in short, and who closes the gap by when.

use super::Pair;
use crate::editor::focus::Focus;
use crate::editor::outcome::{Effect, Outcome};
use crate::editor::situation::Situation;
use crate::method::comparison::{Fate, Moment, due_of, owner_of};
use crate::model::CardId;
use crate::panels::{Node, button, el, text};
use crate::words::compare::Counts;

/// The list; `None` where nothing differs, which the headline says.
pub(super) fn draw(at: &Situation<'_>, pair: &Pair<'_>) -> Option<Node> {
    let differing = pair.moments.iter().filter(|moment| moment.differs());
    let items: Vec<Node> = differing.map(|moment| gap(at, pair, moment)).collect();
    let list = |items| el("ol").class("gaps").with("data-gaps", "").children(items);
    (!items.is_empty()).then(|| el("section").child(text("h3", at.words.compare().gaps)).child(list(items)))
}

/// The name of a moment: a way to its column on the board, while it has one there.
pub(super) fn moment_name(at: &Situation<'_>, pair: &Pair<'_>, moment: &Moment) -> Node {
    let name = pair.name(moment);
    match pair.here(moment).cloned() {
        Some(step) => {
            let title = (at.words.compare().go_to)(&name);
            button("link", name, move |_, _, _| Outcome::effect(Effect::GoTo(Focus::Step(step.clone()))))
                .with("title", title)
        }
        None => text("span", name),
    }
}

fn gap(at: &Situation<'_>, pair: &Pair<'_>, moment: &Moment) -> Node {
    let words = at.words.compare();
    let mut item = el("li").key(Pair::key(moment)).with("data-gap", pair.name(moment));
    item = item.child(el("h4").child(moment_name(at, pair, moment)));
    let what = what_differs(at, pair, moment);
    if !what.is_empty() {
        item = item.child(text("p", what.join(" · ")).class("gap-what").with("data-what", "").key("what"));
    }
    let card_text = |id: &CardId| pair.after.card(id).map(|card| card.text.clone()).unwrap_or_default();
    for id in &moment.gaps {
        let named = (words.gap)(&card_text(id));
        item =
            item.child(text("p", named).class("gap-named").with("data-gap-card", id.to_string()).key(id.to_string()));
    }
    if moment.solutions.is_empty() {
        return item.child(text("p", words.no_solution).class("gap-open").key("open"));
    }
    let solutions = moment.solutions.iter().map(|id| {
        let owner = owner_of(pair.after, id);
        let owner = if owner.is_empty() {
            text("span", words.no_owner).class("gap-open")
        } else {
            text("span", (words.owned_by)(&owner))
        };
        let due = match due_of(pair.after, id) {
            Some(day) => text("span", (words.due)(&day)),
            None => text("span", words.no_date).class("quiet"),
        };
        let line = el("li").key(id.to_string()).with("data-solution", id.to_string());
        line.child(text("strong", card_text(id))).child(owner).child(due)
    });
    item.child(el("ul").class("gap-solutions").key("solutions").children(solutions))
}

/// What differs at a moment, a few words each.
fn what_differs(at: &Situation<'_>, pair: &Pair<'_>, moment: &Moment) -> Vec<String> {
    let words = at.words.compare();
    let mut what = Vec::new();
    match (&moment.before, &moment.after) {
        (None, _) => what.push(words.new_moment.to_owned()),
        (_, None) => what.push(words.gone_moment.to_owned()),
        (Some(before), _) if moment.renamed => what.push((words.renamed)(pair.before.column_name(before))),
        _ => {}
    }
    if moment.feeling_differs() {
        what.push(format!("{} {}", words.feeling_of, (words.feeling)(moment.felt, moment.feels)));
    }
    let count = |is: fn(&Fate) -> bool| moment.cards.iter().filter(|card| is(&card.fate)).count();
    let counts = Counts {
        changed: count(|fate| *fate == Fate::Changed),
        removed: count(|fate| *fate == Fate::Removed),
        new: count(|fate| *fate == Fate::New),
        moved: count(|fate| matches!(fate, Fate::From(_) | Fate::To(_))),
    };
    what.extend((words.counts)(&counts));
    what
}
