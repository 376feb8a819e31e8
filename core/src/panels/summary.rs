//! The view of one page: what somebody who was not in the workshop reads in two minutes, on the screen or on paper.

use super::counts::known;
use super::face::face;
use super::feelings::{scale_ends, star};
use super::node::{Node, command, el, figure, text};
use super::priorities::link_to;
use crate::command;
use crate::editor::breaks::longest_word;
use crate::editor::situation::Situation;
use crate::method::comparison::owner_of;
use crate::method::figures::Figures;
use crate::method::moments::decided;
use crate::method::priorities::{self, Quadrant, Rating};
use crate::method::summary::{self, Peak, Trend};
use crate::model::{Amount, CardId, Emotion, MomentOfTruth, Score, curve};
use crate::words::in_a_line;

/// How many figures fit on a page that is read in two minutes.
const MOST: usize = 6;

/// How many ideas fit under each heading of the plan.
const MOST_PLANNED: usize = 3;

/// How many frictions, which take more room.
const MOST_FRICTIONS: usize = 5;

/// More columns than this, and their names stand upright.
const MOST_LEVEL_NAMES: usize = 8;

/// Draws it.
pub fn draw(at: &Situation<'_>) -> Node {
    let words = at.words.summary();
    let page = el("article").class("summary").with("data-summary", "").child(head(at));
    if at.map.cards.is_empty() && at.map.emotions.is_empty() {
        return page.child(facts(at)).child(
            el("div").child(text("p", words.nothing).with("data-empty", "summary")).child(command(
                "button primary",
                command!("board"),
                at.words.commands.view_board.title,
            )),
        );
    }
    page.child(facts(at))
        .child(journey(at))
        .child(
            el("div")
                .class("two")
                .child(el("div").child(moments(at)).child(frictions(at)))
                .child(el("div").child(plan(at)).child(still_open(at)).child(evidence(at))),
        )
        .children(measures(at))
}

fn section(name: &'static str, title: &'static str) -> Node {
    el("section").with("data-part", name).with("aria-label", title).child(text("h3", title))
}

fn quiet(said: impl Into<String>) -> Node {
    text("p", said).class("quiet")
}

fn head(at: &Situation<'_>) -> Node {
    let title = at.map.title.trim();
    let title = if title.is_empty() { at.words.board.untitled } else { title };
    el("header")
        .child(text("h2", title))
        .child(text("span", (at.words.board.kind)(&at.map.kind)).class("kind"))
        .child(command("button no-print", command!("print"), at.words.commands.print.title))
}

/// The facts of the header that are set, each under its name.
pub(super) fn facts(at: &Situation<'_>) -> Node {
    let board = &at.words.board;
    let (context, persona) = (&at.map.context, &at.map.persona);
    let age = persona.age.map(|age| (board.age_years)(age)).unwrap_or_default();
    let who = in_a_line(&[&persona.name, &age, &persona.role]);
    let from_to = joined([context.begins.trim(), context.ends.trim()], " → ");
    // Mostly a line each.
    let participants = in_a_line(&context.participants.lines().collect::<Vec<_>>());
    let day = |day: &Option<String>| day.as_deref().map(at.words.summary().day).unwrap_or_default();
    let facts = [
        ("persona", board.persona, who),
        ("goal", board.goal, context.goal.trim().to_owned()),
        ("vision", board.vision, context.vision.trim().to_owned()),
        ("scenario", board.scenario, context.scenario.trim().to_owned()),
        ("from-to", board.from_to, from_to),
        ("owner", board.owner, context.owner.trim().to_owned()),
        ("participants", board.participants, participants),
        ("review", board.review, day(&context.review)),
        ("horizon", board.horizon, day(&context.horizon)),
    ];
    let set = facts.into_iter().filter(|(_, _, said)| !said.is_empty());
    let items: Vec<Node> = set
        .map(|(key, name, said)| {
            el("div").key(key).with("data-fact", key).child(text("dt", name)).child(text("dd", said))
        })
        .collect();
    if items.is_empty() {
        return el("div").child(quiet(at.words.summary().no_header)).child(command(
            "button no-print",
            command!("header"),
            at.words.commands.header.title,
        ));
    }
    el("dl").class("facts").children(items)
}

fn joined<const COUNT: usize>(parts: [&str; COUNT], between: &str) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}

