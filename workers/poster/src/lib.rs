//! What the worker of posters does with a request. Pure: the browser is met in `main.rs` alone.

use std::sync::Arc;

use parcours_core::format;
use parcours_core::model::{LaneId, Language, StageId};
use parcours_core::words::losses::{self, LossWords};
use parcours_core::words::{Words, english, french};
use parcours_messages as messages;
use parcours_messages::{PosterRequest, PosterWanted, Told};
use parcours_poster::{
    Deck, Detail, Failure, Format, LOGO_SIDE, Lacking, Logo, LogoProblem, Loss, Options, Paper, Pixels, Poster,
    SignPicture, Weight, lacking, layout, picture_size, write,
};

/// Points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;

/// Below this many points the text of cards is no longer read at arm's length.
const LEAST_READABLE: f32 = 6.0;

/// Draws signs that the font lacks; `None` where it cannot.
pub type Draw<'a> = &'a dyn Fn(&str, bool) -> Option<Drawn>;

/// Signs that were drawn.
pub struct Drawn {
    /// How far they take the pen at size 1.
    pub width: f32,
    /// How far above the base line the picture begins, at size 1.
    pub above: f32,
    /// How far below it the picture ends, at size 1.
    pub below: f32,
    /// Pixels across.
    pub across: u32,
    /// Pixels down.
    pub down: u32,
    /// Four bytes a pixel, row by row: red, green, blue and how much it covers, not multiplied.
    pub rgba: Vec<u8>,
}

/// Does what `request` asks, as JSON, with the text of a map's file and the file of a logo behind it; `progress` is told how far it is, from 0 to 1. The answer is what is told,
/// as JSON, and the bytes of a file.
///
/// # Errors
/// A sentence, in the language of the request, that says why nothing was made.
pub fn answer(
    request: &str,
    file: &[u8],
    draw: Draw<'_>,
    progress: &mut dyn FnMut(f32),
) -> Result<(String, Vec<u8>), String> {
    let request: PosterRequest = serde_json::from_str(request).map_err(|error| error.to_string())?;
    let language = Language::from(request.language.as_str());
    let (words, losses) = (words_of(&language), losses::of(&language));
    let (file, logo) = file.split_at(file.len().saturating_sub(request.logo));
    let opened = format::read(file).map_err(|problem| (words.file.problem)(&problem))?;
    let map = &opened.file.map;
    let mut options = options(&request);
    if request.wanted == PosterWanted::File {
        options.file = String::from_utf8_lossy(file).into_owned();
    }
    let format = format(request.format);
    if !logo.is_empty() {
        options.logo = Some(Logo::read(logo).map_err(|problem| refused(problem, losses))?);
    }
    let told = parcours_poster::losses(map, words, &options, format);
    options.pictures = lacking(map, words, &options).into_iter().filter_map(|signs| picture(signs, draw)).collect();
    let poster = layout(map, words, &options);
    let told = told_of(&poster, told, format, losses);
    let made = match request.wanted {
        PosterWanted::Told => Ok(Vec::new()),
        PosterWanted::Preview => write(&poster, Format::SvgOutlines, progress),
        PosterWanted::File => write(&poster, format, progress),
    };
    let bytes = made.map_err(|failure| sentence(failure, losses))?;
    Ok((serde_json::to_string(&told).map_err(|error| error.to_string())?, bytes))
}

/// The words of `language`; English for one the page does not speak.
fn words_of(language: &Language) -> &'static Words {
    match language {
        Language::French => &french::WORDS,
        _ => &english::WORDS,
    }
}

fn options(request: &PosterRequest) -> Options {
    Options {
        paper: match request.paper {
            messages::Paper::A4 => Paper::A4,
            messages::Paper::A3 => Paper::A3,
            messages::Paper::A2 => Paper::A2,
            messages::Paper::A1 => Paper::A1,
            messages::Paper::A0 => Paper::A0,
            messages::Paper::Fitting => Paper::Fitting,
            messages::Paper::Slide => Paper::Slide,
        },
        portrait: request.portrait,
        tiled: request.tiled,
        lanes: request.lanes.as_ref().map(|lanes| lanes.iter().map(|id| LaneId::from(id.as_str())).collect()),
        stages: request.stages.as_ref().map(|stages| stages.iter().map(|id| StageId::from(id.as_str())).collect()),
        detail: match request.detail {
            messages::Detail::Text => Detail::Text,
            messages::Detail::Moments => Detail::Moments,
            messages::Detail::Everything => Detail::Everything,
        },
        deck: if request.stage_by_stage { Deck::Stages } else { Deck::Whole },
        day: request.day.clone(),
        ..Options::default()
    }
}

