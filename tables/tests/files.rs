//! What files of other programs and of people come to, one line a case: the map as it is read, told in short.

use parcours_core::format;
use parcours_core::model::{JourneyMap, Language};
use parcours_tables::{Content, Layout, Notice, Problem, Source, import, import_pasted};

/// A map in short: its title, its columns, and a line for each lane that holds something.
fn told(map: &JourneyMap) -> String {
    let mut lines = vec![map.title.clone()];
    let stage = |stage: &parcours_core::model::Stage| {
        let steps: Vec<&str> = stage.steps.iter().map(|step| step.name.as_str()).collect();
        format!("{}[{}]", stage.name, steps.join(" "))
    };
    lines.push(map.stages.iter().map(stage).collect::<Vec<_>>().join(" "));
    for lane in &map.lanes {
        let mut line = format!("{} {}:", lane.role.as_str(), lane.label);
        for (at, step) in map.steps().enumerate() {
            let cell = parcours_core::model::CellKey { step: step.id.clone(), lane: lane.id.clone() };
            if let Some(felt) = map.emotion(&cell) {
                line.push_str(&format!(" {at}={}{}", felt.score.value(), felt.feeling));
            }
            for id in map.cards_in(&cell) {
                line.push_str(&format!(" {at}={}", map.cards[id].text.replace('\n', "/")));
            }
        }
        lines.push(line);
    }
    lines.join("\n")
}

#[track_caller]
fn check(bytes: &[u8], source: Source, wanted: &[&str]) -> (JourneyMap, Vec<Notice>) {
    let proposal = import(bytes, "folder/a name.csv").expect("it is read");
    assert_eq!(proposal.source, source);
    let proposed = proposal.map(&Language::English).expect("it is a map");
    assert_eq!(proposed.map.violations(), []);
    assert_eq!(told(&proposed.map), wanted.join("\n"));
    (proposed.map, proposed.notices)
}

#[track_caller]
fn check_pasted(text: &str, source: Source, wanted: &[&str]) {
    let proposal = import_pasted(text).expect("it is read");
    assert_eq!(proposal.source, source);
    let proposed = proposal.map(&Language::English).expect("it is a map");
    assert_eq!(told(&proposed.map), wanted.join("\n"));
}

#[track_caller]
fn refused(bytes: &[u8], wanted: &Problem) {
    let problem = import(bytes, "x").and_then(|proposal| proposal.map(&Language::English).map(|_| ()));
    assert_eq!(problem.as_ref(), Err(wanted));
}

