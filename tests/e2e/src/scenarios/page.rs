//! The page as it comes: late, changing its address, guarding itself, full of hostile names.

use super::hostile;
use super::{CREATE, FORM, PLAIN, REACT, Scenario, Scene, scenario};
use anyhow::{Result, ensure};
use e2e::guard::Seen;
use e2e::server::HELD;
use e2e::server::Mount;
use serde_json::json;

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario("a form that appears late is watched", late),
        scenario("the address changes without a load", address),
        scenario(
            "a strict policy of the page is in force, and the guard works",
            strict,
        ),
        scenario("a page without a policy is watched", no_policy),
        scenario("hostile component names are shown as text", hostile_names),
        scenario("the two tabs of a maintenance are two screens", tabs),
        scenario("each screen of the replica is recognised", screens),
        scenario(
            "what is taken out of the form and put back is read again",
            put_back,
        ),
        scenario("nothing is shown where there is no form", no_form),
        scenario("1,100 components are read", many),
        scenario("a message too long to be sent at once is read", long),
        scenario("the page asks for nothing but its own files", nobody),
    ]
}

fn late(scene: &Scene) -> Result<()> {
    scene.browser.open(&format!("{REACT}{CREATE}?late=600"))?;
    scene
        .guard
        .until("the late form is checked", |seen| {
            seen.screen() == "maintenance-new" && seen.finds("components-selected")
        })
        .map(drop)
}

fn put_back(scene: &Scene) -> Result<()> {
    scene.browser.open(&format!("{PLAIN}{CREATE}"))?;
    let missing = |expected: bool| {
        move |seen: &Seen| seen.revision() > 0 && seen.missing().contains(&"message") == expected
    };
    scene.guard.until("the message is found", missing(false))?;
    let script = "const area = document.querySelector('textarea'); window.kept = area.parentNode; \
                  window.before = kept.nextSibling; window.around = kept.parentNode; kept.remove();";
    scene.browser.session.run(script, json!([]))?;
    scene.guard.until("the message is missed", missing(true))?;
    let script = "around.insertBefore(kept, before);";
    scene.browser.session.run(script, json!([]))?;
    scene
        .guard
        .until("the message is found again", missing(false))
        .map(drop)
}

fn address(scene: &Scene) -> Result<()> {
    scene.browser.open(&format!("{REACT}/incidents"))?;
    scene.person.clicks("Maintenances")?;
    scene.person.clicks("Schedule maintenance")?;
    scene.guard.until("the new screen is checked", |seen| {
        seen.screen() == "maintenance-new" && seen.finds("components-selected")
    })?;
    scene.browser.session.run("history.back()", json!([]))?;
    scene.guard.until("the list is recognised", |seen| {
        seen.0.is_null() || (seen.screen() == "incident-list" && seen.rules().is_empty())
    })?;
    scene.person.clicks("Create incident")?;
    scene
        .guard
        .until("the incident form is checked", |seen| {
            seen.screen() == "incident-new" && seen.finds("wrong-screen")
        })
        .map(drop)
}

fn screens(scene: &Scene) -> Result<()> {
    // A page of its own: the guard learns what the templates there say.
    let folder = e2e::browser::path("E2E_SITE")?.join("react");
    scene.server.mount(Mount::strict("scr33ns0page", folder));
    for (path, screen, state) in [
        ("/incidents/inc4k0d7m2xe", "incident-update", "watching"),
        ("/components/fh1ashby0001/edit", "component-edit", "idle"),
        ("/components/new", "component-edit", "idle"),
        ("/audience/groups/new", "audience-group", "watching"),
        ("/audience/users/new", "audience-user", "watching"),
        ("/templates/0", "templates", "idle"),
        ("/templates/new", "templates", "idle"),
    ] {
        scene.browser.open(&format!("/pages/scr33ns0page{path}"))?;
        let recognised = |seen: &Seen| {
            seen.screen() == screen
                && (screen == "incident-update"
                    || seen.state() == state && seen.missing().is_empty())
        };
        scene
            .guard
            .until(&format!("{path} is {screen}"), recognised)?;
    }
    Ok(())
}

/// The page's own attempt at what its policy forbids.
const TRY: &str = r#"
    const refused = [];
    const node = document.createElement("div");
    try { node.innerHTML = "<i></i>"; } catch { refused.push("markup"); }
    const style = document.createElement("style");
    style.textContent = "html { --forbidden: 1 }";
    document.head.append(style);
    if (!getComputedStyle(document.documentElement).getPropertyValue("--forbidden")) refused.push("style");
    style.remove();
    return refused.join();
"#;

