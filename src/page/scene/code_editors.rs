//! Code editors (CodeMirror, Monaco, Ace, the Markdown fields made of them): the text area that takes the keys holds a
//! line or nothing, and the text stands in lines that are drawn around it.

use super::{At, Role, Scene};
use crate::engine::sorting;
use crate::page::outline::state;

/// A text that is drawn beside the control that takes its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnText {
    /// The element in which it is drawn.
    pub editor: u32,
    pub text: String,
    /// There is more of it than is drawn.
    pub is_cut: bool,
}

/// What the classes of the known editors contain.
const EDITORS: [&str; 4] = ["codemirror", "monaco-editor", "ace_editor", "code-editor"];
/// What the classes contain of that which is drawn in an editor and is no part of its text.
const NO_TEXT: [&str; 4] = ["gutter", "linenumber", "line-number", "placeholder"];
/// Pieces of a line.
const INLINE: [&str; 7] = ["span", "b", "i", "em", "strong", "a", "code"];
/// Pixels: what takes the keys of an editor that draws its text is no wider than a letter or two.
const WIDEST: i32 = 20;
/// How far around its text area an editor may reach.
const REACH: usize = 8;

impl Scene<'_> {
    /// The text of the editor that takes its keys by this control.
    pub fn drawn_text(&self, control: At) -> Option<DrawnText> {
        let editor = *self.code_editors.get(&control)?;
        Some(DrawnText {
            editor: self.items[editor].node.id,
            text: self.join_drawn_lines(editor),
            is_cut: self.items[control].node.has_state(state::CUT),
        })
    }

    /// Finds the editors, and gives what is drawn in each to its control: it names nothing else.
    pub(super) fn bind_code_editors(&mut self) {
        for control in 0..self.items.len() {
            let item = &self.items[control];
            let takes_keys =
                item.node.tag == "textarea" || item.node.attr("role") == Some("textbox");
            if !takes_keys || item.node.has_state(state::HIDDEN) {
                continue;
            }
            let Some(editor) = self.find_code_editor(control) else {
                continue;
            };
            self.code_editors.insert(control, editor);
            // It may be a pixel wide: what a person sees of it are the lines.
            self.items[control].hidden = false;
            let (from, to) = self.items[editor].words;
            for run in &mut self.runs[from..to] {
                run.owner = Some(control);
            }
        }
    }

    /// The smallest element around the control with words in it, if it is an editor and holds no other control.
    fn find_code_editor(&self, control: At) -> Option<At> {
        let has_words = |at: &At| self.items[*at].words.0 < self.items[*at].words.1;
        let mut around = self.ancestors(control).take(REACH);
        let editor = around.find(has_words)?;
        let mut fields = self
            .descendants(editor)
            .filter(|at| *at != control && self.role(*at).is_field() && !self.items[*at].hidden);
        if fields.next().is_some() {
            return None;
        }
        let mut named = std::iter::once(editor).chain(self.ancestors(editor).take(2));
        let is_known = named.any(|at| self.has_class_like(at, &EDITORS));
        (is_known || self.is_drawn_over(editor, control)).then_some(editor)
    }

    fn has_class_like(&self, at: At, parts: &[&str]) -> bool {
        let class = self
            .attr(at, "class")
            .unwrap_or_default()
            .to_ascii_lowercase();
        parts.iter().any(|part| class.contains(part))
    }

    /// The control is as narrow as a letter, or no higher than a line, and lies among lines of words: nobody would
    /// write there.
    fn is_drawn_over(&self, editor: At, control: At) -> bool {
        let Some([x, y, width, height]) = self.items[control].node.bounds else {
            return false;
        };
        let (from, to) = self.items[editor].words;
        let drawn = self.runs[from..to].iter().filter(|run| {
            run.owner.is_none()
                && !self.items[run.at].hidden
                && !self.is_of_placeholder(editor, run.at)
        });
        let is_name = |at: At| matches!(self.role(at), Role::Label | Role::Legend | Role::Heading);
        let boxes: Vec<Option<[i32; 4]>> = drawn
            .map(|run| self.items[run.at].node.bounds.filter(|_| !is_name(run.at)))
            .collect();
        let lies_over = |[left, top, wide, high]: &[i32; 4]| {
            x < left + wide && *left <= x + width && y < top + high && *top < y + height.max(1)
        };
        let is_a_line = |[.., high]: &[i32; 4]| 4 * height <= 5 * high;
        (width <= WIDEST || boxes.iter().flatten().all(is_a_line))
            && boxes.len() >= 2
            && boxes.iter().all(Option::is_some)
            && boxes.iter().flatten().any(lies_over)
    }

    /// Line by line as they stand one under the other.
    fn join_drawn_lines(&self, editor: At) -> String {
        let (from, to) = self.items[editor].words;
        let is_text = |run: &usize| {
            let at = self.runs[*run].at;
            !self.items[at].hidden && !self.is_of_placeholder(editor, at)
        };
        let runs: Vec<usize> = (from..to).filter(is_text).collect();
        let (Some(first), Some(last)) = (runs.first(), runs.last()) else {
            return String::new();
        };
        let (first, last) = (self.runs[*first].at, self.runs[*last].at);
        let page = self.common_ancestor(first, last);
        let words_in = |start: At, end: At| {
            let words = runs
                .iter()
                .filter(|run| (start..end).contains(&self.runs[**run].at));
            let words: Vec<&str> = words.map(|run| self.runs[*run].text).collect();
            words
                .join(" ")
                .replace('\u{a0}', " ")
                .replace(['\u{200b}', '\u{feff}'], "")
        };
        let has_words = |at: At| !words_in(at, self.items[at].end).trim().is_empty();
        let is_block = |at: At| {
            let mut inside = (at..self.items[at].end).map(|at| self.items[at].node.tag.as_str());
            inside.any(|tag| !INLINE.contains(&tag))
        };
        let mut lines: Vec<At> = self.children(page).filter(|at| is_block(*at)).collect();
        let made: Vec<&str> = lines
            .iter()
            .filter(|line| has_words(**line))
            .map(|line| self.items[*line].node.tag.as_str())
            .collect();
        if made.is_empty() {
            return words_in(page, self.items[page].end).trim().to_owned();
        }
        // An empty line is made as one of the others is.
        lines.retain(|line| made.contains(&self.items[*line].node.tag.as_str()));
        // An editor that uses its lines again draws them in any order.
        if lines.iter().all(|line| self.top_of(*line).is_some()) {
            sorting::sort_by_key(&mut lines, |line| self.top_of(*line));
        }
        let lines: Vec<String> = lines
            .into_iter()
            .map(|line| words_in(line, self.items[line].end).trim_end().to_owned())
            .collect();
        lines.join("\n").trim_end().to_owned()
    }

    fn top_of(&self, line: At) -> Option<i32> {
        let inside = std::iter::once(line).chain(self.descendants(line));
        inside
            .filter_map(|at| self.items[at].node.bounds)
            .map(|[_, top, ..]| top)
            .min()
    }

    fn is_of_placeholder(&self, editor: At, at: At) -> bool {
        let around = std::iter::once(at).chain(self.ancestors(at));
        around
            .take_while(|outer| *outer > editor)
            .any(|outer| self.has_class_like(outer, &NO_TEXT))
    }
}
