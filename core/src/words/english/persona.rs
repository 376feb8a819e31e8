//! See `words/persona.rs`.
use super::DAYS;
use crate::editor::view_state::PersonaPart;
use crate::method::persona::{PersonaField, Portrait};
use crate::model::Scope;
use crate::words::persona::PersonaWords;

pub(super) const WORDS: PersonaWords = PersonaWords {
    part: |part| match part {
        PersonaPart::Sheet => "Sheet",
        PersonaPart::Empathy => "Empathy",
        PersonaPart::Kept => "My personas",
    },
    parts: "Parts of the persona",
    field,
    free_fields: "Free fields",
    free_field: "Free field",
    free_about: "Up to three, for whatever matters in this journey: a motto, a favourite device…",
    add_free: "Add a free field",
    free_name: "Heading",
    free_text: "Text",
    remove_free: |name| format!("Remove “{name}”"),
    portrait: "Colour of the portrait",
    colour: |portrait| match portrait {
        Portrait::Amber => "amber",
        Portrait::Green => "green",
        Portrait::Blue => "blue",
        Portrait::Violet => "violet",
        Portrait::Rose => "rose",
        Portrait::Grey => "grey",
    },

    empathy_about: "Read from the lanes of this map. Choose a line to go to its place.",
    thinks: "Thinks",
    feels: "Feels",
    says: "Says",
    does: "Does",
    nothing_there: "Nothing on the map yet.",
    and_more: |count| format!("and {count} more"),

    only_here: "This persona is in this map only.",
    kept: "Kept in your personas: other maps can choose this sheet.",
    differs: |fields| format!("Your personas hold another version of this sheet. It differs in: {fields}."),
    other_difference: "colour",
    name_first: "Give the persona a name to keep it for other maps.",
    keep: "Keep in my personas",
    update: "Update for all maps",
    update_about: "Your other maps keep their copy until you take the new version over there.",
    take_over: "Take that version over",
    forget: "Remove from my personas",
    others: "Other personas",
    no_others: "No other persona is kept yet.",
    choose: "Choose",
    choose_named: |name| format!("Choose {name}"),
    new_persona: "New persona",
    nameless: "Without a name",
    open_sheet: "Open the persona",

    scope: "Whose journey",
    no_scope: super::details::WORDS.none,
    scope_name: |scope| match scope {
        Scope::Customer => "Customer journey",
        Scope::Buyer => "Buyer journey",
        Scope::User => "User journey",
        Scope::Other(other) => other,
    },
    scope_about: |scope| match scope {
        Scope::Customer => "From the first need to the last contact: the whole relationship.",
        Scope::Buyer => "From the need to the purchase: how they decide.",
        Scope::User => "The use of one product or service: how they get it to work.",
        Scope::Other(_) => "",
    },
    compared: "Compared with",
    not_compared: "No other map yet.",
    compared_missing: "A map that is not in this browser.",
    choose_compared: "Choose in Compare",
    overdue: |day| format!("Review overdue since {day}"),
    day: |day, today| DAYS.near(day, today),
};

fn field(field: PersonaField) -> &'static str {
    match field {
        PersonaField::Name => "Name",
        PersonaField::Role => "What they do",
        PersonaField::Segment => "Segment",
        PersonaField::Quote => "In their words",
        PersonaField::Goals => "Goals",
        PersonaField::Needs => "Needs",
        PersonaField::Frustrations => "Frustrations",
        PersonaField::Motivations => "Motivations",
        PersonaField::Habits => "Habits",
        PersonaField::Channels => "Channels",
        PersonaField::Price => "Price sensitivity",
        PersonaField::Income => "Income",
        PersonaField::Interests => "Interests",
        PersonaField::Sources => "What we know this from",
    }
}
