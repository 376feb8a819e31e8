//! See `words/importing.rs`.

use super::file::number;
use super::incoming::{OLD_OR_LOCKED, UNKNOWN};
use crate::format::kind::FileKind;
use crate::words::file::beginning;
use crate::words::importing::ImportingWords;

pub(in crate::words) static WORDS: ImportingWords = ImportingWords {
    title: "Ajouter comme nouveau parcours",
    add: |count| match count {
        0 | 1 => "Ajouter comme nouveau parcours".to_owned(),
        _ => format!("Ajouter comme {} nouveaux parcours", number(count)),
    },
    pasted: "Depuis le presse-papiers",
    kind: |kind| match kind {
        FileKind::Picture => {
            "C’est une image. Une image ne contient un parcours que si cette page l’a produite en PNG ou en SVG."
        }
        FileKind::Archive => "C’est une archive. Décompressez-la et ouvrez ce qu’elle contient.",
        FileKind::OldWorkbook => OLD_OR_LOCKED,
        _ => UNKNOWN,
    },
    loading: |kilobytes| {
        format!(
            "Chargement de ce qui lit les fichiers d’autres logiciels (environ {kilobytes}\u{A0}ko, une seule fois)…"
        )
    },
    reading: "Lecture…",
    missing: "Ce qui lit ce fichier n’a pas pu être chargé. Le fichier est intact\u{202F}; réessayez.",
    broke: "Le fichier n’a pas pu être lu\u{202F}: le programme qui le lit s’est arrêté. Le fichier et vos parcours sont intacts.",
    stopped: "Arrêté. Rien n’a été ajouté.",
    again: "Réessayer",
    map_inside: "Un fichier produit par cette page, avec le parcours à l’intérieur",
    own_workbook: "Un classeur produit par cette page, avec le parcours à l’intérieur",
    workbook: "Un tableau dans un classeur",
    csv: "Un tableau dans un fichier texte (CSV)",
    pasted_table: "Un tableau",
    pasted_lines: "Des lignes de texte, une fiche chacune",
    mermaid: "Un «\u{A0}journey\u{A0}» de Mermaid",
    markdown: "Un plan ou un tableau en Markdown",
    lanescape: "Un parcours de Lanescape",
    notices: |count| match count {
        0 | 1 => format!("Lu autrement que dans le fichier ({count})"),
        _ => format!("Lus autrement que dans le fichier ({})", number(count)),
    },
    no_notices: "Rien n’a été laissé de côté ni changé.",
    more: |count| format!("et encore {}", number(count)),
    read_as: "Lire le tableau",
    as_board: "avec les étapes en colonnes et les lignes du parcours en rangées",
    as_cards: "avec une fiche par rangée",
    rows: |shown, of| match shown < of {
        true => format!("Le tableau, ses {} premières rangées sur {}", number(shown), number(of)),
        false => "Le tableau".to_owned(),
    },
    more_columns: |count| match count {
        0 | 1 => format!("{count} autre colonne n’est pas montrée ici."),
        _ => format!("{} autres colonnes ne sont pas montrées ici.", number(count)),
    },
    column: |place, heading| match heading.trim() {
        "" => format!("Colonne {}", number(place)),
        heading => format!("Colonne {}, «\u{A0}{}\u{A0}»", number(place), beginning(heading)),
    },
    left_out: "laissée de côté",
    look: "Voir le parcours obtenu",
    cards_here: "Ajouter comme fiches ici",
};
