//! LibreOffice opens our workbooks and tables, and what it saves comes back. Needs LibreOffice Calc (Debian: libreoffice-calc).

use std::path::{Path, PathBuf};
use std::process::Command;

use parcours_core::model::{JourneyMap, Language};
use parcours_core::templates::Example;
use parcours_core::words;
use parcours_tables::{Content, Format, Options, Proposal, Source, export, import};

/// `bytes` as LibreOffice saves them in the kind `to` ends in, having read them as `from`.
fn saved(bytes: &[u8], name: &str, read_as: &[&str], to: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("libreoffice");
    let out = folder.join("out");
    std::fs::create_dir_all(&out).expect("room");
    let file: PathBuf = folder.join(name);
    std::fs::write(&file, bytes).expect("room");
    // Two of them at once would not share a profile.
    let profile = format!("-env:UserInstallation=file://{}", folder.join(name).with_extension("profile").display());
    let mut command = Command::new("soffice");
    command
        .args([profile.as_str(), "--headless", "--calc"])
        .args(read_as)
        .args(["--convert-to", to, "--outdir"])
        .arg(&out)
        .arg(&file);
    let output = command.output().expect("LibreOffice is not there; run: apt-get install libreoffice-calc");
    let result = out.join(name).with_extension(to.split(':').next().unwrap_or(to));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    std::fs::read(result)
        .unwrap_or_else(|_| panic!("LibreOffice Calc saved nothing (Debian: libreoffice-calc): {said}"))
}

fn example(language: &Language) -> JourneyMap {
    Example::CurrentState.map(language)
}

fn written(format: Format, language: &Language) -> Vec<u8> {
    let options = Options { id: "example".to_owned(), ..Options::default() };
    export(format, &example(language), words::of(language), &options).expect("it is written")
}

fn opened(bytes: &[u8], source: Source) -> Proposal {
    let proposal = import(bytes, "saved").expect("it is read");
    assert_eq!(proposal.source, source);
    proposal
}

#[test]
fn a_workbook_saved_by_libreoffice_brings_back_the_map_unchanged() {
    for (language, kind) in [(Language::English, "xlsx"), (Language::French, "xlsx"), (Language::French, "ods")] {
        let saved = saved(&written(Format::Workbook, &language), "workbook.xlsx", &[], kind);
        let proposal = opened(&saved, Source::OwnWorkbook);
        assert_eq!(proposal.notices, []);
        let Content::Map(file) = proposal.content else { panic!("a workbook of ours holds a map") };
        assert_eq!(file.map, example(&language));
    }
}

#[test]
fn csv_saved_by_libreoffice_holds_the_same_cards() {
    let language = Language::French;
    let ours = written(Format::CardsCsv, &language);
    // Semicolons, double quotes, UTF-8.
    let as_csv = ["--infilter=CSV:59,34,76"];
    let [saved, open] = ["xlsx", "ods"].map(|kind| saved(&ours, "cards.csv", &as_csv, kind));
    let texts = |bytes: &[u8], source| {
        let map = opened(bytes, source).map(&language).expect("a map").map;
        map.cards_in_order().map(|id| map.cards[id].text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(texts(&saved, Source::Workbook), texts(&ours, Source::Csv));
    assert_eq!(texts(&open, Source::Workbook), texts(&ours, Source::Csv));
    assert_eq!(texts(&ours, Source::Csv).len(), example(&language).cards.len());
}
