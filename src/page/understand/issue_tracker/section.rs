//! The scene → where the section of an issue tracker is, and what it is made of.

use super::{
    super::{cues::issue_tracker::EXAMPLES, slots::bound_labels, slots::visible_name},
    TrackerControl, TrackerControlKind, TrackerSection, is_nothing,
};
use crate::{
    engine::sorting::sort,
    page::{
        controls::{ChoiceControl, Toggle},
        label_text::{fold, has, has_any},
        outline::state,
        scene::{At, Role, Scene},
    },
};

/// Longer texts are sentences, and announce nothing.
const MOST_WORDS: usize = 8;

/// Looks for the section. `words` are what it may be called; `is_taken` says of an element whether it is a part of another
/// field.
pub fn find_section(
    scene: &Scene,
    words: &[String],
    is_taken: &dyn Fn(At) -> bool,
) -> Option<TrackerSection> {
    let words: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let words: Vec<&str> = words.iter().map(|word| word.trim()).collect();
    let page = SectionPage {
        scene,
        words: &words,
        is_taken,
    };
    let mut parts = Parts::default();
    page.add_named_elements(&mut parts);
    page.add_captions(&mut parts);
    parts.is_found().then(|| page.bind(parts))
}

struct SectionPage<'p> {
    scene: &'p Scene<'p>,
    words: &'p [&'p str],
    is_taken: &'p dyn Fn(At) -> bool,
}

/// What was found of the section.
#[derive(Default)]
struct Parts {
    caption: Option<String>,
    fields: Vec<At>,
    /// The elements that hold it, where it has its own.
    areas: Vec<At>,
    unread: Option<&'static str>,
    /// A button that would begin something, or words without anything to fill in.
    is_announced: bool,
}

const CLOSED: &str = "is closed: open it to see whether it is in use";
const FRAME: &str = "is in a frame that cannot be looked into";
const EMPTY: &str = "has nothing in it that can be read";

impl Parts {
    fn is_found(&self) -> bool {
        self.is_announced
            || !self.fields.is_empty()
            || !self.areas.is_empty()
            || self.unread.is_some()
    }

    fn called(&mut self, caption: &str) {
        self.caption.get_or_insert_with(|| caption.to_owned());
    }
}

