//! Lists of components as more teams draw them: what follows the list, which of it is not displayed.

use super::widgets::form_with;
use crate::{
    engine::form::FieldName,
    page::testing::{reads, reads_one},
};

fn tick(name: &str) -> String {
    match name.strip_prefix('+') {
        Some(name) => format!("<label><input type=checkbox checked> {name}</label>"),
        None => format!("<label><input type=checkbox> {name}</label>"),
    }
}

/// Boxes with commas between their names, each in an element.
fn ticks(tag: &str, names: &str) -> String {
    let rows = names.split(", ").map(tick);
    rows.map(|row| format!("<{tag}>{row}</{tag}>")).collect()
}

fn group(name: &str, names: &str) -> String {
    let rows = ticks("div", names);
    format!("<fieldset><legend>{name}</legend>{rows}</fieldset>")
}

const TELL: &str = "<p><label><input type=checkbox checked> Send notifications</label></p>";

#[track_caller]
fn lists(html: &str, expected: &str) {
    reads(&form_with(&(html.to_owned() + TELL)))
        .components(expected)
        .notify("+...");
}

#[track_caller]
fn says(html: &str, part: &str) {
    reads(&form_with(&(html.to_owned() + TELL)))
        .says(FieldName::Components, part)
        .notify("+...");
}

#[test]
fn boxes_after_the_list_that_may_be_components_are_said() {
    let (alder, birch) = ("+Alder One, Alder Two", "+Birch One, Birch Two");
    let flat = |first: &str, second: &str| {
        format!("<h3>Components affected</h3>{first}<h3>Birch</h3>{second}")
    };
    let doubt = "\"Birch One\" and the boxes like it";
    says(&flat(&ticks("div", alder), &ticks("div", birch)), doubt);
    says(
        &flat(&ticks("div", alder), &ticks("div", "Birch One")),
        doubt,
    );
    says(&flat(&ticks("p", alder), &ticks("div", birch)), doubt);
    let sections = |second: &str| {
        let first = ticks("div", alder);
        format!("<div><h3>Components affected</h3>{first}</div><div>{second}</div>")
    };
    says(
        &sections(&format!("<h3>Birch</h3>{}", ticks("div", birch))),
        doubt,
    );
    says(
        &(group("Components affected", alder) + &group("Birch", birch)),
        doubt,
    );
    let note =
        group("Birch", birch).replace("</fieldset>", "<label>Note<input></label></fieldset>");
    says(
        &format!(
            "<h3>Components affected</h3>{}{note}",
            group("Alder", alder)
        ),
        doubt,
    );
    let cut = ticks("p", "Status page, Notifications, Birch One, Birch Two");
    says_only(&format!("<h3>Components affected</h3>{cut}"), doubt);
}

#[track_caller]
fn says_only(html: &str, part: &str) {
    reads(&form_with(html)).says(FieldName::Components, part);
}

#[test]
fn boxes_after_the_list_that_are_something_else_leave_it_alone() {
    let list = group("Components affected", "+Alder, Birch");
    for after in [
        group("Metrics", "Latency, +Errors"),
        group("Audience groups", "Staff, +Buyers"),
        group("Automation options", "Tweet this update, Hide it from the status page"),
        ticks("p", "Tweet this update, Post to Slack, Hide this from the status page"),
        "<h3>Region</h3><div role=switch aria-checked=false tabindex=0>Europe</div>".into(),
        "<p><button type=button aria-pressed=false>Bold</button><button type=button aria-pressed=false>Italic</button></p>".into(),
    ] {
        lists(&(list.clone() + &after), "+Alder, Birch");
    }
}

#[test]
fn boxes_of_one_name_are_one_list() {
    let named = |rows: String, name: &str| {
        rows.replace("type=checkbox", &format!("type=checkbox name='{name}'"))
    };
    let all = named(ticks("div", "+Alder, Birch"), "incident[component_ids][]");
    let more = named(ticks("div", "+Cedar, Date"), "incident[component_ids][]");
    let other = named(ticks("div", "+Cedar, Date"), "incident[place_ids][]");
    let page = |second: &str| format!("<h3>Components affected</h3>{all}<h3>Trees</h3>{second}");
    lists(&page(&more), "+Alder, Birch, +Trees/Cedar, Trees/Date");
    lists(&page(&other), "+Alder, Birch");
}

