//! Figures: what is read from what a person types, and where their marks stand in a drawing.

use parcours_core::method::measures::{Plot, current, day_number, latest, plot, sort};
use parcours_core::model::{Amount, Metric, Reading};
use proptest::prelude::*;

fn amount(digits: &str) -> Amount {
    Amount::parse(digits).expect("the digits are a figure")
}

fn reading(on: &str, value: &str) -> Reading {
    Reading { on: on.into(), value: amount(value), ..Reading::default() }
}

fn metric(baseline: &str, target: &str, readings: &[(&str, &str)]) -> Metric {
    Metric {
        baseline: Amount::parse(baseline),
        target: Amount::parse(target),
        readings: readings.iter().map(|(on, value)| reading(on, value)).collect(),
        ..Metric::default()
    }
}

/// `typed` is the figure `digits`; empty where it is none.
fn typed(typed: &str, digits: &str) {
    let read = Amount::parse(typed).map(|amount| amount.as_str().to_owned());
    assert_eq!(read.as_deref().unwrap_or_default(), digits, "{typed:?}");
}

#[test]
fn figures_are_read_as_people_type_them() {
    typed("42", "42");
    typed("4,2", "4.2");
    typed("4.2", "4.2");
    typed(" 12 500 ", "12500");
    typed("12\u{202f}500", "12500");
    typed("12\u{a0}500,5", "12500.5");
    typed("1'234'567.89", "1234567.89");
    typed("1’234", "1234");
    typed("1.234,5", "1234.5");
    typed("1,234.5", "1234.5");
    typed("1,234,567", "1234567");
    typed("1.234.567", "1234567");
    typed("1,234", "1.234");
    typed(",5", "0.5");
    typed("5,", "5");
    typed("007", "7");
    typed("0,50", "0.5");
    typed("-3,5", "-3.5");
    typed("−3", "-3");
    typed("+3", "3");
    typed("-0", "0");
    typed("- 4", "-4");
    for wrong in [
        "",
        " ",
        ",",
        "-",
        "abc",
        "12a",
        "1e5",
        "--2",
        "1 2",
        "1 23",
        "12 5000",
        "1,2,3",
        "1.2.3,4,5",
        "1,5.5,5",
        "4 %",
        "٣",
    ] {
        typed(wrong, "");
    }
    typed(&"9".repeat(30), &"9".repeat(30));
    typed(&"9".repeat(31), "");
}

/// The digits of a figure as a file may have it, and its hundredths.
fn told(digits: &str, expected: &str, hundredths: i64) {
    let number: serde_json::Number = serde_json::from_str(digits).expect("it is a number");
    let amount = Amount::new(&number);
    let told = amount.digits();
    let sign = if told.negative { "-" } else { "" };
    let point = if told.fraction.is_empty() { "" } else { "." };
    assert_eq!(format!("{sign}{}{point}{}", told.whole, told.fraction), expected, "{digits}");
    assert_eq!(amount.fixed(2), hundredths, "{digits}");
}

#[test]
fn digits_are_told_without_an_exponent() {
    told("42", "42", 4200);
    told("-0.129", "-0.129", -12);
    told("1e3", "1000", 100_000);
    told("2.5E-1", "0.25", 25);
    told("12.34e1", "123.4", 12_340);
    told("-1.5e+2", "-150", -15_000);
    told("0e9", "0", 0);
    told("99999999999999999999", "99999999999999999999", i64::MAX);
    told("-99999999999999999999", "-99999999999999999999", -i64::MAX);
}

proptest! {
    #[test]
    fn what_was_typed_comes_back_digit_for_digit(whole in 0..1_000_000_000_i64, hundredths in 0..100_i64, negative in any::<bool>()) {
        let sign = if negative { "-" } else { "" };
        for mark in [',', '.'] {
            let amount = amount(&format!("{sign}{whole}{mark}{hundredths:02}"));
            let fixed = whole * 100 + hundredths;
            prop_assert_eq!(amount.fixed(2), if negative { -fixed } else { fixed });
        }
    }

    #[test]
    fn marks_stay_in_the_field(values in proptest::collection::vec((0..400_i64, "-?[0-9]{1,25}(,[0-9]{1,4})?"), 1..8), target in "[0-9]{0,12}") {
        let readings: Vec<(String, String)> =
            values.into_iter().map(|(day, value)| (format!("2026-{:02}-{:02}", day / 34 + 1, day % 28 + 1), value)).collect();
        let readings: Vec<(&str, &str)> = readings.iter().map(|(day, value)| (day.as_str(), value.as_str())).collect();
        let plot = plot(&metric("", &target, &readings), 200, 60).expect("something was read");
        let heights = plot.points.iter().map(|(_, height)| *height).chain(plot.target);
        prop_assert!(heights.into_iter().all(|height| (0..=60).contains(&height)));
        prop_assert!(plot.points.windows(2).all(|pair| pair[0].0 <= pair[1].0));
        prop_assert!(plot.points.iter().all(|(across, _)| (0..=200).contains(across)));
    }
}

#[test]
fn readings_stand_by_their_days_and_values() {
    let drawn = |metric: &Metric| plot(metric, 100, 10);
    assert_eq!(drawn(&metric("1", "2", &[])), None);
    let rising = metric("0", "100", &[("2026-01-11", "50"), ("2026-01-01", "20"), ("2026-02-10", "80")]);
    let expected = Plot { points: vec![(0, 8), (25, 5), (100, 2)], baseline: Some(10), target: Some(0) };
    assert_eq!(drawn(&rising), Some(expected));
    let one = metric("", "", &[("2026-01-01", "7")]);
    assert_eq!(drawn(&one), Some(Plot { points: vec![(50, 5)], baseline: None, target: None }));
    let without_days = metric("", "", &[("spring", "1"), ("summer", "2,5"), ("winter", "2")]);
    assert_eq!(drawn(&without_days).map(|plot| plot.points), Some(vec![(0, 10), (50, 0), (100, 4)]));
    let small = metric("", "", &[("2026-01-01", "0,0001"), ("2026-01-02", "0,0003")]);
    assert_eq!(drawn(&small).map(|plot| plot.points), Some(vec![(0, 10), (100, 0)]));
}

#[test]
fn what_was_read_last_is_where_a_figure_stands() {
    let mut read = metric("1", "", &[("2026-02-01", "3"), ("2026-03-01", "4"), ("2026-01-01", "2")]);
    assert_eq!(latest(&read).map(|reading| reading.value.as_str().to_owned()), Some("4".to_owned()));
    assert_eq!(current(&read), Some(&amount("4")));
    sort(&mut read.readings);
    let days: Vec<&str> = read.readings.iter().map(|reading| reading.on.as_str()).collect();
    assert_eq!(days, ["2026-01-01", "2026-02-01", "2026-03-01"]);
    read.readings.clear();
    assert_eq!(current(&read), Some(&amount("1")));
    read.baseline = None;
    assert_eq!(current(&read), None);
}

#[test]
fn days_are_counted_through_leap_years() {
    let days = |from: &str, to: &str| day_number(to).zip(day_number(from)).map(|(to, from)| to - from);
    assert_eq!(days("2026-01-01", "2026-12-31"), Some(364));
    assert_eq!(days("2024-02-28", "2024-03-01"), Some(2));
    assert_eq!(days("1900-02-28", "1900-03-01"), Some(1));
    assert_eq!(days("1970-01-01", "2026-11-22"), Some(20_779));
    for wrong in ["", "2026", "2026-13-01", "2026-00-10", "spring", "2026-01-32", "-1-01-01"] {
        assert_eq!(day_number(wrong), None, "{wrong}");
    }
}
