//! Who may know whom, and what stands nowhere. Each failure prints the rule it protects (ARCHITECTURE.md).

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Each room with those it may use; `editor::announcement` allows that one module of a room.
const ARROWS: &[(&str, &[&str], &str)] = &[
    ("model", &[], "the map is plain data and imports nothing of ours"),
    ("format", &["model"], "files know the map and nothing else"),
    ("templates", &["format", "model"], "templates are ordinary map files"),
    (
        "words",
        &[
            "model",
            "method",
            "format",
            "store",
            "templates::Template",
            "editor::announcement",
            "editor::answer",
            "editor::view_state",
            "editor::card_fields",
            "editor::unfinished",
        ],
        "words name what happened and what there is; they do nothing",
    ),
    (
        "method",
        &["model", "format::letters", "format::limits"],
        "the method knows the map and no words, compares letters as a search does, and puts together no more than a file takes",
    ),
    (
        "editor",
        &[
            "model",
            "method",
            "words",
            "format::letters",
            "format::cells",
            "format::decode",
            "format::limits",
            "format::problem",
            "format::FORMAT",
            "store::versions",
        ],
        "commands end in edits and know no storage and no page; what is pasted is read as carefully as a file",
    ),
    (
        "panels",
        &["model", "method", "editor", "words", "store::versions", "format::limits"],
        "panels are data: what is shown and what a control comes to; what a field takes is what a file takes",
    ),
    (
        "store",
        &["format", "model", "method::agenda"],
        "keeping is told apart from the browser that does it; the agenda is kept with the settings",
    ),
    ("board", &["model"], "the open map is a map that can be subscribed to"),
    ("presence", &[], "how long a screen is there has nothing to do with what is on it"),
    ("browser", &["store", "editor", "format", "model"], "the browser does what store and editor ask for"),
    (
        "app",
        &[
            "board",
            "board_view",
            "browser",
            "editor",
            "format",
            "home",
            "method",
            "model",
            "panels",
            "presence",
            "store",
            "templates",
            "words",
        ],
        "the frame of the page knows its screens",
    ),
    (
        "home",
        &[
            "app",
            "browser",
            "editor::view_state::View",
            "format",
            "method",
            "model",
            "presence",
            "store",
            "templates",
            "words",
        ],
        "the first screen reaches neither the editor nor the context of an open map, and so does not load them",
    ),
    (
        "board_view",
        &[
            "app",
            "board",
            "browser",
            "editor",
            "format",
            "method",
            "model",
            "panels",
            "presence",
            "store",
            "templates",
            "words",
        ],
        "the open map knows everything but the first screen",
    ),
];

/// The folders of what is seen.
const VIEWS: [&str; 3] = ["src/app/", "src/home/", "src/board_view/"];

fn is_view(path: &str) -> bool {
    VIEWS.iter().any(|folder| path.starts_with(folder))
}

/// The most lines a file may have before it is parted.
const MOST_LINES: usize = 600;

/// Files longer than that, with the reason.
const LONG: &[(&str, &str)] =
    &[("core/src/model/edit.rs", "one enum of edits and one function for each: the heart is read in one piece")];

