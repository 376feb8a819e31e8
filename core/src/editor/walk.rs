//! Telling a map to a room: from the overview through every stage, lane by lane, to the overview again. A pure walk over what there is to
//! tell; the page shows where it stands.

use super::keys::Press;
use crate::model::{CellKey, JourneyMap, Lane, LaneId, StageId};

/// What is told now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// The whole, before it is told.
    #[default]
    Opening,
    /// A stage begins.
    Stage(StageId),
    /// What a stage holds in a lane.
    Lane(StageId, LaneId),
    /// The whole, once it is told.
    Closing,
}

impl Place {
    /// The stage that is told.
    pub fn stage(&self) -> Option<&StageId> {
        match self {
            Self::Stage(stage) | Self::Lane(stage, _) => Some(stage),
            Self::Opening | Self::Closing => None,
        }
    }
}

/// Where the telling stands. The number counts when what was told is gone from the map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Telling {
    /// What is told now.
    pub place: Place,
    /// Which of [`places`] it was, from 0.
    pub number: usize,
}

/// Whether something was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// It was.
    Before,
    /// It is now.
    Now,
    /// It is yet to come.
    Ahead,
}

impl Told {
    /// The value of the page's `data-told`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::Now => "now",
            Self::Ahead => "ahead",
        }
    }
}

/// A way to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stride {
    /// To what comes next.
    On,
    /// To what came before.
    Back,
    /// To the next stage.
    NextStage,
    /// To where this stage began, or to the one before.
    StageBefore,
    /// To the overview at the beginning.
    First,
    /// To the overview at the end.
    Last,
}

/// What a press means while a map is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Goes on.
    Go(Stride),
    /// Ends it.
    Leave,
    /// The whole screen, or not.
    WholeScreen,
}

/// Everything there is to tell, in order. Hidden lanes are not, nor is a lane where a stage holds nothing in it.
pub fn places(map: &JourneyMap) -> Vec<Place> {
    let mut places = vec![Place::Opening];
    for stage in &map.stages {
        places.push(Place::Stage(stage.id.clone()));
        let lanes = lanes(map, &stage.id).into_iter();
        places.extend(lanes.map(|lane| Place::Lane(stage.id.clone(), lane.id.clone())));
    }
    places.push(Place::Closing);
    places
}

/// The lanes in which a stage holds something, top to bottom.
pub fn lanes<'a>(map: &'a JourneyMap, stage: &StageId) -> Vec<&'a Lane> {
    let steps = map.stage(stage).map(|stage| stage.steps.as_slice()).unwrap_or_default();
    let holds = |lane: &&Lane| {
        steps.iter().any(|step| {
            let cell = CellKey { step: step.id.clone(), lane: lane.id.clone() };
            if lane.is_emotion() { map.emotion(&cell).is_some() } else { !map.cards_in(&cell).is_empty() }
        })
    };
    map.lanes.iter().filter(|lane| !lane.hidden).filter(holds).collect()
}

impl Telling {
    /// The same place on `map` as it is now; the nearest that comes after what is gone.
    pub fn on(&self, map: &JourneyMap) -> Self {
        let places = places(map);
        match places.iter().position(|place| *place == self.place) {
            Some(number) => Self { place: self.place.clone(), number },
            None => at(&places, self.number),
        }
    }

    /// A stride further.
    pub fn go(&self, map: &JourneyMap, stride: Stride) -> Self {
        let now = self.on(map);
        let places = places(map);
        let begins = |place: &Place| !matches!(place, Place::Lane(..));
        let number = match stride {
            Stride::On => now.number + 1,
            Stride::Back => now.number.saturating_sub(1),
            Stride::First => 0,
            Stride::Last => places.len() - 1,
            Stride::NextStage => {
                let next = places.iter().skip(now.number + 1).position(begins);
                next.map_or(places.len() - 1, |ahead| now.number + 1 + ahead)
            }
            Stride::StageBefore => places.iter().take(now.number).rposition(begins).unwrap_or_default(),
        };
        at(&places, number)
    }

    /// Whether a stage was told.
    pub fn of_stage(&self, map: &JourneyMap, stage: &StageId) -> Told {
        let number = |id: &StageId| map.stages.iter().position(|stage| stage.id == *id);
        match &self.place {
            Place::Opening => Told::Ahead,
            Place::Closing => Told::Before,
            Place::Stage(now) | Place::Lane(now, _) => match number(stage).cmp(&number(now)) {
                std::cmp::Ordering::Less => Told::Before,
                std::cmp::Ordering::Equal => Told::Now,
                std::cmp::Ordering::Greater => Told::Ahead,
            },
        }
    }

    /// Whether a lane of the stage that is told was told.
    pub fn of_lane(&self, map: &JourneyMap, lane: &LaneId) -> Told {
        let number = |id: &LaneId| map.lanes.iter().position(|lane| lane.id == *id);
        match &self.place {
            Place::Lane(_, now) => match number(lane).cmp(&number(now)) {
                std::cmp::Ordering::Less => Told::Before,
                std::cmp::Ordering::Equal => Told::Now,
                std::cmp::Ordering::Greater => Told::Ahead,
            },
            Place::Closing => Told::Before,
            Place::Opening | Place::Stage(_) => Told::Ahead,
        }
    }
}

fn at(places: &[Place], number: usize) -> Telling {
    let number = number.min(places.len() - 1);
    Telling { place: places[number].clone(), number }
}

/// What a press asks for. Clickers send Page Up and Page Down, some the arrows.
pub fn asked(press: &Press, right_to_left: bool) -> Option<Asked> {
    if press.primary || press.alt {
        return None;
    }
    let stride = match press.key.as_str() {
        "Escape" => return Some(Asked::Leave),
        "f" => return Some(Asked::WholeScreen),
        " " | "Enter" if press.shift => Stride::Back,
        " " | "Enter" | "PageDown" | "n" => Stride::On,
        "PageUp" | "Backspace" | "p" => Stride::Back,
        "ArrowRight" if right_to_left => Stride::Back,
        "ArrowLeft" if right_to_left => Stride::On,
        "ArrowRight" => Stride::On,
        "ArrowLeft" => Stride::Back,
        "ArrowDown" => Stride::NextStage,
        "ArrowUp" => Stride::StageBefore,
        "Home" => Stride::First,
        "End" => Stride::Last,
        _ => return None,
    };
    Some(Asked::Go(stride))
}

/// What a finger or the mouse asks for that went from `begin` to `end`, in shares of the width, in so many milliseconds: a swipe turns the
/// page, a tap goes on, and one at the left edge goes back. A movement that is mostly up or down scrolls, and one that takes its time points.
pub fn swiped(begin: (f64, f64), end: (f64, f64), took: f64) -> Option<Stride> {
    const SLOW: f64 = 600.0;
    const FAR: f64 = 0.06;
    const NEAR: f64 = 0.015;
    const EDGE: f64 = 0.2;
    if took > SLOW {
        return None;
    }
    let (across, down) = (end.0 - begin.0, end.1 - begin.1);
    if across.abs() > FAR && across.abs() > down.abs() {
        return Some(if across < 0.0 { Stride::On } else { Stride::Back });
    }
    if across.abs() > NEAR || down.abs() > NEAR {
        return None;
    }
    Some(if begin.0 < EDGE { Stride::Back } else { Stride::On })
}
