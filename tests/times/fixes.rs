//! What each fix leaves behind: one moment stands there, it is the right one, and a second check finds
//! nothing new.

use super::{grammar, now, random::Random, zones::Tables};
use statuspage_guard::engine::{
    audience::Audience,
    check::run_rule,
    finding::{Edit, Finding, Outcome},
    form::{Field, Form, Screen},
    policy::Policy,
    rule_context::RuleContext,
    rules::by_id,
    time::{UtcInstant, Verdict},
};
use std::collections::BTreeSet;

/// Notices in which a moment is said in several ways. The schedule is 24 November 2026, 22:00 to 00:00 UTC.
const NOTICES: &[&str] = &[
    "On Tuesday, 24 November 2026, we move. The site is down from 5 PM to 7 PM ET.",
    "Tuesday, 24 November 2026, 5 PM to 7 PM ET (2026-11-24).",
    "Starts 24 Nov 2026 at 22:00 UTC (5 PM ET, 2 PM PT).",
    "Starts 24 Nov 2026 at 5 PM ET (22:00 UTC).",
    "Starts 24 Nov 2026 at 8 PM ET (01:00 UTC on 25 Nov).",
    "Starts 24 Nov 2026 at 8 PM ET (25 Nov, 01:00 UTC).",
    "Starts 24 Nov 2026 at 6 PM ET (22:00 UTC).",
    "24 Nov 2026, 5 PM ET / 2 PM PT / 23:00 CET",
    "24 Nov 2026, 9 PM ET / 6 PM PT",
    "24 Nov 2026 (9 AM ET/6 AM PT to 3 PM ET/12 PM PT)",
    "November 24, 2026, 9pm - 11pm EST (02:00 - 04:00 UTC November 25)",
    "Date: Tuesday 24 November 2026\nTime: 23:00 PST",
    "Date: 24/11/2026\nStart time: 23:00\nEnd time: 01:00\nTime zone: CET",
    "24 November 2026 (all times Eastern)\n17:00 start\n19:00 end",
    "All times are in Eastern Time.\nNov 24: 9:00 pm start of work.",
    "| Date | Start (EST) | End (EST) |\n|---|---|---|\n| 2026-11-24 | 17:00 | 19:00 |",
    "| 2026-11-24 | 17:00 | 19:00 | EST |",
    "Nov 24 at 10:00, 12:00 and 14:00 EST",
    "Nov 24, 10:00 EST, 12:00 and 14:00",
    "24 November 2026, 08:00 and 17:00 WITA (GMT+8)",
    "24 November 2026, 08:00 (Singapore, UTC+8)",
    "24 November 2026, 08:00 (SGT / GMT+8) to 10:00 (SGT / GMT+8)",
    "24 November 2026 at 12:00 (noon) EST",
    "24 November 2026 at 12:00 EST (noon)",
    "24 November 2026 at 12:00am (noon) UTC",
    "24 November 2026 at midnight UTC",
    "24 November 2026 from midnight EST to 6 AM EST",
    "24 November 2026, 10 PM, local time",
    "24 November 2026, 22:00 UTC local time",
    "24 November 2026, 22:00",
    "11/12/2026, 22:00",
    "11/12/2026, 22:00 UTC and 23:00 UTC",
    "11/12/2026, 10 PM CST",
    "Monday, 24 November 2026, 22:00 UTC. The network is back at 23:00 UTC.",
    "On Monday, 24 November 2026 we work from 17:00 to 19:00 EST.",
    "Tuesday, 24 Nov 2024 … 22:00 to 00:00 UTC",
    "From 5 PM ET on Tuesday 24 November until 7 PM ET on Tuesday 24 November",
    "from 24 November 2026 10 PM EST to the 26th 10 PM EST",
    "Maintenance on Nov 24:\n- 5:00 PM PST\n- 8:00 PM EST\n- 01:00 UTC (Nov 25)\n- 02:00 CET (Nov 25)",
    "Nov 24: 10pm EST first site. 11pm EST second site.",
    "4 July 2026, 10 PM EST",
    "10 PM EST on 24 November (the night to the 25th)",
    "Tue 24 Nov 2026 11:00pm AEDT - 3:00am AEDT (Wed 25 Nov)",
    "2026-11-24T22:00-05:00 to 2026-11-25T00:00-05:00",
    "11/24/2026\t10:00 PM\t11/25/2026\t6:00 AM\tEastern",
    "2026年11月24日 22:00～翌2:00 (JST)",
    "24. November 2026, 22:00 bis 02:00 Uhr (MEZ)",
    "le 24 novembre 2026 de 22h à 2h (heure de Paris)",
    "24/11/2026 de 23:00 h a 01:00 h (CET)",
    "tomorrow at 10pm EST (03:00 UTC)",
    "Nov 24 at 10am BST (10:00 UTC)",
    "Today, 23 November 2026, 11 PM PST",
    "Nov 24, 5pm in London (UTC)",
    "22:00 24/11/2026 EST",
    "10 AM on Monday, November 23 (PST)",
];

