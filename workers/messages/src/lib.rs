//! What the page asks of its workers, and what they answer: data that travels as JSON, beside the bytes of a file.
//!
//! The page knows these types and nothing of the crates behind them, so that it never carries those.

use serde::{Deserialize, Serialize};

/// What the worker of posters weighs when it is loaded, in kilobytes of brotli, as a person is told before. `cargo xtask size` holds it to what it
/// does weigh, give or take 3 %.
pub const POSTER_KILOBYTES: usize = 780;

/// The same for the worker of tables.
pub const TABLES_KILOBYTES: usize = 640;

/// What the worker of posters is asked. With it goes the text of the map's file, and behind that the file of the logo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PosterRequest {
    /// What is to come back.
    pub wanted: PosterWanted,
    /// What it is written as.
    pub format: PosterFormat,
    /// What it speaks, as a tag.
    pub language: String,
    /// The size of the sheet.
    pub paper: Paper,
    /// Upright.
    pub portrait: bool,
    /// Cut over sheets of A4 that are put together; PDF alone.
    pub tiled: bool,
    /// How much of a card is shown.
    pub detail: Detail,
    /// A slide for each stage rather than one for the whole map.
    pub stage_by_stage: bool,
    /// The ids of the lanes that are shown; without a choice those that are not hidden.
    pub lanes: Option<Vec<String>>,
    /// The ids of the stages that are shown; without a choice all.
    pub stages: Option<Vec<String>>,
    /// The day that is printed, `YYYY-MM-DD`; empty prints none.
    pub day: String,
    /// How many bytes the file of the logo has, PNG or JPEG, which end what goes with this; 0 for none.
    #[serde(default)]
    pub logo: usize,
}

/// What is to come back of a poster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PosterWanted {
    /// [`Told`] alone.
    Told,
    /// How it looks, as SVG, and [`Told`].
    Preview,
    /// The file, and [`Told`].
    File,
}

/// What a poster is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PosterFormat {
    /// PDF.
    Pdf,
    /// SVG whose letters are text.
    SvgText,
    /// SVG whose letters are outlines.
    SvgOutlines,
    /// PNG, so many times as fine as a screen: 1, 2 or 4.
    Png(u8),
    /// PowerPoint.
    Slides,
}

/// The size of a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Paper {
    /// 210 by 297 mm.
    A4,
    /// 297 by 420 mm.
    #[default]
    A3,
    /// 420 by 594 mm.
    A2,
    /// 594 by 841 mm.
    A1,
    /// 841 by 1189 mm.
    A0,
    /// As wide and as high as the map needs.
    Fitting,
    /// A slide, 16 to 9.
    Slide,
}

/// How much of a card is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Detail {
    /// Its text alone.
    Text,
    /// And whether it is a moment of truth.
    Moments,
    /// And all that is known of it.
    #[default]
    Everything,
}

/// What is told of a file that is handed on. The sentences are in the language of the request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What the file does not hold or show, a sentence each.
    pub losses: Vec<String>,
    /// How large it comes out, a sentence each.
    pub facts: Vec<String>,
    /// Whether nothing of the map can be told in this format.
    pub is_empty: bool,
    /// What the file's name ends in, without the point.
    pub extension: String,
    /// Its media type.
    pub kind: String,
}

/// What the worker of tables is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum TablesRequest {
    /// What a format cannot hold: [`Told`]. With it goes the text of the map's file.
    Losses {
        /// The format.
        format: TablesFormat,
        /// What the sentences speak, as a tag.
        language: String,
    },
    /// The map as a file: its bytes, and [`Told`]. With it goes the text of the map's file.
    File {
        /// The format.
        format: TablesFormat,
        /// What it speaks, as a tag.
        language: String,
        /// The day that is printed, `YYYY-MM-DD`; empty prints none.
        day: String,
        /// The ids of the ideas, for the action plan, in the order that is wished for; without a choice the worthiest first.
        #[serde(default)]
        cards: Option<Vec<String>>,
    },
    /// The map as it is seen, or some of its cards, for the clipboard: [`Copied`]. With it goes the text of the map's file.
    Copy {
        /// The ids of the cards; without a choice the whole map.
        cards: Option<Vec<String>>,
        /// What it speaks, as a tag.
        language: String,
    },
    /// What a file comes to: the text of the map's file, and [`Proposed`]. With it go the bytes of the file.
    Import {
        /// What the file is called.
        name: String,
        /// What the map speaks where the file does not tell, and what the sentences speak, as a tag.
        language: String,
        /// How its table is to be read; without a choice as it seems to be meant.
        layout: Option<Layout>,
    },
    /// The same for a text from the clipboard, which goes with it as UTF-8.
    ImportPasted {
        /// What the map speaks where the text does not tell, and what the sentences speak, as a tag.
        language: String,
        /// How its table is to be read; without a choice as it seems to be meant.
        layout: Option<Layout>,
    },
}

