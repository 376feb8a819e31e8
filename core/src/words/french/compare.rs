//! See `words/compare.rs`.
use super::DAYS;
use crate::method::comparison::Fate;
use crate::model::Score;
use crate::words::compare::{CompareWords, Counts};

pub(in crate::words) static WORDS: CompareWords = CompareWords {
    with: "Comparer avec",
    none: "aucun parcours",
    missing_option: "absent de ce navigateur",
    missing: "Le parcours comparé n’est pas dans ce navigateur. Ouvrez son fichier, ou choisissez un autre parcours.",
    no_maps: "Ce navigateur ne contient aucun autre parcours à comparer.",
    open_file: "Ouvrir un fichier",
    curves: "Courbes",
    scores: "Ressenti par moment",
    curves_of,
    solid,
    dashed,
    headline,
    gaps: "Écarts et solutions",
    gap,
    no_solution: "Pas encore de solution",
    owned_by,
    no_owner: "sans responsable",
    due,
    no_date: "sans date",
    go_to,
    moments: "Moment par moment",
    only_differences: "Seulement ce qui diffère",
    column_moment: "Moment",
    column_feeling: "Ressenti",
    column_cards: "Fiches",
    new_moment: "nouveau moment",
    gone_moment: "moment retiré",
    renamed,
    feeling_of: "ressenti",
    feeling,
    score,
    counts,
    kept,
    fate,
    before: "avant : ",
    after: "après : ",
    several: "Courbes de plusieurs parcours",
    which_curves: "Jusqu’à quatre parcours en plus de celui-ci, par exemple un par persona",
    nothing_in_common: "aucun moment en commun",
};

fn curves_of(names: &str) -> String {
    format!("Courbes du ressenti : {names}. Les valeurs sont dans le tableau qui suit.")
}

fn solid(title: &str) -> String {
    format!("Trait plein : {title}")
}

fn dashed(title: &str) -> String {
    format!("Pointillés : {title}")
}

/// In French, zero is singular.
fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count < 2 { one } else { many })
}

fn headline(differing: usize, solutions: usize, alone: usize) -> String {
    if differing == 0 {
        return "Rien ne diffère.".to_owned();
    }
    let moments = plural(differing, "moment change", "moments changent");
    if solutions == 0 {
        return format!("{moments}, pas encore de solution");
    }
    let solutions = plural(solutions, "solution", "solutions");
    match alone {
        0 => format!("{moments}, {solutions}, toutes avec un responsable"),
        _ => format!("{moments}, {solutions}, {alone} sans responsable"),
    }
}

fn gap(text: &str) -> String {
    format!("Écart : {text}")
}

fn owned_by(name: &str) -> String {
    format!("responsable : {name}")
}

fn due(day: &str) -> String {
    format!("pour le {}", DAYS.long(day))
}

fn go_to(name: &str) -> String {
    format!("Aller à {name} sur le tableau")
}

fn renamed(before: &str) -> String {
    format!("avant : {before}")
}

fn score(score: Option<Score>) -> String {
    match score.map(Score::value) {
        None => "inconnu".to_owned(),
        Some(value) => crate::words::signed(value),
    }
}

fn feeling(felt: Option<Score>, feels: Option<Score>) -> String {
    let (before, after) = match (felt, feels) {
        (Some(before), Some(after)) => (before, after),
        (None, None) => return score(None),
        // A target nobody has set is no difference.
        (Some(_), None) => return format!("{}, pas encore fixé ensuite", score(felt)),
        (None, Some(_)) => return format!("{} → {}", score(felt), score(feels)),
    };
    let way = score(Some(after));
    match after.value() - before.value() {
        0 => format!("{way}, inchangé"),
        rise @ 1.. => format!("{} → {way}, {} de mieux", score(felt), notches(rise)),
        fall => format!("{} → {way}, {} de moins bien", score(felt), notches(-fall)),
    }
}

/// So many places on the scale of feelings.
fn notches(count: i8) -> String {
    if count == 1 { "un cran".to_owned() } else { format!("{count} crans") }
}

fn counts(counts: &Counts) -> Vec<String> {
    let all = [
        (counts.changed, "fiche modifiée", "fiches modifiées"),
        (counts.removed, "fiche retirée", "fiches retirées"),
        (counts.new, "fiche nouvelle", "fiches nouvelles"),
        (counts.moved, "fiche déplacée", "fiches déplacées"),
    ];
    let some = all.into_iter().filter(|(count, ..)| *count > 0);
    some.map(|(count, one, many)| plural(count, one, many)).collect()
}

fn kept(count: usize) -> String {
    plural(count, "fiche gardée", "fiches gardées")
}

fn fate(fate: &Fate, other: &str) -> String {
    match fate {
        Fate::Kept => "gardée".to_owned(),
        Fate::Changed => "modifiée".to_owned(),
        Fate::Removed => "retirée".to_owned(),
        Fate::New => "nouvelle".to_owned(),
        Fate::From(_) => format!("déplacée depuis {other}"),
        Fate::To(_) => format!("déplacée vers {other}"),
    }
}
