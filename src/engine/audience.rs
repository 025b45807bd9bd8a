//! Which client each component belongs to; who will see this. Computed once per change of the
//! components or of the policy, never per keystroke: rules read what is already sorted here.

mod mentions;

pub use mentions::{ClientOrSite, Mention};

use super::{
    form::{Component, Components},
    policy::{Client, Policy},
    text::{matches_pattern, normalize_text},
    words::{Word, split_words},
};
use rustc_hash::FxHashMap;

/// The components of a form, sorted by client.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Audience {
    /// Every client that has a component on the form, in the order of the form, then the others of
    /// the policy.
    pub clients: Vec<String>,
    /// Whose each component is, in the order of the form.
    pub owners: Vec<Owner>,
    /// The ticked components by client, in the order of the form.
    pub chosen: Vec<ClientSelection>,
    /// Ticked components whose client is not known.
    pub unknown: Vec<usize>,
    /// Ticked components that the policy gives to more than one client.
    pub disputed: Vec<usize>,
    /// Groups whose members are not on the page, that are not of the only client chosen.
    pub collapsed_groups: Vec<String>,
    /// Every name that a text could mention.
    names: mentions::NameIndex,
    /// What is left of the names of sites without what all sites of their client begin with.
    short_names: mentions::NameIndex,
}

/// Whose a component is. Numbers are indexes of [`Audience::clients`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    Client(usize),
    /// In no group, and no client of the policy claims it.
    Unknown,
    /// Several clients of the policy claim it.
    Disputed(Vec<usize>),
}

/// The ticked components of one client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientSelection {
    pub client: usize,
    /// Indexes in the form's list of components.
    pub components: Vec<usize>,
}

impl Audience {
    pub fn from_components(components: &Components, policy: &Policy) -> Self {
        let mut names = ClientNames::default();
        let claims = Claims::from_clients(&policy.clients);
        let owners = claims.owners(&components.list, &mut names);
        let mut audience = Self {
            owners,
            ..Self::default()
        };
        for (number, component) in components.list.iter().enumerate() {
            if !component.ticked {
                continue;
            }
            match &audience.owners[number] {
                Owner::Unknown => audience.unknown.push(number),
                Owner::Disputed(_) => audience.disputed.push(number),
                Owner::Client(client) => {
                    components_chosen_of(&mut audience.chosen, *client).push(number)
                }
            }
        }
        let only = match audience.chosen.as_slice() {
            [share] => Some(share.client),
            _ => None,
        };
        // Whose the components of a group are that is chosen as a whole, only they could tell.
        let unclaimed = audience
            .unknown
            .iter()
            .map(|number| &components.list[*number]);
        let unclaimed = unclaimed.filter(|component| component.whole_group);
        let unclaimed: Vec<String> = unclaimed.map(|component| component.name.clone()).collect();
        audience.collapsed_groups.extend(unclaimed);
        for group in &components.collapsed_groups {
            if only.is_none() || claims.of_group(group, &mut names) != only {
                audience.collapsed_groups.push(group.clone());
            }
        }
        let mut index = mentions::NameIndex::default();
        for client in &policy.clients {
            let number = names.number(&client.name);
            for alias in &client.aliases {
                index.add_name(alias, ClientOrSite::Client(number));
            }
        }
        audience.clients = names.list;
        for (number, client) in audience.clients.iter().enumerate() {
            index.add_name(client, ClientOrSite::Client(number));
        }
        for (number, component) in components.list.iter().enumerate() {
            if let Owner::Client(client) = audience.owners[number] {
                let site = ClientOrSite::Site {
                    component: number,
                    client,
                };
                index.add_name(&component.name, site);
            }
        }
        audience.names = index;
        audience.short_names = index_short_names(components, &audience);
        audience
    }

    /// The one client whose components are chosen, if that is certain.
    pub fn only_client(&self) -> Option<&str> {
        match self.chosen.as_slice() {
            [share] if self.unknown.is_empty() && self.disputed.is_empty() => {
                self.clients.get(share.client).map(String::as_str)
            }
            _ => None,
        }
    }

    /// Where `text`, of these words, names clients and their components; costs no more than the text is
    /// long.
    pub fn find_mentions(&self, text: &str, words: &[Word]) -> Vec<Mention> {
        self.names.find_names(text, words)
    }

