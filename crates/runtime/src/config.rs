//! What an installation tells the program: addresses, keys, passwords. Read once at start from
//! `CRM_...` variables (or from a map, when `crm up` makes them itself); everything that is missing
//! or malformed is named in one error, so that an operator mends all of it at once.

use std::{
    collections::BTreeMap,
    fmt,
    net::{IpAddr, SocketAddr},
    str::FromStr,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use ed25519_dalek::SigningKey;
use secrecy::{ExposeSecret, SecretBox, SecretString};

/// A 32-byte Ed25519 seed.
pub type Seed = SecretBox<[u8; 32]>;

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LogFormat {
    /// For people.
    #[default]
    Pretty,
    /// For collectors.
    Json,
}

/// The settings of this process.
#[derive(Debug)]
pub struct Config {
    /// `CRM_DATABASE_URL`: a role that may create databases and roles.
    pub database_url: Option<SecretString>,
    /// `CRM_DATABASE_PREFIX`: each service's database is called this and its name; `crm_`.
    pub database_prefix: String,
    /// `CRM_APP_PASSWORD`: the password of the role `crm_app`.
    pub app_password: SecretString,
    /// `CRM_SYSTEM_PASSWORD`: the password of the role `crm_system`.
    pub system_password: SecretString,
    /// `CRM_NATS_URL`
    pub nats_url: Option<String>,
    /// `CRM_NATS_TOKEN`
    pub nats_token: Option<SecretString>,
    /// `CRM_NATS_REPLICAS`: copies of each stream; 3 in a cluster.
    pub nats_replicas: usize,
    /// `CRM_<SERVICE>_URL`: where services of other processes are, by name.
    pub service_urls: BTreeMap<String, String>,
    /// `CRM_<SERVICE>_LISTEN`: where services of this process listen, by name.
    pub service_listens: BTreeMap<String, SocketAddr>,
    /// `CRM_TOKEN_KEY`: signs users' tokens; only identity has it.
    pub token_key: Option<Seed>,
    /// `CRM_TOKEN_PUBLIC_KEY`: verifies them; follows from the key where that is given.
    pub token_public_key: [u8; 32],
    /// `CRM_SERVICE_KEY`: signs the tokens between services.
    pub service_key: Seed,
    /// `CRM_OBJECTS`: a folder, or `s3://bucket/prefix`.
    pub objects: Option<String>,
    /// `CRM_COMPANY`: what the first company is called; a Chinese name founds it in Chinese.
    pub company: Option<String>,
    /// `CRM_ADMIN_EMAIL`: the first administrator.
    pub admin_email: Option<String>,
    /// `CRM_ADMIN_PASSWORD`
    pub admin_password: Option<SecretString>,
    /// `CRM_SIGN_UP`: may strangers open a tenant?
    pub sign_up: bool,
    /// `CRM_RATE_LIMITS`: are public methods limited per address? Tests turn it off.
    pub rate_limits: bool,
    /// `CRM_CONCURRENCY`: calls one service works on at once; more are told to come again.
    pub concurrency: usize,
    /// `CRM_SMTP_URL`: `smtps://user:password@mail.example.com`, or `smtp://...?tls=required`.
    pub smtp_url: Option<SecretString>,
    /// `CRM_MAIL_FROM`: `Example <crm@example.com>`.
    pub mail_from: Option<String>,
    /// `CRM_PUBLIC_URL`: `https://crm.example.com`, as visitors reach the product; links in mails lead there.
    pub public_url: Option<String>,
    /// `CRM_TRUSTED_PROXIES`: whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
}

/// What is told of the program while it runs; known before anything else.
#[derive(Debug)]
pub struct TelemetryConfig {
    /// `CRM_OTLP_ENDPOINT`: where traces go.
    pub otlp_endpoint: Option<String>,
    /// `CRM_METRICS_LISTEN`: where Prometheus asks.
    pub metrics_listen: Option<SocketAddr>,
    /// `CRM_LOG`: a filter such as `info,sqlx=warn`.
    pub log: String,
    /// `CRM_LOG_FORMAT`: `pretty` or `json`.
    pub log_format: LogFormat,
}

impl TelemetryConfig {
    /// Reads the process's environment.
    pub fn from_env() -> Result<Self, ConfigError> {
        let variables = std::env::vars().filter(|(name, _)| name.starts_with("CRM_")).collect();
        let mut read = Reader { variables, wrong: vec![] };
        let formats = [("pretty", LogFormat::Pretty), ("json", LogFormat::Json)];
        let config = Self {
            otlp_endpoint: read.text("CRM_OTLP_ENDPOINT"),
            metrics_listen: read.parsed("CRM_METRICS_LISTEN", "an address such as 127.0.0.1:9090"),
            log: read.text("CRM_LOG").unwrap_or_else(|| "info".to_owned()),
            log_format: read.choice("CRM_LOG_FORMAT", &formats),
        };
        if read.wrong.is_empty() { Ok(config) } else { Err(ConfigError(read.wrong)) }
    }
}

/// Everything that is wrong with the settings, a line each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError(pub Vec<String>);

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the configuration is not usable:")?;
        self.0.iter().try_for_each(|line| write!(f, "\n  {line}"))
    }
}

