//! Nonsense by the thousand: always refused by name, never a fault, never a call with half a record.

use gateway::GatewayConfig;
use http::Request;

use crate::stand_in::Edge;

/// A small fixed-seed generator: a failing run can be repeated.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }

    fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from[self.roll(from.len())]
    }
}

const VALUES: [&str; 28] = [
    "null",
    "true",
    "0",
    "-1",
    "1e400",
    "99999999999999999999",
    "1.5",
    "\"\"",
    "\"x\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "[]",
    "{}",
    "[[]]",
    "[null]",
    "{\"a\":1}",
    "\"2025-02-30T00:00:00Z\"",
    "\"2025-06-30T23:59:60Z\"",
    "\"0000-01-01T00:00:00Z\"",
    "\"'; drop table customers; --\"",
    "{\"currency\":1}",
    "\"KEY\"",
    "[1,\"2\",{}]",
    "{\"a\":1,\"a\":2}",
    "-0",
    "\"\u{202e}\u{feff}\"",
    "nul",
    "\"",
];
const KEYS: [&str; 16] = [
    "name",
    "level",
    "size",
    "tags",
    "addresses",
    "custom",
    "registeredCapital",
    "pooledAt",
    "shares",
    "titles",
    "locked",
    "version",
    "id",
    "unknown",
    "",
    "short_name",
];
const PATHS: [&str; 14] = [
    "/v1/customers",
    "/v1/customers/01890a5d-ac96-774b-bcce-b302099a8057",
    "/v1/customers/%ff",
    "/v1/customers/%00",
    "/v1/customers/x/claim",
    "/v1/customers/01890a5d-ac96-774b-bcce-b302099a8057/transfer",
    "/v1//customers",
    "/",
    "/v1/auth/sign-in",
    "/v1/users",
    "/v1/pools",
    "/v1/activities",
    "/v1/customers/%zz/%",
    "/v1/roles",
];
const QUERIES: [&str; 12] = [
    "",
    "pageSize=-1",
    "pageSize=1e3",
    "pageSize=99999999999",
    "readMask=%20,;",
    "filter=%ff",
    "=",
    "&&&",
    "a=b&a=b",
    "search=%00",
    "withTotal=maybe",
    "pageToken=AAAA&pageToken=BBBB",
];
const VERBS: [&str; 8] = ["GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "OPTIONS", "BREW"];

fn body(dice: &mut Dice) -> Vec<u8> {
    match dice.roll(10) {
        0 => (0..dice.roll(60)).map(|_| dice.roll(256) as u8).collect(),
        1 => "[".repeat(100_000).into_bytes(),
        2 => format!("{{\"custom\":{}1{}}}", "{\"a\":".repeat(500), "}".repeat(500)).into_bytes(),
        _ => {
            let fields: Vec<String> = (0..dice.roll(6))
                .map(|_| format!("\"{}\":{}", dice.pick(&KEYS), dice.pick(&VALUES)))
                .collect();
            format!("{{{}}}", fields.join(",")).into_bytes()
        }
    }
}

#[tokio::test]
async fn thousands_of_odd_requests_never_cause_a_fault() {
    let edge = Edge::with_config(GatewayConfig::default(), |_| Ok(vec![]));
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for round in 0..6000 {
        let uri = format!("{}?{}", dice.pick(&PATHS), dice.pick(&QUERIES));
        let verb = dice.pick(&VERBS);
        let body = body(&mut dice);
        let content_type = dice.pick(&[
            "application/json",
            "application/json",
            "text/plain",
            "?",
            "application/json; charset=gbk",
        ]);
        let shown = String::from_utf8_lossy(&body[..body.len().min(200)]).into_owned();
        let request = Request::builder().method(verb).uri(&uri).header("content-type", content_type);
        let answer = edge.send(request.body(body.into()).expect("a request")).await;
        assert!(answer.status < 500, "round {round}: {verb} {uri} {content_type} {shown}: {}", answer.status);
        if answer.status >= 400 && verb != "HEAD" {
            assert!(answer.value()["reason"].is_string(), "round {round}: {verb} {uri} names no reason");
        }
    }
}
