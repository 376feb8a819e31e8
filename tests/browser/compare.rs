//! The future state of a map, its lane of today, and two maps side by side.

use serde_json::{Value, json};
use xtask::Result;

use crate::board::{Board, card};
use crate::page::{Page, plain_spaces, same};
use crate::{scenarios, seeds};

scenarios![
    All "compare: the future state of the example, its solutions and what was changed since" future_state,
    All "compare: the lane of today takes no change" locked_lane,
    Chromium "compare: today is refreshed and taken back" refreshed,
    Chromium "compare: two maps that share nothing but names" by_name,
    Chromium "compare: the curves of several maps" several,
    Chromium "compare: the other map is missing" missing,
    Chromium "compare: a future state from the list" from_the_list,
    Chromium "compare: axe" axe,
];

/// The future state of the small map, under the id `m2`: its lane of today (l0) is locked.
fn small_future() -> Value {
    let mut file = seeds::small("en");
    file["id"] = json!("m2");
    let map = &mut file["map"];
    map["kind"] = json!("future-state");
    map["title"] = json!("A small target");
    map["context"]["compared"] = json!("m1");
    map["lanes"] = json!([
        { "id": "l0", "role": "context", "label": "Today", "locked": true },
        { "id": "l1", "role": "action", "label": "Target actions" },
        { "id": "l3", "role": "emotion", "label": "Target feeling" },
        { "id": "l7", "role": "solution", "label": "Solutions" },
    ]);
    map["cards"] = json!([
        { "id": "x1", "step": "t1", "lane": "l0", "text": "Alpha" },
        { "id": "x2", "step": "t1", "lane": "l0", "text": "Old habit" },
        { "id": "a1", "step": "t1", "lane": "l1", "text": "Alpha" },
        { "id": "a2", "step": "t1", "lane": "l1", "text": "Beta, faster" },
        { "id": "b1", "step": "t2", "lane": "l1", "text": "Delta" },
        { "id": "c1", "step": "t3", "lane": "l1", "text": "Epsilon" },
        { "id": "c2", "step": "t3", "lane": "l1", "text": "Zeta" },
        { "id": "z1", "step": "t1", "lane": "l7", "text": "Hire a guide", "owner": "Ines" },
    ]);
    map["emotions"] = json!([{ "lane": "l3", "step": "t1", "score": 2, "feeling": "" }]);
    file
}

/// Opens the small future state with the map of today beside it, or without.
async fn open_future(page: &Page, with_today: bool) -> Result<Board<'_>> {
    if with_today {
        page.store("parcours:map:m1", &seeds::small("en")).await?;
    }
    Board::open(page, &small_future()).await
}

/// Goes to the view by its tab.
async fn compare(page: &Page) -> Result<()> {
    page.click(".tabs [data-command=compare]").await?;
    page.appears("[data-sheet=compare] .compare-choice").await
}

/// The gaps as they read: the moment, what differs, and each solution with who and when.
const GAPS: &str = "const words = of => of.textContent;
    return [...document.querySelectorAll('[data-gap]')].map(gap => [
        gap.dataset.gap,
        [...gap.querySelectorAll('[data-what]')].map(words).join(),
        ...[...gap.querySelectorAll('[data-solution]')].map(line => [...line.children].map(words).join(' | ')),
    ])";

async fn gaps(page: &Page, expected: Value) -> Result<()> {
    let plain = |found: &Value| serde_json::from_str(&plain_spaces(&found.to_string())).unwrap_or(Value::Null);
    page.until(&format!("the gaps to be {expected}"), GAPS, json!([]), |found| {
        let found: Value = plain(found);
        (found == expected).then_some(())
    })
    .await
}

/// Writes into the open field, in place of what stands there, and keeps it.
async fn write(page: &Page, text: &str) -> Result<()> {
    page.wait("the field", "return document.activeElement?.matches('textarea[data-field]') ?? false").await?;
    page.keys(&["Ctrl+a"]).await?;
    page.type_text(text).await?;
    page.keys(&["Enter"]).await?;
    page.goes("textarea[data-field]").await
}

/// The id of the lane of a role.
async fn lane(page: &Page, role: &str) -> Result<String> {
    let script = "return document.querySelector(`[data-lane][data-role='${arguments[0]}']`)?.dataset.lane ?? null";
    page.until(&format!("the lane {role}"), script, json!([role]), |id| id.as_str().map(str::to_owned)).await
}

/// Adds a card to a cell, after those that it has.
async fn add(board: &Board<'_>, step: &str, lane: &str, text: &str) -> Result<()> {
    board.stand_at(&format!("cell-{step}-{lane}")).await?;
    board.page.click(".context-bar [data-command=add-card]").await?;
    write(board.page, text).await
}

