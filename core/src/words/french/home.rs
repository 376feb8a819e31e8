//! Voir `words/home.rs`.

use crate::format::limits::derived;
use crate::store::Unreadable;
use crate::templates::Template;
use crate::words::home::HomeWords;

pub(super) const WORDS: HomeWords = HomeWords {
    example_out_of_reach: "Cet exemple n’a pas pu être récupéré : la page est hors ligne. Vos propres parcours sont bien là.",
    product: "Parcours",
    headline: "Dessinez ce que vivent vos clients",
    promise: "Des parcours client sur une seule page. Rien de ce que vous écrivez ne quitte ce navigateur.",
    languages: "Langue",
    theme: "Couleurs",
    theme_system: "Comme le système",
    theme_light: "Clair",
    theme_dark: "Sombre",

    start: "Commencer un parcours",
    unfold: "Aide au choix",
    question: |template| match template {
        Template::CurrentState => "Que vivent nos clients aujourd’hui, et où cela fait-il mal ?",
        Template::DayInTheLife => "De quoi sont faites les journées de cette personne, avec ou sans nous ?",
        Template::FutureState => "Comment cela devrait-il se passer, et qu’est-ce qui nous en sépare ?",
        Template::ServiceBlueprint => "Qui et quoi font fonctionner chaque moment du service ?",
        Template::Blank => "Vos étapes, vos lignes.",
    },
    when: |template| match template {
        Template::CurrentState => "Pour trouver et classer ce qu’il faut améliorer.",
        Template::DayInTheLife => "Pour repérer des besoins avant d’avoir une solution.",
        Template::FutureState => "Pour s’accorder sur une cible et le moyen de l’atteindre.",
        Template::ServiceBlueprint => "Le service blueprint : pour corriger en coulisses ce qui cause un problème.",
        Template::Blank => "Quand aucun des quatre ne convient.",
    },
    example: "Voir un exemple",
    example_of: |kind| format!("Voir un exemple : {kind}"),
    blank: "Partir de zéro",
    blank_about: "Une étape, aucune ligne",
    open_files: "Ouvrir un fichier",
    open_files_about: "ou déposez des fichiers n’importe où sur cette page\u{202F}: parcours, tableaux, plans",
    drop_here: "Déposez les fichiers pour les ouvrir",

    new_map: "Créer un parcours",
    title: "Titre",
    title_hint: "Souscrire un crédit auto",
    stages: "Étapes de départ",
    one_stage: "Une seule étape vide",
    one_stage_about: "Les autres viendront en chemin.",
    create: "Créer le parcours",
    cancel: "Annuler",
    close: "Fermer",

    maps: "Mes parcours",
    map_count: |count| match count {
        0 | 1 => format!("{count} parcours, conservé dans ce navigateur"),
        _ => format!("{count} parcours, conservés dans ce navigateur"),
    },
    no_maps: "Vos parcours apparaîtront ici. Choisissez un type ci-dessus, ou regardez d’abord un exemple.",
    search: "Chercher dans mes parcours",
    found: |count| match count {
        0 => "Aucun parcours trouvé.".into(),
        1 => "1 parcours trouvé.".into(),
        _ => format!("{count} parcours trouvés."),
    },
    changed: |time| format!("Modifié le {time}"),
    saved_to_file: |time| format!("Dernier fichier : {time}"),
    never_saved_to_file: "Jamais enregistré en fichier",
    thumbnail: |stages, known, steps| {
        let stages = (super::board::WORDS.stage_count)(stages);
        match known {
            0 | 1 => format!("{stages} · ressenti connu\u{202f}: {known} moment sur {steps}"),
            _ => format!("{stages} · ressenti connu\u{202f}: {known} moments sur {steps}"),
        }
    },
    actions: |title| format!("Actions sur « {title} »"),
    rename: "Renommer",
    new_name: |title| format!("Nouveau nom de « {title} »"),
    keep_name: "Garder ce nom",
    duplicate: "Dupliquer",
    make_future: "Créer l’état futur",
    copy_of: |title| derived(title, |title| format!("{title} (copie)")),
    export: "Exporter",
    delete: "Supprimer",
    undo: "Annuler la suppression",
    on_map: |action, title| format!("{action} : « {title} »"),

    renamed: |title| format!("Renommé : « {title} »."),
    duplicated: |title| format!("« {title} » ajouté."),
    exported: |title| format!("« {title} » remis au navigateur sous forme de fichier."),
    deleted: |title| format!("« {title} » est dans la corbeille."),
    restored: |title| format!("« {title} » est de retour."),
    not_gone: |title| {
        format!(
            "«\u{a0}{title}\u{a0}» n’a pas été supprimé\u{202f}: sa copie de secours n’a pas pu l’être avec lui. Réessayez plus tard."
        )
    },
    gone: |title| format!("« {title} » supprimé définitivement."),
    added: |count| match count {
        0 | 1 => format!("{count} parcours ajouté."),
        _ => format!("{count} parcours ajoutés."),
    },
    added_as_new: |title| format!("« {title} » existait déjà : le fichier a été ajouté comme nouveau parcours."),

    bin: |count| format!("Corbeille ({count})"),
    bin_about: |days| format!("Les parcours supprimés y restent {days} jours."),
    deleted_on: |time| format!("Supprimé le {time}"),
    restore: "Restaurer",
    delete_for_good: "Supprimer définitivement",
    ask_delete_for_good: |title| format!("Supprimer définitivement « {title} » ?"),
    keep_map: "Garder le parcours",
    cannot_undo: "Cette suppression ne peut pas être annulée.",
    bin_full: "Le stockage du navigateur est plein : le parcours ne peut pas aller dans la corbeille. \
               Cette suppression ne peut pas être annulée.",

    import: "Ouvrir des fichiers",
    refused: "Le navigateur n’a pas pu lire ce fichier.",
    ready: "Rien à réparer.",
    already_here: "Ce parcours est déjà ici : il sera ajouté comme nouveau parcours.",
    import_repaired: |count| match count {
        0 | 1 => format!("Ouvrir avec {count} réparation"),
        _ => format!("Ouvrir avec {count} réparations"),
    },
    import_some: |count| format!("Ouvrir {count} parcours"),

    unreadable: |count| match count {
        0 | 1 => format!("{count} parcours ne peut pas être ouvert"),
        _ => format!("{count} parcours ne peuvent pas être ouverts"),
    },
    unreadable_about: "Rien n’est modifié ni supprimé. Téléchargez l’enregistrement pour le réparer ailleurs.",
    why_unreadable: |why| match why {
        Unreadable::Damaged => "L’enregistrement est abîmé : sa somme de contrôle ne correspond pas.",
        Unreadable::Newer => "Une version plus récente de cette page l’a écrit. Rechargez pour mettre à jour.",
        Unreadable::Content(_) => "",
    },
    download_record: "Télécharger tel quel",
};
