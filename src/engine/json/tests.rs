use super::Value;

#[track_caller]
fn same(text: &str) {
    assert_eq!(Value::read(text).unwrap().to_string(), text);
}

#[track_caller]
fn broken(text: &str, why: &str) {
    assert_eq!(Value::read(text).unwrap_err().to_string(), why, "{text}");
}

#[test]
fn documents_come_back_as_they_were() {
    same("null");
    same("[true,false,null]");
    same(r#"{"a":[1,-2,3.50,1e9,-0.1E-7],"b":{}}"#);
    same(r#"["","a\"b\\c\nd\te\r","München 🌍","\u001f"]"#);
    same("[[],[{}]]");
}

#[test]
fn escapes_are_read() {
    let read = |text: &str| Value::read(text).unwrap().as_str().unwrap().to_owned();
    assert_eq!(read(r#""\u00e9\/\b\f""#), "é/\u{8}\u{c}");
    assert_eq!(read(r#""\ud83c\udf0d""#), "🌍");
    assert_eq!(read(r#""a\ud83cb""#), "a\u{fffd}b");
    assert_eq!(read(r#""\ud83c\u0041\udf0d""#), "\u{fffd}A\u{fffd}");
}

#[test]
fn a_long_list_is_handed_over() {
    let handed = |text: &str| {
        let mut items = Vec::new();
        let rest = Value::read_handing(text, "l", &mut |item| items.push(item.to_string()));
        (rest.map(|rest| rest.to_string()), items.join(" "))
    };
    let (rest, items) = handed(r#"{"a":{"l":[1,{"l":[2]}],"b":3},"l":[4]}"#);
    assert_eq!(rest.unwrap(), r#"{"a":{"b":3,"l":[]},"l":[4]}"#);
    assert_eq!(items, r#"1 {"l":[2]}"#);
    assert_eq!(handed(r#"{"a":{"l":5}}"#).1, "");
    assert_eq!(handed(r#"{"a":{"l":[6,]}}"#).1, "6");
}

#[test]
fn of_equal_keys_the_last_counts() {
    assert_eq!(
        Value::read(r#"{"a": 1, "a": 2}"#).unwrap()["a"].as_u64(),
        Some(2)
    );
}

#[test]
fn whole_numbers_only_are_numbers() {
    let number = |text: &str| Value::read(text).unwrap().as_i64();
    assert_eq!(number("-7"), Some(-7));
    assert_eq!(number("7.0"), None);
    assert_eq!(number("99999999999999999999"), None);
    assert_eq!(Value::read("-7").unwrap().as_u64(), None);
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    broken("", "unexpected end at line 1 column 0");
    broken("{\n  \"a\" 1}", "expected `:` at line 2 column 7");
    broken("{a}", "key must be a string at line 1 column 2");
    broken("[1,]", "expected value at line 1 column 4");
    broken("[1 2]", "expected `,` or `]` at line 1 column 4");
    broken(
        "\"a\nb\"",
        "control character in a string at line 2 column 0",
    );
    broken("\"a", "unexpected end at line 1 column 2");
    broken(r#""\x""#, "invalid escape at line 1 column 3");
    broken(r#""\u+123""#, "invalid escape at line 1 column 3");
    broken("01", "trailing characters at line 1 column 2");
    broken("-", "unexpected end at line 1 column 1");
    broken("-a", "invalid number at line 1 column 2");
    broken("{", "unexpected end at line 1 column 1");
    broken("nul", "expected value at line 1 column 1");
    broken("{} x", "trailing characters at line 1 column 4");
    broken(&"[".repeat(1000), "too deep at line 1 column 130");
}

#[test]
fn no_text_makes_it_stumble() {
    let text = r#"{"é\u00e9": [1.5e3, "\ud83c\udf0d", true], "x": {"y": null}}"#;
    for (at, _) in text.char_indices() {
        let _ = Value::read(&text[..at]);
        let _ = Value::read(&text[at..]);
    }
}
