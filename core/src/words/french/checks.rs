//! See `words/checks.rs`.
use crate::method::checks::Rule;
use crate::words::checks::ChecksWords;

pub(in crate::words) static WORDS: ChecksWords = ChecksWords {
    intro: "Des remarques, pas des ordres. Allez voir, ou écartez ce qui ne convient pas à ce parcours.",
    none_yet: "Rien n’est encore écrit\u{202f}: les points à vérifier viendront avec les premières fiches.",
    none: "Rien à vérifier. Relisez le parcours avec quelqu’un qui n’était pas là.",
    title,
    why,
    places: |count| if count < 2 { format!("{count} endroit") } else { format!("{count} endroits") },
    more: |count| if count < 2 { format!("et {count} autre") } else { format!("et {count} autres") },
    board: "Aller au tableau",
    moments: "Chercher les moments de vérité",
    lane,
    nameless: "Sans nom",
    aside: "Écarter",
    aside_all: "Tout écarter",
    set_aside: |count| if count < 2 { format!("{count} écartée") } else { format!("{count} écartées") },
    all: "toutes",
    after_colon: |name| format!(" : {name}"),
    bring_back: "Reprendre",
};

fn lane(name: &str) -> String {
    if name.is_empty() { "Ajouter une ligne".to_owned() } else { format!("Ajouter une ligne : {name}") }
}

fn title(rule: Rule) -> &'static str {
    match rule {
        Rule::NoGoal => "Pas d’objectif",
        Rule::NoPersona => "Pas de persona",
        Rule::StaleReview => "Relecture en retard",
        Rule::NoReview => "Validé, mais sans date de relecture",
        Rule::TooManyStages => "Plus de 12 étapes",
        Rule::TooManyCards => "Plus de 120 fiches",
        Rule::EmptyStage => "Étape sans action ni point de contact",
        Rule::StageWithoutOwner => "Étape sans responsable",
        Rule::NoEmotion => "Moment sans ressenti",
        Rule::NoChannel => "Point de contact sans canal",
        Rule::PainWithoutOpportunity => "Point de friction sans opportunité",
        Rule::NoMoment => "Pas encore de moment de vérité",
        Rule::MostlyAssumed => "Plus de la moitié des fiches sont supposées",
        Rule::OpportunityWithoutOwner => "Opportunité sans responsable",
        Rule::SolutionWithoutOwner => "Solution sans responsable",
        Rule::SolutionWithoutDate => "Solution sans date ni mesure",
        Rule::GapWithoutSolution => "Écart sans solution",
        Rule::MissingLayer => "Blueprint de service sans l’une de ses couches",
        Rule::LanesOutOfOrder => "Lignes dans le désordre",
        Rule::NoCustomerAction => "Avant-scène sans action du client",
        Rule::NothingBehind => "Avant-scène sans rien derrière",
        Rule::FailureWithoutImprovement => "Point de défaillance sans amélioration",
        Rule::TimesOutOfOrder => "Commence avant le moment précédent",
        Rule::TimesOverlap => "Commence avant la fin du moment précédent",
        Rule::EndBeforeBegin => "Finit avant de commencer",
        Rule::NoNeed => "Ni besoin ni but",
        Rule::NoMood => "Pas d’humeur",
    }
}

fn why(rule: Rule) -> &'static str {
    match rule {
        Rule::NoGoal => "Un parcours qui ne décide rien finit dans un tiroir : dites à quelle décision il sert.",
        Rule::NoPersona => "Sans une personne précise en tête, chacun décrit un client différent.",
        Rule::StaleReview => {
            "Un parcours change sans prévenir : vérifiez qu’il tient toujours, puis fixez une nouvelle date."
        }
        Rule::NoReview => "Un parcours validé vieillit aussi : une date garantit que quelqu’un le relira.",
        Rule::TooManyStages => {
            "Au-delà de douze étapes, plus personne ne voit l’ensemble : fusionnez, ou faites deux parcours."
        }
        Rule::TooManyCards => "Un tableau trop plein cache l’essentiel : gardez ce qui sert à décider.",
        Rule::EmptyStage => {
            "S’il ne s’y passe rien et qu’on n’y rencontre personne, l’étape est mal connue, ou de trop."
        }
        Rule::StageWithoutOwner => "C’est dans l’étape dont personne ne répond que le client tombe entre deux équipes.",
        Rule::NoEmotion => "La courbe s’interrompt là où le ressenti est inconnu, et un creux peut s’y cacher.",
        Rule::NoChannel => {
            "Seuls les canaux montrent où l’on change de support, où l’on attend, où l’on répète son histoire."
        }
        Rule::PainWithoutOpportunity => {
            "Une friction sans réponse reste telle quelle : trouvez une idée, liez-en une, ou acceptez-la."
        }
        Rule::NoMoment => "Quelques moments décident de tout le jugement ; les choisir dit par où commencer.",
        Rule::MostlyAssumed => {
            "Une décision fondée sur des suppositions en reste une : demandez, observez, comptez avant d’investir."
        }
        Rule::OpportunityWithoutOwner => "Ce qui est à tout le monde n’est fait par personne.",
        Rule::SolutionWithoutOwner => "Sans un nom à côté d’elle, une solution attend quelqu’un d’autre.",
        Rule::SolutionWithoutDate => "Sans date ni chiffre, impossible de dire si c’est fait, ni si cela a aidé.",
        Rule::GapWithoutSolution => "Un écart que rien ne comble laisse l’état futur sur le papier.",
        Rule::MissingLayer => {
            "Un blueprint de service montre qui voit quoi : sans ses quatre couches, une ligne ne sépare plus rien."
        }
        Rule::LanesOutOfOrder => {
            "Client, avant-scène, arrière-scène, support : dans un autre ordre, une ligne ne peut pas être tracée."
        }
        Rule::NoCustomerAction => {
            "On agit pour quelqu’un : dites ce que fait le client ici, ou marquez le moment comme sans action."
        }
        Rule::NothingBehind => {
            "Ce que voit le client repose sur un travail invisible ; ce qui manque ici est souvent ce qui lâche."
        }
        Rule::FailureWithoutImprovement => "Vous savez où cela casse : dites ce qui l’éviterait, ou acceptez-le.",
        Rule::TimesOutOfOrder => {
            "Une journée se vit dans l’ordre : une des deux heures est fausse, ou les moments sont à échanger."
        }
        Rule::TimesOverlap => "Personne ne vit deux moments à la fois : raccourcissez l’un, ou fusionnez-les.",
        Rule::EndBeforeBegin => {
            "Seul le dernier moment d’une journée peut finir après minuit : une de ses heures est fausse."
        }
        Rule::NoNeed => {
            "Une journée sans envie ne vous laisse aucune place : notez ce que la personne cherche à faire."
        }
        Rule::NoMood => "L’énergie et l’humeur disent quand une aide est bienvenue, et quand elle est de trop.",
    }
}
