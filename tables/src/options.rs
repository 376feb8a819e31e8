//! The formats, and what is chosen about a file before it is written.

use parcours_core::model::CardId;

/// A format that a map is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Excel: the map as it is seen, its cards, its plan, its figures, and the map itself.
    Workbook,
    /// CSV with a row for each card.
    CardsCsv,
    /// CSV with the action plan.
    PlanCsv,
    /// CSV with the action plan as Jira imports it.
    JiraCsv,
    /// CSV with the action plan as Trello's importers take it.
    TrelloCsv,
    /// CSV with the action plan as Planner imports it.
    PlannerCsv,
    /// The map as it is seen, in cells parted by tabs: for the clipboard.
    Tsv,
    /// The same as a table of HTML: for the clipboard.
    HtmlTable,
    /// The same as a page that is read, which carries the map.
    HtmlPage,
    /// Mermaid: a journey.
    MermaidJourney,
    /// Mermaid: a timeline.
    MermaidTimeline,
    /// Mermaid: ideas by effort and impact.
    MermaidQuadrants,
    /// Markdown: a report to be read.
    MarkdownReport,
    /// Markdown: the map as headings and lists, which is read back.
    MarkdownOutline,
    /// JSON Canvas, for Obsidian and others.
    JsonCanvas,
    /// Excalidraw.
    Excalidraw,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 16] = [
        Self::Workbook,
        Self::CardsCsv,
        Self::PlanCsv,
        Self::JiraCsv,
        Self::TrelloCsv,
        Self::PlannerCsv,
        Self::Tsv,
        Self::HtmlTable,
        Self::HtmlPage,
        Self::MermaidJourney,
        Self::MermaidTimeline,
        Self::MermaidQuadrants,
        Self::MarkdownReport,
        Self::MarkdownOutline,
        Self::JsonCanvas,
        Self::Excalidraw,
    ];

    /// What the name of such a file ends in, without the point.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Workbook => "xlsx",
            Self::CardsCsv | Self::PlanCsv | Self::JiraCsv | Self::TrelloCsv | Self::PlannerCsv => "csv",
            Self::Tsv => "tsv",
            Self::HtmlTable | Self::HtmlPage => "html",
            Self::MermaidJourney | Self::MermaidTimeline | Self::MermaidQuadrants => "mmd",
            Self::MarkdownReport | Self::MarkdownOutline => "md",
            Self::JsonCanvas => "canvas",
            Self::Excalidraw => "excalidraw",
        }
    }

    /// The media type of such a file.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::CardsCsv | Self::PlanCsv | Self::JiraCsv | Self::TrelloCsv | Self::PlannerCsv => "text/csv",
            Self::Tsv => "text/tab-separated-values",
            Self::HtmlTable | Self::HtmlPage => "text/html",
            Self::MermaidJourney | Self::MermaidTimeline | Self::MermaidQuadrants => "text/vnd.mermaid",
            Self::MarkdownReport | Self::MarkdownOutline => "text/markdown",
            Self::JsonCanvas | Self::Excalidraw => "application/json",
        }
    }
}

/// What is chosen about a file before it is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// The cards to be written, for the formats of the clipboard and, in this order, for the plan; all of them while there is no choice.
    pub selection: Option<Vec<CardId>>,
    /// The day that is printed, `YYYY-MM-DD`; none is printed while it is not told.
    pub today: Option<String>,
    /// What names the map, so that a workbook brings it back under its own name.
    pub id: String,
    /// The saved changes of the map, likewise.
    pub rev: u64,
    /// What the map grew from, likewise.
    pub lineage: Vec<String>,
    /// The text of the map's file, which a page carries; empty carries none.
    pub file: String,
}