#[test]
fn components_called_like_deeds_are_components() {
    let flat = |names: &str| format!("<h3>Components affected</h3>{}", ticks("p", names));
    lists(
        &flat("Website, My Account, +Send Gateway, Your Orders"),
        "Website, My Account, +Send Gateway, Your Orders",
    );
    says(
        &flat("Website, Send Gateway, Notify API"),
        "\"Send Gateway\"",
    );
    lists(
        &flat("Website, +Shop, Hide this maintenance from the status page"),
        "Website, +Shop",
    );
}

#[test]
fn pages_tabs_and_what_is_hidden_are_said() {
    let rows = ticks("li", "+Alder, Birch, Cedar");
    let list =
        |after: &str| format!("<div><div>Components affected</div><ul>{rows}</ul>{after}</div>");
    let seen = "+Alder, Birch, Cedar";
    let pages = format!("{seen}, ?components on other pages of the list");
    lists(&list("<p><button>1</button><button>2</button></p>"), &pages);
    lists(&list("<p>Showing 1–3 of 12</p>"), &pages);
    lists(
        &list("<p><button disabled>Previous</button><button>Next</button></p>"),
        &pages,
    );
    lists(&list("<p>Showing 1–3 of 3</p>"), seen);
    let sized = list("").replace("<li>", "<li aria-setsize=40>");
    lists(&sized, &pages);
    lists(&sized.replace("40", "3"), seen);
    let tabs = "<div role=tablist><button role=tab aria-selected=true>Oaks</button><button role=tab aria-selected=false>Elms</button></div>";
    lists(
        &format!(
            "<h3>Components affected</h3>{tabs}<div>{}</div>",
            ticks("div", "+Alder, Birch")
        ),
        "+Alder, Birch, ?Elms",
    );
    let hidden = ticks("li", "Dogwood, Elm").replace("<li>", "<li hidden>");
    let hidden = hidden.replace("<label><input", "<label hidden><input hidden");
    lists(
        &list(&format!("<ul>{hidden}</ul>")),
        &format!("{seen}, ?Dogwood, Elm"),
    );
}

#[test]
fn groups_that_are_shut_are_said() {
    let open = format!("<h4>Oaks</h4>{}", ticks("div", "+Alder, Birch"));
    let page =
        |shut: &str| format!("<h3>Components affected</h3><div>{open}</div><div>{shut}</div>");
    let expected = "+Oaks/Alder, Oaks/Birch, ?Elms";
    lists(&page("<h4>Elms <small>2 components</small></h4>"), expected);
    lists(&page("<h4>Elms <span>2</span></h4>"), expected);
    lists(
        &page("<h4>Elms <span>0</span></h4>"),
        "+Oaks/Alder, Oaks/Birch",
    );
    let expander = "<button type=button aria-expanded=false>Elms</button>";
    lists(&page(expander), expected);
    let boxed = format!("<div><input type=checkbox aria-label=Elms checked>{expander}</div>");
    lists(&page(&boxed), expected);
    let tree = |sign: &str| {
        let rows = ticks("li", "+Alder, Birch");
        format!(
            "<h3>Components affected</h3><ul><li><span>▾</span>{}<ul>{rows}</ul></li><li><span>{sign}</span>{}</li></ul>",
            tick("Oaks"),
            tick("+Elms")
        )
    };
    lists(&tree("▸"), expected);
    lists(&tree(""), "+Oaks/Alder, Oaks/Birch, +Elms");
}

#[test]
fn how_many_stands_beside_the_name_of_a_group() {
    let part = |name: &str, hidden: &str, names: &str| {
        let rows = ticks("div", names);
        format!(
            "<div role=button aria-expanded=true><span>{name}</span><span>2 components</span></div><div {hidden}>{rows}</div>"
        )
    };
    let html = format!(
        "<h3>Components</h3><section>{}</section><section>{}</section>",
        part("Oaks", "", "+Alder, Birch"),
        part("Elms", "", "Cedar, Date")
    );
    lists(&html, "+Oaks/Alder, Oaks/Birch, Elms/Cedar, Elms/Date");
}

#[test]
fn groups_of_one_and_groups_called_like_a_list() {
    let nested = |names: &str| format!("<ul>{}</ul>", ticks("li", names));
    lists(
        &format!(
            "<h2>Components affected</h2><ul><li>Oaks{}</li><li>Elms{}</li><li>{}</li></ul>",
            nested("+Alder, Birch"),
            nested("Cedar"),
            tick("Date")
        ),
        "+Oaks/Alder, Oaks/Birch, Elms/Cedar, Date",
    );
    for name in ["Services", "Core components"] {
        lists(
            &format!(
                "<h2>Components affected</h2><h3>Oaks</h3>{}<h3>{name}</h3>{}",
                ticks("div", "+Alder, Birch"),
                ticks("div", "Cedar, Date")
            ),
            &format!("+Oaks/Alder, Oaks/Birch, {name}/Cedar, {name}/Date"),
        );
    }
}

