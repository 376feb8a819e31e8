//! Files: bytes in from one a person chose, text out as one they keep.

use js_sys::{Array, JsString, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DragEvent, File, FileList, HtmlAnchorElement, Url};

use super::clock;
use parcours_core::format::{Problem, limits};

/// How long the browser may take to begin a download before its text is let go, in milliseconds.
const DOWNLOAD_BEGINS: f64 = 60_000.0;

/// A file a person chose, read.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Its name, as the system has it.
    pub name: String,
    /// What is in it.
    pub bytes: Result<Vec<u8>, Unread>,
}

/// Why there are no bytes.
#[derive(Clone, Debug)]
pub enum Unread {
    /// It was not read because of its size.
    TooBig(Problem),
    /// The browser could not read it: it was moved, or is a folder.
    Refused,
}

/// The files of a list, as the browser gave them.
pub fn all(list: &FileList) -> Vec<File> {
    (0..list.length()).filter_map(|index| list.get(index)).collect()
}

/// Whether files, and not a text or a link, are held over the page.
pub fn are_dragged(event: &DragEvent) -> bool {
    let held = event.data_transfer().map(|data| data.types());
    held.is_some_and(|types| types.includes(&"Files".into(), 0))
}

/// The files that were dropped.
pub fn dropped(event: &DragEvent) -> Vec<File> {
    let list = event.data_transfer().and_then(|data| data.files());
    list.map(|list| all(&list)).unwrap_or_default()
}

/// Reads `file`, unless it is too large.
pub async fn read(file: &File) -> Chosen {
    Chosen { name: file.name(), bytes: bytes(file).await }
}

async fn bytes(file: &File) -> Result<Vec<u8>, Unread> {
    let size = file.size();
    if size > limits::FILE as f64 {
        return Err(Unread::TooBig(Problem::TooBig { bytes: size as usize }));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Unread::Refused)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Gives `text` to the person as a file called `name`. Whether they kept it the browser does not say.
///
/// The name is given in the composed form of Unicode, which every system shows alike. `None` when the browser refused to make a file.
pub fn download(name: &str, kind: &str, text: &str) -> Option<()> {
    hand_over(name, &blob(&Array::of1(&text.into()), kind)?)
}

/// The same for bytes.
pub fn download_bytes(name: &str, kind: &str, bytes: &[u8]) -> Option<()> {
    hand_over(name, &blob(&Array::of1(&Uint8Array::from(bytes)), kind)?)
}

fn blob(parts: &Array, kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_u8_array_sequence_and_options(parts, &options).ok()
}

fn hand_over(name: &str, blob: &Blob) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let address = Url::create_object_url_with_blob(blob).ok()?;
    let anchor: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(&address);
    anchor.set_download(&String::from(JsString::from(name).normalize("NFC")));
    let body = document.body()?;
    // Firefox only follows a link that stands in the page.
    body.append_child(&anchor).ok()?;
    anchor.click();
    anchor.remove();
    clock::after(DOWNLOAD_BEGINS, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .let_go();
    Some(())
}

/// A picture that the page made itself, which is shown by its address; gone when this is dropped.
pub struct Picture {
    address: String,
}

impl Picture {
    /// The picture in `bytes`, of media type `kind`; `None` when the browser refused to make it.
    pub fn of(bytes: &[u8], kind: &str) -> Option<Self> {
        let blob = blob(&Array::of1(&Uint8Array::from(bytes)), kind)?;
        Some(Self { address: Url::create_object_url_with_blob(&blob).ok()? })
    }

    /// What an image names it by.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Picture {
    fn drop(&mut self) {
        // It can only be gone already.
        let _ = Url::revoke_object_url(&self.address);
    }
}
