//! Web addresses: `http` or `https` and a host; a bare `www.example.com` gets its `https://`.

/// The address as it is kept; `None` for all that a browser would not open as a page
/// (`javascript:`, spaces, no host).
pub fn normalise(text: &str) -> Option<String> {
    let text = text.trim();
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme, rest)) => (scheme.to_ascii_lowercase(), rest),
        None if text.contains('.') => ("https".to_owned(), text),
        None => return None,
    };
    let forbidden = |c: char| c.is_whitespace() || super::name::is_unseen(c) || "\"<>\\^`{|}".contains(c);
    if !matches!(scheme.as_str(), "http" | "https") || rest.contains(forbidden) {
        return None;
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    let port_is_good = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|number| number > 0));
    (port_is_good && is_host(host)).then(|| format!("{scheme}://{}{path}", authority.to_lowercase()))
}

fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && label.chars().count() <= 63
            && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    host.len() <= 253 && (host.contains('.') || host == "localhost") && host.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_addresses_are_kept() {
        assert_eq!(
            normalise(" HTTPS://Example.com/A?b=C#d ").as_deref(),
            Some("https://example.com/A?b=C#d")
        );
        assert_eq!(normalise("www.example.com").as_deref(), Some("https://www.example.com"));
        assert_eq!(normalise("http://例子.中国:8080").as_deref(), Some("http://例子.中国:8080"));
    }

    #[test]
    fn all_else_is_refused() {
        for text in [
            "",
            "example",
            "javascript:alert(1).x",
            "ftp://example.com",
            "http://",
            "http://a b.com",
            "http://user@example.com",
            "http://example.com:99999",
            "http://-a.com",
            "https://exa\0mple.com",
            "data:text/html,a.b",
        ] {
            assert_eq!(normalise(text), None, "{text}");
        }
    }
}
