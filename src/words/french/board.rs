//! See `words/board.rs`.
use crate::model::{BlueprintLine, Evidence, LaneRole, Language, MapKind};
use crate::store::{KvError, SaveError, SaveState};
use crate::words::board::BoardWords;

pub(super) const WORDS: BoardWords = BoardWords {
    file_refused: "Rien n’a été téléchargé\u{202f}: le navigateur n’a pas fait le fichier.",
    untitled: "Parcours sans titre",
    stages: "Étapes",
    steps: "Moments",
    board: "Parcours",
    hint: "Les flèches parcourent les fiches. Entrée modifie. Maj+F10 liste les actions. Alt+Maj+flèches déplacent la fiche.",
    empty_cell: "Vide. Appuyez sur Entrée pour ajouter une fiche.",
    skip: "Aller au tableau",
    export: "Exporter",
    feelings: &[
        "satisfaction",
        "déception",
        "frustration",
        "engagement",
        "indifférence",
        "confiance",
        "méfiance",
        "bonne surprise",
        "inquiétude",
        "soulagement",
        "confusion",
        "fierté",
    ],
    map_tools: "Outils du parcours",
    context_tools: "Actions",
    download: "Télécharger une copie",
    missing_map: "Ce parcours n’est pas dans ce navigateur. Il a peut-être été supprimé, ou enregistré dans un autre.",
    broken_map: "Ce parcours ne peut pas être ouvert : son enregistrement est abîmé. Vous pouvez le télécharger tel quel.",
    all_maps: "Tous les parcours",
    title_field: "Titre du parcours",
    rename_title: "Renommer le parcours",
    goal: "Objectif",
    scenario: "Scénario",
    expectations: "Attentes",
    begins: "Commence quand",
    ends: "Finit quand",
    from_to: "Du / au",
    owner: "Responsable",
    review: "À revoir le",
    sources: "Sources",
    status: "Statut",
    draft_status: "Brouillon",
    validated_status: "Validé",
    vision: "Vision",
    horizon: "Échéance",
    persona: "Persona",
    context: "Le parcours",
    name: "Nom",
    role: "Ce qu’elle fait",
    age: "Âge",
    quote: "Avec ses mots",
    evidence: "Preuves",
    no_persona: "Qui fait ce parcours ?",
    add_goal: "Dire à quoi sert le parcours",
    edit_header: "Modifier",
    hide_header: "Masquer objectif et persona",
    show_header: "Afficher objectif et persona",
    card_text: "Texte de la fiche",
    new_name: "Nom",
    feeling: "Ressenti",
    feeling_word: "En un mot",
    unknown: "inconnu",
    online: "en ligne",
    offline: "hors ligne",
    moment: "moment de vérité",
    moment_high: "moment de vérité, haut",
    moment_low: "moment de vérité, bas",
    assumed: "supposé",
    observed: "observé",
    reported: "rapporté",
    proposed: "proposé",
    move_title: "Déplacer",
    to_stage: "Étape",
    to_step: "Moment",
    to_lane: "Ligne",
    to_position: "Position",
    last: "dernière",
    apply_move: "Déplacer",
    cancel: "Annuler",
    close: "Fermer",
    keep: "Garder",
    delete_yes: "Supprimer",
    undo_brings_back: "« Annuler » rétablit tout.",
    add_lane_title: "Ajouter une ligne",
    lanes_title: "Lignes affichées",
    palette_title: "Commandes",
    palette_field: "Chercher une commande",
    no_command: "Aucune commande de ce nom.",
    help_title: "Touches et aide",
    help_where: "Vos parcours sont gardés dans ce navigateur, sur cette machine. Rien n’est envoyé nulle part. Enregistrez un fichier pour en garder une copie ou pour le transmettre.",
    help_pointer: "Faites glisser une fiche, un en-tête ou un point de la courbe. Sur un écran tactile, maintenez la fiche un instant, puis glissez. Double-cliquez pour écrire.",
    help_arrows: "Se déplacer sur le tableau",
    help_ends: "Premier ou dernier moment ; première ou dernière case avec Ctrl",
    help_write: "En écrivant : Entrée garde, Échap laisse comme avant, Ctrl+Entrée commence une autre fiche",
    help_rescue: "Si Parcours ne s’ouvrait plus : tout ce que garde ce navigateur, à télécharger",
    paste_many_title: "Coller en fiches",
    paste_yes: "Coller",
    previous_stage: "Étape précédente",
    next_stage: "Étape suivante",
    stage_choice: "Étape affichée",
    zoom: "Zoom",
    blank_title: "Un parcours vide",
    blank_text: "Ajoutez une étape pour chaque partie du parcours, puis les lignes à remplir.",
    view_board: "Parcours",
    views: "Vues",
    language: "Langue",
    menu_of: "Actions",
    where_saved: "dans ce navigateur",
    kind,
    role_name,
    line,
    evidence_name,
    new_stage,
    new_step,
    undo_named,
    redo_named,
    save,
    not_saved,
    cards,
    step_count,
    moments,
    evidence_share,
    age_years,
    add_to,
    delete_title,
    delete_text,
    hidden_lanes,
    results,
    paste_many,
    characters,
    moving,
    language_name,
};

fn kind(kind: &MapKind) -> &str {
    match kind {
        MapKind::CurrentState => "État actuel",
        MapKind::DayInTheLife => "Une journée dans la vie",
        MapKind::FutureState => "État futur",
        MapKind::ServiceBlueprint => "Plan de service",
        MapKind::Other(word) => word,
    }
}

