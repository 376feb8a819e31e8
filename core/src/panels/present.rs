//! The map as it is told to a room: large, without tools, what is yet to come dimmed. `editor::walk` knows what comes after what.

use super::feelings::{drawing, feeling, scale_ends, sides, star, window};
use super::node::{Node, button, el, text};
use super::role_mark::role_mark;
use crate::editor::outcome::{Effect, Outcome};
use crate::editor::situation::Situation;
use crate::editor::walk::{Place, Stride, Telling, Told, lanes, places};
use crate::method::persona::{Portrait, initials};
use crate::method::summary::{self, Peak};
use crate::method::survey::Survey;
use crate::model::curve_words::{Room, Side};
use crate::model::{CellKey, Lane, MomentOfTruth, Score, Stage, StageId, Step, curve};

/// How many moments of truth the last overview names.
const MOST_MOMENTS: usize = 4;

/// Draws it.
pub fn draw(at: &Situation<'_>) -> Node {
    let telling = told(at);
    let (name, body) = match &telling.place {
        Place::Opening => ("opening", opening(at)),
        Place::Closing => ("closing", closing(at)),
        Place::Stage(stage) => ("stage", of_stage(at, &telling, stage)),
        Place::Lane(stage, _) => ("lane", of_stage(at, &telling, stage)),
    };
    el("div")
        .class("telling")
        .with("data-place", name)
        .with("data-number", telling.number.to_string())
        .with("lang", at.map.language.as_str())
        .child(strip(at, &telling))
        .child(body)
        .child(foot(at, &telling))
}

/// Where it stands in words.
pub fn said(at: &Situation<'_>) -> String {
    let words = &at.words.present;
    match &told(at).place {
        Place::Opening => words.opening.to_owned(),
        Place::Closing => words.closing.to_owned(),
        Place::Stage(stage) => named(at, stage),
        Place::Lane(stage, lane) => {
            let lane = at.map.lane(lane).map_or("", |lane| &lane.label);
            (words.of_stage)(&named(at, stage), lane)
        }
    }
}

fn told(at: &Situation<'_>) -> Telling {
    at.view_state.telling.clone().unwrap_or_default().on(at.map)
}

fn named(at: &Situation<'_>, stage: &StageId) -> String {
    let number = at.map.stages.iter().position(|other| other.id == *stage).unwrap_or_default();
    (at.words.present.stage)(number + 1, at.map.stages.len(), at.map.stage(stage).map_or("", |stage| &stage.name))
}

/// The stages at the top edge, so that everybody knows where the telling stands; not beside the overviews, which show them.
fn strip(at: &Situation<'_>, telling: &Telling) -> Node {
    let strip = el("ol").class("told-stages").key("strip").with("aria-label", at.words.present.stages);
    if telling.place.stage().is_none() {
        return strip.with("hidden", "");
    }
    strip.children(at.map.stages.iter().map(|stage| {
        let told = telling.of_stage(at.map, &stage.id);
        let item = text("li", stage.name.as_str()).key(stage.id.as_str()).with("data-told", told.as_str());
        if telling.place.stage() == Some(&stage.id) { item.with("aria-current", "step") } else { item }
    }))
}

/// The whole: who travels what for, and how it feels.
fn opening(at: &Situation<'_>) -> Node {
    let (persona, goal) = (&at.map.persona, at.map.context.goal.trim());
    let age = persona.age.map(|age| (at.words.board.age_years)(age)).unwrap_or_default();
    let about = [persona.name.trim(), &age, persona.role.trim()];
    let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
    let portrait = text("span", initials(&persona.name)).class("portrait").with("aria-hidden", "true");
    let who = (!about.is_empty()).then(|| {
        let quote = Some(persona.quote.trim()).filter(|quote| !quote.is_empty());
        el("div")
            .class("told-who")
            .child(portrait.with("data-portrait", Portrait::of(persona).as_str()))
            .child(el("p").child(text("b", about.join(" · "))).children(quote.map(|quote| text("q", quote))))
    });
    overview(at, "opening").children(who).children((!goal.is_empty()).then(|| text("p", goal).class("told-goal")))
}

