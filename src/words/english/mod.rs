//! The page in English.

mod board;
mod commands;
mod file;
mod home;
mod said;

use super::Words;
use crate::model::Language;

/// Every word in English.
pub static WORDS: Words = Words {
    language: Language::English,
    keys,
    board: board::WORDS,
    commands: commands::WORDS,
    said: said::WORDS,
    file: file::WORDS,
    home: home::WORDS,
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