impl std::error::Error for ConfigError {}

impl Config {
    /// Reads the process's environment; `services` are those this process serves.
    pub fn from_env(services: &[&str]) -> Result<Self, ConfigError> {
        Self::from_map(std::env::vars().filter(|(name, _)| name.starts_with("CRM_")).collect(), services)
    }

    /// Reads variables from memory.
    pub fn from_map(variables: BTreeMap<String, String>, services: &[&str]) -> Result<Self, ConfigError> {
        let mut read = Reader { variables, wrong: vec![] };
        let serves = !services.is_empty();
        let token_key = read.seed("CRM_TOKEN_KEY");
        let public = token_key.as_ref().map(public_half);
        let config = Self {
            database_url: read.demanded_if(serves, "CRM_DATABASE_URL").map(SecretString::from),
            database_prefix: read.text("CRM_DATABASE_PREFIX").unwrap_or_else(|| "crm_".to_owned()),
            app_password: read.demanded_if(serves, "CRM_APP_PASSWORD").unwrap_or_default().into(),
            system_password: read.demanded_if(serves, "CRM_SYSTEM_PASSWORD").unwrap_or_default().into(),
            nats_url: read.demanded_if(serves, "CRM_NATS_URL"),
            nats_replicas: read.parsed("CRM_NATS_REPLICAS", "a number").unwrap_or(1),
            nats_token: read.text("CRM_NATS_TOKEN").map(SecretString::from),
            service_urls: read.by_service("_URL", &NO_SERVICES),
            service_listens: read.listens(),
            token_public_key: public.unwrap_or_else(|| read.public_key("CRM_TOKEN_PUBLIC_KEY")),
            token_key,
            service_key: read.demanded_seed("CRM_SERVICE_KEY"),
            objects: read.text("CRM_OBJECTS"),
            company: read.text("CRM_COMPANY"),
            admin_email: read.text("CRM_ADMIN_EMAIL"),
            admin_password: read.text("CRM_ADMIN_PASSWORD").map(SecretString::from),
            sign_up: read.choice("CRM_SIGN_UP", &[("closed", false), ("open", true)]),
            rate_limits: read.choice("CRM_RATE_LIMITS", &[("on", true), ("off", false)]),
            concurrency: read.parsed("CRM_CONCURRENCY", "a number").unwrap_or(1024),
            smtp_url: read.text("CRM_SMTP_URL").map(SecretString::from),
            mail_from: read.text("CRM_MAIL_FROM"),
            public_url: read.text("CRM_PUBLIC_URL"),
            trusted_proxies: read.addresses("CRM_TRUSTED_PROXIES"),
        };
        if config.smtp_url.is_some() {
            let others = [("CRM_MAIL_FROM", &config.mail_from), ("CRM_PUBLIC_URL", &config.public_url)];
            for (name, _) in others.iter().filter(|(_, value)| value.is_none()) {
                read.wrong.push(format!("{name} is missing (CRM_SMTP_URL is given)"));
            }
        }
        if read.wrong.is_empty() { Ok(config) } else { Err(ConfigError(read.wrong)) }
    }

    /// The name of a service's database.
    pub fn database_of(&self, service: &str) -> String {
        format!("{}{service}", self.database_prefix)
    }
}

/// Addresses of what is no service of ours.
const NO_SERVICES: [&str; 6] = ["DATABASE", "NATS", "TEST_DATABASE", "TEST_NATS", "SMTP", "PUBLIC"];

/// The public key that belongs to a seed.
pub fn public_half(seed: &Seed) -> [u8; 32] {
    SigningKey::from_bytes(seed.expose_secret()).verifying_key().to_bytes()
}

struct Reader {
    variables: BTreeMap<String, String>,
    wrong: Vec<String>,
}

