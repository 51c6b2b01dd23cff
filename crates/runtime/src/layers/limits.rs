//! How often one address may call a public method: guessing passwords should take for ever, and a
//! page with many visitors behind one address should still open.

use std::{collections::HashMap, num::NonZeroU32};

use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
};
use http::HeaderMap;
use kernel::{Error, Kind};

use super::{
    metadata::{self, CLIENT_ADDRESS},
    methods::{Method, Methods},
};

/// Addresses remembered before those that are quiet again are forgotten.
const MANY: usize = 10_000;

/// One limiter for each limited method.
pub struct Limits(HashMap<String, DefaultKeyedRateLimiter<String>>);

impl Limits {
    /// From the methods' own rules; none at all when turned off.
    pub fn new(methods: &Methods, on: bool) -> Self {
        let limited = methods.iter().filter(|_| on).filter_map(|method| {
            let quota = Quota::per_minute(NonZeroU32::new(method.per_minute)?);
            Some((method.path.clone(), RateLimiter::keyed(quota)))
        });
        Self(limited.collect())
    }

    /// Counts the call, or says how many seconds to wait.
    pub fn count(&self, method: &Method, headers: &HeaderMap) -> kernel::Result<()> {
        let Some(limiter) = self.0.get(&method.path) else { return Ok(()) };
        if limiter.len() > MANY {
            limiter.retain_recent();
        }
        let address = metadata::text(headers, &CLIENT_ADDRESS).unwrap_or_default();
        limiter.check_key(&household(address)).map_err(|wait| {
            let seconds = wait.wait_time_from(DefaultClock::default().now()).as_secs() + 1;
            Error::new(Kind::RateLimited, "RATE_LIMITED").with("retryAfter", seconds)
        })
    }
}

/// One line into the network: an IPv6 subscriber has a whole /64 of addresses.
fn household(address: &str) -> String {
    match address.parse() {
        Ok(std::net::IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        _ => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[test]
    fn one_address_is_stopped_and_another_is_not() {
        let methods = Methods::of("identity").expect("complete definitions");
        let sign_up = methods.get("/crm.identity.v1.AuthService/SignUp").expect("defined");
        let from = |address: &'static str| {
            HeaderMap::from_iter([(CLIENT_ADDRESS, HeaderValue::from_static(address))])
        };
        let limits = Limits::new(&methods, true);
        let refused = (0..11).filter(|_| limits.count(sign_up, &from("203.0.113.1")).is_err()).count();
        assert_eq!(refused, 1);
        assert!(limits.count(sign_up, &from("203.0.113.2")).is_ok());
        let from_line = |last: u16| {
            let address = HeaderValue::from_str(&format!("2001:db8::{last:x}")).expect("ascii");
            limits.count(sign_up, &HeaderMap::from_iter([(CLIENT_ADDRESS, address)]))
        };
        assert_eq!((1..=11).filter(|last| from_line(*last).is_err()).count(), 1, "one line, many addresses");
        let off = Limits::new(&methods, false);
        assert!((0..100).all(|_| off.count(sign_up, &from("203.0.113.1")).is_ok()));
    }
}
