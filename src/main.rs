//! Opens the page; nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    parcours::browser::crash::watch();
    wasm_bindgen_futures::spawn_local(parcours::app::start());
}

/// The page has no life outside a browser: this is here so that `cargo test` builds the whole package.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Parcours is a page: `cargo xtask serve` builds and opens it.");
}
