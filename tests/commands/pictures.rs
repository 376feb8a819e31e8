//! What keys do to cards, steps and stages, drawn before and after.

use parcours_core::editor::announcement::{Announcement, Edge};
use parcours_core::editor::focus::Focus;
use parcours_core::editor::outcome::{Dialog, Effect};
use parcours_core::model::Edit;

use super::world::{World, tidy};

/// Runs `presses` on the board `before` and draws what is there then.
fn check(before: &str, presses: &str, after: &str) {
    let mut world = World::new(before);
    world.run(presses);
    assert_eq!(world.draw(), tidy(after), "{before}  {presses}");
}

/// `presses` at `before` change nothing and say that there is nothing further that way.
fn check_edge(before: &str, presses: &str, edge: Edge) {
    let mut world = World::new(before);
    world.run(presses);
    assert_eq!((world.draw(), world.said), (tidy(before), Some(Announcement::Edge(edge))), "{before}  {presses}");
}

#[test]
fn a_card_moves_one_place_and_keeps_the_focus() {
    check("[a] b | c", "Alt+Shift+ArrowDown", "b [a] | c");
    check("a [b] | c", "Alt+Shift+ArrowUp", "[b] a | c");
    check("a [b] | c", "Alt+ArrowUp", "[b] a | c");
    check("a b [c]", "Alt+Shift+ArrowUp Alt+Shift+ArrowUp", "[c] a b");
    check("[a] b | c", "Alt+Shift+ArrowRight", "b | [a] c");
    check("a [b] | c d", "Alt+Shift+ArrowRight", "a | c [b] d");
    check("a b [c] | d", "Alt+Shift+ArrowRight", "a b | d [c]");
    check("a || [b]", "Alt+Shift+ArrowLeft", "[b] a ||");
    check("a || [b]", "move-left undo", "a || [b]");
}

#[test]
fn at_the_end_of_a_cell_a_card_crosses_to_the_next_lane_that_takes_cards() {
    check("[a] | b / c |", "Alt+Shift+ArrowDown", "| b / [a] c |");
    check("a | b / [c] |", "Alt+Shift+ArrowUp", "a [c] | b / |");
    check("[a] / ~ +1 / b", "Alt+Shift+ArrowDown", "/ ~ +1 / [a] b");
    check("a / - h / ~ . / [b]", "Alt+Shift+ArrowUp", "a [b] / - h / ~ . /");
    check("[a] / - h / b", "Alt+ArrowDown", "/ - h / [a] b");
}

#[test]
fn at_the_edge_of_the_board_a_card_stays_and_it_is_said() {
    check_edge("[a] b | c", "Alt+Shift+ArrowUp", Edge::Above);
    check_edge("- h / [a]", "Alt+Shift+ArrowUp", Edge::Above);
    check_edge("a [b] | c / ~ . | .", "Alt+Shift+ArrowDown", Edge::Below);
    check_edge("[a] | c", "Alt+Shift+ArrowLeft", Edge::Before);
    check_edge("a | [c]", "Alt+Shift+ArrowRight", Edge::After);
}

#[test]
fn selected_cards_move_together_in_document_order() {
    check("[a]* b c* d", "Alt+Shift+ArrowDown", "b d [a]* c*");
    check("a b* [c]*", "Alt+Shift+ArrowUp", "[b]* c* a");
    check("a b* [c]* | d e f", "Alt+Shift+ArrowRight", "a | d [b]* c* e f");
    check("x / a* [b]*", "Alt+Shift+ArrowUp", "x [a]* b* /");
    check("[a] b* c", "Alt+Shift+ArrowDown", "b* [a] c");
    check("a* b* | []", "Alt+Shift+ArrowRight", "| [a]* b*");
}

