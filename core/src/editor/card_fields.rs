//! What is known of a card, field by field, as a control shows it and as a person sets it: text in, text out.
//!
//! An empty value takes what was known away, so that nothing empty is ever kept.

use crate::format::limits;
use crate::model::order::InOrder;
use crate::model::{
    Amount, Card, Channel, ChannelKind, Evidence, JourneyMap, Metric, MomentOfTruth, SortedSet, WordOrder, WorkStatus,
};
use crate::words::Words;
use crate::words::details::channel_kind;

/// A field of a card that one control shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each names the card's field of that name")]
pub enum Field {
    Text,
    Note,
    Colour,
    Owner,
    Evidence,
    Source,
    Learnt,
    Channel,
    ChannelKind,
    Key,
    Moment,
    Importance,
    Performance,
    Impact,
    Effort,
    Status,
    Due,
    Minutes,
    Failure,
    Accepted,
    Measure,
    Unit,
    Baseline,
    Target,
}

/// The values of a mark that is set or not.
pub const SET: &str = "true";

/// What a person typed cannot be what the field holds: no figure, or no whole number of minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotANumber;

impl Field {
    /// The value of the page's `data-detail`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Note => "note",
            Self::Colour => "colour",
            Self::Owner => "owner",
            Self::Evidence => "evidence",
            Self::Source => "source",
            Self::Learnt => "learnt",
            Self::Channel => "channel",
            Self::ChannelKind => "channel-kind",
            Self::Key => "key",
            Self::Moment => "moment",
            Self::Importance => "importance",
            Self::Performance => "performance",
            Self::Impact => "impact",
            Self::Effort => "effort",
            Self::Status => "status",
            Self::Due => "due",
            Self::Minutes => "minutes",
            Self::Failure => "failure",
            Self::Accepted => "accepted",
            Self::Measure => "measure",
            Self::Unit => "unit",
            Self::Baseline => "baseline",
            Self::Target => "target",
        }
    }

    /// What the field of `card` shows; empty while nothing is known.
    pub fn read(self, card: &Card, words: &Words) -> String {
        let level = |level: Option<i64>| level.map(|level| level.to_string()).unwrap_or_default();
        let mark = |mark: bool| if mark { SET.to_owned() } else { String::new() };
        let word = |word: Option<&str>| word.unwrap_or_default().to_owned();
        let figure = |of: fn(&Metric) -> &Option<Amount>| {
            let amount = card.metric.as_ref().and_then(|metric| of(metric).as_ref());
            amount.map(|amount| (words.details.typed)(amount)).unwrap_or_default()
        };
        match self {
            Self::Text => card.text.clone(),
            Self::Note => card.note.clone(),
            Self::Colour => word(card.colour.as_deref()),
            Self::Owner => card.owner.clone(),
            Self::Evidence => card.evidence.as_ref().unwrap_or(&Evidence::Assumed).as_str().to_owned(),
            Self::Source => card.source.clone(),
            Self::Learnt => word(card.learnt.as_deref()),
            Self::Channel => word(card.channel.as_ref().map(|channel| channel.name.as_str())),
            Self::ChannelKind => word(card.channel.as_ref().map(|channel| channel.kind.as_str())),
            Self::Key => mark(card.key),
            Self::Moment => word(card.moment.as_ref().map(MomentOfTruth::as_str)),
            Self::Importance => level(card.importance),
            Self::Performance => level(card.performance),
            Self::Impact => level(card.impact),
            Self::Effort => level(card.effort),
            Self::Status => word(card.status.as_ref().map(WorkStatus::as_str)),
            Self::Due => word(card.due.as_deref()),
            Self::Minutes => level(card.minutes),
            Self::Failure => mark(card.failure),
            Self::Accepted => mark(card.accepted),
            Self::Measure => word(card.metric.as_ref().map(|metric| metric.name.as_str())),
            Self::Unit => word(card.metric.as_ref().map(|metric| metric.unit.as_str())),
            Self::Baseline => figure(|metric| &metric.baseline),
            Self::Target => figure(|metric| &metric.target),
        }
    }

    /// Sets the field of `card` to `value`, as [`Field::read`] gives it or as a person types it; empty takes it away. A text
    /// emptied stays: a card without a text could no longer be seen.
    ///
    /// # Errors
    /// [`NotANumber`] where one is wanted; the card is then unchanged.
    pub fn write(self, card: &mut Card, value: &str, map: &JourneyMap, words: &Words) -> Result<(), NotANumber> {
        let value = value.trim();
        let is_set = !value.is_empty();
        let some = || is_set.then(|| value.to_owned());
        let level = || value.parse::<i64>().ok().map(|level| level.clamp(1, 5));
        match self {
            Self::Text if is_set => card.text = value.to_owned(),
            Self::Text => {}
            Self::Note => card.note = value.to_owned(),
            Self::Colour => card.colour = some(),
            Self::Owner => card.owner = value.to_owned(),
            Self::Evidence => card.evidence = is_set.then(|| value.into()),
            Self::Source => card.source = value.to_owned(),
            Self::Learnt => card.learnt = some(),
            Self::Channel => set_channel(card, value, map),
            Self::ChannelKind => set_channel_kind(card, value),
            Self::Key => card.key = is_set,
            Self::Moment => card.moment = is_set.then(|| value.into()),
            Self::Importance => card.importance = level(),
            Self::Performance => card.performance = level(),
            Self::Impact => card.impact = level(),
            Self::Effort => card.effort = level(),
            Self::Status => card.status = is_set.then(|| value.into()),
            Self::Due => card.due = some(),
            Self::Minutes => card.minutes = minutes(value)?,
            Self::Failure => card.failure = is_set,
            Self::Accepted => card.accepted = is_set,
            Self::Measure => change_metric(card, |metric| metric.name = value.to_owned()),
            Self::Unit => change_metric(card, |metric| metric.unit = value.to_owned()),
            Self::Baseline | Self::Target => {
                let amount = figure(value, card, words)?;
                change_metric(card, |metric| match self {
                    Self::Baseline => metric.baseline = amount,
                    _ => metric.target = amount,
                });
            }
        }
        Ok(())
    }
}

