//! Encryption with a passphrase, by the browser's own WebCrypto (https://www.w3.org/TR/webcrypto-2/): AES-GCM with 256 bits, the key made of the
//! passphrase by PBKDF2 with SHA-256. The browser has it only where the page comes safely, over HTTPS or from the machine itself.

use js_sys::{Array, JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::JsValue;

use super::page::{self, ask, property};
use super::random;
use parcours_share::sealed::{ROUNDS, Sealed};

/// What encrypts and decrypts.
const CIPHER: &str = "AES-GCM";

/// Why something stays encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locked {
    /// The browser does not decrypt here.
    NoCipher,
    /// The passphrase is another.
    WrongPassphrase,
}

/// Encrypts `content`, with a salt and a nonce of chance; `None` where the browser does not.
pub async fn seal(content: &[u8], passphrase: &str) -> Option<Sealed> {
    let (salt, nonce) = (random::bytes()?, random::bytes()?);
    let key = key(passphrase, &salt).await?;
    let sealed = ask(&subtle(), "encrypt", &[parameters(&nonce), key, bytes(content)]).await?;
    Some(Sealed { salt, nonce, content: Uint8Array::new(&sealed).to_vec() })
}

/// Decrypts what is in `sealed`.
///
/// # Errors
/// [`Locked`] when it stays encrypted.
pub async fn unseal(sealed: &Sealed, passphrase: &str) -> Result<Vec<u8>, Locked> {
    let key = key(passphrase, &sealed.salt).await.ok_or(Locked::NoCipher)?;
    let content = ask(&subtle(), "decrypt", &[parameters(&sealed.nonce), key, bytes(&sealed.content)]).await;
    content.map(|content| Uint8Array::new(&content).to_vec()).ok_or(Locked::WrongPassphrase)
}

/// The key that `passphrase` makes with `salt`. The passphrase is taken in the compatible form of Unicode (NFKC), so that neither the system that
/// composed an accent nor a no-break space makes it another.
async fn key(passphrase: &str, salt: &[u8]) -> Option<JsValue> {
    let passphrase = String::from(JsString::from(passphrase).normalize("NFKC"));
    let material = [
        "raw".into(),
        bytes(passphrase.as_bytes()),
        "PBKDF2".into(),
        false.into(),
        Array::of1(&"deriveKey".into()).into(),
    ];
    let material = ask(&subtle(), "importKey", &material).await?;
    let derivation = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", bytes(salt)),
        ("iterations", ROUNDS.into()),
    ]);
    let made = object(&[("name", CIPHER.into()), ("length", 256.into())]);
    let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
    ask(&subtle(), "deriveKey", &[derivation, material, made, false.into(), uses.into()]).await
}

fn parameters(nonce: &[u8]) -> JsValue {
    object(&[("name", CIPHER.into()), ("iv", bytes(nonce)), ("additionalData", bytes(&Sealed::bound()))])
}

fn subtle() -> JsValue {
    property(&property(&page::window(), "crypto"), "subtle")
}

fn bytes(content: &[u8]) -> JsValue {
    Uint8Array::from(content).into()
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let made = Object::new();
    for (name, value) in fields {
        // Setting a field of a fresh object cannot fail.
        let _ = Reflect::set(&made, &(*name).into(), value);
    }
    made.into()
}
