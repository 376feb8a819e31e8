//! See `words/guide.rs`.
use crate::method::agenda::Activity;
use crate::method::guide::{Aim, GuideStep};
use crate::model::MapKind;
use crate::words::guide::GuideWords;

pub(in crate::words) static WORDS: GuideWords = GuideWords {
    steps: "Sept temps",
    steps_done: |done, of| {
        if done < 2 { format!("{done} sur {of} terminé") } else { format!("{done} sur {of} terminés") }
    },
    step,
    about,
    to_do,
    task,
    go_on: "Y aller",
    questions: "Questions à poser ici",
    about_stage: |name| format!("Étape : {name}"),
    about_lane: |name| format!("Ligne : {name}"),
    no_focus: "Allez sur une ligne ou une étape du tableau pour voir quoi demander à son sujet.",
    lane_questions: super::questions::of_lane,
    stage_questions: super::questions::of_stage,
    agenda: "Déroulé",
    how_long: "Combien de temps dure l’atelier ?",
    hours: |hours| format!("{hours} heures"),
    minutes: |minutes| format!("{minutes} minutes"),
    activity,
    programme: "Le programme",
    activity_of: |number, of| format!("Activité {number} sur {of}"),
    start: "Démarrer",
    pause: "Mettre en pause",
    resume: "Reprendre",
    previous: "Précédente",
    next: "Suivante",
    start_over: "Recommencer",
    left: "Reste pour cette activité",
    over: |clock| format!("dépassé de {clock}"),
    left_overall,
    behind,
    time_is_up,
    elsewhere: "Le minuteur tourne pour un autre parcours. Le démarrer ici l’arrête là-bas.",
    open_step: |step| format!("Que faire : {step}"),
};

fn step(step: GuideStep) -> &'static str {
    match step {
        GuideStep::Goal => "Objectif",
        GuideStep::Persona => "Persona",
        GuideStep::Stages => "Étapes et points de contact",
        GuideStep::Feelings => "Actions et ressenti",
        GuideStep::Moments => "Frictions et moments de vérité",
        GuideStep::Owners => "Responsables et moyens",
        GuideStep::Improve => "Analyser et améliorer",
    }
}

fn about(step: GuideStep, kind: &MapKind) -> &'static str {
    match (step, kind) {
        (GuideStep::Goal, MapKind::FutureState) => {
            "Un futur qui vaut la peine tient en une phrase, avec le jour où elle devrait être vraie."
        }
        (GuideStep::Goal, _) => "Un parcours sert à décider. Sans décision en vue, tous les détails se valent.",
        (GuideStep::Persona, _) => {
            "Une seule personne, avec un nom et une raison d’être là. Deux sortes de clients font deux parcours."
        }
        (GuideStep::Stages, MapKind::DayInTheLife) => {
            "Les heures d’une journée ordinaire, et les outils et médias que la personne a sous la main."
        }
        (GuideStep::Stages, MapKind::ServiceBlueprint) => {
            "Les moments d’un seul scénario, dans l’ordre, et qui ou quoi le client y rencontre."
        }
        (GuideStep::Stages, _) => {
            "Le chemin du premier besoin au dernier contact, et les endroits où l’on se rencontre."
        }
        (GuideStep::Feelings, MapKind::FutureState) => {
            "Ce que la personne fera à la place, et comment elle devrait le vivre."
        }
        (GuideStep::Feelings, _) => {
            "Ce que la personne fait vraiment, pas ce que dit la procédure, et comment elle le vit."
        }
        (GuideStep::Moments, MapKind::DayInTheLife) => {
            "Ce que la personne cherche, et ce qui s’y oppose : vos ouvertures sont entre les deux."
        }
        (GuideStep::Moments, MapKind::ServiceBlueprint) => {
            "Où le service peut lâcher, et quels rares moments décident de ce qu’on en dira."
        }
        (GuideStep::Moments, _) => {
            "Ce qui ralentit ou arrête, et les quelques moments qui décident du jugement d’ensemble."
        }
        (GuideStep::Owners, _) => {
            "Une idée sans personne à côté est un vœu. Donnez à chaque friction une réponse et un nom."
        }
        (GuideStep::Improve, _) => {
            "Deux ou trois gains rapides maintenant, les grands chantiers ensuite, et des chiffres avant et après."
        }
    }
}

fn to_do(step: GuideStep, kind: &MapKind) -> &'static str {
    match (step, kind) {
        (GuideStep::Goal, _) => "Écrivez l’objectif de sorte qu’on puisse dire après coup s’il est atteint.",
        (GuideStep::Persona, _) => {
            "Dites ce qu’elle veut, ce dont elle a besoin et ce qui l’agace, avec les mots qu’elle emploierait."
        }
        (GuideStep::Stages, MapKind::DayInTheLife) => {
            "Nommez d’abord les moments de la journée, puis ce qu’elle a entre les mains."
        }
        (GuideStep::Stages, _) => {
            "Listez d’abord tous les points de contact. Marquez ensuite les quelques points clés."
        }
        (GuideStep::Feelings, _) => {
            "Remplissez un moment à la fois, de haut en bas. Laissez le ressenti vide si personne ne le connaît."
        }
        (GuideStep::Moments, MapKind::DayInTheLife) => {
            "Cherchez ce qu’elle contourne : les habitudes cachent des frictions."
        }
        (GuideStep::Moments, _) => {
            "Donnez à chaque creux sa raison. Choisissez ensuite ensemble les moments de vérité : de deux à cinq suffisent."
        }
        (GuideStep::Owners, _) => {
            "Liez chaque opportunité à la friction à laquelle elle répond, et inscrivez-y un nom."
        }
        (GuideStep::Improve, _) => {
            "Pesez impact et effort, datez ce qui vient d’abord, et fixez le jour où tout revoir."
        }
    }
}

