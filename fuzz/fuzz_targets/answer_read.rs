//! Answers of models. What must hold is told in `fuzz/src/lib.rs`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| parcours_fuzz::answer_read(bytes));
