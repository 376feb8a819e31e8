//! Letters one by one: as a search sees them, small and without their marks, and those that have no place in a text.

/// Whether a letter is a control character that no text of ours holds: all of C0 and C1 but the line feed and the tab.
pub fn is_control(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\t')
}

/// Whether a letter turns the direction of writing for what follows it. Right in a longer text of two scripts; in a name it can make
/// one name pass for another (CVE-2021-42574, "Trojan Source").
pub fn turns_direction(letter: char) -> bool {
    matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// `text` as a search sees it: in small letters without their marks, so that "dvorak" is "Dvořák". In Latin, Greek, Cyrillic, Armenian and
/// Georgian letters, composed or not; what belongs to no European script stays.
pub fn plain_letters(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'A'..='Z' => plain.push(letter.to_ascii_lowercase()),
            '\0'..='\x7F' => plain.push(letter),
            '\u{C0}'..='\u{24F}' => push_latin(&mut plain, LATIN, '\u{C0}', letter),
            '\u{1E00}'..='\u{1EFF}' => push_latin(&mut plain, MORE_LATIN, '\u{1E00}', letter),
            '\u{370}'..='\u{3FF}' => plain.push(greek(letter)),
            '\u{1F00}'..='\u{1FFF}' => plain.push(old_greek(letter)),
            '\u{400}'..='\u{52F}' => plain.push(cyrillic(letter)),
            '\u{531}'..='\u{556}' => plain.push(further(letter, 0x30)),
            'և' => plain.push_str("եւ"),
            '\u{1C90}'..='\u{1CBF}' => plain.push(further(letter, 0x10D0_u32.wrapping_sub(0x1C90))),
            '’' | '‘' | 'ʼ' => plain.push('\''),
            '‐' | '‑' => plain.push('-'),
            'ﬀ' => plain.push_str("ff"),
            'ﬁ' => plain.push_str("fi"),
            'ﬂ' => plain.push_str("fl"),
            'ﬃ' => plain.push_str("ffi"),
            'ﬄ' => plain.push_str("ffl"),
            // Marks that stand apart from their letter, as macOS writes file names, and hyphens that are only seen at the end of a line.
            '\u{300}'..='\u{36F}' | '\u{AD}' => {}
            other => plain.push(other),
        }
    }
    plain
}

/// The letters from U+00C0 to U+024F without their marks, one after the other. A figure stands for what [`push_latin`] says, a dash for a
/// letter that has no other form.
const LATIN: &[u8] = b"\
    aaaaaa1ceeeeiiiidnooooo-ouuuuy42aaaaaa1ceeeeiiiidnooooo-ouuuuy4y\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii55jjkkklllllll\
    lllnnnnnnnnnoooooo33rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
    bbbb---cc-ddd--0-ffg---ikkl--nnooo--pp-----ttttuu-vyyzz9--------\
    ----666777888aaiioouuuuuuuuuu-aaaa11ggggkkoooo99j666gg--nnaa11oo\
    aaaaeeeeiiiioooorrrruuuusstt--hhnd--zzaaeeooooooooyylnt---acclts\
    z--b--eejj-qrryy\
";

/// The letters from U+1E00 to U+1EFF, likewise.
const MORE_LATIN: &[u8] = b"\
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
    mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
    wwwwwwwwwwxxxxyyzzzzzzhtwyas--2-aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy----yy\
";

fn push_latin(plain: &mut String, table: &[u8], first: char, letter: char) {
    match table.get(letter as usize - first as usize) {
        None | Some(b'-') => plain.push(letter),
        Some(b'0') => plain.push('ə'),
        Some(b'1') => plain.push_str("ae"),
        Some(b'2') => plain.push_str("ss"),
        Some(b'3') => plain.push_str("oe"),
        Some(b'4') => plain.push_str("th"),
        Some(b'5') => plain.push_str("ij"),
        Some(b'6') => plain.push_str("dz"),
        Some(b'7') => plain.push_str("lj"),
        Some(b'8') => plain.push_str("nj"),
        Some(b'9') => plain.push('ʒ'),
        Some(plainly) => plain.push(char::from(*plainly)),
    }
}

/// The letter `apart` places further on.
fn further(letter: char, apart: u32) -> char {
    char::from_u32((letter as u32).wrapping_add(apart)).unwrap_or(letter)
}

fn greek(letter: char) -> char {
    match letter {
        'Ά' | 'ά' => 'α',
        'Έ' | 'έ' => 'ε',
        'Ή' | 'ή' => 'η',
        'Ί' | 'ΐ' | 'Ϊ' | 'ί' | 'ϊ' => 'ι',
        'Ό' | 'ό' => 'ο',
        'Ύ' | 'ΰ' | 'Ϋ' | 'ύ' | 'ϋ' => 'υ',
        'Ώ' | 'ώ' => 'ω',
        'ς' => 'σ',
        'Α'..='Ω' => further(letter, 0x20),
        other => other,
    }
}

/// Letters as they were written with breathings and three accents.
fn old_greek(letter: char) -> char {
    /// From U+1F00 on, one for each row of eight.
    const ROWS: [char; 32] = [
        'α', 'α', 'ε', 'ε', 'η', 'η', 'ι', 'ι', 'ο', 'ο', 'υ', 'υ', 'ω', 'ω', ' ', ' ', 'α', 'α', 'η', 'η', 'ω', 'ω',
        'α', 'α', 'η', 'η', 'ι', 'ι', 'υ', 'υ', 'ω', 'ω',
    ];
    /// From U+1F70 on, one for each two.
    const PAIRS: [char; 7] = ['α', 'ε', 'η', 'ι', 'ο', 'υ', 'ω'];
    let at = letter as usize - 0x1F00;
    match at {
        0x70..=0x7D => PAIRS[(at - 0x70) / 2],
        0xBE => 'ι',
        0xC8 | 0xC9 => 'ε',
        0xE4 | 0xE5 | 0xEC => 'ρ',
        0xF8 | 0xF9 => 'ο',
        // Marks without a letter.
        0x7E | 0x7F | 0xBD | 0xBF..=0xC1 | 0xCD..=0xCF | 0xDD..=0xDF | 0xED..=0xEF | 0xFD.. => letter,
        _ => ROWS[at / 8],
    }
}

fn cyrillic(letter: char) -> char {
    let small = match letter {
        '\u{400}'..='\u{40F}' => further(letter, 0x50),
        'А'..='Я' => further(letter, 0x20),
        'Ӏ' => 'ӏ',
        // Further on the alphabet is laid out in pairs.
        '\u{4C1}'..='\u{4CE}' => further(letter, letter as u32 & 1),
        '\u{460}'..='\u{481}' | '\u{48A}'..='\u{52F}' => further(letter, !(letter as u32) & 1),
        other => other,
    };
    match small {
        'ѐ' | 'ё' | 'ӗ' => 'е',
        'ѓ' | 'ґ' => 'г',
        'ї' => 'і',
        'ќ' => 'к',
        'й' | 'ѝ' | 'ӣ' | 'ӥ' => 'и',
        'ў' | 'ӯ' | 'ӱ' | 'ӳ' => 'у',
        'ӂ' | 'ӝ' => 'ж',
        'ӑ' | 'ӓ' => 'а',
        'ӟ' => 'з',
        'ӧ' => 'о',
        'ӛ' => 'ә',
        'ӫ' => 'ө',
        'ӭ' => 'э',
        'ӵ' => 'ч',
        'ӹ' => 'ы',
        'ѷ' => 'ѵ',
        other => other,
    }
}
