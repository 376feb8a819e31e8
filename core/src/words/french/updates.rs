//! See `words/updates.rs`.
use crate::words::updates::UpdatesWords;

pub(super) const WORDS: UpdatesWords = UpdatesWords {
    not_shared_with_safari: "Les parcours créés dans Safari ne sont pas ici. Enregistrez-les là-bas dans un fichier, puis ouvrez ce fichier ici.",
    part_out_of_reach: "Une partie de la page n’a pas pu être chargée. Le reste fonctionne ; réessayez.",
    pressed_too_early: "Ce que vous avez fait avant que le parcours soit prêt n’a pas été pris en compte. Recommencez.",
    part_on_its_way: "Cette partie de la page se charge…",
    try_again: "Réessayer",
};
