//! What a recorded trace says of the main thread: a pure function from events to sums.
//!
//! A trace is a list of events in no order, of every thread of every process of the browser. Events of one thread lie within each other as
//! calls do. The time of an event that no event within it accounts for is its own time; own times are what is added up, so nothing is
//! counted twice.

use std::fmt;

use serde_json::Value;

use xtask::Result;

/// What time is spent on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Wasm and JavaScript, with what calls them.
    Script,
    /// Making scripts and wasm ready to run.
    Compilation,
    /// Clearing memory of scripts.
    Garbage,
    /// Style that a script waited for.
    ForcedStyle,
    /// Layout that a script waited for.
    ForcedLayout,
    /// Style in its turn.
    Style,
    /// Layout in its turn.
    Layout,
    /// What follows layout before painting: places, clips, effects.
    PrePaint,
    /// Writing down what is to be drawn.
    Paint,
    /// Sorting it into layers, and handing them to the compositor.
    Compositing,
    /// Reading markup and style sheets.
    Parsing,
    /// Finding what the pointer is on.
    HitTest,
    /// Everything else: the browser's own tasks, and tasks around the above.
    Other,
}

impl Kind {
    /// Every kind, in the order it is printed, with its name.
    pub const ALL: [(Self, &str); 13] = [
        (Self::Script, "script"),
        (Self::Compilation, "compilation"),
        (Self::Garbage, "garbage collection"),
        (Self::ForcedStyle, "forced style"),
        (Self::ForcedLayout, "forced layout"),
        (Self::Style, "style"),
        (Self::Layout, "layout"),
        (Self::PrePaint, "pre-paint"),
        (Self::Paint, "paint"),
        (Self::Compositing, "compositing"),
        (Self::Parsing, "parsing"),
        (Self::HitTest, "hit test"),
        (Self::Other, "other"),
    ];

    /// The kind of the events called `name`; `None` for what belongs to the event around it.
    fn of(name: &str, in_script: bool) -> Option<Self> {
        Some(match name {
            "FunctionCall" | "EvaluateScript" | "EventDispatch" | "RunMicrotasks" | "TimerFire"
            | "FireAnimationFrame" | "FireIdleCallback" | "v8.callFunction" | "v8.run" | "v8.evaluateModule" => {
                Self::Script
            }
            "UpdateLayoutTree" if in_script => Self::ForcedStyle,
            "UpdateLayoutTree" => Self::Style,
            "Layout" if in_script => Self::ForcedLayout,
            "Layout" => Self::Layout,
            "PrePaint" => Self::PrePaint,
            "Paint" | "PaintImage" | "Decode Image" => Self::Paint,
            "Layerize" | "Commit" | "UpdateLayer" | "UpdateLayerTree" | "CompositeLayers" => Self::Compositing,
            "ParseHTML" | "ParseAuthorStyleSheet" => Self::Parsing,
            "HitTest" => Self::HitTest,
            "MinorGC" | "MajorGC" => Self::Garbage,
            _ if name.starts_with("V8.GC") => Self::Garbage,
            _ if name.starts_with("v8.compile") || name.starts_with("v8.wasm") => Self::Compilation,
            _ if name.starts_with("V8.Compile") => Self::Compilation,
            _ => return None,
        })
    }
}

/// Events within which scripts run: what style and layout is done in them was forced by one.
const RUNS: [&str; 9] = [
    "FunctionCall",
    "EvaluateScript",
    "RunMicrotasks",
    "TimerFire",
    "FireAnimationFrame",
    "FireIdleCallback",
    "v8.callFunction",
    "v8.run",
    "v8.evaluateModule",
];

/// How often what happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Turns of the thread's loop.
    pub tasks: usize,
    /// Timers that fired.
    pub timers: usize,
    /// Callbacks before a frame.
    pub animation_frames: usize,
    /// Callbacks of idle time.
    pub idle_callbacks: usize,
    /// Microtask checkpoints at which something ran.
    pub microtasks: usize,
    /// How often the browser entered script.
    pub entries: usize,
    /// Frames handed to the compositor.
    pub commits: usize,
    /// Style that a script waited for.
    pub forced_styles: usize,
    /// Layout that a script waited for.
    pub forced_layouts: usize,
    /// Style in its turn.
    pub styles: usize,
    /// Layout in its turn.
    pub layouts: usize,
    /// Elements whose style was found anew, forced or not.
    pub elements: u64,
    /// Boxes that were laid out anew, forced or not.
    pub boxes: u64,
}

/// One event of the act.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Single {
    /// Its name in the trace.
    pub name: String,
    /// What its own time is counted as.
    pub kind: Kind,
    /// How long after the mark it began, in milliseconds by the clock on the wall.
    pub begin: f64,
    /// Its own time, in milliseconds.
    pub own: f64,
    /// Its whole time, in milliseconds.
    pub whole: f64,
    /// Which function, event or file, and how much; empty where the trace does not tell.
    pub what: String,
    /// The events around it, the outermost first.
    pub within: Vec<String>,
    /// The functions that were running, the innermost first; empty where the trace does not tell.
    pub callers: Vec<Place>,
}