/// Every Rust file below `folder`, its path from the package's root first.
fn sources(folder: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        let entries = fs::read_dir(folder).expect("the folder is there");
        for path in entries.map(|entry| entry.expect("it can be listed").path()) {
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    walk(&root.join(folder), &mut found);
    found.sort();
    let named = found.into_iter().map(|path| {
        let name = path.strip_prefix(root).expect("it is below the root").to_string_lossy().replace('\\', "/");
        (name, fs::read_to_string(&path).expect("it can be read"))
    });
    named.collect()
}

/// Every Rust file of the page and of the crate it stands on.
fn sources_of_page() -> Vec<(String, String)> {
    let mut all = sources("core/src");
    all.extend(sources("src"));
    all
}

/// `text` without comments; what stands in quotes stays, also two strokes.
fn code(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    let starts =
        |at: usize, with: &str| with.chars().enumerate().all(|(ahead, one)| letters.get(at + ahead) == Some(&one));
    while at < letters.len() {
        let end = if starts(at, "//") {
            letters[at..].iter().position(|letter| *letter == '\n').map_or(letters.len(), |length| at + length)
        } else {
            quoted(&letters, at).unwrap_or(at)
        };
        if starts(at, "//") {
            at = end;
            continue;
        }
        let end = end.max(at + 1);
        kept.extend(&letters[at..end]);
        at = end;
    }
    kept
}

/// The place after the text or the letter in quotes that begins at `at`; `None` where none begins.
fn quoted(letters: &[char], at: usize) -> Option<usize> {
    let is_part_of_a_name = at > 0 && (letters[at - 1].is_alphanumeric() || letters[at - 1] == '_');
    match letters[at] {
        '"' => {
            let mut end = at + 1;
            while *letters.get(end)? != '"' {
                end += if letters[end] == '\\' { 2 } else { 1 };
            }
            Some(end + 1)
        }
        // A text that takes its letters as they are, up to a quote with as many hashes behind it.
        'r' if !is_part_of_a_name => {
            let hashes = letters[at + 1..].iter().take_while(|letter| **letter == '#').count();
            if letters.get(at + 1 + hashes) != Some(&'"') {
                return None;
            }
            let is_end = |end: &usize| {
                letters[*end] == '"' && letters[end + 1..].iter().take_while(|letter| **letter == '#').count() >= hashes
            };
            let end = (at + 2 + hashes..letters.len()).find(is_end)?;
            Some(end + 1 + hashes)
        }
        // A letter such as '"'; the mark of a lifetime has no second.
        '\'' => {
            let length = if letters.get(at + 1) == Some(&'\\') { 3 } else { 2 };
            (letters.get(at + length) == Some(&'\'')).then_some(at + length + 1)
        }
        _ => None,
    }
}

/// Where a file stands among the modules: `src/board_view/grid/mod.rs` is `board_view::grid`.
fn module_of(path: &str) -> Vec<&str> {
    let inner =
        path.trim_start_matches("core/").trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    inner.split('/').collect()
}

/// Every path of ours that `text`, a file of `module`, names: without `crate::` or the crate's name, and with each `super` followed.
fn names(module: &[&str], text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
    let keywords = ["crate::", "parcours_core::", "super::"];
    for (at, keyword) in keywords.iter().flat_map(|keyword| text.match_indices(keyword)) {
        let before = text[..at].chars().next_back();
        if before.is_some_and(is_name) {
            continue;
        }
        let rest = &text[at..];
        let mut path: &str = &rest[keyword.len()..];
        let mut base: Vec<&str> = Vec::new();
        if keyword == "super::" {
            base = module[..module.len() - 1].to_vec();
            while let Some(further) = path.strip_prefix("super::") {
                base.pop();
                path = further;
            }
        }
        // `a::{b, c::D}` names `a::b` and `a::c::D`; what stands in a group within the group is named by what the group hangs on.
        let outer = path.split(|letter| !is_name(letter)).next().unwrap_or_default();
        let members: Vec<&str> = match path[outer.len()..].strip_prefix('{').and_then(|group| group.split_once('}')) {
            Some((members, _)) => {
                members.split(',').map(|member| member.split('{').next().unwrap_or_default().trim()).collect()
            }
            None => vec![""],
        };
        for member in members {
            let full = base.iter().copied().chain(outer.split("::")).chain(member.split("::"));
            let full: Vec<&str> = full.filter(|part| !part.is_empty() && *part != "self").collect();
            if !full.is_empty() {
                found.push(full.join("::"));
            }
        }
    }
    found
}

/// Whether a room may name `path`.
fn allows(room: &str, path: &str) -> bool {
    let own = path.split("::").next() == Some(room);
    let allowed = ARROWS.iter().find(|(name, ..)| *name == room).map_or(&[] as &[&str], |(_, allowed, _)| allowed);
    own || allowed.iter().any(|allowed_path| path == *allowed_path || path.starts_with(&format!("{allowed_path}::")))
}

fn report(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The files that hold `needle` though `may` does not let them, with the `rule` that is broken. `planted` is a line that breaks it: a
/// needle that does not find it would find nothing anywhere.
fn check(needle: &str, planted: &str, may: impl Fn(&str) -> bool, rule: &str) {
    assert!(holds(planted, needle), "`{needle}` does not find `{planted}`");
    assert!(!holds(&format!("// {planted}"), needle), "`{needle}` finds what is only a comment");
    let files = code_of_page().iter().filter(|(path, code)| !may(path) && code.contains(needle));
    report(&files.map(|(path, _)| format!("{path} holds `{needle}`: {rule}")).collect::<Vec<_>>());
}

/// The code of every file of the page, without comments. Read once: dozens of needles are looked for in it.
fn code_of_page() -> &'static [(String, String)] {
    static CODE: OnceLock<Vec<(String, String)>> = OnceLock::new();
    CODE.get_or_init(|| sources_of_page().into_iter().map(|(path, text)| (path, code(&text))).collect())
}

/// Whether the code of `text` holds `needle`.
fn holds(text: &str, needle: &str) -> bool {
    code(text).contains(needle)
}

#[test]
fn comments_are_left_out_and_what_stands_in_quotes_is_not() {
    for (text, kept) in [
        ("a // b", "a "),
        ("\"http://x\" // y\nz", "\"http://x\" \nz"),
        ("'\"' // b", "'\"' "),
        ("'\\'' // b", "'\\'' "),
        ("<'a>(x: &'a str) // b", "<'a>(x: &'a str) "),
        ("\"\\\"//\" // b", "\"\\\"//\" "),
        ("r#\"\"//\"# // b", "r#\"\"//\"# "),
        ("for // b", "for "),
        ("/// doc \"\nx", "\nx"),
        ("\"two\nlines //\" // b", "\"two\nlines //\" "),
    ] {
        assert_eq!(code(text), kept, "{text}");
    }
}

#[test]
fn each_room_uses_only_the_rooms_it_may() {
    let mut faults = Vec::new();
    for (path, text) in sources_of_page() {
        let module = module_of(&path);
        let room = module[0];
        if matches!(room, "lib" | "main") {
            continue;
        }
        let Some((_, _, rule)) = ARROWS.iter().find(|(name, ..)| *name == room) else {
            faults.push(format!("{path}: the room `{room}` is not in the house; add it to ARROWS with its rule"));
            continue;
        };
        for name in names(&module, &code(&text)) {
            let is_macro = matches!(name.as_str(), "record" | "open_word" | "command");
            if !is_macro && !allows(room, &name) {
                faults.push(format!("{path} uses {name}: {rule}"));
            }
        }
    }
    report(&faults);
}

/// The files that each file of `sources` names, by their places in the list. What a module hands on from its parts (`pub use`) counts as the
/// module's own.
fn uses(sources: &[(String, String)]) -> Vec<Vec<usize>> {
    let modules: Vec<String> = sources.iter().map(|(path, _)| module_of(path).join("::")).collect();
    let file_of = |name: &str| {
        let mut name = name;
        loop {
            if let Some(at) = modules.iter().position(|module| module == name) {
                return Some(at);
            }
            name = name.rsplit_once("::")?.0;
        }
    };
    let used = |(at, (path, text)): (usize, &(String, String))| {
        let mut used: Vec<usize> = names(&module_of(path), &code(text))
            .iter()
            .filter_map(|name| file_of(name))
            .filter(|other| *other != at)
            .collect();
        used.sort_unstable();
        used.dedup();
        used
    };
    sources.iter().enumerate().map(used).collect()
}

/// The circles of `uses`: groups in which every file leads back to every other (strongly connected components, Tarjan 1972), largest first.
fn circles(uses: &[Vec<usize>]) -> Vec<Vec<usize>> {
    struct Walk<'a> {
        uses: &'a [Vec<usize>],
        met: Vec<Option<usize>>,
        lowest: Vec<usize>,
        open: Vec<usize>,
        count: usize,
        found: Vec<Vec<usize>>,
    }
    impl Walk<'_> {
        fn visit(&mut self, at: usize) {
            self.met[at] = Some(self.count);
            self.lowest[at] = self.count;
            self.count += 1;
            self.open.push(at);
            for next in self.uses[at].clone() {
                match self.met[next] {
                    None => {
                        self.visit(next);
                        self.lowest[at] = self.lowest[at].min(self.lowest[next]);
                    }
                    Some(met) if self.open.contains(&next) => self.lowest[at] = self.lowest[at].min(met),
                    Some(_) => {}
                }
            }
            if self.met[at] == Some(self.lowest[at]) {
                let from = self.open.iter().position(|open| *open == at).expect("it is open");
                self.found.push(self.open.split_off(from));
            }
        }
    }
    let none = vec![None; uses.len()];
    let mut walk = Walk { uses, met: none, lowest: vec![0; uses.len()], open: Vec::new(), count: 0, found: Vec::new() };
    for at in 0..uses.len() {
        if walk.met[at].is_none() {
            walk.visit(at);
        }
    }
    let mut circles: Vec<Vec<usize>> = walk.found.into_iter().filter(|circle| circle.len() > 1).collect();
    circles.sort_by_key(|circle| std::cmp::Reverse(circle.len()));
    circles
}

