//! Layouts that lead astray: each was, or might have been, read wrongly.

use crate::{
    engine::form::{FieldName, Screen, Status},
    page::testing::{reads, reads_at, reads_one},
};

const REST: &str = "<label>Maintenance name<input value=Works></label><label>Message<textarea>Hi</textarea></label>";

#[test]
fn a_search_box_is_no_name() {
    reads("<div><input placeholder='Search by name'></div><div>Message<textarea>Hi</textarea></div><button>Schedule now</button>")
        .message("Hi")
        .says(FieldName::Name, "was not found");
}

#[test]
fn two_of_a_kind_are_neither() {
    reads(
        "<label>Message<textarea>A</textarea></label><label>Message<textarea>B</textarea></label>",
    )
    .says(FieldName::Message, "Several things");
}

#[test]
fn hidden_copies_do_not_count() {
    reads("<div style='display:none'><label>Message<textarea>copy</textarea></label></div><label>Message<textarea>A</textarea></label>")
        .message("A");
}

#[test]
fn a_hidden_twin_takes_no_words_from_what_can_be_seen() {
    reads("<div style='display:none'><textarea aria-labelledby=m>copy</textarea></div><div><span id=m>Message</span><div><textarea>A</textarea></div></div>")
        .message("A");
}

#[test]
fn labels_after_their_fields() {
    reads("<div><input value=Works><span>Maintenance name</span></div><div><textarea>Hi</textarea><span>Message</span></div>")
        .name("Works")
        .message("Hi");
    reads("<form><input type=date value=2026-11-24> Date <input type=time value=10:00> Time <input value=2> Hours <input value=30> Minutes</form>")
        .schedule("2026-11-24 10:00 +150");
}

#[test]
fn plain_siblings_in_one_element() {
    reads("<form>Maintenance name <input value=Works> Message <textarea>Hi</textarea> Start date <input value='Nov 24, 2026'> Start time <input value='2:30 PM'> Hours <input value=1> Minutes <input value=15> <button>Schedule now</button></form>")
        .name("Works")
        .message("Hi")
        .schedule("2026-11-24 14:30 +75")
        .submit("Schedule now");
}

#[test]
fn a_table_with_a_head() {
    reads("<table><tr><th>Start date</th><th>Start time</th><th>Hours</th><th>Minutes</th></tr><tr><td><input type=date value=2026-11-24></td><td><input type=time value=10:00></td><td><input type=number value=2></td><td><input type=number value=0></td></tr></table>")
        .schedule("2026-11-24 10:00 +120");
}

#[test]
fn start_and_end() {
    reads("<fieldset><legend>Start</legend><label>Date<input type=date value=2026-11-24></label><label>Time<input type=time value=22:00></label></fieldset><fieldset><legend>End</legend><label>Date<input type=date value=2026-11-25></label><label>Time<input type=time value=01:30></label></fieldset>")
        .schedule("2026-11-24 22:00 +210");
    reads("<label>Starts at<input type=datetime-local value=2026-11-24T22:00></label><label>Ends at<input type=datetime-local value=2026-11-24T23:00></label>")
        .schedule("2026-11-24 22:00 +60");
    reads("<label>From<input value='2026-11-24 22:00'></label><label>To<input value='2026-11-24 21:00'></label>")
        .says(FieldName::Duration, "end is before the start");
}

#[test]
fn dates_in_two_orders() {
    let form = |hint: &str| {
        format!(
            "<label>Date <input value='11/12/2026' placeholder='{hint}'></label><label>Time<input value='09:00'></label><label>Duration<select><option>1 hour</option></select></label>"
        )
    };
    reads(&form("")).says(FieldName::StartDate, "12 November 2026 or 11 December 2026");
    reads(&form("DD/MM/YYYY")).schedule("2026-12-11 09:00 +60");
    reads(&form("mm/dd/yyyy")).schedule("2026-11-12 09:00 +60");
}

