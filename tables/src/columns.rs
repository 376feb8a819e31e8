//! The columns of a table with a row for each card: what each is called, what stands in it, and how it is read.

use parcours_core::editor::card_fields::Field;
use parcours_core::format::letters::plain_letters;
use parcours_core::method::measures::latest;
use parcours_core::method::priorities::meant_day;
use parcours_core::model::{
    Amount, Card, Channel, ChannelKind, Evidence, LaneRole, Metric, MomentOfTruth, Reading, WorkStatus,
};
use parcours_core::words::details::channel_kind;
use parcours_core::words::{Words, english, french};

use crate::delimited::Cell;
use crate::table::Decimals;

/// The words of every language a table may have been written in.
pub(crate) const LANGUAGES: [&Words; 2] = [&english::WORDS, &french::WORDS];

/// A column of a table with a row for each card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CardColumn {
    /// The title of the map.
    Map,
    /// The stage.
    Stage,
    /// The step.
    Step,
    /// The lane.
    Lane,
    /// What the lane means.
    Role,
    /// What the card says, or the word for a feeling.
    Card,
    /// More about it.
    Note,
    /// A feeling, -2 to 2.
    Score,
    /// A moment of truth.
    Moment,
    /// Who answers for it.
    Owner,
    /// Words to find it by, parted by commas.
    Tags,
    /// A colour of its own.
    Colour,
    /// Where contact happens.
    Channel,
    /// Online or offline.
    ChannelKind,
    /// One of the key touchpoints.
    Key,
    /// How much it matters, 1 to 5.
    Importance,
    /// How well we do it, 1 to 5.
    Performance,
    /// What it would change, 1 to 5.
    Impact,
    /// What it would cost, 1 to 5.
    Effort,
    /// How far it has come.
    Status,
    /// By when.
    Due,
    /// How we know.
    Evidence,
    /// Where we know it from.
    Source,
    /// When we learnt it.
    Learnt,
    /// How long it takes.
    Minutes,
    /// The service can fail here.
    Failure,
    /// A friction that is lived with.
    Accepted,
    /// What is measured.
    Measure,
    /// In what.
    Unit,
    /// Where it started.
    Baseline,
    /// Where it should go.
    Target,
    /// What was read last.
    Reading,
    /// The day it was read.
    ReadOn,
    /// The place of the stage, from 1.
    StageNumber,
    /// The place of the step among all steps, from 1.
    StepNumber,
    /// The place of the lane, from 1.
    LaneNumber,
    /// What names the card.
    Id,
}

impl CardColumn {
    /// Every column, left to right.
    pub const ALL: [Self; 37] = [
        Self::Map,
        Self::Stage,
        Self::Step,
        Self::Lane,
        Self::Role,
        Self::Card,
        Self::Score,
        Self::Note,
        Self::Moment,
        Self::Owner,
        Self::Tags,
        Self::Colour,
        Self::Channel,
        Self::ChannelKind,
        Self::Key,
        Self::Importance,
        Self::Performance,
        Self::Impact,
        Self::Effort,
        Self::Status,
        Self::Due,
        Self::Evidence,
        Self::Source,
        Self::Learnt,
        Self::Minutes,
        Self::Failure,
        Self::Accepted,
        Self::Measure,
        Self::Unit,
        Self::Baseline,
        Self::Target,
        Self::Reading,
        Self::ReadOn,
        Self::StageNumber,
        Self::StepNumber,
        Self::LaneNumber,
        Self::Id,
    ];

