//! Letters as a search sees them, held to Unicode's own tables, which the page does not carry.

use icu_normalizer::DecomposingNormalizer;
use parcours_core::format::letters::plain_letters;
use proptest::prelude::*;

/// `text` in small letters without the marks that Unicode takes apart from a letter.
fn without_marks(text: &str) -> String {
    let small: String = text.chars().flat_map(char::to_lowercase).collect();
    let apart = DecomposingNormalizer::new_nfd().normalize(&small).into_owned();
    apart.chars().filter(|letter| !('\u{300}'..='\u{36F}').contains(letter)).collect()
}

/// The letters of Europe's languages: Latin with Vietnamese, modern and old Greek, Cyrillic, Armenian, Georgian.
fn letters() -> impl Iterator<Item = char> {
    let blocks = [
        '\u{C0}'..='\u{17F}',
        '\u{1CD}'..='\u{233}',
        '\u{386}'..='\u{3CE}',
        '\u{400}'..='\u{52F}',
        '\u{531}'..='\u{586}',
        '\u{1C90}'..='\u{1CBF}',
        '\u{1E00}'..='\u{1FFF}',
    ];
    // Written for sounds of Gothic and Old English, and in phonetics.
    blocks.into_iter().flatten().filter(|letter| letter.is_alphabetic() && !"ǶǷȜȢỺỼẟẜẝ".contains(*letter))
}

#[test]
fn every_letter_of_europe_is_found_without_its_marks() {
    /// Letters that Unicode does not take apart, and what people type for them.
    const OWN: &[(&str, &str)] = &[
        ("Ææ", "ae"),
        ("Œœ", "oe"),
        ("Øø", "o"),
        ("Łł", "l"),
        ("Đđ", "d"),
        ("Ðð", "d"),
        ("Þþ", "th"),
        ("ẞß", "ss"),
        ("Ħħ", "h"),
        ("Ŧŧ", "t"),
        ("Ŋŋ", "n"),
        ("ı", "i"),
        ("ĸ", "k"),
        ("Ĳĳ", "ij"),
        ("Ŀŀ", "l"),
        ("ŉ", "n"),
        ("Ǳǲǳ", "dz"),
        ("ſẛ", "s"),
        ("ς", "σ"),
        ("Ґґ", "г"),
        ("Ǽǽ", "ae"),
        ("Ǣǣ", "ae"),
        ("Ǿǿ", "o"),
        ("Ǥǥ", "g"),
        ("ẚ", "a"),
        ("Ƞ", "n"),
        ("ȡ", "d"),
        ("Ȥȥ", "z"),
        ("Ỿỿ", "y"),
    ];
    let own = |letter: char| OWN.iter().find(|(letters, _)| letters.contains(letter)).map(|(_, plain)| *plain);
    let mut faults = Vec::new();
    for letter in letters() {
        let plain = plain_letters(&letter.to_string());
        let expected = match own(letter) {
            Some(own) => own.to_owned(),
            None => without_marks(&letter.to_string()),
        };
        if plain != expected {
            faults.push(format!("{letter} U+{:04X}: {plain}, not {expected}", letter as u32));
        }
    }
    assert_eq!(faults, [] as [String; 0]);
}

#[test]
fn words_are_found_however_they_are_written() {
    for (written, typed) in [
        ("Dvořák", "dvorak"),
        ("ŁÓDŹ", "lodz"),
        ("Smørrebrød", "smorrebrod"),
        ("STRASSE", "straße"),
        ("Ægir", "aegir"),
        ("Cœur", "coeur"),
        ("Şişli", "sisli"),
        ("İstanbul", "istanbul"),
        ("Ștefan", "stefan"),
        ("Đorđe", "dorde"),
        ("Þór", "thor"),
        ("Ĳsland", "ijsland"),
        ("Αθήνα", "ΑΘΗΝΑ"),
        ("Ὀδυσσεύς", "οδυσσευσ"),
        ("Йод", "иод"),
        ("ЁЛКА", "елка"),
        ("Київ", "киів"),
        ("Ґанок", "ганок"),
        ("Երևան", "երեւան"),
        ("Tiếng Việt", "tieng viet"),
        ("e\u{301}te\u{301}", "ÉTÉ"),
        ("L’été", "l'ete"),
        ("ﬁche", "fiche"),
        ("so\u{AD}phie", "sophie"),
        ("日本 👩‍🚀 שָׁלוֹם", "日本 👩‍🚀 שָׁלוֹם"),
    ] {
        assert_eq!(plain_letters(written), plain_letters(typed), "{written}");
    }
}

proptest! {
    /// One word for a search, whichever of Unicode's forms it is written in; and looked for as it was found, it is found again.
    #[test]
    fn the_form_of_a_text_does_not_count(text in proptest::collection::vec(proptest::sample::select(letters().chain(' '..='~').collect::<Vec<_>>()), 0..20)) {
        let text: String = text.into_iter().collect();
        let plain = plain_letters(&text);
        prop_assert_eq!(plain_letters(&DecomposingNormalizer::new_nfd().normalize(&text)), plain.clone());
        prop_assert_eq!(plain_letters(&plain), plain);
    }
}
