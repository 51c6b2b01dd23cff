//! Forms as browsers meet them: their definition and answers as JSON for pages of other web sites, a page of their own
//! that works without script, and the script that puts them into other pages. The marketing service decides; here is
//! only what belongs to browsers.

mod origin;
mod page;
mod question;
mod sent;
mod words;

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use http::{HeaderValue, Method, Request, StatusCode, header, request::Parts};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use kernel::{Error, Kind, Locale};
use proto::{
    marketing::v1::{
        ConfirmFormRequest, GetPublicFormRequest, PublicForm, SubmitFormRequest, SubmitFormResponse,
        public_form_service_client::PublicFormServiceClient,
    },
    options::Actor,
};
use runtime::upstream::BoxedGrpc;

use self::{origin::Origin, page::Entered};
use crate::{call, caller, gateway::Gateway, problem::Problem, request::query, sentences};

/// Largest message of a visitor in bytes.
const LARGEST: usize = 64 << 10;
const SCRIPT: &str = include_str!("embed.js");

/// What a browser may ask of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// What is asked in it, as JSON.
    Definition,
    /// Answers, as JSON or from a page's own form.
    Submission,
    /// May a page of that web site do so?
    Preflight,
    /// Its own page, or the script for others.
    Page,
    /// Answers from its own page.
    Post,
    /// The page behind the link of a mail.
    Link,
    /// The button on that page.
    Confirm,
}

/// Where all that is.
pub const ADDRESSES: [(Method, &str, Ask); 8] = [
    (Method::GET, "/v1/public/forms/{key}", Ask::Definition),
    (Method::OPTIONS, "/v1/public/forms/{key}", Ask::Preflight),
    (Method::POST, "/v1/public/forms/{key}/submissions", Ask::Submission),
    (Method::OPTIONS, "/v1/public/forms/{key}/submissions", Ask::Preflight),
    (Method::GET, "/f/{key}", Ask::Page),
    (Method::POST, "/f/{key}", Ask::Post),
    (Method::GET, "/f/{key}/confirm", Ask::Link),
    (Method::POST, "/f/{key}/confirm", Ask::Confirm),
];

/// Answers one of them.
pub async fn handle(
    gateway: &Gateway,
    ask: Ask,
    values: &[String],
    request: Request<Body>,
) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    let key = values.first().map(String::as_str).unwrap_or_default();
    let desk = Desk { gateway, parts: &parts, key, origin: Origin::of(&parts) };
    match ask {
        Ask::Definition => desk.origin.open_to(desk.definition().await),
        Ask::Submission => desk.submission(body).await,
        Ask::Preflight => desk.preflight().await,
        Ask::Page => match key.strip_suffix(".js") {
            Some(_) => Ok(script()),
            None => desk.page().await,
        },
        Ask::Post => {
            let request = desk.sent(body).await?;
            desk.post(request).await
        }
        Ask::Link => Ok(page::link(desk.locale(), &desk.token())),
        Ask::Confirm => desk.confirm().await,
    }
}

/// One visitor before one form.
struct Desk<'a> {
    gateway: &'a Gateway,
    parts: &'a Parts,
    key: &'a str,
    origin: Origin,
}

