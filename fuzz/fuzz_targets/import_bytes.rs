//! Files from anywhere. What must hold is told in `fuzz/src/lib.rs`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| parcours_fuzz::import_bytes(bytes));
