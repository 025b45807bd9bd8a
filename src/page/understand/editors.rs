//! The screens that change one component, one group or user of the audience, or one template: the fields of each, by
//! the same candidates, cues, scores and assignment as those of a maintenance.

use super::{
    assign::{FieldEvidence, add_candidates, assign, find_field},
    binding::{Binding, Scored},
    candidates::{Candidate, Page, eligible},
    choices::{collect_choices, collect_open_menus},
    components::Rows,
    cues::{CueTable, editors as cues, status as status_cues},
    explain::{ComponentsReason, Reason},
    found::{Found, choose_best},
    kinds::{checkboxes, message, status, submit},
    schedule::Zone,
    score::{Evidence, Fact},
    slots::{Slot, SlotTexts, visible_name},
    taught,
    understood::Understood,
    weights::weights,
};
use crate::{
    engine::{
        form::{FieldName, Screen},
        target::{CheckboxName, Locators},
    },
    page::{
        controls::{ChoiceControl, Chosen},
        label_text::fold,
        scene::{At, Role, Scene},
    },
};

/// Where the fields of such a screen are. `list` is the list of components that the words of the page announce.
pub fn find_fields(page: &Page, list: FieldEvidence, locators: &Locators) -> Understood {
    let mut fields = taught::collect_taught(page, locators);
    if page.screen != Screen::ComponentEdit && find_field(&fields, FieldName::Components).is_none()
    {
        fields.push(list);
    }
    let list = find_field(&fields, FieldName::Components)
        .and_then(FieldEvidence::list)
        .cloned();
    add_candidates(&mut fields, FieldName::Name, score_name(page));
    match page.screen {
        Screen::ComponentEdit => {
            add_candidates(&mut fields, FieldName::Status, score_component_status(page));
        }
        Screen::Templates => {
            add_candidates(&mut fields, FieldName::Status, status::score(page));
            add_candidates(&mut fields, FieldName::Message, message::score(page));
            let boxes = checkboxes::score(page, list.as_ref()).into_iter();
            let now = boxes.filter(|(name, _)| *name == CheckboxName::Now);
            add_candidates(
                &mut fields,
                CheckboxName::Now,
                now.map(|(_, scored)| scored).collect(),
            );
        }
        Screen::AudienceUser => {
            let boxes = score_subscribe_box(page, list.as_ref());
            add_candidates(&mut fields, CheckboxName::Now, boxes);
        }
        _ => {}
    }
    assign(page, &mut fields);
    let first = find_field(&fields, FieldName::Name).and_then(FieldEvidence::chosen);
    let name = first.map(|name| name.at);
    let buttons = submit::score_by(page, submit_table(page.screen), name);
    add_candidates(&mut fields, FieldName::Submit, buttons);
    take_only_line(page, &mut fields);
    assign(page, &mut fields);
    if page.screen == Screen::AudienceUser {
        doubt_other_boxes(page, &mut fields);
    }
    let mut understood = Understood::gather(page, fields, Zone::default());
    understood.group = find_group_menu(page);
    understood.title = find_title(page, &understood.name);
    understood
}

/// Whether the form of such a screen is open: a page that only lists templates has none.
pub fn is_open(page: &Page) -> bool {
    let is_line = |one: &Candidate| one.is_called(name_table(page.screen));
    let is_area = |one: &Candidate| one.role == Role::Area;
    page.screen != Screen::Templates
        || page
            .candidates
            .iter()
            .any(|one| is_line(one) || is_area(one))
}

fn name_table(screen: Screen) -> &'static CueTable {
    match screen {
        Screen::AudienceUser => &cues::EMAIL,
        Screen::ComponentEdit => &cues::COMPONENT_NAME,
        Screen::Templates => &cues::TEMPLATE_NAME,
        _ => &cues::GROUP_NAME,
    }
}

fn submit_table(screen: Screen) -> &'static CueTable {
    match screen {
        Screen::AudienceGroup | Screen::AudienceUser => &cues::SUBMIT_AUDIENCE,
        _ => &cues::SUBMIT_OTHER,
    }
}

/// A line that is called as the screen calls what it changes; an address also by the kind of its control.
fn score_name(page: &Page) -> Vec<Scored> {
    let table = name_table(page.screen);
    let lines = page.candidates.iter().filter(|one| one.role == Role::Text);
    lines
        .filter_map(|candidate| {
            let is_address = page.screen == Screen::AudienceUser
                && page.scene.attr(candidate.at, "type") == Some("email");
            let score = table.score_control(&candidate.names)?;
            let evidence = match page.weigh(candidate.at, score, if is_address { 3 } else { 0 }) {
                Some(evidence) => evidence,
                // No other field takes an address.
                None if is_address => vec![
                    Evidence {
                        fact: Fact::Control,
                        weight: weights().enough,
                    },
                    page.home.evidence(candidate.at),
                ],
                None => return None,
            };
            Some(Scored {
                at: candidate.at,
                binding: Binding::Node(page.node(candidate.at)),
                evidence,
            })
        })
        .collect()
}

/// Without a word to it, the only line of the form that nothing else is written on: tests/layouts/audience/only-line.html.
fn take_only_line(page: &Page, fields: &mut [FieldEvidence]) {
    let name = FieldName::Name.into();
    let open = |field: &&mut FieldEvidence| field.target == name && field.found == Found::Nothing;
    let Some(field) = fields.iter_mut().find(open) else {
        return;
    };
    let table = name_table(page.screen);
    let in_form = |one: &&Candidate| one.role == Role::Text && page.home.holds(one.at);
    let mut lines = page.candidates.iter().filter(in_form);
    if let (Some(only), None) = (lines.next(), lines.next())
        && page.screen != Screen::Templates
        && !only.is_called_otherwise(table)
    {
        field.found = Found::Here(field.candidates.len());
        field.candidates.push(Scored {
            at: only.at,
            binding: Binding::Node(page.node(only.at)),
            evidence: vec![Evidence {
                fact: Fact::Repair("the only line of the form"),
                weight: weights().enough,
            }],
        });
    }
}

