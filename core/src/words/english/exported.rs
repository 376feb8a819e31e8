//! See `words/exported.rs`.
use super::DAYS;
use crate::words::exported::ExportedWords;

pub(super) const WORDS: ExportedWords = ExportedWords {
    legend: "Legend",
    needs: "needs",
    mutual: "each needs the other",
    wished: "wished-for feeling",
    made_on: |day| format!("Made on {}", DAYS.long(day)),
    sheet: |number, all| format!("Sheet {number} of {all}"),
    page: |number, all| format!("Page {number} of {all}"),
    attached: "The map itself, to be opened again in Parcours",
    summary: "Summary",
};