/// A function, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Its name. Functions of wasm have numbers for names, the same as long as the program is not built anew.
    pub function: String,
    /// The last part of the address of its file; a number for wasm, empty for what is in none.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// Its column, from 1; in wasm the byte, from 0.
    pub column: usize,
}

/// What an act cost the main thread.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Reading {
    /// Own times by kind, in milliseconds, in the order of [`Kind::ALL`].
    pub times: [f64; Kind::ALL.len()],
    /// How often what happened.
    pub counts: Counts,
    /// Every event, in the order they began.
    pub events: Vec<Single>,
    /// The time of the outermost events, in milliseconds: what `times` adds up to.
    pub total: f64,
}

/// One event as it lies in the trace, and its place among others.
struct Node<'a> {
    name: &'a str,
    arguments: &'a Value,
    /// Microseconds on the clock that all processes share.
    begin: f64,
    end: f64,
    /// Microseconds of the thread's own clock, which stands while other programs run; else of the shared one.
    length: f64,
    parent: Option<usize>,
    /// How much of its length the events directly within it account for.
    accounted: f64,
    kind: Kind,
    in_script: bool,
}

/// Reads what lies between the marks `begins` and `ends`, on the thread that set the latter: a page may change its process when it loads.
///
/// Left out is what began before, other threads, and whole tasks in which the browser does what the measurement asks it through its own
/// protocol.
///
/// # Errors
/// When a mark is missing.
pub(crate) fn read(events: &[Value], begins: &str, ends: &str) -> Result<Reading> {
    let mark = |name: &str| {
        let found = events.iter().rev().find(|event| event["name"] == name && event["cat"] == "blink.user_timing");
        found.ok_or_else(|| format!("the trace has no mark `{name}`; was more recorded than it holds?"))
    };
    let (first, last) = (mark(begins)?, mark(ends)?);
    let (from, to) = (time(first, "ts"), time(last, "ts"));
    let mut nodes: Vec<Node<'_>> = events
        .iter()
        .filter(|event| event["ph"] == "X" && event["pid"] == last["pid"] && event["tid"] == last["tid"])
        .map(node)
        .collect();
    nodes.sort_by(|one, other| one.begin.total_cmp(&other.begin).then(other.end.total_cmp(&one.end)));
    place(&mut nodes);
    // An event stands behind what it lies within: its outermost event is known before it.
    let mut outermost: Vec<usize> = Vec::with_capacity(nodes.len());
    for (at, node) in nodes.iter().enumerate() {
        outermost.push(node.parent.map_or(at, |parent| outermost[parent]));
    }
    let mut wanted: Vec<bool> = nodes.iter().map(|node| (from..to).contains(&node.begin)).collect();
    for (at, node) in nodes.iter().enumerate() {
        if is_asked_for(node) {
            wanted[outermost[at]] = false;
        }
    }
    let mut reading = Reading::default();
    let chosen = nodes.iter().zip(&outermost).filter(|(_, outermost)| wanted[**outermost]);
    for (node, _) in chosen {
        let own = (node.length - node.accounted) / 1e3;
        if node.parent.is_none() {
            reading.total += node.length / 1e3;
        }
        reading.times[node.kind as usize] += own;
        count(&mut reading.counts, node);
        let mut within = Vec::new();
        let mut around = node.parent;
        while let Some(parent) = around {
            within.insert(0, called(&nodes[parent]));
            around = nodes[parent].parent;
        }
        let (name, what, callers) = (node.name.to_owned(), what(node.name, node.arguments), callers(node.arguments));
        let (kind, begin, whole) = (node.kind, (node.begin - from) / 1e3, node.length / 1e3);
        reading.events.push(Single { name, kind, begin, own, whole, what, within, callers });
    }
    Ok(reading)
}

fn time(event: &Value, field: &str) -> f64 {
    event[field].as_f64().unwrap_or_default()
}

fn node(event: &Value) -> Node<'_> {
    let (begin, length) = (time(event, "ts"), time(event, "dur"));
    Node {
        name: event["name"].as_str().unwrap_or_default(),
        arguments: &event["args"],
        begin,
        end: begin + length,
        length: if event["tts"].is_number() { time(event, "tdur") } else { length },
        parent: None,
        accounted: 0.0,
        kind: Kind::Other,
        in_script: false,
    }
}

