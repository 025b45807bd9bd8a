//! Every rule fires and clears while a person types, on the React form and on the plain one.

use super::settings::{in_settings, says};
use super::{CREATE, PLAIN, REACT, Scenario, Scene, scenario};
use anyhow::{Result, ensure};
use e2e::guard::Seen;

/// A rule, what makes it speak, what makes it fall silent, and words that its sentence must hold.
struct Case {
    rule: &'static str,
    wrong: fn(&Scene) -> Result<()>,
    right: fn(&Scene) -> Result<()>,
    says: &'static [&'static str],
}

const CASES: &[Case] = &[
    Case {
        rule: "never-verifying",
        wrong: |scene| scene.person.sets_status("Verifying"),
        right: |scene| scene.person.sets_status("In progress"),
        says: &["Verifying"],
    },
    Case {
        rule: "components-selected",
        wrong: |_| Ok(()),
        right: |scene| scene.person.clicks("Fernhill Ashby"),
        says: &[],
    },
    Case {
        rule: "one-client",
        wrong: |scene| {
            scene.person.clicks("Fernhill Ashby")?;
            scene.person.clicks("Oakline Dunmore")
        },
        right: |scene| scene.person.clicks("Oakline Dunmore"),
        says: &["Fernhill Grocers", "Oakline Markets"],
    },
    Case {
        rule: "notify-on",
        wrong: |scene| scene.person.clicks("Send notifications"),
        right: |scene| scene.person.clicks("Send notifications"),
        says: &[],
    },
    Case {
        rule: "notify-on",
        wrong: |scene| scene.person.clicks(HOUR_BEFORE),
        right: |scene| scene.person.clicks(HOUR_BEFORE),
        says: &[],
    },
    Case {
        rule: "sites-agree",
        wrong: |scene| {
            scene.person.clicks("Fernhill Ashby")?;
            scene
                .person
                .writes("Message", "The work is at Fernhill Ashby and Westmere.")
        },
        right: |scene| scene.person.clicks("Fernhill Westmere"),
        says: &["Fernhill Westmere"],
    },
    Case {
        rule: "other-client-named",
        wrong: |scene| {
            scene.person.clicks("Fernhill Ashby")?;
            let message = "The work is at Oakline Markets.";
            scene.person.writes("Message", message)
        },
        right: |scene| {
            scene
                .guard
                .press("[data-rule=other-client-named] button[data-fix]")
        },
        says: &["Oakline Markets", "Fernhill Grocers"],
    },
    Case {
        rule: "times-agree",
        wrong: |scene| {
            scene.person.pastes("Date", "2031-04-05")?;
            let message = "The work starts on 5 April 2031 at 19:30 UTC.";
            scene.person.writes("Message", message)
        },
        right: |scene| {
            scene
                .guard
                .press("[data-rule=times-agree] button[data-fix]")
        },
        says: &["19:30 UTC", "5 April 2031"],
    },
    Case {
        rule: "plausible-window",
        wrong: |scene| scene.person.pastes("Date", "2020-03-01"),
        right: |scene| scene.person.pastes("Date", "2031-04-05"),
        says: &["is in the past"],
    },
    Case {
        rule: "automation-sense",
        wrong: |scene| {
            scene
                .person
                .clicks("Set affected components' status to 'Operational'")
        },
        right: |scene| {
            scene
                .person
                .clicks("Set affected components' status to 'Operational'")
        },
        says: &["Operational at the end"],
    },
    Case {
        rule: "placeholder-left",
        wrong: |scene| scene.person.writes("Message", "The work is on [Date]."),
        right: |scene| {
            scene
                .person
                .writes("Message", "The work is on 24 November.")
        },
        says: &["[Date]"],
    },
    Case {
        rule: "markup",
        wrong: |scene| scene.person.writes("Message", "<b>The work is planned."),
        right: |scene| {
            scene
                .person
                .writes("Message", "<b>The work is planned.</b>")
        },
        says: &["<b>", "never closed"],
    },
    Case {
        rule: "utc-times",
        wrong: |scene| scene.person.writes("Message", "We start at 10pm EST."),
        right: |scene| scene.person.writes("Message", "We start at 22:00 UTC."),
        says: &["EST"],
    },
    Case {
        rule: "dates-agree",
        wrong: |scene| {
            scene.person.pastes("Date", "2031-04-05")?;
            scene
                .person
                .writes("Message", "The work is on Sunday 1 March 2020.")
        },
        right: |scene| {
            scene
                .guard
                .press("[data-rule=dates-agree] button[data-fix]")
        },
        says: &["Sunday 1 March 2020"],
    },
    Case {
        rule: "text-length",
        wrong: |scene| scene.person.pastes("Message", &"long ".repeat(5_001)),
        right: |scene| scene.person.pastes("Message", "short"),
        says: &["characters"],
    },
    Case {
        rule: "template-used",
        wrong: |scene| scene.person.writes("Message", "We work on the conveyors."),
        right: |scene| scene.guard.press("button[data-template]"),
        says: &[],
    },
];

