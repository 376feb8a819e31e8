//! See `words/losses.rs`.
use super::announcements::plural;
use super::file::number;
use crate::words::losses::LossWords;

pub(in crate::words) static WORDS: LossWords = LossWords {
    context: "L’objectif, le scénario et le reste du cadre du parcours n’y figurent pas.",
    persona: "Le persona n’y figure pas.",
    persona_details: "Du persona, seul le nom est gardé.",
    links: |count| absent(count, "lien entre fiches", "liens entre fiches"),
    beside_plan: |count| absent(count, "fiche qui n’est pas une idée", "fiches qui ne sont pas des idées"),
    other_cards: |count| absent(count, "fiche", "fiches"),
    card_details: |count| format!("De {}, seul le texte est gardé.", plural(count, "fiche", "fiches")),
    line_ends: |count| {
        format!("Les retours à la ligne de {} deviennent des espaces.", plural(count, "fiche", "fiches"))
    },
    earlier_readings: |count| absent(count, "relevé antérieur d’un indicateur", "relevés antérieurs d’indicateurs"),
    hidden_lanes: |count| absent(count, "ligne masquée", "lignes masquées"),
    frame: "Les questions des lignes et les responsables des étapes n’y figurent pas.",
    step_details: |count| {
        format!("Les horaires et les largeurs de {} n’y figurent pas.", plural(count, "moment", "moments"))
    },
    feelings: |count| absent(count, "ressenti", "ressentis"),
    other_curves: |count| absent(count, "autre courbe de ressenti", "autres courbes de ressenti"),
    feeling_words: |count| absent(count, "mot de ressenti", "mots de ressenti"),
    unrated_ideas: |count| absent(count, "idée sans impact ni effort", "idées sans impact ni effort"),
    unknown_feelings: |count| {
        let steps = plural(count, "moment sans ressenti y est donné", "moments sans ressenti y sont donnés");
        format!("Ce format exige une note par moment\u{202f}: {steps} pour neutre.")
    },
    long_cells: |count| {
        let cells = plural(count, "case dépasse", "cases dépassent");
        format!(
            "{cells} ce qu’accepte Excel\u{202f}: coupé dans la feuille du parcours, entier dans la feuille des fiches."
        )
    },
    everything: "Ce parcours n’a rien à dire dans ce format\u{202f}: le fichier serait vide.",
    lanes: |count| not_shown(count, "ligne n’est pas montrée", "lignes ne sont pas montrées"),
    stages: |count| not_shown(count, "étape n’est pas montrée", "étapes ne sont pas montrées"),
    cards_there: |count| {
        not_shown(
            count,
            "fiche se trouve dans ce qui n’est pas montré",
            "fiches se trouvent dans ce qui n’est pas montré",
        )
    },
    details: |count| format!("On en sait plus sur {} que ce qui est montré.", plural(count, "fiche", "fiches")),
    notes: |count| not_shown(count, "note de fiche n’est pas montrée", "notes de fiches ne sont pas montrées"),
    ties: |count| not_shown(count, "lien entre fiches n’est pas tracé", "liens entre fiches ne sont pas tracés"),
    signs: |count| {
        let signs = plural(
            count,
            "signe absent de la police est dessiné en image",
            "signes absents de la police sont dessinés en images",
        );
        format!("{signs}, ou en carré là où le navigateur n’en a pas.")
    },
    addresses: |count| {
        not_shown(count, "adresse n’est que du texte, sans lien", "adresses ne sont que du texte, sans lien")
    },
    slides: |count| {
        let slides =
            plural(count, "diapositive après la première est omise", "diapositives après la première sont omises");
        format!("{slides}\u{202f}: ce format tient en une page.")
    },
    page_size: |[width, height]| format!("La page mesure {width} × {height} mm."),
    pixels: |[across, down]| format!("L’image fait {across} × {down} pixels."),
    slide_count: |count| format!("Le fichier a {}.", plural(count, "diapositive", "diapositives")),
    sheets: |count| format!("Il s’imprime sur {} A4, avec des repères de coupe.", plural(count, "feuille", "feuilles")),
    text_size: |tenths| format!("Le texte des fiches est en corps {},{}.", tenths / 10, tenths % 10),
    text_too_small: "C’est difficile à lire au mur\u{202f}: choisissez un papier plus grand, moins d’étapes ou moins de lignes.",
    slide_text_too_small: "C’est difficile à lire devant une salle\u{202f}: choisissez une diapositive par étape, ou moins de lignes.",
    invalid: |rules| {
        format!("Le fichier n’a pas été fait\u{202f}: il enfreindrait des règles de son format ({rules}).")
    },
    picture_too_large: "L’image n’a pas été faite\u{202f}: elle aurait trop de pixels. Choisissez un papier plus petit ou moins de détails.",
    too_large: "Le fichier n’a pas été fait\u{202f}: il serait trop gros.",
    logo_kind: "Le logo n’est ni en PNG ni en JPEG. Choisissez un autre fichier, ou faites sans.",
    logo_damaged: "Le fichier du logo est abîmé. Choisissez-en un autre, ou faites sans.",
    logo_too_large: |side| format!("Le logo a plus de {} pixels de côté. Choisissez-en un plus petit.", number(side)),
};

fn absent(count: usize, one: &str, many: &str) -> String {
    format!("{}.", plural(count, &format!("{one} n’y figure pas"), &format!("{many} n’y figurent pas")))
}

fn not_shown(count: usize, one: &str, many: &str) -> String {
    format!("{}.", plural(count, one, many))
}