    /// What it is called.
    pub fn heading(self, words: &Words) -> &'static str {
        let field = words.details.field;
        let own = &words.tables;
        match self {
            Self::Map => own.map,
            Self::Stage => own.stage,
            Self::Step => own.step,
            Self::Lane => own.lane,
            Self::Role => own.lane_role,
            Self::Card => own.card,
            Self::Score => own.score,
            Self::Note => field(Field::Note),
            Self::Moment => field(Field::Moment),
            Self::Owner => field(Field::Owner),
            Self::Tags => words.details.tags,
            Self::Colour => field(Field::Colour),
            Self::Channel => field(Field::Channel),
            Self::ChannelKind => field(Field::ChannelKind),
            Self::Key => field(Field::Key),
            Self::Importance => field(Field::Importance),
            Self::Performance => field(Field::Performance),
            Self::Impact => field(Field::Impact),
            Self::Effort => field(Field::Effort),
            Self::Status => field(Field::Status),
            Self::Due => field(Field::Due),
            Self::Evidence => field(Field::Evidence),
            Self::Source => field(Field::Source),
            Self::Learnt => field(Field::Learnt),
            Self::Minutes => field(Field::Minutes),
            Self::Failure => field(Field::Failure),
            Self::Accepted => field(Field::Accepted),
            Self::Measure => own.measure,
            Self::Unit => field(Field::Unit),
            Self::Baseline => field(Field::Baseline),
            Self::Target => field(Field::Target),
            Self::Reading => own.reading,
            Self::ReadOn => own.read_on,
            Self::StageNumber => own.stage_number,
            Self::StepNumber => own.step_number,
            Self::LaneNumber => own.lane_number,
            Self::Id => own.id,
        }
    }

    /// The column that a heading means: one of ours, in either language, or one that another tool or a person uses for the same.
    pub fn of_heading(heading: &str) -> Option<Self> {
        let plain = plain_letters(heading.trim());
        let same = |other: &str| plain_letters(other) == plain;
        let ours = |column: &Self| LANGUAGES.iter().any(|words| same(column.heading(words)));
        let known = || ALIASES.iter().find(|(alias, _)| *alias == plain).map(|(_, column)| *column);
        Self::ALL.into_iter().find(ours).or_else(known)
    }

    /// What stands here in the row of `card`; nothing in the columns that tell where it stands.
    pub(crate) fn cell(self, card: &Card, words: &Words) -> Cell {
        let yes = |so: bool| Cell::text(if so { words.tables.yes } else { "" });
        let day = |day: &Option<String>| Cell::text(day.clone().unwrap_or_default());
        let metric = |read: fn(&Metric) -> Option<&Amount>| figure(card.metric.as_ref().and_then(read), words);
        let latest = || card.metric.as_ref().and_then(latest);
        match self {
            Self::Card => Cell::text(&card.text),
            Self::Note => Cell::text(&card.note),
            Self::Moment => Cell::text(card.moment.as_ref().map_or("", |moment| moment_name(moment, words))),
            Self::Owner => Cell::text(&card.owner),
            Self::Tags => Cell::text(tags(&card.tags)),
            Self::Colour => Cell::text(card.colour.clone().unwrap_or_default()),
            Self::Channel => Cell::text(card.channel.as_ref().map_or("", |channel| channel.name.as_str())),
            Self::ChannelKind => {
                Cell::text(card.channel.as_ref().map_or("", |channel| kind_name(&channel.kind, words)))
            }
            Self::Key => yes(card.key),
            Self::Importance => Cell::maybe(card.importance),
            Self::Performance => Cell::maybe(card.performance),
            Self::Impact => Cell::maybe(card.impact),
            Self::Effort => Cell::maybe(card.effort),
            Self::Status => Cell::text(card.status.as_ref().map_or("", |status| (words.details.status)(status))),
            Self::Due => day(&card.due),
            Self::Evidence => Cell::text(card.evidence.as_ref().map_or("", |known| (words.board.evidence_name)(known))),
            Self::Source => Cell::text(&card.source),
            Self::Learnt => day(&card.learnt),
            Self::Minutes => Cell::maybe(card.minutes),
            Self::Failure => yes(card.failure),
            Self::Accepted => yes(card.accepted),
            Self::Measure => Cell::text(card.metric.as_ref().map_or("", |metric| metric.name.as_str())),
            Self::Unit => Cell::text(card.metric.as_ref().map_or("", |metric| metric.unit.as_str())),
            Self::Baseline => metric(|metric| metric.baseline.as_ref()),
            Self::Target => metric(|metric| metric.target.as_ref()),
            Self::Reading => figure(latest().map(|reading| &reading.value), words),
            Self::ReadOn => Cell::text(latest().map_or("", |reading| reading.on.as_str())),
            Self::Map
            | Self::Stage
            | Self::Step
            | Self::Lane
            | Self::Role
            | Self::Score
            | Self::StageNumber
            | Self::StepNumber
            | Self::LaneNumber
            | Self::Id => Cell::blank(),
        }
    }

    /// Takes what stands here into `card`; whether it was understood. A blank cell takes out what was there.
    pub(crate) fn read(self, text: &str, decimals: Decimals, card: &mut Card) -> bool {
        let trimmed = text.trim();
        let blank = trimmed.is_empty();
        let said = if blank { "" } else { text };
        /// Sets `field` to what was read; false where something stands there that cannot be.
        fn set<T>(field: &mut Option<T>, blank: bool, read: Option<T>) -> bool {
            let understood = blank || read.is_some();
            if understood {
                *field = read.filter(|_| !blank);
            }
            understood
        }
        let scale = || whole(trimmed).filter(|number| (1..=5).contains(number));
        let amount = || read_figure(trimmed, decimals);
        match self {
            Self::Card => text.clone_into(&mut card.text),
            Self::Note => text.clone_into(&mut card.note),
            Self::Owner => text.clone_into(&mut card.owner),
            Self::Source => text.clone_into(&mut card.source),
            Self::Tags => card.tags = read_tags(text),
            Self::Moment => return set(&mut card.moment, blank, read_moment(trimmed)),
            Self::Colour => return set(&mut card.colour, blank, read_colour(trimmed)),
            Self::Channel => match (&mut card.channel, blank) {
                (channel, true) if channel.as_ref().is_some_and(|channel| !channel.name.trim().is_empty()) => {
                    *channel = None
                }
                (_, true) => {}
                (Some(channel), false) => text.clone_into(&mut channel.name),
                (none, false) => {
                    let kind = channel_kind(trimmed).unwrap_or_default();
                    *none = Some(Channel { name: text.to_owned(), kind, ..Channel::default() });
                }
            },
            Self::ChannelKind if blank => {}
            Self::ChannelKind => match read_kind(trimmed) {
                Some(kind) => card.channel.get_or_insert_default().kind = kind,
                None => return false,
            },
            Self::Key => return read_yes(trimmed).map(|so| card.key = so).is_some(),
            Self::Failure => return read_yes(trimmed).map(|so| card.failure = so).is_some(),
            Self::Accepted => return read_yes(trimmed).map(|so| card.accepted = so).is_some(),
            Self::Importance => return set(&mut card.importance, blank, scale()),
            Self::Performance => return set(&mut card.performance, blank, scale()),
            Self::Impact => return set(&mut card.impact, blank, scale()),
            Self::Effort => return set(&mut card.effort, blank, scale()),
            Self::Minutes => return set(&mut card.minutes, blank, whole(trimmed).filter(|number| *number >= 0)),
            Self::Status => return set(&mut card.status, blank, read_status(trimmed)),
            Self::Evidence => return set(&mut card.evidence, blank, read_evidence(trimmed)),
            Self::Due => return set(&mut card.due, blank, read_day(trimmed)),
            Self::Learnt => return set(&mut card.learnt, blank, read_day(trimmed)),
            Self::Measure if blank && card.metric.is_none() => {}
            Self::Measure => said.clone_into(&mut card.metric.get_or_insert_default().name),
            Self::Unit if blank && card.metric.is_none() => {}
            Self::Unit => said.clone_into(&mut card.metric.get_or_insert_default().unit),
            Self::Baseline if blank && card.metric.is_none() => {}
            Self::Baseline => return set(&mut card.metric.get_or_insert_default().baseline, blank, amount()),
            Self::Target if blank && card.metric.is_none() => {}
            Self::Target => return set(&mut card.metric.get_or_insert_default().target, blank, amount()),
            Self::Reading if blank => {}
            Self::Reading => {
                let Some(value) = amount() else { return false };
                let metric = card.metric.get_or_insert_default();
                match latest(metric).cloned() {
                    // The last of its day, as [`latest`] has it.
                    Some(last) => {
                        let at = metric.readings.iter().rposition(|reading| reading.on == last.on);
                        if let Some(reading) = at.and_then(|at| metric.readings.get_mut(at)) {
                            reading.value = value;
                        }
                    }
                    None => metric.readings.push(Reading { value, ..Reading::default() }),
                }
            }
            Self::ReadOn if blank => {}
            Self::ReadOn => {
                let Some(day) = read_day(trimmed) else { return false };
                let readings = card.metric.as_mut().map(|metric| &mut metric.readings);
                let Some(reading) = readings.and_then(|readings| readings.last_mut()) else { return false };
                reading.on = day;
            }
            Self::Map
            | Self::Stage
            | Self::Step
            | Self::Lane
            | Self::Role
            | Self::Score
            | Self::StageNumber
            | Self::StepNumber
            | Self::LaneNumber
            | Self::Id => {}
        }
        true
    }
}

