//! How fast the product is, told as a table: against pgbench with its own statements, and in milliseconds and
//! megabytes. Run by `make bench`; nothing depends on what it says.

mod browser;
mod capture;
mod company;
mod cpu;
mod customers;
mod figures;
mod forms;
mod http;
mod lag;
mod load;
mod pairs;
mod product;
mod reads;
mod replay;
mod sheets;

use std::{
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use clap::Parser;

use crate::{company::Role, customers::Customers, figures::Figure, product::Product};

#[derive(Parser)]
#[command(about = "Speed of the product against pgbench, and its memory, lag and start")]
struct Settings {
    /// The program to measure; usually the release build beside this one
    #[arg(long)]
    crm: Option<PathBuf>,
    /// Where the database goes while it runs: a folder on the disk that is to be measured
    #[arg(long, env = "BENCH_FOLDER")]
    folder: Option<PathBuf>,
    /// Pairs of a product run and a pgbench run
    #[arg(long, default_value_t = 5)]
    pairs: usize,
    /// Seconds of each run
    #[arg(long, default_value_t = 4)]
    seconds: u64,
    /// Customers for pairs and pages
    #[arg(long, default_value_t = 100_000)]
    some: u64,
    /// Customers for the search
    #[arg(long, default_value_t = 1_000_000)]
    many: u64,
    /// Nothing but lists in and out
    #[arg(long)]
    only_sheets: bool,
    /// Nothing but the messages of a form
    #[arg(long)]
    only_forms: bool,
    /// Only the lists in the browser
    #[arg(long)]
    screens: bool,
    /// Leave database and scripts where they are
    #[arg(long)]
    keep: bool,
}

#[tokio::main(worker_threads = 2)]
async fn main() -> Result<()> {
    let settings = Settings::parse();
    let crm = match &settings.crm {
        Some(program) => program.clone(),
        None => std::env::current_exe()?.with_file_name("crm"),
    };
    let place = settings.folder.clone().unwrap_or_else(std::env::temp_dir);
    let home = tempfile::Builder::new().prefix("kehu-bench-").tempdir_in(place)?;
    // PostgreSQL may run under another account, which must be able to pass
    std::fs::set_permissions(home.path(), std::fs::Permissions::from_mode(0o711))?;
    let mut product = Product::new(crm, home.path())?;
    let from = Instant::now();
    let measured =
        Bench { settings: &settings, home: home.path(), from, figures: vec![] }.run(&mut product).await;
    let stopped = product.stop();
    if settings.keep {
        println!("kept: {}", home.keep().display());
    }
    let figures = measured?;
    stopped?;
    println!();
    figures::print(&figures);
    println!("\n{} in {} s", machine(), from.elapsed().as_secs());
    Ok(())
}

struct Bench<'a> {
    settings: &'a Settings,
    home: &'a Path,
    from: Instant,
    figures: Vec<Figure>,
}

impl Bench<'_> {
    async fn run(mut self, product: &mut Product) -> Result<Vec<Figure>> {
        let settings = self.settings;
        let time = Duration::from_secs(settings.seconds);
        self.say("starting the product and founding a company");
        product.start().context("first start")?;
        let company = Arc::new(company::found(product).await?);
        let mut customers = Customers::new(company, settings.many);
        if settings.screens {
            self.say(&format!("loading {} customers", settings.many));
            load::grow(product, &mut customers, settings.many).await?;
            self.screens(product).await?;
            return Ok(self.figures);
        }
        self.say(&format!("loading {} customers", settings.some));
        load::grow(product, &mut customers, settings.some).await?;
        self.say("entering them under their keys");
        load::key(product, &customers).await?;
        if settings.only_forms {
            self.restart(product)?;
            self.tell(forms::measure(product).await?);
            return Ok(self.figures);
        }
        if settings.only_sheets {
            self.restart(product)?;
            self.tell(sheets::imports(product, &customers).await?);
            self.tell(sheets::exports(product).await?);
            return Ok(self.figures);
        }

        self.say("reading the statements of the requests");
        capture::tell(product, true).await?;
        let mut starts = vec![self.restart(product)?];
        let mut cases = pairs::cases();
        pairs::prepare(&mut cases, product, &customers, self.home.to_owned()).await?;
        capture::tell(product, false).await?;
        starts.push(self.restart(product)?);
        tokio::time::sleep(Duration::from_secs(5)).await;
        let idle = product.memory();

        let pgbench = replay::pgbench(product).await.inspect_err(|told| println!("{told}")).ok();
        for case in &cases {
            let figure = case.measure(product, &customers, pgbench.as_ref(), settings.pairs, time).await?;
            self.tell(figure);
        }
        for order in ["name", "industry desc"] {
            self.tell(reads::far_page(product, order).await?);
        }
        self.tell(lag::measure(product, Duration::from_secs(15)).await?);
        self.tell(forms::measure(product).await?);
        self.tell(sheets::imports(product, &customers).await?);
        self.tell(sheets::exports(product).await?);

        self.say(&format!("loading {} customers", settings.many));
        load::grow(product, &mut customers, settings.many).await?;
        for role in [Role::Administrator, Role::Rep] {
            self.tell(reads::search(product, &customers, role).await?);
        }
        self.screens(product).await?;
        starts.push(self.restart(product)?);
        let memory = Figure::new("memory of crm idle and top, MB", "100 / 250");
        let top = product.top_memory;
        let memory = memory.measured(
            format!("{idle:.0} / {top:.0}"),
            String::new(),
            "resident, as the system tells it",
        );
        self.tell(memory);
        let start = Figure::new("start after a clean stop, s", "3");
        let limit = "PostgreSQL, NATS, migrations of all services, then the first line told";
        let start =
            start.measured(format!("{:.1}", figures::median(&starts)), figures::spread(&starts, 1), limit);
        self.tell(start);
        Ok(self.figures)
    }

    /// How the list of all customers feels to whoever scrolls, filters and sorts it.
    async fn screens(&mut self, product: &Product) -> Result<()> {
        if let Some(why) = browser::missing() {
            self.say(&format!("lists in the browser left out: {why}"));
            return Ok(());
        }
        for figure in browser::lists(product, self.settings.many).await? {
            self.tell(figure);
        }
        Ok(())
    }

    fn restart(&self, product: &mut Product) -> Result<f64> {
        product.stop()?;
        Ok(product.start()?.as_secs_f64())
    }

    fn say(&self, what: &str) {
        println!("[{:>4} s] {what}", self.from.elapsed().as_secs());
    }

    fn tell(&mut self, figure: Figure) {
        self.say(&format!("{}: {} ({})", figure.name, figure.median, figure.spread));
        self.figures.push(figure);
    }
}

/// `2 cores, load 0.5 1.2 1.0`
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load: Vec<&str> = load.split(' ').take(3).collect();
    format!("{cores} cores, load {}", load.join(" "))
}
