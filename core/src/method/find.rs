//! Which places of a map a search finds, and which cards a filter leaves.

use crate::model::order::InOrder;
use crate::model::{
    Card, CardId, ChannelKind, Evidence, JourneyMap, Lane, LaneId, LaneRole, MomentOfTruth, SortedMap, SortedSet,
    StageId, StepId, WordOrder, WorkStatus,
};

/// A place on the board that a search can find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A stage, by its name.
    Stage(StageId),
    /// A step, by its name.
    Step(StepId),
    /// A lane, by its label.
    Lane(LaneId),
    /// A card, by anything that is written on it.
    Card(CardId),
}

/// Every place that says all the words of `wanted`, in reading order: stages, steps, then each lane with its cards.
///
/// `plain` makes two spellings of one word alike, such as those with and without accents.
pub fn search(map: &JourneyMap, wanted: &str, plain: impl Fn(&str) -> String) -> Vec<Place> {
    let wanted = plain(wanted);
    let words: Vec<&str> = wanted.split_whitespace().collect();
    if words.is_empty() {
        return Vec::new();
    }
    let says = |text: &str| {
        let text = plain(text);
        words.iter().all(|word| text.contains(word))
    };
    let mut found: Vec<Place> = Vec::new();
    found.extend(map.stages.iter().filter(|stage| says(&stage.name)).map(|stage| Place::Stage(stage.id.clone())));
    found.extend(map.steps().filter(|step| says(&step.name)).map(|step| Place::Step(step.id.clone())));
    let mut cards = map.cards_in_order().peekable();
    for lane in &map.lanes {
        if says(&lane.label) {
            found.push(Place::Lane(lane.id.clone()));
        }
        while let Some(id) = cards.next_if(|id| map.card(id).is_some_and(|card| card.lane == lane.id)) {
            if map.card(id).is_some_and(|card| says(&text_of(card))) {
                found.push(Place::Card(id.clone()));
            }
        }
    }
    found
}

/// Everything a person wrote on a card.
fn text_of(card: &Card) -> String {
    let channel = card.channel.as_ref().map_or("", |channel| channel.name.as_str());
    let metric = card.metric.as_ref().map_or("", |metric| metric.name.as_str());
    let mut text = [card.text.as_str(), &card.note, &card.owner, &card.source, channel, metric].join("\n");
    for tag in &card.tags {
        text.push('\n');
        text.push_str(tag);
    }
    text
}

/// What a condition is about. A card must meet one condition of every aspect that has any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// Its tags.
    Tag,
    /// Who answers for it.
    Owner,
    /// How we know.
    Evidence,
    /// The lane it stands in, or that lane's role.
    Lane,
    /// Whether it is a moment of truth.
    Moment,
    /// How far it has come.
    Status,
    /// Online or offline.
    Channel,
}

impl Aspect {
    /// Every aspect, in the order they are offered.
    pub const ALL: [Self; 7] =
        [Self::Owner, Self::Tag, Self::Evidence, Self::Lane, Self::Moment, Self::Status, Self::Channel];

    /// The value of the page's `data-aspect`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Tag => "tag",
            Self::Owner => "owner",
            Self::Evidence => "evidence",
            Self::Lane => "lane",
            Self::Moment => "moment",
            Self::Status => "status",
            Self::Channel => "channel",
        }
    }
}

/// Something a card must be, or one of several such things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// It has this tag.
    Tag(String),
    /// This person answers for it; nobody while empty.
    Owner(String),
    /// We know it this way. A card that does not say is assumed.
    Evidence(Evidence),
    /// It stands in this lane.
    Lane(LaneId),
    /// It stands in a lane with this role.
    Role(LaneRole),
    /// It is this kind of moment of truth.
    Moment(MomentOfTruth),
    /// It has come this far.
    Status(WorkStatus),
    /// Contact happens this way.
    Channel(ChannelKind),
}

impl Condition {
    /// What it is about.
    pub fn aspect(&self) -> Aspect {
        match self {
            Self::Tag(_) => Aspect::Tag,
            Self::Owner(_) => Aspect::Owner,
            Self::Evidence(_) => Aspect::Evidence,
            Self::Lane(_) | Self::Role(_) => Aspect::Lane,
            Self::Moment(_) => Aspect::Moment,
            Self::Status(_) => Aspect::Status,
            Self::Channel(_) => Aspect::Channel,
        }
    }

    /// A name that tells it from every other condition.
    pub fn key(&self) -> String {
        let (kind, value) = match self {
            Self::Tag(tag) => ("tag", tag.as_str()),
            Self::Owner(owner) => ("owner", owner.as_str()),
            Self::Evidence(evidence) => ("evidence", evidence.as_str()),
            Self::Lane(id) => ("lane", id.as_str()),
            Self::Role(role) => ("role", role.as_str()),
            Self::Moment(moment) => ("moment", moment.as_str()),
            Self::Status(status) => ("status", status.as_str()),
            Self::Channel(kind) => ("channel", kind.as_str()),
        };
        format!("{kind}:{value}")
    }

