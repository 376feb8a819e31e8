//! See `words/file.rs`.

use crate::format::{ListKind, Problem, Reason, Repair, limits};
use crate::model::Shape;
use crate::words::file::{FileWords, beginning, grouped, sized};

pub(super) const WORDS: FileWords = FileWords {
    refused: |problem| {
        if problem.is_no_map() {
            "Ce fichier n’est pas un parcours."
        } else {
            "Ce parcours ne peut pas être ouvert."
        }
    },
    problem,
    repair,
    shape,
    size,
    no_room: |need, free| {
        let (need, free) = (number(need), number(free));
        format!("Place insuffisante\u{202F}: {need} caractères nécessaires, {free} libres. Rien n’a été modifié.")
    },
    repairs: |count| match count {
        0 | 1 => format!("{count} problème peut être réparé. Vérifiez-le avant d’ouvrir."),
        _ => format!("{} problèmes peuvent être réparés. Vérifiez-les avant d’ouvrir.", number(count)),
    },
    does_not_fit: |length, most| {
        let (length, most) = (number(length), number(most));
        format!("Rien n’a été ajouté\u{202F}: cela ferait {length} caractères, et ce champ en prend {most}.")
    },
    too_many: |over, most| {
        let characters = if over < 2 { format!("{over} caractère") } else { format!("{} caractères", number(over)) };
        let most = number(most);
        format!("{characters} de trop\u{202F}: ce champ en prend {most}. Raccourcissez le texte pour le garder.")
    },
    storage_full: "Non enregistré\u{202F}: le stockage du navigateur est plein. Téléchargez une copie.",
    storage_blocked: "Ce navigateur ne garde rien ici. Votre travail disparaîtra à la fermeture de l’onglet, sauf si vous l’enregistrez dans un fichier.",
};

pub(super) fn number(count: usize) -> String {
    grouped(count, '\u{202F}')
}

fn size(bytes: usize) -> String {
    sized(bytes, ',', ["octets", "ko", "Mo"])
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Nothing => "rien",
        Shape::YesNo => "vrai ou faux",
        Shape::Number => "nombre",
        Shape::WholeNumber => "nombre entier",
        Shape::Count => "nombre entier à partir de 0",
        Shape::Ordinal => "nombre entier à partir de 1",
        Shape::Zero => "zéro",
        Shape::NegativeNumber => "nombre négatif",
        Shape::Fraction => "nombre avec une virgule ou un exposant",
        Shape::HugeNumber => "nombre de trop de chiffres",
        Shape::Text => "texte",
        Shape::Word => "mot",
        Shape::List => "liste",
        Shape::Object => "objet",
    }
}

fn problem(problem: &Problem) -> String {
    match problem {
        Problem::TooBig { bytes } => {
            format!("Ce fichier fait {}. La limite est de {}.", size(*bytes), size(limits::FILE))
        }
        Problem::Empty => "Ce fichier est vide.".to_owned(),
        Problem::Encoding => "Ce fichier n’est pas du texte UTF-8 ou UTF-16.".to_owned(),
        Problem::Syntax { line, column, reason } => {
            let (line, column) = (number(*line), number(*column));
            format!("JSON incorrect\u{202F}: ligne {line}, colonne {column}\u{202F}: {}.", why(*reason))
        }
        Problem::TooDeep { most } => format!("Ce fichier est imbriqué trop profondément (plus de {most} niveaux)."),
        Problem::OtherFormat => "Ce JSON n’est pas un parcours.".to_owned(),
        Problem::Newer { version } => format!(
            "Créé avec une version plus récente ({version}). Rechargez pour mettre à jour\u{202F}; votre fichier est intact."
        ),
        Problem::Field(misread) => {
            let agreed =
                |shape: Shape, word: &str| if shape == Shape::List { format!("{word}e") } else { word.to_owned() };
            let want = format!("{} {}", shape(misread.want), agreed(misread.want, "attendu"));
            let got = format!("{} {}", shape(misread.got), agreed(misread.got, "trouvé"));
            format!("{}\u{202F}: {want}, {got}.", misread.path)
        }
        Problem::TooMany { kind, count, most } => {
            format!("{} {}\u{202F}; la limite est {}.", number(*count), things(*kind), number(*most))
        }
        Problem::TooLong { path, length, most } => {
            format!("{path}\u{202F}: {} caractères\u{202F}; la limite est {}.", number(*length), number(*most))
        }
        Problem::MapTooLong { length, most } => {
            let (length, most) = (number(*length), number(*most));
            format!("Le parcours entier\u{202F}: {length} caractères\u{202F}; la limite est {most}.")
        }
        Problem::MapTooBig { bytes, most } => {
            format!("Le parcours entier\u{202F}: {}\u{202F}; la limite est {}.", size(*bytes), size(*most))
        }
        Problem::PasteTooBig { bytes, most } => {
            format!(
                "Rien n’a été collé\u{202F}: le texte fait {}\u{202F}; la limite est de {}.",
                size(*bytes),
                size(*most)
            )
        }
        Problem::AroundTooBig { bytes, most } => {
            let (bytes, most) = (size(*bytes), size(*most));
            format!("Ce qui entoure le parcours dans ce fichier\u{202F}: {bytes}\u{202F}; la limite est {most}.")
        }
    }
}

fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::StopsTooSoon => "le fichier s’arrête trop tôt",
        Reason::CommaMissing => "il manque une virgule ou une fermeture",
        Reason::CommaTooMany => "une virgule de trop",
        Reason::ColonMissing => "il manque deux points",
        Reason::NameWithoutQuotes => "un nom n’est pas entre guillemets droits",
        Reason::BadText => "un texte contient un caractère interdit",
        Reason::BadNumber => "un nombre est illisible",
        Reason::AfterTheEnd => "quelque chose suit la fin",
        Reason::Unexpected => "caractère inattendu",
    }
}

fn things(kind: ListKind) -> &'static str {
    match kind {
        ListKind::Stages => "étapes",
        ListKind::Steps => "moments",
        ListKind::Lanes => "lignes",
        ListKind::Cells => "cases",
        ListKind::Cards => "fiches",
        ListKind::Emotions => "ressentis",
        ListKind::Links => "liens",
        ListKind::Tags => "étiquettes sur une fiche",
        ListKind::FreeFields => "champs libres du persona",
        ListKind::Values => "valeurs",
        ListKind::Files => "fichiers à la fois",
    }
}

fn repair(repair: &Repair) -> String {
    match repair {
        Repair::SameId { id, now } => {
            format!("L’identifiant {id} est utilisé deux fois. Le second devient {now}.")
        }
        Repair::BadId { path, id, now } if id.is_empty() => {
            format!("{path}\u{202F}: pas d’identifiant. Il devient {now}.")
        }
        Repair::BadId { path, id, now } => {
            format!(
                "{path}\u{202F}: «\u{A0}{}\u{A0}» ne peut pas être un identifiant. Il devient {now}.",
                beginning(id)
            )
        }
        Repair::Dangling { path, id, said } => {
            let gone = if said.is_empty() {
                "Laissé de côté.".to_owned()
            } else {
                format!("Laissé de côté\u{202F}: «\u{A0}{}\u{A0}».", beginning(said))
            };
            format!("{path} renvoie à {}, qui n’existe pas. {gone}", beginning(id))
        }
        Repair::OutOfRange { path, was, now } => {
            format!("{path}\u{202F}: {was} est hors limites, remplacé par {now}.")
        }
        Repair::NoColour { path, was } => {
            format!("{path}\u{202F}: «\u{A0}{}\u{A0}» n’est pas une couleur. Laissé de côté.", beginning(was))
        }
        Repair::NoStep { path } => format!("{path} n’a aucun moment. Un moment sans nom est ajouté."),
        Repair::CardsAmongFeelings { lane, count: 1 } => {
            format!(
                "Une fiche se trouve dans «\u{A0}{lane}\u{A0}», une ligne de ressenti. Elle passe dans une ligne de notes en dessous."
            )
        }
        Repair::CardsAmongFeelings { lane, count } => {
            let count = number(*count);
            format!(
                "{count} fiches se trouvent dans «\u{A0}{lane}\u{A0}», une ligne de ressenti. Elles passent dans une ligne de notes en dessous."
            )
        }
        Repair::FeelingAmongCards { path, .. } => {
            format!("{path} est un ressenti dans une ligne de fiches. Laissé de côté.")
        }
        Repair::SecondFeeling { path, .. } => {
            format!("{path} est un second ressenti pour le même moment. Laissé de côté.")
        }
        Repair::IdleLink { path } => {
            format!("{path} relie une fiche à elle-même, ou deux fiches une seconde fois. Laissé de côté.")
        }
        Repair::HiddenCharacters { path, count: 1 } => format!("{path}\u{202F}: un caractère invisible, retiré."),
        Repair::HiddenCharacters { path, count } => {
            format!("{path}\u{202F}: {} caractères invisibles, retirés.", number(*count))
        }
    }
}
