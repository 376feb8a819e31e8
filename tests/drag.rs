//! Carrying with a pointer: the failure cases of the interaction design, then laws under random streams of events.

use parcours_core::editor::carried::Pressed;
use parcours_core::editor::drag::{ClickGuard, Drag};
use parcours_core::editor::geometry::Point;
use parcours_core::editor::gesture::{Effect, Event, Key, Reason};
use parcours_core::editor::press::{Grip, PointerKind, Press, may_begin};
use parcours_core::model::CellKey;
use proptest::prelude::*;

const MOUSE: i32 = 1;
const FINGER: i32 = 2;
const OTHER: i32 = 3;

fn at(x: f64) -> Point {
    Point::new(100.0 + x, 200.0)
}

fn card() -> Pressed {
    Pressed::Card("a".into())
}

fn stage() -> Pressed {
    Pressed::Stage("s".into())
}

fn down(pressed: Pressed) -> Event {
    Event::Down { pointer: MOUSE, kind: PointerKind::Mouse, at: at(0.0), pressed: Some(pressed) }
}

fn touch(pressed: Pressed) -> Event {
    Event::Down { pointer: FINGER, kind: PointerKind::Touch, at: at(0.0), pressed: Some(pressed) }
}

fn moved(pointer: i32, x: f64, buttons: u16) -> Event {
    Event::Move { pointer, at: at(x), buttons }
}

fn up(pointer: i32, x: f64) -> Event {
    Event::Up { pointer, at: at(x) }
}

fn lifted(pointer: i32, kind: PointerKind, pressed: Pressed) -> Effect {
    Effect::Lift(Grip { pointer, kind, origin: at(0.0), pressed })
}

/// What the page sees of a drag: what follows each event, told in one word each.
fn tell(effect: &Effect) -> &'static str {
    match effect {
        Effect::StartHoldTimer => "hold",
        Effect::StopHoldTimer => "no-hold",
        Effect::Lift(_) => "lift",
        Effect::Measure => "measure",
        Effect::Follow => "follow",
        Effect::Release { .. } => "release",
        Effect::CancelDrag(reason) => match reason {
            Reason::Escape => "cancel:escape",
            Reason::Button => "cancel:button",
            Reason::LostRelease => "cancel:lost-release",
            Reason::LostPointer => "cancel:lost-pointer",
            Reason::Away => "cancel:away",
            Reason::Resized => "cancel:resized",
            Reason::Gone => "cancel:gone",
        },
        Effect::Settle => "settle",
        Effect::StartSettleTimer => "soon",
        Effect::StopSettleTimer => "not-soon",
        Effect::PreventDefault => "prevent",
        Effect::StopPropagation => "stop",
    }
}

/// Tells `events` to a fresh drag: `expected` has the effects of each, separated by `|`; then the drag is idle again.
fn check(name: &str, events: &[Event], expected: &str) {
    let mut drag = Drag::default();
    let told: Vec<String> =
        events.iter().map(|event| drag.step(event.clone()).iter().map(tell).collect::<Vec<_>>().join(" ")).collect();
    let expected: Vec<&str> = expected.split('|').map(str::trim).collect();
    assert_eq!(told, expected, "{name}");
    assert_eq!(drag, Drag::Idle, "{name}: the next drag works");
}

