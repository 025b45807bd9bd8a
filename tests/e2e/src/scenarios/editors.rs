//! What an insert into rich text writes over comes back by the editor's own history: bold, links, lists, images,
//! mentions, empty paragraphs and signs without width, in the document that the editor itself keeps.

use super::{CREATE, Scenario, Scene, scenario};
use anyhow::{Context, Result, ensure};
use e2e::browser::path;
use e2e::guard::Seen;
use e2e::press::{keys, press};
use e2e::server::Route;
use serde_json::{Value, json};

const TAKE_BACK: [&str; 13] = [
    "bare",
    "ckeditor",
    "draft",
    "jodit",
    "lexical",
    "prosemirror",
    "quill",
    "slate",
    "summernote",
    "tinymce",
    "tinymceinline",
    "tiptap",
    "trix",
];

/// The line of the message that a person presses to type at its end; it may stand in a frame.
const LAST_LINE: &str = r#"
    const page = document.querySelector("iframe")?.contentDocument ?? document;
    const region = page.querySelector("[contenteditable]:not([contenteditable=false])") ?? page.body;
    const walk = page.createTreeWalker(region, NodeFilter.SHOW_TEXT);
    while (walk.nextNode())
        if (walk.currentNode.data.includes("Work goes from")) return walk.currentNode.parentElement;
"#;

pub fn scenarios() -> Vec<Scenario> {
    let mut all = Vec::new();
    for editor in TAKE_BACK {
        all.push(scenario(
            format!("rich text in {editor}: undo gives it back"),
            move |scene| undo(scene, editor),
        ));
        all.push(scenario(
            format!("rich text in {editor}: undo leaves what was typed before"),
            move |scene| undo_after_typing(scene, editor),
        ));
    }
    for editor in TAKE_BACK {
        all.push(scenario(
            format!("rich text in {editor}: a fix changes its words alone"),
            move |scene| fix(scene, editor),
        ));
    }
    for editor in ["own", "owntyped"] {
        all.push(scenario(
            format!("rich text in {editor}, which has no history: that is said before the insert and at undo"),
            move |scene| no_history(scene, editor),
        ));
    }
    all
}

fn undo(scene: &Scene, editor: &str) -> Result<()> {
    let seen = open(scene, editor)?;
    let risk = seen.text().contains("may not undo an insert");
    ensure!(
        risk == (editor == "bare"),
        "the risk is shown: {risk}; {}",
        seen.text()
    );
    let before = model(scene)?;
    for _ in 0..2 {
        insert(scene, &before)?;
        undone(scene, &before)?;
    }
    Ok(())
}

fn undo_after_typing(scene: &Scene, editor: &str) -> Result<()> {
    open(scene, editor)?;
    let start = model(scene)?;
    let session = &scene.browser.session;
    ensure!(press(session, LAST_LINE, json!([]))?, "no line to press");
    // Keys go to the frame that the driver is in.
    let frame = session.run("return document.querySelector('iframe')", json!([]))?;
    session.post("/frame", &json!({ "id": frame }))?;
    keys(session, "Typed. ")?;
    session.post("/frame", &json!({ "id": null }))?;
    let before = model(scene)?;
    ensure!(before != start, "nothing was typed");
    insert(scene, &before)?;
    undone(scene, &before)
}

fn fix(scene: &Scene, editor: &str) -> Result<()> {
    open(scene, editor)?;
    let before = model(scene)?;
    scene
        .guard
        .press("[data-rule=utc-times] button[data-fix]")?;
    scene.guard.until("undo is offered", Seen::undo)?;
    let now = model(scene)?;
    ensure!(
        now == before.replace("22:30 CET", "21:30 UTC"),
        "{before}\nbecame\n{now}"
    );
    undone(scene, &before)
}

fn no_history(scene: &Scene, editor: &str) -> Result<()> {
    let seen = open(scene, editor)?;
    ensure!(
        seen.text().contains("may not undo an insert"),
        "{}",
        seen.text()
    );
    let before = model(scene)?;
    insert(scene, &before)?;
    let inserted = model(scene)?;
    scene.guard.press("button[data-undo]")?;
    scene.guard.until("it is said", |seen| {
        seen.text().contains("did not take the insert back") && seen.text().contains("clipboard")
    })?;
    let now = model(scene)?;
    let message = |model: &str| -> Result<Value> {
        Ok(serde_json::from_str::<Value>(model)?["message"].clone())
    };
    ensure!(
        message(&now)? == message(&inserted)?,
        "the message was changed: {now}"
    );
    Ok(())
}

fn open(scene: &Scene, editor: &str) -> Result<Seen> {
    serve(scene, editor)?;
    scene.browser.open(&format!("/pages/{editor}{CREATE}"))?;
    scene.guard.until_true("the editor is there", || {
        let ready = "return document.body.dataset.ready ?? ''";
        Ok(scene.browser.session.run(ready, json!([]))? == editor)
    })?;
    scene
        .guard
        .until("the message is found and templates are offered", |seen| {
            !seen.missing().contains(&"message") && !seen.list("templates").is_empty()
        })
}

fn serve(scene: &Scene, editor: &str) -> Result<()> {
    let source = path("E2E_ROOT")?.join("tests/pages/editors");
    let route = |address: &str, file| scene.server.route(address, Route { file, policy: None });
    route(
        &format!("/pages/{editor}{CREATE}"),
        source.join("create.html"),
    );
    for folder in [source, path("E2E_PAGES")?.join("editors")] {
        for entry in std::fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let entry = entry?;
            let name = entry.file_name();
            route(
                &format!("/fixtures/editors/{}", name.to_string_lossy()),
                entry.path(),
            );
        }
    }
    Ok(())
}

/// The title, and the message as the editor keeps it.
fn model(scene: &Scene) -> Result<String> {
    let model = scene
        .browser
        .session
        .run("return window.__model()", json!([]))?;
    Ok(model.as_str().unwrap_or_default().to_owned())
}

fn insert(scene: &Scene, before: &str) -> Result<()> {
    scene.guard.press("button[data-template]")?;
    let seen = scene.guard.until("undo is offered", Seen::undo)?;
    let now = model(scene)?;
    ensure!(
        !now.contains("label printers") && now != before,
        "no template went in: {now}; {}",
        seen.text()
    );
    Ok(())
}

fn undone(scene: &Scene, before: &str) -> Result<()> {
    scene.guard.press("button[data-undo]")?;
    let seen = scene
        .guard
        .until("it is over", |seen| seen.text().contains("Undone"))?;
    let now = model(scene)?;
    ensure!(now == before, "{}\n{before}\nbecame\n{now}", seen.text());
    Ok(())
}
