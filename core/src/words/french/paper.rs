//! See `words/paper.rs`.
use super::announcements::plural;
use crate::words::paper::PaperWords;

pub(super) const WORDS: PaperWords = PaperWords {
    stages: |first, last, all| match (first, last) {
        _ if first == 1 && last == all => String::new(),
        _ if first == last => format!("Étape {first} sur {all}"),
        _ => format!("Étapes {first} à {last} sur {all}"),
    },
    continued: "(suite)",
    filtered: |hidden, all, conditions| {
        let hidden = plural(hidden, "fiche", "fiches");
        format!("Filtre\u{202F}: {conditions}. {hidden} sur {all} laissées de côté.")
    },
    only: |name| format!("Seul «\u{A0}{name}\u{A0}» est imprimé."),
    hidden_lanes: |count, names| {
        format!(
            "{}\u{202F}: {names}.",
            plural(count, "ligne masquée n’est pas imprimée", "lignes masquées ne sont pas imprimées")
        )
    },
    ties: "2 → 5\u{202F}: la fiche 2 dépend de la fiche 5\u{202F}; 2 ↔ 5\u{202F}: chacune dépend de l’autre.",
};
