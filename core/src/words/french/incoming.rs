//! See `words/incoming.rs`.

use super::file::number;
use crate::words::file::beginning;
use crate::words::incoming::IncomingWords;

pub(in crate::words) static WORDS: IncomingWords = IncomingWords {
    unknown: UNKNOWN,
    no_map_inside: "Ce fichier ne contient pas de parcours. Un PDF, une image ou une page n’en contient que si cette page l’a produit.",
    old_or_locked: OLD_OR_LOCKED,
    package: "Ce fichier est endommagé, ou n’est pas un classeur.",
    unpacked: |most| format!("Décompressé, ce fichier dépasse {most}. La lecture s’est arrêtée là."),
    entities: |part| {
        format!("{part}\u{202F}: ce fichier déclare des entités, qui pourraient grossir sans fin. Il n’a pas été lu.")
    },
    sheet: |sheet, row| match row {
        0 => format!("La feuille «\u{A0}{sheet}\u{A0}» est illisible."),
        _ => format!("La feuille «\u{A0}{sheet}\u{A0}» est illisible après la ligne {}.", number(row)),
    },
    no_rows: "Ce tableau est vide.",
    long_cell: |row, column, length| {
        let (row, column, length) = (number(row), number(column), number(length));
        format!(
            "Ligne {row}, colonne {column} du tableau\u{202F}: {length} caractères, plus qu’un parcours n’en accepte."
        )
    },
    no_card_column: "Aucune colonne ne donne le texte des fiches. Choisissez-en une.",
    no_journey: |line| {
        format!(
            "Ligne {}\u{202F}: ce diagramme n’est pas de type «\u{A0}journey\u{A0}», le seul de Mermaid qui est lu.",
            number(line)
        )
    },
    diagram: |line| format!("La ligne {} du diagramme est illisible.", number(line)),
    no_stages: "Ce plan n’a ni titre ni liste qui puisse devenir une étape.",
    deep: |line, most| format!("Ligne {}\u{202F}: imbrication trop profonde (plus de {most} niveaux).", number(line)),
    field: |path| format!("{path}\u{202F}: ce n’est pas ce qu’un fichier de cet outil contient à cet endroit."),
    score_rounded: |line, was| {
        let (line, was) = (number(line), beginning(was));
        format!("Ligne {line}\u{202F}: «\u{A0}{was}\u{A0}» sort de l’échelle. La note la plus proche est retenue.")
    },
    no_score: |line, was| {
        let (line, was) = (number(line), beginning(was));
        format!("Ligne {line}\u{202F}: «\u{A0}{was}\u{A0}» n’est pas une note. Le ressenti reste ouvert.")
    },
    not_understood: |row, column, text| {
        let (row, text) = (number(row), beginning(text));
        format!("Ligne {row} du tableau, {column}\u{202F}: «\u{A0}{text}\u{A0}» n’est pas compris. Laissé de côté.")
    },
    column_left_out: |column, heading| match heading.trim() {
        "" => format!("La colonne {} est laissée de côté.", number(column)),
        heading => {
            format!("La colonne {}, «\u{A0}{}\u{A0}», est laissée de côté.", number(column), beginning(heading))
        }
    },
    row_gone: |text| {
        format!("«\u{A0}{}\u{A0}» n’est plus dans la feuille des fiches. La fiche est conservée.", beginning(text))
    },
    cards_changed: |count| match count {
        0 | 1 => format!("{count} fiche modifiée dans la feuille des fiches. C’est la feuille qui compte."),
        _ => format!("{} fiches modifiées dans la feuille des fiches. C’est la feuille qui compte.", number(count)),
    },
    cards_added: |count| match count {
        0 | 1 => format!("{count} fiche ajoutée dans la feuille des fiches."),
        _ => format!("{} fiches ajoutées dans la feuille des fiches.", number(count)),
    },
    row_without_place: |row, text| {
        let (row, text) = (number(row), beginning(text));
        format!(
            "Ligne {row} du tableau\u{202F}: «\u{A0}{text}\u{A0}» n’a pas de place sur le parcours. Laissé de côté."
        )
    },
    place_unknown: |row, text| {
        let (row, text) = (number(row), beginning(text));
        format!(
            "Ligne {row} du tableau\u{202F}: la place indiquée pour «\u{A0}{text}\u{A0}» n’accepte pas de fiche. La fiche ne bouge pas."
        )
    },
    other_sheets: |count| match count {
        0 | 1 => format!("{count} autre feuille n’a pas été lue."),
        _ => format!("{} autres feuilles n’ont pas été lues.", number(count)),
    },
    other_journeys: |count| match count {
        0 | 1 => format!("{count} autre parcours n’a pas été lu."),
        _ => format!("{} autres parcours n’ont pas été lus.", number(count)),
    },
    line_left_out: |line| format!("La ligne {} n’a sa place nulle part. Laissée de côté.", number(line)),
    shape_left_out: "Les images, positions et tailles n’ont pas de place dans un parcours. Laissées de côté.",
};

pub(super) const UNKNOWN: &str = "Rien dans ce fichier ne peut être lu ici\u{202F}: \
    ni parcours, ni tableau, ni «\u{A0}journey\u{A0}» de Mermaid, ni plan en Markdown.";
pub(super) const OLD_OR_LOCKED: &str =
    "Ce classeur a un mot de passe, ou vient d’un Excel d’avant 2007. Enregistrez-le en .xlsx sans mot de passe.";
