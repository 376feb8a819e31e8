//! See `words/handing_out.rs`.
use crate::format::way_out::{WayOut, WayOutGroup};
use crate::words::handing_out::{HandingOutWords, TableWords, WholePageWords};

pub(in crate::words) static WORDS: HandingOutWords = HandingOutWords {
    format: "Format du fichier",
    group,
    name,
    about,
    paper: "Papier",
    fitting: "Aussi grand qu’il le faut",
    turned: "Orientation",
    landscape: "Paysage",
    portrait: "À la verticale",
    detail: "Sur les fiches",
    text_alone: "Le texte seul",
    with_moments: "Le texte et les moments de vérité",
    with_everything: "Tout ce qu’on en sait",
    tiled: "Découper en feuilles A4 à assembler",
    stage_by_stage: "Une diapositive par étape",
    fineness: "Finesse",
    times: |times| match times {
        1 => "Pour un écran (96 pixels par pouce)",
        2 => "Fine (192 pixels par pouce)",
        _ => "Pour l’impression (384 pixels par pouce)",
    },
    logo: "Logo dans le coin",
    logo_file: "Fichier (PNG ou JPEG, 2 Mo au plus)",
    logo_about: "Il va sur l’affiche et nulle part ailleurs\u{202f}: choisissez-le de nouveau pour la suivante.",
    logo_too_heavy: "Ce fichier est trop gros pour un logo\u{202f}: 2 Mo au plus.",
    logo_unread: "Le navigateur n’a pas pu lire ce fichier\u{202f}: il a été déplacé, ou c’est un dossier.",
    no_logo: |name| format!("Sans «\u{a0}{name}\u{a0}»"),
    parts: "Lignes et étapes",
    lanes: "Lignes",
    stages: "Étapes",
    lost: "Absent du fichier",
    not_shown: "Ce qui ne se voit pas (le fichier contient quand même tout le parcours)",
    nothing_lost: "Tout ce que contient ce parcours est dans le fichier.",
    preview: "Aperçu du fichier",
    no_preview: "Ce parcours est trop grand pour un aperçu. Le fichier le contient en entier.",
    loading_poster: |kilobytes| {
        format!("Chargement de ce qui dessine les affiches (environ {kilobytes} ko, une seule fois)…")
    },
    loading_tables: |kilobytes| {
        format!("Chargement de ce qui écrit tableaux et textes (environ {kilobytes} ko, une seule fois)…")
    },
    looking: "Examen de ce que contiendra le fichier…",
    making: "Création du fichier…",
    stop: "Arrêter",
    stopped: "Arrêté. Aucun fichier n’a été créé.",
    missing: "Ce qui crée ce fichier n’a pas pu être chargé. Votre parcours est intact\u{202f}; réessayez.",
    broke: "Le fichier n’a pas pu être créé\u{202f}: le programme qui le crée s’est arrêté. Votre parcours est intact.",
    nothing_chosen: "Choisissez au moins une ligne et une étape.",
    make: "Créer le fichier",
    whole_page: WholePageWords {
        facts: [
            "Un peu plus de 4 Mo, quel que soit le parcours\u{202f}: tout Parcours y est.",
            "Ce qu’on modifie dans le fichier ouvert ne vit que dans cette fenêtre tant qu’on ne l’enregistre pas (Ctrl+S), ce qui crée un nouveau fichier.",
        ],
        left_out: [
            "Les versions précédentes, les autres parcours et les personas gardés dans ce navigateur",
            "Les exemples complets de l’accueil",
        ],
    },
    table: TableWords {
        copied: |cards| match cards {
            Some(count) => format!("{count} fiches copiées en tableau."),
            None => "Tout le parcours est copié en tableau.".to_owned(),
        },
        refused: "Le navigateur n’a pas pris le tableau. Copiez-le depuis le champ ci-dessous, ou prenez-le en fichier.",
        not_made: "Le tableau n’a pas pu être créé\u{202f}: ce qui l’écrit n’a pas pu être chargé. Votre parcours est intact.",
        field: "Tableau, cases séparées par des tabulations",
        copy: "Copier",
        file: "Prendre en fichier (TSV)",
    },
};

