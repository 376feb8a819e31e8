//! The map: what it is made of, the edits that change it, and how they are taken back.
//!
//! Plain data only. No signal, no clock, no randomness, no call to a browser: ids and times are handed in.

pub mod amount;
pub mod card;
pub mod compose;
pub mod curve;
pub mod curve_words;
pub mod edit;
pub mod emotion;
pub mod header;
pub mod history;
pub mod id;
pub mod lane;
pub mod map;
pub mod open_word;
pub mod order;
pub mod record;
pub mod sorted;
pub mod sorted_set;
pub mod sound;
pub mod stage;
pub mod touched;
pub mod written;

pub use amount::Digits;
pub use card::{Amount, Card, Channel, ChannelKind, Evidence, Metric, MomentOfTruth, Reading, WorkStatus};
pub use edit::{Edit, Rejected};
pub use emotion::{Emotion, Score};
pub use header::{Context, FreeField, Language, MapKind, MapStatus, Persona, Scope};
pub use history::{Act, History, Label};
pub use id::{CardId, CellKey, LaneId, MapId, StageId, StepId};
pub use lane::{BlueprintLine, Lane, LaneRole};
pub use map::{JourneyMap, Link, LinkKind};
pub use order::WordOrder;
pub use record::{Extra, Field, Misread, Path, Shape};
pub use sorted::SortedMap;
pub use sorted_set::SortedSet;
pub use stage::{Stage, Step};
pub use touched::Touched;
pub use written::Written;
