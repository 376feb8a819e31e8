//! Who travels: the fields of the sheet, the portrait, and what the map's own lanes tell of them.

use crate::model::{CardId, CellKey, FreeField, JourneyMap, LaneRole, Persona};

/// A text of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the field of that name, explained in `model::header`")]
pub enum PersonaField {
    Name,
    Role,
    Segment,
    Quote,
    Goals,
    Needs,
    Frustrations,
    Motivations,
    Habits,
    Channels,
    Price,
    Income,
    Interests,
    Sources,
}

impl PersonaField {
    /// Every field, in the order of the sheet.
    pub const ALL: [Self; 14] = [
        Self::Name,
        Self::Role,
        Self::Segment,
        Self::Quote,
        Self::Goals,
        Self::Needs,
        Self::Frustrations,
        Self::Motivations,
        Self::Habits,
        Self::Channels,
        Self::Price,
        Self::Income,
        Self::Interests,
        Self::Sources,
    ];

    /// The name of the field in the page.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "persona-name",
            Self::Role => "persona-role",
            Self::Segment => "persona-segment",
            Self::Quote => "persona-quote",
            Self::Goals => "persona-goals",
            Self::Needs => "persona-needs",
            Self::Frustrations => "persona-frustrations",
            Self::Motivations => "persona-motivations",
            Self::Habits => "persona-habits",
            Self::Channels => "persona-channels",
            Self::Price => "persona-price",
            Self::Income => "persona-income",
            Self::Interests => "persona-interests",
            Self::Sources => "persona-sources",
        }
    }

    /// Whether it takes more than a line.
    pub fn is_long(self) -> bool {
        !matches!(self, Self::Name | Self::Role | Self::Segment)
    }

    /// Where it stands in `persona`.
    pub fn of(self, persona: &mut Persona) -> &mut String {
        match self {
            Self::Name => &mut persona.name,
            Self::Role => &mut persona.role,
            Self::Segment => &mut persona.segment,
            Self::Quote => &mut persona.quote,
            Self::Goals => &mut persona.goals,
            Self::Needs => &mut persona.needs,
            Self::Frustrations => &mut persona.frustrations,
            Self::Motivations => &mut persona.motivations,
            Self::Habits => &mut persona.habits,
            Self::Channels => &mut persona.channels,
            Self::Price => &mut persona.price,
            Self::Income => &mut persona.income,
            Self::Interests => &mut persona.interests,
            Self::Sources => &mut persona.sources,
        }
    }
}

/// What is written of a free field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FreePart {
    /// What it is about.
    Name,
    /// What is so.
    Text,
}

impl FreePart {
    /// Both, in the order of the sheet.
    pub const ALL: [Self; 2] = [Self::Name, Self::Text];

    /// The end of the field's name in the page.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Text => "text",
        }
    }

    /// Where it stands in `field`.
    pub fn of(self, field: &mut FreeField) -> &mut String {
        match self {
            Self::Name => &mut field.name,
            Self::Text => &mut field.text,
        }
    }
}

/// A colour a portrait can have. Few and named, so that each is known to be readable, light and dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the colour of that name")]
pub enum Portrait {
    #[default]
    Amber,
    Green,
    Blue,
    Violet,
    Rose,
    Grey,
}

impl Portrait {
    /// Every colour.
    pub const ALL: [Self; 6] = [Self::Amber, Self::Green, Self::Blue, Self::Violet, Self::Rose, Self::Grey];

    /// The value of the page's `data-portrait`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Amber => "amber",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Violet => "violet",
            Self::Rose => "rose",
            Self::Grey => "grey",
        }
    }

    /// What a file says, `#rrggbb`: the light token of that name.
    pub fn colour(self) -> &'static str {
        match self {
            Self::Amber => "#fbe3c8",
            Self::Green => "#d3eee2",
            Self::Blue => "#dbe6fb",
            Self::Violet => "#e7dffa",
            Self::Rose => "#fadde5",
            Self::Grey => "#e5e8ec",
        }
    }

    /// The colour of a persona; the first one where a file says another than these.
    pub fn of(persona: &Persona) -> Self {
        let is_said = |portrait: &Self| persona.colour.as_deref() == Some(portrait.colour());
        Self::ALL.into_iter().find(is_said).unwrap_or_default()
    }
}

/// The first letters of the first two names; a question mark for a persona without a name.
pub fn initials(name: &str) -> String {
    let letters: String = name.split_whitespace().filter_map(|word| word.chars().next()).take(2).collect();
    if letters.is_empty() { "?".to_owned() } else { letters }
}

/// Where two versions of one persona differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// The texts that are not the same.
    pub fields: Vec<PersonaField>,
    /// Whether the age is another.
    pub age: bool,
    /// Whether the free fields are.
    pub free: bool,
    /// Whether anything else is: the colour, or what a later version of the page knows.
    pub other: bool,
}

impl Difference {
    /// Where `one` and `other` differ.
    pub fn between(one: &Persona, other: &Persona) -> Self {
        let (mut one, mut other) = (one.clone(), other.clone());
        let age = std::mem::take(&mut one.age) != std::mem::take(&mut other.age);
        let differs = |field: &PersonaField| std::mem::take(field.of(&mut one)) != std::mem::take(field.of(&mut other));
        let fields = PersonaField::ALL.into_iter().filter(differs).collect();
        let free = std::mem::take(&mut one.fields) != std::mem::take(&mut other.fields);
        Self { fields, age, free, other: one != other }
    }

    /// Whether there is none.
    pub fn is_none(&self) -> bool {
        self.fields.is_empty() && !self.age && !self.free && !self.other
    }
}

/// What the lanes in sight tell of the person, in the order of the journey (the empathy map: thinks, feels, says, does).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Empathy {
    /// Thoughts and needs.
    pub thinks: Vec<CardId>,
    /// The known feelings. What is only wished for is nobody's feeling.
    pub feelings: Vec<CellKey>,
    /// What hurts.
    pub pains: Vec<CardId>,
    /// What they really said.
    pub says: Vec<CardId>,
    /// What they do.
    pub does: Vec<CardId>,
}

/// Reads the empathy map off `map`. Hidden lanes are left out: nobody could go and look.
pub fn empathy(map: &JourneyMap) -> Empathy {
    let mut empathy = Empathy::default();
    for step in map.steps() {
        for lane in map.lanes.iter().filter(|lane| !lane.hidden) {
            let cell = CellKey { step: step.id.clone(), lane: lane.id.clone() };
            let side = match lane.role {
                LaneRole::Thought | LaneRole::Need => &mut empathy.thinks,
                LaneRole::Pain => &mut empathy.pains,
                LaneRole::Quote => &mut empathy.says,
                LaneRole::Action => &mut empathy.does,
                LaneRole::Emotion if !lane.wished && map.emotion(&cell).is_some() => {
                    empathy.feelings.push(cell);
                    continue;
                }
                _ => continue,
            };
            side.extend_from_slice(map.cards_in(&cell));
        }
    }
    empathy
}