const HOUR_BEFORE: &str = "Remind subscribers";

pub fn scenarios() -> Vec<Scenario> {
    let mut all = Vec::new();
    for (kind, page) in [("React", REACT), ("plain", PLAIN)] {
        for case in CASES {
            all.push(scenario(
                format!("{} fires and clears on the {kind} form", case.rule),
                move |scene| fires_and_clears(scene, page, case),
            ));
        }
        all.push(scenario(
            format!("wrong-screen fires on the {kind} incident form alone"),
            move |scene| wrong_screen(scene, page),
        ));
    }
    all.push(scenario(
        "words, title-pattern and notice fire and clear as a policy sets them",
        of_a_policy,
    ));
    all.push(scenario("one-client: its fix keeps one client", keep_one));
    all.push(scenario("utc-times: its fix rewrites the time", rewrite));
    all.push(scenario(
        "audience-one-client: its fixes keep one client, and subscribe the user",
        audience,
    ));
    all
}

fn open(scene: &Scene, page: &str) -> Result<()> {
    scene.browser.open(&format!("{page}{CREATE}"))?;
    scene
        .guard
        .until("the form is checked", |seen| {
            seen.screen() == "maintenance-new" && seen.revision() > 0
        })
        .map(drop)
}

fn fires_and_clears(scene: &Scene, page: &str, case: &Case) -> Result<()> {
    open(scene, page)?;
    (case.wrong)(scene)?;
    let seen = scene.guard.until(&format!("{} fires", case.rule), |seen| {
        seen.finds(case.rule)
            && case
                .says
                .iter()
                .all(|words| seen.sentence(case.rule).contains(words))
    })?;
    ensure!(seen.state() != "broken", "the guard is broken");
    (case.right)(scene)?;
    scene
        .guard
        .until(&format!("{} clears", case.rule), |seen| {
            !seen.finds(case.rule) && !seen.0.is_null()
        })
        .map(drop)
}

fn wrong_screen(scene: &Scene, page: &str) -> Result<()> {
    scene.browser.open(&format!("{page}/incidents/new"))?;
    scene
        .guard
        .until("wrong-screen fires", |seen| seen.finds("wrong-screen"))?;
    open(scene, page)?;
    let seen = scene.guard.look()?;
    ensure!(!seen.finds("wrong-screen"), "it fires on a maintenance too");
    Ok(())
}

/// Rules that are off until a policy of the team sets them.
fn of_a_policy(scene: &Scene) -> Result<()> {
    let policy = r#"{"words": [{"word": "Knapp", "instead": "our supplier"}], "title": "[Planned] {{client}} …",
        "window": {"notice": 5000000}}"#;
    in_settings(scene, "text", || {
        scene.person.writes("Your own policy as text", policy)?;
        scene.person.clicks("Check and save")?;
        says(scene, "was saved and counts on every open page")
    })?;
    open(scene, REACT)?;
    let rules = ["words", "title-pattern", "notice"];
    scene.person.clicks("Fernhill Ashby")?;
    scene.person.pastes("Date", "2031-04-05")?;
    scene.person.writes("Maintenance name", "Conveyor works")?;
    scene
        .person
        .writes("Message", "Knapp works on the conveyors.")?;
    scene.guard.until("all three fire", |seen| {
        rules.iter().all(|rule| seen.finds(rule))
            && seen.sentence("words").contains("Knapp")
            && seen.sentence("notice").contains("Fernhill Grocers")
    })?;
    scene.guard.press("[data-rule=words] button[data-fix]")?;
    scene
        .guard
        .until("words clears", |seen| !seen.finds("words"))?;
    scene
        .guard
        .press("[data-rule=title-pattern] button[data-fix]")?;
    scene
        .guard
        .until("title-pattern clears", |seen| !seen.finds("title-pattern"))?;
    scene.person.pastes("Date", "2049-04-05")?;
    scene
        .guard
        .until("notice clears", |seen| !seen.finds("notice"))?;
    let title = scene.person.value("Maintenance name")?;
    ensure!(title.contains("Fernhill Grocers"), "the title is {title:?}");
    in_settings(scene, "text", || {
        scene.person.clicks("Remove")?;
        says(scene, "Your own policy was removed.")
    })
}

