//! What the snapshot notices of a page and what not, and whose doing a change is.

use super::hostile::{FORM, frames, open, run};
use super::{Scenario, Scene, scenario};
use anyhow::{Result, ensure};
use e2e::guard::Seen;

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario("what no person sees wakes nothing", unseen),
        scenario(
            "a style sheet that comes late hides what it hides",
            late_style,
        ),
        scenario("what other looks push about is measured again", |scene| {
            let away = "a.classList.add('late'); m.classList.add('late');";
            let anew = "document.querySelector('h1').textContent = 'Schedule a maintenance';";
            moved(scene, away, anew)
        }),
        scenario("what more words push down is measured again", |scene| {
            let away = "document.querySelector('h1').textContent = 'Maintenance '.repeat(99);";
            moved(scene, away, "a.textContent = 'Message body';")
        }),
        scenario("an attribute that changes alone is read", attribute),
        scenario(
            "the choice that an attribute of the page's own marks is read",
            marked,
        ),
        scenario("an editor that loses the focus is not written into", focus),
        scenario(
            "an editor that loses its selection is not written into",
            selection,
        ),
        scenario(
            "what a person puts back is not called the page's doing",
            by_hand,
        ),
    ]
}

fn unseen(scene: &Scene) -> Result<()> {
    open(
        scene,
        "unseen",
        &format!(
            "{FORM}<svg width='20' height='20'><circle r='5'/></svg><template><p>x</p></template>"
        ),
    )?;
    let checked = |seen: &Seen| seen.finds("components-selected");
    scene.guard.until("the form is checked", checked)?;
    frames(scene, 30)?;
    let before = scene.guard.look()?.revision();
    run(
        scene,
        r#"document.querySelector("circle").setAttribute("class", "turning");
           document.head.append(document.createElement("style"));
           document.querySelector("style").textContent = "p { color: black }";
           document.querySelector("title").textContent = "(1) Statuspage";
           document.querySelector("template").setAttribute("data-seen", "1");
           document.documentElement.setAttribute("data-ready", "1");"#,
    )?;
    frames(scene, 30)?;
    let checks = scene.guard.look()?.revision() - before;
    ensure!(checks == 0, "{checks} checks");
    Ok(())
}

fn late_style(scene: &Scene) -> Result<()> {
    open(scene, "style", FORM)?;
    let misses = |missed: bool| {
        move |seen: &Seen| seen.revision() > 0 && seen.missing().contains(&"message") == missed
    };
    scene.guard.until("the message is found", misses(false))?;
    run(
        scene,
        r#"const style = document.createElement("style");
           style.textContent = "textarea { display: none }";
           document.head.append(style);"#,
    )?;
    scene.guard.until("the message is missed", misses(true))?;
    run(scene, "document.querySelector('style').remove()")?;
    scene
        .guard
        .until("the message is found again", misses(false))
        .map(drop)
}

fn attribute(scene: &Scene) -> Result<()> {
    open(scene, "limit", FORM)?;
    let offered = |seen: &Seen| !seen.list("templates").is_empty();
    scene.guard.until("templates are offered", offered)?;
    run(scene, "m.setAttribute('maxlength', '9')")?;
    scene.guard.press("button[data-template]")?;
    let said = |seen: &Seen| seen.text().contains("takes at most 9 characters");
    scene.guard.until("the limit is said", said)?;
    ensure!(
        run(scene, "return m.value")? == "We work on the tills.",
        "it was written over"
    );
    Ok(())
}

fn marked(scene: &Scene) -> Result<()> {
    let steps = ["Scheduled", "In progress", "Verifying", "Completed"].map(|word| {
        let mark = if word == "Scheduled" {
            " data-selected"
        } else {
            ""
        };
        format!("<button type='button'{mark}>{word}</button>")
    });
    let from = FORM.find("<label><input type=\"radio\"").unwrap_or(0);
    let to = from + FORM[from..].find("</fieldset>").unwrap_or(0);
    let html = format!("{}{}{}", &FORM[..from], steps.concat(), &FORM[to..]);
    open(scene, "marked", &html)?;
    let verifying = |is: bool| {
        move |seen: &Seen| {
            seen.revision() > 0
                && seen.finds("never-verifying") == is
                && !seen.missing().contains(&"status")
        }
    };
    scene.guard.until("the status is read", verifying(false))?;
    run(
        scene,
        r#"document.querySelector("[data-selected]").removeAttribute("data-selected");
           document.querySelectorAll('#status button')[2].setAttribute("data-selected", "");"#,
    )?;
    scene
        .guard
        .until("the new status is read", verifying(true))
        .map(drop)
}

