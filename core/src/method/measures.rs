//! Figures over time: where one stands now, and the line that is drawn from its readings.

use crate::model::order::InOrder;
use crate::model::{Amount, Metric, Reading};

/// Where the marks of a figure stand in a field of a given size: across by day, up and down by value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plot {
    /// The readings, oldest first: from the left edge, and from the top.
    pub points: Vec<(i64, i64)>,
    /// How far from the top the baseline is.
    pub baseline: Option<i64>,
    /// How far from the top the target is.
    pub target: Option<i64>,
}

/// What was read last.
pub fn latest(metric: &Metric) -> Option<&Reading> {
    metric.readings.iter().reduce(|latest, reading| if reading.on >= latest.on { reading } else { latest })
}

/// Where a figure stands: what was read last, or where it started.
pub fn current(metric: &Metric) -> Option<&Amount> {
    latest(metric).map(|reading| &reading.value).or(metric.baseline.as_ref())
}

/// Puts readings in the order of their days; those of one day stay as they are.
pub fn sort(readings: &mut Vec<Reading>) {
    readings.put_in_order(|one, other| one.on.cmp(&other.on));
}

/// Where the marks of `metric` stand in a field of `width` by `height`; `None` while nothing was read.
///
/// Readings stand by their days, or evenly when a day cannot be read. The lowest value is at the bottom and the highest at the top,
/// baseline and target among them; a single height is in the middle.
pub fn plot(metric: &Metric, width: i64, height: i64) -> Option<Plot> {
    let mut readings = metric.readings.clone();
    sort(&mut readings);
    let heights = Heights::of(metric, height)?;
    let days: Vec<i64> = match readings.iter().map(|reading| day_number(&reading.on)).collect::<Option<Vec<i64>>>() {
        Some(days) => days,
        None => (0..readings.len() as i64).collect(),
    };
    let (first, last) = (*days.first()?, *days.last()?);
    let across = |day: i64| if last == first { width / 2 } else { (day - first) * width / (last - first) };
    Some(Plot {
        points: days.into_iter().map(across).zip(readings.iter().map(|reading| heights.at(&reading.value))).collect(),
        baseline: metric.baseline.as_ref().map(|value| heights.at(value)),
        target: metric.target.as_ref().map(|value| heights.at(value)),
    })
}

/// How values become heights.
struct Heights {
    decimals: usize,
    low: i64,
    high: i64,
    height: i64,
}

impl Heights {
    fn of(metric: &Metric, height: i64) -> Option<Self> {
        /// More than can be told apart in a drawing, and few enough for [`LARGEST`].
        const DIGITS: usize = 14;
        let all = || metric.readings.iter().map(|reading| &reading.value).chain(&metric.baseline).chain(&metric.target);
        let (whole, fraction) = all().map(Amount::digits).fold((1, 0), |(whole, fraction), digits| {
            (digits.whole.len().max(whole), digits.fraction.len().max(fraction))
        });
        let decimals = fraction.min(DIGITS.saturating_sub(whole));
        let fixed = || all().map(|value| value.fixed(decimals).clamp(-LARGEST, LARGEST));
        Some(Self { decimals, low: fixed().min()?, high: fixed().max()?, height })
    }

    fn at(&self, value: &Amount) -> i64 {
        let value = value.fixed(self.decimals).clamp(-LARGEST, LARGEST);
        match self.high - self.low {
            0 => self.height / 2,
            span => self.height - (value - self.low) * self.height / span,
        }
    }
}

/// Figures farther from 0 are drawn as if they stood there: twice this, times the height of a drawing, is still a number.
const LARGEST: i64 = 1_000_000_000_000_000;

/// The days since the first of March of the year 0; `None` for what is no day.
///
/// Years begin in March, so that the leap day is their last (after H. Hinnant, "chrono-compatible low-level date algorithms").
pub fn day_number(day: &str) -> Option<i64> {
    let mut parts = day.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || !(0..=9999).contains(&year) {
        return None;
    }
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    Some(year * 365 + leaps + (153 * month + 2) / 5 + day - 1)
}