/// What tables and texts are written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TablesFormat {
    /// Excel.
    Workbook,
    /// CSV, a row for each card.
    CardsCsv,
    /// CSV, the action plan.
    PlanCsv,
    /// CSV, the action plan for Jira.
    JiraCsv,
    /// CSV, the action plan for Trello.
    TrelloCsv,
    /// CSV, the action plan for Planner.
    PlannerCsv,
    /// Cells parted by tabs.
    Tsv,
    /// A table of HTML.
    HtmlTable,
    /// A page that is read, which carries the map.
    HtmlPage,
    /// Mermaid: a journey.
    MermaidJourney,
    /// Mermaid: a timeline.
    MermaidTimeline,
    /// Mermaid: ideas by effort and impact.
    MermaidQuadrants,
    /// Markdown: a report.
    MarkdownReport,
    /// Markdown: headings and lists.
    MarkdownOutline,
    /// JSON Canvas.
    JsonCanvas,
    /// Excalidraw.
    Excalidraw,
}

/// A table for the clipboard, as each program takes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copied {
    /// Cells parted by tabs, as spreadsheets put them on the clipboard.
    pub text: String,
    /// A table of HTML.
    pub html: String,
}

/// How the cells of a table become a map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Layout {
    /// A row for each card: what each column holds, by the names of [`Proposed::columns`]. One without is left out; no columns at all are
    /// matched by their headings.
    Cards(Vec<Option<String>>),
    /// Stages across, lanes down.
    Board,
}

impl Layout {
    /// What the column at `at`, from 0, is read as, where there is a row for each card.
    pub fn column(&self, at: usize) -> Option<&str> {
        match self {
            Self::Cards(columns) => columns.get(at)?.as_deref(),
            Self::Board => None,
        }
    }

    /// The same with the column at `at`, from 0, read as `column`, or left out. The one that was read as that before is left out: one text cannot
    /// come from two places.
    #[must_use]
    pub fn with_column(&self, at: usize, column: Option<&str>) -> Self {
        let Self::Cards(columns) = self else { return Self::Board };
        let mut columns = columns.clone();
        columns.resize(columns.len().max(at + 1), None);
        for (other, taken) in columns.iter_mut().enumerate() {
            if other == at {
                *taken = column.map(str::to_owned);
            } else if taken.as_deref() == column {
                *taken = None;
            }
        }
        Self::Cards(columns)
    }
}

/// What a file comes to, before anybody has accepted it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    /// What the file was recognised as.
    pub source: Source,
    /// The file's name without its ending.
    pub name: String,
    /// What was read otherwise than it stood, a sentence each, in the language of the request.
    pub notices: Vec<String>,
    /// Why there is no map, where a table would come to one if it were read otherwise: a sentence in the language of the request. No bytes go
    /// with it then.
    pub problem: Option<String>,
    /// The table of the file, where it holds one.
    pub table: Option<Shown>,
    /// What a column may hold: the name it goes by in [`Layout::Cards`], and what it is called.
    pub columns: Vec<(String, String)>,
}

/// What a file was recognised as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// A map file of ours.
    MapFile,
    /// A PDF, SVG, PNG or PowerPoint of ours, with the map inside.
    Carried,
    /// A workbook of ours.
    OwnWorkbook,
    /// A workbook of somebody else.
    Workbook,
    /// A table of texts: CSV and the like.
    Csv,
    /// Cells from the clipboard.
    PastedTable,
    /// Lines from the clipboard.
    PastedLines,
    /// Mermaid's journey.
    Mermaid,
    /// An outline in Markdown.
    Markdown,
    /// A file of Lanescape.
    Lanescape,
}

impl Source {
    /// Whether it holds a map of ours, with an id, a title and a language of its own.
    pub fn is_ours(self) -> bool {
        matches!(self, Self::MapFile | Self::Carried | Self::OwnWorkbook)
    }
}

/// A table as it is shown before it is taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Its first rows, with their first cells; a long text ends in `…`.
    pub rows: Vec<Vec<String>>,
    /// How many rows it has in all.
    pub count: usize,
    /// How many columns it has in all.
    pub width: usize,
    /// How it is read.
    pub layout: Layout,
}
