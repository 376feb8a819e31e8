//! The shape of each type of map, drawn small. Colours are the roles'.

use leptos::prelude::*;

use parcours_core::templates::Template;

/// The shape of the maps a template makes.
#[component]
pub fn Drawing(template: Template) -> impl IntoView {
    let shape = match template {
        Template::CurrentState => view! { <CurrentState/> }.into_any(),
        Template::DayInTheLife => view! { <DayInTheLife/> }.into_any(),
        Template::FutureState => view! { <FutureState/> }.into_any(),
        Template::ServiceBlueprint => view! { <ServiceBlueprint/> }.into_any(),
        Template::Blank => ().into_any(),
    };
    view! {
        <svg class="home-drawing" viewBox="0 0 240 112" aria-hidden="true" focusable="false">
            {shape}
        </svg>
    }
}

/// Chevrons, cards, and a curve that falls before it rises.
#[component]
fn CurrentState() -> impl IntoView {
    view! {
        <path class="accent" d="M12 10h44l6 8-6 8H12zM66 10h44l6 8-6 8H66l6-8z"/>
        <path class="accent" d="M120 10h44l6 8-6 8h-44l6-8zM174 10h48l6 8-6 8h-48l6-8z"/>
        <path class="card action" d="M12 34h40v10H12zM66 34h40v10H66zM120 34h40v10h-40zM174 34h40v10h-40z"/>
        <path class="card touchpoint" d="M12 49h30v8H12zM66 49h36v8H66zM174 49h34v8h-34z"/>
        <path class="axis" d="M12 82h216"/>
        <path class="above" d="M22 82C46 82 58 70 82 70S104 82 110 82z"/>
        <path class="below" d="M110 82C118 82 124 102 144 102S168 82 174 82z"/>
        <path class="above" d="M174 82C182 82 196 66 218 66V82z"/>
        <path class="curve" d="M22 82C46 82 58 70 82 70C116 70 114 102 144 102C182 102 174 66 218 66"/>
        <circle class="dot" cx="22" cy="82" r="4"/>
        <circle class="dot high" cx="82" cy="70" r="4"/>
        <circle class="dot low" cx="144" cy="102" r="4"/>
        <circle class="dot high" cx="218" cy="66" r="4"/>
    }
}

/// The sun's way over a day, and what it finds the person doing.
#[component]
fn DayInTheLife() -> impl IntoView {
    view! {
        <path class="axis" d="M12 66h216"/>
        <path class="curve faint dashed" d="M22 66C60 2 180 2 218 66"/>
        <circle class="sun" cx="92" cy="23" r="9"/>
        <path class="sun-rays" d="M92 7v4M92 35v4M76 23h4M104 23h4M81 12l3 3M100 31l3 3M81 34l3-3M100 15l3-3"/>
        <path class="moon" d="M210 46a9 9 0 1 0 9 13a7 7 0 0 1-9-13z"/>
        <path class="tick" d="M22 63v6M61 63v6M100 63v6M139 63v6M178 63v6M218 63v6"/>
        <path class="card context" d="M14 76h34v10H14zM92 76h34v10H92zM170 76h34v10h-34z"/>
        <path class="card action" d="M53 76h34v10H53zM131 76h34v10h-34z"/>
        <path class="card need" d="M14 91h34v10H14zM131 91h34v10h-34z"/>
        <path class="card pain" d="M92 91h34v10H92z"/>
    }
}

/// Today's curve, and above it the one that is wished for.
#[component]
fn FutureState() -> impl IntoView {
    view! {
        <path class="gap" d="M22 66C56 66 62 34 96 34S150 44 160 34S196 18 218 18V62C196 62 178 92 150 92S110 76 92 76S56 84 22 84z"/>
        <path class="axis" d="M12 60h216"/>
        <path class="curve faint" d="M22 84C56 84 62 76 92 76S122 92 150 92S196 62 218 62"/>
        <path class="curve accent-line dashed" d="M22 66C56 66 62 34 96 34S150 44 160 34S196 18 218 18"/>
        <path class="arrow" d="M96 70V44M91 49l5-6 5 6M152 84V48M147 53l5-6 5 6M218 54V28M213 33l5-6 5 6"/>
        <circle class="dot" cx="22" cy="84" r="3.5"/>
        <circle class="dot" cx="92" cy="76" r="3.5"/>
        <circle class="dot low" cx="150" cy="92" r="3.5"/>
        <circle class="dot" cx="218" cy="62" r="3.5"/>
        <circle class="dot high" cx="218" cy="18" r="4"/>
    }
}

/// Boxes in rows, tied across the three lines.
#[component]
fn ServiceBlueprint() -> impl IntoView {
    view! {
        <path class="tie" d="M34 24v66M120 24v20M120 52v18M120 78v12M206 24v20"/>
        <path class="tie" d="M52 48h50M138 48h50"/>
        <path class="line dashed" d="M8 33h224M8 61h224M8 84h224"/>
        <path class="card action" d="M14 12h40v12H14zM100 12h40v12h-40zM186 12h40v12h-40z"/>
        <path class="card frontstage" d="M14 42h40v12H14zM100 42h40v12h-40zM186 42h40v12h-40z"/>
        <path class="card backstage" d="M14 66h40v12H14zM100 66h40v12h-40z"/>
        <path class="card support" d="M14 90h40v12H14zM100 90h40v12h-40z"/>
    }
}
