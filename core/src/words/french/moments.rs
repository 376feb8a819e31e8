//! See `words/moments.rs`.
use crate::method::moments::{Lack, Reason};
use crate::model::MomentOfTruth;
use crate::words::moments::MomentsWords;

pub(in crate::words) static WORDS: MomentsWords = MomentsWords {
    about: "Quelques moments pèsent plus que tous les autres dans le jugement final. La page propose où regarder ; c’est vous qui décidez.",
    decided: |count| format!("Décidés ({count})"),
    none_decided: "Aucun pour l’instant. De trois à cinq, c’est l’usage.",
    suggested: |count| format!("À regarder ({count})"),
    none_suggested: "Rien d’autre à proposer.",
    lack,
    go_there: "Y aller",
    reason,
    moment: |moment| match moment {
        MomentOfTruth::Low => super::details::WORDS.low,
        _ => super::details::WORDS.high,
    },
    which: |moment| match moment {
        MomentOfTruth::Low => "Quelle fiche fait perdre le client ?",
        _ => "Quelle fiche fait gagner le client ?",
    },
    new_card: |lane| format!("Nouvelle fiche dans « {lane} »"),
    nowhere: "Aucune fiche ici ne peut le porter, et aucune ligne affichée n’en reçoit.",
    set_aside: "Écarter",
    aside: |count| format!("Écartés ({count})"),
    bring_back: "Remettre",
    remove: "Retirer",
    about_what: |action, what| format!("{action} : {what}"),
};

fn lack(lack: &Lack) -> String {
    match lack {
        Lack::Steps => "Le parcours n’a pas encore de moments.".into(),
        Lack::Cards { filled, of, .. } => {
            format!("{filled} moments sur {of} ont une fiche. Les propositions viennent quand la moitié en ont une.")
        }
        Lack::EmotionLane => {
            "Il n’y a pas encore de ligne de ressenti : les hauts et les bas se cherchent sur sa courbe.".into()
        }
        Lack::Feelings { known, of, .. } => {
            format!(
                "Le ressenti est connu pour {known} moments sur {of}. Les propositions viennent quand il l’est pour la moitié."
            )
        }
    }
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::First => "Premier moment : la première impression.".into(),
        Reason::Last => "Dernier moment : ce dont on se souvient.".into(),
        Reason::Lowest(score) => format!("Ressenti le plus bas : {}.", crate::words::signed(score.value())),
        Reason::Highest(score) => format!("Ressenti le plus haut : {}.", crate::words::signed(score.value())),
        Reason::Owner { before, after } => {
            format!("D’autres prennent le relais : {} → {}.", before.join(", "), after.join(", "))
        }
        Reason::Channel { before, after } => {
            format!("Le canal change : {}.", super::touchpoints::WORDS.switch_in_short(before, after))
        }
        Reason::Gap { importance, performance, .. } => {
            format!("Plus grand écart : importance {importance}, qualité {performance}.")
        }
    }
}
