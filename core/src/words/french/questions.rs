//! What to ask about a lane and about a stage: see `words/guide.rs`.
use crate::model::{LaneRole, MapKind};

type Questions = &'static [&'static str];

pub(super) fn of_lane(role: &LaneRole, kind: &MapKind) -> Questions {
    match (role, kind) {
        (LaneRole::Action, MapKind::DayInTheLife) => &[
            "À quoi est-elle occupée, que cela nous concerne ou non ?",
            "Qu’est-ce qui passe d’abord à cette heure, et qu’est-ce qui attend ?",
            "Que fait-elle deux fois, ou pour quelqu’un d’autre ?",
        ],
        (LaneRole::Action, MapKind::FutureState) => &[
            "Que fera-t-elle ici, et que n’aura-t-elle plus à faire ?",
            "Quels deux moments d’aujourd’hui n’en feront plus qu’un ?",
        ],
        (LaneRole::Action, MapKind::ServiceBlueprint) => &[
            "Que fait le client pour avancer, avec ses mots à lui ?",
            "Que doit-il apporter, remplir ou attendre ?",
            "Ne fait-il rien ici ? Marquez alors le moment ainsi.",
        ],
        (LaneRole::Action, _) => &[
            "Que fait-elle vraiment ici, un geste après l’autre ?",
            "Que fait-elle que nous ne voyons jamais ?",
            "Que ferait quelqu’un qui le fait pour la première fois ?",
        ],
        (LaneRole::Touchpoint, MapKind::DayInTheLife) => &[
            "Vers quel appareil, quelle appli, quel papier ou quelle personne se tourne-t-elle ?",
            "Que lit-elle, que regarde-t-elle, qu’écoute-t-elle pendant ce temps ?",
        ],
        (LaneRole::Touchpoint, MapKind::FutureState) => &[
            "Quel contact reste, lequel disparaît, lequel est nouveau ?",
            "Où peut-elle changer de canal sans tout raconter de nouveau ?",
        ],
        (LaneRole::Touchpoint, _) => &[
            "Où nous rencontre-t-elle ici, par quel canal ?",
            "Qui sert, et comment sait-il ce qui s’est passé avant ?",
            "Lequel de ces contacts manquerait s’il n’existait plus ?",
        ],
        (LaneRole::Thought, MapKind::FutureState) => {
            &["Que devrait-elle pouvoir se dire ici ?", "Quel doute d’aujourd’hui ne devrait plus se poser ?"]
        }
        (LaneRole::Thought, _) => &[
            "Qu’a-t-elle en tête, mot pour mot ?",
            "Que se demande-t-elle avant de continuer ?",
            "À quoi nous compare-t-elle ?",
        ],
        (LaneRole::Emotion, MapKind::FutureState) => &[
            "Comment devrait-elle le vivre, et à quelle distance d’aujourd’hui ?",
            "Quel creux vaut d’être relevé en premier ?",
        ],
        (LaneRole::Emotion, MapKind::DayInTheLife) => &[
            "Combien d’énergie lui reste-t-il à cette heure ?",
            "Qu’est-ce qui améliore son humeur, et qu’est-ce qui la gâche ?",
        ],
        (LaneRole::Emotion, _) => &[
            "Comment vit-elle ce moment, et qu’est-ce qui l’explique ?",
            "Quel mot emploierait-elle ?",
            "Quelqu’un le sait-il ? Sinon, laissez vide.",
        ],
        (LaneRole::Pain, MapKind::ServiceBlueprint) => &[
            "Où cela peut-il casser, et à quelle fréquence ?",
            "Qui s’en aperçoit en premier, le client ou nous ?",
            "Que fait-on alors, et combien cela coûte-t-il ?",
        ],
        (LaneRole::Pain, _) => &[
            "Qu’est-ce qui la ralentit, l’inquiète ou l’arrête ?",
            "Comment le contourne-t-elle ?",
            "À combien de personnes cela arrive-t-il, et d’où le savons-nous ?",
        ],
        (LaneRole::Gain, _) => {
            &["Qu’est-ce qui marche si bien qu’il ne faut pas le perdre ?", "De quoi parle-t-elle autour d’elle ?"]
        }
        (LaneRole::Quote, _) => &["Qui l’a dit, où et quand ?", "Sont-ce ses mots, ou déjà les nôtres ?"],
        (LaneRole::Opportunity, MapKind::DayInTheLife) => {
            &["Quand une aide serait-elle bienvenue, et sous quelle forme ?", "Quand serait-elle de trop ?"]
        }
        (LaneRole::Opportunity, MapKind::ServiceBlueprint) => &[
            "Qu’est-ce qui traiterait la cause, et pas seulement l’effet ?",
            "Quelle couche doit changer pour cela ?",
            "Qui en répond ?",
        ],
        (LaneRole::Opportunity, _) => &[
            "Que pourrait-on changer, retirer ou ajouter ici ?",
            "À quelle friction cela répond-il ?",
            "Que peut-on essayer la semaine prochaine, avec ce que l’on a ?",
        ],
        (LaneRole::Solution, _) => &[
            "Que faut-il créer, changer ou arrêter ?",
            "Qui pilote, pour quand ?",
            "Quelle serait la plus petite version qui en fasse la preuve ?",
        ],
        (LaneRole::Metric, MapKind::FutureState) => {
            &["Quel chiffre en fera la preuve, de combien à combien ?", "Quand sera-t-il relevé, et par qui ?"]
        }
        (LaneRole::Metric, _) => &[
            "Quel chiffre dit si cela se passe bien ?",
            "Combien était-ce avant, et combien faudrait-il ?",
            "Que doit-on attendre, cliquer ou payer ici ?",
        ],
        (LaneRole::Owner, _) => {
            &["Qui répond de ce moment, par son nom ?", "Qui d’autre doit être d’accord avant que rien ne change ?"]
        }
        (LaneRole::Context, MapKind::FutureState) => {
            &["Que se passe-t-il aujourd’hui, en une ligne ?", "Quelle part devrait rester telle quelle ?"]
        }
        (LaneRole::Context, _) => {
            &["Où est-elle, et qui est avec elle ?", "Que se passe-t-il d’autre au même moment ?"]
        }
        (LaneRole::Need, _) => &[
            "Que cherche-t-elle à faire, ou à éviter ?",
            "Pourquoi est-ce important pour elle aujourd’hui ?",
            "À quoi verrait-elle que cela a marché ?",
        ],
        (LaneRole::Gap, _) => &[
            "Qu’est-ce qui sépare aujourd’hui de la cible ici ?",
            "Est-ce une affaire de savoir-faire, d’outils, de règles ou de temps ?",
        ],
        (LaneRole::Evidence, _) => {
            &["Que voit, tient ou reçoit le client ici ?", "Que promet cet objet, et la promesse est-elle tenue ?"]
        }
        (LaneRole::Frontstage, _) => &[
            "Que font le personnel ou les écrans devant le client ?",
            "Que doivent-ils savoir à cet instant ?",
            "Qu’est-ce qui change aux heures de pointe ?",
        ],
        (LaneRole::Backstage, _) => {
            &["Que fait-on hors de vue pour que l’avant-scène puisse agir ?", "Où le travail attend-il quelqu’un ?"]
        }
        (LaneRole::Support, _) => &[
            "Sur quelles équipes, quels systèmes, quels partenaires cela repose-t-il ?",
            "Que se passe-t-il quand l’un d’eux est en panne ?",
        ],
        (LaneRole::Policy, _) => &[
            "Quelle règle, quelle loi ou quel contrat nous fait procéder ainsi ?",
            "Est-elle encore utile, et qui pourrait la changer ?",
        ],
        (LaneRole::Note | LaneRole::Custom | LaneRole::Other(_), _) => {
            &["Que faut-il retenir d’autre de ce moment ?", "Est-ce vu, entendu ou seulement supposé ?"]
        }
    }
}