/// Headings of other tools and of people, in plain letters. Of Blueprint Signal's simple list and of Featmap, whose columns are
/// documented; the others are the words that tools of this kind have in common.
const ALIASES: &[(&str, CardColumn)] = &[
    ("phase", CardColumn::Stage),
    ("phases", CardColumn::Stage),
    ("journey stage", CardColumn::Stage),
    ("goal_title", CardColumn::Stage),
    ("etape du parcours", CardColumn::Stage),
    ("sub-stage", CardColumn::Step),
    ("substage", CardColumn::Step),
    ("activity", CardColumn::Step),
    ("activity_title", CardColumn::Step),
    ("sous-etape", CardColumn::Step),
    ("service layer", CardColumn::Lane),
    ("layer", CardColumn::Lane),
    ("swimlane", CardColumn::Lane),
    ("row", CardColumn::Lane),
    ("section", CardColumn::Lane),
    ("category", CardColumn::Lane),
    ("release_title", CardColumn::Lane),
    ("couloir", CardColumn::Lane),
    ("categorie", CardColumn::Lane),
    ("lane_role", CardColumn::Role),
    ("lane role", CardColumn::Role),
    ("role", CardColumn::Role),
    ("what happens", CardColumn::Card),
    ("text", CardColumn::Card),
    ("texte", CardColumn::Card),
    ("content", CardColumn::Card),
    ("contenu", CardColumn::Card),
    ("sticky note", CardColumn::Card),
    ("carte", CardColumn::Card),
    ("post-it", CardColumn::Card),
    ("note text", CardColumn::Card),
    ("feature_title", CardColumn::Card),
    ("summary", CardColumn::Card),
    ("title", CardColumn::Card),
    ("titre", CardColumn::Card),
    ("name", CardColumn::Card),
    ("nom", CardColumn::Card),
    ("description", CardColumn::Note),
    ("details", CardColumn::Note),
    ("feature_description", CardColumn::Note),
    ("comment", CardColumn::Note),
    ("commentaire", CardColumn::Note),
    ("emotion", CardColumn::Score),
    // As ours, with the sign that is on a keyboard.
    ("feeling, -2 to +2", CardColumn::Score),
    ("ressenti, de -2 a +2", CardColumn::Score),
    ("score", CardColumn::Score),
    ("sentiment", CardColumn::Score),
    ("feeling", CardColumn::Score),
    ("ressenti", CardColumn::Score),
    ("moment_of_truth", CardColumn::Moment),
    ("responsible person or team", CardColumn::Owner),
    ("responsible", CardColumn::Owner),
    ("assignee", CardColumn::Owner),
    ("proprietaire", CardColumn::Owner),
    ("labels", CardColumn::Tags),
    ("tag", CardColumn::Tags),
    ("etiquettes", CardColumn::Tags),
    ("feature_annotations", CardColumn::Tags),
    ("color", CardColumn::Colour),
    ("feature_color", CardColumn::Colour),
    ("touchpoint channel", CardColumn::Channel),
    ("channels", CardColumn::Channel),
    ("importance", CardColumn::Importance),
    ("performance", CardColumn::Performance),
    ("impact", CardColumn::Impact),
    ("effort", CardColumn::Effort),
    ("status", CardColumn::Status),
    ("statut", CardColumn::Status),
    ("feature_status", CardColumn::Status),
    ("due date", CardColumn::Due),
    ("date d’echeance", CardColumn::Due),
    ("evidence status", CardColumn::Evidence),
    ("evidence_note", CardColumn::Source),
    ("evidence note", CardColumn::Source),
    ("time in minutes", CardColumn::Minutes),
    ("duration", CardColumn::Minutes),
    ("duree", CardColumn::Minutes),
    ("kpi", CardColumn::Measure),
    ("metric", CardColumn::Measure),
    ("value", CardColumn::Reading),
    ("valeur", CardColumn::Reading),
    ("id", CardColumn::Id),
];

