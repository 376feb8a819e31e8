//! How the texts of a poster look, in units of the board.

use crate::colour::{INK, MUTED, WHITE};
use crate::font::Weight::{Regular, Strong};
use crate::text::Style;

/// The title of the map.
pub const TITLE: Style = Style::new(Strong, 30.0, INK);
/// The type of the map, beside it.
pub const KIND: Style = Style::new(Strong, 13.0, crate::colour::ACCENT);
/// Who travels.
pub const NAME: Style = Style::new(Strong, 15.0, INK);
/// What they would say.
pub const QUOTE: Style = Style::new(Regular, 13.0, MUTED);
/// The name of a fact.
pub const FACT_NAME: Style = Style::new(Regular, 11.0, MUTED);
/// A fact.
pub const FACT: Style = Style::new(Regular, 13.0, INK);
/// The name of a stage.
pub const STAGE: Style = Style::new(Strong, 14.0, WHITE);
/// The name of a step.
pub const STEP: Style = Style::new(Strong, 13.0, INK);
/// Hours, and other small words.
pub const QUIET: Style = Style::new(Regular, 11.0, MUTED);
/// The name of a lane.
pub const LANE_NAME: Style = Style::new(Strong, 14.0, INK);
/// Its question.
pub const QUESTION: Style = Style::new(Regular, 12.0, MUTED);
/// What a card says.
pub const CARD: Style = Style::new(Regular, 13.0, INK);
/// A chip with a ground.
pub const CHIP: Style = Style::new(Strong, 11.0, INK);
/// A chip without.
pub const CHIP_QUIET: Style = Style::new(Regular, 11.0, MUTED);
/// A figure.
pub const FIGURE: Style = Style::new(Strong, 13.0, INK);
/// The word of a feeling.
pub const FEELING: Style = Style::new(Regular, 11.5, INK);
/// Which page it is, in points.
pub const PAGE: Style = Style::new(Regular, 8.0, MUTED);
