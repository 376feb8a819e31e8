//! Words for the page as an app of its own. Those of the bar that offers a new version stand in `js/worker.js`, which must speak
//! where the program does not start.

/// See the module.
pub struct UpdatesWords {
    /// On the first screen of an app on an iPhone's or iPad's home screen, which does not share its storage with Safari.
    pub not_shared_with_safari: &'static str,
    /// What was pressed before it could be done, and is not done because the map was left.
    pub pressed_too_early: &'static str,
    /// Where something would be that could not be loaded.
    pub part_out_of_reach: &'static str,
    /// A part of the page is on its way.
    pub part_on_its_way: &'static str,
    /// Loads it again.
    pub try_again: &'static str,
}
