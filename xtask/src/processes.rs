//! Running other programs: where they are found, what they inherit, how their output is read.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::Result;

/// Where `cargo install` puts programs; often not on `PATH` on a fresh machine.
pub fn cargo_programs() -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_INSTALL_ROOT")
        .or_else(|| std::env::var_os("CARGO_HOME"))
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))?;
    Some(home.join("bin"))
}

/// The folders programs are looked for in. Cargo's own come first, because the pinned versions are there.
pub fn folders() -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    cargo_programs().into_iter().chain(std::env::split_paths(&path)).collect()
}

/// `folders` in the form of a `PATH`.
pub fn search_path() -> OsString {
    std::env::join_paths(folders()).unwrap_or_else(|_| std::env::var_os("PATH").unwrap_or_default())
}

/// The program called `name`, if it is installed.
pub fn find(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    folders().into_iter().map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// A command that finds the tools `cargo install` put down, started at the repository's root.
pub fn command(program: impl AsRef<Path>) -> Command {
    let program = program.as_ref();
    let found = program.to_str().and_then(find);
    let mut command = Command::new(found.as_deref().unwrap_or(program));
    command.current_dir(crate::root()).env("PATH", search_path());
    command
}

/// Cargo itself, the one that runs this program where there is one.
pub fn cargo() -> Command {
    match std::env::var_os("CARGO") {
        Some(path) => command(PathBuf::from(path)),
        None => command("cargo"),
    }
}

/// The program that drives and weighs the built page, asked for `task`. It is compiled first, which takes a minute the first time.
pub fn driver(task: &str) -> Command {
    let mut command = cargo();
    command.args(["run", "--locked", "--quiet", "--package", "page-driver", "--", task]);
    command
}

/// Runs `command` with its output going straight through; says whether it succeeded.
///
/// # Errors
/// When the program cannot be started.
pub fn succeeds(command: &mut Command) -> Result<bool> {
    let status = command.status().map_err(|error| format!("{}: {error}", command.get_program().display()))?;
    Ok(status.success())
}

/// Runs `command`, prints each line it writes, and shows it to `read` as well; says whether it succeeded.
///
/// # Errors
/// When the program cannot be started or its output cannot be read.
pub fn reads(command: &mut Command, mut read: impl FnMut(&str)) -> Result<bool> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{}: {error}", command.get_program().display()))?;
    if let Some(output) = child.stdout.take() {
        each_line(output, |line| {
            println!("{line}");
            read(line);
        })?;
    }
    Ok(child.wait()?.success())
}

/// Runs `command`, passes on each line it writes to its standard error, and shows it to `read` as well; says whether it succeeded.
///
/// # Errors
/// When the program cannot be started or its output cannot be read.
pub fn reads_errors(command: &mut Command, mut read: impl FnMut(&str)) -> Result<bool> {
    let mut child = command
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{}: {error}", command.get_program().display()))?;
    if let Some(errors) = child.stderr.take() {
        each_line(errors, |line| {
            eprintln!("{line}");
            read(line);
        })?;
    }
    Ok(child.wait()?.success())
}

/// Runs `command` and keeps what it writes, to either output; says whether it succeeded.
///
/// # Errors
/// When the program cannot be started.
pub fn captured(command: &mut Command) -> Result<(bool, String)> {
    let output = command.output().map_err(|error| format!("{}: {error}", command.get_program().display()))?;
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    Ok((output.status.success(), text))
}

/// Shows each line of `output` to `read`, without its end.
fn each_line(output: impl Read, mut read: impl FnMut(&str)) -> Result<()> {
    let mut reader = BufReader::new(output);
    let mut line = Vec::new();
    // Bytes, not `lines()`: a test may print something that is not UTF-8.
    while reader.read_until(b'\n', &mut line)? > 0 {
        read(String::from_utf8_lossy(&line).trim_end());
        line.clear();
    }
    Ok(())
}

/// What `program` prints when started with `arguments`; `None` when it is missing or fails.
pub fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = command(find(program)?).args(arguments).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// The ids of the running programs that were started with `argument`, wherever they stand in the tree of processes.
///
/// # Errors
/// When the system's list cannot be had.
pub fn with_argument(argument: &str) -> Result<Vec<u32>> {
    let list = output("ps", &["-A", "-ww", "-o", "pid=", "-o", "args="]).ok_or("`ps` does not list the processes")?;
    let is_wanted = |line: &&str| line.split_whitespace().any(|part| part == argument);
    Ok(list.lines().filter(is_wanted).filter_map(|line| line.split_whitespace().next()?.parse().ok()).collect())
}

/// Kills `processes` at once, without a warning. Those that are gone already do not matter.
///
/// # Errors
/// When the shell that does it cannot be started.
pub fn kill(processes: &[u32]) -> Result<()> {
    let mut command = command("sh");
    command.args(["-c", "kill -KILL \"$@\" 2>/dev/null", "sh"]).args(processes.iter().map(u32::to_string));
    succeeds(&mut command).map(drop)
}

/// Ends `child` and all that it started.
///
/// # Errors
/// When it cannot be waited for.
pub fn kill_tree(child: &mut Child) -> Result<()> {
    let mut processes = vec![child.id()];
    let list = output("ps", &["-A", "-o", "pid=", "-o", "ppid="]).unwrap_or_default();
    let pairs: Vec<(u32, u32)> = list
        .lines()
        .filter_map(|line| {
            let (process, parent) = line.trim().split_once(char::is_whitespace)?;
            Some((process.parse().ok()?, parent.trim().parse().ok()?))
        })
        .collect();
    let mut at = 0;
    while let Some(parent) = processes.get(at).copied() {
        processes.extend(pairs.iter().filter(|(_, other)| *other == parent).map(|(process, _)| *process));
        at += 1;
    }
    kill(&processes)?;
    child.wait()?;
    Ok(())
}

/// Whether `process` is there, be it only as an entry that nobody has asked after yet.
pub fn is_alive(process: u32) -> bool {
    succeeds(command("sh").args(["-c", "kill -0 \"$1\" 2>/dev/null", "sh", &process.to_string()])).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_is_found_and_a_fantasy_is_not() {
        assert!(find("cargo").is_some());
        assert_eq!(find("parcours-no-such-program"), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_program_is_found_by_its_argument_and_killed() -> Result<()> {
        let argument = format!("parcours-{}", std::process::id());
        let mut child = command("sh").args(["-c", "while :; do sleep 1; done", &argument]).spawn()?;
        let found = with_argument(&argument)?;
        kill(&found)?;
        let ended = child.wait()?;
        assert!(found.contains(&child.id()) && !ended.success());
        assert!(!is_alive(child.id()));
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn lines_are_read_while_they_go_through() -> Result<()> {
        let mut lines = Vec::new();
        let held = reads(command("sh").args(["-c", "echo one; echo two; exit 3"]), |line| {
            lines.push(line.to_owned());
        })?;
        assert!(!held);
        assert_eq!(lines, ["one", "two"]);
        Ok(())
    }
}
