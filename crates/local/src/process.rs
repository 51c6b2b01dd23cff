//! Servers left over from a crash: found by the folder on their command line, then asked to end.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

/// Signals to send, and how long each may take to work.
pub(crate) type StopSteps = &'static [(Signal, Duration)];

/// Ends every process of that program that names the path on its command line. Whoever holds the
/// folder's lock may do that: nobody else can be using them.
pub(crate) async fn stop_orphans(program: &str, path: &Path, steps: StopSteps) -> Result<()> {
    for pid in running(program, path) {
        tracing::warn!(pid, "stopping {program}, left over from a crash");
        if !stop(pid, steps).await {
            bail!("{program} (process {pid}) is left over from a crash and does not end: end it by hand");
        }
    }
    Ok(())
}

async fn stop(pid: i32, steps: StopSteps) -> bool {
    for (signal, patience) in steps {
        if !send(pid, *signal) {
            return true;
        }
        let until = Instant::now() + *patience;
        while Instant::now() < until {
            tokio::time::sleep(Duration::from_millis(20)).await;
            if !is_alive(pid) {
                return true;
            }
        }
    }
    !is_alive(pid)
}

/// False if there is no such process.
pub(crate) fn send(pid: i32, signal: Signal) -> bool {
    kill(Pid::from_raw(pid), signal).is_ok()
}

/// Whether a process runs under this number; one that ended and was not collected doesn't.
pub(crate) fn is_alive(pid: i32) -> bool {
    match fs::read_to_string(format!("/proc/{pid}/stat")) {
        Ok(stat) => !stat.rsplit(')').next().unwrap_or_default().trim_start().starts_with('Z'),
        Err(_) if Path::new("/proc/self").exists() => false,
        Err(_) => kill(Pid::from_raw(pid), None).is_ok(),
    }
}

/// Numbers of the program's processes that name the path.
pub(crate) fn running(program: &str, path: &Path) -> Vec<i32> {
    let path = path.to_string_lossy();
    let is_ours = |arguments: &[&str]| {
        let name = arguments.first().and_then(|first| Path::new(first).file_name());
        name.is_some_and(|name| name == program) && arguments[1..].iter().any(|argument| *argument == path)
    };
    command_lines()
        .into_iter()
        .filter(|(_, line)| is_ours(&line.split('\0').collect::<Vec<_>>()))
        .map(|(pid, _)| pid)
        .collect()
}

/// Every process with its arguments, separated by NUL.
fn command_lines() -> Vec<(i32, String)> {
    let Ok(processes) = fs::read_dir("/proc") else {
        return command_lines_by_ps();
    };
    processes
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter_map(|pid: i32| {
            let line = fs::read(format!("/proc/{pid}/cmdline")).ok()?;
            Some((pid, String::from_utf8_lossy(&line).into_owned()))
        })
        .collect()
}

/// macOS has no /proc. `ps` joins the arguments by spaces, so a folder with a space in its name is
/// not recognised there.
fn command_lines_by_ps() -> Vec<(i32, String)> {
    let Ok(output) = Command::new("ps").args(["-axww", "-o", "pid=,args="]).output() else {
        return Vec::new();
    };
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| {
            let (pid, arguments) = line.trim_start().split_once(' ')?;
            Some((pid.parse().ok()?, arguments.trim_start().replace(' ', "\0")))
        })
        .collect()
}