/// What offers the statuses of a component, or shows one, outside of any list.
fn score_component_status(page: &Page) -> Vec<Scored> {
    let scene = page.scene;
    let choices = collect_choices(scene)
        .into_iter()
        .chain(collect_open_menus(scene));
    let mut found: Vec<Scored> = Vec::new();
    for (at, choice) in choices {
        let is_status = |text: &str| status_cues::is_component_status(text);
        let offered = choice.options.iter().filter(|one| is_status(&one.label));
        let shows = match choice.read_chosen(scene.outline) {
            Chosen::Text(text) => is_status(&text),
            _ => false,
        };
        if offered.count() < 2 && !shows || found.iter().any(|other| other.at == at) {
            continue;
        }
        let names = SlotTexts::of(scene, at);
        let Some(score) = cues::COMPONENT_STATUS.score_control(&names) else {
            continue;
        };
        let mut evidence = vec![Evidence {
            fact: Fact::Statuses,
            weight: weights().enough,
        }];
        evidence.extend(score.rows.into_iter().flatten());
        evidence.push(page.home.evidence(at));
        found.push(Scored {
            at,
            binding: Binding::Choice(choice),
            evidence,
        });
    }
    found
}

/// A box, or a yes and no, whose own words speak of subscribing.
fn score_subscribe_box(page: &Page, list: Option<&Rows>) -> Vec<Scored> {
    let scene = page.scene;
    let toggles = checkboxes::find_toggles(scene).into_iter();
    let outside = toggles.filter(|(_, toggle)| !list.is_some_and(|rows| rows.holds(toggle.node)));
    outside
        .filter_map(|(at, toggle)| {
            let names = SlotTexts::of(scene, at);
            let own = fold(&visible_name(scene, at));
            let texts = std::iter::once(&own).chain(&names.own);
            let near = names.near.iter().map(|text| (Slot::Near, text));
            let named = texts.map(|text| (Slot::OwnLabel, text)).chain(near);
            let best = named
                .filter_map(|(slot, text)| Some((slot, cues::SUBSCRIBE.find_cue(text)?)))
                .max_by_key(|(_, (weight, _))| *weight)?;
            let (slot, (weight, cue)) = best;
            (weight >= weights().enough).then(|| Scored {
                at,
                binding: Binding::Toggle(checkboxes::negate_by_name(scene, at, toggle)),
                evidence: vec![Evidence::of_cue(slot, cue, weight), page.home.evidence(at)],
            })
        })
        .collect()
}

/// Boxes that no words announce may be components, or groups, or something else: only a person can tell.
/// tests/layouts/audience/user-boxes-without-caption.html.
fn doubt_other_boxes(page: &Page, fields: &mut [FieldEvidence]) {
    let subscribes = find_field(fields, CheckboxName::Now).and_then(FieldEvidence::chosen);
    let scene = page.scene;
    let is_open = |at: &At| {
        scene.role(*at) == Role::Check
            && eligible(scene, *at)
            && page.home.holds(*at)
            && subscribes.is_none_or(|chosen| chosen.at != *at)
    };
    let mut boxes = scene.fields.iter().copied().filter(is_open);
    let (Some(first), Some(_)) = (boxes.next(), boxes.next()) else {
        return;
    };
    let reason = ComponentsReason::MaybeOne(visible_name(scene, first));
    let is_open = |field: &&mut FieldEvidence| {
        field.target == FieldName::Components.into() && field.found == Found::Nothing
    };
    if let Some(list) = fields.iter_mut().find(is_open) {
        list.found = Found::Unsure(Reason::Components(reason));
    }
}

/// The menu of the groups: of the audience for a user, of components for a component.
fn find_group_menu(page: &Page) -> Found<ChoiceControl> {
    let table = match page.screen {
        Screen::AudienceUser => &cues::AUDIENCE_GROUPS,
        Screen::ComponentEdit => &cues::COMPONENT_GROUP,
        _ => return Found::Nothing,
    };
    let is_menu = |one: &&Candidate| one.is_menu() && !holds_status(page.scene, one.at);
    let menus = page.candidates.iter().filter(is_menu);
    let scored =
        menus.filter_map(|one| Some((one.at, one.score(table)? + page.home.place(one.at))));
    let found = choose_best(page.scene, "Group", scored, |at| *at);
    found.map(|at| match page.role(at) {
        Role::Select => ChoiceControl::from_select(page.scene, at),
        _ => ChoiceControl::from_combo(page.scene, at),
    })
}

fn holds_status(scene: &Scene, menu: At) -> bool {
    let mut inside = scene.descendants(menu);
    inside.any(|at| {
        scene.role(at) == Role::Choice && status_cues::is_component_status(&scene.text(at))
    })
}

/// What a template calls the maintenance, in a line of its own.
fn find_title(page: &Page, name: &Found<u32>) -> Found<u32> {
    if page.screen != Screen::Templates {
        return Found::Nothing;
    }
    let is_line = |one: &&Candidate| {
        one.takes_text() && name.here().is_none_or(|name| *name != page.node(one.at))
    };
    let lines = page.candidates.iter().filter(is_line);
    let scored = lines.filter_map(|one| {
        Some((
            one.at,
            one.score(&cues::TEMPLATE_TITLE)? + page.home.place(one.at),
        ))
    });
    choose_best(page.scene, "Title", scored, |at| *at).map(|at| page.node(at))
}