/// How many files may lead back to each other. Two that tell one thing between them are no fault.
const MOST_IN_A_CIRCLE: usize = 2;

#[test]
fn files_that_lead_back_to_each_other_are_few() {
    let sources = sources_of_page();
    let mut faults = Vec::new();
    for circle in circles(&uses(&sources)).into_iter().filter(|circle| circle.len() > MOST_IN_A_CIRCLE) {
        let mut files: Vec<&str> = circle.iter().map(|at| sources[*at].0.as_str()).collect();
        files.sort_unstable();
        faults.push(format!("{} files lead back to each other: {}", files.len(), files.join(" ")));
    }
    report(&faults);
}

/// What edits is a part of its own: what draws calls it by the methods of `board_view/editing/mod.rs`, and names nothing in it, or it would be
/// loaded with the board.
#[test]
fn the_board_does_not_carry_what_edits_it() {
    const EDITS: [&str; 2] = ["src/board_view/editing/", "src/board_view/drag/"];
    /// Comes with the part `more`.
    const WITH_MORE: [&str; 1] = ["src/board_view/dialogs/paste.rs"];
    let sources = sources_of_page();
    let edits = |path: &str| EDITS.iter().any(|folder| path.starts_with(folder)) && !path.ends_with("editing/mod.rs");
    let mut faults = Vec::new();
    for (at, used) in uses(&sources).into_iter().enumerate() {
        let path = sources[at].0.as_str();
        if edits(path) || path.ends_with("editing/mod.rs") || path == "src/app/parts.rs" || WITH_MORE.contains(&path) {
            continue;
        }
        let named = used.into_iter().map(|used| sources[used].0.as_str()).filter(|used| edits(used));
        faults.extend(named.map(|named| format!("{path} names {named}: it would be loaded with the board")));
    }
    report(&faults);
    assert!(sources.iter().filter(|(path, _)| edits(path)).count() > 10, "there is something to carry");
}

