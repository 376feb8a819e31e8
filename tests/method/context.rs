//! What a map is about: every field, and whether it should have been looked at again.

use parcours_core::method::context::{ContextField, day_parts, overdue};
use parcours_core::model::Context;

#[test]
fn a_review_is_overdue_the_day_after_it() {
    let cases = [
        (Some("2026-01-15"), "2026-01-14", None),
        (Some("2026-01-15"), "2026-01-15", None),
        (Some("2026-01-15"), "2026-01-16", Some("2026-01-15")),
        (Some("2025-12-31"), "2026-01-01", Some("2025-12-31")),
        (None, "2026-01-16", None),
        (Some(""), "2026-01-16", None),
        (Some("soon"), "2026-01-16", None),
        (Some("2026-13-01"), "2027-01-16", None),
        (Some("2026-01-15"), "", None),
    ];
    for (review, today, expected) in cases {
        assert_eq!(overdue(review, today), expected, "{review:?} on {today}");
    }
}

#[test]
fn a_day_is_read_figure_by_figure() {
    assert_eq!(day_parts("2026-02-09"), Some((2026, 2, 9)));
    for text in ["2026-2-9", "26-02-09", "2026-02-32", "2026-00-09", "+026-02-09", "2026-02-09T10:00", "é026-02-09"] {
        assert_eq!(day_parts(text), None, "{text}");
    }
}

#[test]
fn each_field_of_the_context_has_a_place_of_its_own() {
    use ContextField::{Begins, Ends, Expectations, Goal, Owner, Scenario, Sources, Vision};
    let mut context = Context::default();
    let fields = [Goal, Scenario, Expectations, Begins, Ends, Owner, Sources, Vision];
    for field in fields {
        field.of(&mut context).push_str(field.as_str());
    }
    assert!(fields.iter().all(|field| field.of(&mut context) == field.as_str()));
}
