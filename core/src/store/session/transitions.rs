//! What each event comes to.

use super::{Copying, Effect, Goal, HandOver, InStorage, Notice, ReadOnly, Session, Source};
use crate::model::MapId;
use crate::store::library::{SaveError, Saved};
use crate::store::versions::{REVISIONS, Reason};

impl Session {
    pub(super) fn ticket(&mut self) -> u64 {
        self.tickets += 1;
        self.tickets
    }

    pub(super) fn write_or_look(&mut self, out: &mut Vec<Effect>) {
        if self.owes() {
            self.write(out);
        } else {
            // Storage may have been cleared without a word, and this may be the last moment.
            out.push(Effect::Look);
        }
    }

    pub(super) fn write(&mut self, out: &mut Vec<Effect>) {
        if self.reading.is_some() || self.is_aside {
            // Taken by another tab: what is still owed becomes a map of its own.
            return out.push(Effect::KeepAside);
        }
        if !self.has_begun && self.copying != Copying::Impossible {
            // Before the first save goes over it.
            self.has_begun = true;
            let ticket = self.ticket();
            out.push(keep_version(ticket, Reason::Begun, Source::Storage));
        }
        out.push(Effect::Write);
    }

    pub(super) fn wrote(
        &mut self,
        outcome: Result<Saved, SaveError>,
        rev: u64,
        at: &str,
        now: f64,
        out: &mut Vec<Effect>,
    ) {
        if matches!(outcome, Err(SaveError::ChangedElsewhere | SaveError::Newer)) {
            return self.finish(Goal::Aside, out);
        }
        let refused = matches!(outcome, Err(SaveError::Kv(_) | SaveError::NotKept));
        let written = outcome == Ok(Saved::Written);
        // What was refused, and then taken back, must not be ahead of what stands in storage.
        let is_ahead = self.copying == Copying::Ahead || matches!(self.copy, Some((_, Source::Tab)));
        let is_well = outcome.is_ok();
        self.saver.wrote(outcome, now, at);
        if is_well {
            self.rev = rev;
            self.goes_on = false;
            if std::mem::take(&mut self.is_cleared) {
                out.push(Effect::Tell(Notice::Cleared));
            }
        }
        if written {
            out.push(Effect::AskToLast);
        }
        if written || is_well && is_ahead {
            self.not_copied();
            self.copy(Source::Storage, out);
        } else if refused {
            // So that at least the second place has it.
            self.copy(Source::Tab, out);
        }
        if written && rev.is_multiple_of(REVISIONS) && self.copying != Copying::Impossible {
            let ticket = self.ticket();
            out.push(keep_version(ticket, Reason::Worked, Source::Storage));
        }
        if self.hand_over == HandOver::Writing {
            self.hand_over = HandOver::No;
            // What storage refused stays here: the other tab must not begin from an older version.
            if !self.owes() {
                self.give(out);
            }
        }
        self.begin_deeds(out);
    }

    pub(super) fn kept_aside(
        &mut self,
        outcome: Result<(MapId, String), SaveError>,
        at: &str,
        now: f64,
        out: &mut Vec<Effect>,
    ) {
        let (id, title) = match outcome {
            Ok(copy) => copy,
            Err(error) => {
                self.saver.wrote(Err(error), now, at);
                // What is here when it is written at last may be another version than the one that was meant.
                return self.give_up_deeds(out);
            }
        };
        self.saver.wrote(Ok(Saved::Written), now, at);
        self.goes_on = false;
        self.is_cleared = false;
        self.is_aside = true;
        self.give_up_deeds(out);
        out.push(Effect::ListChanged);
        out.push(Effect::Tell(Notice::KeptAside { title, is_open: !self.is_left }));
        if !self.is_left {
            out.push(Effect::OpenMap(id));
        }
    }

    pub(super) fn not_copied(&mut self) {
        self.saver.not_copied();
        if self.copying != Copying::Impossible {
            self.copying = Copying::CurveBehind;
        }
    }

    pub(super) fn copy(&mut self, from: Source, out: &mut Vec<Effect>) {
        if self.copying == Copying::Impossible {
            return;
        }
        let ticket = self.ticket();
        self.copy = Some((ticket, from));
        out.push(Effect::Copy { ticket, from });
    }

    pub(super) fn copied(&mut self, ticket: u64, is_kept: bool, out: &mut Vec<Effect>) {
        if self.hand_over == HandOver::Copying(ticket) {
            self.hand_over = HandOver::No;
            out.push(Effect::LetGo);
        }
        // What was copied before something else was written tells nothing of that.
        let Some((_, from)) = self.copy.take_if(|(last, _)| *last == ticket) else { return };
        match (is_kept, from) {
            (true, Source::Storage) => {
                self.copying = Copying::Done;
                self.saver.copied();
            }
            (true, Source::Tab) => {
                self.copying = Copying::Ahead;
                self.goes_on = true;
            }
            (false, _) => self.not_copied(),
        }
    }

