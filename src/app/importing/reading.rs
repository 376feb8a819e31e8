//! What is done with files and texts that come in: read, parted into what is clean and what needs a look, added.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::web_sys::File;
use send_wrapper::SendWrapper;

use super::Importing;
use super::foreign_part::{FOREIGN, begin_copy};
use super::incoming::{Brought, Foreign, Found, Incoming, Instead};
use crate::app::app_context::Route;
use crate::app::open_map;
use crate::app::part::OutOfReach;
use crate::app::presence::all_the_same;
use crate::app::unsaved;
use crate::browser::files::{self, Unread};
use crate::browser::{clock, random};
use parcours_core::format::kind::{FileKind, Reader, kind};
use parcours_core::format::{self, ListKind, MapFile, Problem, limits};
use parcours_core::store::SaveError;

/// Reads the files that were `chosen` on the screen `asked_at`, and adds what is clean.
pub fn read_files(importing: Importing, chosen: Vec<File>, asked_at: Route) {
    all_the_same(async move {
        let mut incoming = Vec::new();
        if chosen.len() > limits::FILES {
            let problem = Problem::TooMany { kind: ListKind::Files, count: chosen.len(), most: limits::FILES };
            incoming.push(Incoming::new(String::new(), Found::Problem(problem)));
        } else {
            // One after the other: of a hundred large files only one is in memory as bytes.
            for file in &chosen {
                incoming.push(read(importing, file).await);
            }
        }
        if incoming.iter().any(|incoming| incoming.foreign().is_some()) && !ask(importing, &incoming).await {
            return;
        }
        // The person may have gone on to another screen meanwhile, and is not led away from there: nothing is added unasked.
        let is_here = importing.app.route.with_untracked(|route| *route == asked_at);
        let is_known = |incoming: &Incoming| untrack(|| incoming.id()).is_some_and(|id| importing.is_here(&id));
        if is_here && incoming.iter().all(|incoming| incoming.is_clean() && !is_known(incoming)) {
            if is_shown(importing, &incoming) {
                importing.incoming.set(Vec::new());
            }
            add(importing, incoming);
        } else if !is_shown(importing, &incoming) {
            importing.incoming.set(incoming);
        }
    });
}

/// Shows what a pasted `text` comes to; `instead` is what else may be done with it.
pub fn read_pasted(importing: Importing, text: String, instead: Option<Instead>) {
    all_the_same(async move {
        let found = foreign(importing, Brought::Pasted(text, instead), String::new(), FileKind::Text).await;
        let name = match &found {
            Found::Foreign(foreign) => foreign.words().pasted.to_owned(),
            _ => String::new(),
        };
        ask(importing, &[Incoming::new(name, found)]).await;
    });
}

/// What is found in `file`.
async fn read(importing: Importing, file: &File) -> Incoming {
    let chosen = files::read(file).await;
    let bytes = match chosen.bytes {
        Ok(bytes) => bytes,
        Err(Unread::TooBig(problem)) => return Incoming::new(chosen.name, Found::Problem(problem)),
        Err(Unread::Refused) => return Incoming::new(chosen.name, Found::Refused),
    };
    let kind = kind(&bytes);
    if kind.reader() == Reader::Page {
        match format::read(&bytes) {
            Ok(mut opened) => {
                let as_it_came = importing.is_here(&opened.file.id).then(|| Box::new(opened.clone()));
                begin_copy(&mut opened.file).await;
                return Incoming { name: chosen.name, found: Found::Map(Box::new(opened)), as_it_came };
            }
            // A file of another tool.
            Err(Problem::OtherFormat) => {}
            Err(problem) => return Incoming::new(chosen.name, Found::Problem(problem)),
        }
    }
    let brought = Brought::File(SendWrapper::new(file.clone()));
    let found = foreign(importing, brought, chosen.name.clone(), kind).await;
    Incoming::new(chosen.name, found)
}

/// Something of another program, or that what knows it cannot be loaded.
async fn foreign(importing: Importing, brought: Brought, name: String, kind: FileKind) -> Found {
    match FOREIGN.load().await {
        Ok(part) => Found::Foreign((part.foreign)(importing.app, brought, name, kind)),
        Err(OutOfReach) => Found::NotKept(importing.app.words().updates.part_out_of_reach.to_owned()),
    }
}

/// Shows `incoming` and asks what is foreign among it, one after the other; whether it is still shown at the end.
async fn ask(importing: Importing, incoming: &[Incoming]) -> bool {
    importing.incoming.set(incoming.to_vec());
    for foreign in incoming.iter().filter_map(Incoming::foreign) {
        foreign.clone().read().await;
    }
    is_shown(importing, incoming)
}

/// Whether the dialog is there with `incoming`.
fn is_shown(importing: Importing, incoming: &[Incoming]) -> bool {
    let first = |incoming: &[Incoming]| incoming.iter().find_map(Incoming::foreign).cloned();
    let is_same =
        |one: &Arc<dyn Foreign>, other: &Arc<dyn Foreign>| Arc::as_ptr(one).cast::<()>() == Arc::as_ptr(other).cast();
    importing.incoming.with_untracked(|shown| match (first(shown), first(incoming)) {
        (Some(one), Some(other)) => is_same(&one, &other),
        _ => false,
    })
}

/// Adds the maps of `incoming`; a single one is opened.
pub fn add(importing: Importing, incoming: Vec<Incoming>) {
    let file = |incoming: Incoming| Some((incoming.name.clone(), incoming.into_file()?));
    let named: Vec<(String, MapFile)> = incoming.into_iter().filter_map(file).collect();
    let library = importing.app.library();
    let first = named.first().map(|(name, _)| name.clone()).unwrap_or_default();
    let single = named.len() == 1;
    // Together, so that nothing of what cannot come in full comes in part. A single one is asked about when it is written.
    if !single && importing.went_well(&first, library.room_for_all(named.iter().map(|(_, file)| file))).is_none() {
        return;
    }
    let (mut count, mut said) = (0, Vec::new());
    for (name, file) in named {
        let title = importing.app.name(&file.map.title);
        let outcome: Result<_, SaveError> = library.add_opened(file, &clock::now_text(), random::map_id);
        let Some(added) = importing.went_well(&name, outcome) else { break };
        count += 1;
        if added.instead_of.is_some() {
            said.push((importing.words().added_as_new)(&title));
        }
        if single {
            // What is being written on the map that is left goes with it.
            open_map::keep_all();
            if let Some(said) = said.pop() {
                importing.app.say(said);
            }
            importing.app.open_added(added.kept);
            // Of the list nothing is seen any more: whoever comes back to it finds it read anew.
            unsaved::try_again();
            return;
        }
    }
    importing.list_again();
    if count > 0 {
        said.insert(0, (importing.words().added)(count));
        importing.tell(said.join(" "));
    }
}
