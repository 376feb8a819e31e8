//! Anything may stand under the page's keys: another page of the site shares them. Each record is told by itself, and what cannot be told is
//! handed out as it is.

use serde_json::{Value, json};
use xtask::{Result, faults};

use crate::board::Board;
use crate::build::{Build, File};
use crate::crash::storage;
use crate::page::{Page, failure, same};
use crate::scenarios;
use crate::seeds;

scenarios![
    All "odd records: the rescue page tells each by itself" rescue,
    All "odd records: the screen of a program that did not start tells each by itself" start,
    All "odd records: the page opens, and settings out of range are nobody's choice" home,
    All "odd records: a map under an odd name opens from the list and is kept" odd_name,
];

/// Values that are not what is expected, and that become a text or a number in their own way or not at all.
fn odd() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(-1.5e300),
        json!(""),
        json!("text"),
        json!([]),
        json!([[null]]),
        json!({}),
        json!({ "toString": 1 }),
        json!({ "toString": 1, "valueOf": 1 }),
        json!({ "__proto__": null, "length": 3, "map": { "title": [] } }),
    ]
}

/// Texts for a key: each odd value alone, and `whole` with each field replaced by each odd value.
fn spoilt(whole: &Value) -> Vec<Value> {
    let mut found = odd();
    for way in [
        "/doc",
        "/rev",
        "/at",
        "/doc/name",
        "/doc/format",
        "/doc/map",
        "/doc/map/title",
        "/doc/rev",
        "/doc/map/persona",
    ] {
        for value in odd() {
            let mut record = whole.clone();
            if let Some(place) = record.pointer_mut(way) {
                *place = value;
                found.push(record);
            }
        }
    }
    found
}

/// Keeps odd records of every kind, and one good map; how many there are.
async fn seed(page: &Page) -> Result<usize> {
    page.leave().await?;
    let good = seeds::small("en");
    let map = json!({ "e": 1, "rev": 3, "at": "2026-01-16T10:00:00.000Z", "doc": good });
    let persona = json!({ "e": 1, "rev": 3, "at": "2026-01-16T10:00:00.000Z", "doc": { "name": "Nadia" } });
    let mut records = Vec::new();
    for (kind, whole) in [("map", &map), ("bin", &map), ("prev", &map), ("persona", &persona), ("later", &map)] {
        for (at, record) in spoilt(whole).into_iter().enumerate() {
            records.push((format!("parcours:{kind}:odd{at}"), record.to_string()));
        }
    }
    for (key, text) in [
        ("parcours:map:cut", "{\"e\":1,\"rev\":"),
        ("parcours:map:a/b", "{\"doc\":1}"),
        ("parcours:map:%zz\"'<", "7"),
        ("parcours:", "x"),
        ("parcours:map", "x"),
        ("parcours:map:", "{}"),
        ("parcours:persona:", "null"),
        ("parcours:set", "{\"theme\":{\"toString\":1},\"language\":{\"toString\":1},\"zoom\":0}"),
    ] {
        records.push((key.to_owned(), text.to_owned()));
    }
    records.push(("parcours:map:m1".to_owned(), good.to_string()));
    page.ask("for (const [key, text] of arguments[0]) localStorage.setItem(key, text)", json!([records])).await?;
    Ok(records.len())
}

/// Takes the good map and an odd record out; how much of it is not what it was.
async fn taken_out(page: &Page, before: &Value) -> Result<usize> {
    page.click("[data-record='parcours:map:m1'] button").await?;
    let (_, bytes) = page.downloaded().await?;
    let file: Value = serde_json::from_slice(&bytes)?;
    let mut lost = usize::from(file != seeds::small("en"));
    page.click("[data-record='parcours:map:odd9'] button").await?;
    let (name, bytes) = page.downloaded_as(|name, bytes| name.ends_with(".txt") && !bytes.is_empty()).await?;
    same("the name of what cannot be told", name.as_str(), "parcours-map-odd9.txt")?;
    lost += usize::from(Some(&*String::from_utf8(bytes)?) != before["parcours:map:odd9"].as_str());
    Ok(lost + usize::from(storage(page).await? != *before))
}

