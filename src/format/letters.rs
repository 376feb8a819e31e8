//! Letters one by one: as a search sees them, small and without accents, and those that have no place in a text.

/// Whether a letter is a control character that no text of ours holds: all of C0 and C1 but the line feed and the tab.
pub fn is_control(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\t')
}

/// Whether a letter turns the direction of writing for what follows it. Right in a longer text of two scripts; in a name it can make
/// one name pass for another (CVE-2021-42574, "Trojan Source").
pub fn turns_direction(letter: char) -> bool {
    matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// `text` in small letters without the accents of French and its neighbours; other letters stay.
pub fn plain_letters(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().map(small) {
        match letter {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => plain.push('a'),
            'ç' => plain.push('c'),
            'è' | 'é' | 'ê' | 'ë' => plain.push('e'),
            'ì' | 'í' | 'î' | 'ï' => plain.push('i'),
            'ñ' => plain.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => plain.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => plain.push('u'),
            'ý' | 'ÿ' => plain.push('y'),
            'œ' => plain.push_str("oe"),
            'æ' => plain.push_str("ae"),
            'ß' => plain.push_str("ss"),
            '’' => plain.push('\''),
            // Accents that stand apart from their letter, as macOS writes file names.
            '\u{300}'..='\u{36f}' => {}
            other => plain.push(other),
        }
    }
    plain
}

/// The small form of a Latin, Greek or Cyrillic capital. The full tables of Unicode would weigh more in the page than all its words.
fn small(letter: char) -> char {
    /// How far a small letter stands from its capital in these alphabets.
    const APART: u32 = 0x20;
    match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ω' | 'А'..='Я' => {
            char::from_u32(letter as u32 + APART).unwrap_or(letter)
        }
        'Œ' => 'œ',
        'Ÿ' => 'ÿ',
        other => other,
    }
}
