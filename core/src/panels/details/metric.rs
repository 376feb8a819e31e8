//! A figure that is followed: what it is, where it should go, what was read, and the line drawn from it.

use std::rc::Rc;

use super::Form;
use super::controls::{line, refuse, under};
use crate::editor::card_fields::{Field, change_metric, figure};
use crate::editor::details::change_cards;
use crate::editor::outcome::Outcome;
use crate::editor::situation::Situation;
use crate::format::limits;
use crate::method::measures::{plot, sort};
use crate::model::{Amount, CardId, Metric, Reading};
use crate::panels::day_field::day_field;
use crate::panels::node::{Node, On, el, select, text};
use crate::words::details::DetailsWords;
use crate::words::in_map;

/// The size of the drawing, in its own units.
const WIDTH: i64 = 240;
const HEIGHT: i64 = 64;

/// The name of the field for the value of a reading that is not there yet.
const NEW: &str = "reading-new";

impl Form<'_> {
    /// The figure of the one card that is shown.
    pub(super) fn metric(&self) -> Node {
        let words = &self.at.words.details;
        let plain = Metric::default();
        let metric = self.shown.first().and_then(|card| card.metric.as_ref()).unwrap_or(&plain);
        el("fieldset")
            .class("metric")
            .key("metric")
            .with("data-detail", "metric")
            .child(text("legend", words.metric))
            .child(self.usual(metric))
            .children([Field::Measure, Field::Unit, Field::Baseline, Field::Target].map(|field| self.control(field)))
            .child(text("h3", words.readings).key("readings"))
            .children((!metric.readings.is_empty()).then(|| self.rows(metric)))
            .child(self.new_reading())
            .children(drawing(metric, words).map(|drawing| drawing.key("drawing")))
    }

    /// Usual measures: choosing one names the figure and its unit in the language of the map.
    fn usual(&self, metric: &Metric) -> Node {
        let words = &self.at.words.details;
        let lists = [words.measures, in_map::of(&self.at.map.language).measures];
        let chosen = lists.iter().find_map(|list| list.iter().position(|(name, _)| *name == metric.name));
        let options =
            words.measures.iter().enumerate().map(|(index, (name, _))| (index.to_string(), (*name).to_owned()));
        let own = (String::new(), words.own_measure.to_owned());
        let chosen = chosen.map(|index| index.to_string()).unwrap_or_default();
        let cards = self.cards.clone();
        let list = select(&chosen, [own].into_iter().chain(options)).with("data-detail", "usual-measure").on(
            On::Change,
            move |at, value, _| {
                let measures = in_map::of(&at.map.language).measures;
                let chosen = value.parse::<usize>().ok().and_then(|index| measures.get(index));
                let Some((name, unit)) = chosen else { return Outcome::default() };
                change_cards(at.map, &cards, |card| {
                    change_metric(card, |metric| {
                        metric.name = (*name).to_owned();
                        metric.unit = (*unit).to_owned();
                    });
                })
            },
        );
        under("usual-measure", words.usual_measures, list, None)
    }

    /// A row for each reading: its day, its value, and a button that takes it away.
    fn rows(&self, metric: &Metric) -> Node {
        let words = &self.at.words.details;
        let rows = metric.readings.iter().enumerate().map(|(index, reading)| {
            let cards = self.cards.clone();
            let day = day_field(&reading.on, move |at, day, _| match day {
                None => Outcome::default(),
                Some(day) => change_readings(at, &cards, |readings| {
                    if let Some(reading) = readings.get_mut(index) {
                        reading.on = day.to_owned();
                    }
                }),
            });
            let day = day.with("aria-label", (words.day_of)(index + 1)).with("data-reading-day", index.to_string());
            let name = format!("reading-{index}");
            let cards = self.cards.clone();
            let value =
                self.value_field(&name, (words.value_on)(&(words.date)(&reading.on)), (words.typed)(&reading.value));
            let value = value
                .with("data-reading-value", index.to_string())
                .on(On::Change, move |at, value, _| set_reading(at, &cards, index, value));
            let cards = self.cards.clone();
            let remove = text("button", "×")
                .with("type", "button")
                .with("aria-label", (words.remove_reading)(&(words.date)(&reading.on)))
                .with("data-remove-reading", index.to_string())
                .on(On::Click, move |at, _, _| {
                    let outcome = change_readings(at, &cards, |readings| {
                        if index < readings.len() {
                            readings.remove(index);
                        }
                    });
                    refuse(at, outcome, &cards, &format!("reading-{index}"), None)
                });
            let fault = self.fault(&name);
            el("li").key(index.to_string()).class("reading").children([day, value, remove]).children(fault)
        });
        el("ul").class("readings").key("rows").children(rows)
    }

    /// The day and the value of a reading that is not there yet; it is added as soon as its value is a figure.
    fn new_reading(&self) -> Node {
        let words = &self.at.words.details;
        let day = self.at.view_state.unfinished.day.clone().unwrap_or_else(|| self.at.today.to_owned());
        let day = day_field(&day, |at, day, _| {
            Outcome::look(at.view_state, |view_state| view_state.unfinished.day = day.map(str::to_owned))
        });
        let day = day.with("aria-label", words.new_day).with("data-reading-day", "new");
        let cards = self.cards.clone();
        let value = self
            .value_field(NEW, words.new_value.to_owned(), String::new())
            .with("placeholder", words.value)
            .with("data-reading-value", "new")
            .on(On::Change, move |at, value, _| add_reading(at, &cards, value));
        let hint = text("p", words.new_value_hint).class("quiet").key("hint");
        el("div").class("reading").key("new").children([day, value]).children(self.fault(NEW)).child(hint)
    }

    fn value_field(&self, name: &str, label: String, value: String) -> Node {
        let refused = self.refused(name);
        let field = line(limits::NAME)
            .with("inputmode", "decimal")
            .with("aria-label", label)
            .with("value", refused.map_or(value, str::to_owned));
        match refused {
            Some(_) => field.with("aria-invalid", "true").with("aria-describedby", format!("detail-{name}-fault")),
            None => field,
        }
    }

    fn refused(&self, name: &str) -> Option<&str> {
        self.cards.first().and_then(|card| self.at.view_state.unfinished.refused(card, name))
    }

    fn fault(&self, name: &str) -> Option<Node> {
        let why = self.at.words.details.not_a_figure;
        let id = format!("detail-{name}-fault");
        self.refused(name).map(|_| text("p", why).class("fault").with("id", id).with("role", "alert"))
    }
}

