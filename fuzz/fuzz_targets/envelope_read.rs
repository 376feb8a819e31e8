//! Records that another page of the site, or a fault, left in storage. What must hold is told in `fuzz/src/lib.rs`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| parcours_fuzz::envelope_read(bytes));
