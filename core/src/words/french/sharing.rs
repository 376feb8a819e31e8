//! See `words/sharing.rs`.
use crate::words::file::grouped;
use crate::words::sharing::{Length, LinkWords, SharedWords, SharingWords};

/// Between the groups of a large number.
const THIN: char = '\u{202f}';

pub(in crate::words) static WORDS: SharingWords = SharingWords {
    link: LinkWords {
        about: "Tout le parcours tient dans le lien, tel qu’il est maintenant. Aucun serveur ne le reçoit\u{202f}: qui a le lien peut lire le parcours.",
        leave_out: "Ne pas transmettre",
        owners: "Responsables, participants et lignes de responsables",
        evidence: "Preuve et sources",
        notes: "Notes des fiches",
        persona: "Le persona",
        hidden_lanes: "Lignes masquées",
        stays: "Ce que disent les noms et les fiches reste tel quel.",
        passphrase: "Phrase secrète (facultative)",
        show_passphrase: "Afficher la phrase secrète",
        passphrase_about: "Avec une phrase secrète, le lien est chiffré\u{202f}: sans elle, personne ne lit le parcours, ni son nom. Communiquez-la par une autre voie que le lien. Une phrase courte se devine, et la copie que quelqu’un enregistre n’est plus protégée. La phrase n’est conservée nulle part\u{202f}: si elle est oubliée, personne ne peut la retrouver.",
        making: "Le lien se prépare…",
        link: "Lien",
        characters: |count| match count {
            0 | 1 => format!("{count} caractère"),
            _ => format!("{} caractères", grouped(count, THIN)),
        },
        length: |length| match length {
            Length::Short => "",
            Length::Cut => {
                "Au-delà de 2000 caractères, Outlook, Excel et certaines messageries coupent un lien. Essayez-le une fois là où vous l’envoyez, ou transmettez le fichier du parcours."
            }
            Length::Long => {
                "Au-delà de 8000 caractères, la plupart des messageries coupent un lien ou ne l’ouvrent pas. Il fonctionne une fois collé dans la barre d’adresse\u{202f}; le fichier du parcours est plus sûr."
            }
            Length::TooLongToPress => {
                "Au-delà de 32\u{202f}000 caractères, Windows ne passe plus un lien d’un programme à un autre. Il ne fonctionne que collé dans la barre d’adresse\u{202f}; transmettez plutôt le fichier du parcours."
            }
        },
        copy: "Copier le lien",
        copied: "Le lien est copié.",
        not_copied: "Le navigateur refuse de copier. Le lien est sélectionné\u{202f}: copiez-le au clavier ou par le menu du navigateur.",
        code: "Code QR du lien",
        code_about: "Un téléphone lit ce code QR à l’écran.",
        no_code: |most| {
            format!(
                "Il n’y a pas de code QR\u{202f}: il accepte un lien de {} caractères au plus, et celui-ci est plus long.",
                grouped(most, THIN)
            )
        },
        too_long: |most| {
            format!(
                "Le parcours est trop grand pour un lien, qui accepte {} caractères au plus. Retirez quelque chose, ou transmettez le fichier du parcours.",
                grouped(most, THIN)
            )
        },
        newer: "Ce parcours a été modifié par une version plus récente de la page, et un lien de celle-ci ne le porterait pas en entier. Transmettez plutôt son fichier.",
        not_sealed: "Ce navigateur ne chiffre pas ici\u{202f}: il n’y a donc pas de lien avec une phrase secrète. Il le fait lorsque la page vient par HTTPS.",
    },
    shared: SharedWords {
        title: |name| format!("Parcours partagé\u{202f}: {name}"),
        about: "Ce parcours est venu dans l’adresse de la page et n’est encore conservé nulle part. Enregistrez une copie pour l’avoir parmi vos parcours, dans ce navigateur.",
        save: "Enregistrer une copie",
        not_now: "Pas maintenant",
        counts: |[stages, steps, lanes, cards]| {
            let counted = |count: usize, one: &str, many: &str| {
                format!("{} {}", grouped(count, THIN), if count < 2 { one } else { many })
            };
            [
                counted(stages, "étape", "étapes"),
                counted(steps, "moment", "moments"),
                counted(lanes, "ligne", "lignes"),
                counted(cards, "fiche", "fiches"),
            ]
            .join(" · ")
        },
        lanes: "Ligne",
        hidden: "masquée",
        more: |count| match count {
            0 | 1 => format!("et {count} autre fiche"),
            _ => format!("et {} autres fiches", grouped(count, THIN)),
        },
        beginning: "Voici le début d’un grand parcours. La copie le contiendra en entier.",
        sealed: "Un parcours partagé qui demande une phrase secrète",
        sealed_about: "La personne qui a envoyé le lien a choisi une phrase secrète. Elle n’est transmise à personne\u{202f}: le parcours s’ouvre dans ce navigateur.",
        passphrase: "Phrase secrète",
        open: "Ouvrir",
        opening: "Ouverture…",
        wrong: "Ce n’est pas la phrase secrète de ce parcours. Rien n’est perdu\u{202f}: réessayez, et attention aux majuscules.",
        not_opened: "Ce navigateur ne déchiffre pas ici. Il le fait lorsque la page vient par HTTPS.",
        broken: "Ce parcours partagé ne peut pas être ouvert",
        empty: "Le lien s’arrête là où le parcours devrait commencer\u{202f}: il a été coupé. Redemandez-le, ou demandez le fichier du parcours.",
        characters: "Le lien contient des caractères qu’aucun parcours partagé ne contient\u{202f}: quelque chose y a été ajouté ou changé. Copiez-le de nouveau, du début à la fin.",
        newer: "Une version plus récente de la page a fait ce lien. Rechargez cette page\u{202f}; si cela ne suffit pas, demandez le fichier du parcours.",
        damaged: "Le lien a été coupé ou changé en route, comme les messageries le font avec les liens longs. Copiez-le de nouveau, du début à la fin, ou demandez le fichier du parcours.",
        too_large: "Le lien se déploie en plus que ce qu’un parcours peut contenir. Il n’est pas ouvert, pour ne pas bloquer cette page.",
        too_long: "Le lien est plus long que tous ceux que fait cette page. Il n’est pas ouvert, pour ne pas bloquer cette page.",
    },
};
