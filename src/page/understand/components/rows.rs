//! A part of the page → its rows, each with its group; boxes that tick others, and what cannot be seen.

use super::{
    chips, doubts,
    group_boxes::find_end_of_group,
    groups::{Header, find_header},
    list::{ListGroup, Row, Rows, UnseenRows, find_repeated, index},
    menus::{self, is_menu},
    openers::{describe_group, find_start_of_title},
    phrases::{is_another_list, is_more, is_select_all, looks_like_pattern, split_count},
    region::{Region, is_filter},
    row, table,
    tree::Tree,
};
use crate::page::{
    controls::Toggle,
    label_text::fold,
    scene::{At, Role, Scene},
    understand::{
        columns, cues,
        explain::{ComponentsReason, Reason},
        found::Found,
        slots,
    },
};
use litemap::LiteMap;
use rustc_hash::{FxHashMap, FxHashSet};

/// What is known of the list while its elements are gone through in reading order.
struct RowReader<'s> {
    scene: &'s Scene<'s>,
    region: &'s Region,
    /// Words that are the name of a row, and head no group.
    named: FxHashSet<usize>,
    groups_by_table: FxHashMap<At, String>,
    tree: Tree,
    /// What a hidden menu draws for what is chosen in it, each with its cross.
    chips: Vec<(String, u32)>,
    /// The groups that the element stands in, the innermost last.
    headers: Vec<Header>,
    rows: Vec<Row>,
    /// Boxes that stand for no component of their own.
    others: Vec<u32>,
    unseen: Vec<UnseenRows>,
    groups: Vec<ListGroup>,
    hidden_names: Vec<String>,
    other_tabs: Vec<String>,
    /// Rows with words of their own, and those that only have words beside them.
    with_own_words: usize,
    with_words_beside: usize,
    unclear: Option<ComponentsReason>,
}

/// What a box of the list stands for.
enum BoxMeaning {
    /// A component.
    Row,
    /// Everything up to `end`.
    Group { end: At },
    /// All of the list, or of the group that it stands in.
    All,
    /// A group of which no row is on the page.
    ClosedGroup,
    /// Nobody sees it, and unless `is_real` it is no box at all.
    Hidden { is_real: bool },
}

pub fn read_rows(scene: &Scene, region: &Region) -> Found<Rows> {
    let mut reader = RowReader::new(scene, region);
    for at in region.first()..region.end {
        reader.close_groups(at);
        if region.boxes.binary_search(&at).is_ok() {
            reader.visit_box(at);
        } else if !scene.items[at].hidden {
            reader.visit_other(at);
        }
    }
    reader.close_groups(usize::MAX);
    reader.finish()
}

impl<'s> RowReader<'s> {
    fn new(scene: &'s Scene<'s>, region: &'s Region) -> Self {
        let words_of = |at: &At| match scene.role(*at) {
            Role::Check if slots::bound_labels(scene, *at).is_empty() => {
                slots::words_beside(scene, *at)
            }
            Role::Select | Role::Combo => menus::name_words(scene, *at),
            _ => Vec::new(),
        };
        let loading = region.is_loading(scene);
        let loading = loading.then(|| "components that are still loading".to_owned());
        Self {
            scene,
            region,
            named: region.boxes.iter().flat_map(words_of).collect(),
            groups_by_table: table::groups_of_rows(scene, &region.boxes),
            tree: Tree::of(scene, region.first(), region.end),
            chips: chips::find_drawn_chips(scene, region.boxes.first().copied()),
            headers: Vec::new(),
            rows: Vec::new(),
            others: Vec::new(),
            unseen: loading.into_iter().map(Into::into).collect(),
            groups: Vec::new(),
            hidden_names: Vec::new(),
            other_tabs: Vec::new(),
            with_own_words: 0,
            with_words_beside: 0,
            unclear: None,
        }
    }

    fn close_groups(&mut self, at: At) {
        while self.headers.last().is_some_and(|header| header.end <= at) {
            self.end_group(at);
        }
    }

    /// A group begins: what the title of those around it may be ends there.
    fn push_header(&mut self, header: Header) {
        let around = self.headers.iter_mut();
        for outer in around.filter(|outer| outer.title < header.title) {
            outer.end_of_title.get_or_insert(header.title);
        }
        self.headers.push(header);
    }

