//! Packing with a dictionary: the window of the compression begins with a text that both sides have, so that what stands in it costs a few
//! bits. The library has no call for that, but its parts do it: the dictionary is packed first and what comes out is thrown away.

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress_to_output, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// The best the library does.
const LEVEL: i32 = 10;
/// A window of 32 kB without a header.
const RAW: i32 = -15;

/// `content`, deflated (RFC 1951) as if it stood behind `dictionary`; `None` as soon as it takes more than `most` bytes: a large map that goes into no
/// address is not packed to its end.
pub(crate) fn packed(content: &[u8], dictionary: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut compressor = CompressorOxide::new(create_comp_flags_from_zip_params(LEVEL, RAW, 0));
    let (status, _) = compress_to_output(&mut compressor, dictionary, TDEFLFlush::Sync, |_: &[u8]| true);
    if status != TDEFLStatus::Okay {
        return None;
    }
    let mut packed = Vec::new();
    let (status, _) = compress_to_output(&mut compressor, content, TDEFLFlush::Finish, |bytes: &[u8]| {
        packed.extend_from_slice(bytes);
        packed.len() <= most
    });
    (status == TDEFLStatus::Done).then_some(packed)
}

/// Why something cannot be unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// It is cut, changed, or was never packed so.
    Damaged,
    /// There is more in it than there may be.
    TooLarge,
}

/// What was packed with `dictionary`, of at most `most` bytes. Room is made as it is needed: a few bytes can promise a thousand times as many.
pub(crate) fn unpacked(packed: &[u8], dictionary: &[u8], most: usize) -> Result<Vec<u8>, Failure> {
    const FIRST_ROOM: usize = 64 * 1024;
    let limit = dictionary.len() + most;
    let mut out = dictionary.to_vec();
    out.resize(limit.min(dictionary.len() + FIRST_ROOM), 0);
    let mut decompressor = Box::<DecompressorOxide>::default();
    let (mut read, mut written) = (0, dictionary.len());
    loop {
        let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        let (status, taken, made) = decompress(&mut decompressor, &packed[read..], &mut out, written, flags);
        (read, written) = (read + taken, written + made);
        match status {
            TINFLStatus::Done if read == packed.len() => {
                out.truncate(written);
                return Ok(out.split_off(dictionary.len()));
            }
            TINFLStatus::HasMoreOutput if out.len() < limit => out.resize(limit.min(out.len() * 2), 0),
            TINFLStatus::HasMoreOutput => return Err(Failure::TooLarge),
            _ => return Err(Failure::Damaged),
        }
    }
}
