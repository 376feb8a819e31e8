//! Who may know whom, and what stands nowhere. Each failure prints the rule it protects (ARCHITECTURE.md).

use std::fs;
use std::path::{Path, PathBuf};

/// Each room with those it may use; `editor::said` allows that one shelf of a room.
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
            "editor::said",
            "editor::looks",
            "editor::card_fields",
            "editor::unfinished",
        ],
        "words name what happened and what there is; they do nothing",
    ),
    (
        "method",
        &["model", "format::letters"],
        "the method knows the map and no words, and compares letters as a search does",
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
            "store::versions",
        ],
        "commands end in edits and know no storage and no page; what is pasted is read as carefully as a file",
    ),
    (
        "sheet",
        &["model", "method", "editor", "words", "store::versions"],
        "sheets are data: what is shown and what a control comes to",
    ),
    (
        "store",
        &["format", "model", "method::agenda"],
        "keeping is told apart from the browser that does it; the agenda is kept with the settings",
    ),
    ("board", &["model"], "the open map is a map with bells"),
    ("presence", &[], "how long a screen is there has nothing to do with what is on it"),
    ("browser", &["store", "editor", "format", "model"], "the browser does what store and editor ask for"),
    (
        "ui",
        &[
            "board",
            "browser",
            "editor",
            "format",
            "method",
            "model",
            "presence",
            "sheet",
            "store",
            "templates",
            "words",
        ],
        "views know everything, and nobody knows the views",
    ),
];

/// The most lines a file may have before it is parted.
const MOST_LINES: usize = 400;

/// Files longer than that, with the reason.
const LONG: &[(&str, &str)] =
    &[("src/model/edit.rs", "one enum of edits and one function for each: the heart is read in one piece")];

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