impl Desk<'_> {
    async fn definition(&self) -> Result<Response, Problem> {
        let form = self.form().await?;
        let mut response = axum::Json(&form).into_response();
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if self.origin.is_foreign() && !form.welcome {
            return Err(self.origin.unwelcome());
        }
        Ok(response)
    }

    /// Answers as JSON get JSON; those of a page's own form a page.
    async fn submission(&self, body: Body) -> Result<Response, Problem> {
        let json = sent::is_json(self.parts);
        let request = self.origin.problem_open_to(self.sent(body).await)?;
        if !json {
            return self.post(request).await;
        }
        let told = self.origin.problem_open_to(self.submit(request).await)?;
        let response = (StatusCode::CREATED, axum::Json(&told)).into_response();
        self.origin.open_to(Ok(response))
    }

    async fn preflight(&self) -> Result<Response, Problem> {
        if !self.form().await?.welcome {
            return Err(self.origin.unwelcome());
        }
        let mut response = StatusCode::NO_CONTENT.into_response();
        let headers = response.headers_mut();
        let fixed = [
            (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST"),
            (header::ACCESS_CONTROL_ALLOW_HEADERS, "content-type, accept-language"),
            (header::ACCESS_CONTROL_MAX_AGE, "600"),
        ];
        for (name, value) in fixed {
            headers.insert(name, HeaderValue::from_static(value));
        }
        self.origin.open_to(Ok(response))
    }

    async fn page(&self) -> Result<Response, Problem> {
        match self.form().await {
            Ok(form) => Ok(page::form(self.key, &form, &Entered::opened(self.parts), None)),
            Err(problem) => Ok(self.refused(&problem)),
        }
    }

    /// What a page's form sent: thanks, or the page once more with what is wrong.
    async fn post(&self, request: SubmitFormRequest) -> Result<Response, Problem> {
        let entered = Entered::sent(&request);
        let problem = match self.submit(request).await {
            Ok(told) => return Ok(page::thanks(&told)),
            Err(problem) => problem,
        };
        if problem.status != StatusCode::BAD_REQUEST && problem.status != StatusCode::SERVICE_UNAVAILABLE {
            return Ok(self.refused(&problem));
        }
        match self.form().await {
            Ok(form) => Ok(page::form(self.key, &form, &entered, Some(&problem))),
            Err(_) => Ok(self.refused(&problem)),
        }
    }

    async fn confirm(&self) -> Result<Response, Problem> {
        let mut client = self.client()?;
        let message = ConfirmFormRequest { key: self.key.to_owned(), token: self.token() };
        let asked = client.confirm_form(self.ask(message).await?).await;
        match asked {
            Ok(told) => Ok(page::thanks(told.get_ref())),
            Err(status) => Ok(self.refused(&call::unreachable_is_unavailable(status).into())),
        }
    }

    async fn form(&self) -> Result<PublicForm, Problem> {
        let mut client = self.client()?;
        let (origin, host) = (self.origin.named().to_owned(), self.origin.own().to_owned());
        let message = GetPublicFormRequest { key: self.key.to_owned(), origin, host };
        let form = client.get_public_form(self.ask(message).await?).await;
        Ok(form.map_err(call::unreachable_is_unavailable)?.into_inner())
    }

    async fn submit(&self, request: SubmitFormRequest) -> Result<SubmitFormResponse, Problem> {
        let mut client = self.client()?;
        let told = client.submit_form(self.ask(request).await?).await;
        Ok(told.map_err(call::unreachable_is_unavailable)?.into_inner())
    }

    /// The answers as they were sent, whatever way.
    async fn sent(&self, body: Body) -> Result<SubmitFormRequest, Problem> {
        let read = Limited::new(body, LARGEST).collect();
        let bytes = match tokio::time::timeout(self.gateway.config.timeout, read).await {
            Ok(Ok(collected)) => collected.to_bytes(),
            Ok(Err(error)) if error.is::<LengthLimitError>() => return Err(Problem::too_large(LARGEST)),
            Ok(Err(_)) => return Err(Error::new(Kind::Invalid, "BODY_UNREADABLE").into()),
            Err(_) => {
                let status = StatusCode::REQUEST_TIMEOUT;
                return Err(Problem::edge(status, "TIMED_OUT", "REQUEST_TOO_SLOW"));
            }
        };
        let mut request = sent::read(self.parts, &bytes)?;
        request.key = self.key.to_owned();
        request.origin = self.origin.named().to_owned();
        request.host = self.origin.own().to_owned();
        Ok(request)
    }

    async fn ask<T>(&self, message: T) -> Result<tonic::Request<T>, Problem> {
        let mut metadata = self.gateway.metadata(self.parts, Actor::Public).await?;
        if let Ok(language) = self.locale().tag().parse() {
            metadata.insert("accept-language", language);
        }
        let mut request = tonic::Request::from_parts(metadata, http::Extensions::new(), message);
        request.set_timeout(self.gateway.config.timeout);
        Ok(request)
    }

    fn client(&self) -> Result<PublicFormServiceClient<BoxedGrpc>, Problem> {
        Ok(PublicFormServiceClient::new(self.gateway.upstream("marketing")?))
    }

    /// `?lang=en`, or what the browser prefers.
    fn locale(&self) -> Locale {
        match parameter(self.parts, "lang").as_deref() {
            Some(language) => Locale::from_header(language),
            None => caller::locale(&self.parts.headers),
        }
    }

    fn token(&self) -> String {
        parameter(self.parts, "t").unwrap_or_default()
    }

    /// A page that says why not.
    fn refused(&self, problem: &Problem) -> Response {
        let words = sentences::catalogue(self.locale());
        let said = words.sentence(&problem.reason, &problem.params, "NOT_FOUND");
        page::refused(self.locale(), problem.status, &said)
    }
}

/// A parameter of the address.
fn parameter(parts: &Parts, name: &str) -> Option<String> {
    let mut findings = crate::request::Findings::default();
    let given = query::parameters(parts.uri.query().unwrap_or_default(), &mut findings);
    given.into_iter().find(|(given, _)| given == name).map(|(_, value)| value)
}

/// The script finds its form by its own address; it is the same for all.
fn script() -> Response {
    let bytes: Bytes = Bytes::from_static(SCRIPT.as_bytes());
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    response
}
