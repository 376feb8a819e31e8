//! What the worker of tables does with a request. Pure: the browser is met in `main.rs` alone.

mod bringing;
mod writing;

use parcours_core::model::Language;
use parcours_core::words::{Words, english, french};
use parcours_messages::TablesRequest;

/// Does what `request` asks, as JSON, with the bytes of a file. The answer is what is told, as JSON, and the bytes of a file.
///
/// # Errors
/// A sentence, in the language of the request, that says why nothing was made.
pub fn answer(request: &str, bytes: &[u8]) -> Result<(String, Vec<u8>), String> {
    match serde_json::from_str(request).map_err(|error| error.to_string())? {
        TablesRequest::Losses { format, language } => {
            Ok((as_json(&writing::told(format, bytes, &Language::from(language.as_str()))?)?, Vec::new()))
        }
        TablesRequest::File { format, language, day, cards } => {
            let (told, file) = writing::file(format, bytes, &Language::from(language.as_str()), &day, cards)?;
            Ok((as_json(&told)?, file))
        }
        TablesRequest::Copy { cards, language } => {
            let copied = writing::copied(cards, bytes, &Language::from(language.as_str()))?;
            Ok((as_json(&copied)?, Vec::new()))
        }
        TablesRequest::Import { name, language, layout } => {
            let (told, file) = bringing::file(bytes, &name, &Language::from(language.as_str()), layout)?;
            Ok((as_json(&told)?, file))
        }
        TablesRequest::ImportPasted { language, layout } => {
            let text = String::from_utf8_lossy(bytes);
            let (told, file) = bringing::pasted(&text, &Language::from(language.as_str()), layout)?;
            Ok((as_json(&told)?, file))
        }
    }
}

fn as_json(told: &impl serde::Serialize) -> Result<String, String> {
    serde_json::to_string(told).map_err(|error| error.to_string())
}

/// The words of `language`; English for one the page does not speak.
fn words_of(language: &Language) -> &'static Words {
    match language {
        Language::French => &french::WORDS,
        _ => &english::WORDS,
    }
}
