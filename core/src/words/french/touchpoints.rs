//! See `words/touchpoints.rs`.
use crate::method::touchpoints::{Hint, MOST_PER_STAGE, is_online};
use crate::model::Channel;
use crate::words::touchpoints::TouchpointsWords;

pub(super) const WORDS: TouchpointsWords = TouchpointsWords {
    count: |count, channels, keys| {
        let (touchpoints, on) = (contacts(count), counted(channels, "canal", "canaux"));
        match keys {
            0 => format!("{touchpoints} sur {on}"),
            _ => format!("{touchpoints} sur {on}, dont {}", counted(keys, "point clé", "points clés")),
        }
    },
    none: "Aucun point de contact pour l’instant. Notez d’abord où le client et l’entreprise se rencontrent, même brièvement : écrans, lieux, personnes, documents.",
    hint,
    no_channel: |count| format!("Sans canal ({count})"),
    choose_channel: "Choisir un canal",
    channel_for: |name| format!("Canal de « {name} »"),
    online: "En ligne",
    offline: "Hors ligne",
    channel,
    key: "Point clé",
    key_of: |name| format!("Point clé : {name}"),
    serves: "Moments",
    switches: |count| format!("Changements de canal ({count})"),
    switches_about: "Là où le client doit changer de canal. Ce qu’il a commencé s’y poursuit-il, ou faut-il tout reprendre ?",
    switches_on_board: "Les marquer sur le tableau",
    switch: |before, after| format!("Changement de canal : {}", WORDS.switch_in_full(before, after)),
};

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count < 2 { one } else { many })
}

fn contacts(count: usize) -> String {
    counted(count, "point de contact", "points de contact")
}

fn channel(channel: &Channel) -> String {
    format!("{} ({})", channel.name, if is_online(channel) { "en ligne" } else { "hors ligne" })
}

fn hint(hint: Hint) -> String {
    match hint {
        Hint::Few { count, stages } => {
            let (contacts, stages) = (contacts(count), counted(stages, "étape", "étapes"));
            format!("{contacts} pour {stages} : trop peu ne laisse rien à regarder. Où vous rencontrez-vous encore ?")
        }
        Hint::Many { count, stages } => {
            let stages = counted(stages, "étape", "étapes");
            format!(
                "{count} points de contact pour {stages} : plus de {MOST_PER_STAGE} par étape brouillent le parcours. Réunissez ce qui est un seul contact, et marquez les points clés."
            )
        }
        Hint::NoKey { .. } => {
            "Aucun n’est encore marqué comme point clé : choisissez ceux dont le parcours doit parler.".to_owned()
        }
        Hint::FewKey { keys } => format!(
            "Seulement {} : trop peu ne laisse rien à comparer. De trois à cinq, c’est un bon début.",
            counted(keys, "point clé", "points clés")
        ),
        Hint::ManyKey { keys, count } => {
            format!(
                "{keys} sur {count} sont des points clés : quand presque tous le sont, aucun ne ressort. Lesquels retirer ?"
            )
        }
    }
}
