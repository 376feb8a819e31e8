//! The panel of earlier versions: keep the present one under a name, open one beside, restore one.

use super::node::{Node, On, button, el, labelled, text};
use crate::editor::outcome::{Effect, Outcome, VersionEffect};
use crate::editor::situation::{Situation, Told};
use crate::format::limits::NAME;
use crate::store::versions::Version;

/// Draws it.
pub fn draw(at: &Situation<'_>) -> Node {
    let words = &at.words.safety;
    let sheet = el("div").class("earlier").child(text("p", words.versions_about).class("quiet"));
    let Some(versions) = at.versions else {
        return sheet.child(text("p", words.versions_out_of_reach).key("none").with("data-none", ""));
    };
    let sheet = if at.reading { sheet } else { sheet.child(keep(at)) };
    if versions.is_empty() {
        return sheet.child(text("p", words.no_versions).key("none").with("data-none", ""));
    }
    sheet.child(el("ul").key("list").class("entries").children(versions.iter().map(|version| row(at, version))))
}

/// A name, and then the present version is kept under it.
fn keep(at: &Situation<'_>) -> Node {
    let words = &at.words.safety;
    let field = el("input").with("type", "text").takes(NAME).with("value", "").with("data-keep-version", "").on(
        On::Change,
        |_, name, _| {
            if name.trim().is_empty() { Outcome::default() } else { asks(VersionEffect::Keep(name.to_owned())) }
        },
    );
    let plain = button("button small", words.keep_version, |_, _, _| asks(VersionEffect::Keep(String::new())))
        .with("data-keep-now", "")
        .with("data-with-field", "");
    el("div").key("keep").class("row keep").child(labelled(words.version_name, field)).child(plain)
}

fn row(at: &Situation<'_>, told: &Told) -> Node {
    let words = &at.words.safety;
    let version = &told.version;
    let called = if version.name.is_empty() { told.time.clone() } else { version.name.clone() };
    let head = text("b", called.clone()).with("dir", "auto");
    let about = match version.name.is_empty() {
        true => (words.reason)(version.reason).to_owned(),
        false => format!("{} · {}", told.time, (words.reason)(version.reason)),
    };
    let open = act(version, words.open_copy, &called, at, VersionEffect::OpenCopy, "open-copy");
    let row = el("li")
        .key(version.at.clone())
        .with("data-version", version.at.clone())
        .with("data-reason", version.reason.as_str())
        .child(head)
        .child(text("p", about).class("quiet"));
    if at.reading {
        return row.child(el("div").class("actions").child(open));
    }
    let restore = act(version, words.restore, &called, at, VersionEffect::Restore, "restore");
    let time = version.at.clone();
    let name = el("input")
        .with("type", "text")
        .takes(NAME)
        .with("value", version.name.clone())
        .with("aria-label", (words.of_version)(words.version_name, &told.time))
        .with("placeholder", words.version_name)
        .with("data-version-name", "")
        .on(On::Change, move |_, name, _| asks(VersionEffect::Name(time.clone(), name.to_owned())));
    row.child(name).child(el("div").class("actions").child(restore).child(open))
}

fn act(
    version: &Version,
    title: &'static str,
    called: &str,
    at: &Situation<'_>,
    effect: fn(String) -> VersionEffect,
    name: &'static str,
) -> Node {
    let time = version.at.clone();
    button("button small", title, move |_, _, _| asks(effect(time.clone())))
        .with("data-version-act", name)
        .with("aria-label", (at.words.safety.of_version)(title, called))
}

fn asks(effect: VersionEffect) -> Outcome {
    Outcome::effect(Effect::Version(effect))
}
