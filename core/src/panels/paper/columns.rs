//! Which columns stand together on a sheet of paper.

use std::ops::Range;

/// How wide the sheet is. The page is not told which paper is chosen, so the board is laid out for each and the style sheet shows the one
/// that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// As A4 upright.
    Narrow,
    /// As A4 on its side, or A3 upright.
    Middle,
    /// As A3 on its side.
    Wide,
}

impl Width {
    /// Every width.
    pub const ALL: [Self; 3] = [Self::Narrow, Self::Middle, Self::Wide];

    /// The value of the page's `data-sheet-width`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Narrow => "narrow",
            Self::Middle => "middle",
            Self::Wide => "wide",
        }
    }

    /// The most columns that can be read beside each other, some 32 mm each.
    pub fn most_columns(self) -> usize {
        match self {
            Self::Narrow => 5,
            Self::Middle => 8,
            Self::Wide => 12,
        }
    }

    /// How many letters a line of a card takes, at least, where there are so many columns.
    pub fn letters(self, columns: usize) -> usize {
        let all = match self {
            Self::Narrow => 90,
            Self::Middle => 140,
            Self::Wide => 210,
        };
        (all / columns.max(1)).min(40)
    }
}

/// Columns of one stage that stand beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Which stage, from 0.
    pub stage: usize,
    /// Which of its steps, from 0.
    pub steps: Range<usize>,
}

/// The columns of stages with so many steps each, parted into groups of at most `most`, in order. A stage is only parted where it has more
/// steps than that. There are as few groups as can be, and then their columns are spread so that each is as wide as can be.
pub fn parted(stages: &[usize], most: usize) -> Vec<Vec<Run>> {
    let most = most.max(1);
    let groups = fill(stages, most, most);
    let widest = stages.iter().map(|steps| (*steps).min(most)).max().unwrap_or_default();
    (widest.max(1)..most)
        .map(|fewer| fill(stages, most, fewer))
        .find(|other| other.len() <= groups.len())
        .unwrap_or(groups)
}

/// One group after the other, each as full as can be. What has more than `most` steps is parted evenly.
fn fill(stages: &[usize], most: usize, room: usize) -> Vec<Vec<Run>> {
    let mut groups: Vec<Vec<Run>> = Vec::new();
    let mut left = 0;
    for (stage, steps) in stages.iter().enumerate() {
        let parts = steps.div_ceil(most);
        for part in 0..parts {
            let run = Run { stage, steps: steps * part / parts..steps * (part + 1) / parts };
            let length = run.steps.len();
            match groups.last_mut().filter(|_| length <= left) {
                Some(group) => group.push(run),
                None => {
                    groups.push(vec![run]);
                    left = room;
                }
            }
            left = left.saturating_sub(length);
        }
    }
    groups
}
