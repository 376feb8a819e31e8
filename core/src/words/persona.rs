//! Words for what a map is about and for the sheet of who travels.

use crate::editor::view_state::PersonaPart;
use crate::method::persona::{PersonaField, Portrait};
use crate::model::Scope;

/// Words for what a map is about and for the sheet of who travels.
pub struct PersonaWords {
    /// A part of the panel.
    pub part: fn(PersonaPart) -> &'static str,
    /// Names the parts together.
    pub parts: &'static str,
    /// A field of the sheet.
    pub field: fn(PersonaField) -> &'static str,
    /// Names the free fields together.
    pub free_fields: &'static str,
    /// One that has no name.
    pub free_field: &'static str,
    /// What they may be for.
    pub free_about: &'static str,
    /// Begins one.
    pub add_free: &'static str,
    /// What it is about.
    pub free_name: &'static str,
    /// What is so.
    pub free_text: &'static str,
    /// Takes one away; with its name.
    pub remove_free: fn(&str) -> String,
    /// Names the colours together.
    pub portrait: &'static str,
    /// A colour of the portrait.
    pub colour: fn(Portrait) -> &'static str,

    /// Says where the empathy map comes from.
    pub empathy_about: &'static str,
    /// A quarter of the empathy map.
    pub thinks: &'static str,
    /// A quarter of the empathy map.
    pub feels: &'static str,
    /// A quarter of the empathy map.
    pub says: &'static str,
    /// A quarter of the empathy map.
    pub does: &'static str,
    /// A quarter in which nothing stands.
    pub nothing_there: &'static str,
    /// So many more than are shown.
    pub and_more: fn(usize) -> String,

    /// The persona is in this map and nowhere else.
    pub only_here: &'static str,
    /// It is kept, word for word.
    pub kept: &'static str,
    /// It is kept, but otherwise; takes what differs.
    pub differs: fn(&str) -> String,
    /// Something besides the texts and the age differs.
    pub other_difference: &'static str,
    /// It must have a name before it can be kept.
    pub name_first: &'static str,
    /// Keeps it for every map.
    pub keep: &'static str,
    /// Keeps this version over the one that is kept.
    pub update: &'static str,
    /// What that does to the other maps.
    pub update_about: &'static str,
    /// Takes the kept version over into this map.
    pub take_over: &'static str,
    /// Takes it out of what is kept.
    pub forget: &'static str,
    /// Above the other personas that are kept.
    pub others: &'static str,
    /// There are none.
    pub no_others: &'static str,
    /// Has another persona travel.
    pub choose: &'static str,
    /// The same, with the name.
    pub choose_named: fn(&str) -> String,
    /// Begins a sheet.
    pub new_persona: &'static str,
    /// A persona without a name.
    pub nameless: &'static str,
    /// Leads to the panel of the persona.
    pub open_sheet: &'static str,

    /// Names the scopes together.
    pub scope: &'static str,
    /// Nobody said whose journey it is.
    pub no_scope: &'static str,
    /// A scope.
    pub scope_name: fn(&Scope) -> &str,
    /// What makes it another map than the other two.
    pub scope_about: fn(&Scope) -> &'static str,
    /// A field of the context.
    pub compared: &'static str,
    /// It is compared with none.
    pub not_compared: &'static str,
    /// It is compared with one that is not here.
    pub compared_missing: &'static str,
    /// Leads to where that is chosen.
    pub choose_compared: &'static str,
    /// The day to look at the map again has passed.
    pub overdue: fn(&str) -> String,
    /// A day, `YYYY-MM-DD`, as a person writes it; the second day is today, whose year goes without saying.
    pub day: fn(&str, &str) -> String,
}
