//! The page in English.

mod announcements;
mod blueprint;
mod board;
mod checks;
mod commands;
mod compare;
mod details;
mod exported;
mod file;
mod find;
mod guide;
mod handing_out;
mod home;
mod importing;
mod incoming;
mod losses;
mod moments;
mod paper;
mod persona;
mod present;
mod priorities;
mod prompt;
mod questions;
mod room;
mod safety;
mod sharing;
mod summary;
mod tables;
mod taking_in;
mod touchpoints;
mod updates;

pub(super) use checks::WORDS as CHECKS;
pub(super) use compare::WORDS as COMPARE;
pub(super) use find::WORDS as FIND;
pub(super) use guide::WORDS as GUIDE;
pub(super) use handing_out::WORDS as HANDING_OUT;
pub(super) use importing::WORDS as IMPORTING;
pub(super) use incoming::WORDS as INCOMING;
pub(super) use losses::WORDS as LOSSES;
pub(super) use moments::WORDS as MOMENTS;
pub(super) use priorities::WORDS as PRIORITIES;
pub(super) use prompt::WORDS as PROMPT;
pub(super) use sharing::WORDS as SHARING;
pub(super) use summary::WORDS as SUMMARY;
pub(super) use taking_in::WORDS as TAKING_IN;

use super::Words;
use super::days::Days;
use crate::model::Language;

/// Every word in English.
pub static WORDS: Words = Words {
    language: Language::English,
    keys,
    board: board::WORDS,
    commands: commands::WORDS,
    announcements: announcements::WORDS,
    file: file::WORDS,
    home: home::WORDS,
    details: details::WORDS,
    touchpoints: touchpoints::WORDS,
    cell_separator: ',',
    persona: persona::WORDS,
    blueprint: blueprint::WORDS,
    room: room::WORDS,
    safety: safety::WORDS,
    paper: paper::WORDS,
    exported: exported::WORDS,
    present: present::WORDS,
    updates: updates::WORDS,
    tables: tables::WORDS,
};

/// How a day is written.
const DAYS: Days = Days {
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    short: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    first: "",
};

fn keys(key: &'static str) -> &'static str {
    match key {
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        "Escape" => "Esc",
        " " => "Space",
        "ContextMenu" => "Menu",
        key => key,
    }
}
