//! Figures as people type them, and as lines are drawn from them: digits in, whole numbers out, and no float on the way.

use serde_json::Number;

use super::card::Amount;

/// The most digits a person may type. Figures of files may be longer.
const MOST_DIGITS: usize = 30;

/// The largest power of ten that is written out, either way; beyond it a figure counts as 0 or as too large to tell.
const FURTHEST: i64 = 400;

/// A figure without an exponent: its sign and the digits on either side of the point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digits {
    /// Whether it is below zero.
    pub negative: bool,
    /// Before the point: at least one digit, and no zero before another.
    pub whole: String,
    /// After the point: no zero at the end.
    pub fraction: String,
}

impl Amount {
    /// Reads a figure as people type it: a comma or a point before the decimals, and groups of three set apart by spaces, by
    /// apostrophes, or by whichever of comma and point does not mark the decimals. A single comma or point marks decimals.
    /// `None` for anything else, so that nothing is guessed.
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        let unsigned = typed.strip_prefix(['-', '−', '+']);
        let negative = unsigned.is_some() && !typed.starts_with('+');
        let (grouped, fraction) = split_decimals(unsigned.unwrap_or(typed).trim_start())?;
        let whole = join_groups(grouped)?;
        let is_empty = whole.is_empty() && fraction.is_empty();
        let is_digits = fraction.bytes().all(|byte| byte.is_ascii_digit());
        if is_empty || !is_digits || whole.len() + fraction.len() > MOST_DIGITS {
            return None;
        }
        let sign = if negative { "-" } else { "" };
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        let point = if fraction.is_empty() { "" } else { "." };
        Some(Self::new(&Number::from_string_unchecked(format!("{sign}{whole}{point}{fraction}"))))
    }

    /// Its digits, without an exponent.
    pub fn digits(&self) -> Digits {
        let text = self.as_str();
        let negative = text.starts_with('-');
        let text = text.trim_start_matches('-');
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let exponent = exponent.trim_start_matches('+').parse::<i64>().unwrap_or(-FURTHEST);
        let digits = format!("{whole}{fraction}");
        let point = whole.len() as i64 + exponent.clamp(-FURTHEST, FURTHEST);
        let (whole, fraction) = match usize::try_from(point) {
            Ok(point) if point >= digits.len() => (format!("{digits:0<point$}"), String::new()),
            Ok(point) => (digits[..point].to_owned(), digits[point..].to_owned()),
            Err(_) => (String::new(), format!("{}{digits}", "0".repeat(point.unsigned_abs() as usize))),
        };
        let whole = whole.trim_start_matches('0');
        let fraction = fraction.trim_end_matches('0').to_owned();
        let is_zero = whole.is_empty() && fraction.is_empty();
        let whole = if whole.is_empty() { "0" } else { whole }.to_owned();
        Digits { negative: negative && !is_zero, whole, fraction }
    }

    /// How many times 10^-`decimals` it is, what is smaller cut off; at most as far from 0 as such a number reaches.
    pub fn fixed(&self, decimals: usize) -> i64 {
        let Digits { negative, whole, fraction } = self.digits();
        let mut fixed: i64 = 0;
        for digit in whole.bytes().chain(fraction.bytes().chain(std::iter::repeat(b'0')).take(decimals)) {
            fixed = fixed.saturating_mul(10).saturating_add(i64::from(digit - b'0'));
        }
        if negative { -fixed } else { fixed }
    }
}

/// Parts a figure at the mark of its decimals; `None` when that mark stands twice.
fn split_decimals(figure: &str) -> Option<(&str, &str)> {
    let Some(last) = figure.rfind([',', '.']) else { return Some((figure, "")) };
    let mark = figure[last..].chars().next()?;
    let (before, after) = (&figure[..last], &figure[last + 1..]);
    match (before.contains(mark), before.contains([',', '.'])) {
        // The same mark twice groups digits, unless the other one stands there too.
        (true, _) if !before.contains(if mark == ',' { '.' } else { ',' }) => Some((figure, "")),
        (true, _) => None,
        _ => Some((before, after)),
    }
}

/// The digits of groups of three; the first may be shorter. `None` when that is not what they are.
fn join_groups(grouped: &str) -> Option<String> {
    let apart = |letter: char| letter.is_whitespace() || matches!(letter, '\'' | '’' | ',' | '.');
    let groups: Vec<&str> = grouped.split(apart).collect();
    let is_digits = |group: &&str| group.bytes().all(|byte| byte.is_ascii_digit());
    let fits = match groups.as_slice() {
        [one] => is_digits(one),
        [first, rest @ ..] => {
            (1..=3).contains(&first.len())
                && is_digits(first)
                && rest.iter().all(|rest| rest.len() == 3 && is_digits(rest))
        }
        [] => false,
    };
    fits.then(|| groups.concat())
}