impl Reader {
    fn text(&self, name: &str) -> Option<String> {
        self.variables.get(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    fn demanded_if(&mut self, demanded: bool, name: &str) -> Option<String> {
        let value = self.text(name);
        if demanded && value.is_none() {
            self.wrong.push(format!("{name} is missing"));
        }
        value
    }

    fn parsed<T: FromStr>(&mut self, name: &str, expected: &str) -> Option<T> {
        let value = self.text(name)?;
        let parsed = value.parse().ok();
        if parsed.is_none() {
            self.wrong.push(format!("{name} should be {expected}"));
        }
        parsed
    }

    /// The first option stands when nothing is said.
    fn choice<T: Copy>(&mut self, name: &str, options: &[(&str, T)]) -> T {
        let (_, default) = options[0];
        let Some(value) = self.text(name) else { return default };
        match options.iter().find(|(option, _)| *option == value) {
            Some((_, chosen)) => *chosen,
            None => {
                let names: Vec<&str> = options.iter().map(|(option, _)| *option).collect();
                self.wrong.push(format!("{name} should be {}", names.join(" or ")));
                default
            }
        }
    }

    fn addresses(&mut self, name: &str) -> Vec<IpAddr> {
        let Some(list) = self.text(name) else { return vec![] };
        let parsed: Result<_, _> = list.split(',').map(|address| address.trim().parse()).collect();
        parsed.unwrap_or_else(|_| {
            self.wrong.push(format!("{name} should be IP addresses with commas between"));
            vec![]
        })
    }

    /// Values of `CRM_<SERVICE><suffix>`, by the service's name.
    fn by_service(&self, suffix: &str, but_for: &[&str]) -> BTreeMap<String, String> {
        let named = |(name, value): (&String, &String)| {
            let service = name.strip_prefix("CRM_")?.strip_suffix(suffix)?;
            let told = !service.is_empty() && !value.trim().is_empty() && !but_for.contains(&service);
            told.then(|| (service.to_ascii_lowercase(), value.trim().to_owned()))
        };
        self.variables.iter().filter_map(named).collect()
    }

    fn listens(&mut self) -> BTreeMap<String, SocketAddr> {
        let mut found = BTreeMap::new();
        for (service, value) in self.by_service("_LISTEN", &["METRICS"]) {
            match value.parse() {
                Ok(address) => drop(found.insert(service, address)),
                Err(_) => {
                    let name = service.to_ascii_uppercase();
                    self.wrong.push(format!("CRM_{name}_LISTEN should be an address such as 127.0.0.1:7001"));
                }
            }
        }
        found
    }

    fn bytes(&mut self, name: &str) -> Option<[u8; 32]> {
        let value = self.text(name)?;
        let bytes = STANDARD.decode(value).ok().and_then(|bytes| bytes.try_into().ok());
        if bytes.is_none() {
            self.wrong.push(format!("{name} should be 32 bytes in base64"));
        }
        bytes
    }

    fn seed(&mut self, name: &str) -> Option<Seed> {
        self.bytes(name).map(|bytes| Seed::new(Box::new(bytes)))
    }

    fn demanded_seed(&mut self, name: &str) -> Seed {
        self.demanded_if(true, name);
        self.seed(name).unwrap_or_default()
    }

    fn public_key(&mut self, name: &str) -> [u8; 32] {
        if self.text(name).is_none() {
            self.wrong.push(format!("{name} is missing (or CRM_TOKEN_KEY, which it follows from)"));
        }
        self.bytes(name).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let variables =
            map(&[("CRM_TOKEN_KEY", "short"), ("CRM_SIGN_UP", "maybe"), ("CRM_SALES_LISTEN", "nowhere")]);
        let error = Config::from_map(variables, &["customers"]).expect_err("little is given").to_string();
        let names = ["CRM_DATABASE_URL", "CRM_NATS_URL", "CRM_SERVICE_KEY", "CRM_TOKEN_KEY", "CRM_SIGN_UP"];
        for name in names.into_iter().chain(["CRM_SALES_LISTEN", "CRM_APP_PASSWORD"]) {
            assert!(error.contains(name), "{name} in {error}");
        }
    }

    #[test]
    fn the_public_key_follows_from_the_seed() {
        let seed = STANDARD.encode([7; 32]);
        let variables = map(&[
            ("CRM_TOKEN_KEY", &seed),
            ("CRM_SERVICE_KEY", &seed),
            ("CRM_SALES_URL", "http://sales:7004"),
        ]);
        let config = Config::from_map(variables, &[]).expect("an edge needs no database");
        assert_eq!(config.token_public_key, public_half(&Seed::new(Box::new([7; 32]))));
        assert_eq!(config.service_urls.get("sales").map(String::as_str), Some("http://sales:7004"));
        assert!(!format!("{config:?}").contains(&seed));
    }
}
