//! What is written, one line a case: where a format says a thing, and how.

use parcours_core::model::{
    Card, CardId, CellKey, Channel, ChannelKind, Emotion, JourneyMap, Lane, LaneRole, Language, Link, LinkKind,
    MapKind, Score, Stage, Step, WorkStatus,
};
use parcours_core::templates::Example;
use parcours_core::words;
use parcours_tables::{Format, Loss, Options, export, losses};
use serde_json::Value;

/// A map with one of everything that a format has to mind.
fn map() -> JourneyMap {
    let step = |id: &str, name: &str| Step { id: id.into(), name: name.to_owned(), ..Step::default() };
    let lane = |id: &str, role, label: &str| Lane { id: id.into(), role, label: label.to_owned(), ..Lane::default() };
    let mut map = JourneyMap {
        kind: MapKind::ServiceBlueprint,
        title: "Trip: one".to_owned(),
        stages: vec![
            Stage {
                id: "s1".into(),
                name: "Plan".to_owned(),
                steps: vec![step("t1", "find"), step("t2", "")],
                ..Stage::default()
            },
            Stage { id: "s2".into(), name: "Go".to_owned(), steps: vec![step("t3", "")], ..Stage::default() },
        ],
        lanes: vec![
            lane("l1", LaneRole::Frontstage, "Front"),
            lane("l2", LaneRole::Emotion, ""),
            lane("l3", LaneRole::Pain, "Pains"),
            lane("l4", LaneRole::Opportunity, "Ideas"),
            Lane { hidden: true, ..lane("l5", LaneRole::Note, "Hidden") },
        ],
        ..JourneyMap::default()
    };
    let mut put = |id: &str, step: &str, lane: &str, card: Card| {
        let cell = CellKey::new(step, lane);
        map.cells.entry(cell.clone()).or_default().push(id.into());
        map.cards.insert(CardId::from(id), Card { step: cell.step, lane: cell.lane, ..card });
    };
    let text = |text: &str| Card { text: text.to_owned(), ..Card::default() };
    let shop = Channel { name: "Shop".to_owned(), kind: ChannelKind::Offline, ..Channel::default() };
    put(
        "c1",
        "t1",
        "l1",
        Card { owner: "Desk, hall".to_owned(), channel: Some(shop), ..text("=SUM(A1)\nand \"more\"") },
    );
    put("c2", "t1", "l3", text("<slow> | & dear"));
    let idea = Card {
        impact: Some(5),
        effort: Some(3),
        status: Some(WorkStatus::Doing),
        due: Some("2027-03-31".to_owned()),
        ..text("Faster; now")
    };
    put("c3", "t3", "l4", Card { tags: vec!["quick fix".to_owned()], owner: "Ann".to_owned(), ..idea });
    put("c4", "t3", "l5", text("hidden"));
    map.emotions
        .insert(CellKey::new("t1", "l2"), Emotion { feeling: "lost".to_owned(), ..Emotion::of(Score::nearest(-2)) });
    map.links.push(Link { from: "c3".into(), to: "c2".into(), kind: LinkKind::Answers, ..Link::default() });
    assert_eq!(map.violations(), []);
    map
}

fn written(format: Format, language: &Language, options: &Options) -> String {
    let bytes = export(format, &map(), words::of(language), options).expect("it is written");
    String::from_utf8(bytes).expect("text")
}

#[track_caller]
fn check(format: Format, language: &Language, wanted: &[&str]) {
    let text = written(format, language, &Options::default());
    for piece in wanted {
        assert!(text.contains(piece), "{piece} is not in:\n{text}");
    }
}

#[test]
fn csv_is_what_spreadsheets_of_the_language_open() {
    let idea = "Trip: one;Go;;Ideas;Opportunités;\"Faster; now\"";
    let formula = "Trip: one;Plan;find;Front;Avant-scène;\"'=SUM(A1)\nand \"\"more\"\"\"";
    check(
        Format::CardsCsv,
        &Language::French,
        &["\u{feff}Parcours;Étape;", idea, formula, ";-2;", ";hors ligne;", "\r\n"],
    );
    check(
        Format::PlanCsv,
        &Language::English,
        &["\u{feff}Idea,Step,", "Faster; now,Go,<slow> | & dear,Ann,2027-03-31,under way,5,3"],
    );
}

