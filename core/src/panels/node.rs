//! A node of a panel (a virtual DOM): an element told as data, with what its controls do.
//!
//! Sheets are what is read rather than arranged: panels, lists, tables, the summary. Told as data they are tested without a page, and
//! cost the page no code of their own to be drawn: `board_view/panels_view/panel_view.rs` draws and updates them all.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::rc::Rc;

use crate::editor::commands::Command;
use crate::editor::outcome::{Fresh, Outcome};
use crate::editor::situation::Situation;

/// What a control does: from the situation and the control's value (empty for a button, "true" or "" for a checkbox) to an outcome.
pub type Handler = Rc<dyn Fn(&Situation<'_>, &str, Fresh<'_>) -> Outcome>;

/// What a person does to a control.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// It is pressed.
    Click,
    /// Its value was changed and the change is meant.
    Change,
    /// Its value is being changed, letter by letter.
    Input,
}

impl On {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Click, Self::Change, Self::Input];

    /// The name of the browser's event.
    pub fn event(self) -> &'static str {
        match self {
            Self::Click => "click",
            Self::Change => "change",
            Self::Input => "input",
        }
    }
}

/// An element, or nothing but text while `tag` is empty.
///
/// Attributes are the browser's own, with three exceptions: `value` and `checked` are the state of a field, and names that begin with
/// `--` are values for the style sheet.
///
/// Boxed, and built by functions that are never copied into their callers: sheets are long chains of them, and moving the parts
/// themselves would make up a third of the page's code for sheets.
#[derive(Clone, Default)]
pub struct Node(Box<Parts>);

/// What a node is made of.
#[derive(Clone, Default)]
pub struct Parts {
    /// The element's name; svg elements may stand in an `svg`.
    pub tag: &'static str,
    /// Tells it from its siblings when they change places; empty where places never change.
    pub key: String,
    /// Names and values.
    pub attributes: Vec<(&'static str, String)>,
    /// The text, while there are no children.
    pub text: String,
    /// What stands in it.
    pub children: Vec<Node>,
    /// What it does.
    pub handlers: Vec<(On, Handler)>,
}

impl Deref for Node {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl DerefMut for Node {
    fn deref_mut(&mut self) -> &mut Parts {
        &mut self.0
    }
}

impl fmt::Debug for Node {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.plain_text())
    }
}

/// An element without anything in it.
#[inline(never)]
pub fn el(tag: &'static str) -> Node {
    Node(Box::new(Parts { tag, ..Parts::default() }))
}

/// An element with a text.
pub fn text(tag: &'static str, text: impl Into<String>) -> Node {
    fill(tag, text.into())
}

#[inline(never)]
fn fill(tag: &'static str, text: String) -> Node {
    let mut node = el(tag);
    node.text = text;
    node
}

/// A button that calls `handler`.
pub fn button(
    class: &'static str,
    name: impl Into<String>,
    handler: impl Fn(&Situation<'_>, &str, Fresh<'_>) -> Outcome + 'static,
) -> Node {
    text("button", name).with("type", "button").class(class).on(On::Click, handler)
}

/// A button that runs a command, if it can do anything now.
pub fn command(class: &'static str, command: &'static Command, title: impl Into<String>) -> Node {
    text("button", title).with("type", "button").class(class).with("data-command", command.name).on(
        On::Click,
        move |at, _, fresh| if command.applies(at) { command.run(at, fresh) } else { Outcome::default() },
    )
}

/// `control` under a visible name.
pub fn labelled(name: impl Into<String>, control: Node) -> Node {
    el("label").class("field").child(text("span", name)).child(control)
}

/// A choice of one of `options`, each a value and its name.
pub fn select(chosen: &str, options: impl IntoIterator<Item = (String, String)>) -> Node {
    let options = options.into_iter().map(|(value, name)| text("option", name).with("value", value));
    el("select").with("value", chosen).children(options)
}

impl Node {
    /// With an attribute.
    pub fn with(self, name: &'static str, value: impl Into<String>) -> Self {
        self.set(name, value.into())
    }

    /// A field that takes at most so many characters.
    pub fn takes(self, most: usize) -> Self {
        self.set("data-most", most.to_string())
    }

    #[inline(never)]
    fn set(mut self, name: &'static str, value: String) -> Self {
        self.attributes.push((name, value));
        self
    }

    /// With an attribute that has no value, if `set`.
    #[inline(never)]
    pub fn with_if(self, set: bool, name: &'static str) -> Self {
        if set { self.with(name, "") } else { self }
    }

    /// With classes for the style sheet.
    #[inline(never)]
    pub fn class(self, class: &'static str) -> Self {
        if class.is_empty() { self } else { self.with("class", class) }
    }

    /// With a key that stays with it.
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = key.into();
        self
    }

    /// With a node in it.
    #[inline(never)]
    pub fn child(mut self, child: Node) -> Self {
        self.children.push(child);
        self
    }

    /// With nodes in it.
    pub fn children(mut self, children: impl IntoIterator<Item = Node>) -> Self {
        self.children.extend(children);
        self
    }

    /// Calling `handler`.
    pub fn on(self, on: On, handler: impl Fn(&Situation<'_>, &str, Fresh<'_>) -> Outcome + 'static) -> Self {
        self.doing(on, Rc::new(handler))
    }

    #[inline(never)]
    fn doing(mut self, on: On, handler: Handler) -> Self {
        self.handlers.push((on, handler));
        self
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| *other == name).map(|(_, value)| value.as_str())
    }

    /// What it does on `on`.
    pub fn handler(&self, on: On) -> Option<&Handler> {
        self.handlers.iter().find(|(other, _)| *other == on).map(|(_, handler)| handler)
    }

    /// Itself and everything in it, in reading order.
    pub fn all(&self) -> Vec<&Node> {
        let mut all = vec![self];
        for child in &self.children {
            all.extend(child.all());
        }
        all
    }

    /// The first node in reading order whose attribute `name` is `value`.
    pub fn find(&self, name: &str, value: &str) -> Option<&Node> {
        self.all().into_iter().find(|node| node.attribute(name) == Some(value))
    }

    /// What can be read, a line for each element with text; for tests and for anyone who debugs.
    pub fn plain_text(&self) -> String {
        let texts = self.all().into_iter().map(|node| node.text.as_str()).filter(|text| !text.is_empty());
        texts.collect::<Vec<_>>().join("\n")
    }
}

/// `node` as the place where the figure called `name` is shown: every place of a figure says the same number.
pub fn figure(node: Node, name: &'static str, count: usize) -> Node {
    node.with("data-figure", name).with("data-count", count.to_string())
}
