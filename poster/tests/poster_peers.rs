//! What other programs read in what we write: poppler (poppler-utils), xmllint (libxml2-utils), rsvg-convert (librsvg2-bin) and
//! python-pptx.

mod support;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use parcours_core::model::{JourneyMap, Language};
use parcours_core::templates::Example;
use parcours_core::words;
use parcours_poster::{Deck, Format, Options, Paper, Poster, Thing, layout, write};
use support::options_for;

/// What a program prints. The package it comes in is named when it is missing.
fn told(program: &str, package: &str, arguments: &[&str]) -> String {
    // For Python: put there by `cargo xtask setup`.
    let packages = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/tools/peers/python");
    let output = Command::new(program).env("PYTHONPATH", packages).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{program} is needed (package {package}): {error}"));
    let (said, complained) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{program} {arguments:?}: {said}{complained}");
    said.into_owned()
}

/// Puts bytes where a program can read them.
fn file(name: &str, bytes: &[u8]) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(name);
    fs::write(&path, bytes).expect("the folder of the tests takes files");
    path.to_string_lossy().into_owned()
}

fn written(poster: &Poster, format: Format) -> Vec<u8> {
    write(poster, format, &mut |_| {}).expect("a worked example is written")
}

/// The worked examples on the papers they are hung on.
fn examples() -> Vec<(String, JourneyMap, Poster, Options)> {
    let mut all = Vec::new();
    for (example, paper, tiled) in [
        (Example::CurrentState, Paper::A3, false),
        (Example::ServiceBlueprint, Paper::A2, false),
        (Example::DayInTheLife, Paper::A2, true),
        (Example::FutureState, Paper::Fitting, false),
    ] {
        for language in [Language::French, Language::English] {
            let map = example.map(&language);
            let options = Options { paper, tiled, ..options_for(&map) };
            let poster = layout(&map, words::of(&language), &options);
            all.push((format!("{}.{}", example.as_str(), language.as_str()), map, poster, options));
        }
    }
    all
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// Every letter, in order.
fn letters(text: &str) -> String {
    let mut letters: Vec<char> = without_spaces(text).chars().collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

#[test]
fn poppler_finds_every_card_once_on_the_page() {
    for (name, map, poster, options) in examples() {
        let path = file(&format!("{name}.pdf"), &written(&poster, Format::Pdf));
        let read = without_spaces(&told("pdftotext", "poppler-utils", &["-raw", &path, "-"]));
        // A card that is cut is read in parts, so of sheets that are put together the letters are counted.
        if poster.sheets.is_empty() {
            for (id, card) in map.cards.iter().filter(|(_, card)| map.lane(&card.lane).is_some_and(|lane| !lane.hidden))
            {
                let text = without_spaces(&card.text);
                let same = map.cards.values().filter(|other| without_spaces(&other.text).contains(&text)).count();
                assert_eq!(read.matches(&text).count(), same, "{name}: {id}");
            }
        } else {
            let names: String = poster.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
            let drawn = poster.pages[0].drawing.items.iter().filter_map(|item| match &item.thing {
                Thing::Run(run) => Some(run.text.as_str()),
                _ => None,
            });
            let drawn = drawn.collect::<String>() + &names;
            assert!(letters(&read) == letters(&drawn), "{name}: not every word is read once");
        }
        let boxes = told("pdftotext", "poppler-utils", &["-bbox", &path, "-"]);
        let number = |line: &str, field: &str| -> f32 {
            let start = line.find(&format!("{field}=\"")).map(|at| at + field.len() + 2);
            start.and_then(|start| line[start..].split('"').next()?.parse().ok()).unwrap_or(f32::NAN)
        };
        let mut page = [0.0, 0.0];
        let mut count = 0;
        for line in boxes.lines() {
            if line.contains("<page ") {
                page = [number(line, "width"), number(line, "height")];
            } else if line.contains("<word ") {
                count += 1;
                let is_inside = number(line, "xMin") >= 0.0
                    && number(line, "yMin") >= 0.0
                    && number(line, "xMax") <= page[0]
                    && number(line, "yMax") <= page[1];
                assert!(is_inside, "{name}: {line} is outside {page:?}");
            }
        }
        assert!(count > 200, "{name}: only {count} words");
        let about = told("pdfinfo", "poppler-utils", &[&path]);
        let says = |what: &str, is: &str| about.lines().any(|line| line.starts_with(what) && line.ends_with(is));
        assert!(says("Tagged:", "yes") && says("Title:", map.title.trim()), "{name}: {about}");
        let pages = poster.sheets.len().max(1);
        assert!(says("Pages:", &format!(" {pages}")), "{name}: {about}");
        let fonts = told("pdffonts", "poppler-utils", &[&path]);
        let rows: Vec<&str> = fonts.lines().skip(2).collect();
        assert!(!rows.is_empty() && rows.iter().all(|row| row.contains(" yes yes yes ")), "{name}: {fonts}");
        let attached = file(&format!("{name}.attached"), b"");
        told("pdfdetach", "poppler-utils", &["-save", "1", "-o", &attached, &path]);
        assert_eq!(fs::read_to_string(&attached).ok().as_deref(), Some(options.file.as_str()), "{name}");
    }
}

#[test]
fn screen_readers_get_a_table_with_heads() {
    let map = Example::ServiceBlueprint.map(&Language::French);
    let poster = layout(&map, words::of(&Language::French), &options_for(&map));
    let path = file("structure.pdf", &written(&poster, Format::Pdf));
    let tree = told("pdfinfo", "poppler-utils", &["-struct-text", &path]);
    let count = |tag: &str| tree.lines().filter(|line| line.trim_start().starts_with(tag)).count();
    let (lanes, columns) = (map.lanes.iter().filter(|lane| !lane.hidden).count(), map.steps().count());
    assert_eq!(count("Table"), 1, "{tree}");
    assert_eq!(count("TR"), lanes + 2, "a row for the stages, the steps and each lane");
    assert_eq!(count("TH"), 2 + map.stages.len() + columns + lanes);
    let curves = map.lanes.iter().filter(|lane| lane.is_emotion() && !lane.hidden).count();
    assert_eq!(count("TD"), (lanes - curves) * columns + curves);
    assert_eq!(count("H1"), 1);
    let arrows = map.links.iter().filter(|link| parcours_core::method::ties::is_drawn(link, |_| false)).count();
    assert_eq!(count("Figure"), curves + arrows);
}

#[test]
fn svg_readers_take_both_kinds() {
    for (name, _, poster, options) in examples() {
        for (kind, format) in [("text", Format::SvgText), ("outlines", Format::SvgOutlines)] {
            let path = file(&format!("{name}.{kind}.svg"), &written(&poster, format));
            told("xmllint", "libxml2-utils", &["--noout", "--huge", &path]);
            let carried =
                told("xmllint", "libxml2-utils", &["--huge", "--xpath", "string(//*[local-name()='map'])", &path]);
            assert_eq!(carried.trim_end(), options.file.trim_end(), "{name}");
            let picture = file(&format!("{name}.{kind}.png"), b"");
            told("rsvg-convert", "librsvg2-bin", &["--width", "800", "--output", &picture, &path]);
            assert!(fs::metadata(&picture).is_ok_and(|file| file.len() > 20_000), "{name} {kind}");
        }
    }
}

/// Tells of each slide its cards and its connectors, and what is in the custom part.
const READ_SLIDES: &str = r#"
import json, sys, zipfile
from xml.etree import ElementTree
import pptx
from pptx.enum.shapes import MSO_SHAPE_TYPE
deck = pptx.Presentation(sys.argv[1])
slides = []
for slide in deck.slides:
    shapes = [shape for shape in slide.shapes if shape.has_text_frame and shape.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE]
    texts = [[paragraph.text for paragraph in shape.text_frame.paragraphs] for shape in shapes]
    outside = [shape.name for shape in slide.shapes if shape.left < -12700 or shape.top < -12700
               or shape.left + shape.width > deck.slide_width + 12700 or shape.top + shape.height > deck.slide_height + 12700]
    ids = {shape.shape_id for shape in slide.shapes}
    tied = [[node.get("id") for node in shape._element.iter() if node.tag.endswith("Cxn")] for shape in slide.shapes
            if shape._element.tag.endswith("cxnSp")]
    loose = [ends for ends in tied if any(int(end) not in ids for end in ends)]
    slides.append({"texts": texts, "outside": outside, "tied": len([ends for ends in tied if len(ends) == 2]), "loose": loose})
carried = ElementTree.fromstring(zipfile.ZipFile(sys.argv[1]).read("customXml/item1.xml")).text
print(json.dumps({"slides": slides, "carried": carried}))
"#;

#[test]
fn python_pptx_reads_one_shape_a_card() {
    let map = Example::ServiceBlueprint.map(&Language::English);
    let options = Options { paper: Paper::Slide, ..options_for(&map) };
    let decks = [(Deck::Whole, 1), (Deck::Stages, map.stages.len() + 3)];
    for (deck, slides) in decks {
        let options = Options { deck, ..options.clone() };
        let poster = layout(&map, words::of(&Language::English), &options);
        let path = file(&format!("{deck:?}.pptx"), &written(&poster, Format::Slides));
        let read = told("python3", "python-pptx of PyPI", &["-c", READ_SLIDES, &path]);
        let read: serde_json::Value = serde_json::from_str(&read).expect("the script prints JSON");
        assert_eq!(read["carried"].as_str(), Some(options.file.as_str()));
        let told = read["slides"].as_array().cloned().unwrap_or_default();
        assert_eq!(told.len(), slides);
        let first_paragraphs: Vec<&str> = told
            .iter()
            .flat_map(|slide| slide["texts"].as_array())
            .flatten()
            .filter_map(|paragraphs| paragraphs[0].as_str())
            .collect();
        for card in map.cards.values().filter(|card| map.lane(&card.lane).is_some_and(|lane| !lane.is_emotion())) {
            let found = first_paragraphs.iter().filter(|text| **text == card.text.trim()).count();
            assert_eq!(found, 1, "{deck:?}: {}", card.text);
        }
        for slide in &told {
            assert_eq!(slide["outside"], serde_json::json!([]), "{deck:?}");
            assert_eq!(slide["loose"], serde_json::json!([]), "{deck:?}");
        }
        let arrows =
            map.links.iter().filter(|link| parcours_core::method::ties::is_drawn(link, |_| false)).count() as u64;
        let tied: u64 = told.iter().filter_map(|slide| slide["tied"].as_u64()).sum();
        assert!(if deck == Deck::Whole { tied == arrows } else { tied > 0 }, "{deck:?}: {tied} of {arrows} connectors");
    }
}

#[test]
fn libreoffice_shows_every_card_on_its_slides() {
    let map = Example::CurrentState.map(&Language::French);
    for deck in [Deck::Whole, Deck::Stages] {
        let options = Options { paper: Paper::Slide, deck, ..options_for(&map) };
        let poster = layout(&map, words::of(&Language::French), &options);
        let path = file(&format!("shown-{deck:?}.pptx"), &written(&poster, Format::Slides));
        // A profile of its own: two of them at once share none.
        let profile = format!("-env:UserInstallation=file://{path}.profile");
        let folder = env!("CARGO_TARGET_TMPDIR");
        let package = "libreoffice-impress";
        told("soffice", package, &[&profile, "--headless", "--convert-to", "pdf", "--outdir", folder, &path]);
        let shown = path.replace(".pptx", ".pdf");
        let read = without_spaces(&told("pdftotext", "poppler-utils", &["-raw", &shown, "-"]));
        for card in map.cards.values().filter(|card| map.lane(&card.lane).is_some_and(|lane| !lane.is_emotion())) {
            assert!(read.contains(&without_spaces(&card.text)), "{deck:?}: {}", card.text);
        }
    }
}
