//! Words that agree with a number.

use parcours_core::editor::announcement::Announcement;
use parcours_core::method::guide::Aim;
use parcours_core::words::{Words, english, french};

/// A word for a number: at 0, 1 and 2, in English and in French, where 0 is singular.
#[test]
fn numbers_agree_with_their_words() {
    let check = |of: &dyn Fn(&Words, usize) -> String, expected: [[&str; 3]; 2]| {
        let said = [&english::WORDS, &french::WORDS].map(|words| [0, 1, 2].map(|count| of(words, count)));
        assert_eq!(said, expected);
    };
    check(&|w, n| (w.board.cards)(n), [["0 cards", "1 card", "2 cards"], ["0 fiche", "1 fiche", "2 fiches"]]);
    check(
        &|w, n| (w.board.moving)(n),
        [
            ["Move 0 cards", "Move 1 card", "Move 2 cards"],
            ["Déplacer 0 fiche", "Déplacer 1 fiche", "Déplacer 2 fiches"],
        ],
    );
    check(&|w, n| (w.board.stage_count)(n), [["0 stages", "1 stage", "2 stages"], ["0 étape", "1 étape", "2 étapes"]]);
    check(
        &|w, n| (w.board.moments)(n),
        [
            ["0 moments of truth", "1 moment of truth", "2 moments of truth"],
            ["0 moment de vérité", "1 moment de vérité", "2 moments de vérité"],
        ],
    );
    check(
        &|w, n| (w.board.to_check)(n),
        [
            ["Nothing to check", "1 point to check", "2 points to check"],
            ["Rien à vérifier", "1 point à vérifier", "2 points à vérifier"],
        ],
    );
    check(
        &|w, n| (w.guide().task)(Aim::StepsFelt, n, 2),
        [
            ["0 of 2 steps have a feeling", "1 of 2 steps have a feeling", "2 of 2 steps have a feeling"],
            ["0 moment sur 2 a un ressenti", "1 moment sur 2 a un ressenti", "2 moments sur 2 ont un ressenti"],
        ],
    );
    check(
        &|w, n| (w.guide().behind)(n as i64 * 60),
        [["On time", "1 h behind", "2 h behind"], ["À l’heure", "1 h de retard", "2 h de retard"]],
    );
    check(
        &|w, n| (w.board.hidden_lanes)(n),
        [
            ["0 hidden lanes", "1 hidden lane", "2 hidden lanes"],
            ["0 ligne masquée", "1 ligne masquée", "2 lignes masquées"],
        ],
    );
    check(
        &|w, n| (w.board.results)(n),
        [["0 results.", "1 result.", "2 results."], ["0 résultat.", "1 résultat.", "2 résultats."]],
    );
    check(&|w, n| (w.board.age_years)(n as i64), [["0", "1", "2"], ["0 an", "1 an", "2 ans"]]);
    check(
        &|w, n| (w.board.paste_many)(n),
        [
            [
                "This makes 0 cards, one for each line or cell.",
                "This makes 1 card, one for each line or cell.",
                "This makes 2 cards, one for each line or cell.",
            ],
            [
                "Cela fait 0 fiche, une par ligne ou par case.",
                "Cela fait 1 fiche, une par ligne ou par case.",
                "Cela fait 2 fiches, une par ligne ou par case.",
            ],
        ],
    );
    check(
        &|w, n| (w.board.delete_text)(n),
        [
            ["Its feelings go with it.", "It holds 1 card, which goes with it.", "It holds 2 cards, which go with it."],
            [
                "Ses ressentis partent avec.",
                "Une fiche s’y trouve et part avec.",
                "2 fiches s’y trouvent et partent avec.",
            ],
        ],
    );
    check(
        &|w, n| (w.announcements.announce)(&Announcement::Selected(n)),
        [
            ["0 cards selected.", "1 card selected.", "2 cards selected."],
            ["0 fiche sélectionnée.", "1 fiche sélectionnée.", "2 fiches sélectionnées."],
        ],
    );
    check(
        &|w, n| (w.announcements.announce)(&Announcement::Duplicated(n)),
        [
            ["0 cards duplicated.", "1 card duplicated.", "2 cards duplicated."],
            ["0 fiche dupliquée.", "1 fiche dupliquée.", "2 fiches dupliquées."],
        ],
    );
    check(
        &|w, n| (w.announcements.announce)(&Announcement::LaneDeleted { name: "A".into(), cards: n }),
        [
            ["Lane A deleted.", "Lane A and its card deleted.", "Lane A and its 2 cards deleted."],
            ["Ligne A supprimée.", "Ligne A et sa fiche supprimées.", "Ligne A et ses 2 fiches supprimées."],
        ],
    );
    check(
        &|w, n| (w.board.hidden)(n),
        [
            ["0 cards hidden by the filter", "1 card hidden by the filter", "2 cards hidden by the filter"],
            ["0 fiche masquée par le filtre", "1 fiche masquée par le filtre", "2 fiches masquées par le filtre"],
        ],
    );
    check(
        &|w, n| (w.find().copy.goes_along)(n, n),
        [
            ["0 cards and 0 feelings go along.", "1 card and 1 feeling go along.", "2 cards and 2 feelings go along."],
            [
                "À copier\u{202F}: 0 fiche, 0 ressenti.",
                "À copier\u{202F}: 1 fiche, 1 ressenti.",
                "À copier\u{202F}: 2 fiches, 2 ressentis.",
            ],
        ],
    );
    check(
        &|w, n| (w.find().copy.skipped)(n),
        [
            [
                "0 things find no place there and stay behind.",
                "1 thing finds no place there and stays behind.",
                "2 things find no place there and stay behind.",
            ],
            [
                "0 élément sans place là-bas, non copié.",
                "1 élément sans place là-bas, non copié.",
                "2 éléments sans place là-bas, non copiés.",
            ],
        ],
    );
    check(
        &|w, n| (w.find().copy.lanes_added)(n),
        [
            ["0 lanes are added there.", "1 lane is added there.", "2 lanes are added there."],
            ["0 ligne est ajoutée là-bas.", "1 ligne est ajoutée là-bas.", "2 lignes sont ajoutées là-bas."],
        ],
    );
    check(
        &|w, n| (w.home.added)(n),
        [
            ["0 maps added.", "1 map added.", "2 maps added."],
            ["0 parcours ajouté.", "1 parcours ajouté.", "2 parcours ajoutés."],
        ],
    );
    check(
        &|w, n| (w.home.import_repaired)(n),
        [
            ["Open with 0 repairs", "Open with 1 repair", "Open with 2 repairs"],
            ["Ouvrir avec 0 réparation", "Ouvrir avec 1 réparation", "Ouvrir avec 2 réparations"],
        ],
    );
}