pub(crate) fn figure(amount: Option<&Amount>, words: &Words) -> Cell {
    let Some(amount) = amount else { return Cell::blank() };
    let text = (words.details.typed)(amount).replace('−', "-");
    let value = amount.as_str().parse().unwrap_or_default();
    Cell::Figure { text, value }
}

/// A figure of a table.
pub(crate) fn read_figure(text: &str, decimals: Decimals) -> Option<Amount> {
    let text = text.trim().trim_end_matches(['%', '€', '$', '£']).trim_end();
    // What groups digits in one language marks decimals in the other.
    let grouping = if decimals == Decimals::Comma { '.' } else { ',' };
    let read = match text.split_once(grouping) {
        Some((before, after)) if is_group(before, after) => Amount::parse(&text.replace(grouping, " ")),
        _ => None,
    };
    read.or_else(|| Amount::parse(text)).or_else(|| {
        let number: serde_json::Number = text.parse().ok()?;
        Some(Amount::new(&number))
    })
}

/// Whether a mark between these parts groups digits.
fn is_group(before: &str, after: &str) -> bool {
    let before = before.trim_start_matches(['-', '−', '+']);
    let group = after.split(['.', ',']).next().unwrap_or("");
    (1..=3).contains(&before.len()) && !before.starts_with('0') && group.len() == 3
}