/// A planted circle of three is found, and nothing beside it.
#[test]
fn a_circle_is_found_through_others() {
    let file = |path: &str, text: &str| (format!("core/src/{path}.rs"), text.to_owned());
    let planted = [
        file("model/a", "use super::b::B;"),
        file("model/b", "// use super::a::A;\nuse crate::editor::c::C;"),
        file("editor/c", "use crate::model::a::{A, Other};"),
        file("editor/d", "use super::c::C;"),
    ];
    assert_eq!(uses(&planted), [vec![1], vec![2], vec![0], vec![2]]);
    let mut found = circles(&uses(&planted));
    found.iter_mut().for_each(|circle| circle.sort_unstable());
    assert_eq!(found, [vec![0, 1, 2]]);
    assert!(circles(&uses(&planted[1..])).is_empty());
}

/// The reader of paths itself: one that sees nothing would let everything pass.
#[test]
fn paths_are_read_as_the_compiler_does() {
    let found = |path: &str, text: &str| names(&module_of(path), text).join(" ");
    assert_eq!(found("core/src/model/card.rs", "use crate::app::parts;"), "app::parts");
    assert_eq!(found("core/src/model/card.rs", "use crate::{record, board};"), "record board");
    assert_eq!(found("src/main.rs", "use crate::app::{self, parts, keys::press};"), "app app::parts app::keys::press");
    assert_eq!(found("core/src/model/card.rs", "super::id::CardId"), "model::id::CardId");
    assert_eq!(found("core/src/model/card.rs", "use super::super::app;"), "app");
    assert_eq!(found("core/src/model/mod.rs", "use super::app;"), "app");
    assert_eq!(found("src/board.rs", "x: parcours_core::model::Card,"), "model::Card");
    assert_eq!(found("core/src/model/record.rs", "$crate::model::record"), "model::record");
    assert!(
        !allows("model", "app::parts")
            && !allows("home", "board_view::keeping")
            && !allows("editor", "store")
            && !allows("words", "editor::drag")
    );
    assert!(allows("words", "editor::announcement::Announcement") && allows("board_view", "board::Board"));
    assert!(sources_of_page().len() > 90);
}

#[test]
fn the_browser_stays_in_its_room() {
    let in_page = |path: &str| path.starts_with("src/browser/") || is_view(path) || path == "src/main.rs";
    for (name, planted) in [
        ("web_sys", "let window = web_sys::window();"),
        ("wasm_bindgen", "use wasm_bindgen::JsCast;"),
        ("leptos", "use leptos::prelude::*;"),
    ] {
        check(name, planted, in_page, "the pure rooms do not know the browser, so that they are tested without one");
    }
    for (name, planted) in [
        ("gloo_storage", "use gloo_storage::Storage;"),
        ("local_storage", "window().local_storage()"),
        ("session_storage", "window().session_storage()"),
        ("LocalStorage::", "LocalStorage::set(key, value)"),
    ] {
        let may = |path: &str| path.starts_with("src/browser/");
        check(name, planted, may, "only src/browser touches what the browser keeps");
    }
}

/// What would be right in one field and forgotten in the next has one place.
#[test]
fn what_holds_for_every_field_is_written_once() {
    let places = [
        ("\"type\", \"date\"", "core/src/panels/day_field.rs", "every day is typed into the same field"),
        (
            "key_code()",
            "src/browser/input_method.rs",
            "presses of an input method come to nobody else, so nobody else asks",
        ),
        (
            "is_composing()",
            "src/browser/input_method.rs",
            "presses of an input method come to nobody else, so nobody else asks",
        ),
        ("DateTimeFormat", "src/browser/clock.rs", "every time is written by the one formatter"),
        ("new_with_event_init_dict(\"change\"", "src/app/fields.rs", "every field is finished in the same way"),
    ];
    check("to_locale", "time.to_locale_string()", |_| false, "every time is written by the one formatter");
    for (needle, place, rule) in places {
        check(needle, &format!("call({needle})"), |path| path == place, rule);
        let found = code_of_page().iter().any(|(path, code)| path == place && code.contains(needle));
        assert!(found, "{place} has no `{needle}`: this test looks for something that is not there");
    }
}

