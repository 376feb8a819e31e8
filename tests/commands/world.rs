//! A board drawn in one line of text, and what keys and commands make of it.
//!
//! Cells stand between `|`, stages between `||`, lanes between `/`. `[a]` has the focus, `a*` is selected, `[]` is an empty cell with
//! the focus. A lane that begins with `~` holds feelings (`.` is unknown), one that begins with `-` is hidden. Cards are drawn by
//! their text.

use parcours_core::editor::announcement::Announcement;
use parcours_core::editor::clipboard::Loose;
use parcours_core::editor::commands::{by_press, find};
use parcours_core::editor::focus::Focus;
use parcours_core::editor::focus_after::first_touched;
use parcours_core::editor::keys::Press;
use parcours_core::editor::outcome::{Draft, Effect, Outcome};
use parcours_core::editor::selection::Selection;
use parcours_core::editor::situation::Situation;
use parcours_core::editor::view_state::ViewState;
use parcours_core::editor::{card_commands, drafts};
use parcours_core::model::{Card, CellKey, Edit, Emotion, History, JourneyMap, Lane, LaneRole, Score, Stage, Step};
use parcours_core::words::english;

/// A map at work.
pub struct World {
    pub history: History,
    pub focus: Option<Focus>,
    pub selection: Selection,
    pub asked: Option<Effect>,
    pub said: Option<Announcement>,
    pub view_state: ViewState,
    made: usize,
}

impl World {
    /// The world in `picture`.
    pub fn new(picture: &str) -> Self {
        let mut map = JourneyMap::default();
        let (mut focus, mut selected) = (None, Vec::new());
        for (row, line) in picture.split('/').map(str::trim).enumerate() {
            let role = if line.starts_with('~') { LaneRole::Emotion } else { LaneRole::Action };
            let lane = Lane { id: format!("l{row}").into(), hidden: line.starts_with('-'), role, ..Lane::default() };
            map.lanes.push(lane);
            let cells = line.trim_start_matches(['~', '-']);
            if row == 0 {
                frame(&mut map, cells);
            }
            for (column, cell) in cells.replace("||", "|").split('|').enumerate() {
                let key = CellKey::new(format!("t{column}"), format!("l{row}"));
                for word in cell.split_whitespace() {
                    let name = word.trim_matches(['[', ']', '*']);
                    put(&mut map, &key, name);
                    let is_card = !name.is_empty() && !line.starts_with('~');
                    if word.starts_with('[') {
                        focus = Some(if is_card { Focus::Card(name.into()) } else { Focus::Cell(key.clone()) });
                    }
                    if word.contains('*') {
                        selected.push(name.into());
                    }
                }
            }
        }
        assert_eq!(map.violations(), [], "{picture}");
        Self {
            history: History::new(map),
            focus,
            selection: Selection::only(selected),
            asked: None,
            said: None,
            view_state: ViewState::PLAIN,
            made: 0,
        }
    }

    pub fn map(&self) -> &JourneyMap {
        self.history.map()
    }

    /// Runs what each of `presses` stands for: a command by name, a press of keys, or, after `=`, a text typed into the open field.
    pub fn run(&mut self, presses: &str) {
        for press in presses.split_whitespace() {
            let outcome = self.outcome(press);
            self.carry_out(outcome);
        }
    }

    fn outcome(&mut self, press: &str) -> Outcome {
        let mut made = self.made;
        let mut fresh = || {
            made += 1;
            format!("n{made}")
        };
        let at = Situation {
            focus: self.focus.as_ref(),
            to_undo: self.history.to_undo(),
            to_redo: self.history.to_redo(),
            view_state: &self.view_state,
            ..Situation::of(self.history.map(), &self.selection, &english::WORDS)
        };
        let outcome = match (press.strip_prefix('='), &self.asked) {
            (Some(text), Some(Effect::Write(draft))) => drafts::keep(at.map, draft, text),
            (Some(texts), Some(Effect::Paste)) => {
                // `x>2`: two columns further; `x^1`: one row of cards further down.
                let loose = |text: &str| {
                    let far =
                        |sign: char| text.split_once(sign).map_or(0, |(_, far)| far[..1].parse().expect("a digit"));
                    let name = text.split(['>', '^']).next().unwrap_or_default();
                    Loose { card: Card::new(CellKey::default(), name), steps: far('>'), lanes: far('^') }
                };
                let cards = texts.split(',').map(loose).collect();
                let (cell, index) = match at.focus {
                    Some(Focus::Card(id)) => at.map.place(id).map(|(cell, index)| (cell, index + 1)),
                    focus => focus.and_then(|focus| focus.cell(at.map)).map(|cell| (cell, 0)),
                }
                .expect("there is a cell in focus");
                card_commands::paste(at.map, &at.view_state.visibility, cards, (&cell, index), &mut fresh)
            }
            (Some(_), asked) => panic!("nothing is open to be typed into: {asked:?}"),
            (None, _) => {
                let keys = keys(press);
                let command = find(press).or_else(|| by_press(&keys, true, &at));
                let command = command.unwrap_or_else(|| panic!("{press} runs nothing here"));
                if command.applies(&at) { command.run(&at, &mut fresh) } else { Outcome::default() }
            }
        };
        self.made = made;
        outcome
    }

