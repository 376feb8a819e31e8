//! Days between two times, from their texts.

/// The number of days from the day of `from` to the day of `to`, both `YYYY-MM-DD…`; `None` when either is not a date.
pub fn between(from: &str, to: &str) -> Option<i64> {
    Some(number(to)? - number(from)?)
}

/// The day of `text` counted from 1970-01-01, in the calendar of today (Howard Hinnant's `days_from_civil`).
fn number(text: &str) -> Option<i64> {
    let mut parts = text.get(..10)?.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || year < 1 {
        return None;
    }
    // The year begins in March, so that the odd day of February comes last.
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some(era * 146_097 + day_of_era - 719_468)
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn days_are_counted_over_months_years_and_leap_days() {
        assert_eq!(between("2024-02-28T23:59:59Z", "2024-03-01T00:00:00Z"), Some(2));
        assert_eq!(between("2025-02-28", "2025-03-01"), Some(1));
        assert_eq!(between("2023-12-31", "2024-12-31"), Some(366));
        assert_eq!(between("1970-01-01", "2000-03-01"), Some(11_017));
        assert_eq!(between("2025-03-02", "2025-03-01"), Some(-1));
    }

    #[test]
    fn what_is_not_a_date_has_no_days() {
        for text in ["", "yesterday", "2025-13-01", "2025-00-10", "2025-01", "é025-01-01"] {
            assert_eq!(between(text, "2025-01-01"), None, "{text}");
        }
    }
}
