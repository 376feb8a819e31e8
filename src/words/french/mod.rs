//! Le français de la page.

mod board;
mod commands;
mod file;
mod home;
mod said;

use super::Words;
use crate::model::Language;

/// Every word in French.
pub static WORDS: Words = Words {
    language: Language::French,
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
        "Enter" => "Entrée",
        "Escape" => "Échap",
        "Shift" => "Maj",
        "Delete" => "Suppr",
        "Backspace" => "Retour arrière",
        "Home" => "Origine",
        "End" => "Fin",
        " " => "Espace",
        "ContextMenu" => "Menu",
        key => key,
    }
}