    /// The innermost group reaches no further than here.
    fn end_group(&mut self, at: At) {
        let Some(header) = self.headers.pop() else {
            return;
        };
        let is_open = header.rows > 0;
        if is_open || header.is_empty() {
            let end = header.end_of_title.unwrap_or(header.end.min(at));
            let title = (header.title, end.min(self.region.end));
            let (name, group_box) = (header.name.clone(), header.group_box.clone());
            let group = describe_group(self.scene, name, is_open, group_box, title);
            self.groups.push(group);
        }
        self.unseen.extend(header.into_unseen());
    }

    /// A row, or a box that ticks others.
    fn visit_box(&mut self, at: At) {
        let scene = self.scene;
        let name = row::name_of(scene, at, self.region.drawn.contains_key(&at));
        let meaning = self.classify_box(at, &name);
        if !matches!(meaning, BoxMeaning::Row | BoxMeaning::Hidden { .. }) {
            self.others.push(scene.items[at].node.id);
        }
        match meaning {
            BoxMeaning::Group { .. } if is_select_all(&fold(&name), None) || name.is_empty() => {}
            BoxMeaning::Group { end } => {
                self.headers.retain(|header| header.end != end);
                let mut header = Header::of_box(name, at, end);
                header.title = find_start_of_title(scene, self.region, at);
                header.group_box = Some(Toggle::from_scene(scene, at));
                self.push_header(header);
            }
            BoxMeaning::All => {
                let header = self.headers.last_mut();
                if let Some(header) = header.filter(|header| header.folded) {
                    header.take_box(scene, at);
                }
            }
            BoxMeaning::ClosedGroup => {
                let mut header = Header::of_closed_box(scene, at, name);
                header.title = find_start_of_title(scene, self.region, at);
                let row = slots::exclusive_box(scene, at).max(self.region.outer + 1);
                header.end = scene.items[row.min(at)].end;
                self.push_header(header);
                self.end_group(usize::MAX);
            }
            BoxMeaning::Hidden { is_real } => self.hidden_names.extend(is_real.then_some(name)),
            BoxMeaning::Row if name.is_empty() => self.unclear = Some(ComponentsReason::NoName),
            BoxMeaning::Row => {
                self.count_row(at, &name);
                let row = self.make_row(at, name);
                self.rows.push(row);
            }
        }
    }

    fn classify_box(&self, at: At, name: &str) -> BoxMeaning {
        let scene = self.scene;
        let branch = self.tree.branch(scene, at);
        let end = match branch {
            Some(branch) => branch.end,
            None if is_menu(scene, at) => None,
            None => find_end_of_group(scene, self.region, at),
        };
        if let Some(end) = end {
            return BoxMeaning::Group { end };
        }
        let group = self.headers.last().map(|header| header.name.as_str());
        if is_select_all(&fold(name), group) {
            return BoxMeaning::All;
        }
        let is_hidden = scene.items[at].hidden && !scene.is_seen_field(at);
        let is_real = scene.tag(at) == "input" && !looks_like_pattern(name);
        // Members of a closed group are hidden with it.
        let is_member = is_real && group.is_some();
        if is_hidden && scene.role(at) == Role::Check && !is_member {
            return BoxMeaning::Hidden { is_real };
        }
        match branch.is_some_and(|branch| branch.folded) || row::is_closed_group(scene, at) {
            true => BoxMeaning::ClosedGroup,
            false => BoxMeaning::Row,
        }
    }

    fn count_row(&mut self, at: At, name: &str) {
        let rows = &self.rows;
        for header in &mut self.headers {
            header.rows += 1;
            header.end_of_title.get_or_insert(at);
            // A heading after the list may be of something else.
            if header.has_own_words && rows.iter().any(|row| row.group.is_none()) {
                self.unclear = Some(ComponentsReason::MaybeOne(name.to_owned()));
            }
            if is_another_list(&fold(&header.name)) {
                self.unclear = Some(ComponentsReason::MaybeAll(header.name.clone()));
            }
        }
        let is_own = self.scene.role(at) != Role::Check || slots::has_own_words(self.scene, at);
        self.with_own_words += usize::from(is_own);
        self.with_words_beside += usize::from(!is_own);
    }

