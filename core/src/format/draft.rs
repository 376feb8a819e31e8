//! A map as it stands in a file: cards and feelings in lists, with their place there, before they have one on the board.

use serde_json::Value;

use super::problem::Repair;
use crate::model::record::{fields, take};
use crate::model::{
    Card, CardId, CellKey, Emotion, Extra, Field, JourneyMap, LaneId, Misread, Path, Score, Shape, StepId,
};

/// A map that is read and not yet put right.
#[derive(Debug, Default)]
pub struct Draft {
    /// All but the cards and the feelings.
    pub map: JourneyMap,
    /// The cards, each with its place in the file's list, and where it will stand: ten thousand are not moved about in memory.
    pub cards: Vec<(usize, CardId, Box<Card>)>,
    /// The feelings, likewise.
    pub emotions: Vec<(usize, CellKey, Emotion)>,
    /// What had to be put right to read it.
    pub repairs: Vec<Repair>,
}

/// The map in `value`.
///
/// # Errors
/// [`Misread`] for the first value of the wrong shape.
pub fn draft(value: Value) -> Result<Draft, Misread> {
    let path = Path::Field(&Path::Root, "map");
    let mut file = fields(value, &path)?;
    let mut repairs = Vec::new();
    let cards = items(&mut file, "cards", &path, read_card)?;
    let emotions =
        items(&mut file, "emotions", &path, |index, emotion, path| read_emotion(index, emotion, path, &mut repairs))?;
    let map = JourneyMap {
        kind: take(&mut file, "kind", &path)?,
        language: take(&mut file, "language", &path)?,
        title: take(&mut file, "title", &path)?,
        context: take(&mut file, "context", &path)?,
        persona: take(&mut file, "persona", &path)?,
        stages: take(&mut file, "stages", &path)?,
        lanes: take(&mut file, "lanes", &path)?,
        links: take(&mut file, "links", &path)?,
        extra: file,
        ..JourneyMap::default()
    };
    Ok(Draft { map, cards, emotions, repairs })
}

/// The items of the list `name`, each read by `item`; none when there is no such list.
fn items<T>(
    file: &mut Extra,
    name: &str,
    path: &Path<'_>,
    mut item: impl FnMut(usize, Value, &Path<'_>) -> Result<T, Misread>,
) -> Result<Vec<T>, Misread> {
    let path = Path::Field(path, name);
    match file.remove(name) {
        None => Ok(Vec::new()),
        Some(Value::Array(values)) => {
            let values = values.into_iter().enumerate();
            values.map(|(index, value)| item(index, value, &Path::Item(&path, index))).collect()
        }
        Some(other) => Err(path.misread(Shape::List, &other)),
    }
}

fn read_card(index: usize, value: Value, path: &Path<'_>) -> Result<(usize, CardId, Box<Card>), Misread> {
    let mut card = fields(value, path)?;
    let id = take(&mut card, "id", path)?;
    Ok((index, id, Box::new(Card::read(Value::Object(card), path)?)))
}

fn read_emotion(
    index: usize,
    value: Value,
    path: &Path<'_>,
    repairs: &mut Vec<Repair>,
) -> Result<(usize, CellKey, Emotion), Misread> {
    let mut emotion = fields(value, path)?;
    let step: StepId = take(&mut emotion, "step", path)?;
    let lane: LaneId = take(&mut emotion, "lane", path)?;
    repairs.extend(score_out_of_range(&emotion, path));
    Ok((index, CellKey { step, lane }, Emotion::read(Value::Object(emotion), path)?))
}

/// A score beyond the scale, which reading brings back onto it.
fn score_out_of_range(emotion: &Extra, path: &Path<'_>) -> Option<Repair> {
    let was = emotion.get("score")?.as_i64()?;
    let now = i64::from(Score::nearest(was).value());
    let path = Path::Field(path, "score");
    (now != was).then(|| Repair::OutOfRange { path: path.to_string(), was: was.to_string(), now })
}
