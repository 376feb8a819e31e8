//! From an older file to today's: one step a version, never changed once released.

use serde_json::Value;

use super::SCHEMA;
use crate::model::Misread;

/// Turns a file of one version into a file of the next.
pub type Step = fn(&mut Value) -> Result<(), Misread>;

/// The step from version 1 to 2, from 2 to 3, and so on. A version without its step does not compile.
pub const STEPS: [Step; (SCHEMA - 1) as usize] = [];

/// Takes `file` from version `from` through the steps that follow it, in order.
///
/// # Errors
/// [`Misread`] from the first step that finds something else than its version allows.
pub fn upgrade(file: &mut Value, from: u64, steps: &[Step]) -> Result<(), Misread> {
    let done = usize::try_from(from.saturating_sub(1)).unwrap_or(usize::MAX);
    steps.iter().skip(done).try_for_each(|step| step(file))
}
