//! Chance: ids that nobody else has.

use js_sys::Math;

use parcours_core::model::MapId;

/// Crockford's base 32: no letter is taken for a digit, none spells a word by accident more than it must.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A new id: 12 letters, 60 bits of chance.
pub fn id() -> String {
    let mut bytes = [0_u8; 12];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let drawn = crypto.is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !drawn {
        bytes = bytes.map(|_| (Math::random() * 256.0) as u8);
    }
    bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}

/// An id no map has.
pub fn map_id() -> MapId {
    MapId::from(id())
}

/// Bytes nobody can guess, for a key; `None` where the browser has no such chance.
pub fn bytes<const COUNT: usize>() -> Option<[u8; COUNT]> {
    let mut bytes = [0; COUNT];
    let crypto = web_sys::window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}
