//! What the page raises an alarm about. Each source has one line of its own: what one says or takes back leaves the others as they are.

/// Who raises an alarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The browser keeps nothing at all.
    Storage,
    /// The open map is not saved.
    Saving,
    /// The last thing a person asked for was not done.
    Action,
}

/// The alarms of now, one for each source at most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alerts(Vec<(Source, String)>);

impl Alerts {
    /// `source` says `text` in the place of what it said before; an empty text is no alarm. Whether that changes anything.
    pub fn set(&mut self, source: Source, text: String) -> bool {
        let before = self.0.iter().position(|(of, _)| *of == source).map(|at| self.0.remove(at).1);
        let is_other = before.as_deref().unwrap_or_default() != text;
        if !text.is_empty() {
            let at = self.0.partition_point(|(of, _)| *of < source);
            self.0.insert(at, (source, text));
        }
        is_other
    }

    /// Each alarm and who raised it, in the order of the sources.
    pub fn lines(&self) -> impl Iterator<Item = (Source, &str)> {
        self.0.iter().map(|(source, text)| (*source, text.as_str()))
    }

    /// All of them, one after the other.
    pub fn text(&self) -> String {
        self.lines().map(|(_, text)| text).collect::<Vec<_>>().join(" ")
    }

    /// Whether all is well.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
