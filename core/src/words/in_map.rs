//! The few words that the page writes into a map by itself. They speak the map's language, which need not be the page's, so those of both
//! languages are there whichever is loaded.

use crate::format::limits::derived;
use crate::model::Language;

/// What the page writes into a map, in one language.
pub struct MapWords {
    /// A map without a title.
    pub untitled: &'static str,
    /// The title of the future state of the map that has this title.
    pub future_title: fn(&str) -> String,
    /// Usual measures, each with its unit.
    pub measures: &'static [(&'static str, &'static str)],
}

/// The words for a map in `language`; English for one the page does not speak.
pub fn of(language: &Language) -> &'static MapWords {
    match language {
        Language::French => &FRENCH,
        _ => &ENGLISH,
    }
}

/// In English.
pub const ENGLISH: MapWords = MapWords {
    untitled: "Untitled map",
    future_title: |title| derived(title, |title| format!("{title} · future state")),
    measures: &[
        ("Conversion rate", "%"),
        ("NPS (net promoter score)", "points"),
        ("CSAT (satisfaction)", "%"),
        ("CES (effort)", "out of 7"),
        ("Retention rate", "%"),
        ("Churn rate", "%"),
        ("Engagement", "%"),
        ("CLV (customer lifetime value)", "€"),
        ("CAC (acquisition cost)", "€"),
        ("Time to resolution", "h"),
        ("Waiting time", "min"),
        ("Number of clicks", "clicks"),
        ("Cost", "€"),
        ("Time in the stage", "min"),
    ],
};

/// In French.
pub const FRENCH: MapWords = MapWords {
    untitled: "Parcours sans titre",
    future_title: |title| derived(title, |title| format!("{title} · état futur")),
    measures: &[
        ("Taux de conversion", "%"),
        ("NPS (recommandation nette)", "pts"),
        ("CSAT (satisfaction client)", "%"),
        ("CES (effort perçu)", "sur 7"),
        ("Taux de fidélisation", "%"),
        ("Taux d’attrition", "%"),
        ("Engagement", "%"),
        ("CLV (valeur vie client)", "€"),
        ("CAC (coût d’acquisition)", "€"),
        ("Délai de résolution", "h"),
        ("Temps d’attente", "min"),
        ("Nombre de clics", "clics"),
        ("Coût", "€"),
        ("Temps passé dans l’étape", "min"),
    ],
};
