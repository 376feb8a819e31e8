//! The checksum of zip and png (CRC-32, reflected polynomial `edb88320`), eight bytes at a time.
//!
//! Every save sums up the whole map. One table of 256 numbers takes longer for that than writing the map; eight tables that stand ready
//! weigh 8 kB that do not compress. So they are made when the first sum is asked for, in a few microseconds.

use std::sync::OnceLock;

type Tables = [[u32; 256]; 8];

static TABLES: OnceLock<Box<Tables>> = OnceLock::new();

/// What each byte comes to when so many bytes follow it.
fn tables() -> Box<Tables> {
    let mut tables: Box<Tables> = Box::new([[0; 256]; 8]);
    for byte in 0..256 {
        let shift = |sum: u32, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
        tables[0][byte] = (0..8).fold(byte as u32, shift);
    }
    for after in 1..8 {
        for byte in 0..256 {
            let sum = tables[after - 1][byte];
            tables[after][byte] = sum >> 8 ^ tables[0][usize::from(sum as u8)];
        }
    }
    tables
}

/// The checksum of `bytes`.
pub fn crc(bytes: &[u8]) -> u32 {
    let tables = TABLES.get_or_init(tables);
    let (words, rest) = bytes.as_chunks::<8>();
    let sum = words.iter().fold(!0, |sum: u32, word| {
        let word = u64::from_le_bytes(*word) ^ u64::from(sum);
        word.to_le_bytes().iter().zip(tables.iter().rev()).fold(0, |sum, (byte, table)| sum ^ table[usize::from(*byte)])
    });
    !rest.iter().fold(sum, |sum, byte| sum >> 8 ^ tables[0][usize::from(sum as u8 ^ byte)])
}

#[cfg(test)]
mod tests {
    use super::crc;

    /// The same, a bit at a time, as the definition has it.
    fn slowly(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0, |sum: u32, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
        })
    }

    #[test]
    fn sums_are_those_of_the_definition() {
        assert_eq!(crc(b"123456789"), 0xcbf4_3926, "the check value of the catalogue of checksums");
        let bytes: Vec<u8> = (0..100_u32).map(|at| (at * at * 31 + 7) as u8).collect();
        for end in 0..bytes.len() {
            assert_eq!(crc(&bytes[..end]), slowly(&bytes[..end]), "{end} bytes");
        }
    }
}