fn format(format: messages::PosterFormat) -> Format {
    match format {
        messages::PosterFormat::Pdf => Format::Pdf,
        messages::PosterFormat::SvgText => Format::SvgText,
        messages::PosterFormat::SvgOutlines => Format::SvgOutlines,
        messages::PosterFormat::Png(times) => Format::Png(times),
        messages::PosterFormat::Slides => Format::Slides,
    }
}

fn picture(signs: Lacking, draw: Draw<'_>) -> Option<SignPicture> {
    let drawn = draw(&signs.text, signs.weight == Weight::Strong)?;
    let is_whole = drawn.rgba.len() == drawn.across as usize * drawn.down as usize * 4 && !drawn.rgba.is_empty();
    is_whole.then(|| SignPicture {
        text: signs.text,
        weight: signs.weight,
        width: drawn.width,
        above: drawn.above,
        below: drawn.below,
        pixels: Arc::new(Pixels { width: drawn.across, height: drawn.down, rgba: drawn.rgba }),
    })
}

fn told_of(poster: &Poster, losses: Vec<Loss>, format: Format, words: &LossWords) -> Told {
    let size = poster.pages.first().map_or([0.0; 2], |page| page.size).map(|side| (side / POINTS).round() as usize);
    let pixels = |times| (words.pixels)(picture_size(poster, times).map(|side| side as usize));
    let mut facts = match format {
        Format::Slides => vec![(words.slide_count)(poster.pages.len())],
        Format::Png(times) => vec![pixels(times)],
        Format::Pdf | Format::SvgText | Format::SvgOutlines => vec![(words.page_size)(size)],
    };
    if !poster.sheets.is_empty() && format == Format::Pdf {
        facts.push((words.sheets)(poster.sheets.len()));
    }
    facts.push((words.text_size)((poster.text_size() * 10.0).round() as usize));
    if poster.text_size() < LEAST_READABLE {
        let is_slide = format == Format::Slides;
        facts.push(if is_slide { words.slide_text_too_small } else { words.text_too_small }.to_owned());
    }
    let (extension, kind) = match format {
        Format::Pdf => ("pdf", "application/pdf"),
        Format::SvgText | Format::SvgOutlines => ("svg", "image/svg+xml"),
        Format::Png(_) => ("png", "image/png"),
        Format::Slides => ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    };
    Told {
        losses: losses.into_iter().map(|loss| lost(loss, words)).collect(),
        facts,
        is_empty: false,
        extension: extension.to_owned(),
        kind: kind.to_owned(),
    }
}

fn lost(loss: Loss, words: &LossWords) -> String {
    match loss {
        Loss::Lanes(count) => (words.lanes)(count),
        Loss::Stages(count) => (words.stages)(count),
        Loss::Cards(count) => (words.cards_there)(count),
        Loss::Details(count) => (words.details)(count),
        Loss::Notes(count) => (words.notes)(count),
        Loss::Ties(count) => (words.ties)(count),
        Loss::Signs(count) => (words.signs)(count),
        Loss::Addresses(count) => (words.addresses)(count),
        Loss::Slides(count) => (words.slides)(count),
    }
}

fn refused(problem: LogoProblem, words: &LossWords) -> String {
    match problem {
        LogoProblem::Kind => words.logo_kind.to_owned(),
        LogoProblem::Damaged => words.logo_damaged.to_owned(),
        LogoProblem::TooLarge => (words.logo_too_large)(LOGO_SIDE as usize),
    }
}

fn sentence(failure: Failure, words: &LossWords) -> String {
    match failure {
        Failure::Invalid(rules) => (words.invalid)(&rules),
        Failure::Picture => words.picture_too_large.to_owned(),
        Failure::Package => words.too_large.to_owned(),
    }
}