/// Changes the figure of `card`; one that says nothing any more goes.
pub fn change_metric(card: &mut Card, change: impl FnOnce(&mut Metric)) {
    let mut metric = card.metric.take().unwrap_or_default();
    change(&mut metric);
    card.metric = (metric != Metric::default()).then_some(metric);
}

/// Reads a figure typed in the language of `words`; its unit may stand behind it. `None` where nothing was typed.
///
/// # Errors
/// [`NotANumber`] where something else was.
pub fn figure(typed: &str, card: &Card, words: &Words) -> Result<Option<Amount>, NotANumber> {
    let unit = card.metric.as_ref().map_or("", |metric| metric.unit.as_str());
    let typed = typed.trim();
    let bare = if unit.is_empty() { typed } else { typed.strip_suffix(unit).unwrap_or(typed) };
    if typed.is_empty() {
        return Ok(None);
    }
    (words.details.read_figure)(bare).map(Some).ok_or(NotANumber)
}

/// Whole minutes, as many as a card takes.
fn minutes(typed: &str) -> Result<Option<i64>, NotANumber> {
    if typed.is_empty() {
        return Ok(None);
    }
    let digits = Amount::parse(typed).ok_or(NotANumber)?.digits();
    let is_whole = !digits.negative && digits.fraction.is_empty();
    let minutes = digits.whole.parse().ok().filter(|minutes| is_whole && *minutes <= limits::MINUTES);
    minutes.map(Some).ok_or(NotANumber)
}

/// Names the channel. A channel we know, or that the map has already, brings its kind; another keeps the
/// kind that was set. A name taken away takes the channel with it; a kind that never had a name stays.
fn set_channel(card: &mut Card, name: &str, map: &JourneyMap) {
    let before = card.channel.take();
    if name.is_empty() {
        card.channel = before.filter(|before| before.name.is_empty());
        return;
    }
    let known = channel_kind(name).or_else(|| {
        let mut used = map.cards.values().filter_map(|card| card.channel.as_ref());
        used.find(|used| used.name == name).map(|used| used.kind.clone())
    });
    let mut channel = before.unwrap_or_default();
    channel.kind = known.unwrap_or(channel.kind);
    channel.name = name.to_owned();
    card.channel = Some(channel);
}

/// Says whether contact is online; without that there is no channel.
fn set_channel_kind(card: &mut Card, kind: &str) {
    if kind.is_empty() {
        card.channel = None;
        return;
    }
    card.channel.get_or_insert_with(Channel::default).kind = ChannelKind::from(kind);
}

/// Adds each of the words in `typed`, parted by commas, that `card` has not got. That a card cannot hold so many is said when they are to
/// be kept.
pub fn add_tags(card: &mut Card, typed: &str) {
    for tag in typed.split([',', ';', '\n']).map(str::trim).filter(|tag| !tag.is_empty()) {
        if !card.tags.iter().any(|other| other == tag) {
            card.tags.push(tag.to_owned());
        }
    }
}

/// Takes a tag off.
pub fn remove_tag(card: &mut Card, tag: &str) {
    card.tags.retain(|other| other != tag);
}

/// What is kept of `texts` to choose from: each once, in the order of the language, none empty.
pub fn suggestions<'a>(texts: impl Iterator<Item = &'a str>, word_order: WordOrder) -> Vec<&'a str> {
    /// More than anyone looks through.
    const MOST: usize = 100;
    // Each once first: of ten thousand cards few have an owner that no other has, and the language is asked for each two.
    let mut once: SortedSet<&str> = SortedSet::new();
    once.extend(texts.filter(|text| !text.is_empty()));
    let mut texts: Vec<&str> = once.into_iter().collect();
    texts.put_in_order(|one, other| word_order(one, other));
    texts.truncate(MOST);
    texts
}
