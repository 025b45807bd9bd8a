//! What came → a policy to begin from. What cannot be known for certain is left out and noted, never guessed.

use super::{
    fetched::Fetched,
    payload::{ApiTemplate, PageAccessGroup},
    resource::Resource,
};
use crate::engine::{
    form::Status,
    policy::Client,
    sentences::join_first_names,
    template::{body_from_page, plan_change_named_in, read_phase},
    text::normalize_text,
    time::PageZone,
};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Map, Value, json};

/// A policy made of what the API knows.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyDraft {
    pub document: Value,
    /// What a person should know of it: what was left out, and why.
    pub notes: Vec<String>,
}

pub fn draft_policy(fetched: &Fetched) -> PolicyDraft {
    let mut notes = Vec::new();
    let mut document = Map::new();
    document.insert("version".into(), 1.into());
    if let Some(page) = &fetched.page {
        document.insert("pages".into(), json!([page.id]));
        if let Some(zone) = page_zone(fetched, &mut notes) {
            document.insert("time".into(), json!({ "zone": zone }));
        }
    }
    let (clients, of_clients) = known_clients(fetched);
    notes.extend(of_clients);
    document.insert(
        "clients".into(),
        clients
            .iter()
            .map(|client| client_document(fetched, client))
            .collect(),
    );
    let templates = draft_templates(fetched, &mut notes);
    // Without one of its own, a team has the built-in ones.
    if !templates.is_empty() {
        document.insert("templates".into(), templates.into());
    }
    PolicyDraft {
        document: document.into(),
        notes,
    }
}

/// The zone that the page is set to, by the name that a policy has for it.
pub fn page_zone(fetched: &Fetched, notes: &mut Vec<String>) -> Option<String> {
    let page = fetched.page.as_ref()?;
    let Some(written) = &page.time_zone else {
        notes.push(format!(
            "The API gave no time zone for the page “{}”: set time.zone by hand.",
            page.name
        ));
        return None;
    };
    let zone = PageZone::parse(written).and_then(zone_name);
    match &zone {
        None => notes.push(format!(
            "The time zone of the page, “{written}”, is not known here: set time.zone by hand."
        )),
        Some(zone) if zone != "UTC" => notes.push(format!(
            "The page is set to {zone}, so the policy wants every time in {zone}. If your notices are written in UTC, \
             set time.zone to UTC and have an administrator set the page to UTC."
        )),
        Some(_) => {}
    }
    zone
}

/// The name that a policy has for a zone. One that is only an offset has none.
fn zone_name(zone: PageZone) -> Option<String> {
    match zone {
        PageZone::Utc => Some("UTC".into()),
        PageZone::Iana(name) if matches!(name.as_str(), "Etc/UTC" | "Etc/GMT" | "GMT") => {
            Some("UTC".into())
        }
        PageZone::Iana(name) => Some(name),
        PageZone::Offset(_) => None,
    }
}

/// The clients that the API knows: its page access groups, else its component groups.
pub fn known_clients(fetched: &Fetched) -> (Vec<Client>, Vec<String>) {
    let mut notes = Vec::new();
    if !fetched.has_all_access_groups() {
        notes.push(
            "The page access groups were not all read, and a client may be missing or be another one than here. Fetch again \
             before you use the clients."
                .into(),
        );
    }
    let clients = match fetched.access_groups.is_empty() {
        false => clients_of_access_groups(fetched, &mut notes),
        true => clients_of_component_groups(fetched, &mut notes),
    };
    (clients, notes)
}

