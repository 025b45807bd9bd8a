//! Who can see a maintenance, where Statuspage's page access groups are known. Being able to see is not being told: that
//! follows from the boxes and from what each user has subscribed to.

use super::Audience;
use crate::engine::{
    form::{Component, Components},
    policy::{AccessGroup, Policy},
    sentences::join_first_names,
    text::normalize_text,
};
use rustc_hash::FxHashSet;

impl Audience {
    /// `14 users of Tern & Sons can see it`. Nothing where nothing is chosen or no page access group is known.
    pub fn describe_viewers(components: &Components, policy: &Policy) -> Option<String> {
        if policy.access_groups.is_empty() {
            return None;
        }
        let chosen: Vec<&Component> = components.list.iter().filter(|one| one.ticked).collect();
        if chosen.is_empty() {
            return None;
        }
        let groups: Vec<&AccessGroup> = policy
            .access_groups
            .iter()
            .filter(|group| chosen.iter().any(|component| sees(group, component)))
            .collect();
        if groups.is_empty() {
            return Some("no page access group can see it".to_owned());
        }
        let names: Vec<&str> = groups.iter().map(|group| group.name.as_str()).collect();
        let names = join_first_names(&names);
        let mut users: FxHashSet<u32> = FxHashSet::default();
        for group in &groups {
            match &group.users {
                Some(numbers) => users.extend(numbers.iter().copied()),
                None => return Some(format!("{names} can see it")),
            }
        }
        Some(match users.len() {
            1 => format!("1 user of {names} can see it"),
            many => format!("{many} users of {names} can see it"),
        })
    }
}

fn sees(group: &AccessGroup, component: &Component) -> bool {
    let name = normalize_text(&component.name);
    group.components.iter().any(|seen| match &component.id {
        Some(id) => seen.id == *id || normalize_text(&seen.name) == name,
        None => normalize_text(&seen.name) == name,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::audience::tests::{access_group, components};

    #[track_caller]
    fn can_see(chosen: &[&str], expected: Option<&str>) {
        let access_groups = vec![
            access_group("Tern", &["Barry", "Ely", "Hub"], Some(vec![0, 1, 2])),
            access_group("Ostrava", &["Jih", "Hub"], Some(vec![2, 3])),
            access_group("Falun", &["Kiruna"], None),
            access_group("Umeå", &["Luleå"], Some(vec![7])),
        ];
        let policy = Policy {
            access_groups,
            ..Policy::default()
        };
        let rows: Vec<(&str, &str)> = chosen.iter().map(|name| ("", *name)).collect();
        let mut components = components(&rows);
        // A page need not show the ids that the API gave.
        components.list.iter_mut().for_each(|row| row.id = None);
        let viewers = Audience::describe_viewers(&components, &policy);
        assert_eq!(viewers.as_deref(), expected);
    }

    #[test]
    fn each_user_is_counted_once() {
        can_see(&["Barry", "Ely"], Some("3 users of Tern can see it"));
        can_see(&["hub"], Some("4 users of Tern and Ostrava can see it"));
        can_see(&["Luleå"], Some("1 user of Umeå can see it"));
        can_see(&["Kiruna", "Luleå"], Some("Falun and Umeå can see it"));
        can_see(&["Elsewhere"], Some("no page access group can see it"));
        can_see(&[], None);
    }
}