impl SectionPage<'_> {
    fn is_named(&self, text: &str) -> bool {
        let is_short = text.split_whitespace().nth(MOST_WORDS).is_none();
        let begins_alike = |word: &&str| text.len() >= word.len();
        if !is_short || !self.words.iter().any(begins_alike) {
            return false;
        }
        let folded = fold(text);
        self.words.iter().any(|word| has(&folded, word))
    }

    /// Not in the page's navigation, and not a part of another field.
    fn may_be_of_section(&self, at: At) -> bool {
        let scene = self.scene;
        let is_other = |outer: At| scene.role(outer) == Role::Aside || (self.is_taken)(outer);
        (scene.scope.0..scene.scope.1).contains(&at) && !scene.around(at).any(is_other)
    }

    /// Controls, groups and frames that are called so themselves.
    fn add_named_elements(&self, parts: &mut Parts) {
        let scene = self.scene;
        for at in scene.scope.0..scene.scope.1 {
            let (role, node) = (scene.role(at), scene.items[at].node);
            let is_frame = node.has_state(state::OPAQUE);
            let is_field = role.is_field() && scene.is_seen_field(at);
            let is_group =
                matches!(node.attr("role"), Some("group" | "region")) || role == Role::Group;
            if !(is_field || is_group || is_frame) || scene.items[at].hidden && !is_field {
                continue;
            }
            let own = match role {
                Role::Check | Role::Radio => vec![visible_name(scene, at)],
                _ => bound_labels(scene, at),
            };
            let title = node.attr("title").map(str::to_owned);
            let mut names = own.into_iter().chain(title);
            let Some(name) = names.find(|name| self.is_named(name)) else {
                continue;
            };
            if !self.may_be_of_section(at) {
                continue;
            }
            parts.called(&name);
            if is_frame {
                parts.unread = Some(FRAME);
            } else if is_field {
                parts.fields.push(at);
            } else if !self.holds_taken(at) {
                parts.areas.push(at);
            }
        }
    }

    /// Words that name no control: what follows them is the section.
    fn add_captions(&self, parts: &mut Parts) {
        let scene = self.scene;
        for (place, run) in scene.runs.iter().enumerate() {
            if run.hidden || !self.is_named(run.text) || !self.may_be_of_section(run.at) {
                continue;
            }
            match run.owner.map(|owner| scene.role(owner)) {
                Some(Role::Button) => self.add_opener(run.owner.unwrap_or(run.at), parts),
                None => self.add_caption(place, parts),
                // A link or a tab leads elsewhere; what names a field was looked at.
                Some(_) => continue,
            }
            if parts.is_found() {
                parts.called(run.text);
            }
        }
    }

    /// A button that begins something with the tracker, or opens its section.
    fn add_opener(&self, button: At, parts: &mut Parts) {
        parts.is_announced = true;
        if self.scene.attr(button, "aria-expanded") == Some("false") {
            parts.unread = Some(CLOSED);
        }
        if self.scene.attr(button, "aria-pressed").is_some() {
            parts.fields.push(button);
        }
    }

    fn add_caption(&self, place: usize, parts: &mut Parts) {
        let scene = self.scene;
        let at = scene.runs[place].at;
        let is_heading = scene.around(at).take(3).any(|outer| is_over(scene, outer));
        let mut area = None;
        for outer in scene.around(at) {
            if outer <= scene.scope.0 || scene.role(outer) == Role::Form || self.holds_taken(outer)
            {
                break;
            }
            // Beside another caption of the same looks begins another section.
            if area.is_some() && self.has_caption_like(outer, at) {
                break;
            }
            if self.has_content(outer, at) {
                area = Some(outer);
            }
        }
        if let Some(area) = area {
            return parts.areas.push(area);
        }
        let before = parts.fields.len();
        parts.fields.extend(self.fields_after(at));
        if is_heading && parts.fields.len() == before && parts.areas.is_empty() {
            parts.unread.get_or_insert(EMPTY);
        }
    }

    /// In one row with the other fields of the form: up to the next heading, or the next field that is another's.
    fn fields_after(&self, caption: At) -> Vec<At> {
        let scene = self.scene;
        let mut found = Vec::new();
        for at in scene.items[caption].end..scene.scope.1 {
            if is_over(scene, at) || (self.is_taken)(at) || self.looks_like(at, caption) {
                break;
            }
            if scene.is_seen_field(at) && self.may_be_of_section(at) {
                found.push(at);
            }
        }
        found
    }

    fn holds_taken(&self, outer: At) -> bool {
        let end = self.scene.items[outer].end;
        (outer..end).any(|at| (self.is_taken)(at))
    }

    /// Whether another element has words of its own, and is of the same kind as that of the caption.
    fn has_caption_like(&self, outer: At, caption: At) -> bool {
        let (from, to) = self.scene.items[outer].words;
        let mut runs = self.scene.runs[from..to].iter();
        runs.any(|run| run.at != caption && self.looks_like(run.at, caption))
    }

    fn looks_like(&self, at: At, caption: At) -> bool {
        let scene = self.scene;
        let has_words = || {
            let (from, to) = scene.items[at].words;
            scene.runs[from..to].iter().any(|run| run.at == at)
        };
        at != caption
            && scene.tag(at) == scene.tag(caption)
            && scene.attr(at, "class") == scene.attr(caption, "class")
            && scene.attr(at, "role") == scene.attr(caption, "role")
            && has_words()
    }

    /// Whether there is more in it than words.
    fn has_content(&self, outer: At, caption: At) -> bool {
        let scene = self.scene;
        scene.descendants(outer).any(|at| {
            let item = &scene.items[at];
            let is_control = item.role.is_field() || matches!(item.role, Role::Button | Role::Link);
            !scene.contains(at, caption) && (is_control || item.node.has_state(state::OPAQUE))
        })
    }

    fn bind(&self, mut parts: Parts) -> TrackerSection {
        let scene = self.scene;
        let mut linked = Vec::new();
        for area in &parts.areas {
            let inside = || *area..scene.items[*area].end;
            let fields = inside().filter(|at| {
                scene.is_seen_field(*at)
                    || scene.role(*at) == Role::Button && scene.attr(*at, "aria-pressed").is_some()
            });
            let before = parts.fields.len();
            parts.fields.extend(fields);
            let is_empty = parts.fields.len() == before;
            let is_closed = |at: At| {
                let item = &scene.items[at];
                let is_hidden = item.role.is_field() && item.hidden && !item.part;
                let is_opener = item.role == Role::Button
                    && scene.attr(at, "aria-haspopup").is_none()
                    && scene.attr(at, "aria-expanded") == Some("false");
                is_hidden || is_opener
            };
            if is_empty && inside().any(is_closed) {
                parts.unread = Some(CLOSED);
            }
            let is_frame =
                |at: At| scene.items[at].node.has_state(state::OPAQUE) && !scene.items[at].hidden;
            if inside().any(is_frame) {
                parts.unread = Some(FRAME);
            }
            let (from, to) = scene.items[*area].words;
            for run in scene.runs[from..to].iter().filter(|run| !run.hidden) {
                let is_example = has_any(&fold(run.text), EXAMPLES);
                if let Some(issue) = issue_key(run.text).filter(|_| !is_example)
                    && !linked.contains(&issue)
                {
                    linked.push(issue);
                }
            }
        }
        sort(&mut parts.fields);
        parts.fields.dedup();
        let caption = parts.caption.unwrap_or_default();
        let unread = parts.unread;
        TrackerSection {
            controls: parts
                .fields
                .iter()
                .filter_map(|at| self.control(*at))
                .collect(),
            linked,
            unread: unread.map(|why| format!("The section “{caption}” {why}.")),
            caption,
        }
    }

    fn control(&self, at: At) -> Option<TrackerControl> {
        let scene = self.scene;
        let role = scene.role(at);
        let kind = match role {
            Role::Check | Role::Radio | Role::Button => {
                TrackerControlKind::Switch(Toggle::from_scene(scene, at))
            }
            Role::Select => TrackerControlKind::Menu(ChoiceControl::from_select(scene, at)),
            Role::Combo => TrackerControlKind::Menu(ChoiceControl::from_combo(scene, at)),
            Role::Range => return None,
            _ => TrackerControlKind::Text(scene.items[at].node.id),
        };
        let name = match role {
            Role::Check | Role::Radio | Role::Button => visible_name(scene, at),
            _ => {
                let bound = bound_labels(scene, at).into_iter().next();
                let hint = || scene.attr(at, "placeholder").map(str::to_owned);
                bound.or_else(hint).unwrap_or_default()
            }
        };
        if role == Role::Radio && is_nothing(&name) {
            return None;
        }
        let label = match name.trim() {
            "" => "a field without a name".to_owned(),
            name => name.to_owned(),
        };
        Some(TrackerControl { label, kind })
    }
}

/// Stands over what follows it.
fn is_over(scene: &Scene, at: At) -> bool {
    matches!(scene.role(at), Role::Heading | Role::Legend)
}

/// `OPS-123`, where a text begins with it.
fn issue_key(text: &str) -> Option<String> {
    let first = text.split_whitespace().next()?;
    let key = first.trim_end_matches([':', ',', '.', '–']);
    let (project, number) = key.split_once('-')?;
    let is_project = project.len() > 1
        && project.starts_with(|c: char| c.is_ascii_uppercase())
        && project
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    (is_project && is_number).then(|| key.to_owned())
}
