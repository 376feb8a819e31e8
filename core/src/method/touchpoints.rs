//! The inventory of touchpoints: where customer and company meet, on which channel, at which steps, and where the channel changes.

use crate::model::order::InOrder;

use crate::model::{
    Card, CardId, CellKey, Channel, ChannelKind, JourneyMap, Lane, LaneId, LaneRole, SortedMap, StepId, WordOrder,
};

/// More touchpoints a stage than that blur the map: nobody weighs more than about four of them in the minutes a stage gets in a
/// workshop of half a day.
pub const MOST_PER_STAGE: usize = 4;

/// From that many touchpoints on, some have to be chosen over others: fewer are all in sight at once.
pub const WORTH_CHOOSING: usize = 6;

/// Fewer key touchpoints than that leave nothing to compare.
pub const FEWEST_KEY: usize = 3;

/// A touchpoint, wherever it is met: cards of the same name on the same channel are one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Touchpoint {
    /// What it is called, as its first card says.
    pub name: String,
    /// Where contact happens; unset until somebody says so.
    pub channel: Option<Channel>,
    /// Whether one of its cards is marked as key.
    pub key: bool,
    /// Its cards in the order of the journey, each with its step.
    pub cards: Vec<(CardId, StepId)>,
}

impl Touchpoint {
    /// The ids of its cards.
    pub fn ids(&self) -> Vec<CardId> {
        self.cards.iter().map(|(id, _)| id.clone()).collect()
    }

    /// The steps it serves, each once with the first card there.
    pub fn steps(&self) -> Vec<&(CardId, StepId)> {
        let mut steps: Vec<&(CardId, StepId)> = Vec::new();
        for held in &self.cards {
            if !steps.iter().any(|(_, step)| *step == held.1) {
                steps.push(held);
            }
        }
        steps
    }
}

/// A channel with all that is met on it, in the order of the journey.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The channel, written as its first card has it.
    pub channel: Channel,
    /// What is met there.
    pub touchpoints: Vec<Touchpoint>,
}

/// All touchpoints of a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inventory {
    /// By channel: online first, then offline, each in the order of the journey.
    pub groups: Vec<Group>,
    /// Those of which nobody said where they are met.
    pub without_channel: Vec<Touchpoint>,
}

impl Inventory {
    /// Every touchpoint, those without a channel last.
    pub fn all(&self) -> impl Iterator<Item = &Touchpoint> {
        self.groups.iter().flat_map(|group| &group.touchpoints).chain(&self.without_channel)
    }

    /// How many touchpoints there are.
    pub fn count(&self) -> usize {
        self.all().count()
    }

    /// How many of them are key.
    pub fn keys(&self) -> usize {
        self.all().filter(|touchpoint| touchpoint.key).count()
    }
}

/// Whether the cards of a lane are contacts with the customer.
pub fn is_contact_lane(lane: &Lane) -> bool {
    matches!(lane.role, LaneRole::Touchpoint | LaneRole::Frontstage)
}

/// Whether `card`, in `lane`, is a touchpoint. What happens in view of the customer is one only where a channel says that they meet.
pub fn is_touchpoint(lane: &Lane, card: &Card) -> bool {
    match lane.role {
        LaneRole::Touchpoint => true,
        LaneRole::Frontstage => card.channel.is_some(),
        _ => false,
    }
}

/// The touchpoints of `map`. A card without a text is not one yet.
pub fn inventory(map: &JourneyMap) -> Inventory {
    let mut found: Vec<Touchpoint> = Vec::new();
    let mut known: SortedMap<(String, Option<(bool, String)>), usize> = SortedMap::new();
    for step in map.steps() {
        for lane in map.lanes.iter().filter(|lane| is_contact_lane(lane)) {
            let cell = CellKey { step: step.id.clone(), lane: lane.id.clone() };
            for (id, card) in map.cards_in(&cell).iter().filter_map(|id| Some((id, map.card(id)?))) {
                if !is_touchpoint(lane, card) || card.text.trim().is_empty() {
                    continue;
                }
                let channel = card.channel.as_ref().filter(|channel| !channel.name.trim().is_empty());
                let name = (folded(&card.text), channel.map(same_channel));
                let at = *known.entry(name).or_insert_with(|| {
                    let name = card.text.trim().to_owned();
                    found.push(Touchpoint { name, channel: channel.cloned(), ..Touchpoint::default() });
                    found.len() - 1
                });
                found[at].key |= card.key;
                found[at].cards.push((id.clone(), step.id.clone()));
            }
        }
    }
    grouped(found)
}

fn grouped(touchpoints: Vec<Touchpoint>) -> Inventory {
    let mut inventory = Inventory::default();
    for touchpoint in touchpoints {
        let Some(channel) = &touchpoint.channel else {
            inventory.without_channel.push(touchpoint);
            continue;
        };
        let place = same_channel(channel);
        match inventory.groups.iter_mut().find(|group| same_channel(&group.channel) == place) {
            Some(group) => group.touchpoints.push(touchpoint),
            None => inventory.groups.push(Group { channel: channel.clone(), touchpoints: vec![touchpoint] }),
        }
    }
    inventory.groups.put_in_order(|one, other| is_online(&other.channel).cmp(&is_online(&one.channel)));
    inventory
}

