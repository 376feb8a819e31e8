//! Words for moments of truth, decided and suggested.

use crate::method::moments::{Lack, Reason};
use crate::model::MomentOfTruth;

/// Words for moments of truth, decided and suggested.
pub struct MomentsWords {
    /// What they are, and who decides.
    pub about: &'static str,
    /// Above those that were decided.
    pub decided: fn(usize) -> String,
    /// What stands there while none was.
    pub none_decided: &'static str,
    /// Above the suggestions.
    pub suggested: fn(usize) -> String,
    /// What stands there while there are none.
    pub none_suggested: &'static str,
    /// What the map lacks before there can be any.
    pub lack: fn(&Lack) -> String,
    /// Goes to where it is missing.
    pub go_there: &'static str,
    /// Why a step is suggested.
    pub reason: fn(&Reason) -> String,
    /// High or low, in a word.
    pub moment: fn(&MomentOfTruth) -> &'static str,
    /// Above the cards to choose from.
    pub which: fn(&MomentOfTruth) -> &'static str,
    /// A card in a lane that is not written yet.
    pub new_card: fn(&str) -> String,
    /// There is no card, and no lane for one.
    pub nowhere: &'static str,
    /// Sets a suggestion aside.
    pub set_aside: &'static str,
    /// Above those set aside.
    pub aside: fn(usize) -> String,
    /// Brings one back.
    pub bring_back: &'static str,
    /// A moment of truth is none after all.
    pub remove: &'static str,
    /// An action and what it is about.
    pub about_what: fn(&str, &str) -> String,
}
