//! Words of the first screen.

use crate::store::Unreadable;
use crate::templates::Template;

/// Words of the first screen.
pub struct HomeWords {
    /// A worked example could not be fetched.
    pub example_out_of_reach: &'static str,
    /// The name of the product.
    pub product: &'static str,
    /// The title of the page: what one can do here.
    pub headline: &'static str,
    /// What this is, and that nothing leaves the browser.
    pub promise: &'static str,
    /// Names the buttons that choose a language.
    pub languages: &'static str,
    /// Names the buttons that choose light or dark.
    pub theme: &'static str,
    /// As the system is.
    pub theme_system: &'static str,
    /// Light.
    pub theme_light: &'static str,
    /// Dark.
    pub theme_dark: &'static str,

    /// Above the templates.
    pub start: &'static str,
    /// Shows of the templates what is left out while there are maps.
    pub unfold: &'static str,
    /// The question a template answers.
    pub question: fn(Template) -> &'static str,
    /// When to use it.
    pub when: fn(Template) -> &'static str,
    /// The button that shows a worked example.
    pub example: &'static str,
    /// The same for a listener, with the type of map.
    pub example_of: fn(&str) -> String,
    /// The button for a map without a template.
    pub blank: &'static str,
    /// What that gives.
    pub blank_about: &'static str,
    /// The button that opens map files.
    pub open_files: &'static str,
    /// What may be done instead.
    pub open_files_about: &'static str,
    /// While files are held over the page.
    pub drop_here: &'static str,

    /// The dialog for a new map, and the button that goes from the maps to the templates.
    pub new_map: &'static str,
    /// Its field for the title.
    pub title: &'static str,
    /// An example of a title.
    pub title_hint: &'static str,
    /// Its list of stages to begin with.
    pub stages: &'static str,
    /// The choice of one empty stage.
    pub one_stage: &'static str,
    /// What that means.
    pub one_stage_about: &'static str,
    /// Makes the map.
    pub create: &'static str,
    /// Leaves a dialog without doing anything.
    pub cancel: &'static str,
    /// Leaves a dialog that only tells something.
    pub close: &'static str,

    /// Above the list of maps.
    pub maps: &'static str,
    /// How many there are.
    pub map_count: fn(usize) -> String,
    /// Where there is none yet.
    pub no_maps: &'static str,
    /// The search field.
    pub search: &'static str,
    /// What was found.
    pub found: fn(usize) -> String,
    /// When it changed.
    pub changed: fn(&str) -> String,
    /// When it was last saved to a file.
    pub saved_to_file: fn(&str) -> String,
    /// It never was.
    pub never_saved_to_file: &'static str,
    /// The thumbnail for a listener: so many stages; so many steps have a feeling, of so many.
    pub thumbnail: fn(usize, usize, usize) -> String,
    /// Names the actions on a map.
    pub actions: fn(&str) -> String,
    /// Calls a map something else.
    pub rename: &'static str,
    /// The field for its new name.
    pub new_name: fn(&str) -> String,
    /// Keeps the new name.
    pub keep_name: &'static str,
    /// Makes a copy.
    pub duplicate: &'static str,
    /// Makes the future state of a map.
    pub make_future: &'static str,
    /// The title of the copy.
    pub copy_of: fn(&str) -> String,
    /// Saves a map to a file.
    pub export: &'static str,
    /// Puts a map into the bin.
    pub delete: &'static str,
    /// Takes the deletion back.
    pub undo: &'static str,
    /// A button for a listener: what it does, to which map.
    pub on_map: fn(&str, &str) -> String,

    /// Said after a map was renamed.
    pub renamed: fn(&str) -> String,
    /// Said after a map was copied.
    pub duplicated: fn(&str) -> String,
    /// Said after a map was handed to the browser as a file.
    pub exported: fn(&str) -> String,
    /// Said after a map went to the bin.
    pub deleted: fn(&str) -> String,
    /// Said after a map came back.
    pub restored: fn(&str) -> String,
    /// Said after a map was deleted for good.
    pub gone: fn(&str) -> String,
    /// Said when it was not, because its safety copy cannot be told.
    pub not_gone: fn(&str) -> String,
    /// Said after several files were opened.
    pub added: fn(usize) -> String,
    /// Said when a file's map was already here.
    pub added_as_new: fn(&str) -> String,

    /// Above the bin.
    pub bin: fn(usize) -> String,
    /// How long things stay there.
    pub bin_about: fn(i64) -> String,
    /// When it was deleted.
    pub deleted_on: fn(&str) -> String,
    /// Takes a map out of the bin.
    pub restore: &'static str,
    /// Deletes it from the bin.
    pub delete_for_good: &'static str,
    /// Asks whether to delete it for good.
    pub ask_delete_for_good: fn(&str) -> String,
    /// Leaves it where it is.
    pub keep_map: &'static str,
    /// What that means.
    pub cannot_undo: &'static str,
    /// Asks the same because the bin has no room.
    pub bin_full: &'static str,

    /// Above the result of opening files.
    pub import: &'static str,
    /// A file that the browser could not read.
    pub refused: &'static str,
    /// A file that can be opened as it is.
    pub ready: &'static str,
    /// A file whose map is already here.
    pub already_here: &'static str,
    /// Opens what can be opened, with so many repairs.
    pub import_repaired: fn(usize) -> String,
    /// Opens what can be opened: so many maps.
    pub import_some: fn(usize) -> String,

    /// Above the records that cannot be read.
    pub unreadable: fn(usize) -> String,
    /// What is done with them.
    pub unreadable_about: &'static str,
    /// Why a record cannot be read, where the file room has no words for it.
    pub why_unreadable: fn(&Unreadable) -> &'static str,
    /// Downloads the record as it is.
    pub download_record: &'static str,
}
