//! What a person set once for all maps. Losing it is harmless, so the last tab to write wins.

use serde::Serialize;
use serde_json::Value;

use super::days;
use super::kv::{Kv, KvError};
use super::library::Library;
use crate::format::decode;
use crate::method::agenda::Agenda;
use crate::model::Language;

const SETTINGS: &str = "parcours:set";

/// The sizes that the board can be set to, in percent.
pub const ZOOM: std::ops::RangeInclusive<u16> = 5..=400;

/// The words for what cards show; `CardsShow` of the editor has them too.
pub const CARDS: [&str; 3] = ["all", "moment", "text"];

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system is.
    #[default]
    System,
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl Theme {
    /// Every choice, in the order a person is offered them.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word for settings and for the page's `data-theme`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// What is set.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Settings {
    /// The language, once a person has chosen one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Light or dark.
    pub theme: Theme,
    /// The size of the board in percent, once a person has chosen one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zoom: Option<u16>,
    /// What cards show of what they know, once a person has chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cards: Option<String>,
    /// Whether lanes are as low as they can be.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub compact: bool,
    /// The agenda of the last workshop: one at a time, whatever its map.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agenda: Option<Agenda>,
    /// The day a person put off being reminded to save to a file, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reminded: Option<String>,
    /// Whether spaces stay as they are typed, where the language would set others.
    #[serde(rename = "plainSpaces", skip_serializing_if = "std::ops::Not::not")]
    pub plain_spaces: bool,
}

/// Whether the board can be seen at this size.
fn is_zoom(percent: &u16) -> bool {
    ZOOM.contains(percent)
}

impl<K: Kv> Library<K> {
    /// What is set; what cannot be read is as if nobody had chosen.
    pub fn settings(&self) -> Settings {
        let text = self.kv.get(SETTINGS).ok().flatten().unwrap_or_default();
        let stored = decode::json(&text).unwrap_or_default();
        let word = |name: &str| stored.get(name).and_then(Value::as_str).unwrap_or_default();
        Settings {
            language: Language::ALL.iter().find(|language| language.as_str() == word("language")).cloned(),
            theme: Theme::ALL.into_iter().find(|theme| theme.as_str() == word("theme")).unwrap_or_default(),
            zoom: stored.get("zoom").and_then(Value::as_u64).and_then(|zoom| u16::try_from(zoom).ok()).filter(is_zoom),
            cards: CARDS.iter().find(|choice| **choice == word("cards")).map(|choice| (*choice).to_owned()),
            compact: stored.get("compact").and_then(Value::as_bool).unwrap_or_default(),
            reminded: Some(word("reminded").to_owned()).filter(|day| days::between(day, day).is_some()),
            agenda: stored.get("agenda").and_then(Agenda::read),
            plain_spaces: stored.get("plainSpaces").and_then(Value::as_bool).unwrap_or_default(),
        }
    }

    /// Keeps what is set.
    ///
    /// # Errors
    /// [`KvError`]; what was set before still is.
    pub fn keep_settings(&self, settings: &Settings) -> Result<(), KvError> {
        self.kv.set(SETTINGS, settings)
    }
}
