//! Where the commands are offered: menus in groups, and the help.

use std::collections::BTreeSet;

use parcours_core::editor::commands::{COMMANDS, Group, WAYS_OUT};
use parcours_core::editor::geometry::{Point, Rect};
use parcours_core::editor::help;
use parcours_core::editor::menu::{CARD, EMOTION, Groups, LANE, MAP, STAGE, STEP, place};
use parcours_core::words::{english, french};
use proptest::prelude::*;

/// Commands that make no sense as a menu's row: they only exist as keys.
const KEYS_ONLY: [&str; 10] = [
    "fill",
    "menu",
    "select",
    "select-up",
    "select-down",
    "select-left",
    "select-right",
    "clear-selection",
    "emotion-higher",
    "emotion-lower",
];

#[test]
fn a_menu_offers_everything_of_its_kind_once() {
    let check = |menu: Groups, group: Group| {
        let names: Vec<&str> = menu.concat().iter().map(|command| command.name).collect();
        let set: BTreeSet<&str> = names.iter().copied().collect();
        assert_eq!(set.len(), names.len(), "{group:?}: twice");
        let of_kind = COMMANDS.iter().filter(|command| command.group == group && !KEYS_ONLY.contains(&command.name));
        for command in of_kind.filter(|_| group != Group::Map) {
            assert!(set.contains(command.name), "{group:?}: {} is missing", command.name);
        }
    };
    for (menu, group) in [
        (CARD, Group::Card),
        (EMOTION, Group::Emotion),
        (STAGE, Group::Stage),
        (STEP, Group::Step),
        (LANE, Group::Lane),
        (MAP, Group::Map),
    ] {
        check(menu, group);
    }
    assert_eq!(CARD[0].iter().map(|command| command.name).collect::<Vec<_>>(), ["edit", "details", "add-card"]);
}

#[test]
fn the_help_tells_every_press_once() {
    for words in [&english::WORDS, &french::WORDS] {
        let groups = help::groups(words);
        let titles: Vec<&str> = groups.iter().flat_map(|(_, rows)| rows).map(|row| row.title).collect();
        let once: BTreeSet<&str> = titles.iter().copied().collect();
        assert_eq!(once.len(), titles.len(), "{titles:?}");
        assert!(groups.iter().all(|(name, rows)| !name.is_empty() && !rows.is_empty()));
        for command in COMMANDS.iter().filter(|command| !command.keys.is_empty()) {
            let row = groups.iter().flat_map(|(_, rows)| rows).find(|row| row.title == command.title(words));
            let row = row.unwrap_or_else(|| panic!("{} is missing", command.name));
            assert!(command.keys.iter().all(|key| row.keys.contains(&key)), "{}", command.name);
        }
    }
}

proptest! {
    /// A menu is whole in the window, and wherever there is room beside it not over what it was opened from.
    #[test]
    fn a_menu_stands_beside_what_it_was_opened_from(
        left in 0.0..1240.0_f64, top in 0.0..680.0_f64, width in 1.0..160.0_f64, height in 1.0..60.0_f64, rows in 1..22_u32,
    ) {
        let (size, window) = ((240.0, f64::from(rows) * 32.0), (1280.0, 720.0));
        let anchor = Rect::new(left, top, left + width, top + height);
        let Point { x, y } = place(anchor, size, window);
        let menu = Rect::new(x, y, x + size.0, y + size.1);
        prop_assert!(menu.left >= 0.0 && menu.top >= 0.0 && menu.right <= window.0 && menu.bottom <= window.1, "{:?}", menu);
        prop_assert!(!menu.meets(&anchor), "{:?} over {:?}", menu, anchor);
    }
}

#[test]
fn every_way_out_is_in_the_palette_as_well() {
    let names = WAYS_OUT.map(|command| command.name);
    assert!(
        ["export-json", "export-as", "copy-as-table", "print", "export-csv"].iter().all(|name| names.contains(name)),
        "{names:?}"
    );
    assert!(WAYS_OUT.iter().all(|way| !way.on_board), "it works wherever the focus is");
}
