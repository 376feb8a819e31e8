//! Boards to measure on: the same size always gives the same board, as a plain map file.

use serde_json::{Value, json};

/// A size of board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Size {
    /// A first map: 48 cards.
    Small,
    /// A workshop's result: 480 cards.
    Medium,
    /// More than anybody draws by hand: 5,000 cards.
    Large,
    /// The most the page promises to carry: 10,000 cards.
    Huge,
}

impl Size {
    /// Every size, the smallest first.
    pub const ALL: [Self; 4] = [Self::Small, Self::Medium, Self::Large, Self::Huge];

    /// The name it is asked for and printed by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
            Self::Huge => "huge",
        }
    }

    /// The size called `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.name() == name)
    }

    /// How many cards it is called after.
    pub fn called(self) -> usize {
        match self {
            Self::Small => 50,
            _ => self.cards(),
        }
    }

    /// The size that has so many cards, or is called after so many.
    pub fn of_cards(number: &str) -> Option<Self> {
        let number: usize = number.parse().ok()?;
        Self::ALL.into_iter().find(|size| [size.cards(), size.called()].contains(&number))
    }

    /// Stages of one step each, lanes, and cards in a cell.
    fn counts(self) -> (usize, usize, usize) {
        match self {
            Self::Small => (6, 8, 1),
            Self::Medium => (12, 10, 4),
            Self::Large => (25, 20, 10),
            Self::Huge => (50, 20, 10),
        }
    }

    /// How many cards a board of this size has.
    pub fn cards(self) -> usize {
        let (steps, lanes, deep) = self.counts();
        steps * lanes * deep
    }
}

/// A board: stages `s0`, `s1`, ..., each with one step `t0`, `t1`, ...; lanes `l0`, `l1`, ...; cards `c0`, `c1`, ... in document order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Board {
    /// How big it is.
    pub size: Size,
    /// Whether one more lane, the last, has a feeling for most steps.
    pub emotions: bool,
}

const STAGES: [&str; 7] =
    ["Besoin ressenti", "Recherche", "Comparaison", "Choix", "Achat et accueil", "Utilisation", "Évolution"];
const ROLES: [&str; 10] =
    ["action", "touchpoint", "thought", "quote", "pain", "gain", "opportunity", "frontstage", "backstage", "metric"];
const WHO: [&str; 5] = ["Nadia", "La conseillère", "Le gestionnaire du dossier", "Un proche", "Le service client"];
const DOES: [&str; 8] = [
    "calcule son budget",
    "cherche le numéro de son contrat",
    "relit deux fois la même page sans trouver le prix",
    "appelle l’agence",
    "reçoit un courriel dont l’objet ne dit rien",
    "note « à rappeler » & raccroche",
    "compare <b>trois</b> offres sur son téléphone dans le train",
    "attend",
];
const WHEN: [&str; 4] = ["", " le soir même", " ; délai de 48 h", ", faute d’explication claire au guichet"];

/// A plain generator of numbers that look random and are the same on every machine (Knuth's 64-bit multiplier).
struct Dice(u64);

impl Dice {
    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // The low bits repeat soon.
        from[(self.0 >> 33) as usize % from.len()]
    }
}

impl Board {
    /// The first card of a cell.
    pub fn first_card(&self, step: usize, lane: usize) -> String {
        let (steps, _, deep) = self.size.counts();
        format!("c{}", (lane * steps + step) * deep)
    }

    /// The map file, under `id`.
    pub fn file(&self, id: &str) -> Value {
        let (steps, lanes, deep) = self.size.counts();
        let mut dice = Dice(self.size.cards() as u64);
        let stages = (0..steps).map(|at| {
            let name = format!("{} {}", STAGES[at % STAGES.len()], at / STAGES.len() + 1);
            json!({ "id": format!("s{at}"), "name": name, "steps": [{ "id": format!("t{at}"), "name": "" }] })
        });
        let mut rows: Vec<Value> = (0..lanes)
            .map(
                |at| json!({ "id": format!("l{at}"), "role": ROLES[at % ROLES.len()], "label": format!("Ligne {at}") }),
            )
            .collect();
        let mut emotions = Vec::new();
        if self.emotions {
            let lane = format!("l{lanes}");
            // Every fifth feeling is unknown, so that the curve has gaps.
            emotions = (0..steps)
                .filter(|step| step % 5 != 4)
                .map(|step| json!({ "lane": lane, "step": format!("t{step}"), "score": step as i64 % 5 - 2 }))
                .collect();
            rows.push(json!({ "id": lane, "role": "emotion", "label": "Ressenti" }));
        }
        let cards = (0..self.size.cards()).map(|at| {
            let (lane, step) = (at / deep / steps, at / deep % steps);
            let text = format!("{} {}{}", dice.pick(&WHO), dice.pick(&DOES), dice.pick(&WHEN));
            json!({ "id": format!("c{at}"), "step": format!("t{step}"), "lane": format!("l{lane}"), "text": text })
        });
        json!({
            "format": "parcours", "schema": 1, "minReader": 1, "app": "0.1.0", "id": id, "rev": 1, "lineage": [],
            "map": {
                "kind": "current-state", "language": "fr", "title": format!("{} cartes", self.size.cards()),
                "context": {}, "persona": {}, "stages": stages.collect::<Vec<_>>(), "lanes": rows,
                "cards": cards.collect::<Vec<_>>(), "emotions": emotions, "links": [],
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn board(size: Size) -> Board {
        Board { size, emotions: false }
    }

    fn length(value: &Value) -> usize {
        value.as_array().map_or(0, Vec::len)
    }

    #[test]
    fn sizes_are_what_they_say() {
        assert_eq!(Size::ALL.map(Size::cards), [48, 480, 5_000, 10_000]);
        for size in Size::ALL {
            assert_eq!(Size::named(size.name()), Some(size));
            assert_eq!(length(&board(size).file("bench")["map"]["cards"]), size.cards());
        }
        assert_eq!(Size::named("enormous"), None);
    }

    #[test]
    fn a_board_is_always_the_same() {
        assert_eq!(board(Size::Medium).file("bench"), board(Size::Medium).file("bench"));
    }

    #[test]
    fn the_first_card_of_a_cell_is_found() {
        let file = board(Size::Medium).file("bench");
        for (step, lane) in [(0, 0), (3, 0), (11, 9)] {
            let first = board(Size::Medium).first_card(step, lane);
            let here = |card: &&Value| card["step"] == format!("t{step}") && card["lane"] == format!("l{lane}");
            let found = file["map"]["cards"].as_array().and_then(|cards| cards.iter().find(here));
            assert_eq!(found.map(|card| &card["id"]), Some(&json!(first)));
        }
    }

    #[test]
    fn texts_differ_and_hold_what_must_be_escaped() {
        let file = board(Size::Medium).file("bench").to_string();
        assert!(WHO.iter().chain(&DOES).all(|part| file.contains(part)));
    }

    #[test]
    fn feelings_stand_in_a_lane_of_their_own() {
        let plain = board(Size::Small).file("bench");
        let felt = Board { size: Size::Small, emotions: true }.file("bench");
        assert_eq!((length(&plain["map"]["lanes"]), length(&plain["map"]["emotions"])), (8, 0));
        assert_eq!((length(&felt["map"]["lanes"]), length(&felt["map"]["emotions"])), (9, 5));
        assert_eq!(plain["map"]["cards"], felt["map"]["cards"]);
    }
}