/// Statuspage may name a component that two groups see, which a policy cannot: whose it is is not known then.
fn clients_of_access_groups(fetched: &Fetched, notes: &mut Vec<String>) -> Vec<Client> {
    let mut holders: FxHashMap<String, FxHashSet<usize>> = FxHashMap::default();
    let mut claims: Vec<Vec<String>> = Vec::new();
    for (number, group) in fetched.access_groups.iter().enumerate() {
        let mut ids: Vec<String> = Vec::new();
        for id in components_of_access_group(fetched, group) {
            let is_new = holders
                .entry(normalize_text(&id))
                .or_default()
                .insert(number);
            if is_new {
                ids.push(id);
            }
        }
        claims.push(ids);
    }
    let mut clients = NamedClients::default();
    for (group, ids) in fetched.access_groups.iter().zip(claims) {
        let is_own = |id: &String| {
            holders
                .get(&normalize_text(id))
                .is_some_and(|all| all.len() == 1)
        };
        let (own, shared): (Vec<String>, Vec<String>) = ids.into_iter().partition(is_own);
        if !shared.is_empty() {
            let names: Vec<String> = shared
                .iter()
                .map(|id| component_name(fetched, id))
                .collect();
            notes.push(format!(
                "The page access group {} sees {}, which another group sees too: whose it is is not known, and it was \
                 left out. Give it to one client, or leave it to nobody.",
                group.name,
                join_first_names(&names)
            ));
        }
        if own.is_empty() {
            notes.push(format!(
                "The page access group {} has no component of its own: no client was made of it.",
                group.name
            ));
            continue;
        }
        clients.add(&group.name, own, Vec::new(), notes);
    }
    let claimed = |id: &str| holders.contains_key(&normalize_text(id));
    note_unowned(
        fetched,
        |component| !claimed(&component.id),
        "page access group",
        notes,
    );
    clients.list
}

fn clients_of_component_groups(fetched: &Fetched, notes: &mut Vec<String>) -> Vec<Client> {
    let mut clients = NamedClients::default();
    for group in &fetched.groups {
        clients.add(&group.name, Vec::new(), vec![group.name.clone()], notes);
    }
    let groups = fetched.group_names();
    let has_group = |id: &Option<String>| {
        id.as_ref()
            .is_some_and(|id| groups.contains_key(id.as_str()))
    };
    note_unowned(
        fetched,
        |component| !has_group(&component.group_id),
        "group",
        notes,
    );
    clients.list
}

fn note_unowned(
    fetched: &Fetched,
    is_unowned: impl Fn(&super::payload::ApiComponent) -> bool,
    owner: &str,
    notes: &mut Vec<String>,
) {
    let unowned = fetched.components.iter().filter(|one| is_unowned(one));
    let names: Vec<&str> = unowned.map(|component| component.name.as_str()).collect();
    match names.as_slice() {
        [] => {}
        [one] => notes.push(format!("{one} is in no {owner}: whose it is is not known.")),
        several => notes.push(format!(
            "{} are in no {owner}: whose they are is not known.",
            join_first_names(several)
        )),
    }
}

/// The ids of the components that a page access group sees. A group of components stands for its components.
pub fn components_of_access_group(fetched: &Fetched, group: &PageAccessGroup) -> Vec<String> {
    let members = members_by_group(fetched);
    let inside = |id: &String| {
        let of_group = members.get(id.as_str());
        of_group.map_or_else(|| vec![id.clone()], Clone::clone)
    };
    let ids = group.component_ids.iter().flat_map(inside);
    ids.filter(|id| !id.trim().is_empty()).collect()
}

/// The ids of the components of each group.
fn members_by_group(fetched: &Fetched) -> FxHashMap<&str, Vec<String>> {
    let mut members: FxHashMap<&str, Vec<String>> = FxHashMap::default();
    for group in &fetched.groups {
        members.insert(&group.id, group.components.clone());
    }
    for component in &fetched.components {
        let group = component.group_id.as_deref();
        if let Some(inside) = group.and_then(|id| members.get_mut(id))
            && !inside.contains(&component.id)
        {
            inside.push(component.id.clone());
        }
    }
    members
}

pub fn component_name(fetched: &Fetched, id: &str) -> String {
    let component = fetched.components.iter().find(|one| one.id == id);
    component.map_or_else(|| id.to_owned(), |one| one.name.clone())
}

/// Clients, of each name one.
#[derive(Default)]
struct NamedClients {
    list: Vec<Client>,
    numbers: FxHashMap<String, usize>,
}

