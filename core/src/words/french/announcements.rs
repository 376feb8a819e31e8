//! See `words/announcements.rs`.
use super::priorities;
use crate::editor::announcement::{Announcement, Edge, Place, Position};
use crate::model::{Act, Label, MomentOfTruth, Score};
use crate::words::announcements::AnnouncementWords;

pub(super) const WORDS: AnnouncementWords = AnnouncementWords { announce: said, label, score, score_on_scale };

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

fn said(what: &Announcement) -> String {
    match what {
        Announcement::MovedInCell(at) => format!("Position {} sur {}.", at.number, at.of),
        Announcement::MovedTo { place: to, position: at } => {
            format!("Maintenant dans {}, {}.", place(to), position(*at))
        }
        Announcement::MovedMany { count, place: to } => format!("{} maintenant dans {}.", cards(*count), place(to)),
        Announcement::MovedTogether { count, place: to } => {
            format!(
                "{} ensemble, la première vers {}.",
                plural(*count, "fiche déplacée", "fiches déplacées"),
                place(to)
            )
        }
        Announcement::NotTogether { text, edge } => {
            let missing = match edge {
                Edge::Above => "aucune ligne plus haut",
                Edge::Below => "aucune ligne plus bas",
                Edge::Before => "aucun moment plus à gauche",
                Edge::After => "aucun moment plus à droite",
            };
            format!(
                "Rien n’a bougé\u{202f}: les fiches gardent leurs places entre elles, et il n’y a {missing} pour «\u{a0}{text}\u{a0}»."
            )
        }
        Announcement::Edge(Edge::Above) => "Aucune ligne au-dessus.".to_owned(),
        Announcement::Edge(Edge::Below) => "Aucune ligne au-dessous.".to_owned(),
        Announcement::Edge(Edge::Before) => "Rien plus à gauche.".to_owned(),
        Announcement::Edge(Edge::After) => "Rien plus à droite.".to_owned(),
        Announcement::Dropped { text, from, to, position: at } => {
            format!("« {text} » déplacée de {} vers {}, {}.", place(from), place(to), position(*at))
        }
        Announcement::DragCancelled { text, place: at } => {
            format!("Déplacement annulé. « {text} » reste dans {}.", place(at))
        }
        Announcement::HeaderDragCancelled { name } => format!("Déplacement annulé. {name} reste à sa place."),
        Announcement::DroppedOutside => "Relâchée hors du parcours. Rien n’a bougé.".to_owned(),
        Announcement::Added(at) => format!("Fiche ajoutée dans {}.", place(at)),
        Announcement::Deleted(text) => format!("« {text} » supprimée. Ctrl+Z la rétablit."),
        Announcement::DeletedMany(count) => {
            format!("{}. Ctrl+Z les rétablit.", plural(*count, "fiche supprimée", "fiches supprimées"))
        }
        Announcement::StagesAdded(count) => format!("{}.", plural(*count, "étape ajoutée", "étapes ajoutées")),
        Announcement::LanesAdded(count) => format!("{}.", plural(*count, "ligne ajoutée", "lignes ajoutées")),
        Announcement::StageMoved { name, position: at } => format!("Étape {name} : {}.", position(*at)),
        Announcement::StepMoved { name, position: at } => format!("Moment {name} : {}.", position(*at)),
        Announcement::LaneMoved { name, position: at } => format!("Ligne {name} : {}.", position(*at)),
        Announcement::StageDeleted { name, cards } => {
            format!("Étape {name}{}.", and_its_cards(*cards, "supprimée", "supprimées"))
        }
        Announcement::StepDeleted { name, cards } => {
            format!("Moment {name}{}.", and_its_cards(*cards, "supprimé", "supprimés"))
        }
        Announcement::LaneDeleted { name, cards } => {
            format!("Ligne {name}{}.", and_its_cards(*cards, "supprimée", "supprimées"))
        }
        Announcement::LaneHidden(name) => format!("Ligne {name} masquée. Ses fiches sont gardées."),
        Announcement::StageMerged(name) => format!("Étape {name} fusionnée avec la précédente."),
        Announcement::StageSplit(name) => format!("Nouvelle étape {name}."),
        Announcement::OnlyStep(name) => format!("{name} est le seul moment de son étape et y reste."),
        Announcement::Selected(count) => format!("{}.", plural(*count, "fiche sélectionnée", "fiches sélectionnées")),
        Announcement::SelectionCleared => "Sélection vidée.".to_owned(),
        Announcement::Copied(count) => format!("{}.", plural(*count, "fiche copiée", "fiches copiées")),
        Announcement::Duplicated(count) => format!("{}.", plural(*count, "fiche dupliquée", "fiches dupliquées")),
        Announcement::Pasted { count, place: at } => {
            format!("{} dans {}.", plural(*count, "fiche collée", "fiches collées"), place(at))
        }
        Announcement::NothingToPaste => "Rien à coller ici.".to_owned(),
        Announcement::Undone(step) => format!("Annulé : {}.", label(step)),
        Announcement::Redone(step) => format!("Rétabli : {}.", label(step)),
        Announcement::NothingToUndo => "Rien à annuler.".to_owned(),
        Announcement::NothingToRedo => "Rien à rétablir.".to_owned(),
        Announcement::Discarded => "Modification abandonnée.".to_owned(),
        Announcement::NotTaken => {
            "La saisie est incomplète ou impossible. Le champ redit ce qu’il disait avant.".to_owned()
        }
        Announcement::Feeling { column, score: None, .. } => format!("{column} : inconnu."),
        Announcement::Feeling { column, score: Some(value), feeling } => {
            let word = if feeling.is_empty() { score(*value) } else { feeling };
            format!("{column} : {}, {word}.", crate::words::signed(value.value()))
        }
        Announcement::Linked { from, to } => format!("« {from} » dépend de « {to} »."),
        Announcement::LinkedAsAnswer { idea, friction } => format!("« {idea} » répond à « {friction} »."),
        Announcement::LinkedMutually { one, other } => format!("« {one} » et « {other} » dépendent l’une de l’autre."),
        Announcement::LinkedMany(count) => format!("{}.", plural(*count, "lien ajouté", "liens ajoutés")),
        Announcement::AlreadyLinked => "Ces fiches sont déjà liées.".to_owned(),
        Announcement::Unlinked(count) => {
            format!("{}. Ctrl+Z rétablit.", plural(*count, "lien supprimé", "liens supprimés"))
        }
        Announcement::LanesOrdered => "Lignes remises dans l’ordre du blueprint.".to_owned(),
        Announcement::Failure { cards: count, marked: true } => {
            format!("{}.", plural(*count, "point de défaillance marqué", "points de défaillance marqués"))
        }
        Announcement::Failure { cards: count, marked: false } => {
            format!("{}.", plural(*count, "marque de défaillance retirée", "marques de défaillance retirées"))
        }
        Announcement::Width { name, percent } => format!("{name} : {percent} % de la largeur habituelle."),
        Announcement::Passive { column, passive: true } => format!("{column} : aucune action du client."),
        Announcement::Passive { column, passive: false } => format!("{column} : le client agit."),
        Announcement::MomentDecided { text, moment: None } => format!("« {text} » n’est plus un moment de vérité."),
        Announcement::MomentDecided { text, moment: Some(MomentOfTruth::Low) } => {
            format!("« {text} » est un moment de vérité : un point noir.")
        }
        Announcement::MomentDecided { text, moment: Some(_) } => {
            format!("« {text} » est un moment de vérité : un instant de grâce.")
        }
        Announcement::ChannelGiven { text, channel } => format!("« {text} » : {channel}."),
        Announcement::Visibility(what) => (super::find::WORDS.said)(what),
        Announcement::Exported(name) => format!("Remis au navigateur sous le nom {name}."),
        Announcement::NothingPlanned => {
            "Pas encore de plan d’action\u{202f}: pesez une idée, ou dites où elle en est.".to_owned()
        }
        Announcement::Spaces { set: true } => "Les espaces insécables se posent pendant la saisie.".to_owned(),
        Announcement::Spaces { set: false } => "Les espaces restent comme vous les tapez.".to_owned(),
        Announcement::FitsAlready { whole: true } => "Tout le parcours tient déjà dans la fenêtre.".to_owned(),
        Announcement::FitsAlready { whole: false } => "Toutes les colonnes tiennent déjà dans la fenêtre.".to_owned(),
        Announcement::PrintAsked => "Remis au navigateur pour impression.".to_owned(),
        Announcement::Rated { text, rating } => {
            let advice = priorities::quadrant(rating.quadrant());
            format!("« {text} » : impact {}, effort {}. {advice}.", rating.impact, rating.effort)
        }
        Announcement::Unrated(text) => format!("« {text} » n’est plus dans la matrice."),
        Announcement::RatingKept(text) => format!("Déplacement annulé. « {text} » reste à sa place."),
        Announcement::MatrixEdge => "L’échelle s’arrête ici.".to_owned(),
        Announcement::Locked(lane) => format!(
            "La ligne « {lane} » est en lecture seule : elle montre un autre parcours. Ses fiches peuvent être copiées."
        ),
        Announcement::TodayRefreshed(count) => {
            format!("Aujourd’hui est à jour : {}.", plural(*count, "fiche changée", "fiches changées"))
        }
        Announcement::TodayUpToDate => "Aujourd’hui est déjà à jour.".to_owned(),
        Announcement::ComparedMissing => "Le parcours comparé n’est pas dans ce navigateur.".to_owned(),
        Announcement::FutureMade(title) => format!("« {title} » est créé. Ses moments sont ceux du parcours actuel."),
        Announcement::PersonaKept(name) => format!("« {name} » est gardé dans vos personas."),
        Announcement::PersonaForgotten(name) => {
            format!("« {name} » n’est plus dans vos personas. Ce parcours garde son profil.")
        }
        Announcement::PersonaChangedElsewhere(name) => {
            format!("« {name} » a été modifié entre-temps dans une autre fenêtre. Rien n’a été écrasé.")
        }
        Announcement::PersonaChosen(name) => {
            format!("« {name} » fait ce parcours. Annuler ramène le persona précédent.")
        }
        Announcement::PersonaBegun => "Nouveau persona. Annuler ramène le précédent.".to_owned(),
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
        Act::AcceptProposals => "propositions retenues".to_owned(),
        Act::Merge => format!("fusionner {what}"),
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
    format!("{} sur une échelle de −2 à +2, {}", crate::words::signed(value.value()), score(value))
}
