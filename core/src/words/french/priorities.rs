//! See `words/priorities.rs`.
use crate::method::priorities::{Column, Quadrant, Rating};
use crate::words::priorities::PrioritiesWords;

pub(in crate::words) static WORDS: PrioritiesWords = PrioritiesWords {
    matrix: "Impact et effort",
    hint: "Faites glisser chaque idée à sa place, ou choisissez ses deux notes. Sur une idée, les flèches la déplacent, Suppr la retire.",
    impact_axis: "Impact : ce que cela changerait",
    effort_axis: "Effort : ce que cela coûterait",
    unrated: "Pas encore notées",
    all_rated: "Chaque idée a sa place.",
    quadrant,
    advice: "Conseil",
    quadrants,
    cell,
    quick_wins: "Gains rapides",
    no_quick_wins: "Aucun pour l’instant : une idée d’impact 4 ou 5 qui demande un effort de 1 ou 2.",
    chosen: "Idée choisie",
    unrate: "Retirer de la matrice",
    show_card: "Voir sur le tableau",
    plan: "Plan d’action",
    plan_hint: "Appuyez sur le nom d’une colonne pour trier ; tout se modifie sur place.",
    no_plan: "Rien de prévu pour l’instant. Une idée arrive ici dès qu’elle est notée ou que son avancement est dit.",
    no_ideas: "Pas encore d’idée. Écrivez-les sur le tableau, en opportunités ou en solutions ; puis pesez-les ici.",
    no_room: "Ce parcours n’a pas de ligne d’opportunités ou de solutions. Ajoutez-en une, écrivez-y vos idées, puis pesez-les ici.",
    no_text: "Fiche sans texte",
    column,
    control,
    none: super::details::WORDS.none,
    overdue: "en retard",
    more_pains,
};

pub(super) fn quadrant(quadrant: Quadrant) -> &'static str {
    match quadrant {
        Quadrant::QuickWin => "Gain rapide",
        Quadrant::BigProject => "Grand projet",
        Quadrant::FillIn => "À l’occasion",
        Quadrant::Avoid => "À éviter",
    }
}

fn quadrants(quadrant: Quadrant) -> &'static str {
    match quadrant {
        Quadrant::QuickWin => "Gains rapides",
        Quadrant::BigProject => "Grands projets",
        Quadrant::FillIn => "À l’occasion",
        Quadrant::Avoid => "À éviter",
    }
}

fn cell(rating: Rating) -> String {
    format!("Impact {}, effort {} : {}", rating.impact, rating.effort, quadrants(rating.quadrant()))
}

fn column(column: Column) -> &'static str {
    match column {
        Column::Idea => "Idée",
        Column::Step => "Moment",
        Column::Pain => "Répond à",
        Column::Owner => "Responsable",
        Column::Due => "Échéance",
        Column::Status => "Avancement",
        Column::Impact => "Impact",
        Column::Effort => "Effort",
    }
}

fn control(which: Column, idea: &str) -> String {
    format!("{} : {idea}", column(which))
}

fn more_pains(count: usize) -> String {
    format!("et {count} de plus")
}
