//! A short address as a square code (QR code, ISO/IEC 18004) that a telephone reads from a screen or from paper.

use qrcodegen::{QrCode, QrCodeEcc};

/// The longest address that is made a code of, in characters: a longer one has squares too small for a telephone.
pub const LONGEST: usize = 1_200;

/// The width of the light edge that a reader needs around the code, in squares.
pub const EDGE: usize = 4;

/// Why there is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QrProblem {
    /// The address is too long.
    #[error("the address has {length} characters, and the most is {most}")]
    TooLong {
        /// Its length in bytes, which are its characters.
        length: usize,
        /// The longest there may be.
        most: usize,
    },
}

/// A square code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SquareCode {
    /// How many squares it is wide and high, without its edge.
    pub side: usize,
    /// Row by row, whether each square is dark.
    pub dark: Vec<bool>,
}

impl SquareCode {
    /// The code of `address`.
    ///
    /// # Errors
    /// [`QrProblem`] when it is too long.
    pub fn of(address: &str) -> Result<Self, QrProblem> {
        let too_long = QrProblem::TooLong { length: address.len(), most: LONGEST };
        if address.len() > LONGEST {
            return Err(too_long);
        }
        // The library raises the correction as far as the code stays as small.
        let code = QrCode::encode_text(address, QrCodeEcc::Low).map_err(|_| too_long)?;
        let squares = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
        let dark = squares.map(|(x, y)| code.get_module(x, y)).collect();
        Ok(Self { side: usize::try_from(code.size()).unwrap_or_default(), dark })
    }

    /// Whether the square in the column `x` of the row `y`, from 0, is dark.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.side && self.dark.get(y * self.side + x).copied().unwrap_or_default()
    }

    /// How many units the drawing of [`path`](Self::path) is wide and high, with its edge.
    pub fn extent(&self) -> usize {
        self.side + 2 * EDGE
    }

    /// The dark squares as the path of an SVG, one unit a square, within an edge of [`EDGE`] units; to be filled on a light ground.
    pub fn path(&self) -> String {
        use std::fmt::Write;
        let mut path = String::new();
        for y in 0..self.side {
            let mut x = 0;
            while x < self.side {
                let run = (x..self.side).take_while(|x| self.is_dark(*x, y)).count();
                if run > 0 {
                    // Writing into a text cannot fail.
                    let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + EDGE, y + EDGE);
                }
                x += run.max(1);
            }
        }
        path
    }
}
