//! See `words/said.rs`.
use super::priorities;
use crate::editor::said::{Edge, Place, Position, Said};
use crate::model::{Act, Label, MomentOfTruth, Score};
use crate::words::said::SaidWords;

pub(super) const WORDS: SaidWords = SaidWords { said, label, score, score_on_scale };

fn position(position: Position) -> String {
    format!("position {} sur {}", position.number, position.of)
}

fn place(place: &Place) -> String {
    format!("{}, {}", place.lane, place.column)
}

/// In French, zero is singular.
pub(super) fn cards(count: usize) -> String {
    if count < 2 { format!("{count} fiche") } else { format!("{count} fiches") }
}

pub(super) fn plural(count: usize, one: &str, many: &str) -> String {
    if count < 2 { format!("{count} {one}") } else { format!("{count} {many}") }
}

fn and_its_cards(count: usize, one: &str, many: &str) -> String {
    match count {
        0 => format!(" {one}"),
        1 => format!(" et sa fiche {many}"),
        _ => format!(" et ses {count} fiches {many}"),
    }
}

fn said(what: &Said) -> String {
    match what {
        Said::MovedInCell(at) => format!("Position {} sur {}.", at.number, at.of),
        Said::MovedTo { place: to, position: at } => format!("Maintenant dans {}, {}.", place(to), position(*at)),
        Said::MovedMany { count, place: to } => format!("{} maintenant dans {}.", cards(*count), place(to)),
        Said::Edge(Edge::Above) => "Aucune ligne au-dessus.".to_owned(),
        Said::Edge(Edge::Below) => "Aucune ligne au-dessous.".to_owned(),
        Said::Edge(Edge::Before) => "Rien plus à gauche.".to_owned(),
        Said::Edge(Edge::After) => "Rien plus à droite.".to_owned(),
        Said::Dropped { text, from, to, position: at } => {
            format!("« {text} » déplacée de {} vers {}, {}.", place(from), place(to), position(*at))
        }
        Said::DragCancelled { text, place: at } => format!("Déplacement annulé. « {text} » reste dans {}.", place(at)),
        Said::HeaderDragCancelled { name } => format!("Déplacement annulé. {name} reste à sa place."),
        Said::DroppedOutside => "Relâchée hors du parcours. Rien n’a bougé.".to_owned(),
        Said::Added(at) => format!("Fiche ajoutée dans {}.", place(at)),
        Said::Deleted(text) => format!("« {text} » supprimée. Ctrl+Z la rétablit."),
        Said::DeletedMany(count) => {
            format!("{}. Ctrl+Z les rétablit.", plural(*count, "fiche supprimée", "fiches supprimées"))
        }
        Said::StageMoved { name, position: at } => format!("Étape {name} : {}.", position(*at)),
        Said::StepMoved { name, position: at } => format!("Moment {name} : {}.", position(*at)),
        Said::LaneMoved { name, position: at } => format!("Ligne {name} : {}.", position(*at)),
        Said::StageDeleted { name, cards } => {
            format!("Étape {name}{}.", and_its_cards(*cards, "supprimée", "supprimées"))
        }
        Said::StepDeleted { name, cards } => {
            format!("Moment {name}{}.", and_its_cards(*cards, "supprimé", "supprimés"))
        }
        Said::LaneDeleted { name, cards } => {
            format!("Ligne {name}{}.", and_its_cards(*cards, "supprimée", "supprimées"))
        }
        Said::LaneHidden(name) => format!("Ligne {name} masquée. Ses fiches sont gardées."),
        Said::StageMerged(name) => format!("Étape {name} fusionnée avec la précédente."),
        Said::StageSplit(name) => format!("Nouvelle étape {name}."),
        Said::OnlyStep(name) => format!("{name} est le seul moment de son étape et y reste."),
        Said::Selected(count) => format!("{}.", plural(*count, "fiche sélectionnée", "fiches sélectionnées")),
        Said::SelectionCleared => "Sélection vidée.".to_owned(),
        Said::Copied(count) => format!("{}.", plural(*count, "fiche copiée", "fiches copiées")),
        Said::Duplicated(count) => format!("{}.", plural(*count, "fiche dupliquée", "fiches dupliquées")),
        Said::Pasted { count, place: at } => {
            format!("{} dans {}.", plural(*count, "fiche collée", "fiches collées"), place(at))
        }
        Said::NothingToPaste => "Rien à coller ici.".to_owned(),
        Said::Undone(step) => format!("Annulé : {}.", label(step)),
        Said::Redone(step) => format!("Rétabli : {}.", label(step)),
        Said::NothingToUndo => "Rien à annuler.".to_owned(),
        Said::NothingToRedo => "Rien à rétablir.".to_owned(),
        Said::Discarded => "Modification abandonnée.".to_owned(),
        Said::NotTaken => "La saisie est incomplète ou impossible. Le champ redit ce qu’il disait avant.".to_owned(),
        Said::Feeling { column, score: None, .. } => format!("{column} : inconnu."),
        Said::Feeling { column, score: Some(value), feeling } => {
            let word = if feeling.is_empty() { score(*value) } else { feeling };
            format!("{column} : {:+}, {word}.", value.value())
        }
        Said::Linked { from, to } => format!("« {from} » dépend de « {to} »."),
        Said::LinkedMutually { one, other } => format!("« {one} » et « {other} » dépendent l’une de l’autre."),
        Said::LinkedMany(count) => format!("{}.", plural(*count, "lien ajouté", "liens ajoutés")),
        Said::AlreadyLinked => "Ces fiches sont déjà liées.".to_owned(),
        Said::Unlinked(count) => format!("{}. Ctrl+Z rétablit.", plural(*count, "lien supprimé", "liens supprimés")),
        Said::LanesOrdered => "Lignes remises dans l’ordre du plan de service.".to_owned(),
        Said::Failure { cards: count, marked: true } => {
            format!("{}.", plural(*count, "point de défaillance marqué", "points de défaillance marqués"))
        }
        Said::Failure { cards: count, marked: false } => {
            format!("{}.", plural(*count, "marque de défaillance retirée", "marques de défaillance retirées"))
        }
        Said::Passive { column, passive: true } => format!("{column} : aucune action du client."),
        Said::Passive { column, passive: false } => format!("{column} : le client agit."),
        Said::MomentDecided { text, moment: None } => format!("« {text} » n’est plus un moment de vérité."),
        Said::MomentDecided { text, moment: Some(MomentOfTruth::Low) } => {
            format!("« {text} » est un moment de vérité, bas.")
        }
        Said::MomentDecided { text, moment: Some(_) } => format!("« {text} » est un moment de vérité, haut."),
        Said::ChannelGiven { text, channel } => format!("« {text} » : {channel}."),
        Said::Sight(what) => (super::find::WORDS.said)(what),
        Said::Exported(name) => format!("Remis au navigateur sous le nom {name}."),
        Said::Rated { text, rating } => {
            let advice = priorities::quadrant(rating.quadrant());
            format!("« {text} » : impact {}, effort {}. {advice}.", rating.impact, rating.effort)
        }
        Said::Unrated(text) => format!("« {text} » n’est plus dans la matrice."),
        Said::RatingKept(text) => format!("Déplacement annulé. « {text} » reste à sa place."),
        Said::MatrixEdge => "L’échelle s’arrête ici.".to_owned(),
        Said::Locked(lane) => format!(
            "La ligne « {lane} » est en lecture seule : elle montre un autre parcours. Ses fiches peuvent être copiées."
        ),
        Said::TodayRefreshed(count) => {
            format!("Aujourd’hui est à jour : {}.", plural(*count, "fiche changée", "fiches changées"))
        }
        Said::TodayUpToDate => "Aujourd’hui est déjà à jour.".to_owned(),
        Said::ComparedMissing => "Le parcours comparé n’est pas dans ce navigateur.".to_owned(),
        Said::FutureMade(title) => format!("« {title} » est créé. Ses moments sont ceux du parcours actuel."),
        Said::PersonaKept(name) => format!("« {name} » est gardé dans vos personas."),
        Said::PersonaForgotten(name) => {
            format!("« {name} » n’est plus dans vos personas. Ce parcours garde son profil.")
        }
        Said::PersonaChangedElsewhere(name) => {
            format!("« {name} » a été modifié entre-temps dans une autre fenêtre. Rien n’a été écrasé.")
        }
        Said::PersonaChosen(name) => {
            format!("« {name} » fait ce parcours. Annuler ramène le persona précédent.")
        }
        Said::PersonaBegun => "Nouveau persona. Annuler ramène le précédent.".to_owned(),
    }
}

