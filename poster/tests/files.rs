//! What is in the files that are written, as far as it takes no other program.

mod support;

use std::sync::Arc;

use parcours_core::model::{Card, CellKey, JourneyMap, Language, LinkKind, Step};
use parcours_core::templates::Example;
use parcours_core::words::{self, english, french};
use parcours_poster::{
    Deck, Detail, Failure, Format, Kind, Lacking, Logo, LogoProblem, Loss, Options, Paper, Pixels, SignPicture, Thing,
    Weight, carried, lacking, layout, losses, picture_size, write,
};
use support::options_for;

fn current_state() -> JourneyMap {
    Example::CurrentState.map(&Language::English)
}

#[test]
fn a_picture_has_the_size_that_is_said_and_carries_the_map() {
    let map = current_state();
    let options = Options { paper: Paper::A4, ..options_for(&map) };
    let poster = layout(&map, &english::WORDS, &options);
    for (times, size) in [(1, [1123, 794]), (2, [2245, 1587])] {
        let bytes = write(&poster, Format::Png(times), &mut |_| {}).expect("a picture");
        let decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        let mut reader = decoder.read_info().expect("a PNG");
        let [width, height] = picture_size(&poster, times);
        assert_eq!([reader.info().width, reader.info().height], [width, height]);
        assert_eq!([width, height], size);
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        let frame = reader.next_frame(&mut pixels).expect("all its rows");
        assert_eq!(frame.buffer_size(), width as usize * height as usize * 3);
        let colours: std::collections::BTreeSet<&[u8]> = pixels.chunks_exact(3).collect();
        assert!(colours.len() > 100, "only {} colours", colours.len());
        let carried = reader.info().utf8_text.iter().find(|chunk| chunk.keyword == "parcours");
        assert_eq!(carried.and_then(|chunk| chunk.get_text().ok()), Some(options.file.clone()));
    }
}

#[test]
fn bands_meet_without_a_seam() {
    // Two posters that differ in nothing but how the bands fall: the taller half is drawn in bands of which one ends inside it.
    let map = current_state();
    let poster = layout(&map, &english::WORDS, &Options { paper: Paper::A3, ..options_for(&map) });
    let bytes = write(&poster, Format::Png(1), &mut |_| {}).expect("a picture");
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    reader.next_frame(&mut pixels).expect("all its rows");
    let width = reader.info().width as usize * 3;
    let differing = |row: usize| {
        let (above, below) = (&pixels[(row - 1) * width..row * width], &pixels[row * width..(row + 1) * width]);
        above.iter().zip(below).filter(|(one, other)| one.abs_diff(**other) > 40).count()
    };
    // No more changes across the border of two bands than across the busiest row elsewhere.
    let busiest = (300..500).map(differing).max().unwrap_or_default();
    assert!(differing(512) <= busiest, "{} of {busiest}", differing(512));
}

#[test]
fn progress_rises_to_the_end() {
    let map = current_state();
    let poster = layout(&map, &english::WORDS, &options_for(&map));
    for format in [Format::Pdf, Format::SvgText, Format::SvgOutlines, Format::Png(1), Format::Slides] {
        let mut told = Vec::new();
        write(&poster, format, &mut |share| told.push(share)).expect("written");
        assert!(told.is_sorted() && told.first() == Some(&0.0) && told.last() == Some(&1.0), "{format:?}: {told:?}");
    }
}

#[test]
fn every_file_carries_the_map_and_gives_it_back() {
    let map = with_card("a < b && c > \"d\" ]]> &amp; é\n日 \u{fffe}");
    let options = Options { paper: Paper::A4, ..options_for(&map) };
    let poster = layout(&map, &english::WORDS, &options);
    for format in [Format::Pdf, Format::SvgText, Format::SvgOutlines, Format::Png(1), Format::Slides] {
        let file = write(&poster, format, &mut |_| {}).expect("written");
        let found = carried(&file).unwrap_or_default();
        assert_eq!(found.replace("\\ufffe", "\u{fffe}"), options.file, "{format:?}");
        // Damaged anywhere, it gives nothing or something, and never fails.
        for part in [1, 10, file.len() / 2, file.len() - 1] {
            let _ = carried(&file[..part]);
        }
    }
    for other in [
        b"".as_slice(),
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"\x89PNG",
        b"<svg/>",
        b"%PDF /EmbeddedFile /Length 99999999999999999999 stream",
    ] {
        assert_eq!(carried(other), None);
    }
}

#[test]
fn a_slide_is_never_larger_than_its_format_takes() {
    let mut map = current_state();
    for stage in &mut map.stages {
        for at in 0..20 {
            let id = format!("{}-more-{at}", stage.id);
            stage.steps.push(Step { id: id.into(), name: "More".to_owned(), ..Step::default() });
        }
    }
    let poster = layout(&map, &english::WORDS, &Options { paper: Paper::Fitting, ..options_for(&map) });
    assert!(poster.pages[0].size[0] > 10_000.0);
    let file = write(&poster, Format::Slides, &mut |_| {}).expect("a deck");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).expect("a package");
    let text = std::io::read_to_string(archive.by_name("ppt/presentation.xml").expect("a part")).expect("text");
    let width: i64 = text.split("cx=\"").nth(1).and_then(|rest| rest.split('"').next()?.parse().ok()).expect("a width");
    assert!((51_000_000..=51_206_400).contains(&width), "{width}");
}