/// The curve with a name for every column, and a word for its highs and lows.
fn journey(at: &Situation<'_>) -> Node {
    let words = at.words.summary();
    let part = section("curve", words.curve);
    let Some(lane) = summary::curve_lane(at.map) else { return part.child(quiet(words.no_feelings)) };
    let feelings = summary::feelings(at.map, lane);
    let scores: Vec<Option<Score>> = feelings.iter().map(|feeling| feeling.map(|feeling| feeling.score)).collect();
    if scores.iter().all(Option::is_none) {
        return part.child(quiet(words.no_feelings));
    }
    let starred = decided(at.map);
    let told = at.map.steps().zip(feelings.iter().zip(summary::peaks(&scores))).map(|(step, (feeling, peak))| {
        let here = || starred.iter().filter(|moment| moment.step == step.id);
        let low = here().any(|moment| moment.moment == MomentOfTruth::Low);
        let high = here().any(|moment| moment.moment != MomentOfTruth::Low);
        Told { name: at.map.column_name(&step.id), feeling: *feeling, peak, moments: [high, low] }
    });
    let told: Vec<Told<'_>> = told.collect();
    let columns = at.map.steps().enumerate().map(|(index, step)| column(at, &told, index).key(step.id.as_str()));
    let columns: Vec<Node> = columns.collect();
    let read: Vec<String> = at
        .map
        .steps()
        .zip(&feelings)
        .map(|(step, feeling)| {
            let feeling = feeling.map_or(words.unknown.to_owned(), |feeling| feeling_word(at, feeling).to_owned());
            format!("{} ({feeling})", at.map.column_name(&step.id))
        })
        .collect();
    let part = part.child(text("p", (words.curve_read)(&read)).class("unseen"));
    part.child(text("p", scale_ends(at.words)).class("quiet scale")).child(
        el("div")
            .class(if columns.len() > MOST_LEVEL_NAMES { "journey many" } else { "journey" })
            .with("aria-hidden", "true")
            .with("--columns", columns.len().to_string())
            .child(line(&scores))
            .children(columns),
    )
}

fn feeling_word<'a>(at: &Situation<'_>, feeling: &'a Emotion) -> &'a str {
    if feeling.feeling.trim().is_empty() {
        (at.words.announcements.score)(feeling.score)
    } else {
        feeling.feeling.trim()
    }
}

/// A column of the curve: what is said of its high above the drawing, of its low below, so that no word ever meets the line, the axis or
/// a face.
struct Told<'a> {
    name: &'a str,
    feeling: Option<&'a Emotion>,
    peak: Option<Peak>,
    moments: [bool; 2],
}

impl Told<'_> {
    /// Whether anything is said above the drawing (`0`) or below it (`1`).
    fn says(&self, band: usize) -> bool {
        self.moments[band] || self.peak == Some([Peak::Highest, Peak::Lowest][band])
    }
}

fn column(at: &Situation<'_>, columns: &[Told<'_>], index: usize) -> Node {
    let told = &columns[index];
    let band = |band: usize| {
        let mut said = el("div").class(["above", "below"][band]);
        // Words take half of a neighbour's room where the neighbour has nothing to say.
        let is_free =
            |other: Option<usize>| other.and_then(|at| columns.get(at)).is_some_and(|other| !other.says(band));
        said = said.with_if(is_free(index.checked_sub(1)), "data-room-before");
        said = said.with_if(is_free(Some(index + 1)), "data-room-after");
        if told.moments[band] {
            said = said.child(star(at.words, band == 0));
        }
        let peak = told.peak.filter(|peak| *peak == [Peak::Highest, Peak::Lowest][band]);
        if let (Some(peak), Some(feeling)) = (peak, told.feeling) {
            let word = feeling_word(at, feeling);
            let word = text("span", word).class("word").with("--word", longest_word(word).to_string());
            said = said.child(word.with("data-peak", if peak == Peak::Highest { "highest" } else { "lowest" }));
        }
        said
    };
    let spot = told.feeling.map(|feeling| {
        el("span").class("spot").with("data-value", feeling.score.value().to_string()).child(face(feeling.score))
    });
    el("div")
        .class("column")
        .with("--column", (index + 1).to_string())
        .child(band(0))
        .child(el("div").class("drawing").children(spot))
        .child(band(1))
        .child(text("span", told.name).class("name").with("--word", longest_word(told.name).to_string()))
}

fn line(scores: &[Option<Score>]) -> Node {
    let width = scores.len().max(1) as i32 * curve::COLUMN;
    el("svg")
        .class("line")
        .with("viewBox", format!("0 0 {width} {}", curve::HEIGHT))
        .with("preserveAspectRatio", "none")
        .child(el("path").class("axis").with("d", format!("M0 {}h{width}", curve::HEIGHT / 2)))
        .child(el("path").class("area").with("d", curve::area(scores)))
        .child(el("path").class("stroke").with("d", curve::line(scores)))
}

