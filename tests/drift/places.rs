//! The words of a field in another place: on the control itself, over, beside or below it.

use super::mutate::Case;
use super::sketch::words;
use crate::random::Random;
use statuspage_guard::page::outline::OutlineChild;

/// The label of one field goes elsewhere.
pub fn move_label(case: &mut Case, random: &mut Random) -> bool {
    let keys = case.labelled();
    (0..12).any(|_| {
        let Some(key) = random.choose(&keys).cloned() else {
            return false;
        };
        let place = [
            Place::Spoken,
            Place::Hint,
            Place::Title,
            Place::Legend,
            Place::Heading,
        ]
        .into_iter()
        .chain([Place::Over, Place::Below, Place::Before]);
        let places: Vec<Place> = place.collect();
        let place = places[random.below(places.len())];
        move_one(case, &key, place)
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// `aria-label`
    Spoken,
    Hint,
    Title,
    Legend,
    /// A heading before the row.
    Heading,
    /// Right over the control, right before it on its line, right below it.
    Over,
    Before,
    Below,
}

fn move_one(case: &mut Case, key: &str, place: Place) -> bool {
    let parts = case.parts[key].clone();
    let ([label], [control, ..]) = (&parts.label[..], &parts.at[..]) else {
        return false;
    };
    let shared = |other: &String| other != key && case.parts[other].label.contains(label);
    let (one, many) = (parts.at.len() == 1, matches!(key, "status" | "components"));
    let places = case.tree.words(*label, &parts.at);
    let text: Vec<&str> = places.iter().map(|place| case.tree.text(*place)).collect();
    let text = text.join(" ");
    if case.parts.keys().any(shared) || text.is_empty() || key == "submit" || key == "zone" {
        return false;
    }
    let Some([x, y, width, height]) = case.tree.nodes[control].bounds else {
        return false;
    };
    let on_control = matches!(place, Place::Spoken | Place::Hint | Place::Title);
    let at_control = matches!(place, Place::Over | Place::Before | Place::Below);
    let types = matches!(case.tree.nodes[control].tag.as_str(), "input" | "textarea")
        && !matches!(key, "notify.now" | "components" | "status");
    if (on_control || at_control) && (!one || many) || place == Place::Hint && !types {
        return false;
    }
    let inside = case.tree.below(*label);
    if inside.contains(control) && (at_control || !on_control) {
        return false;
    }
    let row = match parts.row[..] {
        [row] => row,
        _ if on_control || at_control => 0,
        _ => return false,
    };
    if !on_control && !at_control {
        let outer = case
            .tree
            .parent(row)
            .map(|outer| case.tree.nodes[&outer].tag.clone());
        let own = case.fields_inside(&[row]);
        if own != [key]
            || !matches!(
                outer.as_deref(),
                Some("div" | "form" | "section" | "main" | "body" | "article")
            )
        {
            return false;
        }
    }
    for word in places {
        case.tree.set_text(word, "");
    }
    case.tree.tidy();
    let mut beside = |tag: &str, bounds: [i32; 4], after: bool| {
        let new = words(&mut case.tree, tag, &text, bounds);
        case.tree
            .push_down(y + if after { height } else { 0 }, 22, &[new]);
        case.tree.beside(*control, new, after);
    };
    match place {
        Place::Spoken | Place::Hint | Place::Title => {
            let name = match place {
                Place::Spoken => "aria-label",
                Place::Hint => "placeholder",
                _ => "title",
            };
            if let Some(node) = case.tree.nodes.get_mut(control) {
                node.attributes.insert(name.into(), text);
            }
        }
        Place::Over => beside("span", [x, y, width, 18], false),
        Place::Before => beside("span", [x - 150, y, 140, 18], false),
        Place::Below => beside("small", [x, y + height + 2, width, 18], true),
        Place::Legend | Place::Heading => {
            let Some([left, top, ..]) = case.tree.area(&[row]) else {
                return false;
            };
            let tag = if place == Place::Legend {
                "legend"
            } else {
                "h4"
            };
            case.tree.push_down(top, 24, &[]);
            let words = words(&mut case.tree, tag, &text, [left, top, 300, 20]);
            let tag = if place == Place::Legend {
                "fieldset"
            } else {
                "div"
            };
            let outer = case.tree.element(tag, &[], vec![OutlineChild::Node(words)]);
            case.tree.replace(row, outer);
            if let Some(node) = case.tree.nodes.get_mut(&outer) {
                node.children.push(OutlineChild::Node(row));
            }
        }
    }
    // What only the pointer or an empty field shows, or stands under it, not everybody sees.
    if matches!(place, Place::Hint | Place::Title | Place::Below) {
        case.unsure(key);
    }
    true
}
