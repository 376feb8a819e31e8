//! What people read: file names, problems and repairs.

use parcours_core::format::{ListKind, Problem, Reason, file_name, name};
use parcours_core::model::Language;
use parcours_core::words;
use proptest::prelude::*;

use crate::hostile::{Fate, fates};

#[test]
fn file_names_are_safe_everywhere() {
    let cases = [
        ("Souscrire un crédit auto", "Souscrire un crédit auto"),
        ("", "journey-map"),
        ("...", "journey-map"),
        ("///", "journey-map"),
        ("a/b\\c:d*e?f\"g<h>i|j", "a_b_c_d_e_f_g_h_i_j"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("con", "_con"),
        ("COM1.txt", "_COM1.txt"),
        ("lpt¹", "_lpt¹"),
        ("console", "console"),
        ("fi\u{202E}gnp.exe", "fi_gnp.exe"),
        ("a\u{200B}b\nc", "a_b_c"),
        (" . spaced . ", "spaced"),
        ("🙂 日本語", "🙂 日本語"),
    ];
    for (title, expected) in cases {
        assert_eq!(name::stem(title), expected, "{title:?}");
    }
    assert_eq!(name::stem(&"é".repeat(300)).chars().count(), 100);
    assert_eq!(file_name("Test"), "Test.parcours.json");
}

/// What the three systems ask of a file's name: Windows of its letters, its ends and its devices; Linux of its bytes; macOS of its units.
fn is_safe(name: &str) -> bool {
    const DEVICES: [&str; 22] = [
        "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "LPT1",
        "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    ];
    let first = name.split('.').next().unwrap_or_default().trim().to_uppercase();
    let letters = name.chars().all(|letter| {
        let unseen = letter.is_control()
            || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{61C}' | '\u{FEFF}');
        !unseen && !"<>:\"/\\|?*".contains(letter)
    });
    letters
        && !DEVICES.contains(&first.as_str())
        && !name.starts_with(['.', ' '])
        && !name.ends_with(['.', ' '])
        && name.ends_with(".parcours.json")
        && name.trim_end_matches(".parcours.json").chars().count() <= 100
        && name.len() <= 255
        && name.encode_utf16().count() <= 255
        && name != ".parcours.json"
}

#[test]
fn hostile_file_names() {
    let mut titles: Vec<String> = Vec::new();
    let devices =
        ["con", "PRN", "aux.txt", "NUL", "com0", "com1", "COM9.tar.gz", "lpt1 ", " lpt9", "lpt¹", "conin$", "CONOUT$"];
    titles.extend(devices.map(str::to_owned));
    titles.extend(
        [
            "",
            ".",
            "..",
            "...",
            " ",
            "/",
            "\\",
            "../..",
            "C:\\x",
            "a:b",
            "~",
            "-rf",
            "a/../b",
            "\u{202E}gpj.exe",
            "🙂",
            "👩‍🚀",
        ]
        .map(str::to_owned),
    );
    titles.extend(
        (0..0x300_u32)
            .chain(0x2000..0x2100)
            .filter_map(char::from_u32)
            .flat_map(|letter| [letter.to_string(), format!("{letter}a{letter}b{letter}")]),
    );
    titles.extend(["a", "é", "日", "🙂", ".", " ", "e\u{301}", "_"].map(|node| node.repeat(300)));
    let unsafe_ones: Vec<_> = titles.iter().map(|title| file_name(title)).filter(|name| !is_safe(name)).collect();
    xtask::faults::report("hostile file names", titles.len(), unsafe_ones.len());
    assert!(unsafe_ones.is_empty(), "{unsafe_ones:?}");
}

proptest! {
    #[test]
    fn any_title_gives_a_safe_name(title in any::<String>()) {
        prop_assert!(is_safe(&file_name(&title)), "{}", file_name(&title));
    }
}

#[test]
fn problems_and_repairs_are_told_in_both_languages() {
    let mut french = String::new();
    let mut english = String::new();
    for (name, fate) in fates() {
        for (language, told) in [(Language::French, &mut french), (Language::English, &mut english)] {
            let words = &words::of(&language).file;
            let lines = match &fate {
                Fate::Refused(problem) => vec![format!("{} {}", problem.code(), (words.problem)(problem))],
                Fate::Opened(repairs) => repairs.iter().map(words.repair).collect(),
            };
            for line in lines {
                assert!(line.ends_with('.'), "{name}: {line}");
                told.push_str(&line);
                told.push('\n');
            }
        }
    }
    for (place, _) in french.match_indices([':', ';', '?', '!']) {
        let before = french[..place].chars().next_back();
        assert!(
            matches!(before, Some('\u{202F}' | '/' | 'd')),
            "a narrow space before the sign: {}",
            &french[place.saturating_sub(20)..]
        );
    }
    assert!(!french.contains('\'') && !french.contains("« ") && !french.contains(" »"), "French typography");

    let tell = |language: Language, problem: &Problem| (words::of(&language).file.problem)(problem);
    let big = Problem::TooBig { bytes: 6_200_000 };
    assert_eq!(tell(Language::English, &big), "This file is 6.2 MB. The limit is 16 MB.");
    assert_eq!(tell(Language::French, &big), "Ce fichier fait 6,2 Mo. La limite est de 16 Mo.");
    let many = Problem::TooMany { kind: ListKind::Cards, count: 20_001, most: 20_000 };
    assert_eq!(tell(Language::English, &many), "20,001 cards; the limit is 20,000.");
    assert_eq!(tell(Language::French, &many), "20\u{202F}001 fiches\u{202F}; la limite est 20\u{202F}000.");
    assert_eq!(tell(Language::French, &Problem::OtherFormat), "Ce JSON n’est pas un parcours.");
    let syntax = Problem::Syntax { line: 3, column: 7, reason: Reason::CommaMissing };
    assert_eq!(
        tell(Language::English, &syntax),
        "Not valid JSON: line 3, column 7: a comma or a closing bracket is missing."
    );
}