#[test]
fn hour_and_minute_menus() {
    let options = |from: u32, to: u32, chosen: u32| {
        (from..=to)
            .map(|n| {
                format!(
                    "<option {}>{n:02}</option>",
                    if n == chosen { "selected" } else { "" }
                )
            })
            .collect::<String>()
    };
    let hours = options(0, 23, 7);
    let twelve = options(1, 12, 7);
    let minutes = options(0, 59, 30);
    reads(&format!("<fieldset><legend>Start time</legend><select>{hours}</select>:<select>{minutes}</select></fieldset><label>Date<input type=date value=2026-11-24></label><fieldset><legend>Duration</legend><label>Hours<select>{}</select></label><label>Minutes<select>{minutes}</select></label></fieldset>", options(0, 23, 2)))
        .schedule("2026-11-24 07:30 +150");
    reads(&format!("<div><span>Time</span><select aria-label=Hour>{twelve}</select><select aria-label=Minute>{minutes}</select><select aria-label='AM/PM'><option>AM</option><option selected>PM</option></select></div><label>Date<input type=date value=2026-11-24></label><label>Duration<input value=1:30></label>"))
        .schedule("2026-11-24 19:30 +90");
    reads(&format!("<div><span>Time</span><select aria-label=Hour>{twelve}</select><select aria-label=Minute>{minutes}</select></div><label>Date<input type=date value=2026-11-24></label>"))
        .says(FieldName::StartTime, "am or pm");
}

#[test]
fn status_in_every_control() {
    let all = ["Scheduled", "In Progress", "Verifying", "Completed"];
    let each = |make: &dyn Fn(&str, bool) -> String| {
        all.iter()
            .map(|word| make(word, *word == "In Progress"))
            .collect::<String>()
    };
    for html in [
        format!("<div role=radiogroup aria-label=Status>{}</div>", each(&|word, on| format!("<div role=radio aria-checked={on} tabindex=0>{word}</div>"))),
        format!("<div>{}</div>", each(&|word, on| format!("<button type=button aria-pressed={on}>{word}</button>"))),
        format!("<ul>{}</ul>", each(&|word, on| format!("<li class='{}'><button type=button>{word}</button></li>", if on { "step active" } else { "step" }))),
        format!("<div>{}</div>", each(&|word, on| format!("<button type=button class='{}'>{word}</button>", if on { "x1 x7" } else { "x1" }))),
        format!("<label>Maintenance status<select>{}</select></label>", each(&|word, on| format!("<option {}>{word}</option>", if on { "selected" } else { "" }))),
        format!("<p>Maintenance status</p><input type=range min=0 max=3 value=1><div>{}</div>", each(&|word, _| format!("<span>{word}</span>"))),
        format!("<div><div role=slider aria-valuemin=0 aria-valuemax=3 aria-valuenow=1 aria-valuetext='In progress' tabindex=0></div>{}</div>", each(&|word, _| format!("<span>{word}</span>"))),
        "<div><label id=l>Status</label><div role=combobox aria-labelledby=l aria-expanded=false tabindex=0>In progress</div></div>".into(),
        "<div><label id=l>Status</label><button aria-haspopup=listbox aria-labelledby='l v'><span id=v>In progress</span></button></div>".into(),
        format!("<div>{}</div>", each(&|word, on| format!("<label><input type=radio name=s {} style='display:none'><span>{word}</span></label>", if on { "checked" } else { "" }))),
        format!("<div>{}</div>", each(&|word, on| format!("<input type=radio name=s id={0} {1}><label for={0}>{word}</label>", word.replace(' ', ""), if on { "checked" } else { "" }))),
    ] {
        reads(&format!("<form>{REST}{html}<button>Schedule now</button></form>")).status(Status::InProgress);
    }
}

#[test]
fn a_status_that_is_not_marked_is_said() {
    let steps = "<div><button type=button>Scheduled</button><button type=button>In progress</button><button type=button>Verifying</button><button type=button>Completed</button></div>";
    reads(&format!("<form>{REST}{steps}</form>"))
        .says(FieldName::Status, "what is chosen there cannot be told");
    reads(&format!("<form>{REST}<label>Status<select><option>Geplant</option><option>Fertig</option></select></label></form>"))
        .says(FieldName::Status, "not");
}

#[test]
fn a_filter_of_the_list_is_no_status() {
    reads_one("<select><option>All</option><option>Scheduled</option><option>In progress</option><option>Completed</option></select><h2>Maintenance status</h2><div><label><input type=radio name=a checked>Scheduled</label><label><input type=radio name=a>In progress</label><label><input type=radio name=a>Verifying</label><label><input type=radio name=a>Completed</label></div><label>Message<textarea></textarea></label><button>Update</button>")
        .screen(Screen::MaintenanceStatus)
        .status(Status::Scheduled);
}

