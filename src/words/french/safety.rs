//! See `words/safety.rs`.
use super::said::plural;
use crate::format::limits::derived;
use crate::store::versions::Reason;
use crate::words::safety::SafetyWords;

pub(super) const WORDS: SafetyWords = SafetyWords {
    reading: "Lecture seule",
    other_tab: "Ce parcours est en cours de modification dans un autre onglet. Ce qui y est enregistré s’affiche ici.",
    taken: "Un autre onglet a repris ce parcours. Ce qui y est enregistré s’affiche ici.",
    newer: "Une version plus récente de Parcours a enregistré ce parcours. Rechargez la page pour la mettre à jour ; d’ici là, il peut seulement être lu.",
    refused: "Rien n’a été modifié : ce parcours est ici en lecture seule.",
    edited_elsewhere: "Rien n’a été modifié : ce parcours est en cours de modification dans un autre onglet.",
    conflict_title: |title| derived(title, |title| format!("{title} (version d’un autre onglet)")),
    recovered: |count| {
        format!(
            "{} de la copie de secours après un arrêt inattendu.",
            plural(count as usize, "modification récupérée", "modifications récupérées")
        )
    },
    repaired: "Le parcours enregistré était illisible : sa copie de secours l’a remplacé. Ce qui s’y trouvait est parmi les versions précédentes.",
    missing: |count| match count {
        1 => "Un parcours manque dans cette liste mais se trouve dans la copie de secours.".to_owned(),
        count => format!("{count} parcours manquent dans cette liste mais se trouvent dans la copie de secours."),
    },
    recover: "Récupérer",
    brought_back: |count| plural(count, "parcours récupéré", "parcours récupérés"),
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
        Reason::Damaged => "un enregistrement illisible",
    },
    version_name: "Nom de la version",
    keep_version: "Garder cette version",
    restore: "Restaurer",
    open_copy: "Ouvrir comme copie",
    of_version: |action, version| format!("{action}\u{202f}: {version}"),
    copy_title: |title, time| derived(title, |title| format!("{title} ({time})")),
    restored: "Version restaurée. Annuler revient en arrière.",
    kept: "Version gardée",
    broken_version: "Cette version est illisible.",
    last_file: |days| match days {
        None => "Ce parcours n’a jamais été enregistré dans un fichier.".to_owned(),
        Some(0) => "Enregistré dans un fichier aujourd’hui.".to_owned(),
        Some(1) => "Enregistré dans un fichier hier.".to_owned(),
        Some(days) => format!("Dernier enregistrement dans un fichier il y a {days} jours."),
    },
    later: "Plus tard",
    missing_elsewhere: "Ce parcours a été supprimé dans un autre onglet. Vous pouvez garder une copie de ce qui est affiché.",
};