#[test]
fn the_simple_list_of_blueprint_signal() {
    let (map, notices) = check(
        b"Stage,Service layer,What happens,Responsible person or team,Time in minutes,Evidence status,Evidence note\r\n\
          Arrive,Customer actions,Give booking name,Guest,,assumed,\r\n\
          Arrive,Front stage,\"Looks up, greets\",Reception,2,observed,Visit 3\r\n\
          Leave,Support,Billing,IT,many,maybe,\r\n",
        Source::Csv,
        &[
            "a name",
            "Arrive[] Leave[]",
            "action Customer actions: 0=Give booking name",
            "frontstage Front stage: 0=Looks up, greets",
            "support Support: 1=Billing",
        ],
    );
    let greeting = map.cards.values().find(|card| card.owner == "Reception").expect("the card is there");
    assert_eq!((greeting.minutes, greeting.source.as_str()), (Some(2), "Visit 3"));
    let texts: Vec<&str> = notices
        .iter()
        .map(|notice| match notice {
            Notice::NotUnderstood { row: 4, text, .. } => text.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(texts, ["many", "maybe"]);
}

#[test]
fn a_table_of_featmap() {
    let text = "\"release_title\",\"goal_title\",\"activity_title\",\"feature_title\",\"feature_description\",\"feature_status\",\
                \"feature_color\",\"feature_annotations\",\"feature_size\"\n\
                \"R1\",\"Buy\",\"Search\",\"Filter \"\"red\"\"\",\"More\",\"OPEN\",\"WHITE\",\"\",\"0\"\n";
    let wanted = ["a name", "Buy[Search]", "custom R1: 0=Filter \"red\""];
    let (map, notices) = check(text.as_bytes(), Source::Csv, &wanted);
    let card = map.cards.values().next().expect("a card");
    assert_eq!((card.note.as_str(), card.status.as_ref().map(|status| status.as_str())), ("More", Some("todo")));
    assert_eq!(notices.len(), 2, "a colour that is a word, and a column nothing corresponds to: {notices:?}");
}

#[test]
fn a_table_of_cardboard_stands_where_its_cards_stood() {
    let text = "kind,name,color,x,y,status\nname,Board,,,,\ncard,Find,,0,0,\n\
            card,Buy,,200,3,\ncard,Search,,4,120,\ncard,Pay,,200,118,\nsticker,!,,1,1,\n";
    let (_, notices) = check(text.as_bytes(), Source::Csv, &["a name", "Find[] Buy[]", "custom : 0=Search 1=Pay"]);
    assert_eq!(notices, [Notice::ShapeLeftOut]);
}

#[test]
fn french_tables_have_semicolons_commas_and_their_own_words() {
    let text = "Étape;Moment;Ligne;Rôle de la ligne;Fiche;Ressenti, de -2 à +2;Indicateur;Dernier relevé;Preuve;Échéance\r\n\
                Achat;Payer;Le client;Actions;'=1+1;;Attente;1,5;observé;31/03/2027\r\n\
                Achat;Payer;Ressenti;Courbe du ressenti;soulagé;1;;;;\r\n";
    let wanted = ["a name", "Achat[Payer]", "action Le client: 0==1+1", "emotion Ressenti: 0=1soulagé"];
    let (windows, _, lost) = encoding_rs::WINDOWS_1252.encode(text);
    assert!(!lost);
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let bare: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [text.as_bytes(), &windows, &wide, &bare] {
        let (map, _) = check(bytes, Source::Csv, &wanted);
        let card = map.cards.values().next().expect("a card");
        let reading = card.metric.as_ref().and_then(|metric| metric.readings.first()).expect("a reading");
        assert_eq!((reading.value.as_str(), card.due.as_deref()), ("1.5", Some("2027-03-31")));
    }
}

#[test]
fn a_board_has_stages_across_and_lanes_down() {
    check(
        b"sep=;\r\nStage;Find;;Buy\r\nSub-stage;search;compare;\r\nActions;look;\"read\nask\";pay\r\nFeelings;1;-9;\r\nOther;;;x\r\n",
        Source::Csv,
        &[
            "a name",
            "Find[search compare] Buy[]",
            "action Actions: 0=look 1=read 1=ask 2=pay",
            "emotion Feelings: 0=1 1=-2",
            "custom Other: 2=x",
        ],
    );
    check_pasted(
        "\tFind\tBuy\nActions\tlook\t\"read\n• ask\"\n",
        Source::PastedTable,
        &["", "Find[] Buy[]", "action Actions: 0=look 1=read 1=ask"],
    );
    check_pasted("- one\n\n• two\nthree", Source::PastedLines, &["", "[]", "note : 0=one 0=two 0=three"]);
}

#[test]
fn a_table_may_be_read_otherwise_than_proposed() {
    let mut proposal = import(b"Aaa,Bbb\nx,y\n", "t.csv").expect("it is read");
    let Content::Table { table, layout } = &mut proposal.content else { panic!("a table") };
    assert_eq!((&*layout, table.rows.len()), (&Layout::Board, 2));
    *layout = Layout::Cards(vec![Some(parcours_tables::CardColumn::Stage), Some(parcours_tables::CardColumn::Card)]);
    assert_eq!(told(&proposal.map(&Language::English).expect("a map").map), "t\nx[]\naction : 0=y");
}

#[test]
fn journeys_of_mermaid_with_every_trap() {
    let text = "---\ntitle: \"From the front\"\n---\n%% a comment\njourney\n  accTitle: x\n  accDescr { several\n  lines }\n  \
                alone: 3\n  SECTION Go to #35;1\n    Make tea: 5: Me, , Cat\n    Do#58; it<br/>now: 9:\n    none: high: Me\n  \
                section Go to #35;1\n    nothing here\n";
    let (map, notices) = check(
        text.as_bytes(),
        Source::Mermaid,
        &[
            "From the front",
            "[alone] Go to #1[Make tea Do: it now none] Go to #1[]",
            "emotion : 0=0 1=2 2=2",
            "frontstage : 1=Cat",
        ],
    );
    assert_eq!(map.persona.name, "Me");
    assert_eq!(notices.len(), 3, "a score beyond the scale, one that is none, and a line without: {notices:?}");
}

#[test]
fn the_journey_that_mermaid_shows_first() {
    check(
        b"```mermaid\njourney\n    title My working day\n    section Go to work\n      Make tea: 5: Me\n      Go upstairs: 3: Me\n      \
          Do work: 1: Me, Cat\n    section Go home\n      Go downstairs: 5: Me\n      Sit down: 5: Me\n```\n",
        Source::Mermaid,
        &[
            "My working day",
            "Go to work[Make tea Go upstairs Do work] Go home[Go downstairs Sit down]",
            "emotion : 0=2 1=0 2=-2 3=2 4=2",
            "frontstage : 2=Cat",
        ],
    );
}

#[test]
fn outlines_in_markdown() {
    check(
        b"# Trip\n\nlost\n\n## Plan\n\n- book *now* & pay\n- **Pain points**\n  - too dear\n    or late\n### Wait\n* [x] call\n\n## Go\n",
        Source::Markdown,
        &["Trip", "Plan[ Wait] Go[]", "action : 0=book now & pay 1=call", "pain Pain points: 0=too dear or late"],
    );
    check(
        b"- Plan\n  - book\n  - pay\n- Go\n  - drive\n",
        Source::Markdown,
        &["a name", "Plan[] Go[]", "action : 0=book 0=pay 1=drive"],
    );
    check(
        b"# Only a title\n* Plan\n  * Book\n    * look\n  * Pay\n",
        Source::Markdown,
        &["Only a title", "Plan[Book Pay]", "action : 0=look"],
    );
}

#[test]
fn tables_in_markdown() {
    let table = "| Stage | Find | Buy |\n| --- | :-: | --- |\n| Actions | *look*<br>ask \\| read | pay |\n";
    let board = ["Find[] Buy[]", "action Actions: 0=look 0=ask | read 1=pay"];
    check(table.as_bytes(), Source::Markdown, &["a name", board[0], board[1]]);
    check_pasted(table, Source::Markdown, &["", board[0], board[1]]);
    let report = format!("# A report\n\n- **Goal**: sell\n\n## The map\n\n{table}\n## Pain points\n\n- dear\n");
    check(report.as_bytes(), Source::Markdown, &["A report", board[0], board[1]]);
    let cards = "| Stage | Card |\n|---|---|\n| Find | look |\n";
    check(cards.as_bytes(), Source::Markdown, &["a name", "Find[]", "action : 0=look"]);
}

#[test]
fn a_file_of_lanescape() {
    let text = r#"{"type":"service-journey-mapper","version":1,"name":"File","journeys":[{"id":"j","title":"Visit","stageLabel":"Stage",
        "stages":[{"num":1,"title":"Come","subStages":[{"title":"a"},{"title":"b"}]},{"num":2,"title":"Go"}],
        "subJourneys":[{"title":"s","rows":[{"rowType":"divider","cells":[]},
        {"rowType":"text","laneLabel":"Customer","cells":[{"html":"<p>one &amp; two</p><ul><li>three</li></ul>","colspan":2,
        "tags":[{"text":"web"}]},{"html":"<script>x</script>four"}]}]}]},{"title":"Other"}]}"#;
    let (map, notices) = check(
        text.as_bytes(),
        Source::Lanescape,
        &["Visit", "Come[a b] Go[]", "action Customer: 0=one & two 0=three 2=four"],
    );
    assert_eq!(notices, [Notice::OtherJourneys { count: 1 }]);
    assert_eq!(map.cards.values().next().expect("a card").tags, ["web"]);
    refused(
        br#"{"type":"service-journey-mapper","journeys":[{"stages":3}]}"#,
        &Problem::Field { path: "journeys[0].stages".into() },
    );
}

