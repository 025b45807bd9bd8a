//! What was sent by a press: it is not lost with the page, and it counts as saved where a screen shows it; else it is asked.

use super::life::{NOTICE, Visit};
use super::{CREATE, Scenario, Scene, scenario_from_scratch};
use anyhow::Result;
use e2e::guard::Seen;

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario_from_scratch(
            "a press that takes the page away at once is not lost",
            |scene| pressed_at_last(scene, false),
        ),
        scenario_from_scratch(
            "a press that takes the page away at once is not lost after the background was stopped",
            |scene| pressed_at_last(scene, true),
        ),
        scenario_from_scratch(
            "an update that no screen shows is asked about, and was posted",
            |scene| asked_about(scene, "yes", true),
        ),
        scenario_from_scratch(
            "an update that no screen shows is asked about, and was not posted",
            |scene| asked_about(scene, "no", false),
        ),
        scenario_from_scratch(
            "a new maintenance that no screen shows is asked about",
            asked_about_new,
        ),
    ]
}

/// From now on a click on the form's button takes the page away before another frame is drawn, as under load. What it posts
/// is saved where `saves`.
fn leave_at_press(visit: &Visit, saves: bool) -> Result<()> {
    let script = "const [path, saves] = arguments;
        document.addEventListener('click', (event) => {
          if (event.target.closest('button')?.type !== 'submit') return;
          event.preventDefault();
          event.stopImmediatePropagation();
          const text = document.querySelector('textarea').value;
          const updates = [{ status: 'Scheduled', text, at: new Date().toISOString() }];
          if (saves) localStorage.setItem('replica-saved', JSON.stringify({ [path]: { updates } }));
          location.reload();
          const end = Date.now() + 300;
          while (Date.now() < end);
        }, true);";
    let id = NOTICE.rsplit('/').next().unwrap_or_default();
    let arguments = serde_json::json!([id, saves]);
    visit.browser.session.run(script, arguments).map(drop)
}

const WRONG: &str = "It starts on 8 December 2026 at 10pm EST.";

/// An update is written whose press takes the page away.
fn write_wrong_update<'s>(scene: &'s Scene, saves: bool) -> Result<Visit<'s>> {
    let visit = Visit::new(scene);
    visit.open_schedule()?;
    visit.open(NOTICE)?;
    visit.guard().until("the update is checked", |seen| {
        seen.screen() == "maintenance-status" && seen.revision() > 0
    })?;
    leave_at_press(&visit, saves)?;
    visit.person().writes("Message", WRONG)?;
    visit
        .guard()
        .until("it is wrong", |seen| seen.finds("utc-times"))?;
    Ok(visit)
}

fn pressed_at_last(scene: &Scene, is_stopped: bool) -> Result<()> {
    let visit = write_wrong_update(scene, true)?;
    if is_stopped {
        visit.browser.stop_background()?;
    }
    visit.submit()?;
    visit
        .guard()
        .until("the press was seen, and that it was saved", |seen| {
            seen.sentence("posted-with-errors").contains("not in UTC")
        })?;
    Ok(())
}

/// How the question about an update begins.
pub(super) const QUESTION: &str = "Was the last update of";

fn is_asked(seen: &Seen) -> bool {
    seen.text().contains(QUESTION) && !seen.finds("posted-with-errors")
}

/// Sends an update that no screen shows afterwards.
pub(super) fn ask_whether_saved<'s>(scene: &'s Scene) -> Result<Visit<'s>> {
    let visit = write_wrong_update(scene, false)?;
    visit.submit()?;
    visit.guard().until("it is asked", is_asked)?;
    Ok(visit)
}

fn asked_about(scene: &Scene, answer: &str, finds: bool) -> Result<()> {
    let visit = ask_whether_saved(scene)?;
    visit.browser.stop_background()?;
    visit.open("/components")?;
    visit.guard().until("it is asked elsewhere", is_asked)?;
    visit.guard().press(&format!("[data-saved={answer}]"))?;
    visit.guard().until("the answer counts", |seen| {
        !seen.text().contains(QUESTION) && seen.finds("posted-with-errors") == finds
    })?;
    Ok(())
}

fn asked_about_new(scene: &Scene) -> Result<()> {
    let question = "no screen has shown it";
    let visit = Visit::new(scene);
    visit.open(CREATE)?;
    visit.guard().until("the form is checked", |seen| {
        seen.screen() == "maintenance-new" && seen.revision() > 0
    })?;
    leave_at_press(&visit, false)?;
    visit.person().writes("Maintenance name", "Works")?;
    visit.person().writes("Message", WRONG)?;
    visit
        .guard()
        .until("it is wrong", |seen| seen.finds("utc-times"))?;
    visit.person().clicks("Schedule now")?;
    // The tab of the list that is open then shows incidents alone.
    visit.open("/incidents")?;
    visit
        .guard()
        .until("it is asked", |seen| seen.text().contains(question))?;
    visit.guard().press("[data-saved=yes]")?;
    visit
        .guard()
        .until("the answer counts", |seen| {
            !seen.text().contains(question) && seen.finds("posted-with-errors")
        })
        .map(drop)
}