async fn rescue(page: &Page) -> Result<()> {
    let count = seed(page).await?;
    let before = storage(page).await?;
    page.client.goto(&format!("{}rescue.html", page.url)).await?;
    page.appears("html[data-ready]").await?;
    let shown = "return new Set([...document.querySelectorAll('[data-record]')].map(row => row.dataset.record).filter(key => key in localStorage)).size";
    same("records shown", page.run(shown).await?, json!(count))?;
    let lost = taken_out(page, &before).await?;
    faults::report("another page of the site fills, soils or clears storage", count, lost);
    same("what was lost", lost, 0)?;
    // Whose settings cannot be read is spoken to in the browser's language.
    same("the theme", page.run("return document.documentElement.dataset.theme").await?, json!(""))
}

async fn start(page: &Page) -> Result<()> {
    let build = Build::copy()?;
    build.lose(File::Core)?;
    page.expects(&[]).await?;
    let elsewhere = &page.elsewhere(&build.url());
    seed(elsewhere).await?;
    let before = storage(elsewhere).await?;
    elsewhere.client.goto(&elsewhere.url).await?;
    elsewhere.appears("main[data-rescue=start] [data-record='parcours:map:m1']").await?;
    let maps = before
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(key, _)| key.starts_with("parcours:map:") || *key == "parcours:map");
    same("maps shown", elsewhere.count("[data-record]").await?, maps.count() as u64)?;
    let lost = taken_out(elsewhere, &before).await?;
    faults::report("the program missing, changed or blocked", 1, lost);
    same("what was lost", lost, 0)?;
    elsewhere.expects(&["404", "Failed to fetch", "integrity", "Failed to load"]).await
}

async fn home(page: &Page) -> Result<()> {
    let mut tried = 0;
    let mut lost = 0;
    for settings in [
        json!({ "theme": { "toString": 1 }, "language": { "toString": 1 }, "zoom": 0 }),
        json!({ "theme": [], "language": 7, "zoom": 65_535, "agenda": { "hours": {} }, "reminded": {} }),
        json!([1]),
    ] {
        seed(page).await?;
        page.store("parcours:set", &settings).await?;
        let before = storage(page).await?;
        page.go("").await?;
        page.appears("html[data-ready]").await?;
        page.appears("[data-map=m1]").await?;
        page.go("#/map/m1").await?;
        page.appears("[data-card=a1]").await?;
        let height = page.run("return document.querySelector('[data-card=a1]').getBoundingClientRect().height").await?;
        if !(10.0..200.0).contains(&height.as_f64().unwrap_or_default()) {
            return failure(format!("with {settings} a card is {height} pixels high"));
        }
        let after = storage(page).await?;
        let odd =
            before.as_object().into_iter().flatten().filter(|(key, _)| !key.ends_with(":set") && !key.ends_with(":m1"));
        for (key, text) in odd {
            tried += 1;
            lost += usize::from(after[key.as_str()] != *text);
        }
        page.leave().await?;
    }
    faults::report("another page of the site fills, soils or clears storage", tried, lost);
    same("records that changed", lost, 0)
}

async fn odd_name(page: &Page) -> Result<()> {
    for name in ["a/b", "50% # ?\"é日"] {
        page.empty().await?;
        let key = format!("parcours:map:{name}");
        page.store(&key, &seeds::small("en")).await?;
        page.home("en").await?;
        page.click("[data-map] a").await?;
        let board = Board { page };
        board.stand_at("card-a1").await?;
        same("the map that is open", board.id().await?.as_str(), name)?;
        page.keys(&["F2"]).await?;
        page.appears("[data-field]").await?;
        page.type_text(" more").await?;
        page.keys(&["Enter"]).await?;
        same("the card", &board.map().await?["cards"][0]["text"], &json!("Alpha more"))?;
        page.reload().await?;
        page.shows("[data-card=a1]", "Alpha more").await?;
        let maps = "return Object.keys(localStorage).filter(key => key.startsWith('parcours:map:'))";
        same("the records", page.run(maps).await?, json!([key]))?;
    }
    Ok(())
}