fn moments(at: &Situation<'_>) -> Node {
    let words = at.words.summary();
    let decided = decided(at.map);
    let part = figure(section("moments", words.moments), "moments", decided.len());
    if decided.is_empty() {
        return part.child(quiet(words.no_moments)).child(command(
            "button quiet no-print",
            command!("moments"),
            at.words.commands.side_moments.title,
        ));
    }
    let items = decided.iter().map(|moment| &moment.card).filter_map(|id| {
        let card = at.map.card(id)?;
        let (value, name) =
            if card.moment == Some(MomentOfTruth::High) { ("high", words.high) } else { ("low", words.low) };
        let item = el("li").key(id.as_str()).with("data-moment", value);
        let sign = if value == "high" { "★▲" } else { "★▼" };
        let mark = text("span", format!("{sign} {name}")).class("mark");
        let step = text("span", at.map.column_name(&card.step)).class("quiet");
        Some(item.child(mark).child(link_to(at, id, card)).child(step))
    });
    part.child(el("ul").children(items))
}

fn frictions(at: &Situation<'_>) -> Node {
    let words = at.words.summary();
    let part = section("frictions", words.frictions);
    let all = summary::frictions(at.map);
    if all.is_empty() {
        return part.child(quiet(words.nothing_open));
    }
    let items = all.iter().take(MOST_FRICTIONS).filter_map(|friction| {
        let card = at.map.card(&friction.id)?;
        let score = friction.score.map(at.words.announcements.score).unwrap_or_default();
        let importance = card.importance.map(words.importance).unwrap_or_default();
        let about = joined([at.map.column_name(&card.step), score, &importance], " · ");
        let answer = friction.answers.first().and_then(|idea| at.map.card(idea));
        let answer = match answer {
            Some(idea) => text("span", (words.answered)(idea.text.trim())).class("answer"),
            None => text("span", words.unanswered).class("answer open"),
        };
        let item = el("li").key(friction.id.as_str()).with("data-friction", friction.id.as_str());
        Some(item.child(link_to(at, &friction.id, card)).child(text("span", about).class("quiet")).child(answer))
    });
    part.child(el("ol").children(items)).children(more(at, all.len(), MOST_FRICTIONS))
}

fn more(at: &Situation<'_>, all: usize, shown: usize) -> Option<Node> {
    (all > shown).then(|| quiet((at.words.summary().more)(all - shown)))
}

fn plan(at: &Situation<'_>) -> Node {
    let words = at.words.summary();
    let part = section("plan", words.plan);
    let rows = priorities::by_worth(at.map);
    if rows.is_empty() {
        return part.child(quiet(words.no_plan)).child(command(
            "button quiet no-print",
            command!("priorities"),
            at.words.commands.view_priorities.title,
        ));
    }
    let quadrant = |id: &CardId| at.map.card(id).and_then(Rating::of).map(Rating::quadrant);
    let group = |title: &'static str, name: &'static str, wanted: fn(Option<Quadrant>) -> bool| {
        let all: Vec<&CardId> = rows.iter().filter(|id| wanted(quadrant(id))).collect();
        let items = all.iter().take(MOST_PLANNED).filter_map(|id| planned(at, id));
        (!all.is_empty()).then(|| {
            let group = el("div").key(name).with("data-group", name).child(text("h4", title));
            group.child(el("ul").children(items)).children(more(at, all.len(), MOST_PLANNED))
        })
    };
    let best = |quadrant| quadrant == Some(Quadrant::QuickWin);
    let rest = |quadrant| !matches!(quadrant, Some(Quadrant::QuickWin | Quadrant::Avoid));
    part.children(group(at.words.priorities().quick_wins, "quick-win", best))
        .children(group(words.plan_then, "then", rest))
        .children(group((at.words.priorities().quadrant)(Quadrant::Avoid), "avoid", |quadrant| {
            quadrant == Some(Quadrant::Avoid)
        }))
}