/// A whole number, which a spreadsheet may have written with decimals that are none.
pub(crate) fn whole(text: &str) -> Option<i64> {
    let text = text.trim().replace('−', "-");
    let digits = text.split_once(['.', ',']).filter(|(_, rest)| rest.bytes().all(|byte| byte == b'0'));
    digits.map_or(text.as_str(), |(whole, _)| whole).trim_start_matches('+').parse().ok()
}

fn tags(tags: &[String]) -> String {
    let between = if tags.iter().any(|tag| tag.contains(',')) { "\n" } else { ", " };
    let on_a_line = tags.iter().map(|tag| tag.replace('\n', " ")).collect::<Vec<_>>();
    let mut text = on_a_line.join(between);
    // A single tag with a comma is told from two tags by the end of its line.
    if between == "\n" && tags.len() == 1 {
        text.push('\n');
    }
    text
}

fn read_tags(text: &str) -> Vec<String> {
    let between = if text.contains('\n') { '\n' } else { ',' };
    text.split(between).map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}

fn moment_name<'a>(moment: &'a MomentOfTruth, words: &'a Words) -> &'a str {
    match moment {
        MomentOfTruth::High => words.details.high,
        MomentOfTruth::Low => words.details.low,
        MomentOfTruth::Other(word) => word,
    }
}