    /// As [`Audience::find_mentions`], by the short names of sites.
    pub fn find_short_names(&self, text: &str, words: &[Word]) -> Vec<Mention> {
        self.short_names.find_names(text, words)
    }

    /// Whether a component of this client is chosen.
    pub fn is_chosen(&self, client: usize) -> bool {
        self.chosen.iter().any(|share| share.client == client)
    }

    /// The clients whose components are chosen, as far as the policy describes them.
    pub fn chosen_clients_in<'a>(&'a self, policy: &'a Policy) -> impl Iterator<Item = &'a Client> {
        self.chosen_client_names()
            .filter_map(|name| policy.clients.iter().find(|client| client.name == *name))
    }

    /// The names of the clients whose components are chosen.
    pub fn chosen_client_names(&self) -> impl Iterator<Item = &str> {
        self.chosen
            .iter()
            .filter_map(|share| self.clients.get(share.client).map(String::as_str))
    }
}

/// "Corby" for "Fernhill Corby", where each site of a chosen client begins with "Fernhill".
fn index_short_names(components: &Components, audience: &Audience) -> mentions::NameIndex {
    let mut index = mentions::NameIndex::default();
    for share in &audience.chosen {
        let client = share.client;
        let owned = audience.owners.iter().enumerate();
        let sites: Vec<usize> = owned
            .filter(|(_, owner)| **owner == Owner::Client(client))
            .map(|(number, _)| number)
            .collect();
        let first_word = |number: &usize| {
            let name = components.list.get(*number).map_or("", |site| &site.name);
            Some((name, split_words(name).first().copied()?))
        };
        let words: Option<Vec<(&str, Word)>> = sites.iter().map(first_word).collect();
        let Some(words) = words.filter(|words| words.len() > 1) else {
            continue;
        };
        if words.iter().all(|(_, word)| word.hash == words[0].1.hash) {
            for (component, (name, word)) in sites.iter().zip(&words) {
                let site = ClientOrSite::Site {
                    component: *component,
                    client,
                };
                let rest = &name[word.end..];
                // A number, or a word of everyday use, is in too many texts to name a site.
                if rest.contains(char::is_uppercase) && !mentions::is_common_word(rest.trim()) {
                    index.add_name(rest, site);
                }
            }
        }
    }
    index
}

/// The ticked components of a client. They usually follow one another.
fn components_chosen_of(chosen: &mut Vec<ClientSelection>, client: usize) -> &mut Vec<usize> {
    let at = chosen
        .iter()
        .rposition(|share| share.client == client)
        .unwrap_or(chosen.len());
    if at == chosen.len() {
        chosen.push(ClientSelection {
            client,
            components: Vec::new(),
        });
    }
    &mut chosen[at].components
}

/// Client names, each once in its first spelling.
#[derive(Default)]
struct ClientNames {
    list: Vec<String>,
    numbers: FxHashMap<String, usize>,
}