#[test]
fn letters_written_with_their_marks_apart_look_the_same() {
    let glyphs = |text: &str| -> Vec<(u16, f32)> {
        let map = with_card(text);
        let poster = layout(&map, &english::WORDS, &options_for(&map));
        let drawing = &poster.pages[0].drawing;
        let is_card = |sense: usize| drawing.senses[sense].kind == Kind::Card("sign".to_owned());
        let runs =
            drawing.items.iter().filter(|item| item.sense.is_some_and(is_card)).filter_map(|item| match &item.thing {
                Thing::Run(run) => Some(run.glyphs.iter().map(|glyph| (glyph.id, glyph.advance))),
                _ => None,
            });
        runs.flatten().collect()
    };
    assert_eq!(glyphs("De\u{301}c\u{327}u, tie\u{302}\u{301}ng, й"), glyphs("Déçu, tiếng, и\u{306}"));
}

#[test]
fn what_is_not_shown_is_told() {
    let map = Example::ServiceBlueprint.map(&Language::French);
    let told = |options: Options, format| losses(&map, &french::WORDS, &Options { ..options }, format);
    let notes = map.cards.values().filter(|card| !card.note.trim().is_empty()).count();
    let ties = map.links.iter().filter(|link| link.kind == LinkKind::Answers).count();
    let usual: Vec<Loss> = [Loss::Notes(notes), Loss::Ties(ties)].into_iter().filter(|loss| loss.count() > 0).collect();
    assert_eq!(told(options_for(&map), Format::Pdf), usual);
    let one = Options { stages: Some(vec![map.stages[0].id.clone()]), detail: Detail::Text, ..options_for(&map) };
    let told_of_one = told(one, Format::Pdf);
    let steps: Vec<_> = map.stages[0].steps.iter().map(|step| step.id.clone()).collect();
    let elsewhere = map.cards.values().filter(|card| !steps.contains(&card.step)).count();
    assert_eq!(told_of_one[..2], [Loss::Stages(map.stages.len() - 1), Loss::Cards(elsewhere)]);
    assert!(told_of_one.iter().any(|loss| matches!(loss, Loss::Details(count) if *count > 0)));
    let deck = Options { paper: Paper::Slide, deck: Deck::Stages, ..options_for(&map) };
    assert!(told(deck.clone(), Format::Png(1)).contains(&Loss::Slides(map.stages.len() + 2)));
    assert!(!told(deck, Format::Slides).iter().any(|loss| matches!(loss, Loss::Slides(_))));
    let signs = with_card("日 https://example.org");
    let told = |format| losses(&signs, &english::WORDS, &options_for(&signs), format);
    assert!(told(Format::Pdf).contains(&Loss::Signs(1)) && !told(Format::Slides).contains(&Loss::Signs(1)));
    assert!(told(Format::Png(1)).contains(&Loss::Addresses(1)) && !told(Format::Pdf).contains(&Loss::Addresses(1)));
}

#[test]
fn the_worked_examples_lack_no_sign() {
    for example in Example::ALL {
        for language in [Language::English, Language::French] {
            let map = example.map(&language);
            assert_eq!(lacking(&map, words::of(&language), &options_for(&map)), [], "{}", example.as_str());
        }
    }
}

/// A map with one card of this text.
fn with_card(text: &str) -> JourneyMap {
    let mut map = current_state();
    let lane = map.lanes[0].id.clone();
    let step = map.stages[0].steps[0].id.clone();
    let cell = CellKey { step, lane };
    map.cards.insert("sign".into(), Card::new(cell.clone(), text));
    map.cells.entry(cell).or_default().push("sign".into());
    map
}

