//! A person has told the browser to let sites keep nothing: every kind of storage refuses, each in its own way.

use serde_json::{Value, json};
use xtask::Result;

use super::Browser;
use crate::page::{Page, same};
use crate::storage::in_memory;

/// The setting that blocks cookies, and with them everything that a site keeps.
pub async fn blocked(page: &Page) -> Result<()> {
    let settings = json!({ "profile.default_content_setting_values.cookies": 2 });
    let browser = Browser::open(page, &page.aside("blocked"), settings).await?;
    let page = &browser.page;
    page.leave().await?;
    let script = "const errors = [];
        try { localStorage.length; errors.push('none'); } catch (error) { errors.push(error.name); }
        try { await navigator.locks.query(); errors.push('none'); } catch (error) { errors.push(error.name); }
        errors.push(await new Promise((done) => {
            const open = indexedDB.open('parcours');
            open.onsuccess = () => done('none');
            open.onerror = () => done(open.error.name);
        }));
        return errors;";
    let script = format!("return (async () => {{ {script} }})()");
    let errors: Vec<String> = serde_json::from_value::<Vec<String>>(page.run(&script).await?)?;
    println!("  local storage, locks, database: {}", errors.join(", "));
    same("what refuses", errors.iter().filter(|error| *error != "none").count(), 3)?;
    in_memory(page).await?;
    // What was done is in the page, and nowhere else.
    page.reload().await?;
    page.goes("[data-board]").await?;
    let kept: Value = page.run("try { return localStorage.length } catch { return 'blocked' }").await?;
    same("local storage", kept, json!("blocked"))?;
    browser.kill().await
}
