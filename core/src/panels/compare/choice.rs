//! Which map this one is compared with: part of the map, so that it is kept, handed on in files and can be undone.

use super::title;
use crate::command;
use crate::editor::outcome::Outcome;
use crate::editor::situation::{OtherMap, Situation};
use crate::method::future::has_future;
use crate::model::{Act, Context, Edit, Label, MapId};
use crate::panels::{Node, On, command, el, labelled, select, text};

/// The map this one is compared with: the one it names, else the first of this browser that names it.
pub fn chosen(at: &Situation<'_>) -> Option<MapId> {
    let named = at.map.context.compared.as_deref().filter(|id| !id.is_empty() && *id != at.id);
    named.map(MapId::from).or_else(|| {
        let names_this = |other: &&OtherMap| !at.id.is_empty() && other.compared.as_deref() == Some(at.id);
        at.other_maps?.iter().find(names_this).map(|other| other.id.clone())
    })
}

/// The maps that are looked at: the compared one and those whose curves were ticked.
pub fn wanted(at: &Situation<'_>) -> Vec<MapId> {
    let mut wanted: Vec<MapId> = chosen(at).into_iter().collect();
    for id in &at.view_state.comparison.curves {
        if !wanted.contains(id) {
            wanted.push(id.clone());
        }
    }
    wanted
}

pub(super) fn draw(at: &Situation<'_>, other_maps: &[OtherMap]) -> Node {
    let words = at.words.compare();
    let chosen = chosen(at);
    let is_here = |id: &MapId| other_maps.iter().any(|other| other.id == *id);
    let missing = chosen.as_ref().filter(|id| !is_here(id));
    let unreadable =
        chosen.as_ref().filter(|id| is_here(id) && at.compared_maps.iter().all(|compared| compared.id != **id));
    let mut choice = el("div").class("compare-choice");
    if !other_maps.is_empty() || missing.is_some() {
        choice = choice.child(list(at, other_maps, chosen.as_ref(), missing));
    }
    if missing.is_some() || unreadable.is_some() {
        choice = choice.child(text("p", words.missing).class("notice").with("data-missing", "").key("missing"));
    } else if other_maps.is_empty() {
        choice = choice.child(text("p", words.no_maps).key("none"));
    }
    let mut ways = el("div").class("compare-ways").key("ways");
    if chosen.is_none() && has_future(at.map) {
        ways = ways.child(
            command("button", command!("make-future-state"), at.words.commands.make_future_state.title).key("make"),
        );
    }
    if missing.is_some() || other_maps.is_empty() {
        ways = ways.child(command("button", command!("home"), words.open_file).key("home"));
    }
    if crate::method::future::today_lane(at.map).is_some() && at.map.context.compared.is_some() && missing.is_none() {
        ways = ways
            .child(command("button", command!("refresh-today"), at.words.commands.refresh_today.title).key("refresh"));
    }
    choice.child(ways)
}

fn list(at: &Situation<'_>, other_maps: &[OtherMap], chosen: Option<&MapId>, missing: Option<&MapId>) -> Node {
    let words = at.words.compare();
    let mut options = Vec::new();
    // While another map names this one, choosing none would choose it again.
    if chosen.is_none() || at.map.context.compared.is_some() {
        options.push((String::new(), words.none.to_owned()));
    }
    options.extend(missing.map(|id| (id.to_string(), words.missing_option.to_owned())));
    options.extend(other_maps.iter().map(|other| {
        let kind = (at.words.board.kind)(&other.kind);
        (other.id.to_string(), format!("{} · {kind}", title(at, &other.title)))
    }));
    let chosen = chosen.map(ToString::to_string).unwrap_or_default();
    let field = select(&chosen, options).with("data-compared", "").on(On::Change, |at, value, _| choose(at, value));
    labelled(words.with, field)
}

/// Compares with the map `id` from now on; with none where it is empty.
fn choose(at: &Situation<'_>, id: &str) -> Outcome {
    let other = at.other_maps.unwrap_or_default().iter().find(|other| other.id.as_str() == id);
    let context = Context { compared: other.map(|other| other.id.to_string()), ..at.map.context.clone() };
    if context == at.map.context {
        return Outcome::default();
    }
    let name = other.map_or(at.words.compare().none.to_owned(), |other| title(at, &other.title));
    Outcome::edit(Edit::SetContext(Box::new(context)), Label::one(Act::Compare, name))
}
