//! What the panels hold that is not on the map: what was typed and could not be taken, a link half made, a field not yet written in.

use crate::format::limits::FREE_FIELDS;
use crate::model::{CardId, Persona};

/// What the panels of details and of the persona hold that is not on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// What was typed into a field of a card and is no figure: the card, the field's name, the text as it was typed.
    pub refused: Vec<(CardId, String, String)>,
    /// The day a new reading is of, once it was changed.
    pub day: Option<String>,
    /// How two cards are about to be tied.
    pub way: Option<LinkWay>,
    /// The card that is about to be tied to the one that is shown.
    pub tied: Option<CardId>,
    /// A free field of the persona that says nothing yet.
    pub blank: Option<BlankField>,
}

impl Unfinished {
    /// Nothing.
    pub const NOTHING: Self = Self { refused: Vec::new(), day: None, way: None, tied: None, blank: None };

    /// The text that was refused in the field called `name` of `card`.
    pub fn refused(&self, card: &CardId, name: &str) -> Option<&str> {
        let found = self.refused.iter().find(|(of, field, _)| of == card && field == name);
        found.map(|(_, _, typed)| typed.as_str())
    }

    /// Keeps what was refused in a field, or that nothing was.
    pub fn refuse(&mut self, card: &CardId, name: &str, typed: Option<&str>) {
        self.refused.retain(|(of, field, _)| of != card || field != name);
        self.refused.extend(typed.map(|typed| (card.clone(), name.to_owned(), typed.to_owned())));
    }
}

/// A free field that says nothing yet, so that the persona has not got it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlankField {
    /// Its place among the fields, from 0.
    place: usize,
    /// How many fields there are besides.
    others: usize,
}

impl BlankField {
    /// One at `place` among the fields of `persona`.
    pub fn among(persona: &Persona, place: usize) -> Self {
        Self { place, others: persona.fields.len() }
    }

    /// Its place among the fields of `persona`. There is none once it was written in, until that is taken back.
    pub fn place(self, persona: &Persona) -> Option<usize> {
        let others = persona.fields.len();
        (others == self.others && others < FREE_FIELDS).then_some(self.place)
    }
}

/// How a card is tied to another, seen from the card that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkWay {
    /// This card answers the other.
    Answers,
    /// The other answers this card.
    AnsweredBy,
    /// This card needs the other.
    Needs,
    /// The other needs this card.
    NeededBy,
    /// Each needs the other.
    Mutual,
}

impl LinkWay {
    /// Every way, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Answers, Self::AnsweredBy, Self::Needs, Self::NeededBy, Self::Mutual];

    /// The value of the page's `data-way`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Answers => "answers",
            Self::AnsweredBy => "answered-by",
            Self::Needs => "needs",
            Self::NeededBy => "needed-by",
            Self::Mutual => "mutual",
        }
    }

    /// The way called `name`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.as_str() == name)
    }
}