#[test]
fn two_lists_between_which_rows_are_moved_are_not_read_by_their_marks() {
    let select = |names: [&str; 2]| {
        let [a, b] = names;
        format!("<select multiple size=6><option>{a}</option><option>{b}</option></select>")
    };
    let page = |between: &str| {
        format!(
            "<fieldset><legend>Components affected</legend><div>{}</div>{between}<div>{}</div></fieldset>",
            select(["Alder", "Birch"]),
            select(["Cedar", "Date"])
        )
    };
    let doubt = "Which of the two lists";
    says(&page("<button type=button>&gt;&gt;</button>"), doubt);
    says(
        &page("").replace("<div><select", "<div><b>Chosen</b> <select"),
        doubt,
    );
}

#[test]
fn a_word_over_no_rows_is_about_what_follows_the_list() {
    let html = format!(
        "<dl><dt>Components affected</dt><dd><dl><dt>Oaks</dt><dd>{}</dd><dd>{}</dd><dt>Elms</dt><dd>{}</dd></dl></dd>
         <dt>Notifications</dt><dd>{}</dd></dl>",
        tick("+Alder"),
        tick("Birch"),
        tick("Cedar"),
        tick("+Send notifications")
    );
    reads(&form_with(&html))
        .components("+Oaks/Alder, Oaks/Birch, Elms/Cedar")
        .notify("+...");
}

#[test]
fn a_title_that_says_too_little_is_explained_below_it() {
    let switch = |number: u32, title: &str, below: &str| {
        format!(
            "<div><div><p id=o{number}>{title}</p><p>{below}</p></div>
             <button type=button role=switch aria-checked=true aria-labelledby=o{number}></button></div>"
        )
    };
    let list = group("Components affected", "+Alder, Birch");
    let html = format!(
        "{list}<h3>Automation</h3>{}{}<h3>Notifications</h3>{}",
        switch(
            1,
            "Start automatically",
            "Changes the status to In progress at the scheduled start."
        ),
        switch(
            2,
            "Complete automatically",
            "Changes the status to Completed at the end."
        ),
        switch(3, "Reminder", "60 minutes before the start."),
    );
    reads(&form_with(&(html + TELL)))
        .automation("++..")
        .notify("++..");
}

#[test]
fn a_component_called_notifications_does_not_tell_anybody() {
    let list = group("Composants concernés", "+Alder, Birch, Notifications");
    let told = group("Abonnés", "Envoyer un courriel, Rappeler");
    reads(&form_with(&(list + &told))).notify("?...");
}

#[test]
fn templates_that_lie_open() {
    let radios = group("Start from a template", "None, 0. Scheduled, 1. Completed")
        .replace("type=checkbox", "type=radio name=t");
    reads(&form_with(&radios)).template("0. Scheduled, 1. Completed");
    let list = "<label id=t>Apply template</label><ul role=listbox aria-labelledby=t>
        <li role=option aria-selected=false>0. Scheduled</li><li role=option aria-selected=false>1. Completed</li></ul>";
    reads(&form_with(list)).template("0. Scheduled, 1. Completed");
}

/// A box, and boxes below it that are about the same.
fn under(first: &str, below: &str) -> String {
    format!(
        "<div>{}<div>{}</div></div>",
        tick(first),
        ticks("div", below)
    )
}

#[test]
fn a_box_over_others_says_what_they_are_about() {
    let list = group("Components affected", "+Alder, Birch");
    let moments = "+60 minutes before the maintenance starts, At the start, +At the end";
    let page = |below: &str| form_with(&(list.clone() + &under("+Notify subscribers", below)));
    reads(&page(moments))
        .components("+Alder, Birch")
        .notify("++-+");
    reads(&page("+Email, SMS, Webhook"))
        .components("+Alder, Birch")
        .notify("+...");
}

