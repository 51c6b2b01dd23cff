//! Who used the processor: the product, its PostgreSQL, its NATS, and this load generator.

use std::{collections::HashMap, fs, time::Instant};

/// Seconds of processor time since each process began.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cpu {
    pub crm: f64,
    pub postgres: f64,
    pub nats: f64,
    pub own: f64,
    at: Option<Instant>,
    total: f64,
}

struct Process {
    parent: u32,
    name: String,
    own: f64,
    /// Of children that ended.
    ended: f64,
}

impl Cpu {
    /// Now, of the product with this process id.
    pub fn now(product: u32) -> Self {
        let tick =
            nix::unistd::sysconf(nix::unistd::SysconfVar::CLK_TCK).ok().flatten().unwrap_or(100) as f64;
        let processes = processes(tick);
        let mut cpu = Self { at: Some(Instant::now()), total: machine(tick), ..Self::default() };
        for (pid, process) in &processes {
            if *pid == std::process::id() {
                cpu.own += process.own;
            } else if *pid == product {
                cpu.crm += process.own;
            } else if descends(&processes, *pid, product) {
                match process.name.as_str() {
                    "nats-server" => cpu.nats += process.own,
                    _ => cpu.postgres += process.own + process.ended,
                }
            }
        }
        cpu
    }

    /// Since `before`: a text such as `crm 210 us, PostgreSQL 380 us ... of CPU a request; machine 97 % busy`.
    pub fn per_request(&self, before: &Self, requests: u64) -> String {
        self.per("request", before, requests)
    }

    /// The same of other things that were done.
    pub fn per(&self, what: &str, before: &Self, count: u64) -> String {
        let micro = |now: f64, then: f64| (now - then) * 1e6 / count.max(1) as f64;
        let cores = std::thread::available_parallelism().map_or(1, usize::from) as f64;
        let wall = match (self.at, before.at) {
            (Some(now), Some(then)) => (now - then).as_secs_f64() * cores,
            _ => 1.0,
        };
        format!(
            "CPU a {what}: crm {:.0} us, PostgreSQL {:.0}, NATS {:.0}, load generator {:.0}; machine {:.0} % busy",
            micro(self.crm, before.crm),
            micro(self.postgres, before.postgres),
            micro(self.nats, before.nats),
            micro(self.own, before.own),
            (100.0 * (self.total - before.total) / wall).min(100.0),
        )
    }
}

fn descends(processes: &HashMap<u32, Process>, pid: u32, ancestor: u32) -> bool {
    let mut at = pid;
    for _ in 0..16 {
        let Some(process) = processes.get(&at) else { return false };
        if process.parent == ancestor {
            return true;
        }
        at = process.parent;
    }
    false
}

fn processes(tick: f64) -> HashMap<u32, Process> {
    let Ok(entries) = fs::read_dir("/proc") else { return HashMap::new() };
    let pids = entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    pids.filter_map(|pid| Some((pid, process(&fs::read_to_string(format!("/proc/{pid}/stat")).ok()?, tick)?)))
        .collect()
}

fn process(stat: &str, tick: f64) -> Option<Process> {
    let (head, rest) = stat.rsplit_once(')')?;
    let name = head.split_once('(')?.1.to_owned();
    let fields: Vec<&str> = rest.split_whitespace().collect();
    let seconds =
        |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or_default() / tick;
    let parent = fields.get(1)?.parse().ok()?;
    Some(Process { parent, name, own: seconds(11) + seconds(12), ended: seconds(13) + seconds(14) })
}

/// Busy seconds of all processors.
fn machine(tick: f64) -> f64 {
    let stat = fs::read_to_string("/proc/stat").unwrap_or_default();
    let first = stat.lines().next().unwrap_or_default();
    let fields: Vec<f64> = first.split_whitespace().skip(1).filter_map(|field| field.parse().ok()).collect();
    let idle = fields.get(3).unwrap_or(&0.0) + fields.get(4).unwrap_or(&0.0);
    (fields.iter().take(8).sum::<f64>() - idle) / tick
}
