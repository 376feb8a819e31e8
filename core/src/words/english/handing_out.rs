//! See `words/handing_out.rs`.
use crate::format::way_out::{WayOut, WayOutGroup};
use crate::words::handing_out::{HandingOutWords, TableWords, WholePageWords};

pub(in crate::words) static WORDS: HandingOutWords = HandingOutWords {
    format: "Format",
    group,
    name,
    about,
    paper: "Paper",
    fitting: "As large as the map needs",
    turned: "Sheet",
    landscape: "Landscape",
    portrait: "Portrait",
    detail: "On cards",
    text_alone: "The text alone",
    with_moments: "The text and moments of truth",
    with_everything: "All that is known",
    tiled: "Cut over sheets of A4, to be put together",
    stage_by_stage: "One slide for each stage",
    fineness: "Sharpness",
    times: |times| match times {
        1 => "For a screen (96 pixels an inch)",
        2 => "Sharp (192 pixels an inch)",
        _ => "For print (384 pixels an inch)",
    },
    logo: "Logo in the corner",
    logo_file: "File (PNG or JPEG, up to 2 MB)",
    logo_about: "It goes onto the poster and nowhere else: choose it again for the next one.",
    logo_too_heavy: "This file is too large for a logo: 2 MB at most.",
    logo_unread: "The browser could not read this file: it was moved, or is a folder.",
    no_logo: |name| format!("Without “{name}”"),
    parts: "Lanes and stages",
    lanes: "Lanes",
    stages: "Stages",
    lost: "Not in the file",
    not_shown: "Not shown (the file carries the whole map all the same)",
    nothing_lost: "Everything on this map is in the file.",
    preview: "What the file will look like",
    no_preview: "This map is too large for a preview. The file holds all of it.",
    loading_poster: |kilobytes| format!("Loading what draws posters (about {kilobytes} kB, once)…"),
    loading_tables: |kilobytes| format!("Loading what writes tables and texts (about {kilobytes} kB, once)…"),
    looking: "Looking at what the file will hold…",
    making: "Making the file…",
    stop: "Stop",
    stopped: "Stopped. No file was made.",
    missing: "What makes this file could not be loaded. Your map is as it was; try again.",
    broke: "The file could not be made: the program that makes it stopped. Your map is as it was.",
    nothing_chosen: "Choose at least one lane and one stage.",
    make: "Make the file",
    whole_page: WholePageWords {
        facts: [
            "A little over 4 MB, whatever the map: all of Parcours is in it.",
            "What is changed in the opened file lives in that window alone until it is saved (Ctrl+S), which makes a new file.",
        ],
        left_out: [
            "Earlier versions, other maps and personas kept in this browser",
            "The worked examples of the first screen",
        ],
    },
    table: TableWords {
        copied: |cards| match cards {
            Some(count) => format!("{count} cards copied as a table."),
            None => "The whole map is copied as a table.".to_owned(),
        },
        refused: "The browser did not take the table. Copy it from the field below, or take it as a file.",
        not_made: "The table could not be made: what writes it could not be loaded. Your map is as it was.",
        field: "Table, its cells parted by tabs",
        copy: "Copy",
        file: "Take as a file (TSV)",
    },
};

fn group(group: WayOutGroup) -> &'static str {
    match group {
        WayOutGroup::Poster => "To print and to show",
        WayOutGroup::Tables => "Tables",
        WayOutGroup::Texts => "Texts",
        WayOutGroup::Drawings => "Drawing tools",
        WayOutGroup::Pages => "Web pages",
    }
}

fn name(way: WayOut) -> &'static str {
    match way {
        WayOut::Pdf => "PDF",
        WayOut::Png => "Picture (PNG)",
        WayOut::SvgOutlines => "SVG, letters as outlines",
        WayOut::SvgText => "SVG, letters as text",
        WayOut::Slides => "PowerPoint",
        WayOut::Workbook => "Excel",
        WayOut::CardsCsv => "Cards (CSV)",
        WayOut::JiraCsv => "Action plan for Jira (CSV)",
        WayOut::TrelloCsv => "Action plan for Trello (CSV)",
        WayOut::PlannerCsv => "Action plan for Planner (CSV)",
        WayOut::MarkdownReport => "Report (Markdown)",
        WayOut::MarkdownOutline => "Outline (Markdown)",
        WayOut::MermaidJourney => "Journey (Mermaid)",
        WayOut::MermaidTimeline => "Timeline (Mermaid)",
        WayOut::MermaidQuadrants => "Effort and impact (Mermaid)",
        WayOut::JsonCanvas => "JSON Canvas (Obsidian)",
        WayOut::Excalidraw => "Excalidraw",
        WayOut::ReadPage => "Table to read (HTML)",
        WayOut::WholePage => "Everything in one file (HTML)",
    }
}

fn about(way: WayOut) -> &'static str {
    match way {
        WayOut::Pdf => "A poster to print or send: its text can be searched. Opens again here.",
        WayOut::Png => "A poster as a picture, for documents and chats. Opens again here.",
        WayOut::SvgOutlines => "A poster that looks the same everywhere, at every size. Opens again here.",
        WayOut::SvgText => {
            "A poster whose text can be edited, in fonts of the program that opens it. Opens again here."
        }
        WayOut::Slides => {
            "Shapes that can be moved and written in. Opens again here, as the map was when the file was made."
        }
        WayOut::Workbook => {
            "The map as it is seen, one row for each card, the plan, and the figures. Opens again here, with what was changed in the sheet of cards."
        }
        WayOut::CardsCsv => "One row for each card, for any spreadsheet.",
        WayOut::JiraCsv | WayOut::TrelloCsv | WayOut::PlannerCsv => {
            "The ideas with owner, due day and status, under the headings that this tool reads."
        }
        WayOut::MarkdownReport => "The journey told stage by stage, to be read.",
        WayOut::MarkdownOutline => "Stages, steps and cards as headings and lists, for any text editor.",
        WayOut::MermaidJourney => "Steps with their feelings as a diagram, for wikis and code repositories.",
        WayOut::MermaidTimeline => "Steps in time as a diagram, for wikis and code repositories.",
        WayOut::MermaidQuadrants => "Ideas by effort and impact as a diagram, for wikis and code repositories.",
        WayOut::JsonCanvas => "Every card as a note on a canvas.",
        WayOut::Excalidraw => "Every card as a shape on a sketch.",
        WayOut::ReadPage => {
            "The map as a table, for mails and archives: every browser shows it, and Parcours opens it again."
        }
        WayOut::WholePage => {
            "Parcours with this map in it: opens from a disk or a mail without a network, and is edited there."
        }
    }
}
