//! Which client each component belongs to; who will see this. Computed once per change of the
//! components or of the policy, never per keystroke: rules read what is already sorted here.

mod claims;
mod mentions;
mod viewers;

pub use claims::Owner;
pub use mentions::{ClientOrSite, Mention};

use super::{
    form::{Component, Components},
    policy::{Client, Policy},
    words::{Word, split_words},
};
use claims::{Claims, ClientNames};

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
    /// Ticked components that the policy, or Statuspage, gives to more than one client.
    pub disputed: Vec<usize>,
    /// Groups whose members are not on the page, that are not of the only client chosen.
    pub collapsed_groups: Vec<String>,
    /// Every name that a text could mention.
    names: mentions::NameIndex,
    /// What is left of the names of sites without what all sites of their client begin with.
    short_names: mentions::NameIndex,
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
        let claims = Claims::from_policy(policy);
        let list = components.list.iter();
        let owners = list
            .map(|component| claims.owner(component, &mut names))
            .collect();
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
        for name in claims.access_group_names() {
            names.number(name);
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

/// The names of the clients that each component belongs to: one, none, or several where that is disputed.
pub fn find_owner_names(components: &[Component], clients: &[Client]) -> Vec<Vec<String>> {
    let mut names = ClientNames::default();
    let claims = Claims::new(clients, &[]);
    let owners = components.iter();
    let owners: Vec<Owner> = owners
        .map(|component| claims.owner(component, &mut names))
        .collect();
    let name = |number: &usize| names.list[*number].clone();
    let names_of = |owner: &Owner| match owner {
        Owner::Client(number) => vec![name(number)],
        Owner::Disputed(numbers) => numbers.iter().map(name).collect(),
        Owner::Unknown => Vec::new(),
    };
    owners.iter().map(names_of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{
        form::{Component, Handle},
        policy::{AccessGroup, SeenComponent},
    };

    /// Chosen components, each with its group.
    pub(super) fn components(list: &[(&str, &str)]) -> Components {
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
        chosen_under(&Policy::built_in_with(policy).unwrap(), list)
    }

    fn chosen_under(policy: &Policy, list: &[(&str, &str)]) -> String {
        let components = components(list);
        let audience = Audience::from_components(&components, policy);
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

    /// A page access group that sees the components of these names.
    pub(super) fn access_group(
        name: &str,
        components: &[&str],
        users: Option<Vec<u32>>,
    ) -> AccessGroup {
        let seen = components.iter().map(|name| SeenComponent {
            id: format!("id-{name}"),
            name: (*name).into(),
        });
        AccessGroup {
            name: name.into(),
            components: seen.collect(),
            users,
        }
    }

    fn chosen_with_groups(policy: &str, list: &[(&str, &str)]) -> String {
        let mut policy = Policy::built_in_with(policy).unwrap();
        policy.access_groups = vec![
            access_group("Alder Market", &["A1", "Shared"], None),
            access_group("Cedar", &["C*", "Shared"], None),
        ];
        chosen_under(&policy, list)
    }

    #[test]
    fn a_page_access_group_owns_what_no_client_of_the_policy_does() {
        let list = [("North", "A1"), ("North", "C1"), ("", "C*")];
        assert_eq!(
            chosen_with_groups("", &list),
            "Alder Market: A1; North: C1; Cedar: C*"
        );
        let policy = r#"{"clients": [{"name": "Alder", "aliases": ["alder market"]}, {"name": "Birch", "components": ["C*"]}]}"#;
        assert_eq!(chosen_with_groups(policy, &list), "Alder: A1; Birch: C1 C*");
        assert_eq!(
            chosen_with_groups("", &[("North", "Shared")]),
            "disputed: Shared"
        );
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
