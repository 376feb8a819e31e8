//! Square codes, read by another program.

use parcours_share::qr_code::{EDGE, LONGEST, QrProblem, SquareCode};
use proptest::prelude::*;

/// What another reader finds in the code.
fn read(code: &SquareCode) -> String {
    let grid = rqrr::SimpleGrid::from_func(code.side, |x, y| code.is_dark(x, y));
    rqrr::Grid::new(grid).decode().expect("it can be read").1
}

/// The squares that a path draws, in an image of the code's extent.
fn drawn(path: &str, extent: usize) -> Vec<bool> {
    let mut image = vec![false; extent * extent];
    for rectangle in path.split('M').skip(1) {
        let numbers: Vec<usize> =
            rectangle.split(|letter: char| !letter.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
        let [x, y, width, height, back] = numbers[..] else { panic!("{rectangle} is no rectangle") };
        assert_eq!((height, back), (1, width));
        (x..x + width).for_each(|x| image[y * extent + x] = true);
    }
    image
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_address_comes_back_from_its_code(address in "https://example\\.org/parcours/#map=[A-Za-z0-9_-]{0,1160}") {
        let code = SquareCode::of(&address).expect("it is short enough");
        prop_assert_eq!(read(&code), address);
        let image = drawn(&code.path(), code.extent());
        for y in 0..code.extent() {
            for x in 0..code.extent() {
                let inside = x >= EDGE && y >= EDGE;
                prop_assert_eq!(image[y * code.extent() + x], inside && code.is_dark(x - EDGE, y - EDGE));
            }
        }
    }
}

#[test]
fn a_longer_address_is_refused() {
    let code = SquareCode::of(&"a".repeat(LONGEST)).expect("it is short enough");
    assert!(code.side <= 125, "{} squares wide", code.side);
    let length = LONGEST + 1;
    assert_eq!(SquareCode::of(&"a".repeat(length)), Err(QrProblem::TooLong { length, most: LONGEST }));
}