/// Rewords a card.
async fn reword(board: &Board<'_>, id: &str, text: &str) -> Result<()> {
    board.stand_at(&format!("card-{id}")).await?;
    board.page.keys(&["F2"]).await?;
    write(board.page, text).await
}

async fn future_state(page: &Page) -> Result<()> {
    page.home("fr").await?;
    page.click("[data-example=current-state]").await?;
    page.appears("[data-card]").await?;
    let board = Board { page };
    let current = board.id().await?;
    let before = board.map().await?;
    page.click("[data-menu=map]").await?;
    page.click(".menu [data-command=make-future-state]").await?;
    let solutions = lane(page, "solution").await?;
    let (owners, target) = (lane(page, "owner").await?, lane(page, "emotion").await?);
    board.says("« Souscrire un crédit auto · état futur » est créé. Ses moments sont ceux du parcours actuel.").await?;

    // Simulation: one action reworded, one removed, a better feeling, a solution.
    reword(&board, "c5", "Donne trois chiffres").await?;
    board.stand_at("card-c6").await?;
    page.keys(&["Delete"]).await?;
    page.goes(&card("c6")).await?;
    board.stand_at(&format!("cell-t4-{target}")).await?;
    page.keys(&["+"]).await?;
    board.score(&format!("t4:{target}"), "1").await?;
    add(&board, "t4", &solutions, "Estimer le taux sans justificatifs").await?;
    add(&board, "t4", &owners, "Ines").await?;
    // Rendez-vous: one touchpoint more.
    board.stand_at("card-c16").await?;
    page.click(".context-bar [data-command=add-card]").await?;
    write(page, "Visio le soir").await?;
    // Versement: a better feeling, a solution.
    board.stand_at(&format!("cell-t7-{target}")).await?;
    page.keys(&["+"]).await?;
    board.score(&format!("t7:{target}"), "1").await?;
    add(&board, "t7", &solutions, "Annoncer la date du virement").await?;
    add(&board, "t7", &owners, "Sonia").await?;
    // Bouche-à-oreille: another thought, where there was none, and one action less.
    board.stand_at("card-c11").await?;
    page.keys(&["Delete"]).await?;
    page.goes(&card("c11")).await?;

    compare(page).await?;
    let expected = json!([
        [
            "Tour des offres",
            "",
            "Afficher mensualité et coût total en tête | responsable : Équipe web | pour le 30 octobre 2026"
        ],
        [
            "Simulation",
            "ressenti −2 → +1, 3 crans de mieux · 1 fiche modifiée · 1 fiche retirée",
            "Estimer le taux en trois questions | responsable : Équipe web | pour le 31 mars 2027",
            "Reprendre la simulation là où elle s’est arrêtée | responsable : Équipe web | sans date",
            "Estimer le taux sans justificatifs | responsable : Ines | sans date"
        ],
        ["Rendez-vous", "1 fiche nouvelle"],
        [
            "Signature",
            "",
            "Choisir la date de prélèvement à la signature | responsable : Réseau d’agences | pour le 26 février 2027"
        ],
        [
            "Versement",
            "ressenti −1 → +1, 2 crans de mieux",
            "Un SMS à chaque étape du versement | responsable : Équipe crédit | pour le 29 janvier 2027",
            "Annoncer la date du virement | responsable : Sonia | sans date"
        ],
        [
            "Première échéance",
            "",
            "Dossier partagé entre agence et téléphone | responsable : Relation client | pour le 30 septembre 2027",
            "Changer la date depuis l’appli | responsable : Équipe appli | pour le 30 juin 2027"
        ],
        ["Bouche-à-oreille", "1 fiche retirée"],
    ]);
    gaps(page, expected.clone()).await?;
    page.shows("[data-headline]", "7 moments changent, 9 solutions, toutes avec un responsable").await?;
    let rows = "return document.querySelectorAll(`[data-moments] [data-differs='${arguments[0]}']`).length";
    page.equals("moments that stay", rows, json!(["false"]), json!(2)).await?;
    page.click("[data-only-differences]").await?;
    page.equals("moments that stay, once filtered", rows, json!(["false"]), json!(0)).await?;
    page.equals("moments that differ", rows, json!(["true"]), json!(7)).await?;

    page.reload().await?;
    page.appears("[data-gaps]").await?;
    gaps(page, expected.clone()).await?;
    // From the other side: the current map finds the one that names it, and was not touched.
    page.leave().await?;
    page.go(&format!("#/map/{current}")).await?;
    page.appears("[data-board]").await?;
    same("the current map", board.map().await?, before)?;
    compare(page).await?;
    gaps(page, expected).await
}