/// Whether contact on `channel` needs a network; a kind of a later version is taken to.
pub fn is_online(channel: &Channel) -> bool {
    channel.kind != ChannelKind::Offline
}

/// What tells a channel from the others: its kind and its name, however it is spaced and capitalised.
fn same_channel(channel: &Channel) -> (bool, String) {
    (is_online(channel), folded(&channel.name))
}

/// `text` on one line, in small letters as far as they are of the alphabet without accents.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_ascii_lowercase()
}

/// The channels that cards of `map` have, each once, in the order of the journey.
pub fn channels_used(map: &JourneyMap) -> Vec<Channel> {
    let mut channels: Vec<Channel> = Vec::new();
    let cells = map
        .steps()
        .flat_map(|step| map.lanes.iter().map(move |lane| CellKey { step: step.id.clone(), lane: lane.id.clone() }));
    for channel in cells.flat_map(|cell| map.channels_in(&cell)).filter(|channel| !channel.name.trim().is_empty()) {
        if !channels.iter().any(|other| same_channel(other) == same_channel(&channel)) {
            channels.push(channel);
        }
    }
    channels
}

/// Something to think about in an inventory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is what the sentence above its hint counts")]
pub enum Hint {
    /// Fewer touchpoints than stages: a stage is left with nothing to look at.
    Few { count: usize, stages: usize },
    /// More than [`MOST_PER_STAGE`] touchpoints a stage.
    Many { count: usize, stages: usize },
    /// Enough touchpoints to choose from, and none is key.
    NoKey { count: usize },
    /// Enough touchpoints to choose from, and fewer than [`FEWEST_KEY`] are key.
    FewKey { keys: usize },
    /// More than half of the touchpoints are key: then none is.
    ManyKey { keys: usize, count: usize },
}

impl Hint {
    /// The value of the page's `data-hint`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Few { .. } => "few",
            Self::Many { .. } => "many",
            Self::NoKey { .. } => "no-key",
            Self::FewKey { .. } => "few-key",
            Self::ManyKey { .. } => "many-key",
        }
    }
}

/// What to think about in the inventory of a map with `stages` stages; nothing while it is empty.
pub fn hints(inventory: &Inventory, stages: usize) -> Vec<Hint> {
    let (count, keys) = (inventory.count(), inventory.keys());
    let mut hints = Vec::new();
    if count == 0 {
        return hints;
    }
    if count < stages {
        hints.push(Hint::Few { count, stages });
    }
    if count > MOST_PER_STAGE * stages {
        hints.push(Hint::Many { count, stages });
    }
    if count >= WORTH_CHOOSING {
        match keys {
            0 => hints.push(Hint::NoKey { count }),
            keys if keys < FEWEST_KEY => hints.push(Hint::FewKey { keys }),
            keys if keys * 2 > count => hints.push(Hint::ManyKey { keys, count }),
            _ => {}
        }
    }
    hints
}

/// A change of channels between two neighbouring steps of a lane.
#[derive(Clone, Debug, PartialEq)]
pub struct Switch {
    /// The lane.
    pub lane: LaneId,
    /// The step that is left.
    pub from: StepId,
    /// The step that is entered.
    pub to: StepId,
    /// The channels that are left.
    pub before: Vec<Channel>,
    /// The channels that are entered.
    pub after: Vec<Channel>,
}

/// Whether going from `before` to `after` is a change of channels. Where one side has none, nothing is known, and nothing is said.
pub fn is_switch(before: &[Channel], after: &[Channel]) -> bool {
    let named = |channels: &[Channel]| {
        let mut all: Vec<_> = channels.iter().map(same_channel).filter(|(_, name)| !name.is_empty()).collect();
        all.put_in_order(Ord::cmp);
        all.dedup();
        all
    };
    let (before, after) = (named(before), named(after));
    !before.is_empty() && !after.is_empty() && before != after
}

/// `channels` by name, in the order of the language, for a person to read.
pub fn by_name(mut channels: Vec<Channel>, word_order: WordOrder) -> Vec<Channel> {
    channels.put_in_order(|one, other| word_order(&one.name, &other.name));
    channels
}

/// Whether a change of channels leaves the network, or enters it.
pub fn crosses_network(before: &[Channel], after: &[Channel]) -> bool {
    let kinds =
        |channels: &[Channel]| (channels.iter().any(is_online), channels.iter().any(|channel| !is_online(channel)));
    kinds(before) != kinds(after)
}

/// Every change of channels between neighbouring steps, in the order of the journey.
pub fn switches(map: &JourneyMap) -> Vec<Switch> {
    let steps: Vec<&StepId> = map.steps().map(|step| &step.id).collect();
    let lanes: Vec<&LaneId> = map.lanes.iter().filter(|lane| is_contact_lane(lane)).map(|lane| &lane.id).collect();
    let mut switches = Vec::new();
    for pair in steps.windows(2) {
        for lane in &lanes {
            let channels = |step: &StepId| map.channels_in(&CellKey { step: step.clone(), lane: (*lane).clone() });
            let (before, after) = (channels(pair[0]), channels(pair[1]));
            if is_switch(&before, &after) {
                let (lane, from, to) = ((*lane).clone(), pair[0].clone(), pair[1].clone());
                switches.push(Switch { lane, from, to, before, after });
            }
        }
    }
    switches
}
