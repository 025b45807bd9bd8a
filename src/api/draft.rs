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
    let index = ComponentIndex::of(fetched);
    notes.extend(of_clients);
    document.insert(
        "clients".into(),
        clients
            .iter()
            .map(|client| client_document(&index, client))
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
    let index = ComponentIndex::of(fetched);
    for (number, group) in fetched.access_groups.iter().enumerate() {
        let mut ids: Vec<String> = Vec::new();
        for id in index.ids_of(group) {
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
            let names: Vec<&str> = shared.iter().map(|id| index.name_of(id)).collect();
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

/// The components of a page by their ids, and those of each group: made once, where many are asked for.
pub struct ComponentIndex<'f> {
    names: FxHashMap<&'f str, &'f str>,
    members: FxHashMap<&'f str, Vec<&'f str>>,
    /// How many components have a name, by its folded form.
    uses: FxHashMap<String, u32>,
}

impl<'f> ComponentIndex<'f> {
    pub fn of(fetched: &'f Fetched) -> Self {
        let mut names = FxHashMap::default();
        let mut uses: FxHashMap<String, u32> = FxHashMap::default();
        let mut members: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
        let mut listed = FxHashSet::default();
        for group in &fetched.groups {
            let inside = group.components.iter().map(String::as_str);
            listed.extend(inside.clone().map(|id| (group.id.as_str(), id)));
            members.insert(&group.id, inside.collect());
        }
        for component in &fetched.components {
            let id = component.id.as_str();
            names.entry(id).or_insert(component.name.as_str());
            *uses.entry(normalize_text(&component.name)).or_default() += 1;
            if let Some(group) = component.group_id.as_deref()
                && let Some(inside) = members.get_mut(group)
                && listed.insert((group, id))
            {
                inside.push(id);
            }
        }
        Self {
            names,
            members,
            uses,
        }
    }

    /// The name of a component; its id where it is not known.
    pub fn name_of<'i>(&self, id: &'i str) -> &'i str
    where
        'f: 'i,
    {
        self.names.get(id).copied().unwrap_or(id)
    }

    /// How a policy names these components. The form displays their names and may have their ids nowhere, so an id is only
    /// taken where the name would mean another component too.
    pub fn entries_of<'i>(&self, ids: impl IntoIterator<Item = &'i String>) -> Vec<String> {
        let entry = |id: &String| {
            let name = self.name_of(id).trim();
            let folded = normalize_text(name);
            let is_clear = !folded.is_empty() && self.uses.get(&folded) == Some(&1);
            match is_clear && !name.contains('*') {
                true => name.to_owned(),
                false => id.clone(),
            }
        };
        ids.into_iter().map(entry).collect()
    }

    /// The ids of the components that a page access group sees. A group of components stands for its components.
    pub fn ids_of(&self, group: &PageAccessGroup) -> Vec<String> {
        let inside = |id: &String| match self.members.get(id.as_str()) {
            Some(of_group) => of_group.iter().map(|id| (*id).to_owned()).collect(),
            None => vec![id.clone()],
        };
        let ids = group.component_ids.iter().flat_map(inside);
        ids.filter(|id| !id.trim().is_empty()).collect()
    }
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

pub fn client_document(index: &ComponentIndex, client: &Client) -> Value {
    let mut document = Map::new();
    document.insert("name".into(), client.name.clone().into());
    let components = index.entries_of(&client.components);
    for (key, list) in [("components", &components), ("groups", &client.groups)] {
        if !list.is_empty() {
            document.insert(key.into(), list.clone().into());
        }
    }
    document.into()
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
