//! What a format cannot hold of a map, told before it is written.

use parcours_core::format::limits;
use parcours_core::method::priorities::{Rating, by_worth, ideas};
use parcours_core::model::{Card, JourneyMap, MapKind};

use crate::options::Format;

/// Something of a map that a format does not hold. With what is counted, how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// What the map is about: goal, scenario, and the like.
    Context,
    /// The persona.
    Persona,
    /// The persona but for the name.
    PersonaDetails,
    /// Ties between cards.
    Links(usize),
    /// Cards that are not ideas of the plan.
    CardsBesidePlan(usize),
    /// Cards of other lanes than this format shows.
    OtherCards(usize),
    /// What cards say besides their text.
    CardDetails(usize),
    /// The line ends of cards.
    LineEnds(usize),
    /// Readings of figures before the last one.
    EarlierReadings(usize),
    /// Lanes that are hidden on the board.
    HiddenLanes(usize),
    /// The questions of lanes, which lanes are hidden or wished for, and the owners of stages.
    Frame,
    /// The times of steps, their widths, and which are meant to be empty.
    StepDetails(usize),
    /// The feelings.
    Feelings(usize),
    /// Feelings of further lanes than the one that is drawn.
    OtherCurves(usize),
    /// The words for feelings.
    FeelingWords(usize),
    /// Ideas that are not weighed.
    UnratedIdeas(usize),
    /// Steps of which no feeling is known; this format must tell one, and tells the middle.
    UnknownFeelings(usize),
    /// Texts that are longer than a cell of Excel; cut in the sheet that shows the map, whole in the sheet of the cards.
    LongCells(usize),
    /// Nothing of this map can be told in this format.
    Everything,
}