fn strict(scene: &Scene) -> Result<()> {
    scene.browser.open(&format!("{REACT}{CREATE}"))?;
    let refused = scene.browser.session.run(TRY, json!([]))?;
    ensure!(
        refused == "markup,style",
        "the policy is not in force: {refused}"
    );
    scene.guard.until("the guard works", |seen| {
        seen.state() == "watching" && seen.finds("components-selected")
    })?;
    // The panel has its own looks all the same.
    let styled = scene.browser.session.run(
        r#"const root = document.querySelector("[data-statuspage-guard]").shadowRoot;
           const panel = root.querySelector("[data-rule]");
           return getComputedStyle(panel).listStyleType === "none" || root.adoptedStyleSheets.length > 0
               || root.querySelector("link[rel=stylesheet]") !== null;"#,
        json!([]),
    )?;
    ensure!(styled == true, "the panel has no style");
    Ok(())
}

fn no_policy(scene: &Scene) -> Result<()> {
    let site = e2e::browser::path("E2E_SITE")?;
    scene.server.mount(Mount {
        id: "open0policy0".into(),
        folder: site.join("plain"),
        policy: None,
    });
    scene
        .browser
        .open(&format!("/pages/open0policy0{CREATE}"))?;
    scene
        .guard
        .until("the form is checked", |seen| {
            seen.screen() == "maintenance-new" && seen.revision() > 0
        })
        .map(drop)
}

fn hostile_names(scene: &Scene) -> Result<()> {
    scene
        .browser
        .open(&format!("{REACT}{CREATE}?names=hostile"))?;
    scene.guard.until("the form is checked", |seen| {
        seen.finds("components-selected")
    })?;
    let name = "<img src=x onerror=\"document.title='owned'\">";
    scene.person.clicks(name)?;
    scene.person.clicks("Oakline Dunmore")?;
    let seen = scene
        .guard
        .until("one-client names the hostile group", |seen| {
            seen.sentence("one-client").contains("<b>Hostile</b>")
        })?;
    ensure!(seen.state() != "broken", "the guard is broken");
    // Everything hostile at once: quotes, marks that turn the reading, 5,000 characters.
    scene.person.clicks("<b>Hostile</b> & \"Sons\"")?;
    scene.guard.until("all of them were checked", |later| {
        later.revision() > seen.revision() && later.finds("one-client")
    })?;
    let hurt = scene.browser.session.run(
        r#"const root = document.querySelector("[data-statuspage-guard]").shadowRoot;
           return document.title === "owned" || root.querySelector("img, script, b") !== null;"#,
        json!([]),
    )?;
    ensure!(hurt == false, "a name became markup");
    Ok(())
}

fn tabs(scene: &Scene) -> Result<()> {
    for page in [REACT, PLAIN] {
        scene
            .browser
            .open(&format!("{page}/incidents/mn5t8x2kq0vd"))?;
        scene.guard.until("the status tab is recognised", |seen| {
            seen.screen() == "maintenance-status"
        })?;
        scene.person.clicks("Schedule & Automation")?;
        scene
            .guard
            .until("the schedule tab is recognised", |seen| {
                seen.screen() == "maintenance-schedule"
            })?;
        scene.person.clicks("Status Update")?;
        scene.guard.until("the status tab is back", |seen| {
            seen.screen() == "maintenance-status"
        })?;
    }
    Ok(())
}

fn no_form(scene: &Scene) -> Result<()> {
    scene.browser.open(&format!("{REACT}/components"))?;
    // Going on to a form shows that the guard is alive and had its chance here.
    let seen = scene.guard.look()?;
    ensure!(
        seen.rules().is_empty() && seen.list("marks").is_empty(),
        "something is shown: {}",
        seen.lines()
    );
    Ok(())
}

fn many(scene: &Scene) -> Result<()> {
    scene
        .browser
        .open(&format!("{REACT}{CREATE}?components=1100"))?;
    scene.guard.until("the form is checked", |seen| {
        seen.finds("components-selected")
    })?;
    scene.person.clicks("Fernhill Site 1")?;
    scene.person.clicks("Oakline Site 1098")?;
    scene
        .guard
        .until("one-client fires", |seen| {
            let sentence = seen.sentence("one-client");
            sentence.contains("Fernhill Grocers") && sentence.contains("Oakline Markets")
        })
        .map(drop)
}

/// More than two million characters, all of them signs that take two; where they are cut is by chance.
fn long(scene: &Scene) -> Result<()> {
    let signs = |first: &str| format!("<p>{first}{}</p>", "\u{1f30d}".repeat(2_900));
    let words: String = ["", "x", "", "xy"].map(signs).concat().repeat(100);
    let form = FORM.replace("We work on the tills.", "We start at 10pm EST.");
    hostile::open(scene, "long", &format!("{words}{form}"))?;
    scene
        .guard
        .until("the form under it is checked", |seen| {
            seen.finds("utc-times") && seen.missing().is_empty()
        })
        .map(drop)
}

fn nobody(scene: &Scene) -> Result<()> {
    let strange: Vec<String> = scene
        .server
        .requests()
        .into_iter()
        .filter(|line| {
            let own = ["GET /pages/", "GET /fixtures/", "GET /favicon.ico"];
            !own.iter().any(|start| line.starts_with(start)) && !line.ends_with(HELD)
        })
        .collect();
    ensure!(strange.is_empty(), "asked for: {}", strange.join(", "));
    Ok(())
}
