//! The map as it is seen, as a table: stages and steps across, lanes down, and the cards of a crossing on lines of its cell.

use parcours_core::format::cells;
use parcours_core::model::{
    Card, CardId, CellKey, Emotion, Evidence, JourneyMap, Lane, LaneRole, Language, Score, SortedSet, Step, StepId,
};
use parcours_core::words::Words;

use crate::build::Builder;
use crate::cards_table::is_same;
use crate::columns::{CardColumn, LANGUAGES, read_role};
use crate::delimited::{protected, unprotected};
use crate::problem::{Notice, Problem};
use crate::table::{Room, Table};

/// What of a map a table of it shows.
pub(crate) struct Board<'a> {
    /// The map.
    pub map: &'a JourneyMap,
    /// The columns that are shown, each with the name of its stage.
    pub steps: Vec<(&'a str, &'a Step)>,
    /// The rows that are shown.
    pub lanes: Vec<&'a Lane>,
    /// The cards that are shown; all while there is no choice.
    chosen: Option<SortedSet<&'a CardId>>,
}

impl<'a> Board<'a> {
    /// What is seen of `map`: all but hidden lanes, or the chosen cards with the steps and lanes they stand in.
    pub fn new(map: &'a JourneyMap, selection: Option<&'a [CardId]>) -> Self {
        let chosen: Option<SortedSet<&CardId>> = selection.map(|ids| ids.iter().collect());
        let holds = |wanted: &dyn Fn(&Card) -> bool| {
            chosen.as_ref().is_none_or(|ids| ids.iter().filter_map(|id| map.card(id)).any(wanted))
        };
        let all = map.stages.iter().flat_map(|stage| stage.steps.iter().map(|step| (stage.name.as_str(), step)));
        let steps = all.filter(|(_, step)| holds(&|card| card.step == step.id)).collect();
        let is_seen = |lane: &&Lane| (chosen.is_some() || !lane.hidden) && holds(&|card| card.lane == lane.id);
        let lanes = map.lanes.iter().filter(is_seen).collect();
        Self { map, steps, lanes, chosen }
    }

    /// Whether any step has a name of its own.
    pub fn has_step_names(&self) -> bool {
        self.steps.iter().any(|(_, step)| !step.name.is_empty())
    }

    /// The label of a lane, or what it means where it has none.
    pub fn label(&self, lane: &'a Lane, words: &'a Words) -> &'a str {
        if lane.label.trim().is_empty() { (words.board.role_name)(&lane.role) } else { &lane.label }
    }

    /// What stands where a step and a lane cross: each card, or the feeling, on one line.
    pub fn lines(&self, step: &Step, lane: &Lane) -> Vec<String> {
        let cell = CellKey { step: step.id.clone(), lane: lane.id.clone() };
        if lane.is_emotion() {
            return self.map.emotion(&cell).map(feeling).into_iter().collect();
        }
        let shown = |id: &&CardId| self.chosen.as_ref().is_none_or(|ids| ids.contains(id));
        let cards = self.map.cards_in(&cell).iter().filter(shown).filter_map(|id| self.map.card(id));
        cards.map(|card| on_one_line(&card.text)).collect()
    }

    /// The rows of the table, with one or two rows of headings.
    pub fn rows(&self, words: &Words) -> Vec<Vec<String>> {
        let names = |name: fn(&(&'a str, &'a Step)) -> &'a str| self.steps.iter().map(name).map(on_one_line);
        let head = |own: &str| std::iter::once(own.to_owned());
        let mut rows = vec![head(words.tables.stage).chain(names(|(stage, _)| stage)).collect()];
        if self.has_step_names() {
            rows.push(head(words.tables.step).chain(names(|(_, step)| step.name.as_str())).collect());
        }
        for lane in &self.lanes {
            let cells = self.steps.iter().map(|(_, step)| self.lines(step, lane).join("\n"));
            rows.push(head(&on_one_line(self.label(lane, words))).chain(cells).collect());
        }
        rows
    }
}

/// `text` with spaces for line ends and tabs.
pub(crate) fn on_one_line(text: impl AsRef<str>) -> String {
    let text = text.as_ref().trim();
    let apart =
        |letter: char| matches!(letter, '\n' | '\r' | '\t' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    text.split(apart).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What stands between the figure of a feeling and its word.
const BETWEEN: &str = " · ";

/// A feeling as its figure and its word. Without a plus sign: spreadsheets would take that for a formula.
pub(crate) fn feeling(emotion: &Emotion) -> String {
    let score = emotion.score.value();
    let sign = if score < 0 { "\u{2212}" } else { "" };
    let word = on_one_line(&emotion.feeling);
    let between = if word.is_empty() { "" } else { BETWEEN };
    format!("{sign}{}{between}{word}", score.unsigned_abs())
}

/// The feeling that stands as `text`, and whether its score is on the scale.
pub(crate) fn read_feeling(text: &str) -> Option<(Emotion, bool)> {
    let text = text.trim();
    let unsigned = text.trim_start_matches(['+', '-', '−']);
    let digits = unsigned.len() - unsigned.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let (figure, rest) = unsigned.split_at(digits);
    if figure.is_empty()
        || figure.len() > 6
        || rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '.')
    {
        return None;
    }
    let figure: i64 = figure.parse().ok()?;
    let signed = if text.starts_with(['-', '−']) { -figure } else { figure };
    let score = Score::nearest(signed);
    let other = || rest.trim_start_matches([' ', '\u{a0}', ':', ',', '/']);
    let feeling = rest.strip_prefix(BETWEEN).unwrap_or_else(other).trim().to_owned();
    Some((Emotion { feeling, ..Emotion::of(score) }, i64::from(score.value()) == signed))
}

/// The table as cells parted by tabs, as spreadsheets put it on the clipboard.
pub(crate) fn tsv(rows: &[Vec<String>]) -> String {
    let cell = |text: &String| {
        let text = protected(text.clone());
        match text.contains(['\n', '\t', '"']) {
            true => format!("\"{}\"", text.replace('"', "\"\"")),
            false => text,
        }
    };
    let row = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join("\t");
    rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

/// The table as HTML. What spreadsheets would work out is marked as text for them.
pub(crate) fn html(rows: &[Vec<String>], headings: usize) -> String {
    let mut text = String::from("<meta charset=\"utf-8\"><table>");
    for (at, row) in rows.iter().enumerate() {
        text.push_str("<tr>");
        for (column, cell) in row.iter().enumerate() {
            let name = if at < headings || column == 0 { "th" } else { "td" };
            text.push_str(&format!(
                "<{name} style=\"mso-number-format:'\\@';vertical-align:top\">{}</{name}>",
                escaped(cell)
            ));
        }
        text.push_str("</tr>");
    }
    text.push_str("</table>");
    text
}

/// A text as HTML.
pub(crate) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\n' => html.push_str("<br style=\"mso-data-placement:same-cell\">"),
            letter => html.push(letter),
        }
    }
    html
}