#[test]
fn work_lists_have_the_headings_of_their_tools() {
    let row = "\r\nFaster; now,Task,\"At: Go\nAnswers: <slow> | & dear\n\
            Impact: 5/5\nEffort: 3/5\nCard in the journey map: c3\",Medium,Ann,2027-03-31,In Progress,quick-fix,";
    check(
        Format::JiraCsv,
        &Language::English,
        &["Summary,Issue Type,Description,Priority,Assignee,Due Date,Status,Labels,Labels", row],
    );
    check(
        Format::TrelloCsv,
        &Language::English,
        &["List Name,Card Name,Card Description,Labels,Due Date,Members\r\nunder way,Faster; now,"],
    );
    check(
        Format::PlannerCsv,
        &Language::French,
        &["Task Name,Bucket Name,", "\r\nFaster; now,Grand projet,In progress,Medium,Ann,2027-03-31,quick fix,"],
    );
}

#[test]
fn tables_of_the_clipboard_hold_what_is_seen_or_chosen() {
    let whole = "Stage\tPlan\tPlan\tGo\nStep\tfind\t\t\nFront\t\"'=SUM(A1) and \"\"more\"\"\"\t\t\nFeeling curve\t−2 · lost\t\t\n\
                 Pains\t<slow> | & dear\t\t\nIdeas\t\t\tFaster; now";
    assert_eq!(written(Format::Tsv, &Language::English, &Options::default()), whole);
    let chosen = Options { selection: Some(vec!["c2".into(), "c4".into(), "gone".into()]), ..Options::default() };
    let some = "Étape\tPlan\tGo\nMoment\tfind\t\nPains\t<slow> | & dear\t\nHidden\t\thidden";
    assert_eq!(written(Format::Tsv, &Language::French, &chosen), some);
    check(
        Format::HtmlTable,
        &Language::English,
        &[
            "<meta charset=\"utf-8\"><table><tr><th",
            "&lt;slow&gt; | &amp; dear</td>",
            "=SUM(A1) and &quot;more&quot;</td>",
        ],
    );
}

#[test]
fn diagrams_say_their_signs_as_numbers() {
    let journey = "journey\n    title Trip#58; one\n    section Plan\n      find: 1: Client, Desk#44; hall\n      Plan: 3: Client\n    section Go\n      Go: 3: Client\n";
    assert_eq!(written(Format::MermaidJourney, &Language::French, &Options::default()), journey);
    check(Format::MermaidTimeline, &Language::English, &["      find : =SUM(A1)<br>and #34;more#34;\n      Plan\n"]);
    check(
        Format::MermaidQuadrants,
        &Language::English,
        &["x-axis \"Little effort\" --> \"Much effort\"", "\"Faster#59; now\": [0.6, 0.9]"],
    );
}

#[test]
fn markdown_shows_every_sign_as_it_is() {
    let day = Options { today: Some("2027-03-31".to_owned()), ..Options::default() };
    let report = written(Format::MarkdownReport, &Language::English, &day);
    let pieces = [
        "# Trip: one\n",
        "*Service blueprint · As of 31",
        "| Pains | \\<slow\\> \\| \\& dear |  |  |",
        "- \\<slow\\> \\| \\& dear · *find*<br>",
        "| Faster; now | Go |",
    ];
    for piece in pieces {
        assert!(report.contains(piece), "{piece} is not in:\n{report}");
    }
    check(
        Format::MarkdownOutline,
        &Language::English,
        &[
            "## Plan\n\n### find\n\n- **Front** (Frontstage)\n  - \\=SUM(A1)<br>and \"more\"\n- **Feeling curve**\n  - −2 · lost\n",
        ],
    );
}

