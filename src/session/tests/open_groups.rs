//! Closed groups that the guard opens, reads and closes again: a page whose rows are there while their group is open.

use super::visit::{send, tell};
use crate::{
    page::{outline::Snapshot, write::Act},
    session::{
        Session, SessionUpdate,
        memory::{Memory, Preferences},
        message::{ActResult, FromPage, PageRequest},
    },
    testing::page,
};

const UPDATE: &str = "https://manage.statuspage.io/pages/abc123/incidents/p31zjtct2jer";

/// What pressing the opener of a group does.
#[derive(Clone, Copy, PartialEq)]
enum Opener {
    Opens,
    /// The page closes every other group.
    OpensThisAlone,
    DoesNothing,
    TicksToo,
    TicksOnly,
    /// There is only a sign that is no element of its own.
    None,
}

struct Group {
    name: &'static str,
    is_open: bool,
    ticked: bool,
    opener: Opener,
    rows: Vec<(&'static str, bool)>,
}

struct Page {
    session: Session,
    groups: Vec<Group>,
    last: SessionUpdate,
    pressed: Vec<String>,
    html: fn(&Group) -> String,
}

fn group(name: &'static str, opener: Opener, rows: &[(&'static str, bool)]) -> Group {
    Group {
        name,
        is_open: false,
        ticked: false,
        opener,
        rows: rows.to_vec(),
    }
}

fn rows_of(group: &Group) -> String {
    let row = |(name, ticked): &(&str, bool)| {
        let checked = if *ticked { "checked" } else { "" };
        format!("<li><label><input type=checkbox {checked}> {name}</label></li>")
    };
    match group.is_open {
        true => format!(
            "<ul>{}</ul>",
            group.rows.iter().map(row).collect::<String>()
        ),
        false => String::new(),
    }
}

fn with_sign(group: &Group) -> String {
    let sign = if group.is_open { "▾" } else { "▸" };
    let sign = match group.opener {
        Opener::None => sign.to_owned(),
        _ => format!("<span data-group='{}'>{sign}</span>", group.name),
    };
    let checked = if group.ticked { "checked" } else { "" };
    let (name, rows) = (group.name, rows_of(group));
    format!(
        "<li>{sign} <label><input type=checkbox data-box='{name}' {checked}> {name}</label>{rows}</li>"
    )
}

fn with_button(group: &Group) -> String {
    let (name, open, rows) = (group.name, group.is_open, rows_of(group));
    format!(
        "<li><button type=button data-group='{name}' aria-expanded={open}>{name}</button>{rows}</li>"
    )
}

fn with_details(group: &Group) -> String {
    let (name, rows) = (group.name, rows_of(group));
    let open = if group.is_open { "open" } else { "" };
    format!(
        "<li><details {open}><summary data-group='{name}'>{name}</summary>{rows}</details></li>"
    )
}

fn with_link(group: &Group) -> String {
    let words = if group.is_open { "hide" } else { "show" };
    let (name, rows) = (group.name, rows_of(group));
    format!("<li><h4>{name}</h4> <a href='#' data-group='{name}'>{words}</a>{rows}</li>")
}

fn with_icon_button(group: &Group) -> String {
    let (name, open, rows) = (group.name, group.is_open, rows_of(group));
    let checked = if group.ticked { "checked" } else { "" };
    format!(
        "<li><div class=css-1x2><button type=button data-group='{name}' aria-expanded={open} aria-label='Toggle {name}'></button>
        <label><input type=checkbox data-box='{name}' {checked}> {name}</label></div>{rows}</li>"
    )
}

fn with_sign_on_label(group: &Group) -> String {
    let sign = if group.is_open { "▾" } else { "▸" };
    let (name, rows) = (group.name, rows_of(group));
    format!(
        "<li><label><span>{sign}</span> <input type=checkbox data-box='{name}'> {name}</label>{rows}</li>"
    )
}

