//! Keeps in the linked program what cutting it into parts needs (`xtask/parts`): where each function and each piece of data is named.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|is| is == value);
    // A development page is one piece.
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") {
        println!("cargo:rustc-link-arg-bins=--emit-relocs");
    }
}