/// `text` without comments; what stands in quotes stays.
fn code(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// Where a file stands among the modules: `src/ui/home/mod.rs` is `ui::home`.
fn module_of(path: &str) -> Vec<&str> {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    inner.split('/').collect()
}

/// Every path of ours that `text`, a file of `module`, names: without `crate::`, and with each `super` followed.
fn names(module: &[&str], text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
    for (at, keyword) in text.match_indices("crate::").chain(text.match_indices("super::")) {
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
        let group = path.strip_prefix('{').and_then(|group| group.split_once('}'));
        let members: Vec<&str> = match group {
            Some((members, _)) => members.split(',').map(str::trim).collect(),
            None => vec![path.split(|letter| !is_name(letter)).next().unwrap_or_default()],
        };
        for member in members.into_iter().filter(|member| !member.is_empty()) {
            let full: Vec<&str> = base.iter().copied().chain(member.split("::")).collect();
            found.push(full.join("::"));
        }
    }
    found
}

/// Whether a room may name `path`.
fn allows(room: &str, path: &str) -> bool {
    let own = path.split("::").next() == Some(room);
    let allowed = ARROWS.iter().find(|(name, ..)| *name == room).map_or(&[] as &[&str], |(_, allowed, _)| allowed);
    own || allowed.iter().any(|shelf| path == *shelf || path.starts_with(&format!("{shelf}::")))
}

fn report(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The files that hold `needle` though `may` does not let them, with the `rule` that is broken.
fn check(needle: &str, may: impl Fn(&str) -> bool, rule: &str) {
    let files = sources("src").into_iter().filter(|(path, text)| !may(path) && code(text).contains(needle));
    report(&files.map(|(path, _)| format!("{path} holds `{needle}`: {rule}")).collect::<Vec<_>>());
}

#[test]
fn each_room_uses_only_the_rooms_it_may() {
    let mut faults = Vec::new();
    for (path, text) in sources("src") {
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
            let is_macro = matches!(name.as_str(), "record" | "open_word");
            if !is_macro && !allows(room, &name) {
                faults.push(format!("{path} uses {name}: {rule}"));
            }
        }
    }
    report(&faults);
}

/// The reader of paths itself: one that sees nothing would let everything pass.
#[test]
fn paths_are_read_as_the_compiler_does() {
    let found = |path: &str, text: &str| names(&module_of(path), text).join(" ");
    assert_eq!(found("src/model/card.rs", "use crate::ui::app;"), "ui::app");
    assert_eq!(found("src/model/card.rs", "use crate::{record, board};"), "record board");
    assert_eq!(found("src/model/card.rs", "super::id::CardId"), "model::id::CardId");
    assert_eq!(found("src/model/card.rs", "use super::super::ui;"), "ui");
    assert_eq!(found("src/model/mod.rs", "use super::ui;"), "ui");
    assert_eq!(found("src/board.rs", "x: crate::model::Card,"), "model::Card");
    assert_eq!(found("src/model/record.rs", "$crate::model::record"), "model::record");
    assert!(!allows("model", "ui::app") && !allows("editor", "store") && !allows("words", "editor::drag"));
    assert!(allows("words", "editor::said::Said") && allows("ui", "board::Board"));
    assert!(sources("src").len() > 90);
}

#[test]
fn the_browser_stays_in_its_room() {
    let in_page = |path: &str| path.starts_with("src/browser/") || path.starts_with("src/ui/") || path == "src/main.rs";
    for name in ["web_sys", "wasm_bindgen", "leptos"] {
        check(name, in_page, "the pure rooms do not know the browser, so that they are tested without one");
    }
    for name in ["gloo_storage", "local_storage", "session_storage", "LocalStorage::"] {
        check(name, |path| path.starts_with("src/browser/"), "only src/browser touches what the browser keeps");
    }
}

/// What would be right in one field and forgotten in the next has one place.
#[test]
fn what_holds_for_every_field_is_written_once() {
    let places = [
        ("\"type\", \"date\"", "src/sheet/day_field.rs", "every day is typed into the same field"),
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
        ("to_locale", "src/browser/clock.rs", "every time is written by the one formatter"),
        ("new_with_event_init_dict(\"change\"", "src/ui/fields.rs", "every field is finished in the same way"),
    ];
    for (needle, place, rule) in places {
        check(needle, |path| path == place, rule);
        let found = sources("src").into_iter().any(|(path, text)| path == place && code(&text).contains(needle));
        assert!(found, "{place} has no `{needle}`: this test looks for something that is not there");
    }
}

#[test]
fn what_a_page_under_a_strict_policy_never_does() {
    for needle in MARKUP {
        check(needle, |_| false, "text from a file is never read as HTML");
    }
    check("style=\"", |_| false, "the policy forbids style attributes; use a class or `style=(\"--name\", …)`");
    check("eval(", |_| false, "the policy forbids code made from text");
    check("http://", |_| false, "no request leaves the origin");
    check("draggable", |_| false, "dragging is by pointer events, one engine for all");
}

/// What a screen begins ends with it, by one way to say so; only what keeps a map outlasts screens, and a gesture holds what it waits for.
#[test]
fn nothing_outlives_its_screen() {
    let may = |path: &str| {
        let keeps = path.starts_with("src/ui/keeping") || path == "src/ui/unsaved.rs";
        !path.starts_with("src/ui/") || keeps || path == "src/ui/presence.rs"
    };
    let gesture = |path: &str| may(path) || path == "src/ui/carrying.rs";
    let rule = "what may outlive its screen is begun with its `Presence`, or with `all_the_same`";
    for needle in ["spawn_local", "set_timeout", "set_interval", "request_animation_frame", "is_disposed", "try_get"] {
        check(needle, may, rule);
    }
    for needle in ["clock::after", "clock::next_frame"] {
        check(needle, gesture, rule);
    }
}

/// Nothing in the program breaks on demand: the tests break what it stands on.
#[test]
fn nobody_can_ask_for_a_panic() {
    for needle in ["debug/panic", "rehearse", "panic!(", "unimplemented!(", "todo!("] {
        check(needle, |_| false, "no address and no switch breaks the published page");
    }
}

/// What would read a text as markup or as code, in Rust and in JavaScript.
const MARKUP: &[&str] = &[
    "inner_html",
    "innerHTML",
    "outer_html",
    "outerHTML",
    "insert_adjacent_html",
    "insertAdjacentHTML",
    "document.write",
    "create_contextual_fragment",
    "createContextualFragment",
    "DOMParser",
    "DomParser",
    "srcdoc",
];

/// What would run a text as code.
const CODE: &[&str] = &["eval(", "new Function", "Function(\"", "setTimeout(\"", "setInterval(\"", "javascript:"];

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
    let mut faults = Vec::new();
    for (path, text) in &files {
        for needle in MARKUP.iter().chain(CODE).filter(|needle| text.contains(**needle)) {
            faults.push(format!("{path} holds `{needle}`: text is never read as HTML or as code"));
        }
        let inline = text
            .match_indices("<script")
            .filter(|(at, _)| !text[*at..].split('>').next().unwrap_or_default().contains("src="));
        let inline = inline.count()
            + text.matches(" style=").count()
            + text.matches(" onclick=").count()
            + text.matches(" onerror=").count();
        if path.ends_with(".html") && inline > 0 {
            faults.push(format!("{path} has a script, a style or a listener of its own: the policy forbids them"));
        }
    }
    report(&faults);
}