fn keep_one(scene: &Scene) -> Result<()> {
    open(scene, REACT)?;
    scene.person.clicks("Fernhill Ashby")?;
    scene.person.clicks("Oakline Dunmore")?;
    scene
        .guard
        .until("one-client fires", |seen| seen.finds("one-client"))?;
    scene
        .guard
        .press("[data-rule=one-client] button[data-fix]")?;
    scene.guard.until("one-client clears", |seen| {
        !seen.finds("one-client") && !seen.finds("components-selected")
    })?;
    let posted = scene.person.posts("Schedule now")?;
    let kept = posted["incident"]["component_ids"]
        .as_array()
        .map_or(0, Vec::len);
    ensure!(kept == 1, "the page would post {kept} components");
    Ok(())
}

fn rewrite(scene: &Scene) -> Result<()> {
    open(scene, REACT)?;
    scene
        .person
        .writes("Message", "The work starts at 9pm EST.")?;
    scene
        .guard
        .until("utc-times fires", |seen| seen.finds("utc-times"))?;
    scene
        .guard
        .press("[data-rule=utc-times] button[data-fix]")?;
    scene
        .guard
        .until("utc-times clears", |seen| !seen.finds("utc-times"))?;
    let message = scene.person.value("Message")?;
    ensure!(message.contains("UTC"), "the message is {message:?}");
    let posted = scene.person.posts("Schedule now")?;
    ensure!(
        posted["incident"]["body"] == message.as_str(),
        "the page's own state did not change"
    );
    Ok(())
}

fn audience(scene: &Scene) -> Result<()> {
    let rule = "audience-one-client";
    let opens = |path: &str, screen: &str| {
        scene.browser.open(&format!("{REACT}{path}"))?;
        let checked = |seen: &Seen| seen.screen() == screen && seen.state() == "watching";
        scene.guard.until(&format!("{screen} is watched"), checked)
    };
    opens("/audience/groups/new", "audience-group")?;
    scene.person.writes("Group name", "Fernhill")?;
    scene.person.clicks("Fernhill Ashby")?;
    scene.person.clicks("Oakline Dunmore")?;
    scene.guard.until("two clients are found", |seen| {
        let sentence = seen.sentence(rule);
        sentence.contains("Fernhill Grocers") && sentence.contains("Oakline Markets")
    })?;
    scene
        .guard
        .press("[data-rule=audience-one-client] button[data-fix]")?;
    scene
        .guard
        .until("one client is left", |seen| !seen.finds(rule))?;
    let posted = scene.person.posts("Create page group")?;
    let kept = posted["page_access_group"]["component_ids"]
        .as_array()
        .map_or(0, Vec::len);
    ensure!(kept == 1, "the page would post {kept} components");
    opens("/audience/users/new", "audience-user")?;
    scene.person.writes("Email", "jo@fernhill.example")?;
    scene.person.clicks("Fernhill Ashby")?;
    scene.person.clicks("Subscribe this user to updates")?;
    scene.guard.until("the user is not subscribed", |seen| {
        seen.sentence(rule)
            .contains("jo@fernhill.example is not subscribed")
    })?;
    scene
        .guard
        .press("[data-rule=audience-one-client] button[data-fix]")?;
    scene
        .guard
        .until("the user is subscribed", |seen| !seen.finds(rule))?;
    let posted = scene.person.posts("Create user")?;
    let subscribes = &posted["page_access_user"]["subscribe_to_components"];
    ensure!(*subscribes == true, "the page would post {posted}");
    Ok(())
}
