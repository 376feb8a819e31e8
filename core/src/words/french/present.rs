//! See `words/present.rs`.
use crate::words::present::PresentWords;

pub(super) const WORDS: PresentWords = PresentWords {
    back: "Revenir",
    on: "Continuer",
    leave: "Quitter la présentation",
    stage: |number, all, name| format!("Étape {number} sur {all}\u{202F}: {name}"),
    of_stage: |stage, lane| format!("{stage}. {lane}"),
    opening: "Tout le parcours",
    closing: "Tout le parcours, une fois raconté",
    stages: "Étapes",
    hint: "← → ou télécommande\u{202F}; ↑ ↓ autre étape\u{202F}; F plein écran\u{202F}; Échap pour quitter",
};
