//! What a person asks of the earlier versions of the open map. Each deed is said to be done when the browser says it is on the disk, and
//! nothing takes the place of the present version before that is kept.

use super::{Effect, Event, Report, Session, Source, Use};
use crate::model::JourneyMap;
use crate::store::versions::Reason;

/// Something a person asked for that waits for the present version to be kept.
#[derive(Clone, Debug)]
pub(super) struct Deed {
    /// Tells the answer it waits for; `None` before that is asked for.
    ticket: Option<u64>,
    /// How many edits there were when that was asked for.
    seen: u64,
    what: What,
}

#[derive(Clone, Debug)]
enum What {
    /// Nothing more: it was to be kept, under this name.
    Keep(String),
    /// Then this takes its place.
    Restore(Box<JourneyMap>),
}

impl Session {
    pub(super) fn step_versions(&mut self, event: Event, out: &mut Vec<Effect>) {
        match event {
            Event::KeepAsked(name) => self.begin(What::Keep(name), out),
            Event::RestoreAsked(at) => out.push(Effect::ReadVersion { wanted: Use::Restore, at }),
            Event::OpenAsked(at) => out.push(Effect::ReadVersion { wanted: Use::OpenCopy, at }),
            Event::NameAsked { at, name } => out.push(Effect::NameVersion { at, name }),
            Event::VersionRead { map: None, .. } => out.push(Effect::Say(Report::VersionBroken)),
            Event::VersionRead { wanted: Use::OpenCopy, at, map: Some(map) } if !self.is_left => {
                out.push(Effect::AddVersion { at, map });
            }
            Event::VersionRead { wanted: Use::Restore, map: Some(map), .. } => self.begin(What::Restore(map), out),
            Event::VersionKept { ticket, is_kept } => self.version_kept(ticket, is_kept, out),
            Event::VersionPut(true) => out.push(Effect::Say(Report::VersionRestored)),
            Event::VersionNamed(is_named) => {
                if !is_named {
                    out.push(Effect::Say(Report::VersionNotNamed));
                }
                out.push(Effect::ShowVersions);
            }
            // Why an edit was refused was said already; a map that was left has nowhere to show a copy.
            _ => {}
        }
    }

    fn begin(&mut self, what: What, out: &mut Vec<Effect>) {
        if self.reading.is_some() || self.is_left {
            return out.push(failed(&what));
        }
        self.deeds.push(Deed { ticket: None, seen: 0, what });
        if self.owes() {
            // What is not written yet is written first; the answer goes on from there.
            self.write(out);
        } else {
            self.begin_deeds(out);
        }
    }

    /// Asks for the present version to be kept, for each deed that waits for that.
    pub(super) fn begin_deeds(&mut self, out: &mut Vec<Effect>) {
        let from = if self.owes() { Source::Tab } else { Source::Storage };
        let (edits, mut tickets) = (self.edits, self.tickets);
        for deed in self.deeds.iter_mut().filter(|deed| deed.ticket.is_none()) {
            tickets += 1;
            (deed.ticket, deed.seen) = (Some(tickets), edits);
            let (reason, name) = match &deed.what {
                What::Keep(name) => (Reason::Asked, name.clone()),
                What::Restore(_) => (Reason::Restored, String::new()),
            };
            out.push(Effect::KeepVersion { ticket: tickets, reason, name, from });
        }
        self.tickets = tickets;
    }

    fn version_kept(&mut self, ticket: u64, is_kept: bool, out: &mut Vec<Effect>) {
        out.push(Effect::ShowVersions);
        let Some(at) = self.deeds.iter().position(|deed| deed.ticket == Some(ticket)) else { return };
        let Deed { seen, what, .. } = self.deeds.remove(at);
        match what {
            What::Keep(_) if is_kept => out.push(Effect::Say(Report::VersionKept)),
            What::Restore(map) if is_kept && self.reading.is_none() && !self.is_left => {
                if seen == self.edits {
                    out.push(Effect::PutVersion(map));
                } else {
                    // What was done meanwhile is not kept yet.
                    self.begin(What::Restore(map), out);
                }
            }
            what => out.push(failed(&what)),
        }
    }

    /// The map is not what it was any more: what waits is told not to be done.
    pub(super) fn give_up_deeds(&mut self, out: &mut Vec<Effect>) {
        let waits = self.deeds.extract_if(.., |deed| deed.ticket.is_none());
        out.extend(waits.map(|deed| failed(&deed.what)));
    }
}

fn failed(what: &What) -> Effect {
    Effect::Say(match what {
        What::Keep(_) => Report::VersionNotKept,
        What::Restore(_) => Report::VersionNotRestored,
    })
}
