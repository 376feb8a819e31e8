//! See `words/board.rs`.
use crate::model::{BlueprintLine, Evidence, LaneRole, Language, MapKind, Score};
use crate::store::{KvError, SaveError, SaveState};
use crate::words::board::BoardWords;
use crate::words::in_map;

pub(super) const WORDS: BoardWords = BoardWords {
    file_refused: "Rien n’a été téléchargé\u{202f}: le navigateur n’a pas fait le fichier.",
    untitled: in_map::FRENCH.untitled,
    stages: "Étapes",
    steps: "Moments",
    board: "Parcours",
    hint: "Les flèches parcourent les fiches. Écrire commence une fiche. Entrée modifie. Maj+F10 liste les actions. Alt+Maj+flèches déplacent la fiche.",
    empty_cell: "Vide. Écrivez pour ajouter une fiche.",
    write_here: "Écrire…",
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
    opening: "Ouverture…",
    missing_map: "Ce parcours n’est pas dans ce navigateur. Il a peut-être été supprimé, ou enregistré dans un autre.",
    broken_map: "Ce parcours ne peut pas être ouvert : son enregistrement est abîmé. Vous pouvez le télécharger tel quel.",
    all_maps: "Tous les parcours",
    title_field: "Titre du parcours",
    rename_title: "Renommer le parcours",
    goal: "Objectif",
    scenario: "Scénario",
    expectations: "Attentes",
    participants: "Participants et leurs rôles",
    begins: "Commence quand",
    ends: "Finit quand",
    from_to: "De … à …",
    owner: "Responsable",
    review: "À revoir le",
    sources: "Sources",
    status: "Statut",
    draft_status: "brouillon",
    validated_status: "validé",
    vision: "Vision",
    horizon: "Horizon",
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
    new_name: |name| if name.is_empty() { "Nom".to_owned() } else { format!("Nouveau nom de «\u{A0}{name}\u{A0}»") },
    step_without_name: "Moment sans nom",
    feeling: "Ressenti",
    feeling_word: "En un mot",
    unknown: "inconnu",
    online: "en ligne",
    offline: "hors ligne",
    moment: "vérité",
    cards_show: "Ce que montrent les fiches",
    whole_context: "Tout le contexte",
    moment_high: "moment de vérité, instant de grâce",
    moment_low: "moment de vérité, point noir",
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
    undo_brings_back: |keys| format!("{keys} rétablit tout."),
    keep_stage: "Garder l’étape",
    keep_step: "Garder le moment",
    keep_lane: "Garder la ligne",
    reported_mark: "« »",
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
    help_write: "Écrivez dans une case pour commencer une fiche. En écrivant : Entrée garde, Tab garde et continue dans la case suivante, Ctrl+Entrée commence une autre fiche dessous, Échap laisse comme avant",
    help_groups: ["Fiches", "Ressenti", "Étapes, moments et lignes", "Affichage", "Le parcours"],
    help_rescue: "Si Parcours ne s’ouvrait plus : tout ce que garde ce navigateur, à télécharger",
    paste_many_title: "Coller en fiches",
    paste_yes: "Coller",
    previous_stage: "Étape précédente",
    next_stage: "Étape suivante",
    stage_choice: "Étape affichée",
    zoom: "Zoom",
    percent: |percent| format!("{percent} %"),
    hidden: |count| {
        format!("{} par le filtre", super::announcements::plural(count, "fiche masquée", "fiches masquées"))
    },
    to_check,
    locked: "Lecture seule",
    behind,
    behind_score,
    blank_title: "Un parcours vide",
    blank_stages: "Commencez par les étapes d’un modèle, ou par les vôtres\u{202f}: le + à côté de la dernière en ajoute une.",
    blank_lanes: "Lignes de la feuille de travail",
    blank_list: "Coller une liste d’étapes…",
    list_about: "Une étape par ligne",
    list_yes: "Coller les étapes",
    view_board: "Tableau",
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
    stage_count,
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
    moving_apart: "Choisissez où va la première fiche. Les autres gardent leur place par rapport à elle.",
    moving,
    language_name,
};

fn kind(kind: &MapKind) -> &str {
    match kind {
        MapKind::CurrentState => "État actuel",
        MapKind::DayInTheLife => "Une journée dans la vie",
        MapKind::FutureState => "État futur",
        MapKind::ServiceBlueprint => "Blueprint de service",
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
    super::announcements::cards(count)
}

fn stage_count(count: usize) -> String {
    if count < 2 { format!("{count} étape") } else { format!("{count} étapes") }
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

fn delete_title(action: &str, name: &str) -> String {
    format!("{action} « {name} » ?")
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
    format!("Cela fait {}, une par ligne ou par case.", cards(count))
}

fn characters(count: usize, limit: usize) -> String {
    format!("{count} sur {limit}")
}

fn moving(count: usize) -> String {
    format!("Déplacer {}", cards(count))
}

fn language_name(language: &Language) -> &'static str {
    match language {
        Language::French => "Français",
        _ => "English",
    }
}

fn to_check(count: usize) -> String {
    match count {
        0 => "Rien à vérifier".to_owned(),
        1 => "1 point à vérifier".to_owned(),
        _ => format!("{count} points à vérifier"),
    }
}

fn behind(title: &str) -> String {
    format!("Pointillés : {title}")
}

fn behind_score(score: Score) -> String {
    format!("en pointillés : {}", crate::words::signed(score.value()))
}