fn group(group: WayOutGroup) -> &'static str {
    match group {
        WayOutGroup::Poster => "Pour imprimer et montrer",
        WayOutGroup::Tables => "Tableaux",
        WayOutGroup::Texts => "Textes",
        WayOutGroup::Drawings => "Outils de dessin",
        WayOutGroup::Pages => "Pages web",
    }
}

fn name(way: WayOut) -> &'static str {
    match way {
        WayOut::Pdf => "Affiche PDF",
        WayOut::Png => "Image (PNG)",
        WayOut::SvgOutlines => "SVG, lettres en tracés",
        WayOut::SvgText => "SVG, lettres en texte",
        WayOut::Slides => "Diapositives PowerPoint",
        WayOut::Workbook => "Classeur Excel",
        WayOut::CardsCsv => "Fiches (CSV)",
        WayOut::JiraCsv => "Plan d’action pour Jira (CSV)",
        WayOut::TrelloCsv => "Plan d’action pour Trello (CSV)",
        WayOut::PlannerCsv => "Plan d’action pour Planner (CSV)",
        WayOut::MarkdownReport => "Rapport (Markdown)",
        WayOut::MarkdownOutline => "Plan détaillé (Markdown)",
        WayOut::MermaidJourney => "Parcours (Mermaid)",
        WayOut::MermaidTimeline => "Frise chronologique (Mermaid)",
        WayOut::MermaidQuadrants => "Effort et impact (Mermaid)",
        WayOut::JsonCanvas => "Canevas JSON (Obsidian)",
        WayOut::Excalidraw => "Croquis Excalidraw",
        WayOut::ReadPage => "Tableau à lire (HTML)",
        WayOut::WholePage => "Tout en un fichier (HTML)",
    }
}

fn about(way: WayOut) -> &'static str {
    match way {
        WayOut::Pdf => "Une affiche à imprimer ou à envoyer\u{202f}: son texte peut être cherché.",
        WayOut::Png => "Une affiche en image, pour les documents et les messageries.",
        WayOut::SvgOutlines => "Une affiche identique partout, à toutes les tailles.",
        WayOut::SvgText => "Une affiche dont le texte se modifie, avec les polices du logiciel qui l’ouvre.",
        WayOut::Slides => "Des formes à déplacer et à modifier.",
        WayOut::Workbook => "Le parcours tel qu’on le voit, une ligne par fiche, le plan et les chiffres.",
        WayOut::CardsCsv => "Une ligne par fiche, pour tous les tableurs.",
        WayOut::JiraCsv | WayOut::TrelloCsv | WayOut::PlannerCsv => {
            "Les idées avec responsable, échéance et avancement, sous les titres que lit cet outil."
        }
        WayOut::MarkdownReport => "Le parcours raconté étape par étape, à lire.",
        WayOut::MarkdownOutline => "Étapes, moments et fiches en titres et en listes, pour tous les éditeurs de texte.",
        WayOut::MermaidJourney => "Les moments et leurs ressentis en diagramme, pour les wikis et les dépôts de code.",
        WayOut::MermaidTimeline => "Les moments dans le temps en diagramme, pour les wikis et les dépôts de code.",
        WayOut::MermaidQuadrants => {
            "Les idées selon l’effort et l’impact en diagramme, pour les wikis et les dépôts de code."
        }
        WayOut::JsonCanvas => "Chaque fiche devient une note sur un canevas.",
        WayOut::Excalidraw => "Chaque fiche devient une forme sur un croquis.",
        WayOut::ReadPage => {
            "Le parcours en tableau, pour les mails et les archives\u{202f}: tout navigateur l’affiche, Parcours le rouvre."
        }
        WayOut::WholePage => {
            "Parcours avec ce parcours dedans\u{202f}: s’ouvre depuis un disque ou un mail, sans réseau, et s’y modifie."
        }
    }
}