#[test]
fn cases_of_a_mouse() {
    use Event::*;
    let lift = [down(card()), moved(MOUSE, 5.0, 1)];
    let after_lift = |rest: &[Event]| [&lift, rest].concat();
    let done = [up(MOUSE, 9.0), Click, SettleDone];
    let after_cancel = "soon | prevent stop |";
    check(
        "X01 Escape cancels, nothing is released, the click of the release is swallowed",
        &after_lift(&[&[Key(self::Key::Escape), Key(self::Key::EscapeAgain)], &done[..]].concat()),
        &format!("| lift follow | prevent stop cancel:escape settle | prevent stop | {after_cancel}"),
    );
    check(
        "a band is drawn from an empty place",
        &[down(Pressed::Ground { adds: true }), moved(MOUSE, 5.0, 1), up(MOUSE, 9.0), Click, SettleDone],
        "| lift follow | release settle soon | prevent stop |",
    );
    check(
        "X02 a release anywhere is one release; whether there is a target is not the machine's to know",
        &after_lift(&[up(MOUSE, 900.0), Click, SettleDone]),
        "| lift follow | release settle soon | prevent stop |",
    );
    check(
        "X03 a release outside the window shows in the next move",
        &after_lift(&[moved(MOUSE, 9.0, 0), SettleDone]),
        "| lift follow | cancel:lost-release settle soon |",
    );
    check(
        "X03 a release outside the window shows in the next press",
        &after_lift(&[down(card()), SettleDone]),
        "| lift follow | cancel:lost-release settle soon |",
    );
    check("X03 a release lost before the lift", &[down(card()), moved(MOUSE, 3.0, 0), moved(MOUSE, 30.0, 0)], "| |");
    check("X05 4 px is a click", &[down(card()), moved(MOUSE, 4.0, 1), up(MOUSE, 4.0), Click], "| | |");
    check(
        "X05 5 px is a drag",
        &[down(card()), moved(MOUSE, -5.0, 1), up(MOUSE, -5.0), Click, SettleDone],
        "| lift follow | release settle soon | prevent stop |",
    );
    check(
        "X06 the browser takes the pointer away",
        &after_lift(&[Cancel { pointer: MOUSE }, SettleDone, Click]),
        "| lift follow | cancel:lost-pointer settle soon | |",
    );
    check(
        "X06 the board loses its capture without a release",
        &after_lift(&[&[LostCapture { pointer: MOUSE }], &done[..]].concat()),
        &format!("| lift follow | cancel:lost-pointer settle | {after_cancel}"),
    );
    check(
        "losing the capture after the release is nothing",
        &after_lift(&[up(MOUSE, 9.0), LostCapture { pointer: MOUSE }, Click, SettleDone]),
        "| lift follow | release settle soon | | prevent stop |",
    );
    check(
        "the pointer is gone before it is captured",
        &after_lift(&[CaptureFailed, SettleDone]),
        "| lift follow | cancel:lost-pointer settle soon |",
    );
    for away in [Blur, Hidden] {
        check(
            "X07 the window goes away; the release comes after it is back",
            &after_lift(&[&[away], &done[..]].concat()),
            &format!("| lift follow | cancel:away settle | {after_cancel}"),
        );
    }
    check(
        "X09 a chorded button arrives as a move; its menu stays shut",
        &after_lift(&[&[moved(MOUSE, 5.0, 3), ContextMenu], &done[..]].concat()),
        &format!("| lift follow | cancel:button settle | prevent stop | {after_cancel}"),
    );
    check(
        "X09 the first button goes up before the second",
        &after_lift(&[moved(MOUSE, 5.0, 3), moved(MOUSE, 5.0, 2), Click, SettleDone]),
        "| lift follow | cancel:button settle | soon | prevent stop |",
    );
    check(
        "X09 a context menu mid-drag",
        &after_lift(&[&[ContextMenu], &done[..]].concat()),
        &format!("| lift follow | prevent stop cancel:button settle | {after_cancel}"),
    );
    check("a second button before the lift", &[down(card()), moved(MOUSE, 0.0, 3), moved(MOUSE, 9.0, 3)], "| |");
    check(
        "X15 the carried thing is gone",
        &after_lift(&[&[Gone], &done[..]].concat()),
        &format!("| lift follow | cancel:gone settle | {after_cancel}"),
    );
    check(
        "X14 X18 a wheel or another tab changes what is under the pointer: the drag goes on",
        &after_lift(&[&[Scrolled, MapChanged], &done[..]].concat()),
        "| lift follow | measure follow | measure follow | release settle soon | prevent stop |",
    );
    check(
        "X19 the window changes size",
        &after_lift(&[&[Resized], &done[..]].concat()),
        &format!("| lift follow | cancel:resized settle | {after_cancel}"),
    );
    check(
        "X20 other keys do nothing while dragging",
        &after_lift(&[&[Key(self::Key::Other)], &done[..]].concat()),
        "| lift follow | prevent stop | release settle soon | prevent stop |",
    );
    check(
        "X21 after a cancelled drag the next click is a person's",
        &after_lift(&[&[Key(self::Key::Escape)], &done[..], &[down(card()), up(MOUSE, 0.0), Click]].concat()),
        &format!("| lift follow | prevent stop cancel:escape settle | {after_cancel} | | |"),
    );
    check(
        "X21 a press before the timer: its click is a person's",
        &after_lift(&[up(MOUSE, 9.0), down(card()), up(MOUSE, 0.0), Click]),
        "| lift follow | release settle soon | not-soon | |",
    );
    check(
        "a second click is a person's",
        &after_lift(&[&done[..2], &[Click, SettleDone]].concat()),
        "| lift follow | release settle soon | prevent stop | |",
    );
    for forgets in [Key(self::Key::Other), Key(self::Key::Escape), Scrolled, Blur, Gone, Cancel { pointer: MOUSE }] {
        check(
            "forgotten before the lift",
            &[down(card()), forgets, moved(MOUSE, 9.0, 1), up(MOUSE, 9.0), Click],
            "| | | |",
        );
    }
}

