//! See `words/details.rs`.
use super::DAYS;
use crate::editor::card_fields::Field;
use crate::editor::unfinished::LinkWay;
use crate::model::ChannelKind::{Offline, Online};
use crate::model::{Amount, ChannelKind, Metric, WorkStatus};
use crate::words::details::{DetailsWords, written};
use crate::words::in_map;

pub(super) const WORDS: DetailsWords = DetailsWords {
    hint: "Select a card to see and change what is known of it.",
    hint_feeling: "Set the feeling with the faces below the board, or drag its point up and down.",
    hint_header: "Select a card to see and change what is known of it. The bar below the board has what this header can do.",
    locked: "This comes from another map and is only looked at here.",
    mixed: "several values",
    more: "More",
    none: "not set",
    no_moment: "no",
    high: "moment of grace",
    low: "black spot",
    no_channel: "not set",
    no_colour: "none",
    tags: "Tags",
    add_tag: "Add tags",
    not_a_figure: "This is not a number. Write for example 1250 or 12.5.",
    not_minutes: "Write whole minutes, for example 15.",
    metric: "Measure",
    usual_measures: "Usual measures",
    own_measure: "a measure of our own",
    readings: "Readings",
    value: "value",
    new_day: "Day of the new reading",
    new_value: "New value",
    new_value_hint: "Enter adds the reading.",
    links: "Links",
    new_link: "Add a link",
    link_way: "This card",
    link_card: "Which card",
    choose_card: "choose a card",
    add_link: "Link",
    no_candidates: "There is no other card to link this way.",
    baseline_mark: "baseline",
    target_mark: "target",
    key_mark: "key",
    failure_mark: "failure point",
    accepted_mark: "accepted",
    note_mark: "note",
    field,
    way,
    status,
    colours: &[
        ("#f2c744", "yellow"),
        ("#ef8e3c", "orange"),
        ("#d6488f", "pink"),
        ("#8a63d2", "violet"),
        ("#3f8fd6", "blue"),
        ("#3aa675", "green"),
        ("#7d8694", "grey"),
    ],
    channels: CHANNELS,
    measures: in_map::ENGLISH.measures,
    several,
    remove_tag,
    tag_of_some,
    value_on,
    day_of,
    remove_reading,
    remove_link,
    go_to,
    plot,
    figure,
    with_unit,
    typed,
    read_figure,
    date,
    minutes,
    due_mark,
    link_count,
    towards,
    coloured,
};

const CHANNELS: &[(&str, ChannelKind)] = &[
    ("Website", Online),
    ("Mobile app", Online),
    ("Email", Online),
    ("Search engine", Online),
    ("Social media", Online),
    ("Online advertising", Online),
    ("Chat", Online),
    ("Text message", Online),
    ("Video call", Online),
    ("Review site", Online),
    ("Shop", Offline),
    ("Branch", Offline),
    ("Phone", Offline),
    ("Post", Offline),
    ("Paper", Offline),
    ("Adviser", Offline),
    ("Home visit", Offline),
    ("Self-service machine", Offline),
    ("Event", Offline),
    ("Poster or leaflet", Offline),
    ("Word of mouth", Offline),
];

fn field(field: Field) -> &'static str {
    match field {
        Field::Text => "Text",
        Field::Note => "Note",
        Field::Colour => "Colour",
        Field::Owner => "Owner",
        Field::Evidence => "Evidence",
        Field::Source => "Source",
        Field::Learnt => "Learnt on",
        Field::Channel => "Channel",
        Field::ChannelKind => "Kind of channel",
        Field::Key => "Key touchpoint",
        Field::Moment => "Moment of truth",
        Field::Importance => "Importance, 1 to 5",
        Field::Performance => "Performance, 1 to 5",
        Field::Impact => "Impact, 1 to 5",
        Field::Effort => "Effort, 1 to 5",
        Field::Status => "Progress",
        Field::Due => "Due",
        Field::Minutes => "Minutes",
        Field::Failure => "Failure point",
        Field::Accepted => "Known and accepted",
        Field::Measure => "Name",
        Field::Unit => "Unit",
        Field::Baseline => "Baseline",
        Field::Target => "Target",
    }
}

fn way(way: LinkWay) -> &'static str {
    match way {
        LinkWay::Answers => "answers",
        LinkWay::AnsweredBy => "is answered by",
        LinkWay::Needs => "needs",
        LinkWay::NeededBy => "is needed by",
        LinkWay::Mutual => "goes both ways with",
    }
}

fn status(status: &WorkStatus) -> &str {
    match status {
        WorkStatus::Todo => "to do",
        WorkStatus::Doing => "under way",
        WorkStatus::Done => "done",
        WorkStatus::Other(word) => word,
    }
}

fn several(count: usize) -> String {
    format!("{count} cards. A change goes to all of them.")
}

fn remove_tag(tag: &str) -> String {
    format!("Take off the tag {tag}")
}

fn tag_of_some(tag: &str, count: usize) -> String {
    format!("{tag} (on {count})")
}

fn value_on(day: &str) -> String {
    format!("Value on {day}")
}

fn day_of(number: usize) -> String {
    format!("Day of reading {number}")
}

fn remove_reading(day: &str) -> String {
    format!("Remove the reading of {day}")
}

fn remove_link(card: &str) -> String {
    format!("Remove the link with “{card}”")
}

fn go_to(card: &str) -> String {
    format!("Go to “{card}”")
}

fn plot(metric: &Metric) -> String {
    let told = |amount: &Amount| with_unit(amount, &metric.unit);
    let mut text = match metric.readings.as_slice() {
        [] => String::new(),
        [one] => format!("{} on {}.", told(&one.value), date(&one.on)),
        [first, .., last] => format!(
            "{} readings, from {} on {} to {} on {}.",
            metric.readings.len(),
            told(&first.value),
            date(&first.on),
            told(&last.value),
            date(&last.on)
        ),
    };
    if let Some(baseline) = &metric.baseline {
        text.push_str(&format!(" Baseline {}.", told(baseline)));
    }
    if let Some(target) = &metric.target {
        text.push_str(&format!(" Target {}.", told(target)));
    }
    text
}

fn figure(amount: &Amount) -> String {
    written(amount, ",", '.')
}

fn with_unit(amount: &Amount, unit: &str) -> String {
    match unit {
        "" => figure(amount),
        "%" => format!("{}%", figure(amount)),
        _ => format!("{}\u{a0}{unit}", figure(amount)),
    }
}

fn typed(amount: &Amount) -> String {
    written(amount, "", '.')
}

/// In English a comma before three digits groups them: 12,500 is twelve thousand five hundred.
fn read_figure(typed: &str) -> Option<Amount> {
    let groups = typed.split_once(',').is_some_and(|(before, after)| {
        let before = before.trim().trim_start_matches(['-', '−', '+']);
        (1..=3).contains(&before.len()) && !before.starts_with('0') && after.trim().len() == 3
    });
    if groups { Amount::parse(&typed.replace(',', " ")) } else { Amount::parse(typed) }
}

fn date(day: &str) -> String {
    DAYS.short(day)
}

fn minutes(minutes: i64) -> String {
    format!("{minutes}\u{a0}min")
}

fn due_mark(day: &str, today: &str) -> String {
    format!("by {}", DAYS.near_short(day, today))
}

fn link_count(count: usize) -> String {
    if count == 1 { "1 link".to_owned() } else { format!("{count} links") }
}

fn towards(target: &str) -> String {
    format!("target {target}")
}

fn coloured(name: &str) -> String {
    format!("colour {name}")
}
