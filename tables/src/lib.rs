//! A customer journey map as tables and as text: what leaves the page for Excel, CSV, Markdown, Mermaid and drawing programs, and what
//! comes in from them.
//!
//! [`export`] writes a map in a [`Format`], and [`losses`] tells before what that format cannot hold. [`import`] reads a file and
//! [`import_pasted`] a text from the clipboard, each into a [`Proposal`] that is shown before it becomes a map. Nothing here calls a
//! browser, a clock or chance: the same map gives the same bytes.

mod board_table;
mod build;
mod cards_table;
mod columns;
mod delimited;
mod drawing;
mod encoding;
mod foreign;
mod lanescape;
mod loss;
mod markdown;
mod mermaid;
mod options;
mod plan;
mod preview;
mod problem;
mod proposal;
mod reading_page;
mod table;
mod told;
mod workbook;

use parcours_core::model::JourneyMap;
use parcours_core::words::Words;
use thiserror::Error;

pub use columns::CardColumn;
pub use loss::{Loss, losses};
pub use options::{Format, Options};
pub use preview::Preview;
pub use problem::{Notice, Problem};
pub use proposal::{Content, Layout, Proposal, Proposed, Source, import, import_pasted};
pub use table::{Decimals, Table};

/// Why a map could not be written. No map leads to it: what it may hold is less than what the formats take.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refused {
    /// The library that writes workbooks took something for an error.
    #[error("the workbook could not be written: {0}")]
    Workbook(String),
}

/// `map` as a file of `format`, in the language of `words`.
///
/// # Errors
/// When a library refuses what it is given.
pub fn export(format: Format, map: &JourneyMap, words: &Words, options: &Options) -> Result<Vec<u8>, Refused> {
    let separated = |rows| Ok(delimited::write(rows, words.cell_separator));
    // Other tools take commas, whatever the language.
    let with_commas = |rows| Ok(delimited::write(rows, ','));
    let board = || board_table::Board::new(map, options.selection.as_deref());
    match format {
        Format::Workbook => {
            workbook::write::write(map, words, options).map_err(|error| Refused::Workbook(error.to_string()))
        }
        Format::CardsCsv => separated(cards_table::rows(map, words)),
        Format::PlanCsv => separated(plan::rows(map, words, options.selection.as_deref())),
        Format::JiraCsv => with_commas(plan::work_rows(map, plan::Tool::Jira, words)),
        Format::TrelloCsv => with_commas(plan::work_rows(map, plan::Tool::Trello, words)),
        Format::PlannerCsv => with_commas(plan::work_rows(map, plan::Tool::Planner, words)),
        Format::Tsv => Ok(board_table::tsv(&board().rows(words)).into_bytes()),
        Format::HtmlTable => {
            let board = board();
            let headings = 1 + usize::from(board.has_step_names());
            Ok(board_table::html(&board.rows(words), headings).into_bytes())
        }
        Format::HtmlPage => Ok(reading_page::write(map, words, options).into_bytes()),
        Format::MermaidJourney => Ok(mermaid::journey::write(map, words).into_bytes()),
        Format::MermaidTimeline => Ok(mermaid::charts::timeline(map, words).into_bytes()),
        Format::MermaidQuadrants => Ok(mermaid::charts::quadrants(map, words).into_bytes()),
        Format::MarkdownReport => Ok(markdown::report::write(map, words, options).into_bytes()),
        Format::MarkdownOutline => Ok(markdown::outline::write(map, words).into_bytes()),
        Format::JsonCanvas => Ok(drawing::canvas::write(map, words).into_bytes()),
        Format::Excalidraw => Ok(drawing::excalidraw::write(map, words).into_bytes()),
    }
}