/// The whole, and what decides it.
fn closing(at: &Situation<'_>) -> Node {
    let survey = Survey::of(at.map);
    let items = survey.moments().take(MOST_MOMENTS).map(|seen| {
        let card = seen.card;
        let sign = star(at.words, card.moment == Some(MomentOfTruth::High));
        let step = text("span", at.map.column_name(&card.step)).class("quiet");
        el("li").child(sign).child(text("span", card.text.trim())).child(step)
    });
    let items: Vec<Node> = items.collect();
    let moments = (!items.is_empty()).then(|| {
        el("div").class("told-moments").child(text("h2", at.words.summary().moments)).child(el("ul").children(items))
    });
    overview(at, "closing").children(moments)
}

/// Title, stages and curve of the whole map.
fn overview(at: &Situation<'_>, key: &'static str) -> Node {
    let title = at.map.title.trim();
    let title = if title.is_empty() { at.words.board.untitled } else { title };
    let lane = summary::curve_lane(at.map);
    let scores = lane.map(|lane| scores(at, lane)).unwrap_or_default();
    let peaks = summary::peaks(&scores);
    // Each stage has the same room, so that its name has some; the curve goes by that.
    let stages = at.map.stages.iter().enumerate();
    let points = stages.clone().flat_map(|(index, stage)| {
        let all = stage.steps.len() as i32;
        (0..all).map(move |step| index as i32 * curve::COLUMN + (2 * step + 1) * curve::COLUMN / (2 * all))
    });
    let points: Vec<curve::Point> = points.zip(scores.iter().copied()).collect();
    let width = at.map.stages.len().max(1) as i32 * curve::COLUMN;
    let line = lane.map(|lane| drawing(curve::line_at(&points), curve::area_at(&points), lane.wished, 0, width));
    let steps: Vec<&Step> = at.map.steps().collect();
    let overview_sides = lane.map(|lane| sides(at, lane, &steps, &[], &Room::SCREEN)).unwrap_or_default();
    let mut column = 0;
    let parts = stages.map(|(index, stage)| {
        let tracks = lane.into_iter().flat_map(|lane| stage.steps.iter().map(move |step| (lane, step)));
        let tracks = tracks.map(|(lane, step)| {
            // Only the ends are named, at the edge over the other points: more than that is not read from afar.
            let peak = peaks.get(column).copied().flatten();
            let side = match peak {
                Some(Peak::Highest) => Side::Top,
                Some(Peak::Lowest) => Side::Bottom,
                None => overview_sides.get(column).copied().unwrap_or(Side::Top),
            };
            let feelings = feeling(at, lane, step, side, peak.is_some());
            column += 1;
            el("div").class("told-track").children(feelings)
        });
        let tracks = el("div").class("told-tracks").children(tracks.collect::<Vec<_>>());
        let name = el("span").class("chevron").child(text("span", stage.name.as_str()).class("name"));
        el("div")
            .class("told-part")
            .with("--columns", stage.steps.len().max(1).to_string())
            .with("--part", index.to_string())
            .child(name)
            .child(tracks)
    });
    let whole = el("div").class("told-whole").with("--stages", at.map.stages.len().max(1).to_string());
    let whole = whole.children(parts.collect::<Vec<_>>()).children(line);
    el("div").class("told-overview").with("tabindex", "0").key(key).child(text("h1", title)).child(whole)
}

fn scores(at: &Situation<'_>, lane: &Lane) -> Vec<Option<Score>> {
    summary::feelings(at.map, lane).into_iter().map(|feeling| feeling.map(|feeling| feeling.score)).collect()
}

/// A stage: its moments as columns, its lanes as rows.
fn of_stage(at: &Situation<'_>, telling: &Telling, id: &StageId) -> Node {
    let Some(stage) = at.map.stage(id) else { return el("div") };
    let is_flat = stage.steps.iter().all(|step| step.name.is_empty());
    let mut page = el("div")
        .class("told-body")
        .with("tabindex", "0")
        .key(id.as_str())
        .with("--columns", stage.steps.len().to_string());
    page = page.child(text("h1", named(at, id)));
    if !is_flat {
        let names = stage.steps.iter().map(|step| {
            let hours = at.words.blueprint.hours(step);
            let hours = (!hours.is_empty()).then(|| text("span", hours).class("quiet"));
            el("div").class("told-step").child(text("b", at.map.column_name(&step.id))).children(hours)
        });
        page = page.child(el("div").class("told-row told-steps").child(el("div")).children(names.collect::<Vec<_>>()));
    }
    page.children(lanes(at.map, id).into_iter().map(|lane| row(at, telling, stage, lane)))
}

