//! A face for a feeling: the mouth says it even without colour.

use super::node::{Node, el};
use crate::model::Score;

/// The line of the mouth, on a 24 by 24 grid.
pub fn mouth(score: i8) -> &'static str {
    match score {
        ..=-2 => "M7.5 16.5q4.5-5 9 0",
        -1 => "M8 16q4-2.5 8 0",
        0 => "M8 15h8",
        1 => "M8 14.5q4 2.5 8 0",
        2.. => "M7.5 13.5q4.5 5.5 9 0z",
    }
}

/// The face of `score`; decoration, said in words beside it.
pub fn face(score: Score) -> Node {
    el("svg")
        .class("face")
        .with("viewBox", "0 0 24 24")
        .with("aria-hidden", "true")
        .child(el("circle").with("cx", "12").with("cy", "12").with("r", "10.5"))
        .child(el("path").with("d", "M8.7 9.3v.4M15.3 9.3v.4"))
        .child(el("path").with("d", mouth(score.value())))
}