fn findings(message: &str, schedule: Option<UtcInstant>) -> Vec<(&'static str, Finding)> {
    let mut form = Form::new(Screen::MaintenanceNew);
    form.name = Field::Value("Maintenance".into());
    form.message = Field::Value(message.into());
    form.zone = Field::Value("UTC".into());
    if let Some(start) = schedule {
        form.start_date = Field::Value(start.date_naive());
        form.start_time = Field::Value(start.time());
        form.duration = Field::Value(120);
    }
    let (policy, audience, zones) = (Policy::default(), Audience::default(), Tables::default());
    let case = RuleContext::new(&form, &policy, &audience, now(), &zones);
    let rules = ["utc-times", "times-agree"].map(|id| by_id(id).unwrap());
    let of = |rule| match run_rule(rule, &case) {
        Outcome::Found(findings) => findings,
        _ => Vec::new(),
    };
    rules
        .into_iter()
        .flat_map(|rule| of(rule).into_iter().map(|finding| (rule.id, finding)))
        .collect()
}

/// `“22:00` of a sentence.
fn quoted_clock(word: &str) -> Option<String> {
    word.strip_prefix('“').map(str::to_owned)
}

/// Every moment that a text says.
fn moments(text: &str) -> BTreeSet<UtcInstant> {
    let times = super::times(text);
    times.iter().filter_map(|time| time.start).collect()
}

/// Each fix of `rule` takes its finding away and brings no other of that rule.
#[track_caller]
fn mends(text: &str, rule: &str, schedule: Option<UtcInstant>) {
    let before = findings(text, schedule);
    for (of, finding) in &before {
        if *of != rule {
            continue;
        }
        let texts = finding.fixes.iter().flat_map(|fix| &fix.edits);
        for mended in texts.filter_map(Edit::new_text) {
            let after = findings(mended, schedule);
            let known = |new: &&(&str, Finding)| {
                let same = |old: &&(&str, Finding)| {
                    // The clock that a sentence quotes; the words of its fix may differ.
                    let quoted = |text: &str| text.split(['”', ' ']).find_map(quoted_clock);
                    old.0 == new.0 && quoted(&old.1.sentence) == quoted(&new.1.sentence)
                };
                new.0 != rule || before.iter().any(|old| same(&old))
            };
            let new: Vec<_> = after.iter().filter(|new| !known(new)).collect();
            assert!(new.is_empty(), "{text:?} → {mended:?}: {new:#?}");
            let count = |list: &[(&str, Finding)]| list.iter().filter(|f| f.0 == rule).count();
            assert!(
                count(&after) < count(&before),
                "{text:?} → {mended:?}: {after:#?}"
            );
        }
    }
}

#[test]
fn nothing_new_is_found_after_a_fix() {
    let schedule = "2026-11-24T22:00:00Z".parse().unwrap();
    for text in NOTICES {
        mends(text, "utc-times", None);
        mends(text, "utc-times", Some(schedule));
        // Of several moments one is spoken of after the other.
        if moments(text).len() == 1 {
            mends(text, "times-agree", Some(schedule));
        }
    }
    let mut random = Random::new(11);
    for _ in 0..400 {
        mends(&grammar::sentence(&mut random), "utc-times", None);
    }
}

/// Where a text says one moment, in whatever ways, it says one after each fix: in UTC, and one that was
/// offered.
#[test]
fn one_moment_stands_where_one_stood() {
    for text in NOTICES {
        let before = findings(text, None);
        let [(_, finding)] = &before[..] else {
            continue;
        };
        for edit in finding.fixes.iter().flat_map(|fix| &fix.edits) {
            let mended = edit.new_text().unwrap();
            let times = super::times(mended);
            assert!(
                times.iter().all(|time| time.verdict == Verdict::Utc),
                "{text:?} → {mended:?}"
            );
            if moments(text).len() == 1 {
                assert_eq!(moments(mended).len(), 1, "{text:?} → {mended:?}");
            }
        }
    }
}

/// After the fix to the schedule the text says the schedule, and nothing else.
#[test]
fn the_schedule_is_written() {
    let schedule: UtcInstant = "2026-11-24T22:00:00Z".parse().unwrap();
    for (text, wanted) in [
        (
            "6 December 2026, 23:00 to 01:00 EST (05:00 to 07:00 CET)",
            "24 November 2026, 22:00 to 00:00 UTC",
        ),
        (
            "24 November 2026, 4:00pm UTC (15:00 UTC)",
            "24 November 2026, 22:00 UTC (15:00 UTC)",
        ),
        ("Nov 23 at 5 PM ET (22:00 UTC)", "Nov 24 at 22:00 UTC"),
        (
            "On Monday, 23 November 2026, we move from 22:00 to 00:00 UTC.",
            "On Tuesday, 24 November 2026, we move from 22:00 to 00:00 UTC.",
        ),
        (
            "Date: 23/11/2026\nTime: 22:00-00:00 UTC",
            "Date: 24/11/2026\nTime: 22:00-00:00 UTC",
        ),
    ] {
        let found = findings(text, Some(schedule));
        let finding = found.iter().find(|(rule, _)| *rule == "times-agree");
        let (_, finding) = finding.unwrap_or_else(|| panic!("{text:?}: {found:#?}"));
        let made = finding.fixes.iter().flat_map(|fix| &fix.edits);
        let made: Vec<_> = made.filter_map(Edit::new_text).collect();
        assert_eq!(made, [wanted], "{text:?}");
    }
}
