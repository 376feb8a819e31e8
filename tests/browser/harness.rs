//! Runs the scenarios of one engine: each with nothing stored, none tried twice.

use std::collections::BTreeSet;
use std::pin::Pin;
use std::rc::Rc;
use std::time::{Duration, Instant};

use page_driver::browsers::{Driver, Engine};
use tokio::time::timeout;
use xtask::Result;

use crate::page::Page;

/// How long a scenario may take. The longest take ten seconds on an idle machine; only one that hangs takes this long.
const LONGEST: Duration = Duration::from_secs(180);

/// As long as that, or as long as it wants where somebody asked for more rounds than the suite's.
fn longest() -> Duration {
    if std::env::var_os("PARCOURS_ROUNDS").is_some() { Duration::MAX } else { LONGEST }
}

/// How long a browser may take to open.
const OPENING: Duration = Duration::from_secs(60);

/// How long a browser may take to close.
const CLOSING: Duration = Duration::from_secs(20);

/// How long Firefox's driver is used. One that was in use for ten minutes or so sometimes never answers again; why is not known.
const DRIVER_AGE: Duration = Duration::from_secs(240);

/// How many browsers may fail to open before the engine is given up.
const ATTEMPTS: usize = 3;

/// A running scenario.
pub type Running<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// Where a scenario runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum In {
    /// Every engine.
    All,
    /// Chromium only: its driver can do what the others cannot, or one engine is enough.
    Chromium,
    /// Firefox only: it alone asks a tab that its driver closes whether it may go.
    Firefox,
    /// The engines whose driver has real touch, and shows the tab that it is told to.
    Touch,
    /// The engines whose driver prints.
    Paper,
}

impl In {
    fn runs(self, engine: Engine) -> bool {
        match self {
            Self::All => true,
            Self::Chromium => engine == Engine::Chromium,
            Self::Firefox => engine == Engine::Firefox,
            Self::Touch | Self::Paper => engine != Engine::WebKitGtk,
        }
    }
}

/// Something a person does, and what must come of it.
pub struct Scenario {
    /// What is printed.
    pub name: &'static str,
    /// The module it stands in, as the compiler names it.
    pub module: &'static str,
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
                module: module_path!(),
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
        crate::enlarged::SCENARIOS,
        crate::drag_headers::SCENARIOS,
        crate::drag_failures::SCENARIOS,
        crate::drag_scroll::SCENARIOS,
        crate::touch::SCENARIOS,
        crate::typing::SCENARIOS,
        crate::ways_out::SCENARIOS,
        crate::handing_out::SCENARIOS,
        crate::one_file::SCENARIOS,
        crate::sharing::SCENARIOS,
        crate::click_only::SCENARIOS,
        crate::bringing_in::SCENARIOS,
        crate::clipboard::SCENARIOS,
        crate::dropped::SCENARIOS,
        crate::compare::SCENARIOS,
        crate::keys_board::SCENARIOS,
        crate::keys_moves::SCENARIOS,
        crate::keys_editor::SCENARIOS,
        crate::focus::SCENARIOS,
        crate::find::SCENARIOS,
        crate::first_picture::SCENARIOS,
        crate::guide::SCENARIOS,
        crate::said::SCENARIOS,
        crate::language::SCENARIOS,
        crate::layout::SCENARIOS,
        crate::left_behind::SCENARIOS,
        crate::present::SCENARIOS,
        crate::presses::SCENARIOS,
        crate::persona::SCENARIOS,
        crate::storage::SCENARIOS,
        crate::safety::SCENARIOS,
        crate::keeping::SCENARIOS,
        crate::tabs::SCENARIOS,
        crate::room::SCENARIOS,
        crate::hostile::SCENARIOS,
        crate::hostile_input::SCENARIOS,
        crate::blueprint::SCENARIOS,
        crate::priorities::SCENARIOS,
        crate::summary::SCENARIOS,
        crate::taking_in::SCENARIOS,
        crate::paper::SCENARIOS,
        crate::parts::SCENARIOS,
        crate::slices::SCENARIOS,
        crate::moments::SCENARIOS,
        crate::accessibility::SCENARIOS,
        crate::details::SCENARIOS,
        crate::faults::SCENARIOS,
        crate::crash::SCENARIOS,
        crate::crash_start::SCENARIOS,
        crate::start::SCENARIOS,
        crate::odd_records::SCENARIOS,
        crate::too_long::SCENARIOS,
        crate::offline::SCENARIOS,
    ]
    .into_iter()
    .flatten()
}

/// Which scenarios are wanted; all, where nothing is said.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// A part of their name.
    pub name: Option<String>,
    /// The files they stand in, parted by commas, as `drag_cards` or `faults::records`; what a module's files share stands in the module's own file.
    pub file: Option<String>,
}

