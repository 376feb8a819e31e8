//! Long work done side by side: its output goes to a file each, and a line a minute says what is still under way.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use crate::Result;
use crate::processes::kill_tree;

/// How often it is said that work goes on.
const WORD: Duration = Duration::from_secs(60);

/// How many lines of the output are shown of work that failed.
const LAST_LINES: usize = 30;

/// What does a piece of work, with its output appended to the log; `Ok(false)` when it did not come to its end.
pub type Run = Box<dyn FnOnce(&Log) -> Result<bool> + Send>;

/// One piece of work.
pub struct Work {
    /// What the developer knows it as.
    pub name: String,
    /// How long it usually takes, in words; empty where that is not known.
    pub time: String,
    /// Does it.
    pub run: Run,
}

/// Where the output of one piece of work goes.
pub struct Log {
    path: PathBuf,
}

impl Log {
    fn new(folder: &Path, name: &str) -> Result<Self> {
        let plain: String =
            name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect();
        let path = folder.join(format!("{plain}.log"));
        File::create(&path)?;
        Ok(Self { path })
    }

    /// Runs `command` with its output going to this log, for at most `longest`; says whether it succeeded in that time.
    ///
    /// # Errors
    /// When the program cannot be started or the log cannot be written.
    pub fn run(&self, command: &mut Command, longest: Option<Duration>) -> Result<bool> {
        let open = || File::options().append(true).open(&self.path);
        let (output, errors) = (open()?, open()?);
        let mut child = command
            .stdin(Stdio::null())
            .stdout(output)
            .stderr(errors)
            .spawn()
            .map_err(|error| format!("{}: {error}", command.get_program().display()))?;
        let begin = Instant::now();
        let Some(longest) = longest else { return Ok(child.wait()?.success()) };
        loop {
            if let Some(status) = child.try_wait()? {
                return Ok(status.success());
            }
            if begin.elapsed() > longest {
                kill_tree(&mut child)?;
                return Ok(false);
            }
            thread::sleep(Duration::from_millis(50));
        }
    }

    fn last_lines(&self) -> String {
        let text = fs::read(&self.path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        lines[lines.len().saturating_sub(LAST_LINES)..].join("\n")
    }
}

/// Does all of `works` at the same time and prints when each begins and ends; whether all came to their end.
///
/// # Errors
/// When the logs cannot be written, or one piece of work could not begin.
pub fn side_by_side(works: Vec<Work>) -> Result<bool> {
    let folder = crate::root().join("target").join("tools").join("logs");
    fs::create_dir_all(&folder)?;
    let begin = Instant::now();
    let (sender, ended) = mpsc::channel();
    let mut under_way: Vec<(String, String)> = Vec::new();
    thread::scope(|scope| {
        for work in works {
            let usual = if work.time.is_empty() { String::new() } else { format!(" ({})", work.time) };
            println!("begun: {}{usual}", work.name);
            under_way.push((work.name.clone(), usual));
            let (sender, folder) = (sender.clone(), &folder);
            scope.spawn(move || {
                let log = Log::new(folder, &work.name);
                let outcome = log.and_then(|log| {
                    let held = (work.run)(&log)?;
                    Ok((held, if held { String::new() } else { log.last_lines() }))
                });
                // Nobody listens any more only when this function has ended.
                drop(sender.send((work.name, outcome)));
            });
        }
        drop(sender);
        let mut held = Ok(true);
        loop {
            match ended.recv_timeout(WORD) {
                Ok((name, outcome)) => {
                    under_way.retain(|(other, _)| *other != name);
                    match outcome {
                        Ok((true, _)) => println!("done:  {name}, after {}", worded(begin.elapsed())),
                        Ok((false, lines)) => {
                            println!("failed: {name}, after {}\n{lines}", worded(begin.elapsed()));
                            held = held.map(|_| false);
                        }
                        Err(problem) => held = Err(problem),
                    }
                }
                Err(RecvTimeoutError::Timeout) => {
                    let names: Vec<String> = under_way.iter().map(|(name, usual)| format!("{name}{usual}")).collect();
                    println!("at work for {}: {}", worded(begin.elapsed()), names.join(", "));
                }
                Err(RecvTimeoutError::Disconnected) => return held,
            }
        }
    })
}

/// A time as one reads it: seconds below two minutes, minutes and seconds above.
pub fn worded(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 120 {
        return format!("{:.1} s", time.as_secs_f64());
    }
    format!("{} min {} s", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::processes::command;

    fn work(name: &str, script: &'static str, longest: Option<Duration>) -> Work {
        Work {
            name: format!("{name}-{}", std::process::id()),
            time: String::new(),
            run: Box::new(move |log| log.run(command("sh").args(["-c", script]), longest)),
        }
    }

    #[cfg(unix)]
    #[test]
    fn work_that_fails_does_not_keep_the_rest_from_ending() -> Result<()> {
        let mark = std::env::temp_dir().join(format!("parcours-work-{}", std::process::id()));
        let path = mark.clone();
        let second = Work {
            name: "second".to_owned(),
            time: String::new(),
            run: Box::new(move |log| log.run(command("touch").arg(path), None)),
        };
        assert!(!side_by_side(vec![work("first", "echo why; exit 3", None), second])?);
        assert!(fs::remove_file(mark).is_ok());
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn work_over_its_time_is_ended() -> Result<()> {
        let begin = Instant::now();
        assert!(!side_by_side(vec![work("long", "sleep 600 & wait", Some(Duration::from_millis(100)))])?);
        assert!(begin.elapsed() < Duration::from_secs(60));
        Ok(())
    }

    #[test]
    fn times_are_read_easily() {
        assert_eq!(worded(Duration::from_millis(1500)), "1.5 s");
        assert_eq!(worded(Duration::from_secs(125)), "2 min 5 s");
    }
}
