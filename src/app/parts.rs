//! What is in each part of the program, and how it is loaded. The page starts with the core, the words of one language and the first screen; the
//! rest is parts: the linked program is cut along the functions below (`xtask/parts`), and each part is loaded when somebody needs it, or
//! when nothing else is to be done. Nobody names this file but the start of the page.
//!
//! In a development page the program is one piece, and loading does no more than hand out its tables.

use leptos::prelude::*;

use crate::app::help::Help;
use crate::app::importing::foreign_part::{FOREIGN, ForeignPart};
use crate::app::importing::{self, READING, ReadingPart, foreign, reading};
use crate::app::languages::{ENGLISH, FRENCH};
use crate::app::open_map::BOARD;
use crate::app::part::{OutOfReach, ScreenPart, set_rest};
use crate::app::shared::SHARED;
use crate::app::shared::screen::SharedScreen;
use crate::board_view::arrows::Arrows;
use crate::board_view::chrome::context_bar::ContextBar;
use crate::board_view::chrome::menu::Menu;
use crate::board_view::chrome::timer::{self, Clock};
use crate::board_view::editing::{EDITING, EditingPart, listening, menus, perform, writing};
use crate::board_view::exchange::{EXCHANGE, ExchangePart};
use crate::board_view::find_bar::FindBar;
use crate::board_view::grid::blank::Blank;
use crate::board_view::map_screen::{MapScreen, ViewContent};
use crate::board_view::more::MorePart;
use crate::board_view::not_opened::NotOpened;
use crate::board_view::panels_view::side_panel::SidePanelView;
use crate::board_view::presenting::{self, Room};
use crate::board_view::{self, compared_maps, dialogs, future, handing_out, printing, relabel, sharing, taking_in};
use crate::home::{self, AskDeleteForGood, Below, HomePart, NewMapDialog};
use parcours_core::method::figures::Figures;
use parcours_core::words::Words;
use parcours_share::base::{pack_base, unpack_base};

/// Makes what loads a part: the name the linked program is cut by, the table, and what is in it.
macro_rules! part {
    ($load:ident: $table:ty = $module:ident, $made:expr) => {
        #[cfg(not(debug_assertions))]
        #[wasm_split_helpers::wasm_split($module, fallible)]
        fn $load() -> Result<&'static $table, OutOfReach> {
            Ok($made)
        }

        #[cfg(debug_assertions)]
        async fn $load() -> Result<&'static $table, OutOfReach> {
            Ok($made)
        }
    };
}

/// Tells each part what loads it; before the page starts.
pub fn declare() {
    ENGLISH.is_loaded_by(|| Box::pin(load_english()));
    FRENCH.is_loaded_by(|| Box::pin(load_french()));
    BOARD.is_loaded_by(|| Box::pin(load_board()));
    EDITING.is_loaded_by(|| Box::pin(load_editing()));
    board_view::more::MORE.is_loaded_by(|| Box::pin(load_more()));
    home::MORE.is_loaded_by(|| Box::pin(load_home_more()));
    READING.is_loaded_by(|| Box::pin(load_reading()));
    // Not with the rest: few maps are handed on each time they are opened.
    EXCHANGE.is_loaded_by(|| Box::pin(load_exchange()));
    FOREIGN.is_loaded_by(|| Box::pin(load_foreign()));
    SHARED.is_loaded_by(|| Box::pin(load_shared()));
    set_rest(vec![&BOARD, &EDITING, &board_view::more::MORE, &home::MORE, &READING]);
}

part! { load_english: Words = english, &parcours_core::words::english::WORDS }

part! { load_french: Words = french, &parcours_core::words::french::WORDS }

part! { load_board: ScreenPart = board, &ScreenPart { screen: |id| view! { <MapScreen id=id.into() /> }.into_any() } }

part! {
    load_editing: EditingPart = editing, &EditingPart {
        listen: listening::on_page,
        listen_on_board: listening::on_board,
        run: perform::run,
        carry_out: perform::carry_out,
        write: perform::write,
        keep_writing: |editor| writing::finish(editor, writing::Ending::Keep),
        look_with: perform::look_with,
        open_map_menu: menus::open_map_menu,
    }
}

part! {
    load_more: MorePart = more, &MorePart {
        side_panel: |editor| view! { <SidePanelView editor /> }.into_any(),
        context_bar: |editor| view! { <ContextBar editor /> }.into_any(),
        menu: |editor| view! { <Menu editor /> }.into_any(),
        arrows: |editor| view! { <Arrows editor /> }.into_any(),
        not_opened: |app, id, error| view! { <NotOpened app id error /> }.into_any(),
        view: |editor, view| view! { <ViewContent editor view /> }.into_any(),
        find_bar: |editor| view! { <FindBar editor /> }.into_any(),
        presenting: |editor| view! { <Room editor /> }.into_any(),
        dialog: dialogs::of,
        blank: |editor| view! { <Blank editor /> }.into_any(),
        stride: presenting::go,
        lay_out: printing::lay_out,
        make_future: future::make_here,
        refresh_today: future::refresh,
        speak: relabel::change,
        follow: |editor| {
            timer::follow(editor);
            taking_in::follow(editor);
        },
        clock: |editor| view! { <Clock editor /> }.into_any(),
        figures: Figures::of,
        curve_behind: compared_maps::behind,
    }
}

part! {
    load_foreign: ForeignPart = exchange, &ForeignPart {
        pack: pack_base,
        unpack: |base| unpack_base(base).ok(),
        foreign: foreign::of,
    }
}

part! {
    load_home_more: HomePart = more, &HomePart {
        help: |app, open| view! { <Help app closed=move || open.set(false) /> }.into_any(),
        new_map: |template| view! { <NewMapDialog template /> }.into_any(),
        map_commands: home::COMMANDS,
        make_future: future::make,
        below: || view! { <Below /> }.into_any(),
        question: || view! { <AskDeleteForGood /> }.into_any(),
        recover: home::follow_copies,
        listen_to_clipboard: home::listen_to_clipboard,
    }
}

part! {
    load_reading: ReadingPart = more, &ReadingPart {
        read_files: reading::read_files,
        read_pasted: reading::read_pasted,
        add: reading::add,
        dialog: importing::dialog::dialog,
    }
}

part! {
    load_exchange: ExchangePart = exchange, &ExchangePart {
        files: handing_out::dialog::content,
        table_by_hand: handing_out::table::content,
        table: handing_out::table::made,
        table_copied: handing_out::table::copied,
        plan: handing_out::plan::save,
        save_page: handing_out::whole_page::save,
        link: sharing::link::content,
        taking_in: taking_in::dialog::of,
    }
}

part! { load_shared: ScreenPart = exchange, &ScreenPart { screen: |text| view! { <SharedScreen text /> }.into_any() } }
