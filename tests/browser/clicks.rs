use crate::{
    board::Board,
    page::{Page, failure},
    scenarios,
};
use xtask::Result;
scenarios![Chromium "debug" debug];
async fn debug(page: &Page) -> Result<()> {
    let board = Board::small(page).await?;
    board.stand_at("stage-s1").await?;
    page.run("window.log=[]; document.addEventListener('selectionchange', e => { const a=document.activeElement; log.push([a.tagName, a.selectionStart, a.selectionEnd, getSelection().toString()]) }, true); document.addEventListener('focusin', e => log.push(['focus', e.target.tagName, e.target.value]), true); const old=HTMLInputElement.prototype.select; HTMLInputElement.prototype.select=function(){ log.push(['select', this.value]); old.call(this); log.push(['selected', this.selectionStart, this.selectionEnd]); }; const d=Object.getOwnPropertyDescriptor(HTMLInputElement.prototype,'value'); Object.defineProperty(HTMLInputElement.prototype,'value',{get(){return d.get.call(this)}, set(v){log.push(['set',v]); d.set.call(this,v)}});").await?;
    page.keys(&["F2"]).await?;
    page.appears("[data-field]").await?;
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    let x = page.run("const a=document.activeElement; return [a.selectionStart,a.selectionEnd,a.value, log]").await?;
    failure(x.to_string())
}
