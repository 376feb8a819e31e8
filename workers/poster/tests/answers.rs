//! What the worker of posters answers, asked as the page asks it.

use parcours_core::format::{MapFile, write};
use parcours_core::model::{JourneyMap, Language};
use parcours_core::templates::Example;
use parcours_messages::{Detail, Paper, PosterFormat, PosterRequest, PosterWanted, Told};
use parcours_poster_worker::{Drawn, answer};

fn file() -> String {
    let map: JourneyMap = Example::from_name("current-state").expect("an example").map(&Language::French);
    write(&MapFile::new("m1".into(), map))
}

fn request(format: PosterFormat, wanted: PosterWanted) -> PosterRequest {
    PosterRequest {
        wanted,
        format,
        language: "fr".to_owned(),
        paper: Paper::A3,
        portrait: false,
        tiled: false,
        detail: Detail::Everything,
        stage_by_stage: false,
        lanes: None,
        stages: None,
        day: "2026-11-29".to_owned(),
        logo: 0,
    }
}

/// Draws no sign.
fn nothing(_: &str, _: bool) -> Option<Drawn> {
    None
}

fn asked(request: &PosterRequest, file: &str) -> Result<(Told, Vec<u8>), String> {
    let request = serde_json::to_string(request).expect("plain data");
    let (told, bytes) = answer(&request, file.as_bytes(), &nothing, &mut |_| {})?;
    Ok((serde_json::from_str(&told).expect("what is told is JSON"), bytes))
}

#[test]
fn each_format_is_made_and_carries_the_map() {
    let file = file();
    let formats: [(PosterFormat, &str, &[u8]); 4] = [
        (PosterFormat::Pdf, "pdf", b"%PDF-"),
        (PosterFormat::SvgText, "svg", b"<"),
        (PosterFormat::SvgOutlines, "svg", b"<"),
        (PosterFormat::Slides, "pptx", b"PK\x03\x04"),
    ];
    for (format, extension, begins) in formats {
        let (told, bytes) = asked(&request(format, PosterWanted::File), &file).expect("a file");
        assert!(bytes.starts_with(begins), "{extension}");
        assert_eq!(told.extension, extension);
        let carried = parcours_poster::carried(&bytes).expect("the map is in it");
        assert_eq!(String::from_utf8_lossy(carried.as_ref()), file, "{extension}");
    }
}

#[test]
fn a_preview_is_a_drawing_without_the_map_and_tells_as_much_as_the_file() {
    let file = file();
    let (told, bytes) = asked(&request(PosterFormat::Png(2), PosterWanted::Preview), &file).expect("a preview");
    assert!(bytes.starts_with(b"<") && parcours_poster::carried(&bytes).is_none());
    assert!(told.facts[0].starts_with("L’image fait 3175 × 2245 pixels"), "{:?}", told.facts);
    let (alone, none) = asked(&request(PosterFormat::Png(2), PosterWanted::Told), &file).expect("what is told");
    assert_eq!((alone, none), (told, Vec::new()));
}

#[test]
fn what_is_not_chosen_is_told_as_lost_and_a_tiled_page_in_sheets() {
    let file = file();
    let some = PosterRequest { lanes: Some(Vec::new()), tiled: true, ..request(PosterFormat::Pdf, PosterWanted::Told) };
    let (told, _) = asked(&some, &file).expect("what is told");
    assert!(told.losses[0].contains("lignes ne sont pas montrées"), "{:?}", told.losses);
    assert!(told.facts.iter().any(|fact| fact.contains("feuilles A4")), "{:?}", told.facts);
}

#[test]
fn what_is_no_map_is_refused_in_words() {
    let refused = asked(&request(PosterFormat::Pdf, PosterWanted::File), "{}").expect_err("no map");
    assert!(refused.ends_with('.') && refused.chars().any(|letter| letter == ' '), "{refused}");
}

/// A picture of one pixel.
const DOT: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\x89\x99\x3d\x1d\0\0\0\0IEND\xaeB`\x82";

#[test]
fn a_logo_stands_on_the_poster_and_is_no_part_of_the_map() {
    let file = file();
    let with = |logo: &[u8]| {
        let request = PosterRequest { logo: logo.len(), ..request(PosterFormat::SvgText, PosterWanted::File) };
        let request = serde_json::to_string(&request).expect("plain data");
        answer(&request, &[file.as_bytes(), logo].concat(), &nothing, &mut |_| {})
    };
    let (_, bare) = with(b"").expect("a file");
    let (_, shown) = with(DOT).expect("a file with a logo");
    let pictures = |svg: &[u8]| String::from_utf8_lossy(svg).matches("<image").count();
    assert_eq!((pictures(&bare), pictures(&shown)), (0, 1));
    assert_eq!(parcours_poster::carried(&shown).as_deref(), Some(file.as_str()));
    assert!(with(b"GIF89a").expect_err("no logo").contains("PNG"));
    assert!(with(&DOT[..40]).expect_err("half a logo").contains("logo"));
}