    /// Whether `card` is so.
    pub fn holds(&self, map: &JourneyMap, card: &Card) -> bool {
        match self {
            Self::Tag(tag) => card.tags.contains(tag),
            Self::Owner(owner) => card.owner == *owner,
            Self::Evidence(evidence) => card.evidence.as_ref().unwrap_or(&Evidence::Assumed) == evidence,
            Self::Lane(id) => card.lane == *id,
            Self::Role(role) => map.lane(&card.lane).is_some_and(|lane| lane.role == *role),
            Self::Moment(moment) => card.moment.as_ref() == Some(moment),
            Self::Status(status) => card.status.as_ref() == Some(status),
            Self::Channel(kind) => card.channel.as_ref().is_some_and(|channel| channel.kind == *kind),
        }
    }
}

/// Whether `card` meets a condition of every aspect that `filter` has one of.
pub fn passes(map: &JourneyMap, filter: &[Condition], card: &Card) -> bool {
    let asked = |aspect: Aspect| filter.iter().filter(move |condition| condition.aspect() == aspect);
    Aspect::ALL
        .into_iter()
        .all(|aspect| asked(aspect).next().is_none() || asked(aspect).any(|condition| condition.holds(map, card)))
}

/// The cards that `filter` does not let through.
pub fn hidden_by(map: &JourneyMap, filter: &[Condition]) -> SortedSet<CardId> {
    map.cards.iter().filter(|(_, card)| !passes(map, filter, card)).map(|(id, _)| id.clone()).collect()
}

/// The conditions that some card of the map meets, each with how many do; tags and people in the order of the language, of lanes only
/// those that hold cards.
pub fn choices(map: &JourneyMap, aspect: Aspect, word_order: WordOrder) -> Vec<(Condition, usize)> {
    match aspect {
        Aspect::Tag => {
            // A tag that stands on a card twice counts once.
            let own = |card: &'_ Card, at: usize| !card.tags[..at].contains(&card.tags[at]);
            let tags = map.cards.values().flat_map(|card| {
                let tags = card.tags.iter().enumerate().filter(move |(at, _)| own(card, *at));
                tags.map(|(_, tag)| tag.as_str())
            });
            counted(tags, word_order).into_iter().map(|(tag, count)| (Condition::Tag(tag.to_owned()), count)).collect()
        }
        Aspect::Owner => {
            let owners = counted(map.cards.values().map(|card| card.owner.as_str()), word_order);
            // Without any owner on the map there is nothing to choose between.
            let is_known = owners.iter().any(|(owner, _)| !owner.is_empty());
            let owners = owners.into_iter().filter(|_| is_known);
            owners.map(|(owner, count)| (Condition::Owner(owner.to_owned()), count)).collect()
        }
        Aspect::Evidence => each(map, Evidence::ALL.iter().cloned().map(Condition::Evidence)),
        Aspect::Lane => {
            // By cell: counting card by card for each lane would be slow on the largest maps.
            let held = |is_one: &dyn Fn(&Lane) -> bool| {
                let cells = map.cells.iter().filter(|(cell, _)| map.lane(&cell.lane).is_some_and(is_one));
                cells.map(|(_, cards)| cards.len()).sum::<usize>()
            };
            let shared =
                LaneRole::ALL.iter().filter(|role| map.lanes.iter().filter(|lane| lane.role == **role).count() > 1);
            let lanes =
                map.lanes.iter().map(|lane| (Condition::Lane(lane.id.clone()), held(&|other| other.id == lane.id)));
            let roles = shared.map(|role| (Condition::Role(role.clone()), held(&|other| other.role == *role)));
            lanes.chain(roles).filter(|(_, count)| *count > 0).collect()
        }
        Aspect::Moment => each(map, MomentOfTruth::ALL.iter().cloned().map(Condition::Moment)),
        Aspect::Status => each(map, WorkStatus::ALL.iter().cloned().map(Condition::Status)),
        Aspect::Channel => each(map, ChannelKind::ALL.iter().cloned().map(Condition::Channel)),
    }
}

fn counted<'a>(texts: impl Iterator<Item = &'a str>, word_order: WordOrder) -> Vec<(&'a str, usize)> {
    let mut counts: SortedMap<&str, usize> = SortedMap::new();
    for text in texts {
        *counts.entry(text).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.put_in_order(|one, other| word_order(one.0, other.0));
    counts
}

fn each(map: &JourneyMap, conditions: impl Iterator<Item = Condition>) -> Vec<(Condition, usize)> {
    let count = |condition: &Condition| map.cards.values().filter(|card| condition.holds(map, card)).count();
    conditions.map(|condition| (condition.clone(), count(&condition))).filter(|(_, count)| *count > 0).collect()
}
