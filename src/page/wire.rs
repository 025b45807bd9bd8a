//! The messages of the eyes as they come: JSON → [`Update`]. They come from another process, so
//! nothing is believed: what is not as it should be counts as not there.

use super::outline::{Child, Node, Update};
use crate::engine::json::{Broken, Value};

/// What a message says was seen, and the message without it. There may be thousands of nodes, so each is
/// made as it comes.
pub fn read(message: &str) -> Result<(Update, Value), Broken> {
    let mut nodes = Vec::new();
    let message = Value::read_handing(message, "nodes", &mut |value| nodes.push(node(value)))?;
    let saw = &message["saw"];
    let text = |key: &str| saw[key].as_str().unwrap_or_default().to_owned();
    let update = Update {
        url: text("url"),
        lang: text("lang"),
        whole: saw["whole"].as_bool() == Some(true),
        root: number(&saw["root"]),
        nodes,
        focus: number(&saw["focus"]),
        hand: numbers(&saw["hand"]),
    };
    Ok((update, message))
}

fn node(value: Value) -> Node {
    let mut node = Node::default();
    let Value::Object(parts) = value else {
        return node;
    };
    for (key, value) in parts {
        match (key.as_str(), value) {
            ("n", value) => node.id = number(&value),
            ("s", value) => node.state = number(&value),
            ("tag", Value::String(tag)) => node.tag = tag,
            ("v", Value::String(text)) => node.value = Some(text),
            ("a", Value::Object(all)) => {
                node.attributes = all
                    .into_iter()
                    .map(|(name, value)| (name, text(value)))
                    .collect();
            }
            ("k", Value::Array(all)) => node.children = all.into_iter().filter_map(child).collect(),
            ("b", Value::Array(all)) => node.bounds = bounds(&all),
            _ => {}
        }
    }
    node
}

fn child(value: Value) -> Option<Child> {
    match value {
        Value::String(text) => Some(Child::Text(text)),
        Value::Number(_) => Some(Child::Node(number(&value))),
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

fn text(value: Value) -> String {
    match value {
        Value::String(text) => text,
        _ => String::new(),
    }
}

fn numbers(value: &Value) -> Vec<u32> {
    let all = value.as_array().unwrap_or(&[]);
    all.iter().map(number).collect()
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
        read(&format!(r#"{{"saw": {json}}}"#)).unwrap().0
    }

    #[test]
    fn a_message_is_read() {
        let update = reads(
            r#"{"url": "u", "whole": true, "root": 1, "focus": 2, "hand": [2, 1], "nodes": [
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
        assert_eq!(update.hand, [2, 1]);
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
