//! What is kept between visits: one record a map, one a persona that several maps share, a bin, the settings, and the session that decides when the
//! open map is written, copied, kept aside and brought back.
//!
//! Knows storage only as [`Kv`], so that every law of this room is tested natively, with faults. There is no index: the
//! list of maps is the list of keys, because an index would be one more thing that two tabs can disagree about.

pub mod alerts;
pub mod alignment;
pub mod bin;
pub mod crc;
pub mod days;
pub mod envelope;
mod errors;
mod in_storage;
mod kept;
pub mod keys;
pub mod kv;
pub mod library;
pub mod list;
pub mod noted;
pub mod personas;
pub mod recovery;
pub mod reminder;
pub mod room;
pub mod saver;
pub mod session;
pub mod settings;
pub mod summary;
pub mod versions;

pub use alerts::Alerts;
pub use bin::{Binned, DAYS_IN_BIN};
pub use envelope::{Past, Unreadable};
pub use kv::{Kv, KvError, MemoryKv, Usage};
pub use library::{Added, Kept, Library, OpenError, SaveError, Saved};
pub use list::{Glance, Listed};
pub use room::Level;
pub use saver::{SaveState, Saver};
pub use session::{Opening, Session};
pub use settings::{Settings, Theme};
pub use summary::{Entry, Summary};
pub use versions::Version;
