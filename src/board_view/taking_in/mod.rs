//! What is taken into the open map from elsewhere: each a dialog that shows what would come and ends in one edit.

mod bring_in;
pub(crate) mod dialog;
mod ending;
mod from_notes;
mod merge_copy;
