//! The panel of hints: those of a rule together, each leading to its place; set aside and brought back.

use super::jump::jump;
use super::node::{Node, button, el, figure, text};
use crate::editor::announcement::short;
use crate::editor::blank::is_blank;
use crate::editor::details::dismiss;
use crate::editor::outcome::Outcome;
use crate::editor::situation::Situation;
use crate::editor::view_state::SidePanel;
use crate::method::checks::{Check, Rule, all_of, checks};
use crate::method::place::Place;
use crate::model::LaneRole;

/// From this many on, the hints of a rule wait in a list that is opened.
const MANY: usize = 4;

/// The most places shown of one rule: who has more mends the first ones or sets them aside together.
const MOST: usize = 60;

/// Draws it.
pub fn draw(at: &Situation<'_>) -> Node {
    let words = at.words.checks();
    let (aside, open): (Vec<Check>, Vec<Check>) =
        checks(at.map, at.today).into_iter().partition(|check| check.is_dismissed(&at.map.context));
    let rules = Rule::ALL.iter().filter_map(|rule| {
        let of_rule: Vec<&Check> = open.iter().filter(|check| check.rule == *rule).collect();
        (!of_rule.is_empty()).then(|| group(at, *rule, &of_rule))
    });
    let is_blank = is_blank(at.map);
    let intro = match open.is_empty() {
        true if is_blank => words.none_yet,
        true => words.none,
        false => words.intro,
    };
    let count = (!is_blank || !open.is_empty()).then(|| {
        let count = text("p", (at.words.board.to_check)(open.len())).class("checks-count");
        figure(count.with("data-checks", open.len().to_string()), "to-check", open.len())
    });
    el("div")
        .class("checks")
        .children(count)
        .child(text("p", intro).class("quiet"))
        .child(el("ul").key("rules").children(rules))
        .children(set_aside(at, &aside))
}

/// The hints of one rule.
fn group(at: &Situation<'_>, rule: Rule, of_rule: &[&Check]) -> Node {
    let words = at.words.checks();
    let count = (of_rule.len() > 1).then(|| text("span", of_rule.len().to_string()).class("check-number"));
    let list = el("ul").class("check-places").children(of_rule.iter().take(MOST).map(|check| item(at, check)));
    let more = of_rule.len().saturating_sub(MOST);
    let list = list.children((more > 0).then(|| text("li", (words.more)(more)).class("quiet").key("more")));
    let group = el("li")
        .key(rule.as_str())
        .class("check")
        .with("data-rule", rule.as_str())
        .child(el("h3").child(text("span", (words.title)(rule))).children(count))
        .child(text("p", (words.why)(rule)).class("quiet"));
    let group = if of_rule.len() < MANY {
        group.child(list.key("few"))
    } else {
        let summary = text("summary", (words.places)(of_rule.len())).class("link");
        group.child(el("details").key("many").child(summary).child(list))
    };
    if of_rule.len() == 1 {
        return group;
    }
    let name = format!("{}{}", words.aside_all, colon(at, (words.title)(rule)));
    group.child(
        button("link", words.aside_all, move |at, _, _| dismiss(at.map, &all_of(rule), true))
            .with("aria-label", name)
            .with("data-aside", all_of(rule)),
    )
}

/// `: name` as the language sets it.
fn colon(at: &Situation<'_>, name: &str) -> String {
    (at.words.checks().after_colon)(name)
}

fn item(at: &Situation<'_>, check: &Check) -> Node {
    let words = at.words.checks();
    let (what, goes) = (place_name(at, check), check.clone());
    let name = check.name();
    let aside = button("link", words.aside, {
        let name = name.clone();
        move |at, _, _| dismiss(at.map, &name, true)
    });
    el("li")
        .key(name.clone())
        .child(button("link go", what.clone(), move |at, _, _| go(at, &goes)).with("data-check", name.clone()))
        .child(aside.with("aria-label", format!("{}{}", words.aside, colon(at, &what))).with("data-aside", name))
}

/// What the button that leads to the place of `check` is called.
fn place_name(at: &Situation<'_>, check: &Check) -> String {
    let words = at.words.checks();
    let named = |name: &str| if name.trim().is_empty() { words.nameless.to_owned() } else { short(name) };
    match (&check.place, check.rule) {
        (_, Rule::NoMoment) => words.moments.to_owned(),
        (Place::Header, _) => at.words.commands.header.title.to_owned(),
        (Place::Persona, _) => at.words.commands.persona.title.to_owned(),
        (Place::Lanes, Rule::MissingLayer) => {
            (words.lane)((at.words.board.role_name)(&LaneRole::from(check.id.as_str())))
        }
        (Place::Lanes, _) => (words.lane)(""),
        (Place::Board, _) => words.board.to_owned(),
        (Place::Card(id), _) => {
            let column = at.map.card(id).map_or("", |card| at.map.column_name(&card.step));
            let name = named(check.place.name(at.map));
            if column.is_empty() { name } else { format!("{name} · {column}") }
        }
        _ => named(check.place.name(at.map)),
    }
}

fn go(at: &Situation<'_>, check: &Check) -> Outcome {
    match check.rule {
        Rule::NoMoment => Outcome::look(at.view_state, |view_state| view_state.side_panel = Some(SidePanel::Moments)),
        _ => jump(at, &check.place),
    }
}

/// Those set aside, while they still hold, and rules set aside whole.
fn set_aside(at: &Situation<'_>, aside: &[Check]) -> Option<Node> {
    let words = at.words.checks();
    let dismissed = &at.map.context.dismissed;
    let whole = Rule::ALL.iter().filter(|rule| dismissed.contains(&all_of(**rule)));
    let mut items: Vec<(String, String)> =
        whole.map(|rule| (all_of(*rule), format!("{}{}", (words.title)(*rule), colon(at, words.all)))).collect();
    let single =
        aside.iter().filter(|check| dismissed.contains(&check.name()) && !dismissed.contains(&all_of(check.rule)));
    items
        .extend(single.map(|check| {
            (check.name(), format!("{}{}", (words.title)(check.rule), colon(at, &place_name(at, check))))
        }));
    if items.is_empty() {
        return None;
    }
    let summary = text("summary", (words.set_aside)(items.len())).class("link");
    let list = items.into_iter().map(|(name, what)| {
        let back = {
            let name = name.clone();
            button("link", words.bring_back, move |at, _, _| dismiss(at.map, &name, false))
        };
        el("li")
            .key(name.clone())
            .child(text("span", what.clone()))
            .child(back.with("aria-label", format!("{}{}", words.bring_back, colon(at, &what))).with("data-back", name))
    });
    let list = el("ul").class("check-places").children(list);
    Some(el("details").key("aside").class("check-aside").child(summary).child(list))
}
