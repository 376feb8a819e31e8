//! The view of one page: what somebody who was not in the workshop reads in two minutes, on the screen or on paper.

use super::face::face;
use super::piece::{Piece, command, el, text};
use super::priorities::link_to;
use crate::editor::situation::Situation;
use crate::method::checks::open_checks;
use crate::method::priorities::{self, Quadrant, Rating};
use crate::method::summary::{self, Peak, Trend};
use crate::model::{CardId, Emotion, MomentOfTruth, Score, WorkStatus, curve};

/// How many plans and figures fit on a page that is read in two minutes.
const MOST: usize = 6;

/// How many frictions, which take more room.
const MOST_FRICTIONS: usize = 5;

/// More columns than this, and their names stand upright.
const MOST_LEVEL_NAMES: usize = 8;

/// Draws it.
pub fn draw(at: &Situation<'_>) -> Piece {
    let words = &at.words.summary;
    let page = el("article").class("summary").with("data-summary", "").child(head(at));
    if at.map.cards.is_empty() && at.map.emotions.is_empty() {
        return page.child(facts(at)).child(
            el("div").child(text("p", words.nothing).with("data-empty", "summary")).child(command(
                "button primary",
                "board",
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

fn section(name: &'static str, title: &'static str) -> Piece {
    el("section").with("data-part", name).with("aria-label", title).child(text("h3", title))
}

fn quiet(said: impl Into<String>) -> Piece {
    text("p", said).class("quiet")
}

fn head(at: &Situation<'_>) -> Piece {
    let title = at.map.title.trim();
    let title = if title.is_empty() { at.words.board.untitled } else { title };
    el("header")
        .child(text("h2", title))
        .child(text("span", (at.words.board.kind)(&at.map.kind)).class("kind"))
        .child(command("button no-print", "print", at.words.commands.print.title))
}

/// The facts of the header that are set, each under its name.
fn facts(at: &Situation<'_>) -> Piece {
    let board = &at.words.board;
    let (context, persona) = (&at.map.context, &at.map.persona);
    let age = persona.age.map(|age| (board.age_years)(age)).unwrap_or_default();
    let who = joined([persona.name.trim(), &age, persona.role.trim()], ", ");
    let from_to = joined([context.begins.trim(), context.ends.trim()], " → ");
    let day = |day: &Option<String>| day.as_deref().map(at.words.summary.day).unwrap_or_default();
    let facts = [
        ("persona", board.persona, who),
        ("goal", board.goal, context.goal.trim().to_owned()),
        ("vision", board.vision, context.vision.trim().to_owned()),
        ("scenario", board.scenario, context.scenario.trim().to_owned()),
        ("from-to", board.from_to, from_to),
        ("owner", board.owner, context.owner.trim().to_owned()),
        ("review", board.review, day(&context.review)),
        ("horizon", board.horizon, day(&context.horizon)),
    ];
    let set = facts.into_iter().filter(|(_, _, said)| !said.is_empty());
    let items: Vec<Piece> = set
        .map(|(key, name, said)| {
            el("div").key(key).with("data-fact", key).child(text("dt", name)).child(text("dd", said))
        })
        .collect();
    if items.is_empty() {
        return el("div").child(quiet(at.words.summary.no_header)).child(command(
            "button no-print",
            "header",
            at.words.commands.header.title,
        ));
    }
    el("dl").class("facts").children(items)
}

fn joined<const COUNT: usize>(parts: [&str; COUNT], between: &str) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}

/// The curve with a name for every column, and a word for its highs and lows.
fn journey(at: &Situation<'_>) -> Piece {
    let words = &at.words.summary;
    let part = section("curve", words.curve);
    let Some(lane) = summary::curve_lane(at.map) else { return part.child(quiet(words.no_feelings)) };
    let feelings = summary::feelings(at.map, lane);
    let scores: Vec<Option<Score>> = feelings.iter().map(|feeling| feeling.map(|feeling| feeling.score)).collect();
    if scores.iter().all(Option::is_none) {
        return part.child(quiet(words.no_feelings));
    }
    let starred = summary::moments(at.map);
    let columns = at.map.steps().zip(feelings.iter().zip(summary::peaks(&scores)));
    let columns = columns.map(|(step, (feeling, peak))| {
        let has_star = starred.iter().any(|id| at.map.card(id).is_some_and(|card| card.step == step.id));
        column(at, at.map.column_name(&step.id), *feeling, peak, has_star).key(step.id.as_str())
    });
    let columns: Vec<Piece> = columns.collect();
    let read: Vec<String> = at
        .map
        .steps()
        .zip(&feelings)
        .map(|(step, feeling)| {
            let feeling = feeling.map_or(words.unknown.to_owned(), |feeling| feeling_word(at, feeling).to_owned());
            format!("{} ({feeling})", at.map.column_name(&step.id))
        })
        .collect();
    part.child(text("p", (words.curve_read)(&read)).class("unseen")).child(
        el("div")
            .class(if columns.len() > MOST_LEVEL_NAMES { "journey many" } else { "journey" })
            .with("aria-hidden", "true")
            .with("--columns", columns.len().to_string())
            .child(line(&scores))
            .children(columns),
    )
}

fn feeling_word<'a>(at: &Situation<'_>, feeling: &'a Emotion) -> &'a str {
    if feeling.feeling.trim().is_empty() { (at.words.said.score)(feeling.score) } else { feeling.feeling.trim() }
}

fn column(at: &Situation<'_>, name: &str, feeling: Option<&Emotion>, peak: Option<Peak>, has_star: bool) -> Piece {
    let mut column = el("div").class("column");
    if let Some(feeling) = feeling {
        let value = feeling.score.value().to_string();
        let mut point = el("span").class("spot").with("data-value", value.clone());
        point = point.child(face(feeling.score));
        if has_star {
            point = point.child(text("span", "★").class("star"));
        }
        column = column.child(point);
        if let Some(peak) = peak {
            let word = text("span", feeling_word(at, feeling)).class("word").with("data-value", value);
            column = column.child(word.with("data-peak", if peak == Peak::Highest { "highest" } else { "lowest" }));
        }
    }
    column.child(text("span", name).class("name"))
}

fn line(scores: &[Option<Score>]) -> Piece {
    let width = scores.len().max(1) as i32 * curve::COLUMN;
    el("svg")
        .class("line")
        .with("viewBox", format!("0 0 {width} {}", curve::HEIGHT))
        .with("preserveAspectRatio", "none")
        .child(el("path").class("axis").with("d", format!("M0 {}h{width}", curve::HEIGHT / 2)))
        .child(el("path").class("area").with("d", curve::area(scores)))
        .child(el("path").class("stroke").with("d", curve::line(scores)))
}

fn moments(at: &Situation<'_>) -> Piece {
    let words = &at.words.summary;
    let part = section("moments", words.moments);
    let decided = summary::moments(at.map);
    if decided.is_empty() {
        return part.child(quiet(words.no_moments)).child(command(
            "button quiet no-print",
            "moments",
            at.words.commands.side_moments.title,
        ));
    }
    let items = decided.into_iter().filter_map(|id| {
        let card = at.map.card(id)?;
        let (value, name) =
            if card.moment == Some(MomentOfTruth::High) { ("high", words.high) } else { ("low", words.low) };
        let item = el("li").key(id.as_str()).with("data-moment", value);
        let mark = text("span", format!("★ {name}")).class("mark");
        let step = text("span", at.map.column_name(&card.step)).class("quiet");
        Some(item.child(mark).child(link_to(at, id, card)).child(step))
    });
    part.child(el("ul").children(items))
}

fn frictions(at: &Situation<'_>) -> Piece {
    let words = &at.words.summary;
    let part = section("frictions", words.frictions);
    let all = summary::frictions(at.map);
    if all.is_empty() {
        return part.child(quiet(words.nothing_open));
    }
    let items = all.iter().take(MOST_FRICTIONS).filter_map(|friction| {
        let card = at.map.card(&friction.id)?;
        let score = friction.score.map(at.words.said.score).unwrap_or_default();
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

fn more(at: &Situation<'_>, all: usize, shown: usize) -> Option<Piece> {
    (all > shown).then(|| quiet((at.words.summary.more)(all - shown)))
}

fn plan(at: &Situation<'_>) -> Piece {
    let words = &at.words.summary;
    let part = section("plan", words.plan);
    let rows = priorities::by_worth(at.map);
    if rows.is_empty() {
        return part.child(quiet(words.no_plan)).child(command(
            "button quiet no-print",
            "priorities",
            at.words.commands.view_priorities.title,
        ));
    }
    let items = rows.iter().take(MOST).filter_map(|id| planned(at, id));
    part.child(el("ul").children(items)).children(more(at, rows.len(), MOST))
}

fn planned(at: &Situation<'_>, id: &CardId) -> Option<Piece> {
    let card = at.map.card(id)?;
    let quadrant = Rating::of(card).map(Rating::quadrant);
    let owner = card.owner.trim();
    let status = card.status.as_ref().map_or("", |status| (at.words.priorities.status)(status));
    let due = card.due.as_deref().map(at.words.summary.day).unwrap_or_default();
    let owner = if owner.is_empty() { at.words.summary.no_owner } else { owner };
    let mut item = el("li").key(id.as_str()).with("data-planned", id.as_str());
    if let Some(quadrant) = quadrant {
        let mark = text("span", (at.words.priorities.quadrant)(quadrant)).class("mark");
        item = item.child(mark.with("data-quadrant", quadrant.as_str()));
    }
    item = item.child(link_to(at, id, card)).child(text("span", joined([owner, &due, status], " · ")).class("quiet"));
    if priorities::is_overdue(card, at.today) {
        item = item.child(text("span", at.words.priorities.overdue).class("overdue"));
    }
    Some(if quadrant == Some(Quadrant::QuickWin) { item.with("data-quick-win", id.as_str()) } else { item })
}

/// What can be told to be open without the checks.
fn still_open(at: &Situation<'_>) -> Piece {
    let words = &at.words.summary;
    let rows: Vec<_> = priorities::by_worth(at.map).iter().filter_map(|id| at.map.card(id)).cloned().collect();
    let unanswered = summary::frictions(at.map).iter().filter(|friction| friction.answers.is_empty()).count();
    let undone = || rows.iter().filter(|card| card.status != Some(WorkStatus::Done));
    let counts = [
        (unanswered, words.open_frictions),
        (undone().filter(|card| card.owner.trim().is_empty()).count(), words.open_owners),
        (undone().filter(|card| priorities::is_overdue(card, at.today)).count(), words.open_overdue),
        (summary::unknown_feelings(at.map), words.open_feelings),
    ];
    let open: Vec<Piece> =
        counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, said)| text("li", said(count))).collect();
    let part = section("open", words.open);
    let part =
        if open.is_empty() { part.child(quiet(words.nothing_open)) } else { part.child(el("ul").children(open)) };
    part.children(to_check(at))
}

/// A button with the number of hints that opens their panel; nothing while there is none.
fn to_check(at: &Situation<'_>) -> Option<Piece> {
    let count = Some(open_checks(at.map, at.today).len()).filter(|count| *count > 0)?;
    Some(command("button quiet", "checks", (at.words.summary.open_checks)(count)))
}

fn measures(at: &Situation<'_>) -> Option<Piece> {
    let words = &at.words.summary;
    let all = summary::measures(at.map);
    let rows = all.iter().take(MOST).map(|measure| {
        let unit = measure.metric.unit.trim();
        let amount = |digits: &str| (words.amount)(digits, unit);
        let now = measure.now.map(|now| {
            el("td")
                .child(text("span", amount(now.value.as_str())))
                .child(text("span", (words.day)(&now.on)).class("quiet on"))
        });
        let target = measure.metric.target.as_ref().map(|target| amount(target.as_str()));
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
            text("td", measure.before.map(|before| amount(before.as_str())).unwrap_or_default()),
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

fn evidence(at: &Situation<'_>) -> Piece {
    let words = &at.words.summary;
    let count = summary::evidence(at.map);
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
        .child(text("p", (words.evidence_read)(count)))
}