#[test]
fn moments_and_deeds_in_few_words() {
    let list = group("Components affected", "+Alder, Birch");
    let deeds = group(
        "Automate",
        "+Auto-start, Auto-complete, +60-minute reminder",
    );
    lists_told(&(list.clone() + &deeds + TELL), "++..", "+-..");
    let told = group(
        "Send notifications",
        "+When this maintenance is scheduled, When it starts",
    );
    lists_told(&(list.clone() + &told), "+.-.", "....");
    let menu = |name: &str, chosen: &str, other: &str| {
        format!(
            "<div><label>{name} <select><option selected>{chosen}</option><option>{other}</option></select></label></div>"
        )
    };
    let menus =
        menu("In progress at the start", "Yes", "No") + &menu("Completed at the end", "No", "Yes");
    lists_told(&(list + &menus + TELL), "+...", "+-..");
}

#[track_caller]
fn lists_told(html: &str, notify: &str, automation: &str) {
    reads(&form_with(html))
        .components("+Alder, Birch")
        .notify(notify)
        .automation(automation);
}

#[test]
fn a_box_in_a_table_is_called_by_its_row_and_its_column() {
    let row = |name: &str, second: &str| {
        format!(
            "<tr><th>{name}</th><td><input type=checkbox></td><td><input type=checkbox {second}></td></tr>"
        )
    };
    let list = group("Components affected", "+Alder, Birch");
    let table = format!(
        "<table><tr><th></th><th>At the start</th><th>At the end</th></tr>{}</table>",
        row("Notify subscribers", "checked")
    );
    reads(&form_with(&(list.clone() + TELL + &table))).notify("+.-+");
    // By each way at each moment: no box is the one.
    let ways = format!(
        "<table><tr><th></th><th>Email</th><th>SMS</th></tr>{}{}</table>",
        row("Notify at the start", ""),
        row("Notify at the end", "")
    );
    reads(&form_with(&(list + TELL + &ways))).notify("+.??");
}

#[test]
fn a_box_for_all_components_is_none() {
    let list = group(
        "Components affected",
        "+Alder, Birch, Reset all components to Operational",
    );
    lists(&list, "+Alder, Birch");
}

#[test]
fn what_is_said_under_a_title_and_what_opens_it_are_no_titles() {
    let page = |under: &str, second: &str| {
        format!(
            "<h3>Components affected</h3><div><h4>Oaks</h4>{under}{}</div><div><h4>Elms</h4>{second}</div>",
            ticks("div", "+Alder, Birch")
        )
    };
    let cedar = ticks("div", "Cedar");
    lists(
        &page("<p>All trees of the north</p>", &cedar),
        "+Oaks/Alder, Oaks/Birch, Elms/Cedar",
    );
    lists(
        &page("<a href=#>hide</a>", "<a href=#>show</a>"),
        "+Oaks/Alder, Oaks/Birch, ?Elms",
    );
    let counted = format!(
        "<div><h3>Components affected</h3>{}<p>2 of 14 components shown</p></div>",
        ticks("div", "+Alder, Birch")
    );
    lists(
        &counted,
        "+Alder, Birch, ?components on other pages of the list",
    );
}

#[test]
fn deeds_of_something_else_are_not_those_of_the_maintenance() {
    let list = group("Components affected", "+Alder, Birch");
    let below = |title: &str, text: &str| format!("<div>{}<p>{text}</p></div>", tick(title));
    for other in [
        tick("Auto-archive when completed"),
        tick("Close related incidents when completed"),
        tick("Show on the page until completed"),
        tick("Extend automatically if not completed"),
        tick("Automatically start a conference call"),
        below("Pin to the top", "Kept on top until it is completed."),
        below(
            "Internal log",
            "Filled when the maintenance is in progress.",
        ),
        under("Email the on-call team", "At the start, At the end"),
    ] {
        reads(&form_with(&(list.clone() + TELL + &other)))
            .automation("....")
            .notify("+...");
    }
}

#[test]
fn a_form_with_boxes_of_a_maintenance_is_no_comment() {
    let html = format!(
        "<main><h1>Schedule & Automation</h1><form><p>Starts at <select><option>9</option></select></p>{}{}<button type=button>Post comment</button></form></main>",
        tick("Change status to Completed at the end"),
        tick("Remind subscribers 60 minutes before")
    );
    reads_one(&html).automation(".-..").notify(".-..");
}

#[test]
fn what_is_set_and_what_is_never_set() {
    let boxes = |titles: [&str; 2]| form_with(&titles.map(tick).concat());
    reads(&boxes(["+Start automatically", "End automatically"])).automation("+-..");
    reads(&boxes([
        "Never change status to In progress",
        "+Never complete automatically",
    ]))
    .automation("+-..");
    reads(&boxes(["+When it ends, set it to Completed", "Go on"])).automation(".+..");
}