fn kind_name<'a>(kind: &'a ChannelKind, words: &'a Words) -> &'a str {
    match kind {
        ChannelKind::Online => words.board.online,
        ChannelKind::Offline => words.board.offline,
        ChannelKind::Other(word) => word,
    }
}

/// The one of `all` that `text` names: in either language, or as map files have it.
fn named<T: Clone>(text: &str, all: &[T], names: impl for<'a> Fn(&'a T, &'a Words) -> [&'a str; 2]) -> Option<T> {
    let plain = plain_letters(text.trim());
    let is = |one: &&T| LANGUAGES.iter().any(|words| names(one, words).iter().any(|name| plain_letters(name) == plain));
    all.iter().find(is).cloned()
}

fn read_moment(text: &str) -> Option<MomentOfTruth> {
    named(text, MomentOfTruth::ALL, |moment, words| [moment_name(moment, words), moment.as_str()])
}

fn read_kind(text: &str) -> Option<ChannelKind> {
    named(text, ChannelKind::ALL, |kind, words| [kind_name(kind, words), kind.as_str()])
}

fn read_evidence(text: &str) -> Option<Evidence> {
    named(text, Evidence::ALL, |known, words| [(words.board.evidence_name)(known), known.as_str()])
}

fn read_status(text: &str) -> Option<WorkStatus> {
    let other = match plain_letters(text).as_str() {
        "open" | "new" | "to-do" | "not started" => Some(WorkStatus::Todo),
        "in progress" | "started" | "in-progress" => Some(WorkStatus::Doing),
        "closed" | "completed" | "termine" => Some(WorkStatus::Done),
        _ => None,
    };
    named(text, WorkStatus::ALL, |status, words| [(words.details.status)(status), status.as_str()]).or(other)
}

/// What a lane called or described like this means.
pub(crate) fn read_role(text: &str) -> Option<LaneRole> {
    let other = match plain_letters(text.trim()).as_str() {
        "customer" | "customer actions" | "customer action" | "doing" | "client" | "actions du client" => {
            LaneRole::Action
        }
        "front stage" | "visible" | "onstage" | "avant scene" => LaneRole::Frontstage,
        "back stage" | "invisible" | "arriere scene" => LaneRole::Backstage,
        "support processes" | "support systems" => LaneRole::Support,
        "physical evidence" => LaneRole::Evidence,
        "emotions" | "emotion" | "feelings" | "feeling" | "ressenti" | "ressentis" | "experience" => LaneRole::Emotion,
        "thinking" => LaneRole::Thought,
        "pains" | "frustrations" | "problems" | "problemes" | "irritants" => LaneRole::Pain,
        "ideas" | "idees" => LaneRole::Opportunity,
        "channels" | "canaux" | "touchpoints & channels" => LaneRole::Touchpoint,
        "kpi" | "kpis" | "metrics" => LaneRole::Metric,
        _ => return named(text, LaneRole::ALL, |role, words| [(words.board.role_name)(role), role.as_str()]),
    };
    Some(other)
}

fn read_yes(text: &str) -> Option<bool> {
    match plain_letters(text).as_str() {
        "" | "no" | "non" | "false" | "0" | "faux" => Some(false),
        "yes" | "oui" | "true" | "1" | "x" | "vrai" | "✓" | "y" => Some(true),
        _ => None,
    }
}

fn read_colour(text: &str) -> Option<String> {
    let digits = text.strip_prefix('#')?;
    let is_colour = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_colour.then(|| text.to_owned())
}

/// A day: as map files have it, or day, month and year as spreadsheets of our languages show it.
fn read_day(text: &str) -> Option<String> {
    if let Some(day) = meant_day(text.split(['T', ' ']).next().unwrap_or(text)) {
        return Some(day.to_owned());
    }
    let mut parts = text.split(['/', '.']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let day = format!("{year}-{month:0>2}-{day:0>2}");
    meant_day(&day).map(str::to_owned)
}
