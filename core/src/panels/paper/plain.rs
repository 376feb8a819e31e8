//! A view as it stands on paper: what it says, without what can be done with it.

use crate::panels::Node;

/// Buttons that are texts of the map: on paper the text stays.
const TEXTS: [&str; 4] = ["link", "jump", "idea", "place"];

/// Attributes that say what can be done, or name something on the page a second time.
const OF_CONTROLS: [&str; 7] = ["id", "tabindex", "title", "type", "data-command", "aria-describedby", "aria-pressed"];

/// `node` without controls, and nothing where it is nothing else; what was typed or chosen stays as text.
pub fn plain(mut node: Node) -> Option<Node> {
    let has = |name: &str| node.attribute("class").unwrap_or_default().split(' ').any(|class| class == name);
    if has("no-print") || has("unseen") {
        return None;
    }
    let value = |node: &Node| node.attribute("value").unwrap_or_default().to_owned();
    match node.tag {
        "button" if !TEXTS.into_iter().any(has) => return None,
        "button" => node.tag = "span",
        "datalist" | "fieldset" => return None,
        // What is folded on the screen stays folded: its heading says how much there is.
        "details" => {
            let heading = node.children.iter().find(|child| child.tag == "summary");
            node.text = heading.map(|heading| heading.text.clone()).unwrap_or_default();
            node.children.clear();
            node.tag = "p";
        }
        "select" => {
            let chosen = value(&node);
            let option = node.children.iter().find(|option| option.attribute("value") == Some(&chosen));
            node.text = option.map(|option| option.text.clone()).unwrap_or_default();
            node.children.clear();
            node.tag = "span";
        }
        "input" | "textarea" => {
            if matches!(node.attribute("type"), Some("checkbox" | "radio" | "range")) {
                return None;
            }
            node.text = value(&node);
            node.tag = "span";
        }
        _ => {}
    }
    node.handlers.clear();
    node.attributes.retain(|(name, _)| !OF_CONTROLS.contains(name) && *name != "value");
    let held = node.children.len();
    node.children = std::mem::take(&mut node.children).into_iter().filter_map(plain).collect();
    // What names or heads controls that are gone says nothing.
    let is_heading = |child: &Node| matches!(child.tag, "h2" | "h3");
    let has_lost = node.children.len() < held;
    let is_bare = has_lost && (node.tag == "label" || node.tag == "section" && node.children.iter().all(is_heading));
    (!is_bare).then_some(node)
}