#[test]
fn cases_of_a_finger() {
    use Event::*;
    let lift = [touch(card()), HoldElapsed];
    let after_lift = |rest: &[Event]| [&lift, rest].concat();
    check(
        "X10 a second finger is ignored, and does not pinch",
        &after_lift(&[
            Down { pointer: OTHER, kind: PointerKind::Touch, at: at(50.0), pressed: None },
            moved(OTHER, 80.0, 1),
            TouchMove { cancelable: true },
            up(OTHER, 80.0),
            moved(FINGER, 20.0, 1),
            up(FINGER, 20.0),
            SettleDone,
        ]),
        "hold | lift follow | | | prevent | | follow | release settle soon |",
    );
    check(
        "an empty place is left to the finger, which scrolls there",
        &[
            touch(Pressed::Ground { adds: false }),
            moved(FINGER, 9.0, 1),
            TouchMove { cancelable: true },
            up(FINGER, 9.0),
        ],
        "| | |",
    );
    check(
        "X11 a quick swipe scrolls",
        &[touch(card()), moved(FINGER, 9.0, 1), Cancel { pointer: FINGER }],
        "hold | no-hold |",
    );
    check(
        "X11 a swipe the browser has taken over already",
        &[touch(card()), TouchMove { cancelable: false }, Cancel { pointer: FINGER }],
        "hold | no-hold |",
    );
    check(
        "X12 hold, then move: drags, and the page does not scroll",
        &after_lift(&[TouchMove { cancelable: true }, moved(FINGER, 40.0, 1), up(FINGER, 40.0), Click, SettleDone]),
        "hold | lift follow | prevent | follow | release settle soon | prevent stop |",
    );
    check(
        "X12 hold, then up: no menu of the browser's",
        &after_lift(&[ContextMenu, up(FINGER, 0.0), ContextMenu, SettleDone]),
        "hold | lift follow | prevent stop | release settle soon | prevent stop |",
    );
    check(
        "a tap is a click",
        &[touch(card()), TouchMove { cancelable: true }, moved(FINGER, 8.0, 1), ContextMenu, up(FINGER, 8.0), Click],
        "hold | | | prevent stop | no-hold |",
    );
    check(
        "a second finger before the lift is a pinch",
        &[touch(card()), Down { pointer: OTHER, kind: PointerKind::Touch, at: at(50.0), pressed: None }],
        "hold | no-hold",
    );
    check(
        "a handle needs no hold",
        &[touch(stage()), ContextMenu, moved(FINGER, 5.0, 1), up(FINGER, 5.0), SettleDone],
        "| prevent stop | lift follow | release settle soon |",
    );
    check("a handle that is tapped", &[touch(stage()), moved(FINGER, 4.0, 1), up(FINGER, 4.0), Click], "| | |");
}

#[test]
fn a_lift_says_what_was_pressed_and_where() {
    let mut drag = Drag::default();
    assert_eq!(drag.step(down(stage())), []);
    assert_eq!(drag.grip(), None);
    let effects = drag.step(moved(MOUSE, 6.0, 1));
    assert_eq!(effects, [lifted(MOUSE, PointerKind::Mouse, stage()), Effect::Follow]);
    assert_eq!(drag.at(), Some(at(6.0)));
    assert_eq!(drag.step(up(MOUSE, 60.0))[0], Effect::Release { at: at(60.0) });
    assert_eq!(drag, Drag::Settling(ClickGuard::Armed));
}

