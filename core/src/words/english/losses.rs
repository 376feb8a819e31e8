//! See `words/losses.rs`.
use super::file::number;
use crate::words::losses::LossWords;

pub(in crate::words) static WORDS: LossWords = LossWords {
    context: "The goal, the scenario and what else the map is about are left out.",
    persona: "The persona is left out.",
    persona_details: "Of the persona only the name is kept.",
    links: |count| left_out(count, "tie between cards", "ties between cards"),
    beside_plan: |count| left_out(count, "card that is no idea", "cards that are no ideas"),
    other_cards: |count| left_out(count, "card", "cards"),
    card_details: |count| format!("Of {}, only the text is kept.", counted(count, "card", "cards")),
    line_ends: |count| format!("The line breaks of {} become spaces.", counted(count, "card", "cards")),
    earlier_readings: |count| left_out(count, "earlier reading of a measure", "earlier readings of measures"),
    hidden_lanes: |count| left_out(count, "hidden lane", "hidden lanes"),
    frame: "The questions of lanes and the owners of stages are left out.",
    step_details: |count| format!("The times and widths of {} are left out.", counted(count, "step", "steps")),
    feelings: |count| left_out(count, "feeling", "feelings"),
    other_curves: |count| left_out(count, "further curve of feelings", "further curves of feelings"),
    feeling_words: |count| left_out(count, "word for a feeling", "words for feelings"),
    unrated_ideas: |count| left_out(count, "idea without impact and effort", "ideas without impact and effort"),
    unknown_feelings: |count| {
        let steps = counted(count, "step without a feeling is", "steps without a feeling are");
        format!("This format needs a score for every step: {steps} told as neutral.")
    },
    long_cells: |count| {
        let cells = counted(count, "cell is", "cells are");
        format!("{cells} longer than Excel takes: cut on the sheet with the map, whole on the sheet with the cards.")
    },
    everything: "This map has nothing for this format: the file would be empty.",
    lanes: |count| format!("{} not shown.", counted(count, "lane is", "lanes are")),
    stages: |count| format!("{} not shown.", counted(count, "stage is", "stages are")),
    cards_there: |count| format!("{} in what is not shown.", counted(count, "card stands", "cards stand")),
    details: |count| format!("More is known of {} than is shown.", counted(count, "card", "cards")),
    notes: |count| format!("{} not shown.", counted(count, "note of a card is", "notes of cards are")),
    ties: |count| format!("{} not drawn as arrows.", counted(count, "tie between cards is", "ties between cards are")),
    signs: |count| {
        let signs = counted(
            count,
            "sign that the font lacks is drawn as a picture",
            "signs that the font lacks are drawn as pictures",
        );
        format!("{signs}, or as a square where the browser has none.")
    },
    addresses: |count| format!("{} text only and cannot be followed.", counted(count, "address is", "addresses are")),
    slides: |count| {
        format!("{} after the first left out: this format holds one page.", counted(count, "slide", "slides"))
    },
    page_size: |[width, height]| format!("The page is {width} × {height} mm."),
    pixels: |[across, down]| format!("The picture is {across} × {down} pixels."),
    slide_count: |count| format!("The file has {}.", counted(count, "slide", "slides")),
    sheets: |count| format!("It is printed on {} of A4 with marks to cut along.", counted(count, "sheet", "sheets")),
    text_size: |tenths| format!("The text of cards is {}.{} points.", tenths / 10, tenths % 10),
    text_too_small: "That is hard to read on a wall: choose a larger paper, fewer stages or fewer lanes.",
    slide_text_too_small: "That is hard to read before a room: choose a slide for each stage, or fewer lanes.",
    invalid: |rules| format!("The file was not made: it would break rules of its format ({rules})."),
    picture_too_large: "The picture was not made: it would have too many pixels. Choose a smaller paper or less detail.",
    too_large: "The file was not made: it would be too large.",
    logo_kind: "The logo is neither PNG nor JPEG. Choose another file, or go without.",
    logo_damaged: "The file of the logo is damaged. Choose another one, or go without.",
    logo_too_large: |side| format!("The logo has more than {} pixels on a side. Choose a smaller one.", number(side)),
};

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn left_out(count: usize, one: &str, many: &str) -> String {
    format!("{} left out.", counted(count, &format!("{one} is"), &format!("{many} are")))
}
