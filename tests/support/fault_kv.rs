//! Storage that is full, gone, lying or late, at the operation one wants.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use parcours_core::store::kv::Counting;
use parcours_core::store::room::LIMIT;
use parcours_core::store::{Kv, KvError, MemoryKv, Usage};

/// What goes wrong at an operation on storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no room for what is put.
    Full,
    /// Nothing is given and nothing is taken.
    Blocked,
    /// It says yes and does nothing.
    Drop,
    /// It says yes and keeps the first half.
    Truncate,
    /// It gives what stood there before the last change.
    Stale,
}

impl Fault {
    pub const ALL: [Self; 5] = [Self::Full, Self::Blocked, Self::Drop, Self::Truncate, Self::Stale];
}

/// One operation, as far as faults tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Get,
    Set,
    Remove,
    Ask,
}

/// When something goes wrong.
#[derive(Clone, Copy, Debug)]
struct Plan {
    fault: Fault,
    /// At which operation, counted from 1.
    at: usize,
    /// And at every one that follows.
    for_ever: bool,
}

/// Storage with the limit of a browser, a plan of what goes wrong, and a count of what was asked. Clones share all of it, as tabs do.
#[derive(Clone, Debug, Default)]
pub struct FaultKv {
    pub kv: MemoryKv,
    plan: Rc<Cell<Option<Plan>>>,
    count: Rc<Cell<usize>>,
    struck: Rc<Cell<bool>>,
    taken: Rc<Cell<usize>>,
    before: Rc<RefCell<BTreeMap<String, Option<String>>>>,
    counting: Rc<Cell<Counting>>,
}

impl FaultKv {
    /// `kv`, with which nothing goes wrong.
    pub fn over(kv: MemoryKv) -> Self {
        Self { kv, ..Self::default() }
    }

    /// `kv`, which fails with `fault` at the operation `at` and then never again, or `for_ever`.
    pub fn failing(kv: MemoryKv, fault: Fault, at: usize, for_ever: bool) -> Self {
        let faulty = Self { kv, ..Self::default() };
        faulty.plan.set(Some(Plan { fault, at, for_ever }));
        faulty
    }

    /// Another page of the site takes all but `free` units, or gives back what it has too much of.
    pub fn leave(&self, free: usize) {
        let used = self.own().used();
        self.taken.set(LIMIT.saturating_sub(used + free));
    }

    /// Everything that stands here, with what is only said to.
    pub fn counted(&self) -> Usage {
        let usage = self.own();
        Usage { others: usage.others + self.taken.get(), ..usage }
    }

    fn own(&self) -> Usage {
        if self.counting.get() == Counting::Units {
            return self.kv.usage().expect("memory answers");
        }
        let mut usage = Usage::default();
        self.kv.contents().iter().for_each(|(key, text)| usage.count(key, text, self.counting.get()));
        usage
    }

    /// Counts as another engine does.
    pub fn count_in(&self, counting: Counting) {
        self.counting.set(counting);
    }

    /// Fails with `fault` from now on.
    pub fn fail(&self, fault: Fault) {
        self.plan.set(Some(Plan { fault, at: self.count.get() + 1, for_ever: true }));
    }

    /// Fails with `fault` at the operation `at` from now, and then never again, or `for_ever`.
    pub fn fail_at(&self, fault: Fault, at: usize, for_ever: bool) {
        self.plan.set(Some(Plan { fault, at: self.count.get() + at, for_ever }));
    }

    /// Nothing goes wrong any more.
    pub fn heal(&self) {
        self.plan.set(None);
    }

    /// Whether anything went wrong.
    pub fn struck(&self) -> bool {
        self.struck.get()
    }

    /// How many operations there were.
    pub fn count(&self) -> usize {
        self.count.get()
    }

    /// What goes wrong now, with what could.
    fn strikes(&self, deed: Deed) -> Option<Fault> {
        self.count.set(self.count.get() + 1);
        let Plan { fault, at, for_ever } = self.plan.get()?;
        let now = self.count.get() == at || for_ever && self.count.get() > at;
        let can = match fault {
            Fault::Full | Fault::Truncate => deed == Deed::Set,
            Fault::Blocked => true,
            Fault::Drop => deed == Deed::Set || deed == Deed::Remove,
            Fault::Stale => deed == Deed::Get,
        };
        if now && can {
            self.struck.set(true);
        }
        (now && can).then_some(fault)
    }

    fn remember(&self, key: &str) -> Result<(), KvError> {
        let there = self.kv.get(key)?;
        self.before.borrow_mut().insert(key.to_owned(), there);
        Ok(())
    }
}

impl Kv for FaultKv {
    fn get(&self, key: &str) -> Result<Option<String>, KvError> {
        match self.strikes(Deed::Get) {
            Some(Fault::Stale) => match self.before.borrow().get(key) {
                Some(before) => Ok(before.clone()),
                None => self.kv.get(key),
            },
            Some(_) => Err(KvError::Blocked),
            None => self.kv.get(key),
        }
    }

    fn set_text(&self, key: &str, text: &str) -> Result<(), KvError> {
        let strikes = self.strikes(Deed::Set);
        match strikes {
            Some(Fault::Full) => return Err(KvError::Full),
            Some(Fault::Blocked) => return Err(KvError::Blocked),
            Some(Fault::Drop) => return Ok(()),
            _ => {}
        }
        let kept =
            if strikes == Some(Fault::Truncate) { &text[..text.floor_char_boundary(text.len() / 2)] } else { text };
        let there = self.kv.get(key)?;
        let (mut after, mut gone) = (self.counted(), Usage::default());
        after.count(key, kept, self.counting.get());
        if let Some(there) = &there {
            gone.count(key, there, self.counting.get());
        }
        let (before, after) = (self.counted().used(), after.used() - gone.used());
        // A shorter text is always taken.
        if after > LIMIT && after > before {
            return Err(KvError::Full);
        }
        self.remember(key)?;
        self.kv.set_text(key, kept)
    }

    fn remove(&self, key: &str) -> Result<(), KvError> {
        match self.strikes(Deed::Remove) {
            Some(Fault::Drop) => Ok(()),
            Some(_) => Err(KvError::Blocked),
            None => {
                self.remember(key)?;
                self.kv.remove(key)
            }
        }
    }

    fn keys(&self) -> Result<Vec<String>, KvError> {
        if self.strikes(Deed::Ask).is_some() { Err(KvError::Blocked) } else { self.kv.keys() }
    }

    fn usage(&self) -> Result<Usage, KvError> {
        if self.strikes(Deed::Ask).is_some() { Err(KvError::Blocked) } else { Ok(self.counted()) }
    }

    fn counting(&self) -> Counting {
        self.counting.get()
    }
}