impl Filter {
    fn takes(&self, scenario: &Scenario) -> bool {
        let module = scenario.module.strip_prefix("browser::").unwrap_or(scenario.module);
        let is_in = |file: &str| file == module || file.strip_prefix(module).is_some_and(|rest| rest.starts_with("::"));
        self.name.as_ref().is_none_or(|name| scenario.name.contains(name))
            && self.file.as_ref().is_none_or(|files| files.split(',').any(is_in))
    }
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

/// Runs every scenario of `engine` that `filter` takes; whether all went well.
pub async fn run_engine(engine: Engine, url: &str, filter: &Filter) -> bool {
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

/// The driver of an engine and the window that the next scenario may go on with.
struct Browsers<'a> {
    engine: Engine,
    url: &'a str,
    driver: Option<Rc<Driver>>,
    /// When the driver was started.
    since: Instant,
    open: Option<Page>,
}

impl Browsers<'_> {
    /// The window of the scenario before, or a new one. WebKitGTK's driver sometimes waits for ever for the browser that it has just
    /// started: then another driver is started. That is no second try of a scenario, which has not begun.
    async fn take(&mut self) -> Result<Page> {
        if let Some(page) = self.open.take() {
            return Ok(page);
        }
        let mut outcome = Err("no browser was opened".into());
        for _ in 0..ATTEMPTS {
            let driver = match self.driver.take() {
                Some(driver) => driver,
                None => {
                    self.since = Instant::now();
                    Rc::new(Driver::start(self.engine)?)
                }
            };
            outcome = match timeout(OPENING, Page::open(driver.clone(), self.url)).await {
                Ok(Ok(page)) => {
                    self.driver = Some(driver);
                    return Ok(page);
                }
                Ok(Err(problem)) => Err(problem),
                Err(_) => Err(format!("no browser opened within {OPENING:?}").into()),
            };
            println!(
                "  {} gets another driver: {}",
                self.engine,
                outcome.as_ref().err().map(ToString::to_string).unwrap_or_default()
            );
        }
        outcome
    }

    /// Closes `page`, with its driver where that does not do so by itself.
    async fn close(&mut self, page: Page) {
        if timeout(CLOSING, page.close()).await.is_err() {
            println!("  {} gets another driver: a browser did not close", self.engine);
            self.driver = None;
        }
    }
}

/// Runs `scenario` in `page`, where nothing is stored.
async fn run_scenario(scenario: &Scenario, page: &Page, results: &mut Results) -> Result<()> {
    let running = async {
        page.clear().await?;
        (scenario.run)(page).await
    };
    let mut outcome = match timeout(longest(), running).await {
        Ok(outcome) => outcome,
        Err(_) => Err(format!("it had not ended after {LONGEST:?}").into()),
    };
    if let Err(problem) = outcome {
        let state = timeout(CLOSING, page.state()).await.unwrap_or_else(|_| "the browser does not answer".to_owned());
        outcome = Err(format!("{problem}\n{state}").into());
    }
    if let Ok(Ok(seen)) = timeout(CLOSING, page.seen()).await {
        results.violations.extend(seen.violations);
        results.strangers.extend(seen.strangers);
        if !seen.errors.is_empty() {
            let why = outcome.err().map(|problem| format!("{problem}\n")).unwrap_or_default();
            outcome = Err(format!("{why}logged: {}", seen.errors.join("\n")).into());
        }
    }
    outcome
}

async fn run_scenarios(engine: Engine, url: &str, filter: &Filter, results: &mut Results) -> Result<()> {
    let mut browsers = Browsers { engine, url, driver: None, since: Instant::now(), open: None };
    let wanted = |scenario: &&Scenario| scenario.runs_in.runs(engine) && filter.takes(scenario);
    for scenario in all().filter(wanted) {
        let begin = Instant::now();
        let page = browsers.take().await?;
        let outcome = run_scenario(scenario, &page, results).await;
        // A failure may leave a button down or a dialog open: what follows begins in a new browser. So it does after a download,
        // whose bars take the room of the page in WebKitGTK, and whose panel takes the focus of the window in Firefox, a while later.
        // And after one that leaves a second window: the page in it would go on, and take part in what follows.
        let windows = timeout(CLOSING, page.client.windows()).await;
        let is_alone = matches!(&windows, Ok(Ok(windows)) if windows.len() == 1);
        if !is_alone {
            println!("  the browser is closed after this, with every window: {}", scenario.name);
        }
        let is_whole = is_alone && (engine == Engine::Chromium || !page.is_used_up.get());
        let is_old = engine == Engine::Firefox && browsers.since.elapsed() > DRIVER_AGE;
        if outcome.is_ok() && is_whole && !is_old {
            browsers.open = Some(page);
        } else {
            browsers.close(page).await;
        }
        if is_old {
            browsers.driver = None;
        }
        results.add(scenario.name, outcome, begin);
    }
    if let Some(page) = browsers.open.take() {
        browsers.close(page).await;
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
