//! See `words/blueprint.rs`.
use crate::method::ties::Tie;
use crate::words::blueprint::BlueprintWords;

pub(super) const WORDS: BlueprintWords = BlueprintWords {
    tied: |tie, others| match tie {
        Tie::Needs => format!("dépend de {others}"),
        Tie::NeededBy => format!("nécessaire à {others}"),
        Tie::Mutual => format!("dépendance mutuelle avec {others}"),
        Tie::Answers => format!("répond à {others}"),
        Tie::AnsweredBy => format!("a pour réponse {others}"),
    },
    quoted: |text| format!("« {text} »"),
    handle: "Faire glisser vers la fiche dont celle-ci dépend",
    delete_link: |from, to| format!("Supprimer le lien de « {from} » vers « {to} »"),
    link_title: |text| format!("Lier «\u{a0}{text}\u{a0}» à une autre fiche"),
    relation: "Cette fiche",
    needs: "dépend de l’autre",
    needed_by: "est nécessaire à l’autre",
    mutual: "dépend de l’autre, et l’autre d’elle",
    other_card: "Autre fiche",
    link: "Lier",
    no_action: "aucune action du client",
    wished_lane: "Ressenti souhaité",
    wished_question: "Que voudrait-on faire ressentir à ce moment ?",
    wished: |score| format!("souhaité {}", crate::words::signed(score.value())),
    from_to: |begins, ends| format!("{begins}–{ends}"),
    from: |begins| format!("dès {begins}"),
    until: |ends| format!("jusqu’à {ends}"),
    step_name: "Nom",
    begins: "Commence à",
    ends: "Finit à",
    passive: "Aucune action du client ici, et c’est voulu",
    ends_first: "La fin viendrait avant le début.",
    overlaps: |name, times| format!("Ces heures chevauchent « {name} » ({times})."),
    kept: "Le parcours garde ses heures tant que ce n’est pas corrigé.",
};
