//! Words for the panel of what is known of the selected cards, and for the marks a card shows of it.

use crate::editor::card_fields::Field;
use crate::editor::unfinished::LinkWay;
use crate::model::{Amount, ChannelKind, Metric, WorkStatus};

/// Words for the panel of what is known of the selected cards.
pub struct DetailsWords {
    /// Nothing is selected.
    pub hint: &'static str,
    /// A cell of an emotion lane is in focus.
    pub hint_feeling: &'static str,
    /// The header of a stage or a lane is in focus.
    pub hint_header: &'static str,
    /// What the cards hold came from another map.
    pub locked: &'static str,
    /// The selected cards differ here.
    pub mixed: &'static str,
    /// Unfolds the fields that rarely matter for a card of this lane.
    pub more: &'static str,
    /// No value, in a list or among buttons.
    pub none: &'static str,
    /// No moment of truth.
    pub no_moment: &'static str,
    /// A moment of truth.
    pub high: &'static str,
    /// A moment of truth.
    pub low: &'static str,
    /// No channel.
    pub no_channel: &'static str,
    /// No colour.
    pub no_colour: &'static str,
    /// A group.
    pub tags: &'static str,
    /// Labels the field for a new tag.
    pub add_tag: &'static str,
    /// What was typed is no figure.
    pub not_a_figure: &'static str,
    /// What was typed is no number of minutes.
    pub not_minutes: &'static str,
    /// A group.
    pub metric: &'static str,
    /// Labels the choice of a usual measure.
    pub usual_measures: &'static str,
    /// A measure that is none of them.
    pub own_measure: &'static str,
    /// A group.
    pub readings: &'static str,
    /// Stands in the field for the value of a new reading.
    pub value: &'static str,
    /// Labels the day of a new reading.
    pub new_day: &'static str,
    /// Labels the value of a new reading.
    pub new_value: &'static str,
    /// Says how a new reading is added.
    pub new_value_hint: &'static str,
    /// A group.
    pub links: &'static str,
    /// Unfolds the way to tie two cards.
    pub new_link: &'static str,
    /// Labels the choice of how two cards are tied.
    pub link_way: &'static str,
    /// Labels the choice of the other card.
    pub link_card: &'static str,
    /// No card chosen yet.
    pub choose_card: &'static str,
    /// Ties the cards.
    pub add_link: &'static str,
    /// There is no card to tie to that way.
    pub no_candidates: &'static str,
    /// In a drawing: where it started.
    pub baseline_mark: &'static str,
    /// In a drawing: where it should go.
    pub target_mark: &'static str,
    /// On a card: one of the key touchpoints.
    pub key_mark: &'static str,
    /// On a card: the service can fail here.
    pub failure_mark: &'static str,
    /// On a card: a friction that is lived with.
    pub accepted_mark: &'static str,
    /// On a card: there is a note.
    pub note_mark: &'static str,
    /// The name of a field.
    pub field: fn(Field) -> &'static str,
    /// How a card is tied to another, before the other's text.
    pub way: fn(LinkWay) -> &'static str,
    /// How far something has come.
    pub status: fn(&WorkStatus) -> &str,
    /// Colours to choose from, each with its name.
    pub colours: &'static [(&'static str, &'static str)],
    /// Channels to choose from.
    pub channels: &'static [(&'static str, ChannelKind)],
    /// Usual measures, each with its unit.
    pub measures: &'static [(&'static str, &'static str)],
    /// So many cards are shown at once.
    pub several: fn(usize) -> String,
    /// Names the button that takes a tag off.
    pub remove_tag: fn(&str) -> String,
    /// A tag that only so many of the cards have.
    pub tag_of_some: fn(&str, usize) -> String,
    /// Names the value read on a day.
    pub value_on: fn(&str) -> String,
    /// Names the day of the reading number `n`.
    pub day_of: fn(usize) -> String,
    /// Names the button that takes a reading away.
    pub remove_reading: fn(&str) -> String,
    /// Names the button that unties a card.
    pub remove_link: fn(&str) -> String,
    /// Names the button that goes to a card.
    pub go_to: fn(&str) -> String,
    /// What a drawing of readings shows.
    pub plot: fn(&Metric) -> String,
    /// A figure to be read.
    pub figure: fn(&Amount) -> String,
    /// A figure with its unit.
    pub with_unit: fn(&Amount, &str) -> String,
    /// A figure to be changed in a field: [`DetailsWords::read_figure`] reads it back.
    pub typed: fn(&Amount) -> String,
    /// Reads a figure as it is typed in this language.
    pub read_figure: fn(&str) -> Option<Amount>,
    /// A day to be read, from `YYYY-MM-DD`.
    pub date: fn(&str) -> String,
    /// So many minutes.
    pub minutes: fn(i64) -> String,
    /// On a card: by when.
    pub due_mark: fn(&str, &str) -> String,
    /// On a card: tied to so many others.
    pub link_count: fn(usize) -> String,
    /// On a card: a figure and where it should go.
    pub towards: fn(&str) -> String,
    /// The colour of its own that a card has.
    pub coloured: fn(&str) -> String,
}

impl DetailsWords {
    /// The name of a colour; its code when it has none.
    pub fn colour_name<'a>(&self, code: &'a str) -> &'a str {
        let known = self.colours.iter().find(|(other, _)| *other == code);
        known.map_or(code, |(_, name)| name)
    }
}

/// The kind of a channel whose name we know, in either language.
pub fn channel_kind(name: &str) -> Option<ChannelKind> {
    let lists = [super::english::WORDS.details.channels, super::french::WORDS.details.channels];
    let same = |known: &str| known.chars().map(small).eq(name.chars().map(small));
    lists.into_iter().flatten().find(|(known, _)| same(known)).map(|(_, kind)| kind.clone())
}

/// The small form of a letter of our two languages.
fn small(letter: char) -> char {
    if letter == 'É' { 'é' } else { letter.to_ascii_lowercase() }
}

/// The digits of `amount`, in groups of three parted by `group`, with `mark` before the decimals.
pub(super) fn written(amount: &Amount, group: &str, mark: char) -> String {
    let digits = amount.digits();
    let mut text = String::new();
    if digits.negative {
        text.push('−');
    }
    for (at, digit) in digits.whole.chars().enumerate() {
        if at > 0 && (digits.whole.len() - at).is_multiple_of(3) {
            text.push_str(group);
        }
        text.push(digit);
    }
    if !digits.fraction.is_empty() {
        text.push(mark);
        text.push_str(&digits.fraction);
    }
    text
}
