//! What is asked of whom: a target and a purpose, and each single request.

use super::{
    key::ApiKey,
    resource::{PAGE_SIZE, Paging, Resource},
};

/// Where the API is.
pub const API_ADDRESS: &str = "https://api.statuspage.io/v1";

/// The page, and who is asked about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchTarget {
    /// Without a slash at its end.
    address: String,
    page: String,
    /// Without a key, only the public summary of a page can be read.
    key: Option<ApiKey>,
}

/// What the answers are wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchPurpose {
    /// Clients, templates and the zone.
    Policy,
    /// Maintenances, and what belongs to whom.
    Audit,
}

impl FetchTarget {
    /// The management API of a page.
    pub fn with_key(address: &str, page: &str, key: ApiKey) -> Result<Self, String> {
        Ok(Self {
            address: checked_address(address)?,
            page: checked_page(page)?,
            key: Some(key),
        })
    }

    /// A public page, by its id or by the name before `.statuspage.io`; `address` for another host.
    pub fn public(address: Option<&str>, page: &str) -> Result<Self, String> {
        let page = checked_page(page)?;
        Ok(Self {
            address: match address {
                Some(address) => checked_address(address)?,
                None => format!("https://{page}.statuspage.io/api/v2"),
            },
            page,
            key: None,
        })
    }

    pub fn page(&self) -> &str {
        &self.page
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    /// The host that is asked, for sentences.
    pub fn host(&self) -> &str {
        let host = self.address.split("://").nth(1).unwrap_or_default();
        host.split('/').next().unwrap_or_default()
    }

    /// What a browser calls the right to ask it: `https://api.statuspage.io/*`.
    pub fn match_pattern(&self) -> String {
        let scheme = self.address.split("://").next().unwrap_or_default();
        format!("{scheme}://{}/*", self.host())
    }

    pub fn has_key(&self) -> bool {
        self.key.is_some()
    }

    /// The key goes to this address without encryption, and not only to this machine.
    pub fn sends_key_in_clear(&self) -> bool {
        let Some(rest) = self.address.strip_prefix("http://") else {
            return false;
        };
        let host = rest.split('/').next().unwrap_or_default();
        let is_here = ["127.", "localhost", "[::1]"];
        self.key.is_some() && !is_here.iter().any(|here| host.starts_with(here))
    }

    /// What is asked for, in this order.
    pub fn plan(&self, purpose: FetchPurpose) -> &'static [Resource] {
        use Resource::*;
        match (&self.key, purpose) {
            (None, FetchPurpose::Policy) => &[PublicSummary, PublicComponents],
            (None, FetchPurpose::Audit) => &[PublicSummary, PublicComponents, PublicMaintenances],
            (Some(_), FetchPurpose::Policy) => &[
                Page,
                Components,
                ComponentGroups,
                PageAccessGroups,
                PageAccessUsers,
                IncidentTemplates,
            ],
            (Some(_), FetchPurpose::Audit) => &[
                Page,
                Components,
                ComponentGroups,
                PageAccessGroups,
                UpcomingMaintenances,
                ActiveMaintenances,
                ScheduledMaintenances,
                UnresolvedIncidents,
                Incidents,
            ],
        }
    }

    pub fn request(&self, resource: Resource, page_number: u32, timeout: u32) -> ApiRequest {
        let path = resource.path(&self.page);
        let query = match resource.paging() {
            Paging::Whole => String::new(),
            Paging::Pages { size_key } => format!("?page={page_number}&{size_key}={PAGE_SIZE}"),
        };
        ApiRequest {
            url: format!("{}{path}{query}", self.address),
            key: self.key.clone(),
            timeout,
        }
    }

    /// `GET /pages/abc/components, page 2`, for sentences.
    pub fn describe_request(&self, resource: Resource, page_number: u32) -> String {
        let path = resource.path(&self.page);
        match page_number {
            0 | 1 => format!("GET {path}"),
            later => format!("GET {path}, page {later}"),
        }
    }

    pub fn hide_key_in(&self, text: &str) -> String {
        self.key
            .as_ref()
            .map_or_else(|| text.to_owned(), |key| key.hide_in(text))
    }
}

