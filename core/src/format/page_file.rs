//! A page of HTML that carries the file of a map: a browser shows the page, Parcours opens the map.

use super::problem::Problem;
use super::read::{Opened, read};
use super::{decode, kind};
use kind::FileKind;

/// What names the element with the map, in pages as in posters.
pub const NAMESPACE: &str = "urn:parcours:map";

/// The element that carries `text`, the file of a map, in a page of HTML. No browser shows it, and it needs no script.
pub fn element(text: &str) -> String {
    format!("<template xmlns=\"{NAMESPACE}\">{}</template>", escaped(text))
}

/// `text` as it stands in HTML, between tags and in attributes.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            letter => safe.push(letter),
        }
    }
    safe
}

/// The file of the map that `page` carries, if it carries one.
pub fn carried(page: &str) -> Option<String> {
    let named = page.find(&format!("xmlns=\"{NAMESPACE}\""))?;
    let inside = page[named..].split_once('>')?.1.split('<').next()?;
    // The last, so that what it frees is not read again.
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
    Some(signs.into_iter().fold(inside.to_owned(), |text, (sign, letter)| text.replace(sign, letter)))
}

/// Reads a file that may come from anywhere: a map file, or a page that carries one.
///
/// # Errors
/// [`Problem`] when it cannot be opened.
pub fn read_carried(bytes: &[u8]) -> Result<Opened, Problem> {
    let is_page = kind::kind(bytes) == FileKind::Markup;
    let carried = is_page.then(|| decode::text(bytes).ok()).flatten().and_then(|page| carried(&page));
    match carried {
        Some(text) => read(text.as_bytes()),
        None => read(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{self, MapFile};

    #[test]
    fn a_page_brings_back_the_file_that_it_carries() {
        let mut file = MapFile::default();
        file.map.title = "A <b> & \"c\" &lt; </template> \u{2028} é\u{202f}!".to_owned();
        let text = format::write(&file);
        let page = format!("<!DOCTYPE html>\n<html><head>{}<title>t</title></head><p>&lt;</p></html>", element(&text));
        assert_eq!(carried(&page).as_deref(), Some(text.as_str()));
        assert_eq!(read_carried(page.as_bytes()), read(text.as_bytes()));
        assert_eq!(read_carried(text.as_bytes()), read(text.as_bytes()));
    }

    #[test]
    fn a_page_without_a_map_is_no_map_file() {
        for page in ["<!DOCTYPE html><p>A page</p>", "<p xmlns=\"urn:parcours:map\"", "<svg/>"] {
            assert!(read_carried(page.as_bytes()).is_err(), "{page}");
        }
    }
}
