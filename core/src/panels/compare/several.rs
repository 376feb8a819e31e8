//! The curves of several maps over each other: one journey as several personas live it.

use super::{curves, overlay, title};
use crate::editor::outcome::Outcome;
use crate::editor::situation::{ComparedMap, OtherMap, Situation};
use crate::method::matching;
use crate::model::MapId;
use crate::panels::{Node, On, el, text};

/// How many curves can be told apart, this map's included (product.md section 4).
pub const MOST_CURVES: usize = 5;

pub(super) fn draw(at: &Situation<'_>, other_maps: &[OtherMap]) -> Node {
    let words = at.words.compare();
    let ticked = &at.view_state.comparison.curves;
    let full = ticked.len() + 1 >= MOST_CURVES;
    let choices = other_maps.iter().map(|other| {
        let is_ticked = ticked.contains(&other.id);
        let id = other.id.clone();
        let tick = el("input")
            .with("type", "checkbox")
            .with("data-curve", other.id.to_string())
            .with_if(is_ticked, "checked")
            .with_if(full && !is_ticked, "disabled")
            .on(On::Change, move |at, value, _| tick(at, &id, !value.is_empty()));
        let name = name_of(at, &other.title, &other.persona);
        el("label").class("tick").key(other.id.to_string()).child(tick).child(text("span", name))
    });
    let fieldset = el("fieldset").class("curve-choices").child(text("legend", words.which_curves)).children(choices);
    let mut section = el("section").child(text("h3", words.several)).child(fieldset);
    let shown: Vec<&ComparedMap> =
        ticked.iter().filter_map(|id| at.compared_maps.iter().find(|compared| compared.id == *id)).collect();
    if shown.is_empty() {
        return section;
    }
    let columns: Vec<String> = at.map.steps().map(|step| at.map.column_name(&step.id).to_owned()).collect();
    let own = at.map.steps().map(|step| matching::feeling(at.map, &step.id)).collect();
    let mut lines = vec![curves::Line { name: name_of(at, &at.map.title, &at.map.persona.name), scores: own }];
    lines.extend(shown.iter().map(|compared| {
        let (scores, is_apart) = overlay(at, compared);
        let name = name_of(at, &compared.map.title, &compared.map.persona.name);
        let name = if is_apart { format!("{name} ({})", words.nothing_in_common) } else { name };
        curves::Line { name, scores }
    }));
    section = section.child(curves::draw(words, &lines, &columns).with("data-curves", "several").key("curves"));
    section.child(table(at, &lines, &columns).key("table"))
}

/// A map is known by who travels, then by its title.
fn name_of(at: &Situation<'_>, of: &str, persona: &str) -> String {
    let of = title(at, of);
    if persona.trim().is_empty() { of } else { format!("{} · {of}", persona.trim()) }
}

fn tick(at: &Situation<'_>, id: &MapId, is_ticked: bool) -> Outcome {
    Outcome::look(at.view_state, |view_state| {
        let curves = &mut view_state.comparison.curves;
        curves.retain(|other| other != id);
        if is_ticked && curves.len() + 1 < MOST_CURVES {
            curves.push(id.clone());
        }
    })
}

fn table(at: &Situation<'_>, lines: &[curves::Line], columns: &[String]) -> Node {
    let words = at.words.compare();
    let names = lines.iter().map(|line| text("th", line.name.clone()).with("scope", "col"));
    let head = el("tr").child(text("th", words.column_moment).with("scope", "col")).children(names);
    let rows = columns.iter().enumerate().map(|(column, name)| {
        let scores = lines.iter().map(|line| text("td", (words.score)(line.scores[column])));
        el("tr").child(text("th", name.clone()).with("scope", "row")).children(scores)
    });
    let table = el("table").with("data-scores", "").child(el("thead").child(head)).child(el("tbody").children(rows));
    el("div")
        .class("table-scroll")
        .with("tabindex", "0")
        .with("role", "group")
        .with("aria-label", words.scores)
        .child(table)
}
