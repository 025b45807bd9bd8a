//! Clients and their components against a policy's.

use super::piece::{Difference, DifferenceKind, PolicyChange, items};
use crate::{
    api::{
        draft::{ComponentIndex, client_document, known_clients},
        fetched::Fetched,
        payload::ApiComponent,
    },
    engine::{
        audience::find_owner_names,
        form::{Component, Handle},
        policy::{Client, MergedPolicy},
        sentences::join_first_names,
        sorting::sort,
        text::normalize_text,
    },
};
use rustc_hash::FxHashMap;
use serde_json::{Value, json};

/// The client of the policy that each component belongs to; those of no client of the policy are not there.
struct Ownership<'f> {
    fetched: &'f Fetched,
    index: ComponentIndex<'f>,
    owners: FxHashMap<&'f str, Vec<String>>,
}

impl<'f> Ownership<'f> {
    fn read(fetched: &'f Fetched, document: &Value) -> Self {
        let policy = MergedPolicy::built_in_with(&document.to_string());
        let clients = policy.map_or_else(|_| Vec::new(), |policy| policy.clients());
        let groups = fetched.group_names();
        let row = |component: &ApiComponent| Component {
            handle: Handle(0),
            id: Some(component.id.clone()),
            name: component.name.clone(),
            group: component
                .group_id
                .as_ref()
                .and_then(|id| groups.get(id.as_str()))
                .map(|name| (*name).to_owned()),
            ticked: false,
            status: None,
            whole_group: false,
        };
        let components: Vec<Component> = fetched.components.iter().map(row).collect();
        let mut owners = find_owner_names(&components, &clients);
        for names in &mut owners {
            names.retain(|name| clients.iter().any(|one| one.name == *name));
        }
        let ids = fetched.components.iter().map(|one| one.id.as_str());
        Self {
            fetched,
            index: ComponentIndex::of(fetched),
            owners: ids.zip(owners).collect(),
        }
    }

    fn of(&self, id: &str) -> &[String] {
        self.owners.get(id).map_or(&[], Vec::as_slice)
    }

    /// The ids of a client's components, by id or by group.
    fn components_of(&self, client: &Client) -> Vec<String> {
        let groups = self.fetched.group_names();
        let is_in_group = |component: &ApiComponent| {
            let name = component
                .group_id
                .as_ref()
                .and_then(|id| groups.get(id.as_str()));
            name.is_some_and(|name| client.groups.iter().any(|group| group == name.trim()))
        };
        let mut ids = client.components.clone();
        let of_groups = self
            .fetched
            .components
            .iter()
            .filter(|one| is_in_group(one));
        ids.extend(of_groups.map(|component| component.id.clone()));
        ids
    }
}

pub(super) fn compare_clients(fetched: &Fetched, document: &Value, found: &mut Vec<Difference>) {
    let ownership = Ownership::read(fetched, document);
    let listed = items(document, "clients");
    let mut added = listed.len();
    for client in &known_clients(fetched).0 {
        let of_api = ownership.components_of(client);
        let own = listed
            .iter()
            .enumerate()
            .find(|(_, one)| is_called(one, &client.name));
        let (free, taken): (Vec<&String>, Vec<&String>) =
            of_api.iter().partition(|id| ownership.of(id).is_empty());
        match own {
            Some((number, own)) => {
                let others = taken.into_iter().filter(|id| {
                    let owners = ownership.of(id);
                    !owners.iter().any(|owner| own["name"] == *owner)
                });
                report_conflicts(&ownership, client, number, others.collect(), found);
                if !free.is_empty() {
                    found.push(added_components(&ownership, own, number, &free));
                }
            }
            None => {
                // The policy calls the client otherwise where all of it is one client's there.
                let owner = taken.first().map(|id| ownership.of(id));
                let is_same = |id: &&String| Some(ownership.of(id)) == owner;
                if free.is_empty() && !taken.is_empty() && taken.iter().all(is_same) {
                    continue;
                }
                report_conflicts(&ownership, client, added, taken, found);
                let mut client = client.clone();
                client.components.retain(|id| ownership.of(id).is_empty());
                if client.components.is_empty() && client.groups.is_empty() {
                    continue;
                }
                let item = client_document(&ownership.index, &client);
                found.push(Difference {
                    kind: DifferenceKind::Add,
                    path: format!("clients[{added}]"),
                    old: None,
                    new: Some(item.clone()),
                    sentence: format!(
                        "Statuspage has the client {}, and the policy does not: this adds it.",
                        client.name
                    ),
                    change: PolicyChange::AddItem {
                        list: "clients",
                        item,
                    },
                });
                added += 1;
            }
        }
    }
    for (number, client) in listed.iter().enumerate() {
        found.extend(gone_components(fetched, client, number));
    }
}