#[test]
fn components_in_every_shape() {
    let list = |html: &str| {
        reads(&format!(
            "<form>{REST}{html}<label><input type=checkbox checked>Send notifications</label><button>Schedule now</button></form>"
        ))
    };
    let boxed = |name: &str, on: &str| format!("<label><input type=checkbox {on}>{name}</label>");
    let (a, b, c) = (
        boxed("Alpha", "checked"),
        boxed("Beta", ""),
        boxed("Gamma", ""),
    );
    list(&format!("<h3>Components affected</h3>{a}{b}{c}"))
        .components("+Alpha, Beta, Gamma")
        .notify("+...");
    list(&format!(
        "<h3>Affected components</h3><div><h4>North</h4>{a}{b}</div><div><h4>South</h4>{c}</div>"
    ))
    .components("+North/Alpha, North/Beta, South/Gamma");
    list(&format!("<fieldset><legend>Components</legend><fieldset><legend>North</legend>{a}{b}</fieldset><fieldset><legend><label><input type=checkbox>South</label></legend>{c}</fieldset></fieldset>"))
        .components("+North/Alpha, North/Beta, South/Gamma");
    list(&format!("<h3>Components affected</h3><label><input type=checkbox>Select all</label><details open><summary>North</summary>{a}{b}</details><details><summary>South</summary>{c}</details>"))
        .components("+North/Alpha, North/Beta, South/Gamma");
    list(&format!("<h3>Components affected</h3><div><button type=button aria-expanded=true>North</button><div>{a}{b}</div></div><div><button type=button aria-expanded=false>South</button></div>"))
        .components("+North/Alpha, North/Beta, ?South")
        .says(FieldName::Components, "South");
    list("<label>Components affected<select multiple><optgroup label=North><option selected>Alpha</option><option>Beta</option></optgroup><optgroup label=South><option>Gamma</option></optgroup></select></label>")
        .components("+North/Alpha, North/Beta, South/Gamma");
    list("<div id=c>Components affected</div><ul role=tree aria-labelledby=c><li role=treeitem aria-expanded=true><span>North</span><ul role=group><li role=treeitem aria-checked=true>Alpha</li><li role=treeitem aria-checked=false>Beta</li></ul></li><li role=treeitem aria-expanded=false><span>South</span></li></ul>")
        .components("+North/Alpha, North/Beta, ?South");
    list("<h3>Components affected</h3><table><tbody><tr><th colspan=3>North</th></tr><tr><td><input type=checkbox checked></td><td>Alpha</td><td><select><option>Operational</option><option>Under Maintenance</option></select></td></tr><tr><td><input type=checkbox></td><td>Beta</td><td><select><option>Operational</option><option>Under Maintenance</option></select></td></tr></tbody></table>")
        .components("+North/Alpha, North/Beta");
    list("<div role=group aria-label='Affected components'><div role=group aria-label=North><div role=checkbox aria-checked=true tabindex=0>Alpha</div><div role=checkbox aria-checked=false tabindex=0>Beta</div></div></div>")
        .components("+North/Alpha, North/Beta");
    list(&format!(
        "<p>Components affected</p><input placeholder='Filter components' value=al>{a}"
    ))
    .components("+Alpha, ?components that the filter hides");
    list(&format!(
        "<h3>Components affected</h3><ul aria-busy=true><li>{a}</li></ul>"
    ))
    .components("+Alpha, ?components that are still loading")
    .says(FieldName::Components, "still loading");
    list(&format!("<h3>Components affected</h3><ul><li>{a}</li><li><label><input type=checkbox>Email Notifications</label></li><li>{b}</li></ul>"))
        .components("+Alpha, Email Notifications, Beta");
}

