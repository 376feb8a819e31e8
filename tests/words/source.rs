//! What stands in quotes in a Rust file, and which of it a view would show.

use std::fs;
use std::path::{Path, PathBuf};

/// A text in quotes.
#[derive(Clone, Debug, PartialEq)]
pub struct Literal {
    /// What it says, with escapes resolved and what is filled in later as `□`.
    pub text: String,
    /// The code before it, up to the text before.
    pub before: String,
    /// The line it begins in.
    pub line: usize,
}

/// Every Rust file below `folder`, its path from the package's root first.
pub fn sources(folder: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    walk(&root.join(folder), &mut found);
    found.sort();
    let named = found.into_iter().map(|path| {
        let name = path.strip_prefix(root).expect("it is below the root").to_string_lossy().replace('\\', "/");
        (name, fs::read_to_string(&path).expect("it can be read"))
    });
    named.collect()
}

/// The texts in quotes of `code`, without those in comments.
pub fn literals(code: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    let mut letters = code.chars().peekable();
    let (mut before, mut line) = (String::new(), 1);
    while let Some(letter) = letters.next() {
        match letter {
            '/' if letters.peek() == Some(&'/') => {
                letters.by_ref().find(|letter| *letter == '\n');
                line += 1;
            }
            '\'' => {
                // A character such as '"'; a lifetime has no second quote where a character has it.
                before.push(letter);
                let ahead: Vec<char> = letters.clone().take(3).collect();
                let length = if ahead.first() == Some(&'\\') { 3 } else { 2 };
                if ahead.get(length - 1) == Some(&'\'') {
                    letters.by_ref().take(length).for_each(drop);
                }
            }
            '"' => {
                let begins = line;
                let mut text = String::new();
                while let Some(letter) = letters.next() {
                    match letter {
                        '"' => break,
                        '\\' => text.push_str(&escape(&mut letters, &mut line)),
                        letter => {
                            line += usize::from(letter == '\n');
                            text.push(letter);
                        }
                    }
                }
                found.push(Literal { text: fill(&text), before: std::mem::take(&mut before), line: begins });
            }
            letter => {
                line += usize::from(letter == '\n');
                before.push(letter);
            }
        }
    }
    found
}

fn escape(letters: &mut std::iter::Peekable<std::str::Chars<'_>>, line: &mut usize) -> String {
    match letters.next() {
        Some('u') => {
            let code: String = letters.by_ref().skip(1).take_while(|letter| *letter != '}').collect();
            u32::from_str_radix(&code, 16).ok().and_then(char::from_u32).map(String::from).unwrap_or_default()
        }
        Some('n') => "\n".to_owned(),
        Some('\n') => {
            *line += 1;
            while letters.next_if(|letter| letter.is_whitespace()).is_some() {}
            String::new()
        }
        Some(letter) => letter.to_string(),
        None => String::new(),
    }
}

/// `text` with `□` for each `{…}`.
fn fill(text: &str) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((_, after)) = after.split_once('}') else { break };
        filled.push_str(before);
        filled.push('□');
        rest = after;
    }
    filled + rest
}

/// The parts of `code` inside `view! { … }`.
pub fn views(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some((_, view)) = rest.split_once("view! {") {
        let mut depth = 1;
        let end = view.char_indices().find(|(_, letter)| {
            depth += i32::from(*letter == '{') - i32::from(*letter == '}');
            depth == 0
        });
        let (inside, after) = view.split_at(end.map_or(view.len(), |(end, _)| end));
        found.push(inside);
        rest = after;
    }
    found
}

/// Whether a text in a view stands where a person would read it: as a node, or in an attribute that is read out.
pub fn is_shown(literal: &Literal) -> bool {
    const READ_OUT: [&str; 6] = ["aria-label=", "aria-valuetext=", "title=", "placeholder=", "alt=", "label="];
    let before = literal.before.trim_end();
    let is_node = before.ends_with('>') && !before.ends_with("=>") && !before.ends_with("->");
    let follows_a_node = literal.before.contains('}') && before.ends_with('}');
    is_node || follows_a_node || READ_OUT.iter().any(|attribute| before.ends_with(attribute))
}