/// By its name or one of its aliases.
fn is_called(client: &Value, name: &str) -> bool {
    let names = std::iter::once(&client["name"]).chain(items(client, "aliases"));
    let mut names = names.filter_map(Value::as_str);
    names.any(|one| normalize_text(one) == normalize_text(name))
}

fn report_conflicts(
    ownership: &Ownership,
    client: &Client,
    number: usize,
    ids: Vec<&String>,
    found: &mut Vec<Difference>,
) {
    if ids.is_empty() {
        return;
    }
    let names: Vec<&str> = ids.iter().map(|id| ownership.index.name_of(id)).collect();
    let mut owners: Vec<&String> = ids.iter().flat_map(|id| ownership.of(id)).collect();
    sort(&mut owners);
    owners.dedup();
    let (names, owners) = (join_first_names(&names), join_first_names(&owners));
    found.push(Difference {
        kind: DifferenceKind::Conflict,
        path: format!("clients[{number}].components"),
        old: None,
        new: None,
        sentence: format!(
            "Statuspage gives {names} to {}, the policy to {owners}. Correct the one that is wrong.",
            client.name
        ),
        change: PolicyChange::None,
    });
}

fn added_components(
    ownership: &Ownership,
    own: &Value,
    number: usize,
    ids: &[&String],
) -> Difference {
    let old = items(own, "components");
    let entries = ownership.index.entries_of(ids.iter().copied());
    let added = entries.iter().map(|entry| json!(entry));
    let new: Vec<Value> = old.iter().cloned().chain(added).collect();
    let names: Vec<&str> = ids.iter().map(|id| ownership.index.name_of(id)).collect();
    let client = own["name"].as_str().unwrap_or_default();
    Difference {
        kind: DifferenceKind::Change,
        path: format!("clients[{number}].components"),
        old: Some(old.into()),
        new: Some(new.into()),
        sentence: format!(
            "Statuspage gives {} to {client}, the policy gives it to nobody. With this it is {client}'s.",
            join_first_names(&names)
        ),
        change: PolicyChange::AddComponents {
            client: client.to_owned(),
            entries,
        },
    }
}

/// Components that the policy names and the page does not have. A pattern may be for components to come.
fn gone_components(fetched: &Fetched, client: &Value, number: usize) -> Option<Difference> {
    let exists = |entry: &str| {
        let entry = normalize_text(entry);
        let mut all = fetched.components.iter();
        all.any(|one| normalize_text(&one.id) == entry || normalize_text(&one.name) == entry)
    };
    let old = items(client, "components");
    let (kept, gone): (Vec<&Value>, Vec<&Value>) = old.iter().partition(|entry| {
        entry
            .as_str()
            .is_none_or(|entry| entry.contains('*') || exists(entry))
    });
    let entries: Vec<String> = gone
        .iter()
        .filter_map(|one| one.as_str())
        .map(str::to_owned)
        .collect();
    if entries.is_empty() {
        return None;
    }
    let name = client["name"].as_str().unwrap_or_default();
    Some(Difference {
        kind: DifferenceKind::Remove,
        path: format!("clients[{number}].components"),
        old: Some(old.into()),
        new: Some(kept.into_iter().cloned().collect()),
        sentence: format!(
            "The policy gives {} to {name}, and the page has no such component. With this the policy does not name it \
             any more.",
            join_first_names(&entries)
        ),
        change: PolicyChange::RemoveComponents {
            client: name.to_owned(),
            entries,
        },
    })
}