    fn make_row(&self, at: At, name: String) -> Row {
        let (scene, region) = (self.scene, self.region);
        let node = scene.items[at].node.id;
        let is_menu = is_menu(scene, at);
        let toggle = match (is_menu, region.drawn.get(&at)) {
            (true, _) => match chips::find_cross_of_row(scene, region, at) {
                Some(cross) => Toggle::from_chip(node, cross),
                None => Toggle::from_listed(node),
            },
            (false, Some(state)) => Toggle::from_drawn(node, row::click_of(scene, at), *state),
            (false, None) => {
                let toggle = Toggle::from_scene(scene, at);
                // Taken away as a person would: what draws a hidden menu may lose the rest over a change that it did
                // not make itself.
                match self.chips.iter().find(|(chip, _)| *chip == name) {
                    Some((_, cross)) => toggle.crossed_by(*cross),
                    None => toggle,
                }
            }
        };
        let by_table = columns::row_of(scene, at).and_then(|row| self.groups_by_table.get(&row));
        let by_header = || Some(&self.headers.last()?.name);
        Row {
            group: by_table.or_else(by_header).cloned(),
            id: row::id_of(scene, at),
            menu: match is_menu {
                true => Some(menus::read_menu(scene, at)),
                false => menus::menu_of(scene, &region.boxes, at),
            },
            ..Row::new(toggle, name)
        }
    }

    /// Anything but a box: what hides rows, what opens more, the name of a group.
    fn visit_other(&mut self, at: At) {
        let scene = self.scene;
        let item = &scene.items[at];
        let is_filled = item
            .node
            .value
            .as_ref()
            .is_some_and(|value| !value.is_empty());
        if item.role == Role::Text && is_filled && is_filter(scene, at) {
            self.unseen
                .push("components that the filter hides".to_owned().into());
        }
        if matches!(item.role, Role::Button | Role::Link) {
            let text = scene.text(at);
            let folded = fold(&text);
            // What opens a group: nothing of it is on the page where no row follows.
            if cues::components::OPENERS.contains(&folded.trim())
                && let Some(last) = self.headers.last_mut()
            {
                last.folded = true;
                return;
            }
            if is_more(&folded) {
                self.unseen
                    .push(format!("components behind \"{text}\"").into());
                return;
            }
        }
        if self.is_another_tab(at) {
            self.other_tabs.push(slots::visible_name(scene, at));
        } else if let Some(header) = find_header(scene, self.region, &self.named, at) {
            self.open_group(header);
        }
    }

    /// One of the other tabs of a list of which one tab at a time is on the page.
    fn is_another_tab(&self, at: At) -> bool {
        let scene = self.scene;
        let item = &scene.items[at];
        let first = self.region.boxes.first();
        item.role == Role::Tab
            && scene.read_state_attribute(at, "aria-selected") == Some("false")
            && self.rows.is_empty()
            && first.is_some_and(|first| scene.items[*first].fields == item.fields)
    }

    fn open_group(&mut self, mut header: Header) {
        // A title over a group that is called the same is one title.
        let last = self.headers.last();
        if last.is_some_and(|last| last.name == header.name || header.describes(last)) {
            return;
        }
        // The box beside what opens the group ticks what cannot be seen.
        if header.folded
            && let Some(row) = self.rows.last().filter(|row| row.name == header.name)
            && let Some(at) = self
                .scene
                .find_item(row.toggle.node)
                .filter(|at| *at >= header.start)
        {
            self.others.push(row.toggle.node);
            self.rows.pop();
            self.with_own_words -= 1;
            header.take_box(self.scene, at);
        }
        // A flat page says only where a group begins: the one before ends there.
        while self
            .headers
            .last()
            .is_some_and(|last| last.end == header.end)
        {
            self.end_group(header.title);
        }
        self.push_header(header);
    }