impl ClientNames {
    fn number(&mut self, name: &str) -> usize {
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

/// The names of the clients that each component belongs to: one, none, or several where that is disputed.
pub fn find_owner_names(components: &[Component], clients: &[Client]) -> Vec<Vec<String>> {
    let mut names = ClientNames::default();
    let owners = Claims::from_clients(clients).owners(components, &mut names);
    let name = |number: &usize| names.list[*number].clone();
    let names_of = |owner: &Owner| match owner {
        Owner::Client(number) => vec![name(number)],
        Owner::Disputed(numbers) => numbers.iter().map(name).collect(),
        Owner::Unknown => Vec::new(),
    };
    owners.iter().map(names_of).collect()
}

/// What the clients of the policy claim, ready to be asked 1,100 times.
struct Claims<'a> {
    clients: &'a [Client],
    components: NamesOrPatterns,
    groups: NamesOrPatterns,
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
    fn from_clients(clients: &'a [Client]) -> Self {
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
        Self {
            clients,
            components,
            groups,
        }
    }

    fn owners(&self, components: &[Component], names: &mut ClientNames) -> Vec<Owner> {
        let owners = components.iter();
        owners
            .map(|component| self.owner(component, names))
            .collect()
    }

    /// What the policy says of the component itself goes before what it says of its group, and
    /// that before the group's own name.
    fn owner(&self, component: &Component, names: &mut ClientNames) -> Owner {
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

    fn group(&self, group: &str) -> Vec<usize> {
        let mut claimed = Vec::new();
        self.groups.claim_name(group, &mut claimed);
        self.groups.claim_pattern(group, &mut claimed);
        claimed
    }

    /// The client that all members of a group belong to, if that is certain.
    fn of_group(&self, group: &str, names: &mut ClientNames) -> Option<usize> {
        // With components claimed one by one, a member may be another client's.
        if !self.components.is_empty() {
            return None;
        }
        match self.group(group).as_slice() {
            [] => Some(names.number(group.trim())),
            [client] => Some(names.number(&self.clients[*client].name)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::form::Handle;

    fn components(list: &[(&str, &str)]) -> Components {
        Components {
            list: list
                .iter()
                .map(|(group, name)| Component {
                    handle: Handle(1),
                    id: Some(format!("id-{name}")),
                    name: (*name).into(),
                    group: (!group.is_empty()).then(|| (*group).into()),
                    ticked: true,
                    status: None,
                    whole_group: false,
                })
                .collect(),
            collapsed_groups: Vec::new(),
            chosen_only: false,
            unclear_statuses: Vec::new(),
        }
    }

    #[track_caller]
    fn chosen(policy: &str, list: &[(&str, &str)]) -> String {
        let policy = Policy::built_in_with(policy).unwrap();
        let components = components(list);
        let audience = Audience::from_components(&components, &policy);
        let names = |numbers: &[usize]| {
            let names: Vec<_> = numbers
                .iter()
                .map(|number| components.list[*number].name.as_str())
                .collect();
            names.join(" ")
        };
        let mut lines: Vec<String> = audience
            .chosen
            .iter()
            .map(|share| {
                format!(
                    "{}: {}",
                    audience.clients[share.client],
                    names(&share.components)
                )
            })
            .collect();
        if !audience.unknown.is_empty() {
            lines.push(format!("unknown: {}", names(&audience.unknown)));
        }
        if !audience.disputed.is_empty() {
            lines.push(format!("disputed: {}", names(&audience.disputed)));
        }
        lines.join("; ")
    }

    #[test]
    fn a_group_is_a_client() {
        assert_eq!(
            chosen("", &[("Alder", "A1"), ("Cedar", "C1"), ("Alder", "A2")]),
            "Alder: A1 A2; Cedar: C1"
        );
        assert_eq!(chosen("", &[("", "A1")]), "unknown: A1");
    }

    #[test]
    fn the_policy_claims_by_id_name_pattern_and_group() {
        let policy = r#"{"clients": [
            {"name": "Alder", "components": ["id-x1", "A*"]},
            {"name": "Cedar", "groups": ["Lyon *"], "components": ["Site 9"]}
        ]}"#;
        assert_eq!(
            chosen(
                policy,
                &[("", "x1"), ("", "A7"), ("Lyon sites", "c"), ("", "site 9")]
            ),
            "Alder: x1 A7; Cedar: c site 9"
        );
        assert_eq!(chosen(policy, &[("Birch", "b")]), "Birch: b");
        assert_eq!(chosen(policy, &[("cedar", "b")]), "Cedar: b");
        assert_eq!(chosen(policy, &[("", "b")]), "unknown: b");
        assert_eq!(chosen(policy, &[("Lyon", "A7")]), "Alder: A7");
    }

    #[test]
    fn a_whole_group_is_of_the_client_that_has_all_of_it() {
        let whole = |policy: &str| {
            let policy = Policy::built_in_with(policy).unwrap();
            let mut components = components(&[("Alder", "Alder")]);
            components.list[0].whole_group = true;
            let audience = Audience::from_components(&components, &policy);
            let client = audience.only_client().map(str::to_owned);
            (client, audience.collapsed_groups)
        };
        assert_eq!(whole(""), (Some("Alder".to_owned()), vec![]));
        // A component in it may be another client's.
        let policy = r#"{"clients": [{"name": "Cedar", "components": ["A*"]}]}"#;
        assert_eq!(whole(policy), (None, vec!["Alder".to_owned()]));
    }

    #[test]
    fn two_claims_are_a_dispute() {
        let policy = r#"{"clients": [
            {"name": "Alder", "components": ["* Boston"]},
            {"name": "Cedar", "components": ["North *"]}
        ]}"#;
        assert_eq!(
            chosen(policy, &[("", "North Boston")]),
            "disputed: North Boston"
        );
    }
}