/// The table in a text from the clipboard whose cells are parted by tabs.
///
/// # Errors
/// When there is too much in it.
pub(crate) fn read_tsv(text: &str) -> Result<Table, Problem> {
    let (mut rows, mut row, mut room) = (Vec::new(), Vec::new(), Room::for_table());
    for cell in cells::read(text) {
        room.reach(rows.len(), row.len())?;
        room.take(rows.len(), row.len(), &cell.text)?;
        row.push(unprotected(&cell.text).to_owned());
        if cell.ends_row {
            rows.push(std::mem::take(&mut row));
        }
    }
    Ok(Table { rows, ..Table::default() })
}

/// The map in a table with stages across and lanes down.
///
/// The first row holds the stages: a name that is repeated, or missing, goes on with the one before it. The second may hold the steps,
/// if its first cell says so.
///
/// # Errors
/// When there is nothing in the table, or more than a map holds.
pub(crate) fn read(table: &Table, language: &Language) -> Result<(JourneyMap, Vec<Notice>), Problem> {
    let width = table.width();
    if table.rows.is_empty() || width == 0 {
        return Err(Problem::NoRows);
    }
    let mut builder = Builder::new(language);
    let means = |row: usize, column: CardColumn| CardColumn::of_heading(table.cell(row, 0)) == Some(column);
    // A French table calls its steps what an English one calls a moment of truth; where it stands decides.
    let is_steps = |row: usize| {
        let own = LANGUAGES.iter().any(|words| is_same(table.cell(row, 0), words.tables.step));
        row < table.rows.len() && (own || means(row, CardColumn::Step))
    };
    let has_steps = is_steps(1);
    let mut steps: Vec<StepId> = Vec::new();
    let mut stage: Option<(usize, &str)> = None;
    for column in 1..width {
        let name = table.cell(0, column).trim();
        let goes_on = stage.filter(|(_, before)| name.is_empty() || *before == name);
        let at = match goes_on {
            Some((at, _)) => at,
            None => {
                let at = builder.stage(name);
                stage = Some((at, name));
                at
            }
        };
        let step = if has_steps { table.cell(1, column).trim() } else { "" };
        steps.push(builder.step(at, step)?);
    }
    if steps.is_empty() {
        let at = builder.stage("");
        steps.push(builder.step(at, "")?);
    }
    for row in 1 + usize::from(has_steps)..table.rows.len() {
        read_lane(table, row, &steps, &mut builder)?;
    }
    builder.finish()
}

fn read_lane(table: &Table, row: usize, steps: &[StepId], builder: &mut Builder) -> Result<(), Problem> {
    let label = table.cell(row, 0).trim();
    let cells: Vec<(&StepId, &str)> =
        steps.iter().zip(1..).map(|(step, column)| (step, table.cell(row, column).trim())).collect();
    if label.is_empty() && cells.iter().all(|(_, text)| text.is_empty()) {
        return Ok(());
    }
    let role = read_role(label).unwrap_or(LaneRole::Custom);
    let feelings: Option<Vec<_>> = cells
        .iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(step, text)| Some(((*step).clone(), *text, read_feeling(text)?)))
        .collect();
    match feelings {
        Some(feelings) if role == LaneRole::Emotion => {
            let lane = builder.lane(role, label)?;
            for (step, text, (emotion, exact)) in feelings {
                if !exact {
                    builder.notices.push(Notice::ScoreRounded { line: row + 1, was: text.to_owned() });
                }
                builder.emotion(CellKey { step, lane: lane.clone() }, emotion);
            }
        }
        _ => {
            // A lane of feelings told in words has cards: a curve needs figures.
            let role = if role == LaneRole::Emotion { LaneRole::Thought } else { role };
            let lane = builder.lane(role, label)?;
            for (step, text) in cells {
                for line in text.lines().map(without_bullet).filter(|line| !line.is_empty()) {
                    let cell = CellKey { step: step.clone(), lane: lane.clone() };
                    builder.card(None, Card { evidence: Some(Evidence::Assumed), ..Card::new(cell, line) })?;
                }
            }
        }
    }
    Ok(())
}

/// A line without the mark of a list before it.
pub(crate) fn without_bullet(line: &str) -> &str {
    let line = line.trim();
    let bullets = ["• ", "· ", "- ", "– ", "* ", "▪ ", "◦ "];
    bullets.iter().find_map(|bullet| line.strip_prefix(bullet)).unwrap_or(line).trim()
}
