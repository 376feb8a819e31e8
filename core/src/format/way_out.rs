//! What a map is handed on as, besides its own file.

/// What a map is handed on as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WayOut {
    /// A poster as PDF.
    Pdf,
    /// A poster as a picture, PNG.
    Png,
    /// A poster as SVG whose letters are outlines, the same everywhere.
    SvgOutlines,
    /// A poster as SVG whose letters are text.
    SvgText,
    /// Slides, PowerPoint.
    Slides,
    /// A workbook, Excel.
    Workbook,
    /// CSV, a row for each card.
    CardsCsv,
    /// CSV, the action plan for Jira.
    JiraCsv,
    /// CSV, the action plan for Trello.
    TrelloCsv,
    /// CSV, the action plan for Planner.
    PlannerCsv,
    /// Markdown, a report.
    MarkdownReport,
    /// Markdown, headings and lists.
    MarkdownOutline,
    /// Mermaid, a journey.
    MermaidJourney,
    /// Mermaid, a timeline.
    MermaidTimeline,
    /// Mermaid, ideas by effort and impact.
    MermaidQuadrants,
    /// JSON Canvas, for Obsidian and others.
    JsonCanvas,
    /// Excalidraw.
    Excalidraw,
    /// A page that is read: the map as a table.
    ReadPage,
    /// The whole of Parcours with the map, in one page.
    WholePage,
}

/// What kind of thing it is handed on as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WayOutGroup {
    /// To be hung, shown and read.
    Poster,
    /// For spreadsheets and planning tools.
    Tables,
    /// To be read and written in.
    Texts,
    /// To be drawn on with.
    Drawings,
    /// To be opened in a browser.
    Pages,
}

impl WayOutGroup {
    /// Every group, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Poster, Self::Pages, Self::Tables, Self::Texts, Self::Drawings];
}

impl WayOut {
    /// Every way, in the order they are offered.
    pub const ALL: [Self; 19] = [
        Self::Pdf,
        Self::Png,
        Self::SvgOutlines,
        Self::SvgText,
        Self::Slides,
        Self::Workbook,
        Self::CardsCsv,
        Self::JiraCsv,
        Self::TrelloCsv,
        Self::PlannerCsv,
        Self::MarkdownReport,
        Self::MarkdownOutline,
        Self::MermaidJourney,
        Self::MermaidTimeline,
        Self::MermaidQuadrants,
        Self::JsonCanvas,
        Self::Excalidraw,
        Self::ReadPage,
        Self::WholePage,
    ];

    /// What kind of thing it is.
    pub fn group(self) -> WayOutGroup {
        match self {
            Self::Pdf | Self::Png | Self::SvgOutlines | Self::SvgText | Self::Slides => WayOutGroup::Poster,
            Self::Workbook | Self::CardsCsv | Self::JiraCsv | Self::TrelloCsv | Self::PlannerCsv => WayOutGroup::Tables,
            Self::MarkdownReport
            | Self::MarkdownOutline
            | Self::MermaidJourney
            | Self::MermaidTimeline
            | Self::MermaidQuadrants => WayOutGroup::Texts,
            Self::JsonCanvas | Self::Excalidraw => WayOutGroup::Drawings,
            Self::ReadPage | Self::WholePage => WayOutGroup::Pages,
        }
    }

    /// Whether the file carries the map whole, whatever of it is to be seen.
    pub fn carries_map(self) -> bool {
        self.group() == WayOutGroup::Poster || matches!(self, Self::Workbook | Self::ReadPage)
    }

    /// What it goes by in the page.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::SvgOutlines => "svg-outlines",
            Self::SvgText => "svg-text",
            Self::Slides => "slides",
            Self::Workbook => "workbook",
            Self::CardsCsv => "cards-csv",
            Self::JiraCsv => "jira-csv",
            Self::TrelloCsv => "trello-csv",
            Self::PlannerCsv => "planner-csv",
            Self::MarkdownReport => "markdown-report",
            Self::MarkdownOutline => "markdown-outline",
            Self::MermaidJourney => "mermaid-journey",
            Self::MermaidTimeline => "mermaid-timeline",
            Self::MermaidQuadrants => "mermaid-quadrants",
            Self::JsonCanvas => "json-canvas",
            Self::Excalidraw => "excalidraw",
            Self::ReadPage => "read-page",
            Self::WholePage => "whole-page",
        }
    }

    /// The way that goes by `name`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.as_str() == name)
    }
}
