//! A page of HTML that carries the file of a map: a browser shows the page, Parcours opens the map. Pictures of SVG carry it the same way.

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

/// The file of the map that `page` carries, a page or a picture, if it carries one.
pub fn carried(page: &str) -> Option<String> {
    let named = page.find(&format!("xmlns=\"{NAMESPACE}\""))?;
    let inside = page[named..].split_once('>')?.1.split('<').next()?;
    // The last, so that what it frees is not read again.
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&amp;", "&")];
    Some(signs.into_iter().fold(inside.to_owned(), |text, (sign, letter)| text.replace(sign, letter)))
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
    }

    #[test]
    fn a_page_without_a_map_is_no_map_file() {
        for page in ["<!DOCTYPE html><p>A page</p>", "<p xmlns=\"urn:parcours:map\"", "<svg/>"] {
            assert_eq!(carried(page), None, "{page}");
        }
    }
}