pub(super) fn of_stage(kind: &MapKind) -> Questions {
    match kind {
        MapKind::DayInTheLife => &[
            "Qu’est-ce qui doit être fait à la fin de ces heures ?",
            "Qui ou quoi peut l’interrompre ?",
            "Qu’est-ce qui donne de l’énergie ici, et qu’est-ce qui en prend ?",
            "Où remarquerait-elle un coup de main ?",
            "De quoi a-t-elle envie, et que remet-elle à plus tard ?",
        ],
        MapKind::FutureState => &[
            "Que pourra-t-on faire ici qu’on ne peut pas faire aujourd’hui ?",
            "Qu’est-ce qui doit rester exactement tel quel ?",
            "Qu’est-ce qui disparaît, et à qui cela manquera-t-il ?",
            "Qu’est-ce qui doit changer en interne pour que ce soit vrai ?",
            "Que verrait-on, que mesurerait-on si cela marchait ?",
        ],
        MapKind::ServiceBlueprint => &[
            "Qu’attend le client, et sait-il combien de temps ?",
            "Qu’est-ce qui doit être prêt en coulisses avant que cela commence ?",
            "Quel passage de relais perd du temps ou des informations ?",
            "Où cela peut-il lâcher, et qui s’en aperçoit en premier ?",
            "Qu’est-ce qui change le jour le plus chargé de l’année ?",
        ],
        _ => &[
            "Obtient-elle ce qu’elle est venue chercher ? Qu’est-ce qui vous le dit ?",
            "D’où vient la frustration : l’attente, l’effort, le doute, une promesse non tenue ?",
            "Où les gens s’en vont-ils, et pourquoi juste là ?",
            "Que pense-t-elle et que ressent-elle ici, et pourquoi ?",
            "Que fait-elle, et où nous rencontre-t-elle ?",
            "Comment l’aidons-nous à passer à l’étape suivante ?",
        ],
    }
}
