//! How a step feels: a score from -2 to +2, or unknown, which is blank and breaks the curve.

use serde_json::Value;

use super::record::{Field, Misread, Path};
use crate::record;

/// A feeling from -2 (very bad) to +2 (very good). Unknown is the absence of a score, never 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Score(#[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = -2, max = 2)))] i8);

impl Score {
    /// The lowest score.
    pub const LOWEST: Self = Self(-2);
    /// The middle of the scale: neither good nor bad, which is not unknown.
    pub const NEUTRAL: Self = Self(0);
    /// The highest score.
    pub const HIGHEST: Self = Self(2);
    /// Every score, lowest first.
    pub const ALL: [Self; 5] = [Self(-2), Self(-1), Self(0), Self(1), Self(2)];

    /// The score nearest to `value`.
    pub fn nearest(value: i64) -> Self {
        Self(value.clamp(-2, 2) as i8)
    }

    /// The number, -2 to 2.
    pub fn value(self) -> i8 {
        self.0
    }

    /// One higher, or the same at the top.
    pub fn higher(self) -> Self {
        Self::nearest(i64::from(self.0) + 1)
    }

    /// One lower, or the same at the bottom.
    pub fn lower(self) -> Self {
        Self::nearest(i64::from(self.0) - 1)
    }
}

impl Field for Score {
    fn read(value: Value, path: &Path<'_>) -> Result<Self, Misread> {
        i64::read(value, path).map(Self::nearest)
    }
}

record! {
    /// The score of a step in an emotion lane, with the word for it.
    pub struct Emotion {
        always {
            /// From -2 to +2.
            score: Score,
        }
        when_set {
            /// The feeling by name: relieved, worried.
            feeling: String,
        }
    }
}

impl Emotion {
    /// A score with no word beside it.
    pub fn of(score: Score) -> Self {
        Self { score, ..Self::default() }
    }
}
