//! The product running: as one process (`crm up`) or as a process per service on the same servers.

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    net::TcpListener,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
    time::{Duration, Instant},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use local::Local;
use nix::sys::signal::Signal;
use tempfile::TempDir;
use tokio::sync::OnceCell;

use crate::{Client, process::Process};

pub const ADMIN: &str = "admin@example.com";
pub const SERVICES: [&str; 6] = ["identity", "customers", "collaboration", "sales", "marketing", "finance"];
const START: Duration = Duration::from_secs(60);

/// Where its PostgreSQL (as the owner) and NATS are.
#[derive(Clone, Debug)]
pub struct Servers {
    pub database_url: String,
    pub nats_url: String,
    pub nats_token: String,
}

/// The running product. What it started ends when it is dropped.
pub struct Product {
    pub url: String,
    pub servers: Servers,
    /// `up`, or `gateway` and the services, by name.
    parts: BTreeMap<String, Process>,
    environment: BTreeMap<String, String>,
    local: Option<Local>,
    place: TempDir,
}

impl Product {
    /// All in one process, sign-up open and rates unlimited.
    pub async fn up() -> Self {
        Self::up_with(&[]).await
    }

    /// As `up`, with further settings.
    pub async fn up_with(settings: &[(&str, &str)]) -> Self {
        let place = place();
        let further = settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let port = free_port();
        let mut product = Self {
            url: format!("http://127.0.0.1:{port}"),
            servers: Servers {
                database_url: String::new(),
                nats_url: String::new(),
                nats_token: String::new(),
            },
            parts: BTreeMap::new(),
            environment: environment().into_iter().chain(further).collect(),
            local: None,
            place,
        };
        product.start("up").await;
        product.servers = servers_of(&product.data());
        product
    }

    /// A process per service, and one for the edge.
    pub async fn apart() -> Self {
        let place = place();
        let local = local::testing::start_temporary().await.expect("PostgreSQL and NATS start");
        let servers = Servers {
            database_url: local.database_url().to_owned(),
            nats_url: local.nats_url().to_owned(),
            nats_token: local.nats_token().to_owned(),
        };
        let mut environment = environment();
        let secrets = local.secrets();
        let mut set = |name: &str, value: &str| drop(environment.insert(name.to_owned(), value.to_owned()));
        set("CRM_DATABASE_URL", &servers.database_url);
        set("CRM_NATS_URL", &servers.nats_url);
        set("CRM_NATS_TOKEN", &servers.nats_token);
        set("CRM_APP_PASSWORD", &secrets.app_password);
        set("CRM_SYSTEM_PASSWORD", &secrets.system_password);
        set("CRM_TOKEN_KEY", &STANDARD.encode([7; 32]));
        set("CRM_SERVICE_KEY", &STANDARD.encode([8; 32]));
        set("CRM_OBJECTS", &place.path().join("files").display().to_string());
        for service in SERVICES {
            let port = free_port();
            let name = service.to_uppercase();
            set(&format!("CRM_{name}_LISTEN"), &format!("127.0.0.1:{port}"));
            set(&format!("CRM_{name}_URL"), &format!("http://127.0.0.1:{port}"));
        }
        let url = format!("http://127.0.0.1:{}", free_port());
        let mut product =
            Self { url, servers, parts: BTreeMap::new(), environment, local: Some(local), place };
        product.migrate().await;
        for part in SERVICES.into_iter().chain(["gateway"]) {
            product.launch(part);
        }
        product.ready().await;
        product
    }