/// Whether code names another origin. What is called by the name of a language of XML is asked for nowhere.
fn names_another_origin(text: &str) -> bool {
    let code = code(text).replace("\"http://www.w3.org/2000/svg\"", "");
    ["http://", "https://"].iter().any(|scheme| code.contains(scheme))
}

#[test]
fn what_a_page_under_a_strict_policy_never_does() {
    for (needle, planted) in MARKUP {
        check(needle, planted, |_| false, "text from a file is never read as HTML");
    }
    let style = "view! { <p style=\"color: red\"></p> }";
    check("style=\"", style, |_| false, "the policy forbids style attributes; use a class or `style=(\"--name\", …)`");
    check("eval(", "js_sys::eval(text)", |_| false, "the policy forbids code made from text");
    let others = sources_of_page().into_iter().filter(|(_, text)| names_another_origin(text));
    report(&others.map(|(path, _)| format!("{path}: no request leaves the origin")).collect::<Vec<_>>());
    for planted in [
        "fetch(\"http://example.org/\")",
        "const X: &str = \"https://example.org\";",
        "\"http://www.w3.org/2000/svg/x\"",
    ] {
        assert!(names_another_origin(planted), "{planted}");
    }
    assert!(!names_another_origin("create(\"http://www.w3.org/2000/svg\") // see https://example.org"));
    check(
        "draggable",
        "view! { <p draggable=true></p> }",
        |_| false,
        "dragging is by pointer events, one engine for all",
    );
    check("maxlength", "input.with(\"maxlength\", \"300\")", |_| false, "no field cuts: see src/app/fitting.rs");
}

/// What a screen begins ends with it, by one way to say so; only what keeps a map outlasts screens, and a gesture holds what it waits for.
#[test]
fn nothing_outlives_its_screen() {
    let may = |path: &str| {
        let keeps = path.starts_with("src/board_view/keeping") || path == "src/app/unsaved.rs";
        !is_view(path) || keeps || path == "src/app/presence.rs"
    };
    let gesture = |path: &str| may(path) || path == "src/board_view/drag/driver.rs";
    let rule = "what may outlive its screen is begun with its `Presence`, or with `all_the_same`";
    for needle in ["spawn_local", "set_timeout", "set_interval", "request_animation_frame", "is_disposed", "try_get"] {
        check(needle, &format!("{needle}(act)"), may, rule);
    }
    for needle in ["clock::after", "clock::next_frame"] {
        check(needle, &format!("{needle}(act)"), gesture, rule);
    }
}

/// Nothing in the program breaks on demand: the tests break what it stands on.
#[test]
fn nobody_can_ask_for_a_panic() {
    for needle in ["debug/panic", "rehearse", "panic!(", "unimplemented!(", "todo!("] {
        check(needle, &format!("call({needle}"), |_| false, "no address and no switch breaks the published page");
    }
}

/// What the standard library has and the page has a lighter way for: each weighs kilobytes for every kind of thing it is used with.
#[test]
fn the_page_carries_no_tree_and_writes_a_map_one_way() {
    let rule = "`model::SortedMap` and `SortedSet` keep things in order";
    for needle in ["BTreeMap", "BTreeSet"] {
        check(needle, &format!("use std::collections::{needle};"), |_| false, rule);
    }
    // Of the schema, which is made natively, nothing reaches the page.
    let schema = |path: &str| path == "core/src/format/schema.rs";
    check("to_string_pretty", "serde_json::to_string_pretty(&file)", schema, "`format::write` sets a map out in lines");
    check("to_value(", "serde_json::to_value(&file)", schema, "a map is written as text and nothing else");
}

/// What would read a text as markup or as code, in Rust and in JavaScript.
const MARKUP: &[(&str, &str)] = &[
    ("inner_html", "element.set_inner_html(text);"),
    ("innerHTML", "element.innerHTML = text;"),
    ("outer_html", "element.set_outer_html(text);"),
    ("outerHTML", "element.outerHTML = text;"),
    ("insert_adjacent_html", "element.insert_adjacent_html(\"beforeend\", text);"),
    ("insertAdjacentHTML", "element.insertAdjacentHTML(\"beforeend\", text);"),
    ("document.write", "document.write(text);"),
    ("create_contextual_fragment", "range.create_contextual_fragment(text);"),
    ("createContextualFragment", "range.createContextualFragment(text);"),
    ("DOMParser", "new DOMParser().parseFromString(text, \"text/html\");"),
    ("DomParser", "DomParser::new()"),
    ("srcdoc", "frame.srcdoc = text;"),
];

