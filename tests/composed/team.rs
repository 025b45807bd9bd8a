//! How one team writes labels, sections, boxes and menus, chosen at random.

use crate::random::Random;

pub struct Team {
    pub random: Random,
    label: usize,
    section: usize,
    tick: usize,
    hashed: bool,
    ids: usize,
}

impl Team {
    pub fn new(seed: u64) -> Self {
        let mut random = Random::new(seed);
        Self {
            label: random.below(12),
            section: random.below(7),
            tick: random.below(7),
            hashed: random.one_in(2),
            random,
            ids: 0,
        }
    }

    pub fn next_id(&mut self) -> String {
        self.ids += 1;
        format!("f{}", self.ids)
    }

    /// A class that says what it is for, or one that a build makes up.
    pub fn class_attribute(&mut self, name: &str) -> String {
        match self.hashed {
            true => format!("css-{}", self.random.below(90_000) + 10_000),
            false => name.to_owned(),
        }
    }

    /// A control with its label; `{}` in it is where its attributes go.
    pub fn write_field(&mut self, label: &str, control: &str) -> String {
        let (id, row) = (self.next_id(), self.class_attribute("field"));
        let with = |attributes: &str| control.replacen("{}", attributes, 1);
        let (bare, by_id) = (with(""), with(&format!("id={id}")));
        match self.label {
            0 => format!("<div class={row}><label>{label} {bare}</label></div>"),
            1 => format!("<div class={row}><label for={id}>{label}</label>{by_id}</div>"),
            2 => format!("<div class={row}><div><span>{label}</span></div><div>{bare}</div></div>"),
            3 => format!(
                "<div class={row}>{}</div>",
                with(&format!("aria-label='{label}'"))
            ),
            4 => format!(
                "<div class={row}><span id={id}>{label}</span><div>{}</div></div>",
                with(&format!("aria-labelledby={id}"))
            ),
            5 => format!("<dl class={row}><dt>{label}</dt><dd>{bare}</dd></dl>"),
            6 => format!("<table class={row}><tr><th>{label}</th><td>{bare}</td></tr></table>"),
            7 => format!("<div class={row}>{by_id}<label for={id}>{label}</label></div>"),
            8 => format!(
                "<div class={row}><label for={id}>{label}<span aria-hidden=true> *</span></label>
                 {by_id}<p>Needed for every notice.</p></div>"
            ),
            9 => format!(
                "<div class={row}><div><div><label for={id}>{label}:</label></div>
                 <div><div>{by_id}</div></div></div></div>"
            ),
            10 => format!("<div class={row}><strong>{label}</strong><br>{bare}</div>"),
            _ => format!("<p>{label}: {bare}</p>"),
        }
    }

    pub fn write_section(&mut self, caption: &str, inside: &str) -> String {
        let (id, class) = (self.next_id(), self.class_attribute("section"));
        match self.section {
            0 => format!("<div class={class}>{inside}</div>"),
            1 => format!("<section class={class}><h3>{caption}</h3>{inside}</section>"),
            2 => format!("<fieldset class={class}><legend>{caption}</legend>{inside}</fieldset>"),
            3 => format!(
                "<div class={class} role=group aria-labelledby={id}><div id={id}>{caption}</div>{inside}</div>"
            ),
            4 => {
                format!("<div class={class}><div><h4>{caption}</h4></div><div>{inside}</div></div>")
            }
            5 => format!(
                "<div class={class}><div class={class}-head>{caption}</div><div>{inside}</div></div>"
            ),
            _ => format!("<h3>{caption}</h3>{inside}"),
        }
    }

    /// A section that has no other words to say what it is.
    pub fn write_captioned(&mut self, caption: &str, inside: &str) -> String {
        let kept = self.section;
        self.section = kept.max(1);
        let section = self.write_section(caption, inside);
        self.section = kept;
        section
    }

    pub fn write_checkbox(&mut self, label: &str, on: bool) -> String {
        let id = self.next_id();
        let checked = if on { "checked" } else { "" };
        match self.tick {
            0 => format!("<label><input type=checkbox {checked}> {label}</label>"),
            1 => format!(
                "<div><input type=checkbox id={id} {checked}><label for={id}>{label}</label></div>"
            ),
            2 => format!(
                "<div><button type=button role=switch aria-checked={on} aria-labelledby={id}></button><span id={id}>{label}</span></div>"
            ),
            3 => format!("<div role=checkbox aria-checked={on} tabindex=0>{label}</div>"),
            4 => format!("<div><input type=checkbox {checked}> <span>{label}</span></div>"),
            5 => format!(
                "<div><label for={id}>{label}</label><input type=checkbox id={id} {checked}></div>"
            ),
            _ => format!(
                "<div><label><input type=checkbox {checked}><span>{label}</span></label></div>"
            ),
        }
    }

    /// One of several choices, in a drop-down of the browser's or of a library's.
    pub fn write_menu(&mut self, options: &[&str], chosen: usize) -> String {
        let shown = options[chosen];
        match self.random.below(4) {
            0 => format!(
                "<div {{}} role=combobox aria-expanded=false aria-haspopup=listbox tabindex=0>{shown}</div>"
            ),
            1 => format!(
                "<button {{}} type=button aria-haspopup=listbox aria-expanded=false>{shown}</button>"
            ),
            _ => write_select(options.iter().map(|option| (*option).to_owned()), shown),
        }
    }
}

pub fn write_select(options: impl Iterator<Item = String>, chosen: &str) -> String {
    let options = options.map(|option| {
        let on = if option == chosen { " selected" } else { "" };
        format!("<option{on}>{option}</option>")
    });
    format!("<select {{}}>{}</select>", options.collect::<String>())
}