    fn finish(mut self) -> Found<Rows> {
        let (scene, region) = (self.scene, self.region);
        merge_menus(&mut self.rows);
        self.add_what_is_not_on_the_page();
        // The words beside a row that lost its own are about something else.
        if self.with_words_beside > 0 && self.with_own_words > self.with_words_beside {
            self.unclear = Some(ComponentsReason::NoNameOfItsOwn);
        }
        let doubt = doubts::find_doubt(scene, region, &self.rows, self.unseen.is_empty());
        if let Some(why) = doubt.or(self.unclear) {
            return Found::Unsure(Reason::Components(why));
        }
        if self.rows.is_empty() && self.unseen.is_empty() {
            return Found::Nothing;
        }
        drop_counts(&mut self.rows, &mut self.unseen, &mut self.groups);
        if let Some(row) = find_repeated(&self.rows) {
            let name = row.name.clone();
            return Found::Unsure(Reason::Components(ComponentsReason::Twice(name)));
        }
        let words = || self.named.iter().map(|place| scene.runs[*place].at);
        let reach = (
            words().fold(region.first(), At::min),
            words().fold(region.end, |end, at| end.max(at + 1)),
        );
        // Where each is listed with its menu alone, those that are not affected are not on the page.
        let mut rows = self.rows.iter();
        let chosen_only = !self.rows.is_empty() && rows.all(|row| row.toggle.is_always_on());
        Found::Here(Rows {
            place: scene.items[region.place(scene)].node.id,
            reach,
            index: index(&self.rows),
            rows: self.rows,
            unseen: self.unseen,
            groups: self.groups,
            chosen_only,
            unclear_menus: Vec::new(),
            others: self.others,
        })
    }

    fn add_what_is_not_on_the_page(&mut self) {
        // A twin of a row that can be seen is no row of its own.
        let (rows, hidden) = (&self.rows, &mut self.hidden_names);
        hidden.retain(|name| rows.iter().all(|row| row.name != *name));
        hidden.dedup();
        match hidden.len() > 1 {
            true if rows.is_empty() => self.unclear = Some(ComponentsReason::Hidden),
            true => self.unseen.push(hidden.join(", ").into()),
            false => {}
        }
        if !rows.is_empty() {
            let tabs = self.other_tabs.drain(..);
            self.unseen.extend(tabs.map(UnseenRows::from));
        }
        if doubts::has_pages(self.scene, self.region) {
            let pages = "components on other pages of the list".to_owned();
            self.unseen.push(pages.into());
        }
    }
}

/// A menu under the name of a component that has a box elsewhere in the list is the menu of that component.
fn merge_menus(rows: &mut Vec<Row>) {
    let is_menu_alone = |row: &Row| row.toggle.is_listed();
    if !rows.iter().any(is_menu_alone) || rows.iter().all(is_menu_alone) {
        return;
    }
    let (menus, mut boxes): (Vec<Row>, Vec<Row>) = rows.drain(..).partition(is_menu_alone);
    for row in menus {
        let mut same = boxes.iter_mut().filter(|other| other.name == row.name);
        match (same.next(), same.next()) {
            (Some(other), None) if other.menu.is_none() => other.menu = row.menu,
            _ => boxes.push(row),
        }
    }
    *rows = boxes;
}

/// Where every group is called by its name and how many it holds, the number is no part of the name.
fn drop_counts(rows: &mut [Row], unseen: &mut [UnseenRows], listed: &mut [ListGroup]) {
    let mut sizes: LiteMap<&String, usize> = LiteMap::new();
    for group in rows.iter().filter_map(|row| row.group.as_ref()) {
        *sizes.entry(group).or_default() += 1;
    }
    let mut titles: Vec<&str> = Vec::new();
    for (group, rows) in sizes.iter() {
        match split_count(group) {
            Some((title, count)) if count <= *rows && !titles.contains(&title) => {
                titles.push(title)
            }
            _ => return,
        }
    }
    let groups = rows.iter_mut().filter_map(|row| row.group.as_mut());
    let unseen = unseen.iter_mut().map(|part| &mut part.name);
    let listed = listed.iter_mut().map(|group| &mut group.name);
    for name in groups.chain(unseen).chain(listed) {
        if let Some((title, _)) = split_count(name) {
            name.truncate(title.len());
        }
    }
}