/// What would run a text as code.
const CODE: &[(&str, &str)] = &[
    ("eval(", "eval(text);"),
    ("new Function", "new Function(text)();"),
    ("Function(\"", "Function(\"return 1\")();"),
    ("setTimeout(\"", "setTimeout(\"text()\", 1);"),
    ("setInterval(\"", "setInterval(\"text()\", 1);"),
    ("javascript:", "anchor.href = \"javascript:text()\";"),
];

/// What a page of ours may not have in its own markup.
const INLINE: &[(&str, &str)] = &[
    (" style=", "<p style=\"color: red\">"),
    (" onclick=", "<p onclick=\"text()\">"),
    (" onerror=", "<img onerror=\"text()\">"),
];

/// What is wrong with a script or a page of ours.
fn faults_of_page(path: &str, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for (needle, _) in MARKUP.iter().chain(CODE).filter(|(needle, _)| text.contains(needle)) {
        faults.push(format!("{path} holds `{needle}`: text is never read as HTML or as code"));
    }
    let scripts = text.match_indices("<script");
    let inline = scripts.filter(|(at, _)| !text[*at..].split('>').next().unwrap_or_default().contains("src=")).count();
    if path.ends_with(".html") && (inline > 0 || INLINE.iter().any(|(needle, _)| text.contains(needle))) {
        faults.push(format!("{path} has a script, a style or a listener of its own: the policy forbids them"));
    }
    faults
}

/// Every file of ours that the browser gets besides the program: scripts, styles and pages.
fn page_files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in [root.to_path_buf(), root.join("js")] {
        for path in
            fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("it can be listed").path())
        {
            if path.extension().is_some_and(|extension| extension == "js" || extension == "html") {
                let name = path.strip_prefix(root).expect("it is below the root").to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).expect("it can be read")));
            }
        }
    }
    found
}

#[test]
fn no_script_and_no_page_of_ours_reads_text_as_markup_or_code() {
    let files = page_files();
    assert!(files.iter().any(|(path, _)| path == "js/boot.js") && files.iter().any(|(path, _)| path == "index.html"));
    // What makes the page one file reads the page's own document, as it was published, and writes it: no text of a person is in it then, and the map is
    // put in as text (`format/page_file.rs`).
    const OWN_DOCUMENT: [&str; 2] = ["js/one_file.js holds `outerHTML`", "js/one_file.js holds `DOMParser`"];
    let faults = files.iter().flat_map(|(path, text)| faults_of_page(path, text));
    let is_excepted = |fault: &String| OWN_DOCUMENT.iter().any(|excepted| fault.starts_with(excepted));
    let (excepted, faults): (Vec<_>, Vec<_>) = faults.partition(is_excepted);
    report(&faults);
    assert_eq!(excepted.len(), OWN_DOCUMENT.len(), "an exception that nothing needs");
    // Each needle finds what it is there for, and nothing where there is nothing.
    for (needle, planted) in MARKUP.iter().chain(CODE) {
        assert!(!faults_of_page("planted.js", planted).is_empty(), "`{needle}` does not find `{planted}`");
    }
    let inline = [("<script", "<script>text()</script>")];
    for (needle, planted) in INLINE.iter().chain(&inline) {
        assert!(!faults_of_page("planted.html", planted).is_empty(), "`{needle}` does not find `{planted}`");
    }
    assert!(faults_of_page("planted.html", "<script src=\"./boot.js\"></script><p class=\"style\">x</p>").is_empty());
}

/// Nothing a person writes becomes a link: the addresses of the page are its own, and are made in these files.
#[test]
fn no_text_becomes_a_link() {
    const MADE_HERE: &[&str] = &[
        "src/app/help.rs",
        "src/app/part_view.rs",
        "src/app/shared/screen.rs",
        "src/board_view/chrome/top_bar.rs",
        "src/board_view/dialogs/copy_to.rs",
        "src/board_view/handing_out/preview.rs",
        "src/board_view/map_screen.rs",
        "src/board_view/not_opened.rs",
        "src/browser/files.rs",
        // The address of one script of ours, written there.
        "src/browser/one_file.rs",
        "src/browser/page.rs",
        "src/home/map_row.rs",
        "src/home/room.rs",
        "src/home/unreadable.rs",
    ];
    const MAKING: &[(&str, &str)] = &[
        ("href=", "view! { <a href=text></a> }"),
        ("set_href", "anchor.set_href(&text);"),
        ("\"href\"", "el(\"p\").with(\"href\", text)"),
        ("\"src\"", "el(\"p\").with(\"src\", text)"),
        ("set_src", "image.set_src(&text);"),
        ("src=", "view! { <img src=text/> }"),
        ("window.open", "window.open(&text)"),
        ("open_with_url", "window().open_with_url(&text)"),
        ("set_location", "document.set_location(&text)"),
    ];
    for (needle, planted) in MAKING {
        assert!(holds(planted, needle), "`{needle}` does not find `{planted}`");
    }
    let makes = |text: &str| MAKING.iter().any(|(needle, _)| holds(text, needle));
    let files = sources_of_page().into_iter().filter(|(path, text)| makes(text) && !MADE_HERE.contains(&path.as_str()));
    report(
        &files
            .map(|(path, _)| {
                format!("{path} makes an address: only https, http and mailto without a password, and only if it must")
            })
            .collect::<Vec<_>>(),
    );
    assert!(holds("sheet.child(el(\"a\"))", "el(\"a\")"));
    let sheets = sources("core/src/panels").into_iter().filter(|(_, text)| holds(text, "el(\"a\")"));
    report(&sheets.map(|(path, _)| format!("{path} makes a link of a panel")).collect::<Vec<_>>());
}