async fn locked_lane(page: &Page) -> Result<()> {
    let board = open_future(page, true).await?;
    let refused = "Lane “Today” is read-only: it shows another map. Its cards can be copied.";
    let as_before = || async {
        board.says(refused).await?;
        board.hush().await?;
        board.cards("t1:l0", &["x1", "x2"]).await?;
        board.cards("t2:l0", &[]).await?;
        board.cards("t1:l1", &["a1", "a2"]).await?;
        page.goes("[data-field]").await
    };
    page.shows("[data-lane=l0]", "Read-only").await?;
    let open = "return document.querySelectorAll(\"[data-cell$=':l0']:not([aria-readonly=true])\").length";
    page.equals("cells that say nothing", open, json!([]), json!(0)).await?;
    board.stand_at("card-x1").await?;
    page.keys(&["F2"]).await?;
    as_before().await?;
    page.keys(&["Delete"]).await?;
    as_before().await?;
    page.keys(&["Alt+ArrowDown"]).await?;
    as_before().await?;
    page.keys(&["Ctrl+d"]).await?;
    as_before().await?;
    board.stand_at("cell-t2-l0").await?;
    page.keys(&["Enter"]).await?;
    as_before().await?;
    board.drag_card("a1", "t2:l0", None).await?;
    as_before().await?;
    board.at_rest().await?;
    board.drag_card("x1", "t1:l1", None).await?;
    as_before().await?;
    board.at_rest().await?;
    // A card may be copied out, but not in.
    board.stand_at("card-x2").await?;
    page.keys(&["Ctrl+c"]).await?;
    board.says("1 card copied.").await?;
    board.stand_at("cell-t2-l0").await?;
    page.keys(&["Ctrl+v"]).await?;
    as_before().await?;
    board.stand_at("cell-t3-l7").await?;
    page.keys(&["Ctrl+v"]).await?;
    board.texts("t3:l7", &["Old habit"]).await?;
    // The lane itself is free.
    board.stand_at("lane-l0").await?;
    page.keys(&["Delete"]).await?;
    page.click("dialog .danger").await?;
    page.goes("[data-lane=l0]").await?;
    page.keys(&["Ctrl+z"]).await?;
    board.cards("t1:l0", &["x1", "x2"]).await
}

async fn refreshed(page: &Page) -> Result<()> {
    let board = open_future(page, true).await?;
    page.click("[data-menu=map]").await?;
    page.click(".menu [data-command=refresh-today]").await?;
    board.texts("t1:l0", &["Alpha", "Beta", "Gamma"]).await?;
    board.texts("t3:l0", &["Epsilon", "Zeta"]).await?;
    board.says("Today refreshed: 6 cards changed.").await?;
    page.click("[data-command=undo]").await?;
    board.texts("t1:l0", &["Alpha", "Old habit"]).await?;
    board.cards("t3:l0", &[]).await?;
    page.click("[data-command=redo]").await?;
    board.texts("t1:l0", &["Alpha", "Beta", "Gamma"]).await?;
    page.click("[data-menu=map]").await?;
    page.click(".menu [data-command=refresh-today]").await?;
    board.says("Today is up to date already.").await?;
    // The target's curve has today's behind it, in words as well.
    page.shows("[data-lane=l3]", "Dashed: A small map").await?;
    let label = "return document.querySelector(\"[data-emotion='t1:l3']\").getAttribute('aria-label')";
    page.equals("a feeling with today's", label, json!([]), json!("+2, very good, dashed line: −1")).await?;
    page.appears(".curve-line .beside[d^=M]").await?;
    board.is_kept().await.map(drop)
}

