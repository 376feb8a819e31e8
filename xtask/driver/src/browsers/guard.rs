//! A child process that never outlives us, nor do the browsers it starts.
//!
//! On Unix the program runs under a small shell that waits for its standard input to close. That
//! happens when we drop it, and also when we are killed: then the shell ends every process that
//! carries our mark in its environment. Drivers put browsers in process groups of their own, and a
//! browser that was driven does not end by itself.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use xtask::Result;

/// The variable that marks what we started; its value is the folder of the driver.
const MARK: &str = "PARCOURS_DRIVER";

/// How long the shell may take to end everything.
const END: Duration = Duration::from_secs(10);

/// `"$@"` is the program. The closing `kill` takes what has no `/proc` to be found in (macOS).
#[cfg(unix)]
const SHELL: &str = r#"
"$@" </dev/null &
program=$!
(while kill -0 $program 2>/dev/null; do sleep 0.2; done; kill -TERM $$ 2>/dev/null) &
read -r line
for folder in /proc/[0-9]*; do
  process=${folder#/proc/}
  [ "$process" = $$ ] && continue
  if tr '\0' '\n' 2>/dev/null <"$folder/environ" | grep -qxF "PARCOURS_DRIVER=$PARCOURS_DRIVER"; then
    kill -KILL "$process" 2>/dev/null
  fi
done 2>/dev/null
rm -rf "$PARCOURS_DRIVER"
kill -KILL 0
"#;

/// A guarded child process.
#[derive(Debug)]
pub(super) struct Guarded {
    child: Child,
}

impl Guarded {
    /// Starts `arguments` marked with `folder`; `prepare` sets what else it needs.
    pub(super) fn start(arguments: &[String], folder: &Path, prepare: impl FnOnce(&mut Command)) -> Result<Self> {
        let mut command = guarded(arguments);
        command.env(MARK, folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        prepare(&mut command);
        let child = command.spawn().map_err(|error| format!("{}: {error}", arguments[0]))?;
        Ok(Self { child })
    }

    /// The first line that the program writes.
    pub(super) fn first_line(&mut self) -> Result<String> {
        let mut line = String::new();
        if let Some(output) = self.child.stdout.as_mut() {
            BufReader::new(output).read_line(&mut line)?;
        }
        Ok(line.trim().to_owned())
    }

    /// Whether the program is alive.
    pub(super) fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let begin = Instant::now();
        while cfg!(unix) && begin.elapsed() < END {
            if !self.is_running() {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[cfg(unix)]
fn guarded(arguments: &[String]) -> Command {
    use std::os::unix::process::CommandExt;
    let mut command = Command::new("sh");
    command.args(["-c", SHELL, "sh"]).args(arguments);
    // A group of its own: `kill 0` must not reach us, nor Ctrl-C end the shell before its work.
    command.process_group(0);
    command
}

#[cfg(not(unix))]
fn guarded(arguments: &[String]) -> Command {
    let mut command = Command::new(&arguments[0]);
    command.args(&arguments[1..]);
    command
}
