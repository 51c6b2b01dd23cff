//! One program that a test runs: its log is kept and shown when the test fails, and it ends with the
//! test, also when the test's own process is killed.

use std::{
    fs::{self, File},
    os::unix::process::CommandExt as _,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};

/// Lines of the log shown when a test fails.
const SHOWN: usize = 60;
const PATIENCE: Duration = Duration::from_secs(20);

/// Told the number of a program and a folder. When the pipe from the test closes, it ends the program and removes the folder.
const GUARD: &str = r#"read -r _
kill -TERM "$1" 2>/dev/null
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do kill -0 "$1" 2>/dev/null || break; sleep 1; done
kill -KILL "$1" 2>/dev/null
[ -z "$2" ] || rm -rf "$2""#;

/// A running program.
pub struct Process {
    pub name: String,
    child: Child,
    guard: Child,
    log: PathBuf,
}

impl Process {
    /// Starts it with its output in `<logs>/<name>.log`, after what earlier lives wrote there. `folder` goes with the test process.
    pub fn start(name: &str, mut command: Command, logs: &Path, folder: Option<&Path>) -> Self {
        let log = logs.join(format!("{name}.log"));
        let file = File::options().create(true).append(true).open(&log).expect("a log can be written");
        let errors = file.try_clone().expect("a log has two ends");
        // a group of its own: Ctrl-C at the terminal ends the test, and the test ends this
        command.stdin(Stdio::null()).stdout(file).stderr(errors).process_group(0);
        let child = command.spawn().unwrap_or_else(|error| panic!("cannot start {name}: {error}"));
        let folder = folder.map(|folder| folder.display().to_string()).unwrap_or_default();
        let mut guard = Command::new("sh");
        guard.args(["-c", GUARD, "guard", &child.id().to_string(), &folder]);
        guard.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        let guard = guard.spawn().expect("a shell");
        Self { name: name.to_owned(), child, guard, log }
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// How it ended, if it did.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// `kill -9`; returns when it is gone.
    pub fn kill(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }

    pub fn signal(&self, signal: Signal) {
        let id = i32::try_from(self.child.id()).expect("a process id");
        // it may have ended by itself
        let _gone = kill(Pid::from_raw(id), signal).is_err();
    }

    /// Asks it to end and waits; then insists. How it ended, and whether by itself.
    pub fn stop(&mut self, signal: Signal) -> (ExitStatus, bool) {
        self.signal(signal);
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            if let Some(status) = self.ended() {
                return (status, true);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        self.kill();
        (self.child.wait().expect("it was started by us"), false)
    }

    /// Everything it said.
    pub fn said(&self) -> String {
        fs::read(&self.log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
    }

    /// The last lines of the log, on the test's own output.
    pub fn show_log(&self) {
        let said = self.said();
        let lines: Vec<&str> = said.lines().collect();
        eprintln!("---- {} said last:", self.name);
        for line in &lines[lines.len().saturating_sub(SHOWN)..] {
            eprintln!("{line}");
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.show_log();
        }
        drop(self.guard.kill());
        drop(self.guard.wait());
        if self.ended().is_none() {
            self.stop(Signal::SIGTERM);
        }
    }
}
