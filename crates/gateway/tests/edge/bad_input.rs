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

const HEADERS: [&str; 9] = [
    "authorization",
    "if-match",
    "idempotency-key",
    "accept-language",
    "as-of",
    "cookie",
    "x-request-id",
    "x-forwarded-for",
    "traceparent",
];
const HEADER_VALUES: [&[u8]; 12] = [
    b"",
    b"Bearer",
    b"Bearer kehu_",
    b"Basic eDp5",
    b"\"\"",
    b"W/\"x\"",
    b"99999999999",
    b"\xff\xfe",
    b"crm_access=;;=",
    b"zh;q=abc,en;q=2,*",
    b"2025-13-45T99:99:99Z;x",
    b"   ,,, 1.2.3.4, ::1",
];
const KINDS: [&str; 8] = [
    "application/json",
    "application/grpc",
    "application/grpc+proto",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "multipart/form-data; boundary=",
    "text/plain",
    "application/grpc-web",
];
const ADDRESSES: [&str; 8] = [
    "/v1/files",
    "/v1/files?name=a&recordId=%ff",
    "/v1/files?name=%00",
    "/v1/files/x/content",
    "/v1/live",
    "/crm.customers.v1.CustomerService/GetCustomer",
    "/crm.nobody.v1.Nobody/Nothing",
    "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
];

#[tokio::test]
async fn odd_headers_forms_and_grpc_never_cause_a_fault() {
    let edge = Edge::with_config(GatewayConfig::default(), |_| Ok(vec![]));
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    for round in 0..2000 {
        let address = dice.pick(&ADDRESSES);
        let kind = dice.pick(&KINDS);
        let verb = dice.pick(&["GET", "POST"]);
        let mut request = Request::builder().method(verb).uri(address).header("content-type", kind);
        for _ in 0..dice.roll(4) {
            request = request.header(dice.pick(&HEADERS), HEADER_VALUES[dice.roll(HEADER_VALUES.len())]);
        }
        if dice.roll(20) == 0 {
            request = request.header("authorization", format!("Bearer {}", "x".repeat(20_000)));
        }
        let form =
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nbytes\r\n--x--\r\n";
        let content = match dice.roll(3) {
            0 => form.as_bytes()[..dice.roll(form.len() + 1)].to_vec(),
            1 => b"\x00\xff\xff\xff\xffx".to_vec(),
            _ => body(&mut dice),
        };
        let answer = edge.send(request.body(content.into()).expect("a request")).await;
        assert!(
            answer.status < 500,
            "round {round}: {verb} {address} {kind}: {} {:?}",
            answer.status,
            answer.body
        );
    }
}
