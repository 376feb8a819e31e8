//! What the browser noticed by itself: violations of the policy, requests, errors.

use page_driver::browsers::{Engine, chromium_log};
use serde_json::Value;
use xtask::Result;

use crate::page::{Page, failure};

/// What the browser noticed since it was last asked.
#[derive(Default)]
pub struct Seen {
    /// Violations of the page's security policy.
    pub violations: Vec<String>,
    /// Requests to anywhere but the server.
    pub strangers: Vec<String>,
    /// What was logged as an error.
    pub errors: Vec<String>,
}

impl Page {
    /// What the browser noticed since it was last asked.
    pub async fn seen(&self) -> Result<Seen> {
        let mut seen = Seen::default();
        let violations = self.run("try { return sessionStorage.getItem('violations') } catch { return null }").await?;
        seen.violations.extend(violations.as_str().unwrap_or_default().lines().map(str::to_owned));
        if self.engine != Engine::Chromium {
            return Ok(seen);
        }
        for entry in chromium_log(&self.client, "browser").await? {
            let text = entry["message"].as_str().unwrap_or_default().to_owned();
            if text.contains("Content Security Policy") {
                seen.violations.push(text);
            } else if entry["level"] == "SEVERE" && !text.contains("navigator.vibrate") {
                // The buzz of a lift is refused until a person has tapped once; nothing is lost.
                seen.errors.push(text);
            }
        }
        for entry in chromium_log(&self.client, "performance").await? {
            let message: Value = serde_json::from_str(entry["message"].as_str().unwrap_or_default())?;
            if message["message"]["method"] == "Network.requestWillBeSent" {
                let url = message["message"]["params"]["request"]["url"].as_str().unwrap_or_default();
                if ![self.url.as_str(), "data:", "blob:"].iter().any(|begin| url.starts_with(begin)) {
                    seen.strangers.push(url.to_owned());
                }
            }
        }
        Ok(seen)
    }

    /// Takes what the browser noticed so far: nothing but errors that hold one of `expected`, which are part of the scenario.
    pub async fn expects(&self, expected: &[&str]) -> Result<()> {
        let seen = self.seen().await?;
        let known = |error: &String| expected.iter().any(|part| error.contains(part));
        let errors = seen.errors.into_iter().filter(|error| !known(error));
        let strange: Vec<String> = seen.violations.into_iter().chain(seen.strangers).chain(errors).collect();
        if strange.is_empty() { Ok(()) } else { failure(format!("not expected: {strange:#?}")) }
    }
}
