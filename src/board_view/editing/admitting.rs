//! What may come into the open map, and what is said of what may not.

use leptos::prelude::*;

use crate::app::fitting;
use crate::board::Board;
use crate::board_view::editor_context::EditorContext;
use parcours_core::editor::announcement::Announcement;
use parcours_core::format::Problem;
use parcours_core::format::admit::admit_into;
use parcours_core::format::whole::Size;
use parcours_core::model::{Edit, LaneId, Rejected};

impl EditorContext {
    /// Whether `edit` has room on `board`, which is refused in words where it has not; with the most the map takes then.
    pub(crate) fn admits(self, board: &Board, edit: &mut Edit) -> Option<Option<Size>> {
        let (revision, known) = self.size.get_value();
        let known = known.filter(|_| revision == board.revision());
        match board.read(|map| admit_into(map, edit, known)) {
            Ok(size) => Some(size),
            Err(problem) => {
                self.refuse(&problem);
                None
            }
        }
    }

    /// Says, where it is seen too, what has no room.
    pub(crate) fn refuse(self, problem: &Problem) {
        fitting::say(self.app, &(self.app.words().file.problem)(problem));
    }

    pub(crate) fn say_locked(self, lane: &LaneId) {
        let label = self.board().read(|map| map.lane(lane).map(|lane| lane.label.clone()));
        self.say(&Announcement::Locked(label.unwrap_or_default()));
    }

    pub(crate) fn explain(self, rejected: &Rejected) {
        if let Rejected::OnlyStep(id) = rejected {
            let name = self.board().read(|map| map.column_name(id).to_owned());
            self.say(&Announcement::OnlyStep(name));
        } else {
            // Commands only make edits that fit; a developer sees it, a person sees that nothing changed.
            leptos::logging::warn!("rejected: {rejected}");
        }
    }
}
