//! When what is typed into a field counts: once, however the field is finished.
//!
//! A field is finished by Enter, by being left, by a press elsewhere, by a command, and by a page that is hidden or goes; often by two
//! or three of them in a row, and the browser tells of a change besides. Whatever comes first counts, and the rest finds nothing.

/// What happens to a field that is typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
    /// A key is pressed in it that may change it.
    Pressed,
    /// What it says changes.
    Typed,
    /// The browser says that it was changed: when it is left, or when something was chosen for it.
    Changed,
    /// The focus leaves it.
    Left,
    /// It is finished, by whatever ends a text.
    Finished,
    /// What was typed is given up.
    GivenUp,
}

/// A field that is typed into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// Whether it counts only when it is finished or left: typed digit by digit, a day is another day at every digit.
    pub is_late: bool,
    /// Whether something was typed that has not counted yet.
    pub is_typed: bool,
}

impl Field {
    /// Takes note of what happens; whether what the field says counts now.
    #[must_use]
    pub fn step(&mut self, happening: Happening) -> bool {
        let was_typed = self.is_typed;
        match happening {
            Happening::Pressed => self.is_typed |= self.is_late,
            // Chosen from a calendar, a day counts at once: only presses make it wait.
            Happening::Typed => self.is_typed |= !self.is_late,
            Happening::Changed if self.is_late => return !was_typed,
            // Of a text the browser tells after it was left.
            Happening::Left if !self.is_late => {}
            Happening::Changed | Happening::Left | Happening::Finished => {
                self.is_typed = false;
                return was_typed;
            }
            Happening::GivenUp => self.is_typed = false,
        }
        false
    }
}
