//! See `words/taking_in.rs`.

use crate::editor::answer::{AnswerProblem, Why};
use crate::format::limits;
use crate::words::file::FileWords;
use crate::words::taking_in::{NotesWords, TakingInWords};

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
};

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
