//! See `words/updates.rs`.
use crate::words::updates::UpdatesWords;

pub(super) const WORDS: UpdatesWords = UpdatesWords {
    not_shared_with_safari: "Les parcours créés dans Safari ne sont pas ici. Enregistrez-les là-bas dans un fichier, puis ouvrez ce fichier ici.",
};
