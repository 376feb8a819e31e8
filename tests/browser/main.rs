//! Drives the built page in real browsers, by real pointers and keys, under a path that is not the root.
//!
//! `--dist DIR` names the built page, `--engine NAME` picks one engine, `--file NAME` the scenarios of one file, any other word those whose
//! name holds it.

mod accessibility;
mod axe;
mod blueprint;
mod board;
mod board_checks;
mod bringing_in;
mod build;
mod click_only;
mod clipboard;
mod compare;
mod crash;
mod crash_start;
mod details;
mod drag_cards;
mod drag_failures;
mod drag_headers;
mod drag_scroll;
mod dropped;
mod enlarged;
mod faults;
mod find;
mod first_picture;
mod focus;
mod guide;
mod handing_out;
mod harness;
mod home;
mod hostile;
mod hostile_input;
mod input;
mod keeping;
mod keys_board;
mod keys_editor;
mod keys_moves;
mod language;
mod layout;
mod left_behind;
mod moments;
mod odd_records;
mod offline;
mod one_file;
mod page;
mod paper;
mod parts;
mod persona;
mod present;
mod presses;
mod priorities;
mod published;
mod room;
mod safety;
mod said;
mod seeds;
mod seen;
mod sharing;
mod slices;
mod start;
mod storage;
mod summary;
mod tabs;
mod taking_in;
mod too_long;
mod touch;
mod typing;
mod ways_out;
mod worksheet;
mod worksheet_hand;
mod worksheet_keys;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use page_driver::browsers::Engine;
use page_driver::server::Server;
use xtask::{Problem, Result};

/// How long the whole run may take: four times what it takes on two idle cores.
const LONGEST: Duration = Duration::from_secs(50 * 60);

/// What the developer asked for.
struct Wanted {
    dist: PathBuf,
    engines: Vec<Engine>,
    filter: harness::Filter,
}

fn read_arguments() -> Result<Wanted> {
    let mut wanted = Wanted {
        dist: xtask::root().join("dist"),
        engines: Engine::here().to_vec(),
        filter: harness::Filter::default(),
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| Problem::from(format!("`{argument}` needs a value")));
        match argument.as_str() {
            "--dist" => wanted.dist = xtask::root().join(value()?),
            "--engine" => {
                let name = value()?;
                wanted.engines.retain(|engine| engine.name().eq_ignore_ascii_case(&name));
                if wanted.engines.is_empty() {
                    return Err(format!("no engine `{name}` here").into());
                }
            }
            "--file" => wanted.filter.file = Some(value()?),
            name => wanted.filter.name = Some(name.to_owned()),
        }
    }
    Ok(wanted)
}

/// The built page that is driven.
fn dist() -> Result<PathBuf> {
    Ok(read_arguments()?.dist)
}

fn run() -> Result<bool> {
    let wanted = read_arguments()?;
    let server = Server::start(&wanted.dist, "/some/repo/")?.without_worker();
    build::remember(&wanted.dist);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut held = true;
    for engine in wanted.engines {
        held &= runtime.block_on(harness::run_engine(engine, &server.url(), &wanted.filter));
    }
    Ok(held)
}

/// Ends the whole run when it takes longer than every scenario together ever should: whoever waits for it gets an answer.
fn watch() {
    if std::env::var_os("PARCOURS_ROUNDS").is_some() {
        return;
    }
    std::thread::spawn(|| {
        std::thread::sleep(LONGEST);
        eprintln!("the browsers were not done after {LONGEST:?}");
        std::process::exit(1);
    });
}

fn main() -> ExitCode {
    watch();
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}