impl NamedClients {
    fn add(
        &mut self,
        name: &str,
        components: Vec<String>,
        groups: Vec<String>,
        notes: &mut Vec<String>,
    ) {
        let name = name.trim();
        if name.is_empty() {
            notes.push("A group without a name was left out.".into());
            return;
        }
        let key = normalize_text(name);
        if let Some(number) = self.numbers.get(&key) {
            notes.push(format!(
                "Two groups are called {name}: they became one client."
            ));
            self.list[*number].components.extend(components);
            return;
        }
        self.numbers.insert(key, self.list.len());
        self.list.push(Client {
            name: name.to_owned(),
            components,
            groups: groups.iter().map(|group| group.trim().to_owned()).collect(),
            ..Client::default()
        });
    }
}

pub fn client_document(fetched: &Fetched, client: &Client) -> Value {
    let mut document = Map::new();
    document.insert("name".into(), client.name.clone().into());
    let components = component_entries(fetched, &client.components);
    for (key, list) in [("components", &components), ("groups", &client.groups)] {
        if !list.is_empty() {
            document.insert(key.into(), list.clone().into());
        }
    }
    document.into()
}

/// How a policy names these components. The form displays their names and may have their ids nowhere, so an id is only taken
/// where the name would mean another component too.
pub fn component_entries<'i>(
    fetched: &Fetched,
    ids: impl IntoIterator<Item = &'i String>,
) -> Vec<String> {
    let mut times: FxHashMap<String, u32> = FxHashMap::default();
    for component in &fetched.components {
        *times.entry(normalize_text(&component.name)).or_default() += 1;
    }
    let entry = |id: &String| {
        let name = component_name(fetched, id).trim().to_owned();
        let folded = normalize_text(&name);
        let is_clear = !folded.is_empty() && times.get(&folded) == Some(&1);
        if is_clear && !name.contains('*') {
            name
        } else {
            id.clone()
        }
    };
    ids.into_iter().map(entry).collect()
}

/// The templates as a policy has them.
pub fn draft_templates(fetched: &Fetched, notes: &mut Vec<String>) -> Vec<Value> {
    let mut names = FxHashSet::default();
    let mut drafted = Vec::new();
    for template in &fetched.templates {
        match draft_template(template) {
            Ok((document, note)) => {
                if names.insert(normalize_text(&template.name)) {
                    drafted.push(document);
                    notes.extend(note);
                } else {
                    notes.push(format!(
                        "Two templates are called {}: the second was left out.",
                        template.name.trim()
                    ));
                }
            }
            Err(why) => notes.push(why),
        }
    }
    if !fetched.is_read_wholly(Resource::IncidentTemplates) && !drafted.is_empty() {
        notes.push("Not all templates were read: others may be missing.".into());
    }
    drafted
}

/// The template, and what is to be said of it.
fn draft_template(template: &ApiTemplate) -> Result<(Value, Option<String>), String> {
    let name = template.name.trim();
    if name.is_empty() {
        return Err("A template without a name was left out.".into());
    }
    let written = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let Some(body) = written(&template.body) else {
        return Err(format!(
            "The template {name} has no message: it was left out."
        ));
    };
    let written_status = template.update_status.as_deref().unwrap_or_default();
    let status = Status::by_api_name(written_status);
    // Of a status that is not known here the name alone tells nothing.
    let phase = match (status, written_status) {
        (None, "") | (Some(_), _) => read_phase(name, status),
        (None, _) => None,
    };
    let phase = phase.ok_or_else(|| {
        let status = match written_status {
            "" => "no status".to_owned(),
            status => format!("the status “{status}”"),
        };
        format!(
            "The template {name} has {status}, so it is not known what it is for: it was left out."
        )
    })?;
    let is_by_name = status.is_none() || plan_change_named_in(name) == Some(phase);
    let phase = json!(phase);
    let mut document = Map::new();
    document.insert("name".into(), name.into());
    document.insert("phase".into(), phase.clone());
    if let Some(title) = written(&template.title) {
        document.insert("title".into(), body_from_page(&title).into());
    }
    document.insert("body".into(), body_from_page(&body).into());
    document.insert("statuspage_name".into(), name.into());
    let note = is_by_name.then(|| {
        format!(
            "The template {name} was taken for the phase {}, by its name. Correct its phase if that is wrong.",
            phase.as_str().unwrap_or_default()
        )
    });
    Ok((document.into(), note))
}