/// Nothing melts into one lane or column: what stood apart stays so, at its height in its cell.
#[test]
fn cards_of_several_cells_keep_their_places_to_one_another() {
    check("[a]* | / b* | c", "Alt+Shift+ArrowRight", "| [a]* / | b* c");
    check("a* | [b]* c |", "Alt+Shift+ArrowRight", "| [a]* c | b*");
    check("x a* y | p q r / [b]* | s", "Alt+Shift+ArrowRight", "x y | p [a]* q r / | b* s");
    check("| [a]* | b* c*", "Alt+Shift+ArrowLeft", "[a]* | b* c* |");
    check("a* | / ~ . | . / [b]* | / | c", "Alt+Shift+ArrowDown", "| / ~ . | . / [a]* | / b* | c");
    check("| / - h | / a* | / [b]* |", "Alt+Shift+ArrowUp", "[a]* | / - h | / b* | / |");
    check("[a]* | / b* |", "Alt+Shift+ArrowRight undo", "[a]* | / b* |");
    let refused = |before: &str, presses: &str, text: &str, edge: Edge| {
        let mut world = World::new(before);
        world.run(presses);
        let said = Some(Announcement::NotTogether { text: text.into(), edge });
        assert_eq!((world.draw(), world.said), (tidy(before), said), "{before}  {presses}");
    };
    refused("a [b]* | c* d", "Alt+Shift+ArrowRight", "c", Edge::After);
    refused("| [a]* / b* | / c |", "Alt+Shift+ArrowLeft", "b", Edge::Before);
    refused("[a]* | / b* |", "Alt+Shift+ArrowDown", "b", Edge::Below);
    check("a | [] / b | / ~ . | . / c | d", "paste =x,y>0^2", "a | [x]* / b | / ~ . | . / c | d y*");
    check("[a] | b / c | d", "paste =x,y>1,z^1", "a [x]* | b y* / c z* | d");
    refused("a | [] / b |", "paste =x,y>1", "y", Edge::After);
    refused("a | [] / b |", "paste =x,y^2", "y", Edge::Below);
}

#[test]
fn after_a_deletion_the_focus_is_on_what_stands_there_now() {
    check("a [b] c", "Delete", "a [c]");
    check("a b [c]", "Backspace", "a [b]");
    check("[a] | b", "Delete", "[] | b");
    check("a b* [c]* d", "Delete", "a [d]");
    check("a* b | [c]*", "Delete", "[b] |");
    check("a* b | [c]", "Delete", "a b | []");
    check("a* | b / ~ [+1] | .", "Delete", "a* | b / ~ [.] | .");
    check("- a* / [b]*", "Delete", "- a / []");
}

#[test]
fn copies_stand_below_and_are_selected() {
    check("[a] b | c", "Ctrl+d", "a [a]* b | c");
    check("a* b [c]* | d", "duplicate", "a [a]* b c c* | d");
    check("[a] b", "Ctrl+d undo", "a [b]");
    check("[a] b", "paste =x,y", "a [x]* y* b");
    check("a | []", "paste =x", "a | [x]*");
    check("a [b]", "cut", "[a]");
}

#[test]
fn a_new_card_comes_to_be_when_it_says_something() {
    check("[a] b", "add-card =new", "a [new]* b");
    check("a | []", "Enter =new", "a | [new]*");
    check("a | [] | b", "F2 =", "a | [] | b");
    check("[a] b", "F2 =new", "[new] b");
    check("[a] b", "Enter =", "[b]");
    let mut world = World::new("a [b] | c");
    world.run("add-card");
    let (cell, index) = world.new_card_at().expect("a text is asked for");
    assert_eq!((cell.to_string().as_str(), index), ("t0:l0", 2));
}

#[test]
fn a_range_grows_and_shrinks_from_where_it_began() {
    check("a [b] c d", "Space", "a [b]* c d");
    check("a [b]* c d", "Space", "a [b] c d");
    check("a [b] c d", "Shift+ArrowDown", "a b* [c]* d");
    check("a [b] c d", "Shift+ArrowDown Shift+ArrowDown", "a b* c* [d]*");
    check("a b [c] d", "Shift+ArrowUp Shift+ArrowUp", "[a]* b* c* d");
    check("a b [c] d", "Shift+ArrowUp Shift+ArrowUp Shift+ArrowDown", "a [b]* c* d");
    check("a b [c] d", "Shift+ArrowUp Shift+ArrowDown Shift+ArrowDown", "a b c* [d]*");
    check("a* | [b] c", "Shift+ArrowDown", "a | b* [c]*");
    check("a [b]", "Shift+ArrowDown", "a [b]");
    check("[a] b | c / d |", "Ctrl+a", "[a]* b* | c / d |");
    check("[a] b | c / - d |", "Ctrl+a Ctrl+a", "[a]* b* | c* / - d |");
    check("[a]* b* | c", "Escape", "[a] b | c");
}

