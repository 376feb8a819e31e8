//! See `words/details.rs`.
use super::DAYS;
use crate::editor::card_fields::Field;
use crate::editor::unfinished::LinkWay;
use crate::model::ChannelKind::{Offline, Online};
use crate::model::{Amount, ChannelKind, Metric, WorkStatus};
use crate::words::details::{DetailsWords, written};
use crate::words::in_map;

pub(super) const WORDS: DetailsWords = DetailsWords {
    hint: "Sélectionnez une fiche pour voir et changer ce qu’on sait d’elle.",
    hint_feeling: "Réglez le ressenti avec les visages sous le tableau, ou faites glisser son point.",
    hint_header: "Sélectionnez une fiche pour voir et changer ce qu’on sait d’elle. La barre sous le tableau agit sur cet en-tête.",
    locked: "Ceci vient d’un autre parcours et se consulte seulement ici.",
    mixed: "plusieurs valeurs",
    more: "Plus de champs",
    none: "non précisé",
    no_moment: "non",
    high: "instant de grâce",
    low: "point noir",
    no_channel: "non précisé",
    no_colour: "aucune",
    tags: "Étiquettes",
    add_tag: "Ajouter des étiquettes",
    not_a_figure: "Ce n’est pas un nombre. Écrivez par exemple 1250 ou 12,5.",
    not_minutes: "Écrivez des minutes entières, par exemple 15.",
    metric: "Indicateur",
    usual_measures: "Indicateurs courants",
    own_measure: "un indicateur à nous",
    readings: "Relevés",
    value: "valeur",
    new_day: "Jour du nouveau relevé",
    new_value: "Nouvelle valeur",
    new_value_hint: "Entrée ajoute le relevé.",
    links: "Liens",
    new_link: "Ajouter un lien",
    link_way: "Cette fiche",
    link_card: "Quelle fiche",
    choose_card: "choisir une fiche",
    add_link: "Lier",
    no_candidates: "Aucune autre fiche à lier ainsi.",
    baseline_mark: "départ",
    target_mark: "cible",
    key_mark: "clé",
    failure_mark: "point de défaillance",
    accepted_mark: "accepté",
    note_mark: "remarque",
    field,
    way,
    status,
    colours: &[
        ("#f2c744", "jaune"),
        ("#ef8e3c", "orangé"),
        ("#d6488f", "rose"),
        ("#8a63d2", "violette"),
        ("#3f8fd6", "bleue"),
        ("#3aa675", "verte"),
        ("#7d8694", "grise"),
    ],
    channels: CHANNELS,
    measures: in_map::FRENCH.measures,
    several,
    remove_tag,
    tag_of_some,
    value_on,
    day_of,
    remove_reading,
    remove_link,
    go_to,
    plot,
    figure,
    with_unit,
    typed,
    read_figure: Amount::parse,
    date,
    minutes,
    due_mark,
    link_count,
    towards,
    coloured,
};

const CHANNELS: &[(&str, ChannelKind)] = &[
    ("Site web", Online),
    ("Application mobile", Online),
    ("Courriel", Online),
    ("Moteur de recherche", Online),
    ("Réseaux sociaux", Online),
    ("Publicité en ligne", Online),
    ("Messagerie", Online),
    ("SMS", Online),
    ("Visioconférence", Online),
    ("Site d’avis", Online),
    ("Boutique", Offline),
    ("Agence", Offline),
    ("Téléphone", Offline),
    ("Courrier", Offline),
    ("Papier", Offline),
    ("Conseiller", Offline),
    ("Visite à domicile", Offline),
    ("Borne en libre-service", Offline),
    ("Événement", Offline),
    ("Affiche ou prospectus", Offline),
    ("Bouche-à-oreille", Offline),
];

