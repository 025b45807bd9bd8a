//! Closed groups of components whose rows are put into the page when they are opened: the guard opens each, reads it and
//! closes it again.

use super::hostile::{FORM, open, run};
use super::{Scenario, Scene, scenario};
use anyhow::{Result, ensure};
use e2e::guard::Seen;

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario(
            "closed groups are opened, read and closed again by one click",
            open_all,
        ),
        scenario("a group that does not open is named", stuck),
    ]
}

/// Groups of the page's own: `▸` opens one, takes the focus and moves the page, as careless scripts do.
const GROUPS: &str = r##"<ul id="groups" style="margin-top: 60rem"></ul>
    <script>
        const sites = { Northgate: { Mill: true, Quay: false }, Oaks: { Alder: false, Birch: true } };
        const isOpen = { Northgate: false, Oaks: false };
        window.presses = [];
        const draw = () => {
            const list = document.getElementById("groups");
            list.replaceChildren(...Object.keys(sites).map((name) => {
                const row = document.createElement("li");
                const sign = document.createElement("span");
                sign.textContent = isOpen[name] ? "▾" : "▸";
                sign.tabIndex = 0;
                sign.onclick = () => {
                    presses.push(name);
                    if (name === window.stuck) return;
                    isOpen[name] = !isOpen[name];
                    setTimeout(() => {
                        draw();
                        const again = document.querySelectorAll("#groups > li > span")[Object.keys(sites).indexOf(name)];
                        again.focus();
                    }, 30);
                };
                const box = document.createElement("input");
                box.type = "checkbox";
                box.onclick = () => presses.push(`the box of ${name}`);
                const ticks = Object.values(sites[name]);
                box.checked = ticks.every(Boolean);
                box.indeterminate = !box.checked && ticks.some(Boolean);
                const label = document.createElement("label");
                label.append(box, ` ${name}`);
                row.append(sign, " ", label);
                if (isOpen[name]) {
                    const inner = document.createElement("ul");
                    for (const site in sites[name])
                        inner.innerHTML += `<li><label><input type="checkbox" ${sites[name][site] ? "checked" : ""}> ${site}</label></li>`;
                    row.append(inner);
                }
                return row;
            }));
        };
        draw();
    </script>"##;

fn page(before: &str) -> String {
    let rest = r#"<label><input type="checkbox" id="c2"> Fernhill Corby</label></fieldset>"#;
    let list = format!(
        r#"<label><input type="checkbox" id="c2"> Fernhill Corby</label>{GROUPS}</fieldset>"#
    );
    format!("{before}{}", FORM.replace(rest, &list))
}

fn is_offered(seen: &Seen) -> bool {
    seen.text().contains("Open the groups")
}

fn open_all(scene: &Scene) -> Result<()> {
    open(scene, "open-groups", &page(""))?;
    scene
        .guard
        .until("the groups are offered to be opened", |seen| {
            is_offered(seen) && seen.text().contains("Northgate and Oaks")
        })?;
    run(
        scene,
        "document.getElementById('m').focus({ preventScroll: true }); scrollTo(0, 120);",
    )?;
    scene.guard.press("button[data-open-groups]")?;
    let seen = scene.guard.until("both were looked into", |seen| {
        seen.text()
            .contains("Opened and closed again: Northgate and Oaks.")
    })?;
    ensure!(
        seen.text().contains("Ticked there: Mill and Birch."),
        "{}",
        seen.text()
    );
    ensure!(!is_offered(&seen), "it is offered again");
    ensure!(
        seen.finds("one-client"),
        "what is ticked in the two groups is not checked: {}",
        seen.lines()
    );
    let presses = run(scene, "return presses.join()")?;
    ensure!(presses == "Northgate,Northgate,Oaks,Oaks", "{presses}");
    let rows = run(
        scene,
        "return document.querySelectorAll('#groups ul').length",
    )?;
    ensure!(rows == 0, "{rows} groups are open");
    let place = run(
        scene,
        "return `${document.activeElement.tagName} ${Math.round(scrollY)}`",
    )?;
    ensure!(
        place != "SPAN 120" && place.to_string().contains("120"),
        "{place}"
    );
    Ok(())
}

fn stuck(scene: &Scene) -> Result<()> {
    let script = "<script>window.stuck = 'Northgate';</script>";
    open(scene, "stuck-group", &page(script))?;
    scene
        .guard
        .until("the groups are offered to be opened", is_offered)?;
    scene.guard.press("button[data-open-groups]")?;
    let seen = scene.guard.until("the group is named", |seen| {
        seen.text()
            .contains("Northgate did not open: open it by hand.")
    })?;
    ensure!(
        seen.text()
            .contains("Opened and closed again: Oaks. Ticked there: Birch."),
        "{}",
        seen.text()
    );
    Ok(())
}
