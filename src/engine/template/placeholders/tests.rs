//! Text in, placeholders out.

use super::*;

#[track_caller]
fn finds(text: &str, wanted: &[&str]) {
    let found: Vec<_> = find_placeholders(text)
        .iter()
        .map(|span| &text[span.start..span.end])
        .collect();
    assert_eq!(found, wanted, "{text:?}");
}

#[test]
fn brackets_that_ask() {
    finds(
        "Work for {{client}} on [Date] at [Start Time].",
        &["{{client}}", "[Date]", "[Start Time]"],
    );
    finds(
        "{SITE_NAME} and ${start} and $(length) and *|NAME|* and %CLIENT%",
        &[
            "{SITE_NAME}",
            "${start}",
            "$(length)",
            "*|NAME|*",
            "%CLIENT%",
        ],
    );
    finds(
        "Dear <client name>, from <time> to <END TIME>",
        &["<client name>", "<time>", "<END TIME>"],
    );
    finds(
        "[insert the reason here] [Your Company Name] [Service 1, e.g., Web]",
        &[
            "[insert the reason here]",
            "[Your Company Name]",
            "[Service 1, e.g., Web]",
        ],
    );
}

#[test]
fn brackets_in_every_script() {
    finds("我们将于[日期] [时间]进行维护。", &["[日期]", "[时间]"]);
    finds(
        "vào [NGÀY] lúc [GIỜ], [THỜI GIAN]",
        &["[NGÀY]", "[GIỜ]", "[THỜI GIAN]"],
    );
    finds(
        "am [Datum] um [Uhrzeit], {дата}",
        &["[Datum]", "[Uhrzeit]", "{дата}"],
    );
    finds(
        "el [fecha] a las [hora], le [date de début]",
        &["[fecha]", "[hora]", "[date de début]"],
    );
    finds("メンテナンスは【日時】に行います。", &["【日時】"]);
    finds("고객님, [날짜] [시간]에 점검합니다.", &["[날짜]", "[시간]"]);
    finds("em [data] às 10h", &["[data]"]);
    for label in [
        "【日時】2026年11月24日",
        "【重要】メンテナンス",
        "[開始] メンテナンス",
        "[Data] Delays in reports",
        "[ВАЖНО] Работы",
        "[お知らせ] 本日",
        "[점검] 안내",
    ] {
        finds(label, &[]);
    }
}

#[test]
fn figures_to_come_in_east_asia() {
    finds("X月X日にメンテナンス", &["X月X日"]);
    finds("2026年XX月XX日 XX時XX分から", &["XX月XX日 XX時XX分"]);
    finds("○月○日（○）", &["○月○日"]);
    finds("xx월 xx일", &["xx월 xx일"]);
    finds("○○株式会社", &["○○"]);
    finds("X線、○は可、●印", &[]);
}

#[test]
fn blanks() {
    finds(
        "From XX:XX to HH:MM UTC, YYYY-MM-DD",
        &["XX:XX", "HH:MM", "YYYY-MM-DD"],
    );
    finds("Down for XX minutes, X hours, XX%", &["XX", "X", "XX%"]);
    finds("Start: TBD, end: ____ ", &["TBD", "____"]);
    finds("Lorem ipsum dolor", &["Lorem ipsum"]);
}

#[test]
fn prompts_nobody_edited() {
    finds(
        "**Describe the change**\nWe move.",
        &["**Describe the change**"],
    );
    finds("Dear,\n\nwe will", &["Dear,"]);
    finds("**Reason**:\n**Duration**: 2 hours", &["**Reason**:"]);
    finds("Start:\nEnd:", &["Start:", "End:"]);
}

#[test]
fn what_only_looks_alike() {
    for text in [
        "[RESOLVED] Login",
        "{{< track \"2020\" >}}",
        "[us-east1 region]",
        "[March 3, 2026 10:00 AM - 11:00 AM]",
        "GET /users/{id}/orders",
        "zones/[ZONE_ID]",
        "uptime (DD:HH:MM)",
        "ACME(XXX)",
        "see [1]",
        "line<br/>next",
        "<!-- start: {{x}} -->",
        "| --- | --- |\n___\n",
        "[docs](https://a.b)",
        "a <b>bold</b> word",
        "<https://a.b/c>",
        "[Scheduled Maintenance] Storage",
        "100% of 5%",
        "snake_case__name",
        "[x] done",
        "Impact:\n\n- none",
        "[Date]: 5 May",
        "size XXL",
        "Hello,\nwe",
        "**Database move**",
        "<time>10:00</time>",
        "`{id}`",
        "use YYYY-MM-DD format",
        "Days of rest",
        "the date: format YYYY-MM-DD",
    ] {
        finds(text, &[]);
    }
}

#[test]
fn brackets_of_each_kind_are_found_behind_other_words() {
    let text = "[Head] für «Kunde» {site} 作業【日期】＜時間＞ <b> [a](b) é]";
    let found = find_bracketed(text).into_iter();
    let found: Vec<&str> = found.map(|span| &text[span.start..span.end]).collect();
    assert_eq!(found, ["«Kunde»", "{site}", "【日期】", "＜時間＞", "<b>"]);
}
