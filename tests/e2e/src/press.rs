//! Presses as a person does: the pointer goes to what can be seen of a thing, and the browser makes the events.

use crate::webdriver::Session;
use anyhow::{Result, bail, ensure};
use serde_json::{Value, json};

/// Gives where in the window `target` can be pressed, once it stands still; or why it cannot. What lies folded in a
/// `details` is unfolded by its summary first, and a box under its label is pressed on the label.
const WHERE: &str = r#"
    const [args, done] = arguments;
    const target = find.apply(null, args);
    const frames = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
    const offset = (element) => {
        let [x, y] = [0, 0];
        for (let view = element.ownerDocument.defaultView; view?.frameElement; view = view.parent) {
            const frame = view.frameElement.getBoundingClientRect();
            x += frame.x + view.frameElement.clientLeft;
            y += frame.y + view.frameElement.clientTop;
        }
        return { x, y };
    };
    const outer = (node) => node.parentNode ?? node.host ?? node.defaultView?.frameElement;
    const isIn = (node, element) => {
        for (; node; node = outer(node)) if (node === element) return true;
        return false;
    };
    const lowest = (root, x, y) => {
        const hit = root.elementFromPoint(x, y);
        const inner = hit?.shadowRoot?.elementFromPoint(x, y);
        if (inner && inner !== hit) return lowest(hit.shadowRoot, x, y);
        if (!hit?.contentDocument) return hit;
        const frame = hit.getBoundingClientRect();
        return lowest(hit.contentDocument, x - frame.x - hit.clientLeft, y - frame.y - hit.clientTop) ?? hit;
    };
    const folded = (element) => {
        const details = element.closest("details:not([open])");
        return details && !details.querySelector("summary")?.contains(element) ? details : null;
    };
    const spot = (element) => {
        const { x, y } = offset(element);
        for (const rect of element.getClientRects())
            for (const [across, down] of [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]]) {
                const at = { x: Math.round(x + rect.x + rect.width * across), y: Math.round(y + rect.y + rect.height * down) };
                const hit = lowest(document, at.x, at.y);
                if (hit && isIn(hit, element)) return at;
            }
        return null;
    };
    // A page that is loaded anew may still be scrolled to where it was; one that never ends loading is not waited for.
    const began = performance.now();
    const isLoading = () => document.readyState !== "complete" && performance.now() < began + 2000;
    const places = [];
    const look = () => {
        const details = folded(target);
        const element = details ? details.querySelector("summary") : target;
        for (const shown of [element, ...(element.labels ?? [])])
            for (const block of ["center", "start", "end"]) places.push({ shown, block, folded: Boolean(details) });
        next();
    };
    const next = () => {
        const place = places.shift();
        if (!place) return done({ covered: true });
        const { shown, block } = place;
        shown.scrollIntoView({ block, inline: "nearest", behavior: "instant" });
        let before = "";
        let still = 0;
        const settled = () => {
            const now = spot(shown);
            if (!now) return next();
            // What the guard shows of a page that is still coming moves its buttons.
            const revision = document.querySelector("[data-statuspage-guard]")?.dataset.revision;
            const look = `${now.x} ${now.y} ${revision}`;
            still = look === before && !isLoading() ? still + 1 : 0;
            before = look;
            if (still < 3) return frames(settled);
            watch(shown);
            done({ ...now, folded: place.folded });
        };
        frames(settled);
    };
    const watch = (shown) => {
        window.__pressed = "nothing";
        const names = (element) => element.localName ? `<${element.localName}> ${element.textContent.trim().slice(0, 40)}` : "the page";
        const view = shown.ownerDocument.defaultView;
        for (const one of new Set([window, view]))
            one.addEventListener("pointerdown", (event) => {
                const [inner] = event.composedPath();
                if (one === view || inner.contentWindow !== view) window.__pressed = isIn(inner, shown) ? "" : names(inner);
            }, { capture: true, once: true });
    };
    if (!target) done(null); else look();
"#;

/// Presses the element that the body of a function finds; false where it finds none.
pub fn press(session: &Session, find: &str, arguments: Value) -> Result<bool> {
    let script = format!("const find = function () {{ {find} }};{WHERE}");
    let mut missed_at = Value::Null;
    // As many times as things can lie folded in one another.
    for _ in 0..4 {
        let place = session.run_async(&script, json!([arguments]))?;
        if place.is_null() {
            return Ok(false);
        }
        // It may just have been drawn anew: then there is another one to be found.
        if place["covered"] == true {
            continue;
        }
        press_at(session, &place["x"], &place["y"])?;
        // Another page has come, or is just coming, where this one was left by the press.
        let hit = session.run("return window.__pressed ?? ''", json!([]))?;
        if hit != "" && !hit.is_null() {
            // It moved away while it was pressed, as on a page that is just coming. What is met at the same place twice
            // covers it.
            let place = json!([place["x"], place["y"]]);
            ensure!(missed_at != place, "the press met {hit}");
            missed_at = place;
            continue;
        }
        if place["folded"] != true {
            return Ok(true);
        }
    }
    bail!("it cannot be seen to be pressed");
}

/// The main button of the mouse, at a place in the window.
pub fn press_at(session: &Session, x: &Value, y: &Value) -> Result<()> {
    let actions = [
        json!({ "type": "pointerMove", "duration": 0, "x": x, "y": y }),
        json!({ "type": "pointerDown", "button": 0 }),
        json!({ "type": "pointerUp", "button": 0 }),
    ];
    let mouse = json!({
        "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions,
    });
    session
        .post("/actions", &json!({ "actions": [mouse] }))
        .map(drop)
}

/// Key by key into what has the focus.
pub fn keys(session: &Session, text: &str) -> Result<()> {
    let keys: Vec<Value> = text
        .chars()
        .flat_map(|key| {
            let action = |kind: &str| json!({ "type": kind, "value": key });
            [action("keyDown"), action("keyUp")]
        })
        .collect();
    let keyboard = json!({ "type": "key", "id": "keyboard", "actions": keys });
    session
        .post("/actions", &json!({ "actions": [keyboard] }))
        .map(drop)
}
