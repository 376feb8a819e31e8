//! The map as a page of HTML that is read: one file, without a script, that every browser shows and no gateway of mail has to fear. It carries the
//! map, which Parcours opens again.

use parcours_core::format::page_file::{element, escaped};
use parcours_core::model::JourneyMap;
use parcours_core::words::{Words, in_a_line};

use crate::board_table::{Board, on_one_line};
use crate::options::Options;

/// How the page looks, on a screen, in the dark and on paper.
const STYLE: &str = ":root{color-scheme:light dark}\
body{margin:2rem;font:15px/1.45 system-ui,sans-serif}\
h1{margin:0;font-size:1.5rem}\
.about{margin:.25rem 0 1.25rem;opacity:.75}\
.board{overflow-x:auto}\
table{border-collapse:collapse}\
th,td{padding:.4rem .6rem;border:1px solid #8886;text-align:start;vertical-align:top}\
thead th{background:#8882}\
tbody th{max-width:12rem;background:#8881}\
td{min-width:8rem;max-width:22rem}\
p{margin:0}\
td p+p{margin-top:.4rem;padding-top:.4rem;border-top:1px solid #8884}\
@media print{body{margin:0;font-size:10px}.board{overflow:visible}td{min-width:0}}";

/// Nothing of the page may load or run, whatever a text on the map holds.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The page.
pub(crate) fn write(map: &JourneyMap, words: &Words, options: &Options) -> String {
    let title = on_one_line(if map.title.trim().is_empty() { words.board.untitled } else { &map.title });
    let title = escaped(&title);
    let carried = if options.file.is_empty() { String::new() } else { element(&options.file) };
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n{carried}\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{}\
         <div class=\"board\">\n{}</div>\n</body>\n</html>\n",
        escaped(map.language.as_str()),
        about(map, words, options),
        table(map, words),
    )
}

/// Who travels, to what end, and the day.
fn about(map: &JourneyMap, words: &Words, options: &Options) -> String {
    let role = in_a_line(&[&map.persona.name, &map.persona.role]);
    let day = options.today.as_deref().map(|day| format!("{} {}", words.tables.as_of, (words.summary().day)(day)));
    let said = in_a_line(&[(words.board.kind)(&map.kind), &role, &map.context.goal, day.as_deref().unwrap_or("")]);
    format!("<p class=\"about\">{}</p>\n", escaped(&on_one_line(said)))
}

/// Stages and steps across, lanes down, and the cards of a crossing one below the other.
fn table(map: &JourneyMap, words: &Words) -> String {
    let board = Board::new(map, None);
    let mut text = format!("<table>\n<thead>\n<tr><th scope=\"col\">{}</th>", escaped(words.tables.stage));
    for stage in map.stages.iter().filter(|stage| !stage.steps.is_empty()) {
        let name = escaped(&on_one_line(&stage.name));
        text.push_str(&format!("<th scope=\"colgroup\" colspan=\"{}\">{name}</th>", stage.steps.len()));
    }
    text.push_str("</tr>\n");
    if board.has_step_names() {
        text.push_str(&format!("<tr><th scope=\"col\">{}</th>", escaped(words.tables.step)));
        for (_, step) in &board.steps {
            text.push_str(&format!("<th scope=\"col\">{}</th>", escaped(&on_one_line(&step.name))));
        }
        text.push_str("</tr>\n");
    }
    text.push_str("</thead>\n<tbody>\n");
    for lane in &board.lanes {
        text.push_str(&format!("<tr><th scope=\"row\">{}</th>", escaped(&on_one_line(board.label(lane, words)))));
        for (_, step) in &board.steps {
            let lines = board.lines(step, lane).into_iter().map(|line| format!("<p>{}</p>", escaped(&line)));
            text.push_str(&format!("<td>{}</td>", lines.collect::<String>()));
        }
        text.push_str("</tr>\n");
    }
    text.push_str("</tbody>\n</table>\n");
    text
}