fn planned(at: &Situation<'_>, id: &CardId) -> Option<Node> {
    let card = at.map.card(id)?;
    let quadrant = Rating::of(card).map(Rating::quadrant);
    let owner = owner_of(at.map, id);
    let status = card.status.as_ref().map_or("", |status| (at.words.details.status)(status));
    let due = card.due.as_deref().map(at.words.summary().day).unwrap_or_default();
    let owner = if owner.is_empty() { at.words.summary().no_owner } else { &owner };
    let mut item = el("li").key(id.as_str()).with("data-planned", id.as_str());
    // The heading says it of the others.
    let named = quadrant.filter(|quadrant| !matches!(quadrant, Quadrant::QuickWin | Quadrant::Avoid));
    if let Some(quadrant) = named {
        let mark = text("span", (at.words.priorities().quadrant)(quadrant)).class("mark");
        item = item.child(mark.with("data-quadrant", quadrant.as_str()));
    }
    item = item.child(link_to(at, id, card)).child(text("span", joined([owner, &due, status], " · ")).class("quiet"));
    if priorities::is_overdue(card, at.today) {
        item = item.child(text("span", at.words.priorities().overdue).class("overdue"));
    }
    Some(if quadrant == Some(Quadrant::QuickWin) { item.with("data-quick-win", id.as_str()) } else { item })
}

/// What can be told to be open without the checks.
fn still_open(at: &Situation<'_>) -> Node {
    let words = at.words.summary();
    let rows: Vec<_> = priorities::by_worth(at.map).iter().filter_map(|id| at.map.card(id)).cloned().collect();
    let figures = Figures::of(at.map, at.today);
    let overdue = rows.iter().filter(|card| priorities::is_overdue(card, at.today)).count();
    let counts = [
        ("unanswered", figures.unanswered, words.open_frictions),
        ("unowned", figures.unowned, words.open_owners),
        ("overdue", overdue, words.open_overdue),
        ("unfelt", figures.unfelt, words.open_feelings),
    ];
    let open = counts.into_iter().filter(|(_, count, _)| *count > 0);
    let open: Vec<Node> = open.map(|(name, count, said)| figure(text("li", said(count)), name, count)).collect();
    let part = section("open", words.open);
    let part =
        if open.is_empty() { part.child(quiet(words.nothing_open)) } else { part.child(el("ul").children(open)) };
    part.children(to_check(at, figures.to_check))
}

/// A button with the number of hints that opens their panel; nothing while there is none.
fn to_check(at: &Situation<'_>, count: usize) -> Option<Node> {
    let button = command("button quiet", command!("checks"), (at.words.summary().open_checks)(count));
    (count > 0).then(|| figure(button, "to-check", count))
}

fn measures(at: &Situation<'_>) -> Option<Node> {
    let words = at.words.summary();
    let all = summary::measures(at.map);
    let rows = all.iter().take(MOST).map(|measure| {
        let unit = measure.metric.unit.trim();
        let amount = |amount: &Amount| (at.words.details.with_unit)(amount, unit);
        let now = measure.now.map(|now| {
            el("td").child(text("span", amount(&now.value))).child(text("span", (words.day)(&now.on)).class("quiet on"))
        });
        let target = measure.metric.target.as_ref().map(amount);
        let target = match (target, measure.goal) {
            (Some(target), Some(way)) => (words.goal)(way, &target),
            (target, _) => target.unwrap_or_default(),
        };
        let trend = match measure.trend {
            Trend::Reached => "reached",
            Trend::Closer => "closer",
            Trend::Same => "same",
            Trend::Further => "further",
            Trend::Unknown => "unknown",
        };
        let name = measure.metric.name.trim();
        let name = if name.is_empty() { at.map.card(measure.id).map_or("", |card| card.text.trim()) } else { name };
        el("tr").key(measure.id.as_str()).with("data-measure", measure.id.as_str()).children([
            text("th", name).with("scope", "row"),
            text("td", measure.before.map(amount).unwrap_or_default()),
            now.unwrap_or_else(|| el("td")),
            text("td", target),
            text("td", (words.trend)(measure.trend)).with("data-trend", trend),
        ])
    });
    let names = [words.measure, words.before, words.now, words.target, words.trend_name];
    let head = el("tr").children(names.map(|name| text("th", name).with("scope", "col")));
    (!all.is_empty()).then(|| {
        section("measures", words.measures)
            .child(el("table").child(el("thead").child(head)).child(el("tbody").children(rows)))
            .children(more(at, all.len(), MOST))
    })
}

fn evidence(at: &Situation<'_>) -> Node {
    let words = at.words.summary();
    let figures = Figures::of(at.map, at.today);
    let count = figures.evidence;
    let parts = [
        ("observed", count.observed),
        ("reported", count.reported),
        ("assumed", count.assumed),
        ("proposed", count.proposed),
    ];
    let bar = parts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| el("span").key(name).with("data-evidence", name).with("--part", count.to_string()));
    section("evidence", words.evidence)
        .child(el("div").class("shares").with("aria-hidden", "true").children(bar))
        .child(figure(text("p", (words.evidence_read)(count)), "cards", count.all()))
        .children(known(at.words, &figures).map(|known| figure(text("p", known.said), known.name, known.count)))
}