async fn by_name(page: &Page) -> Result<()> {
    let mut other = seeds::map_file(
        "m3",
        json!({
            "title": "Elsewhere",
            "stages": [{ "id": "p", "name": "All", "steps": [{ "id": "q1", "name": "Order" }, { "id": "q2", "name": "Search" }] }],
            "lanes": [{ "id": "n1", "role": "action", "label": "Doing" }, { "id": "n2", "role": "emotion", "label": "Mood" }],
            "cards": [
                { "id": "a1", "step": "q1", "lane": "n1", "text": "Zeta" },
                { "id": "b9", "step": "q2", "lane": "n1", "text": "Alpha" },
            ],
            "emotions": [{ "lane": "n2", "step": "q1", "score": 0, "feeling": "" }],
        }),
    );
    other["map"]["language"] = json!("en");
    page.store("parcours:map:m3", &other).await?;
    let board = Board::small(page).await?;
    compare(page).await?;
    page.goes("[data-moments]").await?;
    page.choose("[data-compared]", "m3").await?;
    let rows = "return [...document.querySelectorAll('[data-moments] tbody tr')].map(row => [
        row.querySelector('th').textContent, row.children[1].textContent,
        [...row.querySelectorAll('[data-fate]')].map(card => card.dataset.fate + ' ' + card.lastChild.textContent).sort().join(', ')])";
    let expected = json!([
        ["Search", "unknown → −1", "kept Alpha, new Beta, new Gamma"],
        ["Comparenew step", "unknown → +1", "new Delta"],
        ["Order", "0 → +2, 2 better", "kept Zeta, new Epsilon"],
        ["Installnew step", "unknown", ""],
        ["Enjoynew step", "unknown → −2", ""],
    ]);
    page.equals("the moments", rows, json!([]), expected).await?;
    // The choice is part of the map: kept, and taken back like any edit.
    let map = board.map().await?;
    same("what is kept", map["context"]["compared"].clone(), json!("m3"))?;
    page.reload().await?;
    page.appears("[data-moments]").await?;
    page.choose("[data-compared]", "").await?;
    page.goes("[data-moments]").await?;
    page.click("[data-command=undo]").await?;
    page.appears("[data-moments]").await?;
    page.click("[data-gap=Order] button").await?;
    page.appears(".board-area:not([hidden])").await?;
    board.focus("step-t3").await
}

async fn several(page: &Page) -> Result<()> {
    for at in 2..8 {
        let mut file = seeds::small("en");
        file["id"] = json!(format!("m{at}"));
        file["map"]["persona"]["name"] = json!(format!("Persona {at}"));
        page.store(&format!("parcours:map:m{at}"), &file).await?;
    }
    Board::small(page).await?;
    compare(page).await?;
    for at in 2..6 {
        page.click(&format!("[data-curve=m{at}]")).await?;
        let lines = "return document.querySelectorAll('[data-curves=several] [data-line-of]').length";
        page.equals("the curves", lines, json!([]), json!(at)).await?;
    }
    page.appears("[data-curve=m6]:disabled").await?;
    page.shows("[data-scores]", "Persona 5 · A small map").await?;
    page.axe_finds_nothing("five curves").await?;
    page.click("[data-curve=m2]").await?;
    page.appears("[data-curve=m6]:not(:disabled)").await
}

async fn missing(page: &Page) -> Result<()> {
    open_future(page, false).await?;
    page.goes("[data-lane=l3] .behind-legend:not(:empty)").await?;
    compare(page).await?;
    page.appears("[data-missing]").await?;
    page.axe_finds_nothing("the other map is missing").await?;
    page.click("[data-sheet=compare] [data-command=home]").await?;
    page.appears("input[data-open]").await
}

async fn from_the_list(page: &Page) -> Result<()> {
    page.store("parcours:map:m1", &seeds::small("en")).await?;
    page.home("en").await?;
    page.click("[data-map=m1] [data-command=make-future-state]").await?;
    let today = lane(page, "context").await?;
    let board = Board { page };
    board.texts(&format!("t1:{today}"), &["Alpha", "Beta", "Gamma"]).await?;
    let map = board.map().await?;
    same(
        "title and link",
        json!([map["title"], map["context"]["compared"]]),
        json!(["A small map · future state", "m1"]),
    )?;
    page.click(".bar a[href='#/'], [data-command=home]").await?;
    page.appears("[data-map=m1]").await?;
    same("maps", page.count("[data-map]").await?, 2)?;
    same("of the future there is no future", page.count("[data-command=make-future-state]").await?, 1)
}

async fn axe(page: &Page) -> Result<()> {
    page.store("parcours:map:m1", &seeds::small("en")).await?;
    for (language, theme, width) in [("en", "light", 1280), ("fr", "dark", 1280), ("fr", "light", 390)] {
        if width < 1280 {
            page.narrow(width, 844).await?;
        }
        page.leave().await?;
        page.store("parcours:map:m1", &seeds::small("en")).await?;
        Board::open_in(page, language, &small_future()).await?;
        page.ask("document.documentElement.dataset.theme = arguments[0]", json!([theme])).await?;
        page.appears("[data-lane=l0] .locked").await?;
        page.axe_finds_nothing(&format!("a board with a locked lane, {language}, {theme}, {width}")).await?;
        compare(page).await?;
        page.appears("[data-moments]").await?;
        page.click("[data-curve=m1]").await?;
        page.appears("[data-scores]").await?;
        page.axe_finds_nothing(&format!("two maps side by side, {language}, {theme}, {width}")).await?;
        let fits = "return document.documentElement.scrollWidth <= innerWidth || document.documentElement.scrollWidth";
        page.equals("the view as wide as the window", fits, json!([]), json!(true)).await?;
    }
    Ok(())
}
