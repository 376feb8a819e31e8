//! Voir `words/room.rs`.

use crate::words::room::RoomWords;

pub(super) const WORDS: RoomWords = RoomWords {
    title: "Place dans ce navigateur",
    used: |percent, others| {
        let used = match percent {
            0 => "Moins de 1\u{A0}% de la place de ce navigateur est prise".to_owned(),
            _ => format!("{percent}\u{A0}% de la place de ce navigateur est prise"),
        };
        match others {
            0 => format!("{used}."),
            _ => format!("{used}, dont {others}\u{A0}% par d’autres pages de ce site."),
        }
    },
    nearly_full: |percent| format!("Stockage {percent}\u{A0}%"),
    low: "Elle se remplit. Enregistrez en fichiers les parcours terminés, puis supprimez-les ici et videz la corbeille.",
    scarce: "Elle est presque épuisée. Enregistrez des parcours en fichiers maintenant, puis supprimez-en ici et videz la corbeille.",
    nothing_more: "Il n’y a plus de place pour un autre parcours\u{202F}: nouveaux parcours, copies et imports attendent qu’on en supprime ici ou dans une autre page de ce site. Vos parcours peuvent toujours être ouverts, modifiés et enregistrés en fichiers.",
    lasts: |lasts| {
        if lasts {
            "Ce navigateur a accepté de ne pas effacer ces données quand le disque manque de place."
        } else {
            "Ce navigateur peut effacer ces données quand le disque manque de place\u{202F}: gardez en fichiers ce qui compte."
        }
    },
    safety_goes_on: "La copie de secours de ce navigateur continue.",
    tried_again: "Un nouvel essai a lieu toutes les 10 secondes et après chaque suppression.",
    unsaved: |title| format!("«\u{A0}{title}\u{A0}» a des modifications non enregistrées."),
    back_to_it: "Y revenir",
    unsound: "Non enregistré\u{202F}: cette version du parcours se contredit, la dernière bonne version est restée en place. Annulez, ou téléchargez une copie.",
};
