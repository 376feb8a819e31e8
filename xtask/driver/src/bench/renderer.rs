//! The memory of the process that draws the page, from the system's own books.

use std::fs;

/// The private memory in MB of the largest page process below ours; `None` where the system does not tell.
pub fn largest() -> Option<f64> {
    let processes: Vec<(u32, u32)> = fs::read_dir("/proc")
        .ok()?
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter_map(|process: u32| Some((process, parent(&fs::read_to_string(format!("/proc/{process}/stat")).ok()?)?)))
        .collect();
    let draws = |process: u32| {
        let words = fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
        String::from_utf8_lossy(&words).contains("--type=renderer")
    };
    descendants(&processes, std::process::id())
        .into_iter()
        .filter(|process| draws(*process))
        .filter_map(|process| private(&fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?))
        .max_by(f64::total_cmp)
}

/// The parent named in a process's `stat`. The name before it may hold spaces and brackets.
fn parent(stat: &str) -> Option<u32> {
    let (_, fields) = stat.rsplit_once(") ")?;
    fields.split(' ').nth(1)?.parse().ok()
}

/// Everything started by `root`, by what it started, and so on; `processes` are pairs of a process and its parent.
fn descendants(processes: &[(u32, u32)], root: u32) -> Vec<u32> {
    let mut found = vec![root];
    let mut at = 0;
    while let Some(parent) = found.get(at).copied() {
        found.extend(processes.iter().filter(|(_, of)| *of == parent).map(|(process, _)| process));
        at += 1;
    }
    found.split_off(1)
}

/// The private memory in MB that a process's `smaps_rollup` adds up.
fn private(rollup: &str) -> Option<f64> {
    let lines = rollup.lines().filter(|line| line.starts_with("Private_"));
    let kilobytes: Vec<f64> = lines.filter_map(|line| line.split_whitespace().nth(1)?.parse().ok()).collect();
    (!kilobytes.is_empty()).then(|| kilobytes.iter().sum::<f64>() / 1e3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parent_is_read_past_any_name() {
        assert_eq!(parent("7 (a) (b c) S 3 7 7 0"), Some(3));
        assert_eq!(parent("nonsense"), None);
    }

    #[test]
    fn descendants_are_found_at_any_depth() {
        let processes = [(2, 1), (3, 2), (4, 9), (5, 3)];
        assert_eq!(descendants(&processes, 1), [2, 3, 5]);
        assert!(descendants(&processes, 5).is_empty());
    }

    #[test]
    fn private_memory_adds_up() {
        let rollup = "Rss: 900 kB\nPrivate_Clean:   200 kB\nPrivate_Dirty:  1300 kB\nSwap: 5 kB\n";
        assert_eq!(private(rollup), Some(1.5));
        assert_eq!(private("Rss: 900 kB\n"), None);
    }
}
