//! One mistake in one request, chosen at random.

use rand::{Rng as _, RngExt as _, rngs::StdRng, seq::IndexedRandom as _};
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::addresses::{Field, Operation};

/// A request that must be refused, and how.
pub struct Attempt {
    pub what: &'static str,
    pub verb: Method,
    pub path: String,
    pub headers: Vec<(&'static str, Vec<u8>)>,
    pub body: Option<(&'static str, Vec<u8>)>,
    /// Statuses that fit the mistake; empty: any of the 4xx.
    pub expected: Vec<u16>,
    /// The field that the refusal must name.
    pub field: Option<String>,
    pub chinese: bool,
    /// Odd, but a caller may mean it: anything but a fault of ours will do.
    pub may_be_right: bool,
}

const JSON: &str = "application/json";
const SQL: [&str; 4] =
    ["'; drop table customers; --", "1 or 1=1", "\" or \"\"=\"", "$1 \\' union select * from users"];
const BAD_IDS: [&str; 8] = [
    "0",
    "not-a-uuid",
    "00000000-0000-0000-0000-00000000000g",
    "%00",
    "%ff",
    "'%20or%20'1'='1",
    "客户",
    "..%2f..%2fetc",
];
const BAD_FILTERS: [&str; 14] = [
    "nonesuch = 1",
    "name =",
    "= 1",
    "(name = \"a\"",
    "name = \"a\" AND",
    "name ~ \"a\"",
    "createdAt > \"tomorrow\"",
    "name = \"a\" OR id = \"b\" AND version = 1",
    "version > \"many\"",
    "'; drop table customers; --",
    "\u{0}",
    "name = 'a",
    "today() = 1",
    "a.b.c.d.e = 1",
];
const BAD_ORDERS: [&str; 6] =
    ["nonesuch", "name sideways", "name,,name", "name; drop table users", "name desc desc", "\u{0}"];
const BAD_SIZES: [&str; 6] = ["-1", "99999999999", "1.5", "many", "0x10", "1e99"];

/// Makes one mistake at one address; another where that one cannot be made there.
pub fn attempt(operations: &[Operation], random: &mut StdRng) -> Attempt {
    loop {
        let operation = operations.choose(random).expect("operations");
        let mut attempt = Attempt {
            what: "",
            verb: operation.verb.clone(),
            path: with_ids(&operation.template, &Uuid::from_u128(random.random()).to_string()),
            headers: vec![],
            body: operation.body.as_ref().map(|_| (JSON, b"{}".to_vec())),
            expected: vec![400],
            field: None,
            chinese: random.random(),
            may_be_right: false,
        };
        let made = match random.random_range(0..4) {
            0 => in_address(&mut attempt, operation, random),
            1 => in_header(&mut attempt, operation, random),
            _ => in_body(&mut attempt, operation, random),
        };
        if made {
            if attempt.chinese {
                attempt.headers.push(("accept-language", b"zh-CN,zh;q=0.9,en;q=0.5".to_vec()));
            }
            return attempt;
        }
    }
}

/// The template with one value in all its places.
fn with_ids(template: &str, id: &str) -> String {
    template
        .split('/')
        .map(|step| if step.starts_with('{') { id } else { step })
        .collect::<Vec<_>>()
        .join("/")
}

fn in_address(attempt: &mut Attempt, operation: &Operation, random: &mut StdRng) -> bool {
    let parameters = ["pageSize", "filter", "orderBy", "readMask", "pageToken", "search"];
    match random.random_range(0..9) {
        0 => {
            attempt.what = "unknown parameter";
            attempt.path.push_str("?nonesuch=1");
            attempt.field = Some("nonesuch".to_owned());
            // a file's upload needs a file first
            attempt.expected.extend([415]);
            true
        }
        1 if operation.template.contains('{') => {
            attempt.what = "bad id";
            attempt.path = with_ids(&operation.template, BAD_IDS.choose(random).expect("ids"));
            attempt.expected.push(404);
            true
        }
        2 => {
            attempt.what = "unreadable query";
            attempt
                .path
                .push_str(["?%ff=%fe", "?%00", "?a=%00", "?&&==&=&"].choose(random).expect("queries"));
            attempt.expected.push(415);
            attempt.expected.push(404);
            attempt.may_be_right = true;
            true
        }
        1 => false,
        choice => {
            let name = parameters[choice - 3];
            if !operation.query.iter().any(|known| known == name) {
                return false;
            }
            attempt.what = name;
            attempt.field = Some(name.to_owned());
            let token = token(random);
            let value = match name {
                "pageSize" => BAD_SIZES.choose(random).copied().unwrap_or_default(),
                "filter" => BAD_FILTERS.choose(random).copied().unwrap_or_default(),
                "orderBy" => BAD_ORDERS.choose(random).copied().unwrap_or_default(),
                "readMask" => "nonesuch,name",
                "pageToken" => token.as_str(),
                _ => SQL.choose(random).copied().unwrap_or_default(),
            };
            attempt.may_be_right = name == "search";
            if attempt.may_be_right && operation.template.contains('{') {
                // harmless words about a record that isn't there
                attempt.field = None;
                attempt.expected.push(404);
            }
            let with = reqwest::Url::parse_with_params("http://a/", [(name, value)]).expect("an address");
            attempt.path = format!("{}?{}", attempt.path, with.query().unwrap_or_default());
            true
        }
    }
}

fn in_header(attempt: &mut Attempt, operation: &Operation, random: &mut StdRng) -> bool {
    let is_public = ["sign-in", "sign-up", "refresh", "accept-invitation"]
        .iter()
        .any(|way| operation.template.ends_with(way));
    match random.random_range(0..3) {
        0 if !is_public => {
            attempt.what = "bad credential";
            let bearer = format!("Bearer {}", token(random));
            let odd = ["Basic YTpi", "Bearer", "Bearer ", "Bearer kehu_x", "Bearer a.b.c", bearer.as_str()];
            attempt.headers.push(("authorization", odd.choose(random).expect("some").as_bytes().to_vec()));
            attempt.expected = vec![401, 400, 415];
            true
        }
        1 if operation.verb == Method::PATCH => {
            attempt.what = "bad if-match";
            let odd: [&[u8]; 4] = [b"seven", b"\"-1\"", b"\"99999999999999\"", b"\xff\xfe"];
            attempt.headers.push(("if-match", odd.choose(random).expect("some").to_vec()));
            attempt.body = Some((JSON, b"{}".to_vec()));
            // the record is unknown too
            attempt.expected.push(404);
            true
        }
        2 if operation.verb == Method::POST && operation.body.is_some() => {
            attempt.what = "bad idempotency key";
            attempt
                .headers
                .push(("idempotency-key", "k".repeat(random.random_range(300..3000)).into_bytes()));
            attempt.body = Some((JSON, b"{\"nonesuch\": 1}".to_vec()));
            attempt.expected.push(431);
            true
        }
        _ => false,
    }
}

fn in_body(attempt: &mut Attempt, operation: &Operation, random: &mut StdRng) -> bool {
    let Some(fields) = &operation.body else { return false };
    let field = fields.choose(random);
    let (what, body) = match (random.random_range(0..11), field) {
        (0, _) => (
            "not JSON",
            ["{", "}", "{\"a\":}", "nonesuch", "{'a': 1}", "\u{feff}{}x"]
                .choose(random)
                .expect("some")
                .as_bytes()
                .to_vec(),
        ),
        (1, _) => ("not UTF-8", b"{\"name\": \"\xff\xc0\x80\"}".to_vec()),
        (2, _) => {
            attempt.body = Some((
                ["text/plain", "application/xml", "nonsense"].choose(random).expect("some"),
                b"{}".to_vec(),
            ));
            attempt.what = "not said to be JSON";
            attempt.expected = vec![415];
            return true;
        }
        (3, _) => (
            "not an object",
            ["[]", "7", "\"text\"", "null", "true"].choose(random).expect("some").as_bytes().to_vec(),
        ),
        (4, _) => {
            attempt.field = Some("nonesuch".to_owned());
            ("unknown field", json!({"nonesuch": token(random)}).to_string().into_bytes())
        }
        (5, _) => {
            attempt.expected = vec![413, 400];
            ("too large", format!("{{\"nonesuch\": \"{}\"}}", "x".repeat(2 << 20)).into_bytes())
        }
        (6, Some(field)) => {
            attempt.field = Some(field.name.clone());
            ("given twice", format!("{{\"{0}\": null, \"{0}\": null}}", field.name).into_bytes())
        }
        (7, Some(field)) => (
            "too deep",
            format!("{{\"{}\": {}1{}}}", field.name, "[".repeat(5000), "]".repeat(5000)).into_bytes(),
        ),
        (8, Some(field)) if field.kind == "string" => {
            // the record is unknown too, or the secret wrong
            attempt.expected = vec![400, 401, 404, 422];
            ("too long", json!({&field.name: "长".repeat(60_000)}).to_string().into_bytes())
        }
        (9, Some(field)) if field.kind == "string" => {
            attempt.expected = vec![400, 401, 404, 422];
            ("control characters", json!({&field.name: "a\u{0}b\u{7}"}).to_string().into_bytes())
        }
        (_, Some(field)) => {
            let Some(value) = of_another_type(field, random) else { return false };
            attempt.field = Some(field.name.clone());
            ("another type", json!({&field.name: value}).to_string().into_bytes())
        }
        (_, None) => return false,
    };
    attempt.what = what;
    attempt.body = Some((JSON, body));
    true
}

/// A value that no reader of this field can take.
fn of_another_type(field: &Field, random: &mut StdRng) -> Option<Value> {
    let choices = match field.kind.as_str() {
        "string" => vec![json!(7), json!(true), json!([]), json!({"a": 1})],
        "enum" => vec![json!("NONESUCH"), json!([]), json!(true), json!("")],
        "date-time" => vec![json!("yesterday"), json!(5), json!("2025-13-45T00:00:00Z"), json!({})],
        "integer" => vec![json!("many"), json!(1.5), json!(1e30), json!([1]), json!(true)],
        "number" => vec![json!("many"), json!([1]), json!(true)],
        "boolean" => vec![json!("yes"), json!(1), json!([])],
        "array" => vec![json!("a"), json!(1), json!({"a": 1}), json!([[[]]])],
        "object" => vec![json!("a"), json!(1), json!([]), json!(true)],
        _ => return None,
    };
    choices.choose(random).cloned()
}

fn token(random: &mut StdRng) -> String {
    let mut bytes = vec![0; random.random_range(1..60)];
    random.fill_bytes(&mut bytes);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
