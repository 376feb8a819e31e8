//! Columns made wider: by how much when an edge is dragged, and what that does to the map.

use parcours_core::editor::focus::Focus;
use parcours_core::editor::widths::{set, stretched};
use parcours_core::format::{MapFile, read, write};
use parcours_core::model::{JourneyMap, Stage, Step};
use proptest::collection::vec;
use proptest::prelude::*;

/// How wide the columns are drawn, as the style sheet shares the room.
fn drawn(widths: &[i32], least: f64, room: f64) -> Vec<f64> {
    let all: i32 = widths.iter().sum();
    let ordinary = (room / f64::from(all) * 100.0).max(least);
    widths.iter().map(|width| f64::from(*width) * ordinary / 100.0).collect()
}

fn map(widths: &[&[Option<i64>]]) -> JourneyMap {
    let step = |id: String, width: &Option<i64>| Step { id: id.into(), width: *width, ..Step::default() };
    let stage = |(at, widths): (usize, &&[Option<i64>])| Stage {
        id: format!("s{at}").into(),
        name: format!("Stage {at}"),
        steps: widths.iter().enumerate().map(|(step_at, width)| step(format!("t{at}{step_at}"), width)).collect(),
        ..Stage::default()
    };
    JourneyMap { stages: widths.iter().enumerate().map(stage).collect(), ..JourneyMap::default() }
}

proptest! {
    /// What is dragged is as wide as it is dragged, as far as a column may be, whether the others give way or the board grows.
    #[test]
    fn a_column_is_as_wide_as_its_edge_is_dragged(
        widths in vec(100..=400_i32, 2..12),
        at in any::<prop::sample::Index>(),
        room in 300.0..3000.0_f64,
        least in 42.0..672.0_f64,
        far in -400.0..900.0_f64,
    ) {
        let at = at.index(widths.len());
        let wanted = drawn(&widths, least, room)[at] + far;
        prop_assume!(wanted > 1.0);
        let new = stretched(&widths, at..at + 1, wanted, least, room);
        prop_assert_eq!(new.len(), 1);
        prop_assert!((100..=400).contains(&new[0]));
        let mut after = widths.clone();
        after[at] = new[0];
        let comes_to = drawn(&after, least, room)[at];
        // A width is kept in hundredths.
        let hundredth = drawn(&after, least, room)[at] / f64::from(new[0]);
        let is_at_an_end = new[0] == 100 && comes_to >= wanted || new[0] == 400 && comes_to <= wanted;
        prop_assert!((comes_to - wanted).abs() <= hundredth || is_at_an_end, "{comes_to} for {wanted}: {after:?}");
    }

    /// The columns of a stage keep their proportions.
    #[test]
    fn a_stage_grows_in_proportion(room in 800.0..3000.0_f64, wanted in 500.0..1500.0_f64) {
        let new = stretched(&[100, 120, 180, 100], 1..3, wanted, 168.0, room);
        prop_assert!(new[1] == 400 || new[0] == 100 || (f64::from(new[1]) / f64::from(new[0]) - 1.5).abs() < 0.02, "{new:?}");
    }
}

#[test]
fn a_width_is_an_edit_of_the_map_and_an_ordinary_one_says_nothing() {
    let mut map = map(&[&[None, Some(150)], &[None]]);
    let focus = Focus::Stage("s0".into());
    let (edit, _) = set(&map, &focus, &[200, 100]).edit.expect("it changes");
    let before = map.clone();
    let back = map.apply(edit).expect("it can be made");
    let widths = |map: &JourneyMap| map.steps().map(|step| step.width).collect::<Vec<_>>();
    assert_eq!(widths(&map), [Some(200), None, None]);
    let file = MapFile::new("m".into(), map.clone());
    let text = write(&file);
    assert_eq!(text.matches("\"width\"").count(), 1, "{text}");
    assert_eq!(read(text.as_bytes()).expect("ours").file, file);
    map.apply(back.0).expect("it can be taken back");
    assert_eq!(map, before);
    assert_eq!(set(&map, &focus, &[100, 150]).edit, None, "as wide as before is no edit");
}

#[test]
fn a_width_out_of_range_is_brought_into_it_and_told() {
    for (written, now) in [(99, 100), (0, 100), (-5, 100), (401, 400), (1_000_000, 400)] {
        let text = format!(
            r#"{{"format":"parcours","schema":1,"id":"m","map":{{"stages":[{{"id":"s","name":"","steps":[{{"id":"t","name":"","width":{written}}}]}}]}}}}"#
        );
        let opened = read(text.as_bytes()).expect("it opens");
        assert_eq!(opened.file.map.steps().next().and_then(|step| step.width), Some(now));
        assert_eq!(opened.repairs.len(), 1, "{written}");
    }
}