/// One request, for a transport. Redirections are not to be followed: the key would go along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiRequest {
    pub url: String,
    /// For the `Authorization` header.
    pub key: Option<ApiKey>,
    /// Milliseconds until it is given up.
    pub timeout: u32,
}

/// Ids are letters and digits, and nothing else may get into an address by way of them.
fn checked_page(page: &str) -> Result<String, String> {
    let page = page.trim();
    let is_plain = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_');
    match !page.is_empty() && page.len() <= 63 && page.bytes().all(is_plain) {
        true => Ok(page.to_owned()),
        false => Err(format!(
            "“{page}” is no page id. It is what stands after /pages/ in the address of the management page, \
             such as kctbh9vrtdwd."
        )),
    }
}

fn checked_address(address: &str) -> Result<String, String> {
    let address = address.trim().trim_end_matches('/');
    let host = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"));
    let is_plain = |c: u8| c.is_ascii_graphic() && !matches!(c, b'?' | b'#' | b'\\');
    let is_host =
        |host: &str| !host.is_empty() && !host.starts_with('/') && host.bytes().all(is_plain);
    match host.is_some_and(is_host) {
        true => Ok(address.to_owned()),
        false => Err(format!(
            "“{address}” is no address of an API. It begins with https:// and has no question mark, such as \
             {API_ADDRESS}."
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(address: &str, page: &str) -> Result<FetchTarget, String> {
        FetchTarget::with_key(address, page, ApiKey::parse("abc").unwrap())
    }

    #[test]
    fn addresses() {
        let target = target("https://api.statuspage.io/v1/", "kctbh9vrtdwd").unwrap();
        let url = |resource, number| target.request(resource, number, 9).url;
        assert_eq!(
            url(Resource::Page, 1),
            "https://api.statuspage.io/v1/pages/kctbh9vrtdwd"
        );
        assert_eq!(
            url(Resource::Components, 2),
            "https://api.statuspage.io/v1/pages/kctbh9vrtdwd/components?page=2&per_page=100"
        );
        assert_eq!(
            url(Resource::Incidents, 1),
            "https://api.statuspage.io/v1/pages/kctbh9vrtdwd/incidents?page=1&limit=100"
        );
        let public = FetchTarget::public(None, "kctbh9vrtdwd").unwrap();
        let request = public.request(Resource::PublicSummary, 1, 9);
        assert_eq!(
            request.url,
            "https://kctbh9vrtdwd.statuspage.io/api/v2/summary.json"
        );
        assert_eq!(request.key, None);
    }

    #[test]
    fn nothing_gets_into_an_address() {
        for page in ["", "a/b", "a?b", "evil.example/", "a b", "..", "é", "a@b"] {
            assert!(target(API_ADDRESS, page).is_err(), "{page}");
            assert!(FetchTarget::public(None, page).is_err(), "{page}");
        }
        for address in [
            "",
            "api.statuspage.io",
            "ftp://a",
            "https://",
            "https:///a",
            "https://a?b=c",
        ] {
            assert!(target(address, "abc").is_err(), "{address}");
        }
    }

    #[test]
    fn one_host_is_asked() {
        let managed = target(API_ADDRESS, "kctbh9vrtdwd").unwrap();
        assert_eq!(managed.host(), "api.statuspage.io");
        assert_eq!(managed.match_pattern(), "https://api.statuspage.io/*");
        let public = FetchTarget::public(None, "kctbh9vrtdwd").unwrap();
        assert_eq!(
            public.match_pattern(),
            "https://kctbh9vrtdwd.statuspage.io/*"
        );
    }

    #[test]
    fn who_would_see_the_key() {
        let in_clear = |address: &str| target(address, "abc").unwrap().sends_key_in_clear();
        assert!(in_clear("http://proxy.example/v1"));
        assert!(!in_clear("https://proxy.example/v1"));
        assert!(!in_clear("http://127.0.0.1:8080/v1"));
        assert!(!in_clear("http://localhost:8080/v1"));
    }
}
