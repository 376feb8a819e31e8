//! Runs the scenarios of one engine: each with nothing stored, none tried twice.

use std::collections::BTreeSet;
use std::pin::Pin;
use std::rc::Rc;
use std::time::Instant;

use xtask::Result;
use xtask::browsers::{Driver, Engine};

use crate::page::Page;

/// A running scenario.
pub type Running<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// Where a scenario runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum In {
    /// Every engine.
    All,
    /// Chromium only: its driver can do what the others cannot, or one engine is enough.
    Chromium,
    /// The engines whose driver has real touch.
    Touch,
}

impl In {
    fn runs(self, engine: Engine) -> bool {
        match self {
            Self::All => true,
            Self::Chromium => engine == Engine::Chromium,
            Self::Touch => engine != Engine::WebKitGtk,
        }
    }
}

/// Something a person does, and what must come of it.
pub struct Scenario {
    /// What is printed.
    pub name: &'static str,
    /// Where it runs.
    pub runs_in: In,
    /// Does it.
    pub run: for<'a> fn(&'a Page) -> Running<'a>,
}

/// A list of scenarios: where, name, function.
#[macro_export]
macro_rules! scenarios {
    ($($place:ident $name:literal $run:path),* $(,)?) => {
        pub const SCENARIOS: &[$crate::harness::Scenario] = &[
            $($crate::harness::Scenario {
                name: $name,
                runs_in: $crate::harness::In::$place,
                run: |page| Box::pin($run(page)),
            }),*
        ];
    };
}

fn all() -> impl Iterator<Item = &'static Scenario> {
    [
        crate::worksheet::SCENARIOS,
        crate::home::SCENARIOS,
        crate::drag_cards::SCENARIOS,
        crate::drag_headers::SCENARIOS,
        crate::drag_failures::SCENARIOS,
        crate::drag_scroll::SCENARIOS,
        crate::touch::SCENARIOS,
        crate::click_only::SCENARIOS,
        crate::compare::SCENARIOS,
        crate::keys_board::SCENARIOS,
        crate::keys_moves::SCENARIOS,
        crate::keys_editor::SCENARIOS,
        crate::focus::SCENARIOS,
        crate::find::SCENARIOS,
        crate::guide::SCENARIOS,
        crate::said::SCENARIOS,
        crate::language::SCENARIOS,
        crate::persona::SCENARIOS,
        crate::storage::SCENARIOS,
        crate::hostile::SCENARIOS,
        crate::blueprint::SCENARIOS,
        crate::priorities::SCENARIOS,
        crate::summary::SCENARIOS,
        crate::moments::SCENARIOS,
        crate::accessibility::SCENARIOS,
        crate::details::SCENARIOS,
    ]
    .into_iter()
    .flatten()
}

/// What came of the scenarios so far.
#[derive(Default)]
struct Results {
    passed: usize,
    failed: usize,
    violations: BTreeSet<String>,
    strangers: BTreeSet<String>,
}

impl Results {
    fn add(&mut self, name: &str, outcome: Result<()>, begin: Instant) {
        let time = begin.elapsed().as_secs_f64();
        match outcome {
            Ok(()) => {
                self.passed += 1;
                println!("  ok      {name} ({time:.1} s)");
            }
            Err(problem) => {
                self.failed += 1;
                println!(
                    "  FAILED  {name} ({time:.1} s)\n          {}",
                    problem.to_string().replace('\n', "\n          ")
                );
            }
        }
    }
}

/// Runs every scenario of `engine` whose name holds `filter`; whether all went well.
pub async fn run_engine(engine: Engine, url: &str, filter: Option<&str>) -> bool {
    println!("\n{engine}");
    let begin = Instant::now();
    let mut results = Results::default();
    if let Err(problem) = run_scenarios(engine, url, filter, &mut results).await {
        results.add("the browser", Err(problem), begin);
    }
    let held = results.failed == 0;
    println!("{engine} took {:.0} s", begin.elapsed().as_secs_f64());
    println!("{engine}: {} passed, {} failed", results.passed, results.failed);
    held
}

async fn run_scenarios(engine: Engine, url: &str, filter: Option<&str>, results: &mut Results) -> Result<()> {
    let driver = Rc::new(Driver::start(engine)?);
    let mut open: Option<Page> = None;
    let wanted = |scenario: &&Scenario| {
        scenario.runs_in.runs(engine) && filter.is_none_or(|filter| scenario.name.contains(filter))
    };
    for scenario in all().filter(wanted) {
        let begin = Instant::now();
        let page = match open.take() {
            Some(page) => page,
            None => Page::open(driver.clone(), url).await?,
        };
        let mut outcome = page.clear().await;
        if outcome.is_ok() {
            outcome = (scenario.run)(&page).await;
        }
        if let Err(problem) = outcome {
            outcome = Err(format!("{problem}\n{}", page.state().await).into());
        }
        let seen = page.seen().await;
        if let Ok(seen) = seen {
            results.violations.extend(seen.violations);
            results.strangers.extend(seen.strangers);
            if !seen.errors.is_empty() {
                let why = outcome.err().map(|problem| format!("{problem}\n")).unwrap_or_default();
                outcome = Err(format!("{why}logged: {}", seen.errors.join("\n")).into());
            }
        }
        // A failure may leave a button down or a dialog open: what follows begins in a new browser. So it does after a download,
        // whose bars take the room of the page in WebKitGTK, and whose panel takes the focus of the window in Firefox, a while later.
        let is_whole = engine == Engine::Chromium || !page.has_downloaded.get();
        if outcome.is_ok() && is_whole {
            open = Some(page);
        } else {
            page.close().await;
        }
        results.add(scenario.name, outcome, begin);
    }
    if let Some(page) = open {
        page.close().await;
    }
    let none = |what: &str, found: &BTreeSet<String>| -> Result<()> {
        if found.is_empty() { Ok(()) } else { Err(format!("{what}: {found:#?}").into()) }
    };
    let now = Instant::now();
    results.add("whole run: no policy violation", none("violations", &results.violations.clone()), now);
    if engine == Engine::Chromium {
        results.add("whole run: no request leaves the origin", none("requests", &results.strangers.clone()), now);
    }
    Ok(())
}