#[test]
fn boxes_of_every_kind() {
    for html in [
        "<label><input type=checkbox checked> Send notifications</label>",
        "<div role=checkbox aria-checked=true tabindex=0>Notify subscribers</div>",
        "<span id=n>Send notifications</span><button role=switch aria-checked=true aria-labelledby=n></button>",
        "<label><input type=checkbox checked style='display:none'><i></i>Send notification to subscribers</label>",
        "<fieldset><legend>Send notifications?</legend><label><input type=radio name=n checked>Yes</label><label><input type=radio name=n>No</label></fieldset>",
        "<label>Send notifications<select><option selected>Yes</option><option>No</option></select></label>",
        "<button type=button aria-pressed=true>Notify subscribers</button>",
        "<div><input type=checkbox checked><span>Send notifications</span></div>",
    ] {
        reads(&format!(
            "<form>{REST}{html}<button>Schedule now</button></form>"
        ))
        .notify("+...");
    }
}

#[test]
fn a_maintenance_form_at_an_unknown_address() {
    let form = format!(
        "<h1>Schedule maintenance</h1><form>{REST}<div><label><input type=radio name=a checked>Scheduled</label><label><input type=radio name=a>In progress</label><label><input type=radio name=a>Verifying</label><label><input type=radio name=a>Completed</label></div><label>Date<input type=date value=2026-11-24></label><label>Time<input type=time value=10:00></label><label>Duration<input value=1:00></label><button>Schedule now</button></form>"
    );
    reads_at(
        "https://manage.statuspage.io/pages/abc/maintenances/create",
        &form,
    )
    .screen(Screen::MaintenanceNew);
    reads_at(
        "https://manage.statuspage.io/pages/abc/incidents",
        &format!("<h1>Incidents</h1><dialog open data-modal>{form}</dialog>"),
    )
    .screen(Screen::MaintenanceNew)
    .name("Works");
}

#[test]
fn frames_that_cannot_be_looked_into_are_said() {
    reads("<label>Maintenance name<input value=Works></label><p>Message</p><iframe data-opaque></iframe><button>Schedule now</button>")
        .says(FieldName::Message, "frame");
}

#[test]
fn a_search_button_does_not_set_the_schedule_aside() {
    reads_one("<input placeholder=Search…><button>Search</button><div><label>Start date<input value='12 Nov 2026'></label><label>Start time<input value='9:30 AM'></label><label>Duration<input value='2 hours'></label><button>Update</button></div>")
        .screen(Screen::MaintenanceSchedule)
        .schedule("2026-11-12 09:30 +120")
        .submit("Update");
}

#[test]
fn the_label_of_the_start_is_not_that_of_the_end() {
    reads("<fieldset><legend>Scheduled Time (UTC)</legend><span><span>Starts</span><input type=date value=2026-12-09><input type=time value=22:30></span><span><input type=date value=2026-12-10><input type=time value=01:15></span></fieldset>")
        .says(FieldName::Duration, "not found")
        .schedule("2026-12-09 22:30 +missing");
}

#[test]
fn words_on_a_link_name_no_field() {
    let when = "<section><h4>Scheduled Time</h4><p>All times in UTC.</p><div><input value=24.12.2026><input value=07:45></div></section>";
    reads(&format!(
        "<div><a href=/incidents>Back to incidents</a></div>{when}{when}"
    ))
    .schedule("missing missing +missing");
    reads_one("<li><a href=/components>Components</a></li><h2>Works</h2><label><input type=checkbox>Cats</label><label>Message<textarea>Hi</textarea></label>")
        .components("missing");
}

#[test]
fn words_of_the_page_around_do_not_decide_between_two() {
    let steps = "<div><div>Status</div><div><button aria-pressed=true>Scheduled</button><button aria-pressed=false>In progress</button><button aria-pressed=false>Verifying</button><button aria-pressed=false>Completed</button></div></div>";
    reads(&format!(
        "<nav><label>Search</label><input type=search></nav><form><div>Title<input></div>{steps}{steps}</form>"
    ))
    .says(FieldName::Status, "Several things");
}

#[test]
fn the_list_ends_where_another_caption_begins() {
    let row = |name: &str| format!("<div><input type=checkbox><div>{name}</div></div>");
    let list = format!("<div>{}{}{}</div>", row("Lyon"), row("Cork"), row("Galway"));
    let form = |caption: &str| {
        reads(&format!(
            "<form>{REST}<div>Components affected</div>{list}{caption}<div><input type=checkbox></div></form>"
        ))
    };
    form("<div>Automation</div>").components("Lyon, Cork, Galway");
    form("<span><div>Before you go</div></span>").components("missing");
}

