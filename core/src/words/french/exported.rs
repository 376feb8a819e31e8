//! See `words/exported.rs`.
use super::DAYS;
use crate::words::exported::ExportedWords;

pub(super) const WORDS: ExportedWords = ExportedWords {
    legend: "Légende",
    needs: "dépend de",
    mutual: "dépendent l’une de l’autre",
    wished: "ressenti souhaité",
    made_on: |day| format!("Édité le {}", DAYS.long(day)),
    sheet: |number, all| format!("Feuille {number} sur {all}"),
    page: |number, all| format!("Page {number} sur {all}"),
    attached: "Le parcours lui-même, à rouvrir dans Parcours",
    summary: "Bilan",
};