/// What `format` does not hold of `map`.
pub fn losses(format: Format, map: &JourneyMap) -> Vec<Loss> {
    let mut told = Vec::new();
    let mut say = |loss: Loss, is: bool| told.extend(is.then_some(loss));
    let count = |wanted: &dyn Fn(&Card) -> bool| map.cards.values().filter(|card| wanted(card)).count();
    let details = count(&|card| has_details(card));
    let line_ends = count(&|card| card.text.contains('\n'));
    let earlier = map.cards.values().filter_map(|card| card.metric.as_ref());
    let earlier: usize = earlier.map(|metric| metric.readings.len().saturating_sub(1)).sum();
    let hidden = map.lanes.iter().filter(|lane| lane.hidden).count();
    let frame = map.lanes.iter().any(|lane| !lane.question.is_empty() || lane.hidden || lane.wished || lane.locked)
        || map.stages.iter().any(|stage| !stage.owner.is_empty());
    let steps =
        map.steps().filter(|step| step.begins.is_some() || step.ends.is_some() || step.passive || step.width.is_some());
    let steps = steps.count();
    let persona = map.persona != Default::default();
    let only_name = parcours_core::model::Persona { name: map.persona.name.clone(), ..Default::default() };
    let persona_details = map.persona != only_name;
    let context = map.context != Default::default();
    let links = map.links.len();
    let planned = by_worth(map).len();
    match format {
        Format::Workbook => {
            say(Loss::LongCells(long_cells(map)), long_cells(map) > 0);
        }
        Format::CardsCsv => {
            say(Loss::Context, context);
            say(Loss::Persona, persona);
            say(Loss::Links(links), links > 0);
            say(Loss::EarlierReadings(earlier), earlier > 0);
            say(Loss::Frame, frame);
            say(Loss::StepDetails(steps), steps > 0);
        }
        Format::PlanCsv | Format::JiraCsv | Format::TrelloCsv | Format::PlannerCsv => {
            let others = map.cards.len().saturating_sub(planned);
            say(Loss::Everything, planned == 0);
            say(Loss::CardsBesidePlan(others), planned > 0 && others > 0);
            say(Loss::Feelings(map.emotions.len()), planned > 0 && !map.emotions.is_empty());
            say(Loss::Context, planned > 0 && context);
            say(Loss::Persona, planned > 0 && persona);
        }
        Format::Tsv | Format::HtmlTable | Format::HtmlPage => {
            say(Loss::Context, context);
            say(Loss::Persona, persona);
            say(Loss::Links(links), links > 0);
            say(Loss::CardDetails(details), details > 0);
            say(Loss::LineEnds(line_ends), line_ends > 0);
            say(Loss::HiddenLanes(hidden), hidden > 0);
            say(Loss::StepDetails(steps), steps > 0);
        }
        Format::MermaidJourney => {
            let curves = map.lanes.iter().filter(|lane| lane.is_emotion()).count();
            let first = crate::mermaid::journey::drawn(map);
            let felt = map.emotions.keys().filter(|cell| first.is_some_and(|lane| lane.id == cell.lane)).count();
            let words = map.emotions.values().filter(|emotion| !emotion.feeling.is_empty()).count();
            let unknown = map.steps().count() - felt;
            say(Loss::OtherCards(map.cards.len()), !map.cards.is_empty());
            say(Loss::OtherCurves(curves.saturating_sub(1)), curves > 1);
            say(Loss::FeelingWords(words), words > 0);
            say(Loss::UnknownFeelings(unknown), unknown > 0);
            say(Loss::Context, context);
            say(Loss::PersonaDetails, persona_details);
        }
        Format::MermaidTimeline => {
            let others = map.cards.len() - crate::mermaid::charts::told(map);
            say(Loss::OtherCards(others), others > 0);
            say(Loss::Feelings(map.emotions.len()), !map.emotions.is_empty());
            say(Loss::StepDetails(steps), steps > 0 && map.kind != MapKind::DayInTheLife);
            say(Loss::Context, context);
            say(Loss::Persona, persona);
        }
        Format::MermaidQuadrants => {
            let ideas = ideas(map);
            let rated = ideas.iter().filter(|id| map.card(id).and_then(Rating::of).is_some()).count();
            say(Loss::Everything, rated == 0);
            say(Loss::UnratedIdeas(ideas.len() - rated), rated > 0 && ideas.len() > rated);
            say(Loss::CardsBesidePlan(map.cards.len() - ideas.len()), rated > 0 && map.cards.len() > ideas.len());
        }
        Format::MarkdownReport => {
            say(Loss::HiddenLanes(hidden), hidden > 0);
            say(Loss::CardDetails(details), details > 0);
            say(Loss::Links(links), links > 0);
        }
        Format::MarkdownOutline => {
            say(Loss::Context, context);
            say(Loss::Persona, persona);
            say(Loss::Links(links), links > 0);
            say(Loss::CardDetails(details), details > 0);
            say(Loss::Frame, frame);
            say(Loss::StepDetails(steps), steps > 0);
        }
        Format::JsonCanvas | Format::Excalidraw => {
            say(Loss::Context, context);
            say(Loss::Persona, persona);
            say(Loss::CardDetails(details), details > 0);
            say(Loss::HiddenLanes(hidden), hidden > 0);
        }
    }
    told
}

/// Whether a card says more than its text, and than that nobody has checked it.
fn has_details(card: &Card) -> bool {
    let bare = Card { text: card.text.clone(), ..Card::new(card.cell(), "") };
    let silent = Card { evidence: None, ..bare.clone() };
    *card != bare && *card != silent
}

/// The most characters that a cell of Excel holds, counted as it counts them.
pub(crate) const EXCEL_CELL: usize = 32_767;

/// Cells of the board whose cards come to more than a cell of Excel holds.
fn long_cells(map: &JourneyMap) -> usize {
    let length = |text: &str| if text.len() <= limits::TEXT { text.len() } else { text.encode_utf16().count() };
    let cell =
        |ids: &Vec<_>| ids.iter().filter_map(|id| map.card(id)).map(|card| length(&card.text) + 1).sum::<usize>();
    map.cells.values().filter(|ids| cell(ids) > EXCEL_CELL).count()
}
