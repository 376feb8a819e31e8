//! A map's id in the page's address. Ids of ours stand there as they are; a stranger may have put a map under any other, and it opens
//! all the same.

use crate::model::MapId;
use crate::model::id::is_id;

/// `id` as it is written in an address: letter by letter, but for the bytes that ids of ours are made of.
pub fn of(id: &MapId) -> String {
    let mut written = String::with_capacity(id.as_str().len());
    for byte in id.as_str().bytes() {
        let letter = char::from(byte);
        if byte.is_ascii() && is_id(letter.encode_utf8(&mut [0; 4])) {
            written.push(letter);
        } else {
            written.push('%');
            for half in [byte >> 4, byte & 15] {
                written.push(char::from_digit(u32::from(half), 16).unwrap_or_default());
            }
        }
    }
    written
}

/// The id that is `written` in an address. What is not written as [`of`] writes is taken as it stands.
pub fn id_in(written: &str) -> MapId {
    let decoded = decode(written).and_then(|bytes| String::from_utf8(bytes).ok());
    decoded.map_or_else(|| written.into(), MapId::from)
}

fn decode(written: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(written.len());
    let mut rest = written.as_bytes();
    while let [byte, after @ ..] = rest {
        rest = after;
        if *byte != b'%' {
            bytes.push(*byte);
            continue;
        }
        let [high, low, after @ ..] = rest else { return None };
        let digit = |byte: u8| char::from(byte).to_digit(16);
        bytes.push(u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()?);
        rest = after;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::{id_in, of};

    #[test]
    fn any_id_stands_in_an_address_and_is_found_there() {
        for (id, written) in [
            ("m1_A-z", "m1_A-z"),
            ("a/b", "a%2fb"),
            ("a b#?%", "a%20b%23%3f%25"),
            ("é日", "%c3%a9%e6%97%a5"),
            ("\u{11}\n\"'", "%11%0a%22%27"),
            ("", ""),
        ] {
            assert_eq!(of(&id.into()), written);
            assert_eq!(id_in(written), id.into());
        }
        // A browser may write it its own way.
        assert_eq!(id_in("a%2Fb"), "a/b".into());
        assert_eq!(id_in("50%"), "50%".into());
        assert_eq!(id_in("%zz%ff"), "%zz%ff".into());
    }
}
