//! Words of the dialog that hands the map on as a file of another tool. It is loaded when it is opened, so they are no part of
//! [`super::Words`].

use super::{english, french};
use crate::format::way_out::{WayOut, WayOutGroup};
use crate::model::Language;

/// Words of the dialog that hands the map on.
pub struct HandingOutWords {
    /// The field for the format.
    pub format: &'static str,
    /// What kind of thing a format is.
    pub group: fn(WayOutGroup) -> &'static str,
    /// What a format is called.
    pub name: fn(WayOut) -> &'static str,
    /// What a format is good for.
    pub about: fn(WayOut) -> &'static str,
    /// The field for the paper.
    pub paper: &'static str,
    /// A page as large as the map needs.
    pub fitting: &'static str,
    /// The field for which way the sheet is turned.
    pub turned: &'static str,
    /// Level.
    pub landscape: &'static str,
    /// Upright.
    pub portrait: &'static str,
    /// The field for how much of a card is shown.
    pub detail: &'static str,
    /// Its text alone.
    pub text_alone: &'static str,
    /// And its moment of truth.
    pub with_moments: &'static str,
    /// All that is known of it.
    pub with_everything: &'static str,
    /// Cuts the page over sheets of A4.
    pub tiled: &'static str,
    /// A slide for each stage.
    pub stage_by_stage: &'static str,
    /// The field for how fine a picture is.
    pub fineness: &'static str,
    /// So many times as fine as a screen.
    pub times: fn(u8) -> &'static str,
    /// Heads the field for the logo.
    pub logo: &'static str,
    /// The field for the file of the logo: of what kinds, and how large.
    pub logo_file: &'static str,
    /// That it is asked for each time.
    pub logo_about: &'static str,
    /// The file is too large for a logo.
    pub logo_too_heavy: &'static str,
    /// The file could not be read.
    pub logo_unread: &'static str,
    /// Takes it away.
    pub no_logo: fn(&str) -> String,
    /// Heads the lanes and stages that are shown.
    pub parts: &'static str,
    /// Heads the lanes that are shown.
    pub lanes: &'static str,
    /// Heads the stages that are shown.
    pub stages: &'static str,
    /// Heads what is not in the file.
    pub lost: &'static str,
    /// Heads what is not to be seen on a poster, whose file carries the map whole.
    pub not_shown: &'static str,
    /// Nothing is lost.
    pub nothing_lost: &'static str,
    /// The picture of what the file will look like.
    pub preview: &'static str,
    /// That the map is too large to be shown before.
    pub no_preview: &'static str,
    /// What makes posters is being loaded: how many kilobytes.
    pub loading_poster: fn(usize) -> String,
    /// What makes tables is being loaded: how many kilobytes.
    pub loading_tables: fn(usize) -> String,
    /// It is being looked at what the file would be.
    pub looking: &'static str,
    /// The file is being made.
    pub making: &'static str,
    /// Gives it up.
    pub stop: &'static str,
    /// It was given up.
    pub stopped: &'static str,
    /// What makes the file could not be loaded.
    pub missing: &'static str,
    /// What makes the file broke.
    pub broke: &'static str,
    /// Nothing is chosen that could be shown.
    pub nothing_chosen: &'static str,
    /// Makes the file and hands it out.
    pub make: &'static str,
    /// Words of the page that is everything.
    pub whole_page: WholePageWords,
    /// Words of a table in the clipboard.
    pub table: TableWords,
}

/// Words of the page that is everything.
pub struct WholePageWords {
    /// How large it is, and how it is kept.
    pub facts: [&'static str; 2],
    /// What is not in it.
    pub left_out: [&'static str; 2],
}

/// Words of a table in the clipboard.
pub struct TableWords {
    /// It is there: so many cards, or the whole map.
    pub copied: fn(Option<usize>) -> String,
    /// The browser did not take it: what can be done.
    pub refused: &'static str,
    /// It could not be made.
    pub not_made: &'static str,
    /// The field with it.
    pub field: &'static str,
    /// Puts it into the clipboard.
    pub copy: &'static str,
    /// Gives it as a file.
    pub file: &'static str,
}

/// The words of `language`; English for one the page does not speak.
pub fn of(language: &Language) -> &'static HandingOutWords {
    match language {
        Language::French => &french::HANDING_OUT,
        _ => &english::HANDING_OUT,
    }
}
