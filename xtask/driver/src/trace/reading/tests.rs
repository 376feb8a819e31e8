//! The reader of traces, held to recorded traces and to its law.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

const BEGINS: &str = "the act begins";
const ENDS: &str = "the act ends";

fn mark(name: &str, at: u32) -> Value {
    json!({ "name": name, "cat": "blink.user_timing", "ph": "I", "pid": 1, "tid": 1, "ts": at, "args": {} })
}

/// An event of the main thread, in microseconds.
fn event(name: &str, begin: u32, length: u32) -> Value {
    json!({ "name": name, "cat": "devtools.timeline", "ph": "X", "pid": 1, "tid": 1, "ts": begin, "dur": length, "args": {} })
}

/// Reads `events` between marks far before and after all of them.
fn all(mut events: Vec<Value>) -> Reading {
    events.insert(0, mark(BEGINS, 0));
    events.push(mark(ENDS, 1_000_000));
    read(&events, BEGINS, ENDS).expect("the marks are there")
}

/// The times of a reading that are not nothing, in microseconds.
fn times(reading: &Reading) -> Vec<(Kind, i64)> {
    let time = |(kind, _): (Kind, &str)| (kind, (reading.times[kind as usize] * 1e3).round() as i64);
    Kind::ALL.into_iter().map(time).filter(|(_, time)| *time != 0).collect()
}

#[test]
fn kinds_stand_in_the_order_of_their_table() {
    for (place, (kind, _)) in Kind::ALL.into_iter().enumerate() {
        assert_eq!(kind as usize, place);
    }
}

#[test]
fn what_lies_in_a_script_is_forced() {
    let forced = all(vec![event("FunctionCall", 10, 100), event("Layout", 20, 30)]);
    assert_eq!(times(&forced), [(Kind::Script, 70), (Kind::ForcedLayout, 30)]);
    assert_eq!((forced.counts.forced_layouts, forced.counts.layouts, forced.counts.entries), (1, 0, 1));
    let in_turn = all(vec![event("FunctionCall", 10, 100), event("Layout", 110, 30)]);
    assert_eq!(times(&in_turn), [(Kind::Script, 100), (Kind::Layout, 30)]);
    // The browser's own part of an event, such as taking the focus, is no script.
    let own = all(vec![event("EventDispatch", 10, 100), event("UpdateLayoutTree", 20, 30)]);
    assert_eq!(times(&own), [(Kind::Script, 70), (Kind::Style, 30)]);
}

#[test]
fn time_is_counted_once() {
    let nested = vec![
        event("RunTask", 0, 1000),
        event("FunctionCall", 100, 800),
        event("UpdateLayoutTree", 200, 300),
        event("Unknown", 250, 100),
        event("FunctionCall", 600, 200),
    ];
    let expected = [(Kind::Script, 500), (Kind::ForcedStyle, 300), (Kind::Other, 200)];
    assert_eq!(times(&all(nested.clone())), expected);
    assert_eq!(times(&all(nested.into_iter().rev().collect())), expected, "in any order");
}

#[test]
fn other_threads_and_what_is_asked_by_the_protocol_are_left_out() {
    let with = |field: &str, value: Value, mut event: Value| {
        event[field] = value;
        event
    };
    let asked = json!({ "chrome_mojo_event_info": { "mojo_interface_tag": "blink.mojom.DevToolsSession" } });
    let reading = all(vec![
        event("Paint", 10, 5),
        with("tid", json!(2), event("Paint", 20, 50)),
        with("pid", json!(2), event("Paint", 20, 50)),
        event("RunTask", 100, 50),
        event("FunctionCall", 110, 20),
        with("args", asked, event("Receive mojo message", 105, 40)),
    ]);
    assert_eq!(times(&reading), [(Kind::Paint, 5)]);
    assert_eq!(reading.counts, Counts::default());
}

#[test]
fn what_began_before_the_act_is_left_out() {
    let events =
        [event("Paint", 10, 50), mark(BEGINS, 20), event("Paint", 70, 7), mark(ENDS, 90), event("Paint", 95, 9)];
    assert_eq!(times(&read(&events, BEGINS, ENDS).expect("the marks are there")), [(Kind::Paint, 7)]);
    assert!(read(&events[1..3], BEGINS, ENDS).is_err(), "no end");
}

#[test]
fn the_clock_of_the_thread_counts_where_it_was_read() {
    let mut busy = event("FunctionCall", 0, 900);
    busy["tts"] = json!(5);
    busy["tdur"] = json!(40);
    let mut inner = event("Layout", 100, 500);
    inner["tts"] = json!(6);
    inner["tdur"] = json!(30);
    assert_eq!(times(&all(vec![busy.clone(), inner.clone()])), [(Kind::Script, 10), (Kind::ForcedLayout, 30)]);
    // Not read at the end of the outer event.
    busy["tdur"] = Value::Null;
    assert_eq!(times(&all(vec![busy, inner])), [(Kind::ForcedLayout, 30)]);
}