fn page_of(html: fn(&Group) -> String, groups: Vec<Group>) -> Page {
    let mut page = Page {
        session: Session::default(),
        groups,
        last: SessionUpdate::default(),
        pressed: Vec::new(),
        html,
    };
    let snapshot = page.snapshot();
    page.last = tell(&mut page.session, snapshot, vec![], vec![], 0);
    page
}

impl Page {
    fn snapshot(&self) -> Snapshot {
        let groups: String = self.groups.iter().map(self.html).collect();
        page::update(
            UPDATE,
            &format!(
                "<form><fieldset><legend>Maintenance status</legend><label><input type=radio name=s checked> Scheduled</label>
                <label><input type=radio name=s> In progress</label><label><input type=radio name=s> Verifying</label>
                <label><input type=radio name=s> Completed</label></fieldset><h3>Components affected</h3>
                <ul><li><label><input type=checkbox> Website</label></li><li><label><input type=checkbox> Portal</label></li>{groups}</ul>
                <label>Message <textarea>Hello</textarea></label><button>Update</button></form>"
            ),
        )
    }

    /// A message of the page: what changed, and what a person touched in it.
    fn tell(&mut self, on: &[&str], did: Vec<ActResult>, hand: Vec<u32>) {
        let mut snapshot = Snapshot {
            whole: false,
            ..self.snapshot()
        };
        snapshot.hand = hand;
        let message = FromPage {
            snapshot,
            clicked_events: on.iter().map(|event| (*event).to_owned()).collect(),
            act_results: did,
            ..FromPage::default()
        };
        self.last = send(&mut self.session, message, 0);
    }

    fn open_groups(mut self) -> Self {
        self.tell(&["open-groups"], vec![], vec![]);
        for _ in 0..400 {
            let requests = std::mem::take(&mut self.last.answer.acts);
            let did: Vec<_> = requests.into_iter().map(|one| self.obey(one)).collect();
            if did.is_empty() {
                return self;
            }
            self.tell(&[], did, vec![]);
        }
        panic!("it never ends");
    }

    fn obey(&mut self, request: PageRequest) -> ActResult {
        let PageRequest::Page { act, .. } = request else {
            panic!("nothing of the panel is asked for")
        };
        let nodes = self.snapshot().nodes;
        let attribute = |node: u32, name: &str| {
            let node = nodes.iter().find(|one| one.id == node).unwrap();
            node.attr(name).map(str::to_owned)
        };
        let name = match act {
            Act::Wait { .. } => "wait",
            Act::Expand { node, .. } => {
                let name = attribute(node, "data-group").expect("an opener");
                self.press(&name);
                "expand"
            }
            Act::Click { node } => {
                let name = attribute(node, "data-box").expect("the box of a group");
                self.pressed.push(format!("the box of {name}"));
                let group = self.groups.iter_mut().find(|one| one.name == name);
                let group = group.unwrap();
                group.ticked = !group.ticked;
                "click"
            }
            other => panic!("{other:?}"),
        };
        ActResult {
            act: name.into(),
            refused: String::new(),
        }
    }

    fn press(&mut self, name: &str) {
        self.pressed.push(name.to_owned());
        let at = self.groups.iter().position(|one| one.name == name).unwrap();
        let opener = self.groups[at].opener;
        if opener == Opener::OpensThisAlone {
            let others = self.groups.iter_mut().filter(|one| one.name != name);
            others.for_each(|other| other.is_open = false);
        }
        let group = &mut self.groups[at];
        if matches!(opener, Opener::TicksToo | Opener::TicksOnly) {
            group.ticked = !group.ticked;
        }
        if matches!(
            opener,
            Opener::Opens | Opener::OpensThisAlone | Opener::TicksToo
        ) {
            group.is_open = !group.is_open;
        }
    }

    fn unknown(&self) -> Vec<String> {
        let components = self
            .session
            .reading
            .as_ref()
            .unwrap()
            .form
            .components
            .value();
        components.unwrap().collapsed_groups.clone()
    }