    async fn migrate(&self) {
        let mut command = self.command();
        command.arg("migrate");
        let output = tokio::process::Command::from(command).output().await.expect("crm runs");
        assert!(output.status.success(), "crm migrate: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// The data folder of `up`.
    pub fn data(&self) -> PathBuf {
        self.place.path().join("data")
    }

    /// `crm` under the product's settings.
    pub fn command(&self) -> Command {
        let mut command = Command::new(binary());
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("CRM_") && !is_tool(name)) {
            command.env_remove(name);
        }
        command.envs(&self.environment);
        command
    }

    /// Starts a part and waits until the whole product is ready.
    pub async fn start(&mut self, part: &str) {
        self.launch(part);
        self.ready().await;
    }

    /// Starts a part and doesn't wait.
    pub fn launch(&mut self, part: &str) {
        let address = self.url.trim_start_matches("http://").to_owned();
        let mut command = self.command();
        match part {
            "up" => command.arg("up").arg("--data").arg(self.data()).args(["--listen", &address]),
            "gateway" => command.args(["serve", "gateway", "--listen", &address]),
            service => command.args(["serve", service]),
        };
        let folder = self.place.path();
        self.parts.insert(part.to_owned(), Process::start(part, command, folder, Some(folder)));
    }

    /// Waits until `/readyz` says so.
    pub async fn ready(&mut self) {
        let client = Client::new(&self.url);
        let until = Instant::now() + START;
        loop {
            let asked = client.send(client.request(reqwest::Method::GET, "/readyz")).await;
            if asked.is_ok_and(|reply| reply.status == 200) {
                return;
            }
            for part in self.parts.values_mut() {
                if let Some(status) = part.ended() {
                    panic!("{} ended while starting: {status}", part.name);
                }
            }
            assert!(Instant::now() < until, "not ready after {} seconds", START.as_secs());
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// A part by name.
    pub fn part(&mut self, name: &str) -> &mut Process {
        self.parts.get_mut(name).unwrap_or_else(|| panic!("no part {name}"))
    }

    /// `kill -9` of a part, or of the private `postgres` or `nats`, which are started again by themselves.
    pub fn kill(&mut self, name: &str) {
        let ids = self.local.as_ref().map(Local::process_ids);
        let id = match (name, ids) {
            ("postgres", Some((postgres, _))) => postgres,
            ("nats", Some((_, nats))) => nats,
            _ => return self.part(name).kill(),
        };
        let id = nix::unistd::Pid::from_raw(i32::try_from(id).expect("a process id"));
        // whoever is killed twice in a moment may not be up again
        let killed = nix::sys::signal::kill(id, Signal::SIGKILL);
        assert!(matches!(killed, Ok(()) | Err(nix::errno::Errno::ESRCH)), "{name}: {killed:?}");
    }

    /// Ends everything in good order.
    pub async fn stop(mut self) {
        for part in self.parts.values_mut() {
            part.stop(Signal::SIGTERM);
        }
        self.parts.clear();
        if let Some(local) = self.local.take() {
            local.stop_and_remove().await.expect("the servers' folder is removed");
        }
    }

    fn show_logs(&self) {
        self.parts.values().for_each(Process::show_log);
    }
}

/// The one product of a test program, for tests that kill nothing. Ends with the program.
pub async fn shared() -> Shared {
    static PRODUCT: OnceCell<Arc<Product>> = OnceCell::const_new();
    Shared(Arc::clone(PRODUCT.get_or_init(|| async { Arc::new(Product::up().await) }).await))
}

/// Shows the logs when the test that holds it fails.
pub struct Shared(Arc<Product>);

impl std::ops::Deref for Shared {
    type Target = Product;

    fn deref(&self) -> &Product {
        &self.0
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.show_logs();
        }
    }
}

/// The program beside this test, as `cargo build -p crm` leaves it there.
pub fn binary() -> PathBuf {
    let binary = target_folder().join("crm");
    assert!(binary.is_file(), "{} is missing: run `cargo build -p crm` first", binary.display());
    binary
}

/// `target/<profile>`, above the test's own program in `deps`.
pub fn target_folder() -> PathBuf {
    let test = std::env::current_exe().expect("the test's own path");
    test.ancestors().nth(2).expect("target/<profile>/deps/<test>").to_owned()
}

fn environment() -> BTreeMap<String, String> {
    let settings = HashMap::from([
        ("CRM_ADMIN_EMAIL", ADMIN),
        ("CRM_ADMIN_PASSWORD", crate::company::PASSWORD),
        ("CRM_SIGN_UP", "open"),
        ("CRM_RATE_LIMITS", "off"),
        ("CRM_LOG", "info"),
    ]);
    settings.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// Names a program, not a setting of the product.
fn is_tool(name: &str) -> bool {
    ["CRM_POSTGRES_BIN", "CRM_NATS_SERVER"].contains(&name)
}

fn place() -> TempDir {
    // where root starts the product PostgreSQL runs as another account, which must get through
    let open = fs::Permissions::from_mode(0o711);
    tempfile::Builder::new().prefix("kehu-system-").permissions(open).tempdir().expect("a temporary folder")
}

/// What `crm up` wrote down of its servers.
fn servers_of(data: &Path) -> Servers {
    let read = |name: &str| fs::read_to_string(data.join(name)).expect("the data folder is complete");
    let ports: serde_json::Value = serde_json::from_str(&read("ports.json")).expect("JSON");
    let password = read("secrets/postgres-password");
    Servers {
        database_url: format!(
            "postgres://postgres:{}@127.0.0.1:{}/postgres",
            password.trim(),
            ports["postgres"]
        ),
        nats_url: format!("nats://127.0.0.1:{}", ports["nats"]),
        nats_token: read("secrets/nats-token").trim().to_owned(),
    }
}

/// Below the range that systems give to outgoing connections.
pub fn free_port() -> u16 {
    let is_free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
    let mut tried = (0..1000).map(|_| rand::random_range(10_000..20_000));
    tried.find(is_free).expect("a free port")
}