/// Nothing a person writes becomes a link: the addresses of the page are its own, and are made in these files.
#[test]
fn no_text_becomes_a_link() {
    const MADE_HERE: &[&str] = &[
        "src/browser/files.rs",
        "src/ui/dialogs/copy_to.rs",
        "src/ui/dialogs/help.rs",
        "src/ui/home/map_row.rs",
        "src/ui/home/unreadable.rs",
        "src/ui/home/room.rs",
        "src/ui/map_screen.rs",
        "src/ui/top_bar.rs",
    ];
    let makes = |text: &str| {
        ["href=", "set_href", "\"href\"", "\"src\"", "set_src", "src=", "window.open", "open_with_url", "set_location"]
            .iter()
            .any(|needle| text.contains(needle))
    };
    let files =
        sources("src").into_iter().filter(|(path, text)| makes(&code(text)) && !MADE_HERE.contains(&path.as_str()));
    report(
        &files
            .map(|(path, _)| {
                format!("{path} makes an address: only https, http and mailto without a password, and only if it must")
            })
            .collect::<Vec<_>>(),
    );
    let sheets = sources("src/sheet").into_iter().filter(|(_, text)| code(text).contains("el(\"a\")"));
    report(&sheets.map(|(path, _)| format!("{path} makes a link of a sheet")).collect::<Vec<_>>());
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
    for manifest in ["Cargo.toml", "xtask/Cargo.toml"] {
        if !read(manifest).contains("[lints]\nworkspace = true") {
            faults.push(format!("{manifest} does not take the workspace's lints: unsafe code would pass"));
        }
    }
    for (path, text) in sources("src").into_iter().chain(sources("xtask")).chain(sources("tests")) {
        if code(&text).contains(concat!("allow(", "unsafe_code")) {
            faults.push(format!("{path} allows unsafe code"));
        }
    }
    let workflows = fs::read_dir(root.join(".github/workflows")).expect("there are workflows");
    let mut used = 0;
    for path in workflows.map(|entry| entry.expect("it can be listed").path()) {
        let text = fs::read_to_string(&path).expect("it can be read");
        for line in text.lines().map(str::trim).filter(|line| line.trim_start_matches("- ").starts_with("uses:")) {
            used += 1;
            let version = line.split('@').nth(1).unwrap_or_default().split(' ').next().unwrap_or_default();
            if version.len() != 40 || !version.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                faults.push(format!(
                    "{}: `{line}` is not pinned by a commit: a tag can be moved to other code",
                    path.display()
                ));
            }
        }
        for line in text.lines().filter(|line| {
            line.contains("cargo install") || line.contains("cargo build") || line.contains("cargo fetch")
        }) {
            if !line.contains("--locked") {
                faults.push(format!(
                    "{}: `{}` may take other versions than were looked at",
                    path.display(),
                    line.trim()
                ));
            }
        }
        if !text.contains("permissions:\n  contents: read") {
            faults.push(format!("{} does not begin with the least permissions", path.display()));
        }
    }
    assert!(used >= 8, "the workflows use actions");
    for (path, text) in sources("xtask/src") {
        // The calls of ours: `check`, `clippy`, `test`, `run`; what installs tools says itself whether their lock file can be used.
        let calls =
            text.lines().filter(|line| ["\"test\",", "\"clippy ", "\"test --"].iter().any(|call| line.contains(call)));
        for line in calls.filter(|line| !line.contains("--locked") && line.contains("--")) {
            faults.push(format!("{path}: `{}` may change Cargo.lock", line.trim()));
        }
    }
    assert!(read(".cargo/config.toml").contains("run --locked") && read("Trunk.toml").contains("locked = true"));
    report(&faults);
}

#[test]
fn nothing_is_left_for_later() {
    for name in ["todo!", "unimplemented!", "dbg!", "println!"] {
        check(name, |path| path == "src/main.rs", "a branch that is not written yet is not merged");
    }
    let sleeps = |text: &str| text.contains(concat!("thread::", "sleep"));
    let mut faults = Vec::new();
    for (path, text) in sources("tests").into_iter().filter(|(path, _)| !path.starts_with("tests/browser/")) {
        if text.contains(concat!("#[", "ignore")) {
            faults.push(format!("{path} ignores a test: assert what happens today instead, with a note"));
        }
        if sleeps(&text) {
            faults.push(format!("{path} sleeps: wait for what should happen"));
        }
    }
    report(&faults);
}

#[test]
fn every_file_says_what_it_is_and_fits_a_reading() {
    let mut faults = Vec::new();
    for (path, text) in sources("src").into_iter().chain(sources("tests")) {
        if !text.starts_with("//! ") {
            faults.push(format!("{path} begins without `//!`: a module opens by saying what it is"));
        }
        let lines = text.lines().count();
        if path.starts_with("src/") && lines > MOST_LINES && !LONG.iter().any(|(long, _)| *long == path) {
            faults.push(format!("{path} has {lines} lines; past {MOST_LINES} a file is parted"));
        }
    }
    report(&faults);
}
