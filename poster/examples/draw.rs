//! Writes a worked example as files, to be looked at: `cargo run --example draw -- current-state fr a3 FOLDER`.

use std::fs;

use parcours_core::format::file::{MapFile, write as write_file};
use parcours_core::model::Language;
use parcours_core::templates::Example;
use parcours_core::words;
use parcours_poster::{Deck, Format, Logo, Options, Paper, layout, write};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [name, language, paper, folder] = arguments.as_slice() else {
        eprintln!("current-state en a3 FOLDER");
        return;
    };
    let (paper, rest) = paper.split_once('-').unwrap_or((paper, ""));
    let language = Language::from(language.as_str());
    let example = Example::from_name(name).expect("a worked example");
    let map = example.map(&language);
    let paper = match paper {
        "a4" => Paper::A4,
        "a2" => Paper::A2,
        "a1" => Paper::A1,
        "a0" => Paper::A0,
        "fitting" => Paper::Fitting,
        "slide" => Paper::Slide,
        _ => Paper::A3,
    };
    let options = Options {
        paper,
        portrait: rest.contains("portrait"),
        tiled: rest.contains("tiled"),
        deck: if rest.contains("stages") { Deck::Stages } else { Deck::Whole },
        logo: fs::read(format!("{folder}/logo.png")).ok().and_then(|file| Logo::read(&file).ok()),
        day: "2026-11-29".to_owned(),
        file: write_file(&MapFile::new("example".into(), map.clone())),
        ..Options::default()
    };
    let poster = layout(&map, words::of(&language), &options);
    let stem = format!("{folder}/{name}.{}.{}", language.as_str(), arguments[2]);
    for (format, ending) in [
        (Format::Pdf, "pdf"),
        (Format::SvgText, "svg"),
        (Format::SvgOutlines, "outlines.svg"),
        (Format::Png(1), "png"),
        (Format::Slides, "pptx"),
    ] {
        let before = std::time::Instant::now();
        match write(&poster, format, &mut |_| {}) {
            Ok(bytes) => {
                println!("{stem}.{ending}: {} bytes in {:?}", bytes.len(), before.elapsed());
                fs::write(format!("{stem}.{ending}"), bytes).expect("a folder to write to");
            }
            Err(failure) => println!("{stem}.{ending}: {failure}"),
        }
    }
}
