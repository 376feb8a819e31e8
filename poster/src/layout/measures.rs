//! The measures of the board in its own units: the pixels of the page's board, on a grid of 2.

/// The names of lanes.
pub const LANE: f32 = 188.0;
/// Where the text of a lane's name begins.
pub const LANE_TEXT: f32 = 50.0;
/// Above and below the name of a lane.
pub const LANE_PADDING: f32 = 12.0;
/// The least height of a lane.
pub const LEAST_ROW: f32 = 56.0;
/// The same on the slide of one stage.
pub const LEAST_BRIEF_ROW: f32 = 44.0;
/// The height of a curve.
pub const CURVE: f32 = 148.0;
/// The same on the slide of one stage.
pub const BRIEF_CURVE: f32 = 132.0;
/// The point of a chevron.
pub const CHEVRON_POINT: f32 = 12.0;
/// Where the name in a chevron begins: after its number.
pub const CHEVRON_TEXT: f32 = 34.0;
/// Beside the name of a step.
pub const STEP_PADDING: f32 = 10.0;
/// Between the edge of a cell and its cards.
pub const CELL_PADDING: f32 = 8.0;
/// Below its cards.
pub const CELL_BELOW: f32 = 12.0;
/// The widest a card is drawn: longer lines are hard to read.
pub const WIDEST_CARD: f32 = 420.0;
/// The least width of cards that stand beside each other in one cell.
pub const BESIDE: f32 = 230.0;
/// Between cards.
pub const CARD_GAP: f32 = 6.0;
/// What a star of a moment of truth takes beside a word.
pub const STAR: f32 = 26.0;
/// Around the board, on its ground.
pub const GROUND: f32 = 14.0;
/// Between the parts of the poster.
pub const PART_GAP: f32 = 20.0;
