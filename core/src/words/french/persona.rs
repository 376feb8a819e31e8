//! See `words/persona.rs`.
use super::DAYS;
use crate::editor::view_state::PersonaPart;
use crate::method::persona::{PersonaField, Portrait};
use crate::model::Scope;
use crate::words::persona::PersonaWords;

pub(super) const WORDS: PersonaWords = PersonaWords {
    part: |part| match part {
        PersonaPart::Sheet => "Profil",
        PersonaPart::Empathy => "Empathie",
        PersonaPart::Kept => "Mes personas",
    },
    parts: "Parties du persona",
    field,
    free_fields: "Champs libres",
    free_field: "Champ libre",
    free_about: "Jusqu’à trois, pour ce qui compte dans ce parcours : une devise, un appareil préféré…",
    add_free: "Ajouter un champ libre",
    free_name: "Intitulé",
    free_text: "Texte",
    remove_free: |name| format!("Retirer « {name} »"),
    portrait: "Couleur du portrait",
    colour: |portrait| match portrait {
        Portrait::Amber => "ambre",
        Portrait::Green => "vert",
        Portrait::Blue => "bleu",
        Portrait::Violet => "mauve",
        Portrait::Rose => "rosé",
        Portrait::Grey => "gris",
    },

    empathy_about: "Lu dans les lignes de ce parcours. Choisissez une phrase pour aller à sa place.",
    thinks: "Pense",
    feels: "Ressent",
    says: "Dit",
    does: "Fait",
    nothing_there: "Rien encore dans ce parcours.",
    and_more: |count| format!("et {count} de plus"),

    only_here: "Ce persona n’est que dans ce parcours.",
    kept: "Gardé dans vos personas : d’autres parcours peuvent choisir ce profil.",
    differs: |fields| format!("Vos personas contiennent une autre version de ce profil. Ce qui diffère : {fields}."),
    other_difference: "couleur",
    name_first: "Donnez un nom au persona pour le garder pour d’autres parcours.",
    keep: "Garder dans mes personas",
    update: "Mettre à jour pour tous les parcours",
    update_about: "Vos autres parcours gardent leur copie tant que vous n’y reprenez pas la nouvelle version.",
    take_over: "Reprendre cette version",
    forget: "Retirer de mes personas",
    others: "Autres personas",
    no_others: "Aucun autre persona gardé pour l’instant.",
    choose: "Choisir",
    choose_named: |name| format!("Choisir {name}"),
    new_persona: "Nouveau persona",
    nameless: "Sans nom",
    open_sheet: "Ouvrir le persona",

    scope: "De quel parcours il s’agit",
    no_scope: super::details::WORDS.none,
    scope_name: |scope| match scope {
        Scope::Customer => "Parcours client",
        Scope::Buyer => "Parcours d’achat",
        Scope::User => "Parcours utilisateur",
        Scope::Other(other) => other,
    },
    scope_about: |scope| match scope {
        Scope::Customer => "Du premier besoin au dernier contact : toute la relation.",
        Scope::Buyer => "Du besoin à l’achat : comment la décision se prend.",
        Scope::User => "L’usage d’un produit ou d’un service : comment on s’en sert.",
        Scope::Other(_) => "",
    },
    compared: "Comparé à",
    not_compared: "Aucun autre parcours pour l’instant.",
    compared_missing: "Un parcours qui n’est pas dans ce navigateur.",
    choose_compared: "Choisir dans Comparer",
    overdue: |day| format!("Revue dépassée depuis le {day}"),
    day: |day, today| DAYS.near(day, today),
};

fn field(field: PersonaField) -> &'static str {
    match field {
        PersonaField::Name => "Nom",
        PersonaField::Role => "Son métier, son rôle",
        PersonaField::Segment => "Segment de clientèle",
        PersonaField::Quote => "Avec ses mots",
        PersonaField::Goals => "Objectifs",
        PersonaField::Needs => "Besoins",
        PersonaField::Frustrations => "Ce qui l’agace",
        PersonaField::Motivations => "Ce qui l’anime",
        PersonaField::Habits => "Habitudes",
        PersonaField::Channels => "Canaux",
        PersonaField::Price => "Sensibilité au prix",
        PersonaField::Income => "Revenu",
        PersonaField::Interests => "Centres d’intérêt",
        PersonaField::Sources => "D’où on le sait",
    }
}
