//! What the name and the message hold, and where that is not all on the page.

use super::FormReading;
use super::reading::FormPart;
use crate::{
    engine::form::{Field, FieldName, Handle},
    page::{
        outline::{Outline, state},
        scene::{DrawnText, Scene},
    },
};

/// `drawn` is what the editor of the field draws beside it; `name` is what a person calls the field.
pub(super) fn read_text(
    node: u32,
    outline: &Outline,
    drawn: Option<&DrawnText>,
    name: &str,
) -> Field<String> {
    let field = outline.get(node);
    let is_cut = match drawn {
        Some(drawn) => drawn.is_cut,
        None => field
            .is_some_and(|field| field.has_state(state::CUT) && field.has_state(state::EDITABLE)),
    };
    let text = match drawn {
        Some(drawn) => Some(&drawn.text),
        None => field.and_then(|field| field.value.as_ref()),
    };
    match text {
        None => Field::Unreadable {
            raw: String::new(),
            why: format!("What the {name} field holds could not be read."),
        },
        Some(text) if is_cut => Field::Unreadable {
            raw: text.clone(),
            why: format!(
                "The {name} is longer than its window, and its editor puts only the lines in sight on the page: \
                 make the window higher, or read the rest yourself."
            ),
        },
        Some(text) => Field::Value(text.clone()),
    }
}

impl FormReading {
    /// The control that takes the keys at a field's place.
    pub fn control_at(&self, place: Handle) -> Handle {
        let mut drawn = self.drawn_texts.iter();
        let drawn = drawn.find(|(_, text)| text.editor == place.0);
        drawn.map_or(place, |(control, _)| Handle(*control))
    }

    /// The texts of those fields whose editor draws them beside the control. A line that is drawn anew there is never
    /// irrelevant.
    pub(super) fn find_drawn_texts(&mut self, scene: &Scene) {
        let fields = [
            (&self.understood.name, FieldName::Name, FormPart::Name),
            (
                &self.understood.message,
                FieldName::Message,
                FormPart::Message,
            ),
        ];
        for (found, field, part) in fields {
            let drawn = found.here().and_then(|node| {
                let text = scene.drawn_text(scene.find_item(*node)?)?;
                Some((*node, text))
            });
            if let Some((node, text)) = drawn {
                // That is what a person would call the field.
                self.places.insert(field, Handle(text.editor));
                self.part_by_node.insert(text.editor, part);
                self.drawn_texts.insert(node, text);
            }
        }
    }
}