/// Over cells a range is every card of the cells between, as in a spreadsheet; it grows and shrinks from where it began.
#[test]
fn a_range_goes_over_cells() {
    check("a [b] | c | d", "Shift+ArrowRight", "a* b* | [c]* | d");
    check("a [b] | c | d", "Shift+ArrowRight Shift+ArrowRight Shift+ArrowLeft", "a* b* | [c]* | d");
    check("[a] b | c | d", "Shift+ArrowRight Shift+ArrowLeft", "[a]* b | c | d");
    check("[a] | b / c | d", "Shift+ArrowDown Shift+ArrowRight", "a* | b* / c* | [d]*");
    check("a | [] / c | d", "Shift+ArrowDown Shift+ArrowLeft", "a* | / [c]* | d*");
    check("a | [] / c |", "Shift+ArrowDown", "a | / c | []");
    check("[a] | b / c | d", "Shift+ArrowRight Shift+ArrowDown Delete", "[] | / |");
    check("[a] / ~ +1 / b", "Shift+ArrowDown", "a* / ~ +1 / [b]*");
    check("[a] / - h / b / c", "Shift+ArrowDown Shift+ArrowDown Delete", "[] / - h / /");
    check("[a] | b", "Shift+ArrowLeft", "[a] | b");
    check("[a] | b", "Shift+ArrowUp", "[a] | b");
    // A range that ended elsewhere begins anew where the focus is.
    check("a* | b | [c] | d", "Shift+ArrowRight", "a | b | c* | [d]*");
    check("a b | [c] d / e | f", "Ctrl+a Ctrl+a", "a* b* | [c]* d* / e | f");
    check("a b | [c] d / e | f", "Ctrl+a Ctrl+a Ctrl+a", "a* b* | [c]* d* / e* | f*");
    check("a b | [] / e | f", "Ctrl+a", "a* b* | [] / e | f");
}

#[test]
fn a_feeling_goes_up_and_down_and_back_to_unknown() {
    check("a / ~ [.]", "+", "a / ~ [+1]");
    check("a / ~ [.]", "-", "a / ~ [-1]");
    check("a / ~ [+2]", "+", "a / ~ [+2]");
    check("a / ~ [-2]", "Shift++", "a / ~ [-1]");
    check("a / ~ [+0]", "Backspace", "a / ~ [.]");
}

#[test]
fn stages_merge_and_part() {
    check("a | [b] || c", "split-stage", "a || b || c");
    check("[a] | b || c", "split-stage", "[a] | b || c");
    check("a || [b] | c", "merge-stage", "a | b | c");
    check("[a] || b", "merge-stage", "[a] || b");
    check("a | [b] || c", "add-step", "a | b | || c");
    check("a | [b] || c", "add-step-before", "a | | b || c");
    check("a | [b] || c", "add-stage", "a | b || || c");
    check("a || [b]", "add-stage-before", "a || || b");
}

/// The flat stages `need use` become one stage of the steps `need` and `use`: no name is lost.
#[test]
fn merged_flat_stages_leave_their_names_to_their_steps() {
    let mut world = World::new("a || [b]");
    for (id, name) in [("s0", "need"), ("s1", "use")] {
        let edit = Edit::RenameStage { id: id.into(), name: name.into() };
        world
            .history
            .make(edit, parcours_core::model::Label::many(parcours_core::model::Act::RenameStage, 1))
            .expect("it is there");
    }
    world.run("merge-stage");
    assert_eq!(world.map().steps().map(|step| step.name.as_str()).collect::<Vec<_>>(), ["need", "use"]);
}

#[test]
fn headers_move_and_are_deleted_by_keys() {
    let at = |focus: Focus, picture: &str, presses: &str| {
        let mut world = World::new(picture);
        world.focus = Some(focus);
        world.run(presses);
        (world.draw(), world.focus, world.asked)
    };
    let stage = |id: &str| Focus::Stage(id.into());
    let (drawn, focus, _) = at(stage("s0"), "a | b || c", "Alt+Shift+ArrowRight");
    assert_eq!((drawn.as_str(), focus), ("c || a | b", Some(stage("s0"))));
    let (drawn, ..) = at(Focus::Step("t1".into()), "a | b || c", "Alt+Shift+ArrowRight");
    assert_eq!(drawn, "a || b | c");
    let (drawn, focus, _) = at(Focus::Lane("l0".into()), "a / - h / b", "Alt+Shift+ArrowDown");
    assert_eq!((drawn.as_str(), focus), ("- h / b / a", Some(Focus::Lane("l0".into()))));
    let (drawn, focus, _) = at(stage("s0"), "|| a || b", "Delete");
    assert_eq!((drawn.as_str(), focus), ("a || b", Some(stage("s1"))));
    let (drawn, focus, _) = at(stage("s2"), "a || b ||", "Delete");
    assert_eq!((drawn.as_str(), focus), ("a || b", Some(stage("s1"))));
    let (drawn, _, asked) = at(stage("s0"), "a || b", "Delete");
    assert_eq!((drawn.as_str(), asked), ("a || b", Some(Effect::Open(Dialog::Delete(stage("s0"))))));
    let (drawn, focus, _) = at(Focus::Lane("l1".into()), "a / b / c", "hide-lane");
    assert_eq!((drawn.as_str(), focus), ("a / - b / c", Some(Focus::Lane("l2".into()))));
}