/// X23 and the other presses that are not the beginning of a drag.
#[test]
fn a_drag_begins_only_with_a_plain_press() {
    let plain = Press {
        kind: PointerKind::Mouse,
        is_primary: true,
        button: 0,
        selects: false,
        on_control: false,
        behind_dialog: false,
        width: 1.0,
        height: 1.0,
        pressure: 0.5,
        detail: 0,
        is_android: false,
    };
    assert!(may_begin(&plain));
    assert!(may_begin(&Press { pressure: 0.0, detail: 1, ..plain }), "Safari's mouse");
    assert!(may_begin(&Press { pressure: 0.0, ..plain }), "a program that drives the page");
    assert!(may_begin(&Press { kind: PointerKind::Touch, pressure: 0.0, ..plain }), "a finger without pressure");
    let not = [
        ("the second finger", Press { is_primary: false, ..plain }),
        ("another button", Press { button: 2, ..plain }),
        ("a press that selects", Press { selects: true, ..plain }),
        ("X23 the open editor", Press { on_control: true, ..plain }),
        ("X23 an open dialog", Press { behind_dialog: true, ..plain }),
        ("a screen reader", Press { width: 0.0, height: 0.0, ..plain }),
        ("TalkBack", Press { pressure: 0.0, is_android: true, ..plain }),
    ];
    for (name, press) in not {
        assert!(!may_begin(&press), "{name}");
    }
}

fn any_pressed() -> impl Strategy<Value = Option<Pressed>> {
    prop_oneof![
        1 => Just(None),
        4 => Just(Some(card())),
        1 => Just(Some(stage())),
        1 => Just(Some(Pressed::Step("p".into()))),
        1 => Just(Some(Pressed::Lane("l".into()))),
        1 => Just(Some(Pressed::Emotion(CellKey::new("p", "l")))),
        2 => any::<bool>().prop_map(|adds| Some(Pressed::Ground { adds })),
    ]
}

fn any_kind() -> impl Strategy<Value = PointerKind> {
    prop_oneof![Just(PointerKind::Mouse), Just(PointerKind::Pen), Just(PointerKind::Touch)]
}

fn any_event() -> impl Strategy<Value = Event> {
    let pointer = prop_oneof![6 => Just(MOUSE), 1 => Just(OTHER)];
    let buttons = prop_oneof![8 => Just(1_u16), 1 => Just(0), 1 => Just(3), 1 => Just(2)];
    let place = (-20.0..20.0).prop_map(at);
    prop_oneof![
        6 => (pointer.clone(), any_kind(), any_pressed())
            .prop_map(|(pointer, kind, pressed)| Event::Down { pointer, kind, at: at(0.0), pressed }),
        12 => (pointer.clone(), place.clone(), buttons)
            .prop_map(|(pointer, at, buttons)| Event::Move { pointer, at, buttons }),
        3 => (pointer.clone(), place).prop_map(|(pointer, at)| Event::Up { pointer, at }),
        1 => pointer.clone().prop_map(|pointer| Event::Cancel { pointer }),
        1 => pointer.prop_map(|pointer| Event::LostCapture { pointer }),
        2 => any::<bool>().prop_map(|cancelable| Event::TouchMove { cancelable }),
        3 => Just(Event::HoldElapsed),
        3 => Just(Event::SettleDone),
        3 => Just(Event::Click),
        2 => prop_oneof![Just(Key::Escape), Just(Key::EscapeAgain), Just(Key::Other)].prop_map(Event::Key),
        2 => prop_oneof![
            Just(Event::CaptureFailed), Just(Event::ContextMenu), Just(Event::Scrolled), Just(Event::MapChanged),
            Just(Event::Gone), Just(Event::Blur), Just(Event::Hidden), Just(Event::Resized),
        ],
    ]
}

/// A page that only keeps the books.
#[derive(Default)]
struct Page {
    drag: Drag,
    hold_timer: bool,
    settle_timer: bool,
    /// The pointer that carries.
    lifted: Option<i32>,
    /// Ended drags whose click may still come: while the pointer is down, or in the moment after.
    click_to_come: bool,
}

fn pointer_of(event: &Event) -> Option<i32> {
    match event {
        Event::Down { pointer, .. } | Event::Move { pointer, .. } | Event::Up { pointer, .. } => Some(*pointer),
        Event::Cancel { pointer } | Event::LostCapture { pointer } => Some(*pointer),
        _ => None,
    }
}