    pub(super) fn database_gone(&mut self, out: &mut Vec<Effect>) {
        if self.reading.is_none() && self.copying != Copying::Impossible {
            self.not_copied();
            self.copy = None;
            // Whoever cleared the one may have cleared the other.
            out.push(Effect::Look);
        }
    }

    pub(super) fn found(&mut self, presence: InStorage, now: f64, out: &mut Vec<Effect>) {
        if self.is_aside {
            return;
        }
        let Some(reading) = self.reading else { return self.found_editing(presence, now, out) };
        if self.hand_over == HandOver::Looking {
            self.hand_over = HandOver::No;
            if presence == InStorage::Gone {
                self.is_cleared = true;
                return out.push(Effect::Write);
            }
        }
        match (reading, presence) {
            (ReadOnly::Newer, _) | (_, InStorage::Unknown) => {}
            (_, InStorage::Gone | InStorage::Binned) => self.reading = Some(ReadOnly::Deleted),
            (ReadOnly::Deleted, InStorage::Ours) => self.reading = Some(ReadOnly::OtherTab),
            (_, InStorage::Ours) => {}
            // What is still owed is not written over by what another tab made of the map.
            (_, InStorage::Other) if self.owes() => {}
            (reading, InStorage::Other) => {
                if reading == ReadOnly::Deleted {
                    self.reading = Some(ReadOnly::OtherTab);
                }
                out.push(Effect::ShowStored);
            }
        }
    }

    fn found_editing(&mut self, presence: InStorage, now: f64, out: &mut Vec<Effect>) {
        if self.hand_over == HandOver::Looking {
            self.hand_over = HandOver::No;
            match presence {
                InStorage::Ours | InStorage::Unknown => return self.give(out),
                // The other tab must not find nothing where this one holds it all.
                InStorage::Gone => self.hand_over = HandOver::Writing,
                InStorage::Binned => out.push(Effect::LetGo),
                InStorage::Other => {}
            }
        }
        match presence {
            InStorage::Unknown => {}
            InStorage::Ours => {
                if self.copying == Copying::CurveBehind && self.copy.is_none() && !self.owes() {
                    self.copy(Source::Storage, out);
                }
            }
            InStorage::Gone => {
                // What only the copy has may never have stood there.
                self.is_cleared |= self.copying != Copying::Ahead;
                self.saver.edited(now);
                self.write(out);
            }
            // What a person deleted stays so; what is owed is written again, and the bin has the rest.
            InStorage::Binned if self.owes() => {}
            InStorage::Binned => self.reading = Some(ReadOnly::Deleted),
            // A tab this map was taken from wrote late, or one that knows of no locks. What it wrote stays, and so does what is here.
            InStorage::Other => self.finish(Goal::Aside, out),
        }
    }

    pub(super) fn asked_for(&mut self, out: &mut Vec<Effect>) {
        if self.reading.is_none() && !self.is_left && self.hand_over == HandOver::No {
            self.finish(Goal::HandOver, out);
        }
    }

    pub(super) fn finish(&mut self, goal: Goal, out: &mut Vec<Effect>) {
        if self.is_left {
            // Nothing is being written in a map that was left.
            if matches!(goal, Goal::Aside) {
                out.push(Effect::KeepAside);
            }
            return;
        }
        self.finishing = Some(goal);
        out.push(Effect::FinishTyping);
    }

    pub(super) fn finished(&mut self, out: &mut Vec<Effect>) {
        match self.finishing.take() {
            None => {}
            Some(Goal::Aside) => out.push(Effect::KeepAside),
            Some(Goal::Lost) => {
                self.reading = Some(ReadOnly::Taken);
                if self.owes() {
                    out.push(Effect::KeepAside);
                } else {
                    // The other tab must not have found nothing where this one holds it all.
                    self.hand_over = HandOver::Looking;
                    out.push(Effect::Look);
                }
            }
            Some(Goal::HandOver) if self.owes() => {
                self.hand_over = HandOver::Writing;
                self.write(out);
            }
            Some(Goal::HandOver) => {
                self.hand_over = HandOver::Looking;
                out.push(Effect::Look);
            }
        }
    }

    /// Everything is written: once it is copied, too, the other tab may.
    fn give(&mut self, out: &mut Vec<Effect>) {
        self.reading = Some(ReadOnly::OtherTab);
        self.copy(Source::Storage, out);
        match self.copy {
            Some((ticket, _)) if self.copying != Copying::Impossible => self.hand_over = HandOver::Copying(ticket),
            _ => out.push(Effect::LetGo),
        }
    }
}

fn keep_version(ticket: u64, reason: Reason, from: Source) -> Effect {
    Effect::KeepVersion { ticket, reason, name: String::new(), from }
}