#[test]
fn drawings_name_everything_once_and_tie_what_they_draw() {
    for language in [Language::English, Language::French] {
        for example in Example::ALL {
            let map = example.map(&language);
            let draw = |format| -> Value {
                let bytes = export(format, &map, words::of(&language), &Options::default()).expect("it is written");
                serde_json::from_slice(&bytes).expect("JSON")
            };
            let canvas = draw(Format::JsonCanvas);
            let names = check_names(canvas["nodes"].as_array().expect("nodes"));
            for edge in canvas["edges"].as_array().expect("edges") {
                assert!(names.contains(&edge["fromNode"].to_string()) && names.contains(&edge["toNode"].to_string()));
            }
            let seen = map.lanes.iter().filter(|lane| !lane.hidden).count();
            let groups = canvas["nodes"].as_array().expect("nodes").iter().filter(|node| node["type"] == "group");
            assert_eq!(groups.count(), map.stages.len() + seen);
            let drawing = draw(Format::Excalidraw);
            let elements = drawing["elements"].as_array().expect("elements");
            let names = check_names(elements);
            for element in elements {
                let bound =
                    element["boundElements"].as_array().expect("a list").iter().map(|bound| bound["id"].to_string());
                let ends = ["startBinding", "endBinding"].map(|end| element[end]["elementId"].to_string());
                let container = element["containerId"].to_string();
                let others = bound.chain(ends).chain([container]).filter(|name| name != "null");
                others.for_each(|name| assert!(names.contains(&name), "{name}"));
            }
            let arrows = elements.iter().filter(|element| element["type"] == "arrow").count();
            assert_eq!(arrows, canvas["edges"].as_array().expect("edges").len());
        }
    }
}

/// The names of things, each of which has its own, a place, and a size that can be seen.
fn check_names(things: &[Value]) -> std::collections::BTreeSet<String> {
    let names: std::collections::BTreeSet<String> = things.iter().map(|thing| thing["id"].to_string()).collect();
    assert_eq!(names.len(), things.len());
    for thing in things {
        let size = |name: &str| thing[name].as_i64().expect("whole pixels");
        assert!(thing["x"].is_i64() && thing["y"].is_i64());
        assert!(thing["type"] == "arrow" || (size("width") > 0 && size("height") > 0), "{thing}");
    }
    names
}

#[test]
fn what_is_lost_is_told_before() {
    let table = [
        (Format::Workbook, vec![]),
        (Format::CardsCsv, vec![Loss::Links(1), Loss::Frame]),
        (Format::PlanCsv, vec![Loss::CardsBesidePlan(3), Loss::Feelings(1)]),
        (Format::Tsv, vec![Loss::Links(1), Loss::CardDetails(2), Loss::LineEnds(1), Loss::HiddenLanes(1)]),
        (Format::MermaidJourney, vec![Loss::OtherCards(4), Loss::FeelingWords(1), Loss::UnknownFeelings(2)]),
        (Format::MermaidTimeline, vec![Loss::OtherCards(3), Loss::Feelings(1)]),
        (Format::MermaidQuadrants, vec![Loss::CardsBesidePlan(3)]),
        (Format::MarkdownOutline, vec![Loss::Links(1), Loss::CardDetails(2), Loss::Frame]),
        (Format::JsonCanvas, vec![Loss::CardDetails(2), Loss::HiddenLanes(1)]),
    ];
    for (format, wanted) in table {
        assert_eq!(losses(format, &map()), wanted, "{format:?}");
    }
    let nothing = JourneyMap::default();
    assert_eq!(losses(Format::MermaidQuadrants, &nothing), [Loss::Everything]);
    assert_eq!(losses(Format::JiraCsv, &nothing), [Loss::Everything]);
}

#[test]
fn a_page_that_is_read_shows_the_map_and_carries_it() {
    let (map, words) = (map(), words::of(&Language::French));
    let file = parcours_core::format::write(&parcours_core::format::MapFile::new("m".into(), map.clone()));
    let options = Options { file: file.clone(), ..Options::default() };
    let page =
        String::from_utf8(export(Format::HtmlPage, &map, words, &options).expect("it is written")).expect("text");
    for piece in
        ["<th scope=\"colgroup\" colspan=\"2\">Plan</th>", "<p>&lt;slow&gt; | &amp; dear</p>", "<p>−2 · lost</p>"]
    {
        assert!(page.contains(piece), "{piece} is not in:\n{page}");
    }
    assert!(!page.contains("<script") && !page.contains("hidden</p>"), "{page}");
    assert_eq!(parcours_core::format::page_file::carried(&page), Some(file));
    let bare = written(Format::HtmlPage, &Language::English, &Options::default());
    assert_eq!(parcours_core::format::page_file::carried(&bare), None);
}
