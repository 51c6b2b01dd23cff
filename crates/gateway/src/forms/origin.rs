//! From which web site a browser comes, and what it may then read of the answer (CORS).

use axum::response::Response;
use http::{HeaderValue, StatusCode, header, request::Parts};

use crate::problem::Problem;

/// The web site of the page that asks, as the browser says; programs that are no browsers say nothing.
pub struct Origin {
    named: String,
    own: String,
    header: Option<HeaderValue>,
}

impl Origin {
    pub fn of(parts: &Parts) -> Self {
        let text = |name: header::HeaderName| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let own = text(header::HOST).or(parts.uri.authority().map(|authority| authority.as_str()));
        let header = parts.headers.get(header::ORIGIN).cloned();
        // a page's own form may come without Origin, but not without Referer
        let named = text(header::ORIGIN).or(text(header::REFERER)).unwrap_or_default();
        let short: String = named.chars().take(300).collect();
        Self { named: short, own: own.unwrap_or_default().to_owned(), header }
    }

    /// What the browser said.
    pub fn named(&self) -> &str {
        &self.named
    }

    /// Our own address as it sees it.
    pub fn own(&self) -> &str {
        &self.own
    }

    /// Is it a page of another web site?
    pub fn is_foreign(&self) -> bool {
        let authority = self.named.split_once("://").map(|(_, rest)| rest.split('/').next().unwrap_or(rest));
        !self.named.is_empty() && !authority.is_some_and(|named| named.eq_ignore_ascii_case(&self.own))
    }

    pub fn unwelcome(&self) -> Problem {
        let refused = Problem::edge(StatusCode::FORBIDDEN, "FORBIDDEN", "HOST_NOT_ALLOWED");
        refused.with("host", &self.named)
    }

    /// Lets the page read the answer, and why there is none.
    pub fn open_to(&self, answered: Result<Response, Problem>) -> Result<Response, Problem> {
        let mut response = self.problem_open_to(answered)?;
        let headers = response.headers_mut();
        headers.insert(header::VARY, HeaderValue::from_static("origin, accept-language, accept-encoding"));
        if let Some(origin) = &self.header {
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        }
        Ok(response)
    }

    /// As `open_to`; a web site that is not welcome learns nothing, not even why.
    pub fn problem_open_to<T>(&self, answered: Result<T, Problem>) -> Result<T, Problem> {
        answered.map_err(|problem| match &self.header {
            Some(origin) if !matches!(&*problem.reason, "HOST_NOT_ALLOWED" | "NO_SUCH_FORM") => {
                problem.with_header(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone())
            }
            _ => problem,
        })
    }
}

#[cfg(test)]
mod tests {
    use http::Request;

    use super::*;

    fn origin(headers: &[(&str, &str)]) -> Origin {
        let mut request = Request::builder().uri("/f/x").header("host", "crm.example.com");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Origin::of(&request.body(()).expect("a request").into_parts().0)
    }

    #[test]
    fn our_own_page_and_programs_are_no_strangers() {
        assert!(!origin(&[]).is_foreign());
        assert!(!origin(&[("origin", "https://crm.example.com")]).is_foreign());
        assert!(!origin(&[("referer", "https://crm.example.com/f/abc?x=1")]).is_foreign());
        assert!(origin(&[("origin", "https://www.example.com")]).is_foreign());
        assert!(origin(&[("origin", "null"), ("referer", "https://crm.example.com/")]).is_foreign());
    }
}
