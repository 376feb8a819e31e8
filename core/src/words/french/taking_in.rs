//! See `words/taking_in.rs`.

use crate::editor::answer::{AnswerProblem, Why};
use crate::format::limits;
use crate::method::merge::{Aspect, ChangeKind, Grown, Subject};
use crate::words::file::FileWords;
use crate::words::taking_in::{BringWords, MergeWords, NotesWords, TakingInWords};

pub(in crate::words) static WORDS: TakingInWords = TakingInWords {
    notes: NotesWords {
        title: "Un premier parcours à partir de notes",
        about: "Cette page n’envoie rien nulle part. Elle compose un texte que vous copiez dans le modèle de votre choix\u{202f}; qui exploite ce modèle le lira. Vous collez ensuite la réponse ici et décidez de chaque proposition.",
        first: "1. Le texte à copier",
        notes: "Vos notes",
        text: "Le texte qui est copié",
        holds: "Outre vos notes, le texte contient le titre de ce parcours, son objectif et son scénario, le nom et le rôle de son persona, et les noms de ses étapes, de ses moments et de ses lignes. Il ne contient aucune fiche.",
        copy: "Copier le texte",
        copied: "Copié.",
        not_copied: "Le navigateur ne l’a pas copié. Le texte est sélectionné\u{202f}: copiez-le au clavier ou par le menu du champ.",
        second: "2. La réponse",
        answer: "La réponse, telle quelle",
        read: "Voir les propositions",
        problem,
        proposed: |count| plural(count, "proposition", "propositions"),
        assumed: "Ce que vous ajoutez est supposé, et non observé, tant que vous n’avez pas dit d’où vous le savez.",
        nothing_new: "La réponse ne propose rien que ce parcours n’ait déjà.",
        partial: "La réponse s’arrête en chemin ou n’est pas complète\u{202f}: voici les propositions qui ont pu être lues.",
        left_out: |count| plural(count, "élément laissé de côté", "éléments laissés de côté"),
        why,
        new: "à créer",
        all: "Toutes",
        none: "Aucune",
        back: "Revenir à la réponse",
        add: |count| match count {
            0 => "Ajouter".to_owned(),
            _ => format!("Ajouter {}", plural(count, "proposition", "propositions")),
        },
        added: |count, feelings| match (count, feelings) {
            (1, 0) => "1 fiche ajoutée.".to_owned(),
            (_, 0) => format!("{} ajoutées.", cards(count)),
            (0, 1) => "1 ressenti ajouté.".to_owned(),
            (0, _) => format!("{feelings} ressentis ajoutés."),
            _ => format!("{} et {} ajoutés.", cards(count), plural(feelings, "ressenti", "ressentis")),
        },
    },
    merge: MergeWords {
        title: "Fusionner une copie de ce parcours",
        about: "Choisissez le fichier d’une copie sur laquelle quelqu’un a travaillé. Vous voyez ce qui arrive avant que rien ne change, et une seule annulation l’enlève.",
        file: "Le fichier de la copie",
        repaired: |count| match count {
            1 => "1 problème du fichier a été réparé pour le lire.".to_owned(),
            _ => format!("{count} problèmes du fichier ont été réparés pour le lire."),
        },
        refused: "Le navigateur n’a pas pu lire ce fichier.",
        grown,
        set_aside: "Comparer sans leur origine commune",
        comes_in: |count| format!("Arrive de la copie\u{202f}: {count}"),
        only_here: |count| format!("Seulement dans ce parcours, et y reste\u{202f}: {count}"),
        nothing: "Rien n’arrive\u{202f}: ce parcours a déjà tout ce qui est pris de la copie.",
        change: |kind| match kind {
            ChangeKind::Added => "ajout",
            ChangeKind::Changed => "modification",
            ChangeKind::Moved => "déplacement",
            ChangeKind::Removed => "suppression",
        },
        thing,
        at: |what, lane, column| format!("«\u{a0}{what}\u{a0}» ({lane}, {column})"),
        conflicts: |count| plural(count, "conflit", "conflits"),
        choose: "Les deux côtés ont changé la même chose, ou l’on ne sait pas lequel. Choisissez pour chacune\u{202f}; ce qui est déjà choisi perd le moins.",
        aspect,
        fields: [
            "Texte",
            "Remarque",
            "Couleur",
            "Étiquettes",
            "Responsable",
            "Canal",
            "Canal",
            "Type de canal",
            "Point de contact clé",
            "Moment de vérité",
            "Importance",
            "Qualité",
            "Impact",
            "Effort",
            "Avancement",
            "Échéance",
            "Mesure",
            "Preuve",
            "Source",
            "Appris le",
            "Minutes",
            "Point de défaillance",
            "Connu et accepté",
            "Nom",
            "Rôle",
            "Question",
            "Masquée",
            "Verrouillée",
            "Nom",
            "Début",
            "Fin",
            "Largeur",
            "Ne fait rien",
            "Note",
            "Mot",
            "Type",
            "Langue",
            "Titre",
            "Objectif",
            "Scénario",
            "Attentes",
            "Date de revue",
            "Sources",
            "Vision",
            "Horizon",
            "Participants",
            "Âge",
            "Citation",
            "Segment",
            "Objectifs",
            "Besoins",
            "Points de douleur",
            "Motivations",
            "Habitudes",
            "Canaux",
        ],
        mine: "Ce parcours",
        theirs: "La copie",
        before: |text| format!("Avant\u{202f}: {text}"),
        both: "Garder les deux",
        deleted: "Supprimé",
        nothing_said: "Rien",
        marks: ["Oui", "Non"],
        merge: "Fusionner",
        merged: |[added, changed, moved, removed]| {
            let (added, changed) = (plural(added, "ajout", "ajouts"), plural(changed, "modification", "modifications"));
            let moved = plural(moved, "déplacement", "déplacements");
            format!(
                "Fusionné\u{202f}: {added}, {changed}, {moved}, {}.",
                plural(removed, "suppression", "suppressions")
            )
        },
    },
    bring: BringWords {
        title: "Reprendre d’un autre parcours",
        about: "Cochez ce qui vient. C’est une copie\u{202f}: l’autre parcours reste tel quel, et une seule annulation l’enlève.",
        map: "De",
        no_other: "Il n’y a pas d’autre parcours dans ce navigateur.",
        not_opened: "Ce parcours ne s’ouvre pas.",
        stages: "Étapes, avec tout ce qu’elles contiennent",
        lanes: "Lignes, avec tout ce qu’elles contiennent",
        cards: "Fiches",
        unnamed: "sans nom",
        nothing: "Rien n’est encore coché.",
        comes: |count, feelings| {
            format!("À reprendre\u{202f}: {}, {}.", cards(count), plural(feelings, "ressenti", "ressentis"))
        },
        lanes_added: |count| format!("{} pour elles.", plural(count, "ligne est ajoutée", "lignes sont ajoutées")),
        gathered: |names| {
            format!("Moments absents ici\u{202f}: {names}. Leur contenu rejoint le moment le plus proche.")
        },
        skipped: |count| plural(count, "élément sans place ici, non repris.", "éléments sans place ici, non repris."),
        bring: "Reprendre",
        brought: |count, title| format!("Repris de «\u{a0}{title}\u{a0}»\u{202f}: {}.", cards(count)),
    },
    more: |count| format!("et {count} de plus"),
};