    fn ticked(&self) -> Vec<String> {
        let components = self
            .session
            .reading
            .as_ref()
            .unwrap()
            .form
            .components
            .value();
        let ticked = components.unwrap().ticked_components();
        ticked.map(|one| one.name.clone()).collect()
    }

    #[track_caller]
    fn says(&self, words: &str) {
        let message = self.session.panel_message.as_deref().unwrap_or_default();
        assert!(message.contains(words), "{message}");
    }

    fn node_called(&self, words: &str) -> u32 {
        let nodes = self.snapshot().nodes;
        let label = nodes
            .iter()
            .find(|node| format!("{:?}", node.children).contains(words));
        let label = label.unwrap();
        let inner = nodes.iter().find(|node| {
            node.tag == "input"
                && format!("{:?}", label.children).contains(&format!("Node({})", node.id))
        });
        inner.map_or(label.id, |inner| inner.id)
    }
}

fn two_groups(opener: Opener) -> Vec<Group> {
    vec![
        group("Northgate", opener, &[("Mill", true), ("Quay", false)]),
        group("Oaks", opener, &[("Alder", false), ("Birch", false)]),
    ]
}

#[test]
fn each_closed_group_is_opened_read_and_closed_again() {
    for html in [
        with_sign,
        with_button,
        with_details,
        with_link,
        with_icon_button,
    ] {
        for opener in [Opener::Opens, Opener::OpensThisAlone] {
            let page = page_of(html, two_groups(opener));
            assert_eq!(page.unknown(), ["Northgate", "Oaks"]);
            assert!(page.last.answer.to_json().contains("data-open-groups"));
            let page = page.open_groups();
            assert_eq!(page.pressed, ["Northgate", "Northgate", "Oaks", "Oaks"]);
            assert!(
                page.groups
                    .iter()
                    .all(|group| !group.is_open && !group.ticked)
            );
            assert_eq!(page.unknown(), [""; 0]);
            assert_eq!(page.ticked(), ["Mill"]);
            page.says("Opened and closed again: Northgate and Oaks. Ticked there: Mill.");
            assert!(!page.last.answer.to_json().contains("data-open-groups"));
        }
    }
}

#[test]
fn a_sign_on_the_label_of_the_box_is_not_pressed() {
    let page = page_of(with_sign_on_label, two_groups(Opener::Opens)).open_groups();
    assert_eq!(page.unknown(), ["Northgate", "Oaks"]);
    assert_eq!(page.pressed, [""; 0]);
}

#[test]
fn what_was_seen_outlives_the_background_and_no_reload() {
    let page = page_of(with_sign, two_groups(Opener::Opens)).open_groups();
    let unknown = |page_load_id: &str| {
        let memory = Memory::from_json(&page.session.memory.to_json());
        let session = &mut Session::new(memory, Preferences::default());
        let message = FromPage {
            snapshot: page.snapshot(),
            page_load_id: page_load_id.into(),
            ..FromPage::default()
        };
        send(session, message, 0);
        let components = session.reading.as_ref().unwrap().form.components.value();
        components.unwrap().collapsed_groups.clone()
    };
    assert_eq!(unknown(""), [""; 0]);
    assert_eq!(unknown("2"), ["Northgate", "Oaks"]);
}

#[test]
fn a_group_whose_opener_does_nothing_is_named() {
    let mut groups = two_groups(Opener::Opens);
    groups[0].opener = Opener::DoesNothing;
    let page = page_of(with_sign, groups).open_groups();
    assert_eq!(page.unknown(), ["Northgate"]);
    page.says("Northgate did not open: open it by hand.");
    assert_eq!(page.pressed, ["Northgate", "Oaks", "Oaks"]);
}

