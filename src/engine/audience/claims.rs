//! Which clients claim a component: by the policy, by Statuspage's page access groups, by its group on the page.

use crate::engine::{
    form::Component,
    policy::{AccessGroup, Client, Policy},
    text::{matches_pattern, normalize_text},
};
use rustc_hash::FxHashMap;

/// Whose a component is. Numbers are indexes of [`Audience::clients`](super::Audience::clients).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    Client(usize),
    /// In no group, and no client of the policy claims it.
    Unknown,
    /// Several clients of the policy claim it, or, where it says nothing, several page access groups see it.
    Disputed(Vec<usize>),
}

/// Client names, each once in its first spelling.
#[derive(Default)]
pub struct ClientNames {
    pub list: Vec<String>,
    numbers: FxHashMap<String, usize>,
}

impl ClientNames {
    pub fn number(&mut self, name: &str) -> usize {
        let folded = normalize_text(name);
        if let Some(number) = self.numbers.get(&folded) {
            return *number;
        }
        let number = self.list.len();
        self.list.push(name.to_owned());
        self.numbers.insert(folded, number);
        number
    }
}

/// What the clients of the policy claim, and what page access groups see, ready to be asked 1,100 times.
pub struct Claims<'a> {
    clients: &'a [Client],
    components: NamesOrPatterns,
    groups: NamesOrPatterns,
    /// By the id and by the name of a component.
    access: FxHashMap<String, Vec<usize>>,
    /// What each page access group is called: as the client that is meant by it.
    access_names: Vec<&'a str>,
}

/// Names, and patterns in which `*` stands for any characters, each with the clients that claim it.
#[derive(Default)]
struct NamesOrPatterns {
    names: FxHashMap<String, Vec<usize>>,
    patterns: Vec<(String, usize)>,
}

impl NamesOrPatterns {
    fn add(&mut self, name: &str, client: usize) {
        let folded = normalize_text(name);
        if folded.contains('*') {
            self.patterns.push((folded, client));
        } else {
            self.names.entry(folded).or_default().push(client);
        }
    }

    /// Adds the clients that claim this name, each once.
    fn claim_name(&self, name: &str, claimed: &mut Vec<usize>) {
        for client in self.names.get(&normalize_text(name)).into_iter().flatten() {
            add_once(*client, claimed);
        }
    }

    /// Adds the clients of whose patterns one describes this name, each once.
    fn claim_pattern(&self, name: &str, claimed: &mut Vec<usize>) {
        if self.patterns.is_empty() {
            return;
        }
        let folded = normalize_text(name);
        for (pattern, client) in &self.patterns {
            if matches_pattern(pattern, &folded) {
                add_once(*client, claimed);
            }
        }
    }

    fn is_empty(&self) -> bool {
        self.names.is_empty() && self.patterns.is_empty()
    }
}

fn add_once(client: usize, claimed: &mut Vec<usize>) {
    if !claimed.contains(&client) {
        claimed.push(client);
    }
}

impl<'a> Claims<'a> {
    pub fn from_policy(policy: &'a Policy) -> Self {
        Self::new(&policy.clients, &policy.access_groups)
    }

    pub fn new(clients: &'a [Client], access_groups: &'a [AccessGroup]) -> Self {
        let mut components = NamesOrPatterns::default();
        let mut groups = NamesOrPatterns::default();
        for (number, client) in clients.iter().enumerate() {
            for component in &client.components {
                components.add(component, number);
            }
            // A group that is called like the client is the client's.
            groups.add(&client.name, number);
            for group in client.aliases.iter().chain(&client.groups) {
                groups.add(group, number);
            }
        }
        let mut access: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (number, group) in access_groups.iter().enumerate() {
            for component in &group.components {
                for word in [&component.id, &component.name] {
                    add_once(number, access.entry(normalize_text(word)).or_default());
                }
            }
        }
        let names = access_groups.iter();
        Self {
            clients,
            components,
            groups,
            access,
            access_names: names
                .map(|group| name_of_client(clients, &group.name))
                .collect(),
        }
    }

    /// The clients that the page access groups are.
    pub fn access_group_names(&self) -> &[&'a str] {
        &self.access_names
    }

    /// What the policy says of the component itself goes before what it says of its group, that before who sees it at
    /// Statuspage, and that before the group's own name.
    pub fn owner(&self, component: &Component, names: &mut ClientNames) -> Owner {
        if let Some(group) = component.group.as_ref().filter(|_| component.whole_group) {
            let client = self.of_group(group, names);
            return client.map_or(Owner::Unknown, Owner::Client);
        }
        let mut claimed = Vec::new();
        if !self.clients.is_empty() {
            self.components.claim_name(&component.name, &mut claimed);
            self.components.claim_pattern(&component.name, &mut claimed);
            if let Some(id) = &component.id {
                self.components.claim_name(id, &mut claimed);
            }
            if claimed.is_empty()
                && let Some(group) = &component.group
            {
                claimed = self.group(group);
            }
        }
        if claimed.is_empty()
            && let Some(owner) = self.owner_by_access(component, names)
        {
            return owner;
        }
        match (claimed.as_slice(), &component.group) {
            ([client], _) => Owner::Client(names.number(&self.clients[*client].name)),
            ([], Some(group)) => Owner::Client(names.number(group.trim())),
            ([], None) => Owner::Unknown,
            (several, _) => Owner::Disputed(
                several
                    .iter()
                    .map(|client| names.number(&self.clients[*client].name))
                    .collect(),
            ),
        }
    }

    fn owner_by_access(&self, component: &Component, names: &mut ClientNames) -> Option<Owner> {
        if self.access.is_empty() {
            return None;
        }
        // An id means one component; a name may be another's too.
        let id = component.id.as_deref().map(normalize_text);
        let by_id = id.and_then(|id| self.access.get(&id));
        let seers = by_id.or_else(|| self.access.get(&normalize_text(&component.name)))?;
        let mut owners = Vec::new();
        for number in seers {
            add_once(names.number(self.access_names[*number]), &mut owners);
        }
        Some(match owners.as_slice() {
            [one] => Owner::Client(*one),
            _ => Owner::Disputed(owners),
        })
    }

    fn group(&self, group: &str) -> Vec<usize> {
        let mut claimed = Vec::new();
        self.groups.claim_name(group, &mut claimed);
        self.groups.claim_pattern(group, &mut claimed);
        claimed
    }

    /// The client that all members of a group belong to, if that is certain.
    pub fn of_group(&self, group: &str, names: &mut ClientNames) -> Option<usize> {
        // With components claimed one by one, a member may be another client's.
        if !self.components.is_empty() || !self.access.is_empty() {
            return None;
        }
        match self.group(group).as_slice() {
            [] => Some(names.number(group.trim())),
            [client] => Some(names.number(&self.clients[*client].name)),
            _ => None,
        }
    }
}

/// The client of the policy that is called so, or has this other name; else the name itself.
fn name_of_client<'a>(clients: &'a [Client], name: &'a str) -> &'a str {
    let wanted = normalize_text(name);
    let is_called = |client: &&Client| {
        let mut names = std::iter::once(&client.name).chain(&client.aliases);
        names.any(|one| normalize_text(one) == wanted)
    };
    let known = clients.iter().find(is_called);
    known.map_or(name.trim(), |client| &client.name)
}
