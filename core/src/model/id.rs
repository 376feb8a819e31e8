//! What a person can point at, by name: an id of its own type for each kind of thing.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::record::{Field, Misread, Path};
use serde_json::Value;

/// The longest id a file may carry, in characters.
pub const LONGEST_ID: usize = 64;

/// Whether `text` may serve as an id: 1 to 64 of `A-Z a-z 0-9 _ -`.
pub fn is_id(text: &str) -> bool {
    (1..=LONGEST_ID).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
}

macro_rules! ids {
    ($($(#[$about:meta])* $name:ident)*) => {$(
        $(#[$about])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as it stands in a file and in the page's `data-` attributes.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }

        impl Field for $name {
            fn read(value: Value, path: &Path<'_>) -> Result<Self, Misread> {
                String::read(value, path).map(Self::from)
            }
        }
    )*};
}

ids! {
    /// Names a map, in storage, in the page's address and in its file.
    MapId
    /// Names a stage.
    StageId
    /// Names a step, which is a column of the board.
    StepId
    /// Names a lane, which is a row of the board.
    LaneId
    /// Names a card.
    CardId
}

/// Where a step and a lane cross.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellKey {
    /// The column.
    pub step: StepId,
    /// The row.
    pub lane: LaneId,
}

impl CellKey {
    /// The crossing of `step` and `lane`.
    pub fn new(step: impl Into<StepId>, lane: impl Into<LaneId>) -> Self {
        Self { step: step.into(), lane: lane.into() }
    }

    /// Reads `STEP:LANE`, the form of the page's `data-cell`.
    pub fn parse(text: &str) -> Option<Self> {
        let (step, lane) = text.split_once(':')?;
        Some(Self::new(step, lane))
    }
}

impl fmt::Display for CellKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}", self.step, self.lane)
    }
}