/// A recorded trace, cut down to the tasks that matter.
fn recorded(text: &str) -> Reading {
    let events: Vec<Value> = serde_json::from_str(text).expect("it is JSON");
    read(&events, BEGINS, ENDS).expect("the marks are there")
}

/// Checks the whole time of a recorded act in microseconds, and what is counted of it. Each recording also holds a question of ours and
/// events of other threads, which are left out.
fn check(text: &str, total: f64, expected: &Counts) -> Reading {
    let reading = recorded(text);
    assert_eq!((reading.total * 1e3).round(), total);
    assert!((reading.times.iter().sum::<f64>() - reading.total).abs() < 1e-6);
    assert_eq!(&reading.counts, expected);
    reading
}

#[test]
fn recorded_acts_are_read() {
    let common = Counts { tasks: 2, microtasks: 1, commits: 1, ..Counts::default() };
    // The save: a timer, and the frame that says so.
    let autosave = Counts { timers: 1, entries: 1, styles: 1, layouts: 1, elements: 2, boxes: 9, ..common.clone() };
    check(include_str!("recorded/autosave.json"), 5_734.0, &autosave);
    // Enter, and the frame after it: nothing is left to style in its turn.
    let (forced_styles, forced_layouts) = (4, 2);
    let commit = Counts {
        entries: 3,
        animation_frames: 1,
        forced_styles,
        forced_layouts,
        elements: 37,
        boxes: 33,
        ..common.clone()
    };
    check(include_str!("recorded/commit.json"), 12_872.0, &commit);
    // The double click, and the frame after it.
    let (forced_styles, forced_layouts) = (6, 3);
    let open = Counts {
        entries: 8,
        animation_frames: 3,
        microtasks: 2,
        forced_styles,
        forced_layouts,
        elements: 36,
        boxes: 39,
        ..common
    };
    let reading = check(include_str!("recorded/open_card.json"), 20_474.0, &open);
    for layout in reading.events.iter().filter(|event| event.name == "Layout") {
        assert_eq!(layout.kind, Kind::ForcedLayout);
        assert!(layout.within.contains(&"EventDispatch dblclick".to_owned()), "{:?}", layout.within);
        assert!(!layout.callers.is_empty() && layout.what.ends_with("boxes"), "{layout:?}");
    }
}

/// Events that lie within each other as calls do, cut out of `width` microseconds from `begin`.
fn calls(begin: u32, width: u32, depth: u32) -> BoxedStrategy<Vec<Value>> {
    if depth == 0 || width < 8 {
        return Just(Vec::new()).boxed();
    }
    let name = prop::sample::select(vec!["RunTask", "FunctionCall", "Layout", "UpdateLayoutTree", "Paint", "Unknown"]);
    (name, 0..width / 2, 1..=width / 2, prop::option::of(0..2000_u32))
        .prop_flat_map(move |(name, gap, length, read)| {
            let outer = begin + gap;
            let mut call = event(name, outer, length);
            if let Some(read) = read {
                call["tts"] = json!(outer);
                call["tdur"] = json!(read);
            }
            let rest = outer + length;
            (Just(call), calls(outer, length, depth - 1), calls(rest, begin + width - rest, depth - 1))
        })
        .prop_map(|(call, within, after)| [vec![call], within, after].concat())
        .boxed()
}

proptest! {
    #[test]
    fn own_times_add_up_to_the_outermost_events(
        (events, order) in calls(1, 100_000, 6).prop_flat_map(|events| {
            let order = prop::collection::vec(any::<u32>(), events.len());
            (Just(events), order)
        }),
    ) {
        let mut shuffled: Vec<(u32, Value)> = order.into_iter().zip(events).collect();
        shuffled.sort_by_key(|(place, _)| *place);
        let reading = all(shuffled.into_iter().map(|(_, event)| event).collect());
        let outermost: f64 = reading.events.iter().filter(|event| event.within.is_empty()).map(|event| event.whole).sum();
        prop_assert!((reading.times.iter().sum::<f64>() - outermost).abs() < 1e-6);
        prop_assert!((reading.total - outermost).abs() < 1e-6);
        prop_assert!(reading.events.iter().all(|event| event.own >= 0.0));
    }

    /// Whatever a trace holds, events that overlap without lying within each other included.
    #[test]
    fn no_moment_counts_twice(spans in prop::collection::vec((1..500_u32, 0..300_u32), 0..40)) {
        let reading = all(spans.iter().map(|(begin, length)| event("Paint", *begin, *length)).collect());
        let covered = (0..900).filter(|at| spans.iter().any(|(begin, length)| (*begin..begin + length).contains(at)));
        prop_assert!(reading.times.iter().sum::<f64>() * 1e3 <= covered.count() as f64 + 1e-6);
        prop_assert!(reading.events.iter().all(|event| event.own >= 0.0));
    }
}