#[test]
fn a_group_without_an_opener_is_left_to_the_person() {
    let mut groups = two_groups(Opener::Opens);
    groups[0].opener = Opener::None;
    let page = page_of(with_sign, groups).open_groups();
    assert_eq!(page.unknown(), ["Northgate"]);
    page.says("Open Northgate by hand");
    assert_eq!(page.pressed, ["Oaks", "Oaks"]);
    // Where nothing opens any of them, there is nothing to offer.
    let page = page_of(with_sign, two_groups(Opener::None));
    assert_eq!(page.unknown(), ["Northgate", "Oaks"]);
    assert!(!page.last.answer.to_json().contains("data-open-groups"));
}

#[test]
fn an_opener_that_ticks_as_well_is_not_used_again_and_its_box_set_back() {
    let mut groups = two_groups(Opener::Opens);
    groups[0].opener = Opener::TicksOnly;
    let page = page_of(with_sign, groups).open_groups();
    assert!(!page.groups[0].ticked);
    assert_eq!(
        page.pressed,
        ["Northgate", "the box of Northgate", "Oaks", "Oaks"]
    );
    page.says("Opening Northgate ticks it on this page");
}

#[test]
fn a_box_that_changes_as_its_group_opens_is_looked_at_by_a_person() {
    let mut groups = two_groups(Opener::Opens);
    groups[0].opener = Opener::TicksToo;
    let page = page_of(with_sign, groups).open_groups();
    page.says("The box of Northgate changed when it was opened");
    assert!(page.groups[0].is_open);
}

#[test]
fn a_box_that_is_ticked_since_says_what_is_chosen() {
    let mut page = page_of(with_sign, two_groups(Opener::Opens)).open_groups();
    page.groups[1].ticked = true;
    let hand = vec![page.node_called("Oaks")];
    page.tell(&[], vec![], hand);
    assert!(!page.ticked().contains(&"Alder".to_owned()));
    assert!(page.ticked().contains(&"Oaks".to_owned()) || page.unknown() == ["Oaks"]);
    assert!(page.ticked().contains(&"Mill".to_owned()));
}

#[test]
fn a_tick_that_nobody_made_makes_closed_groups_unknown() {
    let mut page = page_of(with_sign, two_groups(Opener::Opens)).open_groups();
    page.groups[1].is_open = true;
    page.tell(&[], vec![], vec![]);
    assert_eq!(page.unknown(), [""; 0]);
    page.groups[1].rows[0].1 = true;
    page.tell(&[], vec![], vec![]);
    assert_eq!(page.unknown(), ["Northgate"]);
}

#[test]
fn a_tick_by_hand_leaves_closed_groups_known() {
    let mut page = page_of(with_sign, two_groups(Opener::Opens)).open_groups();
    page.groups[1].is_open = true;
    page.tell(&[], vec![], vec![]);
    page.groups[1].rows[0].1 = true;
    let hand = vec![page.node_called("Alder")];
    page.tell(&[], vec![], hand);
    assert_eq!(page.unknown(), [""; 0]);
    page.groups[1].is_open = false;
    page.tell(&[], vec![], vec![]);
    assert_eq!(page.unknown(), [""; 0]);
    assert_eq!(page.ticked(), ["Mill", "Alder"]);
}

#[test]
fn a_row_touched_in_the_moment_in_which_its_group_closes_is_not_known() {
    let mut page = page_of(with_sign, two_groups(Opener::Opens)).open_groups();
    page.groups[1].is_open = true;
    page.tell(&[], vec![], vec![]);
    let hand = vec![page.node_called("Alder")];
    page.groups[1].rows[0].1 = true;
    page.groups[1].is_open = false;
    page.tell(&[], vec![], hand);
    assert_eq!(page.unknown(), ["Oaks"]);
}

#[test]
fn another_address_ends_it() {
    let mut page = page_of(with_sign, two_groups(Opener::Opens));
    page.tell(&["open-groups"], vec![], vec![]);
    assert!(page.session.group_visit.is_some());
    let elsewhere = page::update(
        super::CREATE,
        "<form><label>Message <textarea></textarea></label></form>",
    );
    tell(&mut page.session, elsewhere, vec![], vec![], 0);
    assert!(page.session.group_visit.is_none());
}
