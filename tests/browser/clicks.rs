use crate::{
    board::{Board, HOLD},
    input::*,
    page::{Page, failure},
    scenarios,
};
use xtask::Result;
scenarios![All "debug" debug];
async fn debug(page: &Page) -> Result<()> {
    let mut out = String::new();
    for variant in 0..5 {
        page.leave().await?;
        page.run("localStorage.clear()").await?;
        drop(page.client.release_actions().await);
        let board = Board::small(page).await?;
        page.run("window.log=[]; for (const n of ['pointerdown','pointermove','pointerup','pointercancel']) window.addEventListener(n, e => log.push(n), true)").await?;
        let target = board.place("t3:l1", None).await?;
        let from = page.reachable("[data-card=a1]", (0.5, 0.5)).await?;
        let f = Pointer::Finger;
        let w = way(from, target);
        let w0: Vec<_> = w
            .iter()
            .map(|m| {
                let mut m = m.clone();
                m["duration"] = 0.into();
                m
            })
            .collect();
        let mut calls: Vec<Vec<serde_json::Value>> = vec![];
        match variant {
            0 => {
                let mut all = vec![to(from), down(0), still(HOLD)];
                all.extend(w);
                all.push(up(0));
                calls.push(all);
            }
            1 => {
                calls.push(vec![to(from), down(0), still(HOLD)]);
                let mut w = w0;
                w.push(up(0));
                calls.push(w);
            }
            2 => {
                calls.push(vec![to(from), down(0)]);
                let mut w = w0;
                w.push(up(0));
                w.insert(0, still(HOLD));
                calls.push(w);
            }
            3 => {
                let mut all = vec![to(from), down(0), still(HOLD)];
                all.extend(w0);
                calls.push(all);
                calls.push(vec![up(0)])
            }
            _ => {
                let mut all = vec![to(from), down(0), still(HOLD)];
                all.extend(w0);
                calls.push(all);
                calls.push(vec![to(target), up(0)])
            }
        }
        for call in calls {
            let r = page.point(f, &call).await;
            out.push_str(&format!("{:?} ", r.is_ok()));
            let x = page.run("const l = log.join(' '); log.length = 0; return l").await?;
            out.push_str(&format!("{x} "));
        }
        out.push_str(&format!("{variant}\n"));
    }
    failure(out)
}