fn grown(grown: Grown) -> &'static str {
    match grown {
        Grown::Mine => {
            "La copie vient de ce parcours tel qu’il est\u{202f}: elle seule a changé depuis, et ce qu’elle a changé arrive."
        }
        Grown::Theirs => "Ce parcours est parti de cette copie même\u{202f}: le fichier ne contient rien de nouveau.",
        Grown::Both => {
            "Leur origine commune est connue. Ce qu’un seul côté a changé est pris tel quel\u{202f}; seul ce que les deux ont changé est un conflit."
        }
        Grown::Unknown => {
            "Leur origine commune n’est pas connue. Rien n’est donc supprimé, et ce qu’ils disent autrement est un conflit."
        }
        Grown::SetAside => {
            "Leur origine commune est mise de côté. Rien n’est donc supprimé, et ce qu’ils disent autrement est un conflit."
        }
    }
}

fn thing(subject: &Subject) -> &'static str {
    match subject {
        Subject::Map => "Le parcours",
        Subject::Context => "De quoi il s’agit",
        Subject::Persona => "Persona",
        Subject::Stages => "Ordre des étapes",
        Subject::Stage(_) => "Étape",
        Subject::Step(_) => "Moment",
        Subject::Lanes => "Ordre des lignes",
        Subject::Lane(_) => "Ligne",
        Subject::Cell(_) => "Ordre des fiches",
        Subject::Card(_) => "Fiche",
        Subject::Feeling(_) => "Ressenti",
        Subject::Links => "Ordre des liens",
        Subject::Link(..) => "Lien",
    }
}

fn aspect(aspect: &Aspect) -> &'static str {
    match aspect {
        Aspect::Field(_) => "",
        Aspect::Place => "emplacement",
        Aspect::Presence => "supprimé d’un côté, modifié de l’autre",
        Aspect::Contents => "supprimé d’un côté, utilisé de l’autre",
        Aspect::Order => "ordre",
    }
}

// Counted here, so that nothing of this is loaded with the words of the page.
fn plural(count: usize, one: &str, many: &str) -> String {
    if count < 2 { format!("{count} {one}") } else { format!("{count} {many}") }
}

fn cards(count: usize) -> String {
    plural(count, "fiche", "fiches")
}

fn problem(problem: &AnswerProblem, file: &FileWords) -> String {
    match problem {
        AnswerProblem::Empty => "Il n’y a pas encore de réponse\u{202f}: collez-la dans le champ.".to_owned(),
        AnswerProblem::TooBig { bytes } => {
            format!("Cette réponse fait {}. La limite est de {}.", (file.size)(*bytes), (file.size)(limits::FILE))
        }
        AnswerProblem::MapFile => {
            "Ceci est un fichier de parcours. Enregistrez-le comme fichier et ouvrez-le comme parcours.".to_owned()
        }
        AnswerProblem::Json(problem) => (file.problem)(problem),
        AnswerProblem::Nothing => {
            "Rien n’a été trouvé ici qui soit rangé dans une ligne. La réponse devrait être du JSON tel que le texte le demande, ou un plan avec les étapes en titres et les lignes au-dessous.".to_owned()
        }
        AnswerProblem::TooMany { most } => {
            format!("Cette réponse propose plus de {most} fiches, le plus qu’un parcours peut contenir.")
        }
    }
}

fn why(why: Why) -> &'static str {
    match why {
        Why::NoStage => "ne nomme aucune étape",
        Why::NoLane => "ne nomme aucune ligne",
        Why::NoScore => "pas de note de −2 à +2",
        Why::TooLong => "trop long",
        Why::Locked => "sa ligne montre un autre parcours",
        Why::Known => "figure déjà dans le parcours",
        Why::Twice => "dit deux fois",
    }
}