#[test]
fn what_is_no_table_is_refused_by_name() {
    refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old", &Problem::OldOrLocked);
    refused(b"PK\x03\x04 broken", &Problem::Package);
    refused(b"{\"a\":1}", &Problem::Map(format::Problem::OtherFormat));
    refused(b"<html></html>", &Problem::NoMapInside);
    refused(b"just a line", &Problem::Unknown);
    refused(b"  \n", &Problem::Map(format::Problem::Empty));
    refused(b"%% x\nflowchart TD\n  a --> b, c\n", &Problem::NoJourney { line: 2 });
    refused(b"\x89PNG\r\n\x1A\n,\x01\x02,\n,\n", &Problem::NoMapInside);
    refused(b"%PDF-1.7 of somebody else", &Problem::NoMapInside);
    refused(b"GIF89a\x01\x00\x01\x00", &Problem::Map(format::Problem::Encoding));
    refused(b"# Title only\n", &Problem::NoStages);
    refused(&[0xFF, 0xFE, 0x00], &Problem::Map(format::Problem::Encoding));
}

#[test]
fn what_is_too_much_is_refused_where_it_is() {
    let deep = format!("# T\n\n## S\n\n{}x\n", "> ".repeat(5_000));
    refused(deep.as_bytes(), &Problem::Deep { line: 5, most: 16 });
    let nested: String = (0..2_000).map(|at| format!("{}- x\n", "  ".repeat(at))).collect();
    assert!(matches!(import(nested.as_bytes(), "x"), Err(Problem::Deep { .. })));
    let many =
        |count: usize| Problem::Map(format::Problem::TooMany { kind: format::ListKind::Steps, count, most: 300 });
    let wide = format!("a{}\nb,c\n", ",x".repeat(400));
    refused(wide.as_bytes(), &many(301));
    let tasks = format!("journey\n{}", "x: 3\n".repeat(301));
    refused(tasks.as_bytes(), &many(301));
    let long = format!("Stage,Card\na,{}\n", "x".repeat(20_001));
    let Err(Problem::Map(format::Problem::TooLong { length: 20_001, .. })) =
        import(long.as_bytes(), "x").expect("a table").map(&Language::English)
    else {
        panic!("a text of a map has an end");
    };
    let brackets = format!("# T\n\n## S\n\n- {}\n", "[".repeat(200_000));
    assert!(matches!(import(brackets.as_bytes(), "x"), Err(Problem::Map(format::Problem::TooLong { .. }))));
}