fn row(at: &Situation<'_>, telling: &Telling, stage: &Stage, lane: &Lane) -> Node {
    let told = telling.of_lane(at.map, &lane.id);
    let scale = lane.is_emotion().then(|| text("span", scale_ends(at.words)).class("quiet"));
    let name = el("span").child(text("span", lane.label.as_str())).children(scale);
    let name = el("h2").class("told-lane").child(role_mark(&lane.role)).child(name);
    let row = el("div")
        .class("told-row")
        .key(lane.id.as_str())
        .with("data-told", told.as_str())
        .with("data-told-lane", lane.id.as_str());
    let row = row.with("data-role", lane.role.as_str().to_owned()).child(name);
    // What is yet to come is not meant to be read before its time, nor heard.
    let row = if told == Told::Ahead { row.with("aria-hidden", "true").with("aria-disabled", "true") } else { row };
    if lane.is_emotion() {
        let all: Vec<&Step> = at.map.steps().collect();
        let before = all.iter().position(|step| stage.steps.first().is_some_and(|first| first.id == step.id));
        let before = before.unwrap_or_default();
        let mut drawing = Some(window(&scores(at, lane), &[], lane.wished, before, stage.steps.len()));
        let sides = sides(at, lane, &all, &[], &Room::SCREEN);
        let cells = stage.steps.iter().zip(sides.into_iter().skip(before)).map(|(step, side)| {
            el("div").class("told-track").children(drawing.take()).children(feeling(at, lane, step, side, true))
        });
        return row.children(cells.collect::<Vec<_>>());
    }
    row.children(stage.steps.iter().map(|step| {
        let cell = CellKey { step: step.id.clone(), lane: lane.id.clone() };
        let cards = at.map.cards_in(&cell).iter().filter_map(|id| {
            let card = at.map.card(id)?;
            let channel = card.channel.as_ref().map(|channel| channel.name.trim()).filter(|name| !name.is_empty());
            let sign = card.moment.as_ref().map(|moment| star(at.words, *moment == MomentOfTruth::High));
            let node = el("div").class("told-card").key(id.as_str()).with("data-told-card", id.as_str());
            let node = node.children(sign).child(text("p", card.text.as_str()));
            Some(node.children(channel.map(|channel| text("span", channel).class("quiet"))))
        });
        el("div").class("told-cell").key(step.id.as_str()).children(cards.collect::<Vec<_>>())
    }))
}

fn foot(at: &Situation<'_>, telling: &Telling) -> Node {
    let words = &at.words.present;
    let all = places(at.map).len();
    let go = |name: &'static str, title: &'static str, sign: &'static str, stride: Stride| {
        button("tool", sign, move |at, _, _| stride_on(at, stride))
            .with("data-go", name)
            .with("aria-label", title)
            .with("title", title)
    };
    let leave =
        button("tool worded", words.leave, |_, _, _| Outcome::effect(Effect::LeavePresent)).with("data-go", "leave");
    el("div")
        .class("told-foot")
        .key("foot")
        .child(go("back", words.back, "‹", Stride::Back))
        .child(text("span", format!("{}\u{a0}/\u{a0}{all}", telling.number + 1)).class("told-count"))
        .child(go("on", words.on, "›", Stride::On))
        .child(text("span", words.hint).class("told-hint"))
        .child(leave)
}

/// What it comes to to go on so.
pub fn stride_on(at: &Situation<'_>, stride: Stride) -> Outcome {
    let telling = at.view_state.telling.clone().unwrap_or_default().go(at.map, stride);
    Outcome::look(at.view_state, |view_state| view_state.telling = Some(telling))
}
