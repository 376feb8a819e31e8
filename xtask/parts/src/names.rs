//! Short names for what the program asks of its script. wasm-bindgen names each call by what it does and a checksum, in the script and in the
//! program: 40 letters that nobody reads and that do not compress.

use std::collections::BTreeMap;

use xtask::Result;

/// The number of the section of imports (WebAssembly Core Specification, 5.5.2).
const IMPORTS: u8 = 2;

/// `program` and its `script`, with short names for the calls between them.
///
/// # Errors
/// When the program is not written as the specification has it, or the script does not know a name.
pub fn shortened(program: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let mut at = 8;
    let mut short = program.get(..at).ok_or("too short for a program")?.to_vec();
    let mut names = BTreeMap::new();
    while at < program.len() {
        let kind = program[at];
        let (length, begin) = number(program, at + 1)?;
        let content = program.get(begin..begin + length).ok_or("a section is cut off")?;
        short.push(kind);
        if kind == IMPORTS {
            let content = imports(content, &mut names)?;
            write_number(&mut short, content.len());
            short.extend(content);
        } else {
            write_number(&mut short, length);
            short.extend(content);
        }
        at = begin + length;
    }
    Ok((short, renamed(script, &names)?))
}

/// The section of imports with short names; which name became which is noted in `names`.
fn imports(content: &[u8], names: &mut BTreeMap<String, String>) -> Result<Vec<u8>> {
    let (count, mut at) = number(content, 0)?;
    let mut short = Vec::new();
    write_number(&mut short, count);
    for _ in 0..count {
        let (module, name_at) = text(content, at)?;
        let (name, kind_at) = text(content, name_at)?;
        let end = after_kind(content, kind_at)?;
        write_text(&mut short, module);
        if is_long(name) {
            let next = format!("w{:x}", names.len());
            write_text(&mut short, names.entry(name.to_owned()).or_insert(next));
        } else {
            write_text(&mut short, name);
        }
        short.extend(&content[kind_at..end]);
        at = end;
    }
    Ok(short)
}

/// Whether wasm-bindgen made the name: it ends in sixteen digits.
fn is_long(name: &str) -> bool {
    let is_digits = |end: &str| end.len() == 16 && end.bytes().all(|byte| byte.is_ascii_hexdigit());
    name.starts_with("__wb") && name.rsplit('_').next().is_some_and(is_digits)
}

/// `script` with the new names. Each stands once, where the call is written.
fn renamed(script: &str, names: &BTreeMap<String, String>) -> Result<String> {
    let mut renamed = String::with_capacity(script.len());
    let mut found = 0;
    let mut rest = script;
    while let Some(begin) = rest.find("__wb") {
        let word =
            rest[begin..].split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or_default();
        renamed.push_str(&rest[..begin]);
        match names.get(word) {
            Some(short) => {
                found += 1;
                renamed.push_str(short);
            }
            None => renamed.push_str(word),
        }
        rest = &rest[begin + word.len()..];
    }
    renamed.push_str(rest);
    match found == names.len() {
        true => Ok(renamed),
        false => Err(format!("the program asks for {} calls and its script has {found} of them", names.len()).into()),
    }
}

/// The place after what an import is: a function, a table, a memory or a global.
fn after_kind(content: &[u8], at: usize) -> Result<usize> {
    let limits = |at: usize| -> Result<usize> {
        let (_, end) = number(content, at + 1)?;
        Ok(if content[at] & 1 == 1 { number(content, end)?.1 } else { end })
    };
    match content.get(at).ok_or("an import is cut off")? {
        0 => Ok(number(content, at + 1)?.1),
        1 => limits(at + 2),
        2 => limits(at + 1),
        3 => Ok(at + 3),
        other => Err(format!("an import of an unknown kind, {other}").into()),
    }
}

/// The number at `at`, in LEB128, and the place after it.
fn number(bytes: &[u8], mut at: usize) -> Result<(usize, usize)> {
    let (mut value, mut shift) = (0, 0);
    loop {
        let byte = *bytes.get(at).ok_or("a number is cut off")?;
        at += 1;
        value |= usize::from(byte & 0x7f) << shift;
        shift += 7;
        if byte < 0x80 || shift > 28 {
            return Ok((value, at));
        }
    }
}

fn write_number(bytes: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        bytes.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// The text at `at`, and the place after it.
fn text(bytes: &[u8], at: usize) -> Result<(&str, usize)> {
    let (length, begin) = number(bytes, at)?;
    let text = bytes.get(begin..begin + length).ok_or("a name is cut off")?;
    Ok((std::str::from_utf8(text)?, begin + length))
}

fn write_text(bytes: &mut Vec<u8>, text: &str) {
    write_number(bytes, text.len());
    bytes.extend(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "__wbg_focus_0123456789abcdef";

    /// A program with a function, a memory and a custom section.
    fn program(names: [&str; 2]) -> Vec<u8> {
        let mut imports = vec![2];
        for (name, kind) in names.iter().zip([&[0, 7][..], &[2, 1, 3, 9]]) {
            write_text(&mut imports, "./a.js");
            write_text(&mut imports, name);
            imports.extend(kind);
        }
        let mut program = b"\0asm\x01\0\0\0".to_vec();
        for (kind, content) in [(1, vec![5; 200]), (IMPORTS, imports), (0, LONG.as_bytes().to_vec())] {
            program.push(kind);
            write_number(&mut program, content.len());
            program.extend(content);
        }
        program
    }

    #[test]
    fn long_names_become_short_in_both_and_nothing_else_changes() -> Result<()> {
        let script = format!("f({{ {LONG}: 1, __wbindgen_malloc: 2, memory: 3 }})");
        let (short, renamed) = shortened(&program([LONG, "memory"]), &script)?;
        assert_eq!(short, program(["w0", "memory"]));
        assert_eq!(renamed, "f({ w0: 1, __wbindgen_malloc: 2, memory: 3 })");
        Ok(())
    }

    #[test]
    fn a_script_that_lacks_a_call_is_told() {
        assert!(shortened(&program([LONG, "memory"]), "f({})").is_err());
        assert!(shortened(b"\0asm", "").is_err());
    }
}
