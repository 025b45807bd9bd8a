//! Time zones from the browser's own data, through `Intl`.

use crate::engine::time::{CachedZones, UtcInstant, Zones};
use js_sys::{Array, Date, Function, Intl::DateTimeFormat, Object, Reflect};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

/// The browser's zones, each offset asked once.
pub type IntlZones = CachedZones<Intl>;

/// Making a format costs a hundred times what using it does, so each zone's is kept.
#[derive(Default)]
pub struct Intl {
    formats: RefCell<FxHashMap<String, Option<DateTimeFormat>>>,
}

impl Zones for Intl {
    fn offset_at(&self, zone: &str, at: UtcInstant) -> Option<i32> {
        let mut formats = self.formats.borrow_mut();
        if !formats.contains_key(zone) {
            formats.insert(zone.to_owned(), format(zone));
        }
        let format = formats.get(zone)?.as_ref()?;
        let date = Date::new(&JsValue::from_f64(at.timestamp_millis() as f64));
        let parts = format.format_to_parts(&date);
        let name = parts.iter().find_map(|part| {
            let kind = Reflect::get(&part, &"type".into()).ok()?;
            (kind == "timeZoneName").then(|| Reflect::get(&part, &"value".into()).ok())?
        })?;
        parse(&name.as_string()?)
    }

    fn local_zone(&self) -> Option<String> {
        let options = DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
        Reflect::get(&options, &"timeZone".into()).ok()?.as_string()
    }
}

fn format(zone: &str) -> Option<DateTimeFormat> {
    let options = Object::new();
    for (name, value) in [("timeZone", zone), ("timeZoneName", "longOffset")] {
        Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    // The constructor throws on a zone that it does not know, so it is called in a way that can fail.
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &"DateTimeFormat".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let arguments = Array::of2(&"en-US".into(), &options);
    Reflect::construct(&class, &arguments).ok()?.dyn_into().ok()
}

/// `GMT`, `GMT+05:30`, `GMT-00:01:15` → seconds east.
fn parse(name: &str) -> Option<i32> {
    let rest = name.strip_prefix("GMT")?;
    let (sign, digits) = match rest.split_at_checked(1) {
        None => return Some(0),
        Some(("+", digits)) => (1, digits),
        Some(("-" | "\u{2212}", digits)) => (-1, digits),
        Some(_) => return None,
    };
    let mut seconds = 0;
    for (part, unit) in digits.split(':').zip([3600, 60, 1]) {
        seconds += part.parse::<i32>().ok()? * unit;
    }
    Some(sign * seconds)
}
