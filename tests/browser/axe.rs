//! axe-core, run in the page.

use serde_json::{Value, json};
use xtask::{Problem, Result};

use crate::page::{Page, failure};

/// Runs what is tagged so, and tells what it found. The rules need no network and no style of their own.
const RUN: &str = "const done = arguments[arguments.length - 1];
axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }, resultTypes: ['violations'] })
    .then(found => done(found.violations.map(rule => rule.id + ': ' + rule.help + '\\n' + rule.nodes.slice(0, 3).map(node => '    ' + node.target.join(' ') + ' ' + (node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? '')).join('\\n'))),
        error => done([String(error)]));";

impl Page {
    /// axe-core finds nothing in the page as it is now, which is called `state`.
    pub async fn axe_finds_nothing(&self, state: &str) -> Result<()> {
        let script = match xtask::axe::script() {
            Some(script) => script,
            None => {
                xtask::axe::fetch()?;
                xtask::axe::script().ok_or_else(|| Problem::from("axe-core is missing: cargo xtask setup"))?
            }
        };
        // What moves in is seen half-way otherwise.
        self.wait(
            "everything to be at rest",
            "return document.getAnimations().every(animation => animation.playState !== 'running')",
        )
        .await?;
        let found: Value = self.client.execute_async(&format!("{script};{RUN}"), vec![]).await?;
        if found == json!([]) {
            return Ok(());
        }
        let lines: Vec<&str> = found.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        failure(format!("in the state “{state}”:\n{}", lines.join("\n")))
    }
}
