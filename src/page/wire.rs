//! The messages of the eyes as they come: JSON → [`Update`]. They come from another process, so
//! nothing is believed: what is not as it should be counts as not there.

use super::outline::{Child, Node, Update};
use crate::engine::json::Value;

/// Reads one message.
pub fn update(value: &Value) -> Update {
    Update {
        url: text(&value["url"]),
        lang: text(&value["lang"]),
        whole: value["whole"].as_bool() == Some(true),
        root: number(&value["root"]),
        nodes: items(&value["nodes"]).iter().map(node).collect(),
        focus: number(&value["focus"]),
    }
}

fn node(value: &Value) -> Node {
    let mut attributes = Vec::new();
    for (name, value) in value["a"].as_object().into_iter().flatten() {
        attributes.push((name.clone(), text(value)));
    }
    Node {
        id: number(&value["n"]),
        tag: text(&value["tag"]),
        attributes: attributes.into_iter().collect(),
        children: items(&value["k"]).iter().filter_map(child).collect(),
        value: value["v"].as_str().map(str::to_owned),
        state: number(&value["s"]),
        bounds: bounds(items(&value["b"])),
        ..Node::default()
    }
}

fn child(value: &Value) -> Option<Child> {
    match value {
        Value::String(text) => Some(Child::Text(text.clone())),
        Value::Number(_) => Some(Child::Node(number(value))),
        _ => None,
    }
}

fn bounds(items: &[Value]) -> Option<[i32; 4]> {
    let mut bounds = [0; 4];
    if items.len() != bounds.len() {
        return None;
    }
    for (side, value) in bounds.iter_mut().zip(items) {
        *side = i32::try_from(value.as_i64()?).ok()?;
    }
    Some(bounds)
}

fn items(value: &Value) -> &[Value] {
    value.as_array().unwrap_or(&[])
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// 0 is the number of nothing.
fn number(value: &Value) -> u32 {
    let number = value.as_u64().unwrap_or_default();
    u32::try_from(number).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(json: &str) -> Update {
        update(&Value::read(json).unwrap())
    }

    #[test]
    fn a_message_is_read() {
        let update = reads(
            r#"{"url": "u", "whole": true, "root": 1, "focus": 2, "nodes": [
                {"n": 1, "tag": "body", "k": ["Hello", 2]},
                {"n": 2, "tag": "input", "a": {"type": "text"}, "v": "x", "s": 4, "b": [1, -2, 3, 4]}]}"#,
        );
        assert_eq!(
            update.nodes[0].children,
            [Child::Text("Hello".into()), Child::Node(2)]
        );
        assert_eq!(update.nodes[1].value.as_deref(), Some("x"));
        assert_eq!(update.nodes[1].bounds, Some([1, -2, 3, 4]));
        assert_eq!((update.root, update.focus, update.whole), (1, 2, true));
    }

    #[test]
    fn nonsense_counts_as_not_there() {
        for json in [
            "{}",
            "[]",
            "7",
            r#"{"nodes": 3, "root": -1, "focus": 5000000000}"#,
        ] {
            assert_eq!(reads(json), Update::default(), "{json}");
        }
        let odd = reads(r#"{"nodes": [{"n": "x", "k": [null, {}, 1.5], "b": [1, 2, 3]}, 4]}"#);
        assert_eq!(
            odd.nodes[0],
            Node {
                children: vec![Child::Node(0)],
                ..Node::default()
            }
        );
    }
}
