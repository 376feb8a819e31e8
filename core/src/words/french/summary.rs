//! See `words/summary.rs`.
use super::DAYS;
use std::cmp::Ordering;

use crate::method::summary::{EvidenceCount, Peak, Trend};
use crate::words::summary::SummaryWords;

pub(in crate::words) static WORDS: SummaryWords = SummaryWords {
    nothing: "Il n’y a encore rien à résumer. Remplissez le parcours : ce que vous y écrivez se retrouve ici.",
    no_header: "Ni l’objectif ni le persona ne sont posés.",
    curve: "Le ressenti",
    no_feelings: "Aucun ressenti n’est encore connu.",
    curve_read,
    unknown: "inconnu",
    peak,
    moments: "Moments de vérité",
    no_moments: "Aucun n’est encore décidé.",
    high: "instant de grâce",
    low: "point noir",
    frictions: "Ce qui pèse le plus",
    more,
    answered,
    unanswered: "Pas encore d’idée pour y répondre",
    importance,
    plan: "Plan d’action",
    plan_then: "Ensuite",
    no_plan: "Rien de prévu pour l’instant.",
    no_owner: "sans responsable",
    measures: "Indicateurs",
    measure: "Indicateur",
    before: "Avant",
    now: "Maintenant",
    target: "Cible",
    trend_name: "Évolution",
    trend,
    goal,
    day,
    evidence: "Ce que nous savons",
    evidence_read,
    open: "Encore ouvert",
    nothing_open: "Rien à signaler.",
    open_frictions,
    open_owners,
    open_overdue,
    open_feelings,
    open_checks,
};

fn curve_read(columns: &[String]) -> String {
    format!("Ressenti, moment par moment : {}.", columns.join(" ; "))
}

fn peak(peak: Peak) -> &'static str {
    match peak {
        Peak::Highest => "point le plus haut",
        Peak::Lowest => "point le plus bas",
    }
}

fn more(count: usize) -> String {
    format!("et {count} de plus sur le tableau")
}

fn answered(idea: &str) -> String {
    format!("Y répond : {idea}")
}

fn importance(value: i64) -> String {
    format!("importance {value} sur 5")
}

fn trend(trend: Trend) -> &'static str {
    match trend {
        Trend::Reached => "cible atteinte",
        Trend::Closer => "plus près de la cible",
        Trend::Same => "pas encore de changement",
        Trend::Further => "plus loin de la cible",
        Trend::Unknown => "",
    }
}

fn goal(way: Ordering, amount: &str) -> String {
    match way {
        Ordering::Less => format!("descendre à {amount}"),
        Ordering::Equal => format!("rester à {amount}"),
        Ordering::Greater => format!("monter à {amount}"),
    }
}

fn day(day: &str) -> String {
    DAYS.short(day)
}

fn evidence_read(count: EvidenceCount) -> String {
    let parts = [
        (count.observed, "observée", "observées"),
        (count.reported, "rapportée", "rapportées"),
        (count.assumed, "supposée", "supposées"),
        (count.proposed, "proposée", "proposées"),
    ];
    let there = parts.into_iter().filter(|(count, ..)| *count > 0);
    let said: Vec<String> = there.map(|(count, one, many)| super::announcements::plural(count, one, many)).collect();
    format!("{}\u{202f}: {}", super::announcements::cards(count.all()), said.join(", "))
}

fn open_frictions(count: usize) -> String {
    super::announcements::plural(
        count,
        "point de friction n’a pas d’idée pour y répondre.",
        "points de friction n’ont pas d’idée pour y répondre.",
    )
}

fn open_owners(count: usize) -> String {
    super::announcements::plural(count, "idée n’a pas de responsable.", "idées n’ont pas de responsable.")
}

fn open_overdue(count: usize) -> String {
    super::announcements::plural(count, "idée prévue est en retard.", "idées prévues sont en retard.")
}

fn open_feelings(count: usize) -> String {
    super::announcements::plural(count, "moment n’a pas de ressenti connu.", "moments n’ont pas de ressenti connu.")
}

fn open_checks(count: usize) -> String {
    super::announcements::plural(count, "point à vérifier", "points à vérifier")
}
