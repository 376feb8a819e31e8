//! Files of older versions. What must hold is told in `fuzz/src/lib.rs`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| parcours_fuzz::upgrades(bytes));