fn change_readings(at: &Situation<'_>, cards: &Rc<[CardId]>, change: impl Fn(&mut Vec<Reading>)) -> Outcome {
    change_cards(at.map, cards, |card| {
        change_metric(card, |metric| {
            change(&mut metric.readings);
            sort(&mut metric.readings);
        });
    })
}

fn read(at: &Situation<'_>, cards: &[CardId], typed: &str) -> Result<Option<Amount>, ()> {
    let card = cards.first().and_then(|id| at.map.card(id)).ok_or(())?;
    figure(typed, card, at.words).map_err(|_| ())
}

fn set_reading(at: &Situation<'_>, cards: &Rc<[CardId]>, index: usize, typed: &str) -> Outcome {
    let name = format!("reading-{index}");
    match read(at, cards, typed) {
        // A reading without a value is none; the button takes it away.
        Ok(None) => refuse(at, Outcome::default(), cards, &name, None),
        Ok(Some(value)) => {
            let outcome = change_readings(at, cards, |readings| {
                if let Some(reading) = readings.get_mut(index) {
                    reading.value = value.clone();
                }
            });
            refuse(at, outcome, cards, &name, None)
        }
        Err(()) => refuse(at, Outcome::default(), cards, &name, Some(typed)),
    }
}

fn add_reading(at: &Situation<'_>, cards: &Rc<[CardId]>, typed: &str) -> Outcome {
    let on = at.view_state.unfinished.day.clone().unwrap_or_else(|| at.today.to_owned());
    match read(at, cards, typed) {
        Ok(None) => refuse(at, Outcome::default(), cards, NEW, None),
        Ok(Some(value)) => {
            let outcome = change_readings(at, cards, |readings| {
                readings.push(Reading { on: on.clone(), value: value.clone(), ..Reading::default() });
            });
            refuse(at, outcome, cards, NEW, None)
        }
        Err(()) => refuse(at, Outcome::default(), cards, NEW, Some(typed)),
    }
}

/// The line of the readings, with marks where it started and where it should go; told in a sentence for whoever does not see it.
pub fn drawing(metric: &Metric, words: &DetailsWords) -> Option<Node> {
    let plot = plot(metric, WIDTH, HEIGHT)?;
    let told = (words.plot)(metric);
    let points: Vec<String> = plot.points.iter().map(|(across, down)| format!("{across},{down}")).collect();
    let mark = |class: &'static str, name: &str, height: i64| {
        let height = height.to_string();
        let line = el("line").class(class).with("x1", "0").with("x2", WIDTH.to_string());
        let line = line.with("y1", height.clone()).with("y2", height.clone());
        [line, text("text", name).with("x", (WIDTH + 6).to_string()).with("y", height).with("dy", "4")]
    };
    let baseline = plot.baseline.map(|height| mark("baseline", words.baseline_mark, height));
    let target = plot.target.map(|height| mark("target", words.target_mark, height));
    let dots = plot
        .points
        .iter()
        .map(|(across, down)| el("circle").with("cx", across.to_string()).with("cy", down.to_string()).with("r", "3"));
    let picture = el("svg")
        .with("viewBox", format!("-6 -8 {} {}", WIDTH + 62, HEIGHT + 16))
        .with("role", "img")
        .with("aria-label", told.clone())
        .children(baseline.into_iter().flatten())
        .children(target.into_iter().flatten())
        .child(el("polyline").with("points", points.join(" ")))
        .children(dots);
    Some(el("figure").class("plot").child(picture).child(text("figcaption", told)))
}
