//! Who travels: the sheet, the portrait, and what the lanes tell.

use parcours_core::method::persona::{Difference, PersonaField, Portrait, empathy, initials};
use parcours_core::model::{
    Card, CellKey, Edit, Emotion, FreeField, JourneyMap, Lane, LaneRole, Persona, Score, Stage, Step,
};

/// Two steps by lanes of each of `roles`, a card in the second step and one in the first of each; feelings in both.
fn map(roles: &[LaneRole]) -> JourneyMap {
    let step = |id: &str| Step { id: id.into(), ..Step::default() };
    let stage = Stage { id: "s".into(), steps: vec![step("t1"), step("t2")], ..Stage::default() };
    let mut map = JourneyMap { stages: vec![stage], ..JourneyMap::default() };
    for role in roles {
        let name = role.as_str();
        map.lanes.push(Lane { id: name.into(), role: role.clone(), ..Lane::default() });
        for step in ["t2", "t1"] {
            let cell = CellKey::new(step, name);
            let edit = if *role == LaneRole::Emotion {
                Edit::SetEmotion { cell, emotion: Some(Emotion::of(Score::LOWEST)) }
            } else {
                let id = format!("{name}-{step}").as_str().into();
                Edit::AddCard { id, card: Box::new(Card::new(cell, "text")), index: 0 }
            };
            map.apply(edit).expect("the cell is there");
        }
    }
    map
}

#[test]
fn the_empathy_map_is_read_off_the_lanes_in_the_order_of_the_journey() {
    let mut map = map(LaneRole::ALL);
    let found = empathy(&map);
    let ids = |ids: &[parcours_core::model::CardId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(ids(&found.thinks), ["thought-t1", "need-t1", "thought-t2", "need-t2"]);
    assert_eq!(ids(&found.pains), ["pain-t1", "pain-t2"]);
    assert_eq!(ids(&found.says), ["quote-t1", "quote-t2"]);
    assert_eq!(ids(&found.does), ["action-t1", "action-t2"]);
    assert_eq!(found.feelings, [CellKey::new("t1", "emotion"), CellKey::new("t2", "emotion")]);

    // An unknown feeling is none; a wished one is nobody's; a hidden lane cannot be gone to.
    map.apply(Edit::SetEmotion { cell: CellKey::new("t1", "emotion"), emotion: None }).expect("it was set");
    assert_eq!(empathy(&map).feelings, [CellKey::new("t2", "emotion")]);
    for lane in &mut map.lanes {
        (lane.wished, lane.hidden) = (lane.is_emotion(), lane.role == LaneRole::Pain);
    }
    let found = empathy(&map);
    assert_eq!((found.feelings.len(), found.pains.len(), found.says.len()), (0, 0, 2));
}

#[test]
fn two_versions_of_a_persona_differ_where_they_do() {
    let one = Persona { name: "Ana".into(), age: Some(40), ..Persona::default() };
    assert!(Difference::between(&one, &one).is_none());
    for field in PersonaField::ALL {
        let mut other = one.clone();
        field.of(&mut other).push('x');
        let expected = Difference { fields: vec![field], ..Difference::default() };
        assert_eq!(Difference::between(&one, &other), expected);
        assert!(!expected.is_none());
    }
    let older = Persona { age: None, ..one.clone() };
    assert_eq!(Difference::between(&one, &older), Difference { age: true, ..Difference::default() });
    let apart = Persona { fields: vec![FreeField { name: "Motto".into(), ..FreeField::default() }], ..one.clone() };
    let expected = Difference { free: true, ..Difference::default() };
    assert_eq!(Difference::between(&one, &apart), expected);
    assert!(!expected.is_none());
    let greener = Persona { colour: Some("#d3eee2".into()), ..one.clone() };
    assert_eq!(Difference::between(&one, &greener), Difference { other: true, ..Difference::default() });
}

#[test]
fn a_portrait_has_initials_and_one_of_a_few_colours() {
    for (name, expected) in [("", "?"), ("  ", "?"), ("Ana", "A"), ("Ana Maria Lopez", "AM"), ("élodie  du bois", "éd")]
    {
        assert_eq!(initials(name), expected, "{name}");
    }
    for portrait in Portrait::ALL {
        let persona = Persona { colour: Some(portrait.colour().into()), ..Persona::default() };
        assert_eq!(Portrait::of(&persona), portrait);
    }
    for colour in [None, Some("#123456".to_owned()), Some("url(x)".to_owned())] {
        assert_eq!(Portrait::of(&Persona { colour, ..Persona::default() }), Portrait::Amber);
    }
}
