//! The list of what is kept: after a change only what changed is read again, and the list is as if all had been.

use std::cell::RefCell;
use std::rc::Rc;

use parcours_core::model::{Stage, Step};
use parcours_core::store::keys::map_key;
use parcours_core::store::{Entry, Glance, Kv, KvError, Library, Listed, MemoryKv, Usage};
use proptest::prelude::*;

use crate::{LATER, NOW, add_card, file, fresh};

/// A storage that notes which texts were asked for. Clones share it, as tabs do.
#[derive(Clone, Debug, Default)]
struct Asked {
    kv: MemoryKv,
    keys: Rc<RefCell<Vec<String>>>,
}

impl Kv for Asked {
    fn get(&self, key: &str) -> Result<Option<String>, KvError> {
        self.keys.borrow_mut().push(key.to_owned());
        self.kv.get(key)
    }

    fn set_text(&self, key: &str, text: &str) -> Result<(), KvError> {
        self.kv.set_text(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), KvError> {
        self.kv.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, KvError> {
        self.kv.keys()
    }

    fn usage(&self) -> Result<Usage, KvError> {
        self.kv.usage()
    }
}

/// Two tabs on one storage, and the first screen of the first.
struct Tabs {
    storage: Asked,
    here: Library<Asked>,
    elsewhere: Library<Asked>,
    glance: Glance,
}

impl Tabs {
    fn with(count: usize) -> Self {
        let storage = Asked::default();
        let (here, elsewhere) = (Library::new(storage.clone(), "here"), Library::new(storage.clone(), "elsewhere"));
        for number in 0..count {
            here.add(file(&format!("M{number}"), &format!("Map {number}")), NOW, fresh()).expect("there is room");
        }
        Self { storage, here, elsewhere, glance: Glance::default() }
    }

    /// What the first screen lists, and what it read for that.
    fn list(&mut self) -> (Listed, Vec<String>) {
        self.storage.keys.take();
        let listed = self.here.list_again(&mut self.glance).expect("storage can be asked");
        (listed, self.storage.keys.take())
    }

    /// Does `deed` in the other tab; the browser tells this one of each key.
    fn elsewhere(&mut self, deed: impl FnOnce(&Library<Asked>)) {
        let before = self.storage.kv.contents();
        deed(&self.elsewhere);
        let after = self.storage.kv.contents();
        for key in before.keys().chain(after.keys()).filter(|key| before.get(*key) != after.get(*key)) {
            self.glance.changed(Some(key));
        }
    }

    /// As somebody lists who never listed before.
    fn afresh(&self) -> Listed {
        Listed { maps: self.here.list().expect("it can be asked"), bin: self.here.bin().expect("it can be asked") }
    }
}

#[test]
fn of_many_maps_only_the_one_that_changed_is_read() {
    let mut tabs = Tabs::with(200);
    assert_eq!(tabs.list().1.len(), 200);
    assert_eq!(tabs.list().1, [] as [&str; 0], "nothing changed");
    tabs.elsewhere(|library| {
        let mut kept = library.open(&"M7".into()).expect("it is there");
        add_card(&mut kept.file.map, "c1");
        library.save(&mut kept, LATER).expect("there is room");
    });
    let (listed, read) = tabs.list();
    assert_eq!(read, ["parcours:map:M7"]);
    assert_eq!(listed, tabs.afresh());
    tabs.here.rename(&"M9".into(), "Renamed here", LATER).expect("there is room");
    assert_eq!(tabs.list().1, ["parcours:map:M9"]);
    let place = tabs.here.delete(&"M3".into(), LATER).expect("there is room");
    assert_eq!(tabs.list().1, [place.as_str()]);
    tabs.elsewhere(|library| drop(library.restore(&place, fresh())));
    assert_eq!(tabs.list().1, ["parcours:map:M3"]);
    tabs.glance.changed(None);
    assert_eq!(tabs.list().1.len(), 200, "a storage that was cleared tells no key");
}

/// What a tab does to one of six maps.
fn deed() -> impl Strategy<Value = (bool, u8, usize)> {
    (any::<bool>(), 0..6_u8, 0..6_usize)
}

proptest! {
    #[test]
    fn a_list_is_as_if_all_had_been_read(deeds in proptest::collection::vec((deed(), any::<bool>()), 0..20)) {
        let mut tabs = Tabs::with(3);
        for ((is_here, what, number), view_state) in deeds {
            let id = format!("M{number}").into();
            let act = move |library: &Library<Asked>| match what {
                0 => drop(library.add(file(&format!("M{number}"), "new"), NOW, fresh())),
                1 => drop(library.rename(&id, "renamed", LATER)),
                2 => drop(library.delete(&id, LATER)),
                3 => drop(library.bin().map(|bin| bin.first().map(|binned| library.restore(&binned.key, fresh())))),
                4 => drop(library.bin().map(|bin| bin.first().map(|binned| library.forget(&binned.key)))),
                _ => drop(library.kv().set_text(&map_key(&id), "{\"e\":1")),
            };
            match is_here && what != 5 {
                true => act(&tabs.here),
                false => tabs.elsewhere(act),
            }
            if view_state {
                let listed = tabs.list().0;
                prop_assert_eq!(listed, tabs.afresh());
            }
        }
        let listed = tabs.list().0;
        prop_assert_eq!(listed, tabs.afresh());
    }
}

#[test]
fn a_map_in_the_list_tells_its_stages_for_the_drawing_and_is_read_once_for_it() {
    let mut tabs = Tabs::with(0);
    let mut came = file("M1", "drawn");
    came.map.stages = [2, 1, 3]
        .into_iter()
        .map(|steps| Stage {
            id: format!("s{steps}").into(),
            steps: (0..steps).map(|at| Step { id: format!("t{steps}-{at}").into(), ..Step::default() }).collect(),
            ..Stage::default()
        })
        .collect();
    tabs.here.add(came, NOW, fresh()).expect("there is room");
    let (listed, read) = tabs.list();
    let [Entry::Map(summary)] = &listed.maps[..] else { panic!("one map") };
    assert_eq!(summary.stages, [2, 1, 3]);
    assert_eq!(read, ["parcours:map:M1"], "the drawing costs no second reading");
    assert_eq!(tabs.list().1, [] as [&str; 0]);
}
