//! Forms put together at random from the ways in which teams write labels, controls and sections: what one
//! way does to its neighbours is found here. The truth of each form is known; every field of it must be
//! read as it is, or reported as not found.

mod lists;
#[path = "../support/outcome.rs"]
mod outcome;
#[path = "../support/page.rs"]
mod page;
#[path = "../support/random.rs"]
mod random;
mod team;
mod times;

use page::{NEW_MAINTENANCE as NEW, outline_at};
use statuspage_guard::{
    engine::{form::FieldName, policy::Policy},
    page::read::{FormReading, read_form},
};
use team::Team;

/// What a person reads: the field, what is missing where it is not found, and its value as [`outcome`] describes it.
type Truth = Vec<(&'static str, FieldName, String)>;

/// How many forms are read in every run of the tests. `COMPOSED=40000 cargo test --profile drift --test
/// composed` reads more, `COMPOSED_FROM` says which, `COMPOSED_SHOW` how many failures are printed.
const FORMS: u64 = 400;

const WORDS: [&str; 4] = ["Scheduled", "In progress", "Verifying", "Completed"];

const ONE: &str = "https://manage.statuspage.io/pages/abc123/incidents/p31zjtct2jer";

/// A page, and what a person reads in it.
struct Composed {
    url: &'static str,
    html: String,
    truth: Truth,
}

fn compose(seed: u64) -> Composed {
    let mut team = Team::new(seed);
    let mut truth: Truth = Vec::new();
    let (url, title, mut parts) = match team.random.below(4) {
        0 => (ONE, "Status update", update(&mut team, &mut truth)),
        1 => (
            ONE,
            "Schedule & Automation",
            reschedule(&mut team, &mut truth),
        ),
        _ => (NEW, "Schedule maintenance", create(&mut team, &mut truth)),
    };
    for _ in 0..team.random.below(3) {
        let decoy = lists::write_decoy(&mut team);
        parts.insert(team.random.below(parts.len() + 1), decoy);
    }
    let called: &[&str] = match url {
        NEW => &["Schedule now", "Schedule maintenance"],
        _ => &["Snapshot", "Save changes"],
    };
    let called = team.random.pick(called);
    let button = match team.random.below(3) {
        0 => format!("<button type=submit>{called}</button>"),
        1 => format!("<input type=submit value='{called}'>"),
        _ => format!("<button>{called}</button>"),
    };
    let outer = team.random.pick(&["form", "div", "form"]);
    let mut inner = parts.concat();
    // To a browser there is no form within a form.
    if *outer == *"form" {
        inner = inner
            .replace("<form>", "<div>")
            .replace("</form>", "</div>");
    }
    let html = format!("<main><h1>{title}</h1><{outer}>{inner}{button}</{outer}></main>");
    Composed { url, html, truth }
}

/// The screen on which a maintenance is created.
fn create(team: &mut Team, truth: &mut Truth) -> Vec<String> {
    let mut parts = Vec::new();
    if !team.random.one_in(4) {
        parts.push(template(team, truth));
    }
    parts.push(name(team, truth));
    let mut two = [message(team, truth), status(team, truth)];
    if team.random.one_in(2) {
        two.reverse();
    }
    parts.extend(two);
    let mut later = vec![
        times::write_schedule(team, truth),
        lists::write_components(team, truth),
        lists::write_notify_boxes(team, truth),
    ];
    if team.random.one_in(2) {
        later.push(lists::write_automation_boxes(team, truth));
    }
    let turn = team.random.below(later.len());
    later.rotate_left(turn);
    parts.extend(later);
    parts
}

/// The tab on which an update of it is posted.
fn update(team: &mut Team, truth: &mut Truth) -> Vec<String> {
    let mut parts = vec![status(team, truth), message(team, truth)];
    if team.random.one_in(2) {
        parts.insert(team.random.below(3), template(team, truth));
    }
    if team.random.one_in(2) {
        parts.push(lists::write_components(team, truth));
    }
    parts.push(lists::write_notify_boxes(team, truth));
    parts
}

/// The tab on which its times and what happens by itself are changed.
fn reschedule(team: &mut Team, truth: &mut Truth) -> Vec<String> {
    let mut parts = vec![times::write_schedule(team, truth)];
    if team.random.one_in(2) {
        parts.insert(0, name(team, truth));
    }
    if team.random.one_in(2) {
        parts.push(lists::write_components(team, truth));
    }
    parts.push(lists::write_automation_boxes(team, truth));
    parts
}

fn template(team: &mut Team, truth: &mut Truth) -> String {
    let labels = ["Apply template", "Use a template", "Template"];
    let label = team.random.pick(&labels);
    let menu = team.write_menu(
        &[
            "Select a template",
            "0. Maintenance-scheduled",
            "A. Maintenance Rescheduled",
        ],
        0,
    );
    truth.push(("template", FieldName::Template, String::new()));
    team.write_field(label, &menu)
}

fn name(team: &mut Team, truth: &mut Truth) -> String {
    let labels = ["Maintenance name", "Name", "Title", "Maintenance title"];
    let label = team.random.pick(&labels);
    let values = ["Scanner software", "Works at 10:00", "New scales", ""];
    let value = team.random.pick(&values);
    let control = team.random.pick(&[
        "<input {} value='V'>",
        "<input {} type=text value='V' maxlength=255>",
    ]);
    truth.push(("name", FieldName::Name, format!("{value:?}")));
    team.write_field(label, &control.replace('V', value))
}

fn message(team: &mut Team, truth: &mut Truth) -> String {
    let labels = ["Message", "Description", "Message body", "Details"];
    let label = team.random.pick(&labels);
    let texts = ["The scanners get new software from 22:00 UTC.", "Hello", ""];
    let text = team.random.pick(&texts);
    let control = team.random.pick(&[
        "<textarea {}>V</textarea>",
        "<div {} contenteditable=true role=textbox aria-multiline=true>V</div>",
    ]);
    truth.push(("message", FieldName::Message, format!("{text:?}")));
    team.write_field(label, &control.replace('V', text))
}

fn status(team: &mut Team, truth: &mut Truth) -> String {
    let chosen = team.random.below(WORDS.len());
    let label = team.random.pick(&["Maintenance status", "Status", "State"]);
    truth.push(("status", FieldName::Status, WORDS[chosen].to_owned()));
    let each = |make: &dyn Fn(&str, bool) -> String| {
        let steps = WORDS.iter().enumerate();
        steps
            .map(|(i, word)| make(word, i == chosen))
            .collect::<String>()
    };
    let id = team.next_id();
    match team.random.below(9) {
        0 => {
            let radios = each(&|word, on| {
                let on = if on { "checked" } else { "" };
                format!("<label><input type=radio name={id} {on}> {word}</label>")
            });
            team.write_captioned(label, &radios)
        }
        1 => {
            let buttons =
                each(&|word, on| format!("<button type=button aria-pressed={on}>{word}</button>"));
            team.write_captioned(label, &buttons)
        }
        2 => {
            let radios = each(&|word, on| {
                format!("<div role=radio aria-checked={on} tabindex=0>{word}</div>")
            });
            format!("<div role=radiogroup aria-label='{label}'>{radios}</div>")
        }
        3 => {
            let steps = each(&|word, _| format!("<span>{word}</span>"));
            let range = format!("<input {{}} type=range min=0 max=3 value={chosen}>");
            team.write_field(label, &format!("{range}<div>{steps}</div>"))
        }
        4 => {
            let steps = each(&|word, on| {
                let on = if on { " aria-current=step" } else { "" };
                format!("<li><a href=#{on}>{word}</a></li>")
            });
            team.write_captioned(label, &format!("<ol>{steps}</ol>"))
        }
        5 => {
            let tabs = each(&|word, on| {
                format!("<button type=button role=tab aria-selected={on}>{word}</button>")
            });
            format!("<div role=tablist aria-label='{label}'>{tabs}</div>")
        }
        _ => {
            let menu = team.write_menu(&WORDS, chosen);
            team.write_field(label, &menu)
        }
    }
}

/// What was read of a field: nothing, or its value, or that it is not known.
type Seen = Option<Result<String, ()>>;

fn seen(page: &FormReading, what: &str) -> Seen {
    let described = outcome::describe(page, what);
    let unknown = ["missing", "unreadable", "ambiguous"];
    if described == "not here" {
        None
    } else if unknown.iter().any(|state| described.starts_with(state))
        || described.contains(" unclear")
    {
        Some(Err(()))
    } else if what == "template" {
        // Where the menu is not open, nothing is known of what it offers.
        Some(Ok(String::new()))
    } else {
        Some(Ok(described))
    }
}

/// Whether some of the four boxes were not found.
fn is_partial(what: &str, read: &str) -> bool {
    matches!(what, "notify" | "automation") && read.split(", ").count() < 4
}

/// Every field of a form that was read as something else, or lost without a word.
fn wrong(html: &str, page: &FormReading, truth: &Truth) -> Vec<String> {
    let mut found = Vec::new();
    for (what, field, value) in truth {
        let said = page.missing.iter().any(|(other, _)| other == field);
        match seen(page, what) {
            Some(Ok(read)) if read == *value => {}
            Some(Ok(read)) if said && is_partial(what, &read) => {}
            Some(Ok(read)) => found.push(format!("{what}: {read:?} for {value:?}\n{html}")),
            None if !said => found.push(format!("{what}: silent for {value:?}\n{html}")),
            _ => {}
        }
    }
    for what in ["template", "automation"] {
        let asked = truth.iter().any(|(other, ..)| *other == what);
        if let Some(Ok(read)) = seen(page, what)
            && !asked
        {
            found.push(format!("{what}: {read:?} and there is none\n{html}"));
        }
    }
    found
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn composed_forms_are_read_or_said() {
    let from = number("COMPOSED_FROM").unwrap_or(0);
    let to = from + number("COMPOSED").unwrap_or(FORMS);
    let (mut all, mut said) = (0, 0);
    let mut failed = Vec::new();
    for seed in from..to {
        let Composed { url, html, truth } = compose(seed);
        let page = read_form(&outline_at(url, &html), &Policy::default());
        let told = |what: &str| matches!(seen(&page, what), Some(Ok(_)));
        all += truth.len();
        said += truth.iter().filter(|(what, ..)| !told(what)).count();
        let wrong = wrong(&html, &page, &truth);
        failed.extend(wrong.iter().map(|wrong| format!("form {seed}, {wrong}")));
    }
    let count = failed.len();
    println!("{all} fields, {said} said, {count} wrong");
    failed.truncate(number("COMPOSED_SHOW").unwrap_or(5) as usize);
    assert!(
        failed.is_empty(),
        "{count} of {all}\n{}",
        failed.join("\n\n")
    );
    assert!(said * 100 < all, "{said} of {all} are said only");
}