fn label(step: &Label) -> String {
    let what = if step.name.is_empty() { cards(step.count) } else { format!("« {} »", step.name) };
    match step.act {
        Act::AddCard => format!("ajouter {what}"),
        Act::EditCard => format!("modifier {what}"),
        Act::MoveCards => format!("déplacer {what}"),
        Act::DuplicateCards => format!("dupliquer {what}"),
        Act::PasteCards => format!("coller {what}"),
        Act::CutCards => format!("couper {what}"),
        Act::DeleteCards => format!("supprimer {what}"),
        Act::AddStage => format!("ajouter l’étape {what}"),
        Act::RenameStage => format!("renommer l’étape {what}"),
        Act::MoveStage => format!("déplacer l’étape {what}"),
        Act::MergeStage => format!("fusionner l’étape {what}"),
        Act::SplitStage => format!("nouvelle étape {what}"),
        Act::DeleteStage => format!("supprimer l’étape {what}"),
        Act::AddStep => format!("ajouter le moment {what}"),
        Act::RenameStep => format!("renommer le moment {what}"),
        Act::MoveStep => format!("déplacer le moment {what}"),
        Act::DeleteStep => format!("supprimer le moment {what}"),
        Act::AddLane => format!("ajouter la ligne {what}"),
        Act::RenameLane => format!("renommer la ligne {what}"),
        Act::MoveLane => format!("déplacer la ligne {what}"),
        Act::HideLane => format!("masquer la ligne {what}"),
        Act::ShowLane => format!("afficher la ligne {what}"),
        Act::DeleteLane => format!("supprimer la ligne {what}"),
        Act::SetEmotion => format!("ressenti à {what}"),
        Act::RenameMap => "renommer le parcours".to_owned(),
        Act::ChangeHeader => "objectif et persona".to_owned(),
        Act::RestoreVersion => "version précédente restaurée".to_owned(),
        Act::ChangeLanguage => "langue du parcours".to_owned(),
        Act::ChangeCards => format!("détails de {what}"),
        Act::ChangeStage => format!("détails de l’étape {what}"),
        Act::ChangeStep => format!("détails du moment {what}"),
        Act::ChangeLane => format!("détails de la ligne {what}"),
        Act::AddLink => format!("lier {what}"),
        Act::RemoveLink => format!("délier {what}"),
        Act::Dismiss => "remarque écartée ou reprise".to_owned(),
        Act::TakeOver => format!("reprendre {what}"),
        Act::Compare => format!("comparaison avec {what}"),
    }
}

fn score(score: Score) -> &'static str {
    match score.value() {
        ..=-2 => "très mauvais",
        -1 => "mauvais",
        0 => "ni bon ni mauvais",
        1 => "bon",
        2.. => "très bon",
    }
}

fn score_on_scale(value: Score) -> String {
    format!("{:+} sur une échelle de -2 à +2, {}", value.value(), score(value))
}