/// Whether a Rust file allows itself what the workspace forbids.
fn allows_unsafe(text: &str) -> bool {
    ["allow", "expect"].iter().any(|word| holds(text, &format!("{word}({}", concat!("unsafe_", "code"))))
}

/// What is wrong with a workflow, and how many actions it uses.
fn faults_of_workflow(path: &str, text: &str) -> (Vec<String>, usize) {
    let mut faults = Vec::new();
    let mut used = 0;
    for line in text.lines().map(str::trim).filter(|line| line.trim_start_matches("- ").starts_with("uses:")) {
        used += 1;
        let version = line.split('@').nth(1).unwrap_or_default().split(' ').next().unwrap_or_default();
        if version.len() != 40 || !version.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            faults.push(format!("{path}: `{line}` is not pinned by a commit: a tag can be moved to other code"));
        }
    }
    let calls = ["cargo install", "cargo build", "cargo fetch"];
    for line in text.lines().filter(|line| calls.iter().any(|call| line.contains(call))) {
        if !line.contains("--locked") {
            faults.push(format!("{path}: `{}` may take other versions than were looked at", line.trim()));
        }
    }
    if !text.contains("permissions:\n  contents: read") {
        faults.push(format!("{path} does not begin with the least permissions"));
    }
    (faults, used)
}

/// The calls of ours that may change Cargo.lock: `check`, `clippy`, `test`, `run`; what installs tools says itself whether their lock file
/// can be used.
fn unlocked(text: &str) -> Vec<&str> {
    let calls = ["\"test\",", "\"clippy ", "\"test --"];
    let calls = text.lines().filter(|line| calls.iter().any(|call| line.contains(call)));
    calls.filter(|line| !line.contains("--locked") && line.contains("--")).map(str::trim).collect()
}

#[test]
fn nothing_unsafe_and_nothing_unpinned() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| fs::read_to_string(root.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut faults = Vec::new();
    assert!(
        read("Cargo.toml").contains("[workspace.lints.rust]\nunsafe_code = \"forbid\""),
        "unsafe code is forbidden in the workspace"
    );
    for manifest in [
        "Cargo.toml",
        "core/Cargo.toml",
        "poster/Cargo.toml",
        "share/Cargo.toml",
        "tables/Cargo.toml",
        "workers/messages/Cargo.toml",
        "workers/poster/Cargo.toml",
        "workers/tables/Cargo.toml",
        "xtask/Cargo.toml",
        "xtask/driver/Cargo.toml",
    ] {
        if !read(manifest).contains("[lints]\nworkspace = true") {
            faults.push(format!("{manifest} does not take the workspace's lints: unsafe code would pass"));
        }
    }
    for (path, text) in sources_of_page().into_iter().chain(sources("xtask")).chain(sources("tests")) {
        if allows_unsafe(&text) {
            faults.push(format!("{path} allows unsafe code"));
        }
    }
    let workflows = fs::read_dir(root.join(".github/workflows")).expect("there are workflows");
    let mut used = 0;
    for path in workflows.map(|entry| entry.expect("it can be listed").path()) {
        let text = fs::read_to_string(&path).expect("it can be read");
        let (found, uses) = faults_of_workflow(&path.display().to_string(), &text);
        faults.extend(found);
        used += uses;
    }
    assert!(used >= 8, "the workflows use actions");
    for (path, text) in sources("xtask/src") {
        faults.extend(unlocked(&text).iter().map(|line| format!("{path}: `{line}` may change Cargo.lock")));
    }
    assert!(read(".cargo/config.toml").contains("run --locked") && read("Trunk.toml").contains("locked = true"));
    report(&faults);
}

