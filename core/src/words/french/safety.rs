//! See `words/safety.rs`.
use super::announcements::plural;
use crate::format::limits::derived;
use crate::store::session::{Notice, Report};
use crate::store::versions::Reason;
use crate::words::safety::SafetyWords;

pub(super) const WORDS: SafetyWords = SafetyWords {
    reading: "Lecture seule",
    other_tab: "Ce parcours est en cours de modification dans un autre onglet. Ce qui y est enregistré s’affiche ici.",
    taken: "Un autre onglet a repris ce parcours. Ce qui y est enregistré s’affiche ici.",
    newer: "Une version plus récente de Parcours a enregistré ce parcours. Rechargez la page pour la mettre à jour ; d’ici là, il peut seulement être lu.",
    refused: "Rien n’a été modifié : ce parcours est ici en lecture seule.",
    edited_elsewhere: "Rien n’a été modifié : ce parcours est en cours de modification dans un autre onglet.",
    conflict_title: |title, number| {
        derived(title, |title| match number {
            1 => format!("{title} (version d’un autre onglet)"),
            _ => format!("{title} (version d’un autre onglet, {number})"),
        })
    },
    notice,
    report: |report| match report {
        Report::VersionKept => "Version gardée",
        Report::VersionNotKept => {
            "La version n’a pas été gardée\u{202f}: le navigateur ne l’a pas prise. Téléchargez plutôt une copie du parcours."
        }
        Report::VersionRestored => "Version restaurée. Annuler revient en arrière.",
        Report::VersionNotRestored => {
            "Rien n’a été restauré\u{202f}: la version actuelle n’a pas pu être gardée d’abord."
        }
        Report::VersionNotNamed => "Le nom de la version n’a pas été gardé\u{202f}: le navigateur ne l’a pas pris.",
        Report::VersionBroken => "Cette version est illisible.",
    },
    not_brought_back_one: "Rien n’a été modifié\u{202f}: les dernières modifications de ce parcours ne sont que dans la copie de secours, et le stockage ne les prend pas. Faites d’abord de la place.",
    recover: "Récupérer",
    copied_all_the_same: "Le stockage du navigateur est plein : les dernières modifications ne sont que dans la copie de secours. Téléchargez une copie, ou faites de la place en supprimant des parcours.",
    versions_about: "Gardées par ce navigateur quand vous commencez à modifier, tous les 50 enregistrements, et à votre demande. Les 20 dernières restent, et une par jour pendant 30 jours ; celles qui portent un nom restent toujours.",
    no_versions: "Aucune version précédente pour l’instant.",
    versions_out_of_reach: "Ce navigateur n’offre pas de second endroit : il n’y a ni copie de secours, ni versions précédentes.",
    reason: |reason| match reason {
        Reason::Begun => "avant une séance de modifications",
        Reason::Worked => "en cours de modification",
        Reason::Asked => "gardée à votre demande",
        Reason::Restored => "avant la restauration d’une autre version",
        Reason::Recovered => "avant la reprise de la copie de secours",
        Reason::Found => "trouvée dans la copie de secours",
        Reason::Damaged => "un enregistrement illisible",
    },
    version_name: "Nom de la version",
    keep_version: "Garder cette version",
    restore: "Restaurer",
    open_copy: "Ouvrir comme copie",
    of_version: |action, version| format!("{action}\u{202f}: {version}"),
    copy_title: |title, time| derived(title, |title| format!("{title} ({time})")),
    last_file: |days| match days {
        None => "Ce parcours n’a jamais été enregistré dans un fichier.".to_owned(),
        Some(0) => "Enregistré dans un fichier aujourd’hui.".to_owned(),
        Some(1) => "Enregistré dans un fichier hier.".to_owned(),
        Some(days) => format!("Dernier enregistrement dans un fichier il y a {days} jours."),
    },
    later: "Plus tard",
    missing_elsewhere: "Ce parcours a été supprimé dans un autre onglet. Vous pouvez garder une copie de ce qui est affiché.",
};

fn notice(notice: &Notice) -> String {
    match notice {
        Notice::Recovered(count) => format!(
            "{} de la copie de secours après un arrêt inattendu.",
            plural(*count as usize, "modification récupérée", "modifications récupérées")
        ),
        Notice::Repaired => "Le parcours enregistré était illisible\u{202f}: sa copie de secours l’a remplacé. Ce qui s’y trouvait est parmi les versions précédentes.".to_owned(),
        Notice::BroughtBack(0 | 1) => "Un parcours manquait ici\u{202f}: sa copie de secours l’a ramené.".to_owned(),
        Notice::BroughtBack(count) => format!("{count} parcours manquaient ici\u{202f}: leurs copies de secours les ont ramenés."),
        Notice::NotBroughtBack(0 | 1) => "Un parcours n’est que dans la copie de secours\u{202f}: le stockage ne le reprend pas. Faites de la place en supprimant des parcours.".to_owned(),
        Notice::NotBroughtBack(count) => format!("{count} parcours ne sont que dans la copie de secours\u{202f}: le stockage ne les reprend pas. Faites de la place en supprimant des parcours."),
        Notice::CopyKept => "La copie de secours contenait une autre version de ce parcours. Elle est parmi les versions précédentes.".to_owned(),
        Notice::KeptAside { title, is_open: true } => format!(
            "Un autre onglet a enregistré ce parcours avant. Votre version est gardée comme parcours à part, «\u{a0}{title}\u{a0}», ouvert ici."
        ),
        Notice::KeptAside { title, is_open: false } => format!(
            "Un autre onglet a enregistré un parcours avant. Votre version est gardée comme parcours à part, «\u{a0}{title}\u{a0}»."
        ),
        Notice::Cleared => "Le stockage de ce navigateur a été effacé pendant qu’un parcours était ouvert ici. Le parcours a été réécrit depuis cet onglet.".to_owned(),
        Notice::Imported(said) => said.clone(),
    }
}
