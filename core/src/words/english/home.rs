//! See `words/home.rs`.

use crate::format::limits::derived;
use crate::store::Unreadable;
use crate::templates::Template;
use crate::words::home::HomeWords;

pub(super) const WORDS: HomeWords = HomeWords {
    example_out_of_reach: "This example could not be fetched: the page is offline. Your own maps are here all the same.",
    product: "Parcours",
    headline: "Map what your customers live through",
    promise: "Customer journey maps on one page. Nothing you write leaves this browser.",
    languages: "Language",
    theme: "Colours",
    theme_system: "As the system",
    theme_light: "Light",
    theme_dark: "Dark",

    start: "Start a map",
    unfold: "Help me choose",
    question: |template| match template {
        Template::CurrentState => "What do our customers live through today, and where does it hurt?",
        Template::DayInTheLife => "What fills this person’s day, with or without us?",
        Template::FutureState => "What should it be like, and what separates us from it?",
        Template::ServiceBlueprint => "Who and what makes each moment of the service work?",
        Template::Blank => "Your own stages, your own lanes.",
    },
    when: |template| match template {
        Template::CurrentState => "To find and rank what to improve.",
        Template::DayInTheLife => "To find unmet needs before having a solution.",
        Template::FutureState => "To agree on a target and how to reach it.",
        Template::ServiceBlueprint => "To fix what causes a problem behind the scenes.",
        Template::Blank => "When none of the four fits.",
    },
    example: "See an example",
    example_of: |kind| format!("See an example: {kind}"),
    blank: "Start blank",
    blank_about: "One stage, no lanes",
    open_files: "Open a file",
    open_files_about: "or drop files anywhere on this page: maps, tables, outlines",
    drop_here: "Drop the files to open them",

    new_map: "Create a map",
    title: "Title",
    title_hint: "Taking out a car loan",
    stages: "Stages to begin with",
    one_stage: "One empty stage",
    one_stage_about: "The others come as you go.",
    create: "Create the map",
    cancel: "Cancel",
    close: "Close",

    maps: "My maps",
    map_count: |count| match count {
        1 => "1 map, kept in this browser".into(),
        _ => format!("{count} maps, kept in this browser"),
    },
    no_maps: "Your maps will be listed here. Choose a type above, or look at an example first.",
    search: "Search my maps",
    found: |count| match count {
        0 => "No map found.".into(),
        1 => "1 map found.".into(),
        _ => format!("{count} maps found."),
    },
    changed: |time| format!("Changed {time}"),
    saved_to_file: |time| format!("Last file: {time}"),
    never_saved_to_file: "Never saved to a file",
    thumbnail: |stages, known, steps| {
        format!("{} · emotion known for {known} of {steps} steps", (super::board::WORDS.stage_count)(stages))
    },
    actions: |title| format!("Actions on “{title}”"),
    rename: "Rename",
    new_name: |title| format!("New name of “{title}”"),
    keep_name: "Keep this name",
    duplicate: "Duplicate",
    make_future: "Make the future state",
    copy_of: |title| derived(title, |title| format!("{title} (copy)")),
    export: "Export",
    delete: "Delete",
    undo: "Undo",
    on_map: |action, title| format!("{action}: “{title}”"),

    renamed: |title| format!("Renamed “{title}”."),
    duplicated: |title| format!("“{title}” added."),
    exported: |title| format!("“{title}” handed to the browser as a file."),
    deleted: |title| format!("“{title}” is in the bin."),
    restored: |title| format!("“{title}” is back."),
    not_gone: |title| {
        format!("“{title}” was not deleted: its safety copy could not be deleted with it. Try again later.")
    },
    gone: |title| format!("“{title}” deleted for good."),
    added: |count| match count {
        1 => "1 map added.".into(),
        _ => format!("{count} maps added."),
    },
    added_as_new: |title| format!("“{title}” was already here: the file was added as a new map."),

    bin: |count| format!("Bin ({count})"),
    bin_about: |days| format!("Deleted maps stay here for {days} days."),
    deleted_on: |time| format!("Deleted {time}"),
    restore: "Restore",
    delete_for_good: "Delete for good",
    ask_delete_for_good: |title| format!("Delete “{title}” for good?"),
    keep_map: "Keep the map",
    cannot_undo: "This cannot be undone.",
    bin_full: "The browser’s storage is full, so the map cannot go to the bin. This cannot be undone.",

    import: "Open files",
    refused: "The browser could not read this file.",
    ready: "Nothing to repair.",
    already_here: "This map is already here: it will be added as a new one.",
    import_repaired: |count| match count {
        1 => "Open with 1 repair".into(),
        _ => format!("Open with {count} repairs"),
    },
    import_some: |count| match count {
        1 => "Open 1 map".into(),
        _ => format!("Open {count} maps"),
    },

    unreadable: |count| match count {
        1 => "1 map cannot be opened".into(),
        _ => format!("{count} maps cannot be opened"),
    },
    unreadable_about: "Nothing is changed or deleted. Download the record to repair it elsewhere.",
    why_unreadable: |why| match why {
        Unreadable::Damaged => "The record is damaged: its checksum does not match.",
        Unreadable::Newer => "A newer version of this page wrote it. Reload to update.",
        Unreadable::Content(_) => "",
    },
    download_record: "Download as it is",
};