fn field(field: Field) -> &'static str {
    match field {
        Field::Text => "Texte",
        Field::Note => "Remarque",
        Field::Colour => "Couleur",
        Field::Owner => "Responsable",
        Field::Evidence => "Preuve",
        Field::Source => "Source de l’information",
        Field::Learnt => "Appris le",
        Field::Channel => "Canal",
        Field::ChannelKind => "Type de canal",
        Field::Key => "Point de contact clé",
        Field::Moment => "Moment de vérité",
        Field::Importance => "Importance, de 1 à 5",
        Field::Performance => "Qualité, de 1 à 5",
        Field::Impact => "Impact, de 1 à 5",
        Field::Effort => "Effort, de 1 à 5",
        Field::Status => "Avancement",
        Field::Due => "Échéance",
        Field::Minutes => "Durée en minutes",
        Field::Failure => "Point de défaillance",
        Field::Accepted => "Connu et accepté",
        Field::Measure => "Nom",
        Field::Unit => "Unité",
        Field::Baseline => "Valeur de départ",
        Field::Target => "Cible",
    }
}

fn way(way: LinkWay) -> &'static str {
    match way {
        LinkWay::Answers => "répond à",
        LinkWay::AnsweredBy => "a pour réponse",
        LinkWay::Needs => "a besoin de",
        LinkWay::NeededBy => "est nécessaire à",
        LinkWay::Mutual => "va de pair avec",
    }
}

fn status(status: &WorkStatus) -> &str {
    match status {
        WorkStatus::Todo => "à faire",
        WorkStatus::Doing => "en cours",
        WorkStatus::Done => "fait",
        WorkStatus::Other(word) => word,
    }
}

fn several(count: usize) -> String {
    format!("{count} fiches. Un changement vaut pour toutes.")
}

fn remove_tag(tag: &str) -> String {
    format!("Retirer l’étiquette {tag}")
}

fn tag_of_some(tag: &str, count: usize) -> String {
    format!("{tag} (sur {count})")
}

fn value_on(day: &str) -> String {
    format!("Valeur du {day}")
}

fn day_of(number: usize) -> String {
    format!("Jour du relevé {number}")
}

fn remove_reading(day: &str) -> String {
    format!("Retirer le relevé du {day}")
}

fn remove_link(card: &str) -> String {
    format!("Retirer le lien avec « {card} »")
}

fn go_to(card: &str) -> String {
    format!("Aller à « {card} »")
}

fn plot(metric: &Metric) -> String {
    let told = |amount: &Amount| with_unit(amount, &metric.unit);
    let mut text = match metric.readings.as_slice() {
        [] => String::new(),
        [one] => format!("{} le {}.", told(&one.value), date(&one.on)),
        [first, .., last] => format!(
            "{} relevés, de {} le {} à {} le {}.",
            metric.readings.len(),
            told(&first.value),
            date(&first.on),
            told(&last.value),
            date(&last.on)
        ),
    };
    if let Some(baseline) = &metric.baseline {
        text.push_str(&format!(" Départ {}.", told(baseline)));
    }
    if let Some(target) = &metric.target {
        text.push_str(&format!(" Cible {}.", told(target)));
    }
    text
}

fn figure(amount: &Amount) -> String {
    written(amount, "\u{202f}", ',')
}

fn with_unit(amount: &Amount, unit: &str) -> String {
    if unit.is_empty() { figure(amount) } else { format!("{}\u{202f}{unit}", figure(amount)) }
}

fn typed(amount: &Amount) -> String {
    written(amount, "", ',')
}

fn date(day: &str) -> String {
    DAYS.short(day)
}

fn minutes(minutes: i64) -> String {
    format!("{minutes}\u{a0}min")
}

fn due_mark(day: &str, today: &str) -> String {
    format!("pour le {}", DAYS.near_short(day, today))
}

fn link_count(count: usize) -> String {
    if count < 2 { format!("{count} lien") } else { format!("{count} liens") }
}

fn towards(target: &str) -> String {
    format!("cible {target}")
}

fn coloured(name: &str) -> String {
    format!("couleur {name}")
}