#[test]
fn signs_that_the_font_lacks_are_told_and_taken_as_pictures() {
    let map = with_card("Dit 👩‍👩‍👧 et العربية à 日本");
    let options = options_for(&map);
    let missing = lacking(&map, &english::WORDS, &options);
    let expected: Vec<Lacking> =
        ["العربية", "日", "本", "👩‍👩‍👧"].map(|text| Lacking { text: text.to_owned(), weight: Weight::Regular }).into();
    assert_eq!(missing, expected);
    assert_eq!(lacking(&current_state(), &english::WORDS, &options_for(&current_state())), []);

    let pixels = Arc::new(Pixels { width: 2, height: 2, rgba: vec![200; 16] });
    let pictures = missing.iter().map(|signs| SignPicture {
        text: signs.text.clone(),
        weight: signs.weight,
        width: 1.5,
        above: 0.9,
        below: 0.3,
        pixels: Arc::clone(&pixels),
    });
    let options = Options { pictures: pictures.collect(), ..options };
    let poster = layout(&map, &english::WORDS, &options);
    let drawing = &poster.pages[0].drawing;
    let is_of_card = |sense: usize| drawing.senses[sense].kind == Kind::Card("sign".to_owned());
    let items = drawing.items.iter().filter(|item| item.sense.is_some_and(is_of_card));
    let read: String = items
        .map(|item| match &item.thing {
            Thing::Run(run) => run.text.clone(),
            Thing::Placed(placed) => placed.text.clone().unwrap_or_default(),
            Thing::Drawing(..) => String::new(),
        })
        .collect();
    assert_eq!(read.replace(' ', ""), "Dit👩‍👩‍👧etالعربيةà日本");
    for format in [Format::Pdf, Format::SvgText, Format::SvgOutlines, Format::Png(1), Format::Slides] {
        assert!(write(&poster, format, &mut |_| {}).is_ok(), "{format:?}");
    }
    assert_eq!(lacking(&map, &english::WORDS, &options).len(), 4, "what is drawn by somebody else is still told");
}

#[test]
fn a_logo_is_png_or_jpeg() {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 3, 2);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&[120; 18]).expect("pixels");
    writer.finish().expect("an end");
    let logo = Logo::read(&file).expect("a logo");
    assert_eq!((logo.pixels.width, logo.pixels.height, logo.pixels.rgba.len()), (3, 2, 24));
    let damaged = &file[..file.len() - 30];
    for (file, problem) in
        [(damaged, LogoProblem::Damaged), (b"GIF89a".as_slice(), LogoProblem::Kind), (b"", LogoProblem::Kind)]
    {
        assert_eq!(Logo::read(file).err(), Some(problem));
    }
    assert_eq!(Logo::read(b"\xff\xd8\xff\xe0 no picture").err(), Some(LogoProblem::Damaged));
    let map = current_state();
    let options = Options { logo: Some(logo), ..options_for(&map) };
    let poster = layout(&map, &english::WORDS, &options);
    let placed = poster.pages[0].drawing.items.iter().filter(|item| matches!(item.thing, Thing::Placed(_))).count();
    assert_eq!(placed, 1);
    for format in [Format::Pdf, Format::SvgText, Format::Slides] {
        assert!(write(&poster, format, &mut |_| {}).is_ok(), "{format:?}");
    }
}

#[test]
fn chosen_lanes_and_stages_alone_are_drawn() {
    let map = current_state();
    let (lane, stage) = (map.lanes[1].id.clone(), map.stages[1].id.clone());
    let options = Options { lanes: Some(vec![lane.clone()]), stages: Some(vec![stage.clone()]), ..options_for(&map) };
    let poster = layout(&map, &english::WORDS, &options);
    let drawn = poster.pages[0].drawing.senses.iter().filter(|sense| matches!(sense.kind, Kind::Card(_))).count();
    let steps: Vec<_> = map.stage(&stage).expect("a stage").steps.iter().map(|step| step.id.clone()).collect();
    let expected = map.cards.values().filter(|card| card.lane == lane && steps.contains(&card.step)).count();
    assert!(expected > 0);
    assert_eq!(drawn, expected);
}

#[test]
fn addresses_become_links() {
    let map = with_card("Lu sur https://example.org/avis?page=2, puis rappelé (http://example.net).");
    let poster = layout(&map, words::of(&Language::French), &options_for(&map));
    let runs = poster.pages[0].drawing.items.iter().filter_map(|item| match &item.thing {
        Thing::Run(run) => run.address.as_deref(),
        _ => None,
    });
    let mut found: Vec<&str> = runs.collect();
    found.dedup();
    assert_eq!(found, ["https://example.org/avis?page=2", "http://example.net"]);
    let pdf = write(&poster, Format::Pdf, &mut |_| {}).expect("a PDF");
    assert!(String::from_utf8_lossy(&pdf).contains("/URI"), "no link in the PDF");
    let svg = write(&poster, Format::SvgText, &mut |_| {}).expect("an SVG");
    assert!(String::from_utf8_lossy(&svg).contains("<a href=\"https://example.org/avis?page=2\">"));
}

#[test]
fn a_picture_of_pixels_that_are_too_few_is_left_out() {
    let map = with_card("日");
    let pixels = Arc::new(Pixels { width: 100, height: 100, rgba: vec![0; 7] });
    let picture =
        SignPicture { text: "日".to_owned(), weight: Weight::Regular, width: 1.0, above: 0.9, below: 0.2, pixels };
    let options = Options { pictures: vec![picture], ..options_for(&map) };
    let poster = layout(&map, &english::WORDS, &options);
    for format in [Format::Pdf, Format::SvgOutlines, Format::Png(1), Format::Slides] {
        let written: Result<Vec<u8>, Failure> = write(&poster, format, &mut |_| {});
        assert!(written.is_ok(), "{format:?}: {:?}", written.err());
    }
}