#[test]
fn a_box_without_words_leaves_a_caption_to_those_after_it() {
    reads(&format!("<form>{REST}<dl><dt>Automation</dt><dd><label><input type=checkbox></label></dd><dt>Notifications</dt><dd><label><input type=checkbox checked>Send notifications</label><label><input type=checkbox>60 minutes before</label></dd></dl></form>"))
        .notify("+-..");
}

#[test]
fn the_zone_on_the_label_of_the_start() {
    reads_one("<div><div>When</div><div><div><div><div><input aria-label='Start (UTC)' type=datetime-local value=2026-11-25T06:20></div></div><div>Start (UTC)</div></div></div></div><div><input type=checkbox><input type=checkbox></div>")
        .zone("UTC");
}

#[test]
fn dates_and_lengths_of_other_things() {
    let when = |label: &str, kind: &str, value: &str| {
        format!(
            "<h3>Scheduled Time</h3><div><div>{label}</div><input type={kind} value={value}></div>"
        )
    };
    for label in ["Occurred at", "Approved on", "Review by", "Expires on"] {
        reads(&when(label, "datetime-local", "2026-11-02T08:15"))
            .schedule("missing missing +missing");
    }
    for label in [
        "Reminder (minutes before)",
        "Grace period (hours)",
        "Snooze for (minutes)",
    ] {
        reads(&when(label, "number", "45")).schedule("missing missing +missing");
    }
    for label in ["Duration (minutes)", "How many minutes?", "Minutes needed"] {
        reads(&when(label, "number", "45")).schedule("missing missing +45");
    }
}

#[test]
fn a_form_that_asks_for_the_fields_is_the_form_whatever_its_button_says() {
    reads_one("<form><label>Apply template<select><option>None</option><option>0. Planned</option></select></label><label><input type=radio name=s checked>Scheduled</label><label><input type=radio name=s>In progress</label><label>Message<textarea>Hi</textarea></label><button>Post comment</button></form>")
        .screen(Screen::MaintenanceStatus)
        .template("0. Planned")
        .message("Hi")
        .says(FieldName::Submit, "was not found");
}

#[test]
fn another_list_under_the_components() {
    let row = |name: &str| format!("<div><input type=checkbox><div>{name}</div></div>");
    let components = format!("<div>{}{}</div>", row("Lyon"), row("Cork"));
    let other = |html: &str| {
        reads(&format!(
            "<form>{REST}<div>Components affected</div>{components}{html}</form>"
        ))
    };
    other("<div><h4>Metrics</h4><div><label><input type=checkbox>Uptime</label></div></div>")
        .components("Lyon, Cork");
    other("<label><input type=checkbox>Remember my choices</label>").components("Lyon, Cork");
    other("<label><input type=checkbox>Notify the on-call engineer</label>")
        .components("Lyon, Cork");
    other("<fieldset><label><input type=checkbox>Galway</label></fieldset>").components("missing");
    reads(&format!("<form>{REST}<h3>Components affected</h3><label><input type=checkbox>Lyon</label><h4>Teams</h4><label><input type=checkbox>Stores</label></form>"))
        .components("missing");
}

#[test]
fn a_zone_beside_a_field_of_another_kind_is_still_the_zone() {
    reads("<section><h3>Scheduled Time</h3><label>Starts<input value='2026-12-31 23:30'></label><p>Time zone: UTC</p></section><div><input value=Works></div><div><input type=checkbox></div>")
        .zone("UTC");
}

#[test]
fn a_text_message_is_no_message() {
    reads("<form><div>Text message<textarea>Work tonight</textarea></div></form>")
        .says(FieldName::Message, "");
}

#[test]
fn a_year_beyond_all_calendars_is_not_understood() {
    let part = |name: &str, value: u32| format!("<label>{name} <input value={value}></label>");
    let html = format!(
        "<fieldset><legend>Start date</legend>{}{}{}</fieldset>",
        part("Year", 262_142),
        part("Month", 12),
        part("Day", 31)
    );
    assert_eq!(reads(&html).0.form.start_date.value(), None);
}

#[test]
fn a_name_of_several_lines_is_said() {
    let html = "<form><label>Name<textarea>Works</textarea></label><label>Message<textarea>Hi</textarea></label><button>Update</button></form>";
    reads_one(html)
        .says(FieldName::Name, "takes several lines")
        .message("Hi");
}

