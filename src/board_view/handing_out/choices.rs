//! What a person chooses of a file, and what a worker is asked for it.

use std::sync::Arc;

use parcours_core::format::way_out::{WayOut, WayOutGroup};
use parcours_core::model::{JourneyMap, Language};
use parcours_messages::{Detail, Paper, PosterFormat, PosterRequest, PosterWanted, TablesFormat, TablesRequest};

use crate::browser::exchange::Worker;

/// The largest file of a logo, in bytes.
pub const LOGO: usize = 2_000_000;

/// A picture in the corner of a poster.
#[derive(Clone, Debug, PartialEq)]
pub struct Logo {
    /// What its file is called.
    pub name: String,
    /// What is in that.
    pub bytes: Arc<[u8]>,
}

/// What a person chooses of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Choices {
    /// The format.
    pub way: WayOut,
    /// The size of the sheet.
    pub paper: Paper,
    /// Upright.
    pub portrait: bool,
    /// How much of a card is shown.
    pub detail: Detail,
    /// Cut over sheets of A4.
    pub tiled: bool,
    /// A slide for each stage.
    pub stage_by_stage: bool,
    /// So many times as fine as a screen.
    pub times: u8,
    /// In the corner of a poster.
    pub logo: Option<Logo>,
    /// The ids of the lanes, each with whether it is shown.
    pub lanes: Vec<(String, bool)>,
    /// The ids of the stages, each with whether it is shown.
    pub stages: Vec<(String, bool)>,
}

impl Choices {
    /// What is chosen for `map` before anybody chooses.
    pub fn of(map: &JourneyMap) -> Self {
        Self {
            way: WayOut::Pdf,
            paper: Paper::default(),
            portrait: false,
            detail: Detail::default(),
            tiled: false,
            stage_by_stage: false,
            times: 2,
            logo: None,
            lanes: map.lanes.iter().map(|lane| (lane.id.as_str().to_owned(), !lane.hidden)).collect(),
            stages: map.stages.iter().map(|stage| (stage.id.as_str().to_owned(), true)).collect(),
        }
    }

    /// Which worker makes the file; none for what the page makes itself.
    pub fn worker(&self) -> Option<Worker> {
        match self.way.group() {
            WayOutGroup::Poster => Some(Worker::Poster),
            _ if self.way == WayOut::WholePage => None,
            _ => Some(Worker::Tables),
        }
    }

    /// Whether there is anything to be shown of a map that has lanes and stages at all.
    pub fn is_empty(&self) -> bool {
        let none = |parts: &[(String, bool)]| !parts.is_empty() && parts.iter().all(|(_, is_shown)| !is_shown);
        self.worker() == Some(Worker::Poster) && (none(&self.lanes) || none(&self.stages))
    }

    /// What the worker is asked, as JSON, to speak `language` and print `day`.
    pub fn request(&self, wanted: PosterWanted, language: &Language, day: &str) -> String {
        let language = language.as_str().to_owned();
        let asked = match self.format() {
            Ok(format) => serde_json::to_string(&self.poster(format, wanted, language, day)),
            Err(format) if wanted == PosterWanted::File => {
                serde_json::to_string(&TablesRequest::File { format, language, day: day.to_owned(), cards: None })
            }
            Err(format) => serde_json::to_string(&TablesRequest::Losses { format, language }),
        };
        asked.unwrap_or_default()
    }

    fn poster(&self, format: PosterFormat, wanted: PosterWanted, language: String, day: &str) -> PosterRequest {
        let shown = |parts: &[(String, bool)]| {
            parts.iter().filter(|(_, is_shown)| *is_shown).map(|(id, _)| id.clone()).collect::<Vec<_>>()
        };
        PosterRequest {
            wanted,
            format,
            language,
            paper: if format == PosterFormat::Slides { Paper::Slide } else { self.paper },
            portrait: self.portrait,
            tiled: self.tiled && format == PosterFormat::Pdf && self.paper != Paper::Fitting,
            detail: self.detail,
            stage_by_stage: self.stage_by_stage && format == PosterFormat::Slides,
            lanes: Some(shown(&self.lanes)),
            stages: Some(shown(&self.stages)),
            day: day.to_owned(),
            logo: self.logo().len(),
        }
    }

    /// The file of the logo, which goes with what a worker is asked: empty where there is none, or the file is no poster.
    pub fn logo(&self) -> &[u8] {
        let logo = self.logo.as_ref().filter(|_| self.worker() == Some(Worker::Poster));
        logo.map_or(&[], |logo| &logo.bytes)
    }

    /// What the worker calls the format.
    fn format(&self) -> Result<PosterFormat, TablesFormat> {
        match self.way {
            WayOut::Pdf => Ok(PosterFormat::Pdf),
            WayOut::Png => Ok(PosterFormat::Png(self.times)),
            WayOut::SvgOutlines => Ok(PosterFormat::SvgOutlines),
            WayOut::SvgText => Ok(PosterFormat::SvgText),
            WayOut::Slides => Ok(PosterFormat::Slides),
            WayOut::Workbook => Err(TablesFormat::Workbook),
            WayOut::CardsCsv => Err(TablesFormat::CardsCsv),
            WayOut::JiraCsv => Err(TablesFormat::JiraCsv),
            WayOut::TrelloCsv => Err(TablesFormat::TrelloCsv),
            WayOut::PlannerCsv => Err(TablesFormat::PlannerCsv),
            WayOut::MarkdownReport => Err(TablesFormat::MarkdownReport),
            WayOut::MarkdownOutline => Err(TablesFormat::MarkdownOutline),
            WayOut::MermaidJourney => Err(TablesFormat::MermaidJourney),
            WayOut::MermaidTimeline => Err(TablesFormat::MermaidTimeline),
            WayOut::MermaidQuadrants => Err(TablesFormat::MermaidQuadrants),
            WayOut::JsonCanvas => Err(TablesFormat::JsonCanvas),
            WayOut::Excalidraw => Err(TablesFormat::Excalidraw),
            // The other page is asked of no worker.
            WayOut::ReadPage | WayOut::WholePage => Err(TablesFormat::HtmlPage),
        }
    }
}