    fn carry_out(&mut self, outcome: Outcome) {
        if let Some((edit, label)) = outcome.edit {
            self.history.make(edit, label).expect("a command's edit fits");
        }
        match &outcome.effect {
            Some(Effect::Undo) => {
                let (_, touched) = self.history.undo().expect("undo applies when there is something to take back");
                self.focus = first_touched(self.history.map(), &touched).or(self.focus.take());
            }
            Some(Effect::Redo) => drop(self.history.redo()),
            Some(Effect::Look(view_state) | Effect::Find(view_state)) => self.view_state = (**view_state).clone(),
            _ => {}
        }
        if let Some(selection) = outcome.select {
            self.selection = selection;
        }
        if let Some(focus) = outcome.focus {
            assert!(
                self.view_state.visibility.shows(self.map(), &focus),
                "the focus goes to {focus:?}, which is not there"
            );
            self.focus = Some(focus);
        }
        self.selection.keep_existing(self.history.map());
        (self.asked, self.said) = (outcome.effect, outcome.say);
    }

    /// The card a new text is asked for would stand at this place.
    pub fn new_card_at(&self) -> Option<(CellKey, usize)> {
        match &self.asked {
            Some(Effect::Write(Draft::NewCard { cell, index, .. })) => Some((cell.clone(), *index)),
            _ => None,
        }
    }

    /// The world as a picture.
    pub fn draw(&self) -> String {
        let map = self.map();
        let lanes = map.lanes.iter().map(|lane| {
            let mark = if lane.is_emotion() {
                "~ "
            } else if lane.hidden {
                "- "
            } else {
                ""
            };
            let stages = map.stages.iter().map(|stage| {
                let cells =
                    stage.steps.iter().map(|step| self.draw_cell(&CellKey::new(step.id.clone(), lane.id.clone())));
                cells.collect::<Vec<_>>().join(" | ")
            });
            format!("{mark}{}", stages.collect::<Vec<_>>().join(" || "))
        });
        tidy(&lanes.collect::<Vec<_>>().join(" / "))
    }

    fn draw_cell(&self, cell: &CellKey) -> String {
        let map = self.map();
        let in_focus = self.focus == Some(Focus::Cell(cell.clone()));
        if map.lane(&cell.lane).is_some_and(Lane::is_emotion) {
            let score = map.emotion(cell).map_or(".".to_owned(), |emotion| format!("{:+}", emotion.score.value()));
            return if in_focus { format!("[{score}]") } else { score };
        }
        if in_focus {
            return "[]".to_owned();
        }
        let cards = map.cards_in(cell).iter().map(|id| {
            let text = map.card(id).map(|card| card.text.clone()).unwrap_or_default();
            let text = if self.focus == Some(Focus::Card(id.clone())) { format!("[{text}]") } else { text };
            if self.selection.contains(id) { format!("{text}*") } else { text }
        });
        cards.collect::<Vec<_>>().join(" ")
    }
}

/// `picture` with single spaces.
pub fn tidy(picture: &str) -> String {
    picture.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Stages and steps for the cells of a lane.
fn frame(map: &mut JourneyMap, cells: &str) {
    let mut column = 0;
    for (number, held) in cells.split("||").enumerate() {
        let steps = held.split('|').map(|_| {
            column += 1;
            Step { id: format!("t{}", column - 1).into(), ..Step::default() }
        });
        let steps = steps.collect();
        map.stages.push(Stage { id: format!("s{number}").into(), steps, ..Stage::default() });
    }
}

fn put(map: &mut JourneyMap, cell: &CellKey, name: &str) {
    if map.lane(&cell.lane).is_some_and(Lane::is_emotion) {
        if let Ok(score) = name.parse() {
            map.emotions.insert(cell.clone(), Emotion::of(Score::nearest(score)));
        }
    } else if !name.is_empty() {
        let card = Box::new(Card::new(cell.clone(), name));
        map.apply(Edit::AddCard { id: name.into(), card, index: 99 }).expect("each card is drawn once");
    }
}

/// `Ctrl+Shift+z` as a press.
fn keys(text: &str) -> Press {
    let mut press = Press::default();
    let mut rest = text;
    loop {
        rest = match rest.split_once('+') {
            Some(("Ctrl", rest)) => {
                press.primary = true;
                rest
            }
            Some(("Alt", rest)) => {
                press.alt = true;
                rest
            }
            Some(("Shift", rest)) => {
                press.shift = true;
                rest
            }
            _ => {
                press.key = if rest == "Space" { " ".to_owned() } else { rest.to_owned() };
                return press;
            }
        };
    }
}