impl Page {
    fn tell(&mut self, event: &Event) {
        // A timer that does not run cannot tell.
        match event {
            Event::HoldElapsed if !std::mem::take(&mut self.hold_timer) => return,
            Event::SettleDone if !std::mem::take(&mut self.settle_timer) => return,
            _ => {}
        }
        let before = self.drag.clone();
        let effects = self.drag.step(event.clone());
        if let (Some(own), Some(pointer)) = (self.lifted, pointer_of(event))
            && own != pointer
        {
            assert_eq!((&self.drag, effects.as_slice()), (&before, &[][..]), "other pointers are ignored");
        }
        if *event == Event::Click {
            let swallowed = effects == [Effect::PreventDefault, Effect::StopPropagation];
            let guarded = self.click_to_come && self.settle_timer;
            assert_eq!(swallowed, self.lifted.is_some() || guarded, "{before:?}");
            self.click_to_come &= !guarded;
        }
        if matches!(event, Event::SettleDone | Event::Down { .. }) {
            self.click_to_come = false;
        }
        let ended_here = self.books(&effects);
        if ended_here {
            assert!(effects.contains(&Effect::Settle), "an end settles");
            self.click_to_come = true;
        }
        assert_eq!(self.drag.grip().is_some(), self.lifted.is_some(), "carried from the lift to the end");
        assert_eq!(self.hold_timer, matches!(self.drag, Drag::Holding(_)), "the hold timer runs while holding");
        let expires = matches!(self.drag, Drag::Settling(ClickGuard::Armed | ClickGuard::Spent));
        assert_eq!(self.settle_timer, expires, "a guard without a timer would eat a person's click");
    }

    /// Does `effects`; says whether the drag ended.
    fn books(&mut self, effects: &[Effect]) -> bool {
        let mut ended = false;
        for effect in effects {
            match effect {
                Effect::StartHoldTimer => self.hold_timer = true,
                Effect::StopHoldTimer => self.hold_timer = false,
                Effect::StartSettleTimer => self.settle_timer = true,
                Effect::StopSettleTimer => self.settle_timer = false,
                Effect::Lift(grip) => {
                    assert_eq!(self.lifted.replace(grip.pointer), None, "lifted twice");
                }
                Effect::Release { .. } | Effect::CancelDrag(_) => {
                    assert!(self.lifted.take().is_some(), "ended twice, or without a lift");
                    ended = true;
                }
                Effect::Follow | Effect::Measure => assert!(self.lifted.is_some(), "nothing to follow"),
                Effect::Settle => assert!(ended, "settled without an end"),
                Effect::PreventDefault | Effect::StopPropagation => {}
            }
        }
        ended
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// Each lift ends once; other pointers, clicks and timers keep their laws; and in the end nothing is left behind.
    #[test]
    fn any_stream_keeps_the_books(events in prop::collection::vec(any_event(), 0..60)) {
        let mut page = Page::default();
        for event in &events {
            page.tell(event);
        }
        for closing in [up(MOUSE, 0.0), up(OTHER, 0.0), Event::SettleDone] {
            page.tell(&closing);
        }
        prop_assert_eq!(page.drag, Drag::Idle);
        prop_assert_eq!(page.lifted, None);
        prop_assert!(!page.hold_timer && !page.settle_timer);
    }

    /// A cancelled drag stays cancelled until another press.
    #[test]
    fn after_escape_nothing_is_released(events in prop::collection::vec(any_event(), 0..40)) {
        let mut drag = Drag::default();
        for event in [down(card()), moved(MOUSE, 9.0, 1), Event::Key(Key::Escape)] {
            let _ = drag.step(event);
        }
        for event in events.into_iter().filter(|event| !matches!(event, Event::Down { .. })) {
            for effect in drag.step(event) {
                let is_end = matches!(effect, Effect::Release { .. } | Effect::CancelDrag(_) | Effect::Lift(_));
                prop_assert!(!is_end, "{effect:?}");
            }
        }
    }

    /// What is pressed and not lifted is an ordinary click.
    #[test]
    fn a_press_without_a_lift_clicks(kind in any_kind(), pressed in any_pressed(), x in -4.9..4.9_f64) {
        let mut drag = Drag::default();
        let stream = [
            Event::Down { pointer: MOUSE, kind, at: at(0.0), pressed },
            moved(MOUSE, x, 1),
            up(MOUSE, x),
            Event::Click,
        ];
        for event in stream {
            for effect in drag.step(event) {
                prop_assert!(matches!(effect, Effect::StartHoldTimer | Effect::StopHoldTimer), "{effect:?}");
            }
        }
        prop_assert_eq!(drag, Drag::Idle);
    }
}
