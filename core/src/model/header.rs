//! What stands above the board: the type of map, its language, its context and its persona.

use crate::{open_word, record};

open_word! {
    /// The type of a map (product.md section 3).
    pub enum MapKind {
        /// What happens today.
        CurrentState = "current-state",
        /// A person's day, whether or not we appear in it.
        DayInTheLife = "day-in-the-life",
        /// What should happen.
        FutureState = "future-state",
        /// One scenario with all that makes it possible.
        ServiceBlueprint = "service-blueprint",
    }
}

open_word! {
    /// A language the page speaks.
    pub enum Language {
        /// English.
        English = "en",
        /// French.
        French = "fr",
    }
}

impl Language {
    /// The language as the person's own region writes dates and times: the first of `wished` (language tags, the dearest first) that
    /// is of this language, without what goes beyond script and region; the language alone where none is.
    pub fn of_region<'a>(&self, wished: impl IntoIterator<Item = &'a str>) -> String {
        let own = self.as_str();
        let regional = |tag: &&str| tag.split('-').next().is_some_and(|language| language.eq_ignore_ascii_case(own));
        let Some(tag) = wished.into_iter().find(regional) else { return own.to_owned() };
        let is = |part: &str, length: usize, kind: fn(&u8) -> bool| {
            part.len() == length && part.bytes().all(|byte| kind(&byte))
        };
        let letters: fn(&u8) -> bool = u8::is_ascii_alphabetic;
        let mut parts = tag.split('-').skip(1).peekable();
        let script = parts.next_if(|part| is(part, 4, letters));
        let region = parts.next_if(|part| is(part, 2, letters) || is(part, 3, u8::is_ascii_digit));
        [Some(own), script, region].into_iter().flatten().collect::<Vec<_>>().join("-")
    }
}

open_word! {
    /// Whose journey it is: these three need different maps.
    pub enum Scope {
        /// From the first need to the last contact.
        Customer = "customer",
        /// From the need to the purchase.
        Buyer = "buyer",
        /// The use of one product or service.
        User = "user",
    }
}

open_word! {
    /// How settled a map is.
    pub enum MapStatus {
        /// Still being worked on.
        Draft = "draft",
        /// Agreed.
        Validated = "validated",
    }
}

record! {
    /// What the map is about.
    pub struct Context {
        always {
            /// What the map is to decide.
            goal: String,
            /// The situation that is followed.
            scenario: String,
            /// What the person expects.
            expectations: String,
            /// What starts the journey.
            begins: String,
            /// What ends it.
            ends: String,
            /// Who looks after the map.
            owner: String,
            /// Draft or validated.
            status: MapStatus,
            /// When it is to be looked at again, `YYYY-MM-DD`.
            review: Option<String>,
            /// What it rests on.
            sources: String,
        }
        when_set {
            /// What a future state should look like, in a sentence.
            vision: String,
            /// By when, `YYYY-MM-DD`.
            horizon: Option<String>,
            /// The id of the map it is compared with.
            compared: Option<String>,
            /// Whose journey it is.
            scope: Option<Scope>,
            /// Who takes part in the workshop, and in which role.
            participants: String,
            /// Hints and suggestions that were looked at and set aside, by their stable names, sorted.
            dismissed: Vec<String>,
        }
    }
}

record! {
    /// Who travels. One persona a map.
    pub struct Persona {
        always {
            /// The name.
            name: String,
            /// What they do.
            role: String,
            /// In years.
            age: Option<i64>,
            /// What they would say.
            quote: String,
        }
        when_set {
            /// Names the sheet in the collection that several maps share; unset until it is kept there.
            id: Option<String>,
            /// The colour of the portrait, `#rrggbb`.
            colour: Option<String>,
            /// The group they stand for.
            segment: String,
            /// What they want.
            goals: String,
            /// What they must have.
            needs: String,
            /// What annoys them.
            frustrations: String,
            /// What drives them.
            motivations: String,
            /// How they go about things.
            habits: String,
            /// Where they can be met.
            channels: String,
            /// How much price matters to them.
            price: String,
            /// What they live on.
            income: String,
            /// What they care about besides.
            interests: String,
            /// What we know this from.
            sources: String,
            /// What no other field is for.
            fields: Vec<FreeField>,
        }
    }
}

record! {
    /// A field of the persona that a person has named.
    pub struct FreeField {
        always {
            /// What it is about.
            name: String,
            /// What is so.
            text: String,
        }
        when_set {}
    }
}

impl FreeField {
    /// Whether nothing can be read in it.
    pub fn is_blank(&self) -> bool {
        self.name.trim().is_empty() && self.text.trim().is_empty()
    }
}
