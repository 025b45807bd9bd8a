//! What was fetched → what is kept of it, and how it is listed and forgotten.

use crate::{
    api::{ComponentIndex, Fetched, Resource},
    engine::sentences::join_first_names,
    session::fetched_pages::{
        FetchedComponent, FetchedGroup, FetchedPage, FetchedPages, FetchedTemplate,
    },
    ui::settings::taught::TaughtField,
};

/// What of the page counts beside the policy. Nothing where the page itself was not read; of a list that was not read to its
/// end, what was kept before.
pub fn page_to_keep(
    fetched: &Fetched,
    before: Option<&FetchedPage>,
    seconds: i64,
) -> Option<FetchedPage> {
    let page = fetched.page.as_ref()?;
    let mut kept = FetchedPage {
        page: page.id.clone(),
        name: page.name.clone(),
        read_at: seconds,
        ..FetchedPage::default()
    };
    let is_read = |resource| fetched.is_read_wholly(resource);
    kept.templates = match (is_read(Resource::IncidentTemplates), before) {
        (false, Some(before)) => before.templates.clone(),
        _ => templates_of(fetched),
    };
    kept.groups = match (is_read(Resource::PageAccessGroups), before) {
        (false, Some(before)) => before.groups.clone(),
        _ => groups_of(fetched),
    };
    Some(kept)
}

fn templates_of(fetched: &Fetched) -> Vec<FetchedTemplate> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let templates = fetched.templates.iter();
    templates
        .map(|template| FetchedTemplate {
            name: template.name.clone(),
            title: text(&template.title),
            body: text(&template.body),
            status: text(&template.update_status),
        })
        .collect()
}

fn groups_of(fetched: &Fetched) -> Vec<FetchedGroup> {
    let are_users_known = fetched.is_read_wholly(Resource::PageAccessUsers);
    let index = ComponentIndex::of(fetched);
    let groups = fetched.access_groups.iter();
    groups
        .map(|group| {
            let ids = index.ids_of(group);
            let users = (0u32..).zip(&fetched.access_users);
            let users = users.filter(|(_, user)| user.page_access_group_ids.contains(&group.id));
            FetchedGroup {
                name: group.name.clone(),
                components: ids
                    .into_iter()
                    .map(|id| FetchedComponent {
                        name: index.name_of(&id).to_owned(),
                        id,
                    })
                    .collect(),
                users: users.map(|(number, _)| number).collect(),
                are_users_known,
            }
        })
        .collect()
}

/// A line for each page that was read.
pub fn fetched_pages(stored: &str) -> Vec<TaughtField> {
    let pages = FetchedPages::from_json(stored).list.into_iter();
    pages
        .map(|page| {
            let counted = |count: usize, one: &str| match count {
                0 => None,
                1 => Some(format!("1 {one}")),
                many => Some(format!("{many} {one}s")),
            };
            let counts: Vec<String> = [
                counted(page.templates.len(), "template"),
                counted(page.groups.len(), "page access group"),
            ]
            .into_iter()
            .flatten()
            .collect();
            let what = match counts.is_empty() {
                true => "no template and no page access group".to_owned(),
                false => join_first_names(&counts),
            };
            let when = page.day().map(|day| format!(", read on {day}"));
            TaughtField {
                screen: format!("page {}", page.page),
                field: format!("“{}”", page.name),
                recognised_by: format!("{what}{}", when.unwrap_or_default()),
                forget: Some(format!("forget-fetched:{}", page.page)),
                decided_by: "from Statuspage’s API".to_owned(),
            }
        })
        .collect()
}