#[test]
fn a_message_to_colleagues_is_no_message() {
    reads("<form><label>Name<input value=Works></label><label>Message to the on-call engineer<textarea>Hi</textarea></label></form>")
        .says(FieldName::Message, "No text field on the page is called Message");
}

#[test]
fn the_words_in_a_box_are_its_name() {
    let tick =
        |name: &str| format!("<div role=checkbox aria-checked=false tabindex=0>{name}</div>");
    let rows = format!("{}{}{}", tick("Lyon"), tick("Cork"), tick("Nantes"));
    let all = "Alder/Lyon, Alder/Cork, Alder/Nantes";
    for group in ["<h5>Alder</h5>", "<div>Alder</div>"] {
        reads(&format!(
            "<form>{REST}<h4>Components affected</h4><div>{group}{rows}</div></form>"
        ))
        .components(all);
    }
    reads(&format!(
        "<form>{REST}<h4>Components affected</h4><div><fieldset><legend>Alder</legend>{rows}</fieldset></div></form>"
    ))
    .components(all);
}

#[test]
fn a_group_of_one_is_a_group() {
    let group = |name: &str, sites: &[&str]| {
        let rows: String = sites
            .iter()
            .map(|site| format!("<li><label><input type=checkbox>{site}</label></li>"))
            .collect();
        format!("<li><span>{name}</span><ul>{rows}</ul></li>")
    };
    let html = format!(
        "<form>{REST}<h4>Components affected</h4><ul>{}{}</ul></form>",
        group("Alder", &["Lyon", "Cork"]),
        group("Birch", &["Galway"])
    );
    reads(&html).components("Alder/Lyon, Alder/Cork, Birch/Galway");
    let one = group("Alder", &["Lyon"]);
    reads(&format!(
        "<form>{REST}<h4>Components affected</h4><ul>{one}</ul></form>"
    ))
    .components("Alder/Lyon");
}

#[test]
fn a_closed_drop_down_that_shows_yes_is_a_box() {
    for (shown, marks) in [("Yes", "+..."), ("No", "-..."), ("Ask me", "?...")] {
        reads(&format!(
            "<form>{REST}<div><span>Send notifications</span><div role=combobox aria-expanded=false tabindex=0>{shown}</div></div></form>"
        ))
        .notify(marks);
    }
}

#[test]
fn a_box_beside_the_list_is_said() {
    let tick = |name: &str| format!("<label><input type=checkbox>{name}</label>");
    let group = |name: &str, sites: &[&str]| {
        let rows: String = sites
            .iter()
            .map(|site| format!("<div>{}</div>", tick(site)))
            .collect();
        format!("<div role=group aria-label={name}>{rows}</div>")
    };
    let form =
        |list: &str| format!("<form>{REST}<h3>Components affected</h3>{list}<p>Thanks</p></form>");
    let stray = tick("Backfill this maintenance");
    let many = group("Alder", &["Lyon", "Cork"]) + &group("Birch", &["Graz"]);
    let one = group("Alder", &["Lyon"]);
    let flat = format!("<div>{}</div><div>{}</div>", tick("Lyon"), tick("Cork"));
    for list in [many, one, flat] {
        reads(&form(&format!("<div>{list}</div>{stray}"))).says(
            FieldName::Components,
            "Whether “Backfill this maintenance” is a component cannot be told",
        );
    }
    // Columns, and a component of no group among groups.
    let columns = format!(
        "<div><p>{}</p><p>{}</p></div><div><p>{}</p></div>",
        tick("Lyon"),
        tick("Cork"),
        tick("Graz")
    );
    reads(&form(&columns)).components("Lyon, Cork, Graz");
    let items = format!(
        "<ul><li><span>Alder</span><ul><li>{}</li></ul></li><li>{}</li></ul>",
        tick("Lyon"),
        tick("Gateway")
    );
    reads(&form(&items)).components("Alder/Lyon, Gateway");
}

#[test]
fn a_date_is_no_message() {
    reads("<form><label>Name<input value=Works></label><div><b>Message:</b><br></div><div><b>Start:</b><input title='Start date' value=12/15/2026></div></form>")
        .says(FieldName::Message, "was not found");
}