/// Finds what lies within what, the kinds, and how much of each event others account for. The events are in order of their beginning.
fn place(nodes: &mut [Node<'_>]) {
    let mut open: Vec<usize> = Vec::new();
    for at in 0..nodes.len() {
        while open.last().is_some_and(|last| nodes[*last].end <= nodes[at].begin) {
            open.pop();
        }
        if let Some(parent) = open.last().copied() {
            // Rounding lets an event end a little after the one around it.
            let end = nodes[at].end.min(nodes[parent].end);
            nodes[at].length = nodes[at].length.min(nodes[at].length - (nodes[at].end - end)).max(0.0);
            nodes[at].end = end;
            nodes[at].parent = Some(parent);
            nodes[at].in_script = nodes[parent].in_script || RUNS.contains(&nodes[parent].name);
            nodes[at].kind = nodes[parent].kind;
        }
        if let Some(kind) = Kind::of(nodes[at].name, nodes[at].in_script) {
            nodes[at].kind = kind;
        }
        open.push(at);
    }
    // From the last to the first, so that what lies within an event is settled before it.
    for at in (0..nodes.len()).rev() {
        // The clock of the thread may not have been read for an event, but for what lies within it.
        nodes[at].length = nodes[at].length.max(nodes[at].accounted);
        if let Some(parent) = nodes[at].parent {
            nodes[parent].accounted += nodes[at].length;
        }
    }
}

/// Whether the browser does here what was asked through its own protocol.
fn is_asked_for(node: &Node<'_>) -> bool {
    let from = node.arguments["chrome_mojo_event_info"]["mojo_interface_tag"].as_str();
    from.is_some_and(|tag| tag.starts_with("blink.mojom.DevTools"))
}

fn count(counts: &mut Counts, node: &Node<'_>) {
    let number = |value: &Value| value.as_u64().unwrap_or_default();
    match node.name {
        "RunTask" => counts.tasks += 1,
        "TimerFire" => counts.timers += 1,
        "FireAnimationFrame" => counts.animation_frames += 1,
        "FireIdleCallback" => counts.idle_callbacks += 1,
        "RunMicrotasks" => counts.microtasks += 1,
        "Commit" => counts.commits += 1,
        "UpdateLayoutTree" => {
            *(if node.in_script { &mut counts.forced_styles } else { &mut counts.styles }) += 1;
            counts.elements += number(&node.arguments["elementCount"]);
        }
        "Layout" => {
            *(if node.in_script { &mut counts.forced_layouts } else { &mut counts.layouts }) += 1;
            counts.boxes += number(&node.arguments["beginData"]["dirtyObjects"]);
        }
        _ => {}
    }
    if RUNS.contains(&node.name) && !node.in_script {
        counts.entries += 1;
    }
}

/// An event's name with what it is about.
fn called(node: &Node<'_>) -> String {
    format!("{} {}", node.name, what(node.name, node.arguments)).trim_end().to_owned()
}

fn what(name: &str, arguments: &Value) -> String {
    let data = &arguments["data"];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    match name {
        "EventDispatch" => text(&data["type"]),
        "FunctionCall" => function(data).to_string(),
        "UpdateLayoutTree" => format!("{} elements", arguments["elementCount"].as_u64().unwrap_or_default()),
        "Layout" => {
            let begun = &arguments["beginData"];
            let number = |field: &str| begun[field].as_u64().unwrap_or_default();
            format!("{} of {} boxes", number("dirtyObjects"), number("totalObjects"))
        }
        "ParseAuthorStyleSheet" => file(data["styleSheetUrl"].as_str().unwrap_or_default()).to_owned(),
        "MajorGC" => text(&arguments["type"]),
        "ThreadControllerImpl::RunTask" => {
            format!("{} ({})", text(&arguments["src_func"]), file(arguments["src_file"].as_str().unwrap_or_default()))
        }
        _ if data["url"].is_string() => file(data["url"].as_str().unwrap_or_default()).to_owned(),
        _ => text(&arguments["fileName"]).rsplit('/').next().unwrap_or_default().to_owned(),
    }
}

/// The functions that were running, the innermost first.
fn callers(arguments: &Value) -> Vec<Place> {
    let recorded = [&arguments["beginData"]["stackTrace"], &arguments["data"]["stackTrace"]];
    recorded.into_iter().filter_map(Value::as_array).flatten().map(function).collect()
}

fn function(data: &Value) -> Place {
    let number = |field: &str| data[field].as_u64().map_or(0, |number| number as usize);
    Place {
        function: data["functionName"].as_str().unwrap_or_default().to_owned(),
        file: file(data["url"].as_str().unwrap_or_default()).to_owned(),
        line: number("lineNumber"),
        column: number("columnNumber"),
    }
}

impl fmt::Display for Place {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = if self.function.is_empty() { "(nameless)" } else { &self.function };
        match (self.file.is_empty(), self.file.ends_with(".js")) {
            (true, _) => write!(text, "{name}"),
            (false, true) => write!(text, "{name} ({}:{}:{})", self.file, self.line, self.column),
            (false, false) => write!(text, "{name} ({})", self.file),
        }
    }
}

/// The last part of an address.
fn file(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or(address)
}

#[cfg(test)]
mod tests;
