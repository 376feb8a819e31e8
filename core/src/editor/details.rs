//! Changes to what is known of things, apart from their text and place: the one way panels, views and menus go.

use super::announcement::short;
use super::outcome::Outcome;
use crate::model::order::InOrder;
use crate::model::{Act, Card, CardId, Context, Edit, JourneyMap, Label, Persona};

/// Changes what is known of `cards`, as one step; nothing happens where nothing differs.
pub fn change_cards(map: &JourneyMap, cards: &[CardId], change: impl Fn(&mut Card)) -> Outcome {
    let mut edits = Vec::new();
    let mut name = String::new();
    for (id, before) in cards.iter().filter_map(|id| Some((id, map.card(id)?))) {
        let mut card = before.clone();
        change(&mut card);
        if card != *before {
            name = short(&before.text);
            edits.push(Edit::ChangeCard { id: id.clone(), card: Box::new(card) });
        }
    }
    match edits.len() {
        0 => Outcome::default(),
        1 => Outcome::edit(Edit::Batch(edits), Label::one(Act::ChangeCards, name)),
        count => Outcome::edit(Edit::Batch(edits), Label::many(Act::ChangeCards, count)),
    }
}

/// Sets the hint called `name` aside on this map, or brings it back.
pub fn dismiss(map: &JourneyMap, name: &str, aside: bool) -> Outcome {
    dismiss_all(map, &[name.to_owned()], Label::many(Act::Dismiss, 1), aside)
}

/// Sets the hints called `names` aside on this map as one step, or brings them back.
pub fn dismiss_all(map: &JourneyMap, names: &[String], label: Label, aside: bool) -> Outcome {
    let mut context = map.context.clone();
    context.dismissed.retain(|other| !names.contains(other));
    if aside {
        context.dismissed.extend_from_slice(names);
        context.dismissed.put_in_order(Ord::cmp);
    }
    Outcome::edit(Edit::SetContext(Box::new(context)), label)
}

/// Changes what the map is about; nothing happens where nothing differs.
pub fn change_context(map: &JourneyMap, change: impl FnOnce(&mut Context)) -> Outcome {
    let mut context = map.context.clone();
    change(&mut context);
    if context == map.context {
        return Outcome::default();
    }
    Outcome::edit(Edit::SetContext(Box::new(context)), Label::many(Act::ChangeHeader, 1))
}

/// Changes who travels; nothing happens where nothing differs.
pub fn change_persona(map: &JourneyMap, change: impl FnOnce(&mut Persona)) -> Outcome {
    let mut persona = map.persona.clone();
    change(&mut persona);
    if persona == map.persona {
        return Outcome::default();
    }
    Outcome::edit(Edit::SetPersona(Box::new(persona)), Label::many(Act::ChangeHeader, 1))
}
