//! What a map grew from, told in its file, so that two copies that were worked on apart can be merged by what each changed.
//!
//! A content is named by a hash of the map as it is written ([`content_name`]). Whoever hands a file out, takes one in or merges one notes
//! its content ([`MapFile::note`]), so both copies know the name of the content they parted at; and a copy that was taken in carries that
//! content itself ([`Base`]), because the other side may have gone on without keeping it.

use super::MapFile;
use super::file::{map_text, write};
use crate::model::JourneyMap;
use crate::record;

/// How many contents a file names; the oldest go first.
pub const MOST_NAMED: usize = 20;

record! {
    /// The map as it was when this copy of it began, for merging it with the one it was made from. Pages that do not know it keep
    /// it with the other fields they do not know.
    pub struct Base {
        always {
            /// The name of this content: 16 hexadecimal digits.
            content: String,
            /// The content, as `parcours-share` packs a map file: deflated with the dictionary of its first byte, in base64url without padding.
            packed: String,
        }
        when_set {}
    }
}

/// The name of what a map holds: 16 hexadecimal digits, a 64-bit FNV-1a hash of the map as its file has it on one line. It tells copies of
/// one map apart and is no protection against anybody.
pub fn content_name(map: &JourneyMap) -> String {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let hash = map_text(map).bytes().fold(START, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    format!("{hash:016x}")
}

/// Where the content is that two copies have in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ancestor<'a> {
    /// It is the map that is open: only the copy went on.
    Mine,
    /// It is the copy: only the open map went on.
    Theirs,
    /// A version that is kept under this name.
    Kept(&'a str),
    /// One of the two files carries it.
    Carried(&'a Base),
}

/// The newest content that both copies grew from and that somebody still has; `is_kept` says which are kept as earlier versions. `None`
/// where there is none: then the copies are merged without.
pub fn ancestor<'a>(mine: &'a MapFile, theirs: &'a MapFile, is_kept: &dyn Fn(&str) -> bool) -> Option<Ancestor<'a>> {
    let (here, there) = (content_name(&mine.map), content_name(&theirs.map));
    if here == there {
        return Some(Ancestor::Theirs);
    }
    if mine.lineage.contains(&there) {
        return Some(Ancestor::Theirs);
    }
    if theirs.lineage.contains(&here) {
        return Some(Ancestor::Mine);
    }
    let carried = |name: &str| [&theirs.base, &mine.base].into_iter().flatten().find(|base| base.content == name);
    theirs.lineage.iter().rev().filter(|name| mine.lineage.contains(*name)).find_map(|name| match carried(name) {
        Some(base) => Some(Ancestor::Carried(base)),
        None => is_kept(name).then_some(Ancestor::Kept(name)),
    })
}

impl MapFile {
    /// Notes that the map has the content it has now: for a file that is handed out, in the map it is made of too.
    pub fn note(&mut self) {
        let name = content_name(&self.map);
        self.note_name(name);
    }

    fn note_name(&mut self, name: String) {
        self.lineage.retain(|other| *other != name);
        self.lineage.push(name);
        let over = self.lineage.len().saturating_sub(MOST_NAMED);
        self.lineage.drain(..over);
    }

    /// The text of the file as it is handed out, once its content is noted. What the copy began with is left out while it is still that.
    pub fn hand_out(&mut self) -> String {
        self.note();
        let is_as_it_began = self.base.as_ref().is_some_and(|base| Some(&base.content) == self.lineage.last());
        let base = self.base.take_if(|_| is_as_it_began);
        let text = write(self);
        if is_as_it_began {
            self.base = base;
        }
        text
    }

    /// Notes where this copy begins: for a file that is taken in as a map. `base` is its content, packed, where it is short enough.
    pub fn begin_copy(&mut self, base: Option<Base>) {
        self.note();
        self.base = base;
    }

    /// Notes that `theirs` was merged into this map: the two have that copy in common from now on. `base` is the content of `theirs`, packed.
    pub fn note_merged(&mut self, theirs: &Self, base: Option<Base>) {
        for name in &theirs.lineage {
            self.note_name(name.clone());
        }
        self.note_name(content_name(&theirs.map));
        self.base = base;
    }
}