/// Two lines of words and field, in the document first all words and then all fields.
const PAIRS: &str = "<style>
        .pairs { display: flex; flex-wrap: wrap; width: 500px }
        .pairs > * { width: 200px; height: 40px; margin: 5px }
        #a { order: 1 } #m { order: 2 } #b { order: 3 } #k { order: 4 }
        #a.late { order: 5 } #m.late { order: 6 }
    </style>
    <div class='pairs'><div id='a'>Message</div><div id='b'>Internal notes</div>
        <textarea id='m'>We work on the tills.</textarea><textarea id='k'>Ask Kim.</textarea></div>";

/// The message is found after the page moved it, and then made the guard look for fields again.
fn moved(scene: &Scene, away: &str, anew: &str) -> Result<()> {
    let html = instead_of_message(PAIRS);
    open(scene, "moved", &html)?;
    let found = |seen: &Seen| seen.revision() > 0 && !seen.missing().contains(&"message");
    scene.guard.until("the message is found", found)?;
    run(scene, away)?;
    frames(scene, 5)?;
    run(scene, anew)?;
    frames(scene, 5)?;
    let message = scene
        .browser
        .session
        .element("return m", serde_json::json!([]))?;
    scene
        .browser
        .session
        .keys(&message, " We start at 10pm EST.")?;
    let checked = |seen: &Seen| found(seen) && seen.finds("utc-times");
    scene
        .guard
        .until("what is typed is checked", checked)
        .map(drop)
}

const EDITOR: &str = "<p><span id='l'>Message</span></p><div id='m' contenteditable='true' role='textbox' \
    aria-multiline='true' aria-labelledby='l'>We work on the tills.</div>";

/// The form with something else in the place of its message.
fn instead_of_message(html: &str) -> String {
    let from = FORM.find("<p><label for=\"m\"").unwrap_or(0);
    let to = from + FORM[from..].find("</p>").map_or(0, |at| at + 4);
    format!("{}{html}{}", &FORM[..from], &FORM[to..])
}

/// A template is chosen, and nothing is written anywhere.
fn is_refused(scene: &Scene) -> Result<()> {
    let offered = |seen: &Seen| !seen.list("templates").is_empty();
    scene.guard.until("templates are offered", offered)?;
    scene.guard.press("button[data-template]")?;
    let said = |seen: &Seen| {
        seen.text().contains("did not take the text")
            && seen
                .text()
                .contains("the page took the focus away from it.")
    };
    scene.guard.until("it is said", said)?;
    let held = run(
        scene,
        "return [m.innerText.trim(), document.querySelector('#search').value].join('|')",
    )?;
    ensure!(held == "We work on the tills.|", "the page holds {held}");
    Ok(())
}

fn focus(scene: &Scene) -> Result<()> {
    let html = format!(
        "<input id='search' type='search' aria-label='Search'>{}
         <script>m.addEventListener('focus', () => setTimeout(() => search.focus()));</script>",
        instead_of_message(EDITOR)
    );
    open(scene, "focus", &html)?;
    is_refused(scene)
}

fn selection(scene: &Scene) -> Result<()> {
    let html = format!(
        "<input id='search' type='search' aria-label='Search'>{}
         <script>document.addEventListener('selectionchange', () => {{
             if (getSelection().rangeCount) getSelection().removeAllRanges();
         }});</script>",
        instead_of_message(EDITOR)
    );
    open(scene, "selection", &html)?;
    is_refused(scene)
}

fn by_hand(scene: &Scene) -> Result<()> {
    open(
        scene,
        "hand",
        &FORM.replace("We work on the tills.", "Tills."),
    )?;
    let offered = |seen: &Seen| !seen.list("templates").is_empty();
    scene.guard.until("templates are offered", offered)?;
    scene.guard.press("button[data-template]")?;
    let inserted = scene
        .guard
        .until("it is in", |seen| seen.text().contains("Inserted"))?;
    scene.person.writes("Message", "Tills.")?;
    let now = scene.guard.until("the own words are back", |seen| {
        seen.revision() > inserted.revision() && seen.finds("template-used")
    })?;
    ensure!(
        run(scene, "return m.value")? == "Tills.",
        "the keys did not arrive"
    );
    let text = now.text();
    ensure!(
        !text.contains("put back") && text.contains("Inserted"),
        "{text}"
    );
    Ok(())
}