fn task(aim: Aim, done: usize, of: usize) -> String {
    let none = match aim {
        Aim::StagesMet => "Pas encore d’étape",
        Aim::StepsActed | Aim::StepsThought | Aim::StepsNeeded | Aim::StepsFelt => "Pas encore de moment",
        Aim::FrictionsAnswered => "Pas encore de friction nommée",
        Aim::IdeasOwned | Aim::IdeasRated | Aim::IdeasDated => "Pas encore d’opportunité ni de solution",
        _ => "Pas encore de fiche",
    };
    if of == 0 {
        return none.to_owned();
    }
    // What is done governs the verb, as in « 1 moment sur 9 a un ressenti ».
    let (one, many) = match aim {
        Aim::ContextFields => ("champ du parcours|rempli", "champs du parcours|remplis"),
        Aim::PersonaFields => ("champ du persona|rempli", "champs du persona|remplis"),
        Aim::StagesMet => ("étape|a un point de contact", "étapes|ont un point de contact"),
        Aim::TouchpointsOnChannel => ("point de contact|a un canal", "points de contact|ont un canal"),
        Aim::StepsActed => ("moment|dit ce que fait la personne", "moments|disent ce que fait la personne"),
        Aim::StepsThought => ("moment|dit ce qu’elle pense", "moments|disent ce qu’elle pense"),
        Aim::StepsNeeded => ("moment|dit ce qu’elle cherche", "moments|disent ce qu’elle cherche"),
        Aim::StepsFelt => ("moment|a un ressenti", "moments|ont un ressenti"),
        Aim::LowsExplained => ("creux|a sa friction", "creux|ont leur friction"),
        Aim::HighsDecided | Aim::LowsDecided => {
            return match (aim, done) {
                (Aim::HighsDecided, 0) => "Pas encore d’instant de grâce choisi".to_owned(),
                (Aim::HighsDecided, 1) => "1 instant de grâce choisi".to_owned(),
                (Aim::HighsDecided, _) => format!("{done} instants de grâce choisis"),
                (_, 0) => "Pas encore de point noir choisi".to_owned(),
                (_, 1) => "1 point noir choisi".to_owned(),
                _ => format!("{done} points noirs choisis"),
            };
        }
        Aim::StagesOwned => ("étape|a un responsable", "étapes|ont un responsable"),
        Aim::FrictionsAnswered => ("friction|a une réponse", "frictions|ont une réponse"),
        Aim::IdeasOwned => ("idée|a un responsable", "idées|ont un responsable"),
        Aim::IdeasRated => ("idée|a un impact et un effort", "idées|ont un impact et un effort"),
        Aim::IdeasDated => ("idée|a une date", "idées|ont une date"),
        Aim::CardsFounded => (
            "fiche|repose sur du vu ou de l’entendu ; la moitié suffit",
            "fiches|reposent sur du vu ou de l’entendu ; la moitié suffit",
        ),
        Aim::ReviewSet => ("date de relecture|fixée", "dates de relecture|fixées"),
    };
    let (what, does) = if done < 2 { one } else { many }.split_once('|').unwrap_or_default();
    format!("{done} {what} sur {of} {does}")
}

fn activity(activity: Activity) -> &'static str {
    match activity {
        Activity::Goal => "S’accorder sur l’objectif",
        Activity::Persona => "Faire connaissance avec le persona",
        Activity::Stages => "Poser les étapes",
        Activity::Touchpoints => "Lister et choisir les points de contact",
        Activity::Actions => "Raconter ce que fait la personne",
        Activity::Feelings => "Tracer pensées et ressenti",
        Activity::Friction => "Nommer frictions et temps forts",
        Activity::Moments => "Choisir les moments de vérité",
        Activity::Ideas => "Trouver des réponses",
        Activity::Owners => "Mettre un nom sur les idées",
        Activity::Priorities => "Peser impact et effort",
        Activity::Close => "S’accorder sur la suite",
        Activity::Break => "Pause café",
        Activity::Meal => "Repas",
    }
}

/// Hours and minutes, as people say them.
fn duration(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes:02}"),
    }
}

fn left_overall(minutes: i64) -> String {
    if minutes < 0 {
        format!("Fin dépassée de {}", duration(-minutes))
    } else {
        format!("Reste {} en tout", duration(minutes))
    }
}

fn behind(minutes: i64) -> String {
    match minutes {
        0 => "À l’heure".to_owned(),
        1.. => format!("{} de retard", duration(minutes)),
        _ => format!("{} d’avance", duration(-minutes)),
    }
}

fn time_is_up(now: Activity, next: Option<Activity>) -> String {
    let now = activity(now);
    match next {
        Some(next) => format!("Temps écoulé : {now}. Ensuite : {}.", activity(next)),
        None => format!("Temps écoulé : {now}. C’était la dernière activité."),
    }
}