#[test]
fn what_is_unsafe_or_unpinned_is_found() {
    for word in ["allow", "expect"] {
        assert!(allows_unsafe(&format!("#[{word}({}, reason = \"x\")]", concat!("unsafe_", "code"))));
    }
    let found = |line: &str| faults_of_workflow("ci.yml", &format!("permissions:\n  contents: read\n{line}")).0.len();
    let pinned = format!("- uses: actions/checkout@{} # v6", "0a".repeat(20));
    assert_eq!([found(&pinned), found("- uses: actions/checkout@v6"), found("uses: a/b")], [0, 1, 1]);
    for call in ["cargo install", "cargo build", "cargo fetch"] {
        assert_eq!([found(&format!("run: {call} --locked x")), found(&format!("run: {call} x"))], [0, 1], "{call}");
    }
    assert_eq!(faults_of_workflow("ci.yml", "permissions:\n  contents: write\n").0.len(), 1);
    for call in ["[\"test\", \"--quiet\"]", "\"clippy --all-targets\"", "\"test --quiet\""] {
        assert_eq!(unlocked(call).len(), 1, "{call}");
        assert!(unlocked(&call.replace("--", "--locked --")).is_empty(), "{call}");
    }
}

/// The only places where a test lets time go by, with what it waits for: nothing that the page does, which could be asked.
const LETS_TIME_GO_BY: &[(&str, &str)] = &[
    ("tests/browser/main.rs", "the end of a run that hangs"),
    ("tests/browser/page.rs", "the pause between two questions of the one loop that asks until it is so"),
    ("tests/browser/touch.rs", "a finger that is held down: the length of the gesture is the gesture"),
    ("tests/browser/faults/mod.rs", "the moment of a fault, left to chance, and the end of a process"),
    ("tests/browser/faults/killed.rs", "the moment of a fault, left to chance"),
];

/// Whether a test sleeps, in a thread or in a task.
fn sleeps(text: &str) -> bool {
    ["sleep(", "sleep_until(", "delay_for("].iter().any(|needle| holds(text, needle))
}

/// Whether a test is left out.
fn ignores(text: &str) -> bool {
    holds(text, concat!("#[", "ignore"))
}

#[test]
fn nothing_is_left_for_later() {
    for (name, planted) in [
        ("todo!", "fn later() { todo!() }"),
        ("unimplemented!", "fn later() { unimplemented!() }"),
        ("dbg!", "dbg!(map);"),
        ("println!", "println!(\"here\");"),
    ] {
        check(name, planted, |path| path == "src/main.rs", "a branch that is not written yet is not merged");
    }
    let mut faults = Vec::new();
    let mut slept = Vec::new();
    for (path, text) in sources("tests").into_iter().filter(|(path, _)| path != "tests/boundaries.rs") {
        if ignores(&text) {
            faults.push(format!("{path} ignores a test: assert what happens today instead, with a note"));
        }
        if sleeps(&text) && !LETS_TIME_GO_BY.iter().any(|(known, _)| *known == path) {
            faults.push(format!("{path} sleeps: wait for what should happen"));
        }
        slept.extend(sleeps(&text).then_some(path));
    }
    for (path, why) in LETS_TIME_GO_BY.iter().filter(|(path, _)| !slept.iter().any(|other| other == path)) {
        faults.push(format!("{path} does not let time go by any more ({why}): take it off the list"));
    }
    report(&faults);
}

#[test]
fn a_test_that_sleeps_or_is_left_out_is_found() {
    for planted in [
        "std::thread::sleep(Duration::from_secs(1));",
        "thread::sleep(PAUSE);",
        "tokio::time::sleep(PAUSE).await;",
        "use tokio::time::sleep;\nasync fn wait() { sleep(PAUSE).await; }",
        "tokio::time::sleep_until(then).await;",
    ] {
        assert!(sleeps(planted), "{planted}");
    }
    assert!(!sleeps("// it never sleeps (not once)") && !sleeps("page.wait(\"the map\", SCRIPT).await"));
    assert!(ignores(&format!("{}]\nfn later() {{}}", concat!("#[", "ignore"))));
    assert!(ignores(&format!("{} = \"slow\"]", concat!("#[", "ignore"))) && !ignores("#[test]"));
}

#[test]
fn every_file_says_what_it_is_and_fits_a_reading() {
    let mut faults = Vec::new();
    for (path, text) in sources_of_page().into_iter().chain(sources("tests")) {
        if !text.starts_with("//! ") {
            faults.push(format!("{path} begins without `//!`: a module opens by saying what it is"));
        }
        let lines = text.lines().count();
        if path.contains("src/")
            && !path.starts_with("xtask")
            && lines > MOST_LINES
            && !LONG.iter().any(|(long, _)| *long == path)
        {
            faults.push(format!("{path} has {lines} lines; past {MOST_LINES} a file is parted"));
        }
    }
    report(&faults);
}
