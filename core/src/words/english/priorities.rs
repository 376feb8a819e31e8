//! See `words/priorities.rs`.
use crate::method::priorities::{Column, Quadrant, Rating};
use crate::words::priorities::PrioritiesWords;

pub(in crate::words) static WORDS: PrioritiesWords = PrioritiesWords {
    matrix: "Impact and effort",
    hint: "Drag each idea to its place, or choose its two numbers. On an idea, arrow keys move it, Delete takes it out.",
    impact_axis: "Impact: what it would change",
    effort_axis: "Effort: what it would cost",
    unrated: "Not rated yet",
    all_rated: "Every idea has its place.",
    quadrant,
    advice: "Advice",
    quadrants,
    cell,
    quick_wins: "Quick wins",
    no_quick_wins: "None yet: an idea of impact 4 or 5 that takes effort 1 or 2.",
    chosen: "Chosen idea",
    unrate: "Take out of the matrix",
    show_card: "Show on the board",
    plan: "Action plan",
    plan_hint: "Press a column’s name to sort by it; everything can be changed in place.",
    no_plan: "Nothing planned yet. An idea comes here once it is rated or its progress is said.",
    no_ideas: "No ideas yet. Write them on the board as opportunities or solutions; then weigh them here.",
    no_room: "This map has no lane for opportunities or solutions. Add one, write your ideas in it, then weigh them here.",
    no_text: "Card without text",
    column,
    control,
    none: super::details::WORDS.none,
    overdue: "overdue",
    more_pains,
};

pub(super) fn quadrant(quadrant: Quadrant) -> &'static str {
    match quadrant {
        Quadrant::QuickWin => "Quick win",
        Quadrant::BigProject => "Big project",
        Quadrant::FillIn => "Fill-in",
        Quadrant::Avoid => "To avoid",
    }
}

fn quadrants(quadrant: Quadrant) -> &'static str {
    match quadrant {
        Quadrant::QuickWin => "Quick wins",
        Quadrant::BigProject => "Big projects",
        Quadrant::FillIn => "Fill-ins",
        Quadrant::Avoid => "To avoid",
    }
}

fn cell(rating: Rating) -> String {
    format!("Impact {}, effort {}: {}", rating.impact, rating.effort, quadrants(rating.quadrant()))
}

fn column(column: Column) -> &'static str {
    match column {
        Column::Idea => "Idea",
        Column::Step => "Step",
        Column::Pain => "Answers",
        Column::Owner => "Owner",
        Column::Due => "Due",
        Column::Status => "Progress",
        Column::Impact => "Impact",
        Column::Effort => "Effort",
    }
}

fn control(which: Column, idea: &str) -> String {
    format!("{}: {idea}", column(which))
}

fn more_pains(count: usize) -> String {
    format!("and {count} more")
}
