//! Days as people write them: 31 March 2027 for `2027-03-31`, and what is no day as it is.

use crate::method::context::day_parts;

/// How a language writes a day.
pub(super) struct Days {
    /// The names of the months.
    pub months: [&'static str; 12],
    /// The same in short, for chips and tables.
    pub short: [&'static str; 12],
    /// What stands behind the first of a month.
    pub first: &'static str,
}

impl Days {
    /// In full.
    pub fn long(&self, day: &str) -> String {
        self.written(day, &self.months, " ")
    }

    /// In short, and never parted at the end of a line.
    pub fn short(&self, day: &str) -> String {
        self.written(day, &self.short, "\u{a0}")
    }

    /// In full, without the year when it is the year of `today`.
    pub fn near(&self, day: &str, today: &str) -> String {
        without_year(self.long(day), day, today)
    }

    /// In short, without the year when it is the year of `today`.
    pub fn near_short(&self, day: &str, today: &str) -> String {
        without_year(self.short(day), day, today)
    }

    fn written(&self, day: &str, months: &[&str; 12], space: &str) -> String {
        let Some((year, month, number)) = day_parts(day) else { return day.to_owned() };
        let first = if number == 1 { self.first } else { "" };
        format!("{number}{first}{space}{}{space}{year}", months[usize::from(month) - 1])
    }
}

/// `written` is `day`: without its year when it is the year of `today`.
fn without_year(written: String, day: &str, today: &str) -> String {
    match (day_parts(day), day_parts(today)) {
        (Some((year, ..)), Some((this_year, ..))) if year == this_year => {
            written.rsplit_once([' ', '\u{a0}']).map_or_else(|| written.clone(), |(day, _)| day.to_owned())
        }
        _ => written,
    }
}
