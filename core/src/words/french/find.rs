//! See `words/find.rs`.
use super::announcements::{cards, plural};
use crate::editor::announcement::VisibilityAnnouncement;
use crate::method::find::Aspect;
use crate::model::{ChannelKind, MomentOfTruth};
use crate::words::find::{CopyWords, FindWords};

pub(in crate::words) static WORDS: FindWords = FindWords {
    field: "Chercher dans le parcours",
    count: |at, of| format!("{at} sur {of}"),
    nothing: "Aucun résultat",
    more_out_of_sight: |count| format!("{count} de plus hors de vue"),
    filter: "N’afficher que les fiches avec",
    aspect,
    moment: |moment| match moment {
        MomentOfTruth::High => super::details::WORDS.high,
        MomentOfTruth::Low => super::details::WORDS.low,
        MomentOfTruth::Other(word) => word,
    },
    channel: |kind| match kind {
        ChannelKind::Online => "en ligne",
        ChannelKind::Offline => "hors ligne",
        ChannelKind::Other(word) => word,
    },
    nobody: "personne",
    lanes_of: |role| format!("toutes les lignes\u{202F}: {role}"),
    choice: |name, count| format!("{name} ({count})"),
    condition: |about, what| format!("{about}\u{202F}: {what}"),
    without: |condition| format!("Retirer {condition}"),
    only: |name| format!("Seul «\u{A0}{name}\u{A0}» est affiché"),
    said,
    copy: CopyWords {
        title: |name| format!("Copier «\u{A0}{name}\u{A0}» vers un autre parcours"),
        to_map: "Vers le parcours",
        no_other: "Il n’y a pas encore d’autre parcours dans ce navigateur.",
        place: "Emplacement",
        first: "Au début",
        after: |name| format!("Après «\u{A0}{name}\u{A0}»"),
        goes_along: |count, feelings| {
            format!("À copier\u{202F}: {}, {}.", cards(count), plural(feelings, "ressenti", "ressentis"))
        },
        gathered: |names| {
            format!("Moments absents là-bas\u{202F}: {names}. Leur contenu rejoint le moment le plus proche.")
        },
        skipped: |count| {
            plural(count, "élément sans place là-bas, non copié.", "éléments sans place là-bas, non copiés.")
        },
        lanes_added: |count| format!("{} là-bas.", plural(count, "ligne est ajoutée", "lignes sont ajoutées")),
        copy: "Copier",
        done: |title| format!("Copié vers «\u{A0}{title}\u{A0}»."),
        open: "L’ouvrir",
        not_opened: "Ce parcours ne s’ouvre pas. Rien n’a été copié.",
    },
};

fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Tag => "Étiquette",
        Aspect::Owner => "Responsable",
        Aspect::Evidence => "Preuve",
        Aspect::Lane => "Ligne",
        Aspect::Moment => "Moment de vérité",
        Aspect::Status => "Avancement",
        Aspect::Channel => "Canal",
    }
}

fn said(what: &VisibilityAnnouncement) -> String {
    match what {
        VisibilityAnnouncement::Found { what, place: None, position: at } => {
            format!("{} sur {}\u{202F}: {what}.", at.number, at.of)
        }
        VisibilityAnnouncement::Found { what, place: Some(place), position: at } => {
            format!("{} sur {}\u{202F}: «\u{A0}{what}\u{A0}», {}, {}.", at.number, at.of, place.lane, place.column)
        }
        VisibilityAnnouncement::NothingFound { out_of_sight: 0 } => "Aucun résultat.".to_owned(),
        VisibilityAnnouncement::NothingFound { out_of_sight } => {
            format!("Aucun résultat en vue, {out_of_sight} hors de vue.")
        }
        VisibilityAnnouncement::Hidden { count } => {
            format!("{} par le filtre.", plural(*count, "fiche masquée", "fiches masquées"))
        }
        VisibilityAnnouncement::AllCards => "Aucun filtre\u{202F}: toutes les fiches sont affichées.".to_owned(),
        VisibilityAnnouncement::ChoicesShown => "Filtres affichés.".to_owned(),
        VisibilityAnnouncement::ChoicesPutAway => "Filtres refermés.".to_owned(),
        VisibilityAnnouncement::Only(name) => format!("Seul «\u{A0}{name}\u{A0}» est affiché."),
        VisibilityAnnouncement::WholeMap => "Le parcours entier est affiché.".to_owned(),
        VisibilityAnnouncement::CopiedTo { title, cards: count } => {
            format!("{} vers «\u{A0}{title}\u{A0}».", plural(*count, "fiche copiée", "fiches copiées"))
        }
    }
}
