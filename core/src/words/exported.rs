//! Words that stand in what is made of a map to be handed on: posters and slides.

/// Words that stand in what is made of a map to be handed on: posters and slides.
pub struct ExportedWords {
    /// Heads what the signs of a poster mean.
    pub legend: &'static str,
    /// An arrow from a card to another.
    pub needs: &'static str,
    /// An arrow both ways.
    pub mutual: &'static str,
    /// A dashed curve.
    pub wished: &'static str,
    /// The day it was made on.
    pub made_on: fn(&str) -> String,
    /// Which sheet this is, of so many that are put together.
    pub sheet: fn(usize, usize) -> String,
    /// Which page this is, of so many.
    pub page: fn(usize, usize) -> String,
    /// What the file inside the file is for.
    pub attached: &'static str,
    /// Heads the slide that sums the map up.
    pub summary: &'static str,
}
