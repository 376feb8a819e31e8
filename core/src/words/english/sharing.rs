//! See `words/sharing.rs`.
use crate::words::file::grouped;
use crate::words::sharing::{Length, LinkWords, SharedWords, SharingWords};

pub(in crate::words) static WORDS: SharingWords = SharingWords {
    link: LinkWords {
        about: "The whole map stands in the link itself, as it is now. It is sent to no server: whoever has the link can read the map.",
        leave_out: "Leave out",
        owners: "Owners, participants and lanes of owners",
        evidence: "Evidence and sources",
        notes: "Notes of the cards",
        persona: "The persona",
        hidden_lanes: "Hidden lanes",
        stays: "What names and cards say stays as it is.",
        passphrase: "Passphrase (optional)",
        show_passphrase: "Show the passphrase",
        passphrase_about: "With a passphrase the link is encrypted: without it nobody reads the map, nor its name. Tell it by another way than the link. A short one can be guessed, and a copy that somebody saves is no longer protected. The passphrase is kept nowhere: if it is forgotten, nobody can recover it.",
        making: "The link is being made…",
        link: "Link",
        characters: |count| match count {
            1 => "1 character".to_owned(),
            _ => format!("{} characters", grouped(count, ',')),
        },
        length: |length| match length {
            Length::Short => "",
            Length::Cut => {
                "Above 2000 characters Outlook, Excel and some chats cut a link. Try it once where you send it, or hand on the file of the map."
            }
            Length::Long => {
                "Above 8000 characters most chats and mail programs cut a link or do not open it. It works when it is pasted into the address bar; the file of the map is safer."
            }
            Length::TooLongToPress => {
                "Above 32,000 characters Windows hands no link from one program to another. It works only when it is pasted into the address bar; hand on the file of the map instead."
            }
        },
        copy: "Copy the link",
        copied: "The link is copied.",
        not_copied: "The browser refuses to copy. The link is selected: copy it with the keys or with the menu of the browser.",
        code: "Square code (QR) of the link",
        code_about: "A telephone reads this square code (QR) from the screen.",
        no_code: |most| {
            format!(
                "There is no square code (QR): it takes links of up to {} characters, and this one is longer.",
                grouped(most, ',')
            )
        },
        too_long: |most| {
            format!(
                "The map is too large for a link, which takes {} characters at most. Leave something out, or hand on the file of the map.",
                grouped(most, ',')
            )
        },
        newer: "This map was changed by a later version of the page, which a link of this one would not carry whole. Hand on its file instead.",
        not_sealed: "This browser does not encrypt here, so there is no link with a passphrase. It does where the page comes over HTTPS.",
    },
    shared: SharedWords {
        title: |name| format!("Shared map: {name}"),
        about: "This map came in the address of the page and is kept nowhere yet. Save a copy to have it among your maps, in this browser.",
        save: "Save a copy",
        not_now: "Not now",
        counts: |[stages, steps, lanes, cards]| {
            let counted = |count: usize, one: &str, many: &str| {
                format!("{} {}", grouped(count, ','), if count == 1 { one } else { many })
            };
            [
                counted(stages, "stage", "stages"),
                counted(steps, "step", "steps"),
                counted(lanes, "lane", "lanes"),
                counted(cards, "card", "cards"),
            ]
            .join(" · ")
        },
        lanes: "Lane",
        hidden: "hidden",
        more: |count| match count {
            1 => "and 1 more card".to_owned(),
            _ => format!("and {} more cards", grouped(count, ',')),
        },
        beginning: "This is the beginning of a large map. The copy will hold all of it.",
        sealed: "A shared map that takes a passphrase",
        sealed_about: "Whoever sent the link has chosen a passphrase. It goes nowhere: the map is opened in this browser.",
        passphrase: "Passphrase",
        open: "Open",
        opening: "Opening…",
        wrong: "That is not the passphrase of this map. Nothing is lost: try again, and mind capital letters.",
        not_opened: "This browser does not decrypt here. It does where the page comes over HTTPS.",
        broken: "This shared map cannot be opened",
        empty: "The link ends where the map should begin: it was cut. Ask for it again, or for the file of the map.",
        characters: "There are characters in the link that belong to no shared map: something was added to it or changed in it. Copy it again, from its beginning to its end.",
        newer: "A later version of the page made the link. Reload this page; if that does not help, ask for the file of the map.",
        damaged: "The link was cut or changed on its way, as mail programs and chats do with long ones. Copy it again, from its beginning to its end, or ask for the file of the map.",
        too_large: "The link unpacks to more than a map may hold. It is not opened, so that it does not stop this page.",
        too_long: "The link is longer than any this page makes. It is not opened, so that it does not stop this page.",
    },
};
