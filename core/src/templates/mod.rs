//! What a map can start from: the types, other stages for them, a catalogue of lanes and the worked examples.
//!
//! All of them are ordinary map files in two languages. They are read when somebody asks for one, never when the page starts; the
//! examples are files beside the page.

mod relabel;

pub use relabel::{Phrase, Phrases, phrases, relabel};

use crate::format;
use crate::model::{JourneyMap, Lane, LaneRole, Language, MapKind};

/// The same file in the languages the page speaks.
#[derive(Clone, Copy)]
struct Pair {
    english: &'static str,
    french: &'static str,
}

impl Pair {
    fn text(self, language: &Language) -> &'static str {
        match language {
            Language::French => self.french,
            _ => self.english,
        }
    }
}

macro_rules! pair {
    ($name:expr) => {
        Pair {
            english: include_str!(concat!("files/", $name, ".en.json")),
            french: include_str!(concat!("files/", $name, ".fr.json")),
        }
    };
}

macro_rules! files {
    ($(#[$about:meta])* pub enum $name:ident in $folder:literal { $($(#[$one:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$one])* $variant,)* }

        impl $name {
            /// All of them, in the order they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in the page's attributes.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// The one called `name`.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == name)
            }

            /// The map file, in `language`.
            pub fn file(self, language: &Language) -> &'static str {
                let pair = match self { $(Self::$variant => pair!(concat!($folder, $word)),)* };
                pair.text(language)
            }

            /// The map in that file.
            pub fn map(self, language: &Language) -> JourneyMap {
                open(self.file(language))
            }
        }
    };
}

files! {
    /// A type of map to start from.
    pub enum Template in "" {
        /// What happens today.
        CurrentState = "current-state",
        /// A person's day.
        DayInTheLife = "day-in-the-life",
        /// What should happen.
        FutureState = "future-state",
        /// One scenario with all that makes it possible.
        ServiceBlueprint = "service-blueprint",
        /// One stage and no lane.
        Blank = "blank",
    }
}

files! {
    /// A worked example of a type. The page fetches it when somebody asks for it ([`Example::address`]): most visitors open none, and
    /// all of them weigh as much as the words of a language.
    pub enum Example in "../examples/" {
        /// Of a current state.
        CurrentState = "current-state",
        /// Of a day.
        DayInTheLife = "day-in-the-life",
        /// Of a future state.
        FutureState = "future-state",
        /// Of a blueprint.
        ServiceBlueprint = "service-blueprint",
    }
}

files! {
    /// Other stages for a type of map. Its file's title is what it is called.
    pub enum Preset in "preset-" {
        /// A journey in six stages.
        Journey = "journey",
        /// From need to evolution.
        Worksheet = "worksheet",
        /// From discovery to recommendation.
        Loyalty = "loyalty",
        /// The marketing funnel.
        Funnel = "funnel",
        /// An online shop.
        Shop = "shop",
        /// A working day.
        WorkingDay = "working-day",
        /// A weekend.
        Weekend = "weekend",
        /// A day on which things go wrong.
        BadDay = "bad-day",
        /// A visit to a service.
        ServiceVisit = "service-visit",
        /// An online order.
        OnlineOrder = "online-order",
        /// A support case.
        SupportCase = "support-case",
    }
}

impl Example {
    /// Where the page finds the file, from its own address.
    pub fn address(self, language: &Language) -> String {
        let language = if *language == Language::French { "fr" } else { "en" };
        format!("examples/{}.{language}.json", self.as_str())
    }
}

impl Template {
    /// The type of the maps it makes. A blank map is of the type that asks for nothing.
    pub fn kind(self) -> MapKind {
        match self {
            Self::CurrentState | Self::Blank => MapKind::CurrentState,
            Self::DayInTheLife => MapKind::DayInTheLife,
            Self::FutureState => MapKind::FutureState,
            Self::ServiceBlueprint => MapKind::ServiceBlueprint,
        }
    }
}

impl Preset {
    /// The type of map it was made for.
    pub fn kind(self) -> MapKind {
        match self {
            Self::Journey | Self::Worksheet | Self::Loyalty | Self::Funnel | Self::Shop => MapKind::CurrentState,
            Self::WorkingDay | Self::Weekend | Self::BadDay => MapKind::DayInTheLife,
            Self::ServiceVisit | Self::OnlineOrder | Self::SupportCase => MapKind::ServiceBlueprint,
        }
    }

    /// What it is called, in `language`.
    pub fn title(self, language: &Language) -> String {
        self.map(language).title
    }
}

/// The presets for maps of a type. A future state goes through the stages of a current one.
pub fn presets_for(kind: &MapKind) -> impl Iterator<Item = Preset> + use<> {
    let kind = match kind {
        MapKind::FutureState | MapKind::Other(_) => MapKind::CurrentState,
        kind => kind.clone(),
    };
    Preset::ALL.iter().copied().filter(move |preset| preset.kind() == kind)
}

/// The catalogue of lanes: one for each role.
pub fn lanes_file(language: &Language) -> &'static str {
    pair!("lanes").text(language)
}

/// A lane of a role, with the catalogue's name and question. It has no id yet.
pub fn lane_for(role: &LaneRole, language: &Language) -> Lane {
    let catalogue = open(lanes_file(language)).lanes;
    let lane = catalogue.into_iter().find(|lane| lane.role == *role);
    Lane { id: Default::default(), role: role.clone(), ..lane.unwrap_or_default() }
}

/// A new map: the template's lanes, and the preset's stages or else the template's, all under fresh ids. The title is left to the person.
pub fn new_map(
    template: Template,
    preset: Option<Preset>,
    language: &Language,
    fresh_id: &mut dyn FnMut() -> String,
) -> JourneyMap {
    let mut map = template.map(language);
    if let Some(preset) = preset {
        map.stages = preset.map(language).stages;
    }
    map.title.clear();
    for stage in &mut map.stages {
        stage.id = fresh_id().into();
        for step in &mut stage.steps {
            step.id = fresh_id().into();
        }
    }
    for lane in &mut map.lanes {
        lane.id = fresh_id().into();
    }
    map
}

fn open(file: &str) -> JourneyMap {
    format::restore(file).expect("tests open every file of this folder").file.map
}