fn role_name(role: &LaneRole) -> &str {
    match role {
        LaneRole::Action => "Actions",
        LaneRole::Touchpoint => "Points de contact",
        LaneRole::Thought => "Pensées",
        LaneRole::Emotion => "Courbe du ressenti",
        LaneRole::Pain => "Points de friction",
        LaneRole::Gain => "Temps forts",
        LaneRole::Quote => "Verbatims",
        LaneRole::Opportunity => "Opportunités",
        LaneRole::Solution => "Solutions",
        LaneRole::Metric => "Indicateurs",
        LaneRole::Owner => "Responsables",
        LaneRole::Context => "Contexte",
        LaneRole::Need => "Besoins",
        LaneRole::Gap => "Écarts",
        LaneRole::Evidence => "Preuves",
        LaneRole::Frontstage => "Avant-scène",
        LaneRole::Backstage => "Arrière-scène",
        LaneRole::Support => "Support",
        LaneRole::Policy => "Règles",
        LaneRole::Note => "Notes",
        LaneRole::Custom => "Ligne libre",
        LaneRole::Other(word) => word,
    }
}

fn line(line: BlueprintLine) -> &'static str {
    match line {
        BlueprintLine::Interaction => "Ligne d’interaction",
        BlueprintLine::Visibility => "Ligne de visibilité",
        BlueprintLine::InternalInteraction => "Ligne d’interaction interne",
    }
}

fn evidence_name(evidence: &Evidence) -> &str {
    match evidence {
        Evidence::Assumed => WORDS.assumed,
        Evidence::Observed => WORDS.observed,
        Evidence::Reported => WORDS.reported,
        Evidence::Proposed => WORDS.proposed,
        Evidence::Other(word) => word,
    }
}

fn new_stage(number: usize) -> String {
    format!("Étape {number}")
}

fn new_step(number: usize) -> String {
    format!("Moment {number}")
}

fn undo_named(step: &str) -> String {
    format!("Annuler : {step}")
}

fn redo_named(step: &str) -> String {
    format!("Rétablir : {step}")
}

fn save(state: &SaveState, time: Option<&str>) -> String {
    match (state, time) {
        (SaveState::Saving, _) => "Enregistrement…".to_owned(),
        (SaveState::Saved, Some(time)) => format!("Enregistré dans ce navigateur · {time}"),
        (SaveState::Saved, None) => "Enregistré dans ce navigateur".to_owned(),
        (SaveState::Safe, Some(time)) => format!("Enregistré et copié · {time}"),
        (SaveState::Safe, None) => "Enregistré et copié".to_owned(),
        (SaveState::Failed(_), _) => "Non enregistré".to_owned(),
        (SaveState::Memory, _) => "Non gardé par ce navigateur".to_owned(),
    }
}

fn not_saved(error: &SaveError) -> String {
    match error {
        SaveError::Kv(KvError::Full) => super::file::WORDS.storage_full.to_owned(),
        SaveError::NoRoom { need, free } => (super::file::WORDS.no_room)(*need, *free),
        SaveError::Unsound => super::room::WORDS.unsound.to_owned(),
        SaveError::Kv(KvError::Blocked) => super::file::WORDS.storage_blocked.to_owned(),
        SaveError::ChangedElsewhere => {
            "Non enregistré : ce parcours a changé dans un autre onglet. Téléchargez une copie de cette version."
                .to_owned()
        }
        _ => "Non enregistré : le navigateur n’a pas gardé ce qui a été écrit. Téléchargez une copie.".to_owned(),
    }
}

fn cards(count: usize) -> String {
    super::said::cards(count)
}

fn step_count(count: usize) -> String {
    if count < 2 { format!("{count} moment") } else { format!("{count} moments") }
}

fn moments(count: usize) -> String {
    if count < 2 { format!("{count} moment de vérité") } else { format!("{count} moments de vérité") }
}

fn evidence_share(observed: usize, assumed: usize) -> String {
    format!("{observed} % observé ou rapporté · {assumed} % supposé")
}

fn age_years(age: i64) -> String {
    if age < 2 { format!("{age} an") } else { format!("{age} ans") }
}

fn add_to(lane: &str, column: &str) -> String {
    format!("Ajouter une fiche dans {lane}, {column}")
}

fn delete_title(name: &str) -> String {
    format!("Supprimer {name} ?")
}

fn delete_text(count: usize) -> String {
    match count {
        0 => "Ses ressentis partent avec.".to_owned(),
        1 => "Une fiche s’y trouve et part avec.".to_owned(),
        _ => format!("{count} fiches s’y trouvent et partent avec."),
    }
}

fn hidden_lanes(count: usize) -> String {
    if count < 2 { format!("{count} ligne masquée") } else { format!("{count} lignes masquées") }
}

fn results(count: usize) -> String {
    if count < 2 { format!("{count} résultat.") } else { format!("{count} résultats.") }
}

fn paste_many(count: usize) -> String {
    format!("Cela fait {}, une par ligne ou par cellule.", cards(count))
}

fn characters(count: usize, limit: usize) -> String {
    format!("{count} sur {limit}")
}

fn moving(count: usize) -> String {
    cards(count)
}

fn language_name(language: &Language) -> &'static str {
    match language {
        Language::French => "Français",
        _ => "English",
    }
}
