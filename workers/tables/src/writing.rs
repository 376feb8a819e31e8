//! A map as a file of tables or text, and what that does not hold.

use parcours_core::format::{self, MapFile};
use parcours_core::model::{CardId, Language};
use parcours_core::words::losses::{self, LossWords};
use parcours_messages::{Copied, TablesFormat, Told};
use parcours_tables::{Format, Loss, Options, export};

use crate::words_of;

/// What `format` does not hold of the map in `bytes`.
///
/// # Errors
/// When they hold no map; a sentence says why.
pub fn told(format: TablesFormat, bytes: &[u8], language: &Language) -> Result<Told, String> {
    Ok(told_of(self::format(format), &map_file(bytes, language)?, language))
}

/// The map in `bytes` as a file of `format`, made on `day`.
///
/// # Errors
/// When they hold no map, or the file could not be made; a sentence says why.
pub fn file(
    format: TablesFormat,
    bytes: &[u8],
    language: &Language,
    day: &str,
    cards: Option<Vec<String>>,
) -> Result<(Told, Vec<u8>), String> {
    let (format, file) = (self::format(format), map_file(bytes, language)?);
    let options = Options {
        selection: ids(cards),
        today: Some(day.to_owned()).filter(|day| !day.is_empty()),
        id: file.id.as_str().to_owned(),
        rev: file.rev,
        lineage: file.lineage.clone(),
        file: String::from_utf8_lossy(bytes).into_owned(),
    };
    Ok((told_of(format, &file, language), made(format, &file, language, &options)?))
}

/// The map in `bytes`, or those `cards` of it, as a table for the clipboard.
///
/// # Errors
/// When they hold no map, or the table could not be made; a sentence says why.
pub fn copied(cards: Option<Vec<String>>, bytes: &[u8], language: &Language) -> Result<Copied, String> {
    let file = map_file(bytes, language)?;
    let options = Options { selection: ids(cards), ..Options::default() };
    let text = |format| {
        let bytes = made(format, &file, language, &options)?;
        Ok::<_, String>(String::from_utf8_lossy(&bytes).into_owned())
    };
    Ok(Copied { text: text(Format::Tsv)?, html: text(Format::HtmlTable)? })
}

fn ids(cards: Option<Vec<String>>) -> Option<Vec<CardId>> {
    cards.map(|cards| cards.into_iter().map(CardId::from).collect())
}

fn made(format: Format, file: &MapFile, language: &Language, options: &Options) -> Result<Vec<u8>, String> {
    let made = export(format, &file.map, words_of(language), options);
    made.map_err(|refused| (losses::of(language).invalid)(&refused.to_string()))
}

fn map_file(bytes: &[u8], language: &Language) -> Result<MapFile, String> {
    let opened = format::read(bytes).map_err(|problem| (words_of(language).file.problem)(&problem))?;
    Ok(opened.file)
}

fn told_of(format: Format, file: &MapFile, language: &Language) -> Told {
    let (lost, words) = (parcours_tables::losses(format, &file.map), losses::of(language));
    Told {
        is_empty: lost.contains(&Loss::Everything),
        losses: lost.into_iter().map(|loss| sentence(loss, words)).collect(),
        facts: Vec::new(),
        extension: format.extension().to_owned(),
        kind: format.media_type().to_owned(),
    }
}

fn format(format: TablesFormat) -> Format {
    match format {
        TablesFormat::Workbook => Format::Workbook,
        TablesFormat::CardsCsv => Format::CardsCsv,
        TablesFormat::PlanCsv => Format::PlanCsv,
        TablesFormat::JiraCsv => Format::JiraCsv,
        TablesFormat::TrelloCsv => Format::TrelloCsv,
        TablesFormat::PlannerCsv => Format::PlannerCsv,
        TablesFormat::Tsv => Format::Tsv,
        TablesFormat::HtmlTable => Format::HtmlTable,
        TablesFormat::HtmlPage => Format::HtmlPage,
        TablesFormat::MermaidJourney => Format::MermaidJourney,
        TablesFormat::MermaidTimeline => Format::MermaidTimeline,
        TablesFormat::MermaidQuadrants => Format::MermaidQuadrants,
        TablesFormat::MarkdownReport => Format::MarkdownReport,
        TablesFormat::MarkdownOutline => Format::MarkdownOutline,
        TablesFormat::JsonCanvas => Format::JsonCanvas,
        TablesFormat::Excalidraw => Format::Excalidraw,
    }
}

fn sentence(loss: Loss, words: &LossWords) -> String {
    match loss {
        Loss::Context => words.context.to_owned(),
        Loss::Persona => words.persona.to_owned(),
        Loss::PersonaDetails => words.persona_details.to_owned(),
        Loss::Links(count) => (words.links)(count),
        Loss::CardsBesidePlan(count) => (words.beside_plan)(count),
        Loss::OtherCards(count) => (words.other_cards)(count),
        Loss::CardDetails(count) => (words.card_details)(count),
        Loss::LineEnds(count) => (words.line_ends)(count),
        Loss::EarlierReadings(count) => (words.earlier_readings)(count),
        Loss::HiddenLanes(count) => (words.hidden_lanes)(count),
        Loss::Frame => words.frame.to_owned(),
        Loss::StepDetails(count) => (words.step_details)(count),
        Loss::Feelings(count) => (words.feelings)(count),
        Loss::OtherCurves(count) => (words.other_curves)(count),
        Loss::FeelingWords(count) => (words.feeling_words)(count),
        Loss::UnratedIdeas(count) => (words.unrated_ideas)(count),
        Loss::UnknownFeelings(count) => (words.unknown_feelings)(count),
        Loss::LongCells(count) => (words.long_cells)(count),
        Loss::Everything => words.everything.to_owned(),
    }
}
