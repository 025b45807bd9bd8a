//! Tokens → a zone named by a place: `Pacific Daylight Time`, `heure de Paris`, "local time".

use super::source_text::SourceText;
use super::words::{flag, zone};
use super::zones::{self, Zone, ZoneSeason};

/// "Pacific", "US Eastern Time", "Central European Summer Time", "New York time", "London (local) time".
pub(super) fn read_place_time(source: &SourceText, i: usize) -> Option<(Zone, usize)> {
    let mut i = i;
    let prefix = matches!(source.text(i), "US" | "USA" | "North");
    if prefix {
        i = source.skip_space(i + 1);
    } else if source.text(i) == "U" && source.is_mark(i + 1, '.') && source.is_word(i + 2, "s") {
        i = source.skip_space(i + 4);
    }
    // The name is all words before "Standard", "Daylight", "Summer" or "Time".
    let mut at = i;
    for _ in 0..3 {
        if source.word_at(at).is_none() {
            break;
        }
        at = source.skip_space(at + 1);
        if let Some((season, end)) = read_season_and_time(source, at)
            && let name = join_words(source, i, at)
            && let Some(region) = zones::find_place(name.strip_suffix("_local").unwrap_or(&name))
        {
            return Some((Zone::Region(region, season), end));
        }
    }
    let region = zones::find_us_region(source.text(i))?;
    // "Eastern Daylight", without "Time".
    let next = source.skip_space(i + 1);
    let meaning = source.meaning_at(next);
    Some(if meaning.has_flag(flag::DAYLIGHT) {
        (Zone::Region(region, ZoneSeason::Daylight), next + 1)
    } else if meaning.has_flag(flag::STANDARD) {
        (Zone::Region(region, ZoneSeason::Standard), next + 1)
    } else {
        (Zone::Region(region, ZoneSeason::Any), i + 1)
    })
}

/// The words from token `i` to token `end` in lower case, joined by `_`.
fn join_words(source: &SourceText, i: usize, end: usize) -> String {
    let words = (i..end).filter_map(|at| source.word_at(at));
    words.map(str::to_lowercase).collect::<Vec<_>>().join("_")
}

/// "Time", "Standard Time", "Daylight Savings Time", "Summer Time"; and "Standard" alone after a place.
fn read_season_and_time(source: &SourceText, at: usize) -> Option<(ZoneSeason, usize)> {
    let meaning = source.meaning_at(at);
    let season = if meaning.has_flag(flag::STANDARD) {
        ZoneSeason::Standard
    } else if meaning.has_flag(flag::DAYLIGHT) {
        ZoneSeason::Daylight
    } else if is_time_word(source, at) {
        return Some((ZoneSeason::Any, at + 1));
    } else {
        return None;
    };
    let mut next = source.skip_space(at + 1);
    if source.meaning_at(next).has_flag(flag::DAYLIGHT) {
        next = source.skip_space(next + 1);
    }
    is_time_word(source, next).then_some((season, next + 1))
}

fn is_time_word(source: &SourceText, at: usize) -> bool {
    source.meaning_at(at).has_flag(flag::TIME | flag::TIMES)
        && matches!(
            source.text(at),
            "time"
                | "Time"
                | "TIME"
                | "Zeit"
                | "tijd"
                | "tid"
                | "aikaa"
                | "ora"
                | "timezone"
                | "времени"
        )
}

/// "pacific time", "deutscher Zeit", "nederlandse tijd": a place in lower case must be followed by
/// "time".
pub(super) fn read_adjective_time(source: &SourceText, i: usize) -> Option<(Zone, usize)> {
    let next = source.skip_space(i + 1);
    let (season, end) = read_season_and_time(source, next).or_else(|| {
        let after = source.skip_space(next + 1);
        read_season_and_time(source, after)
    })?;
    let mut name = source.text(i).to_lowercase();
    if source.meaning_at(next).flags & (flag::TIME | flag::STANDARD | flag::DAYLIGHT) == 0 {
        name.push('_');
        name.push_str(&source.text(next).to_lowercase());
    }
    Some((Zone::Region(zones::find_place(&name)?, season), end))
}

/// "local time", "local data center time", "your time", "heure locale", "hora local", "Ortszeit".
pub(super) fn read_local_time(source: &SourceText, i: usize) -> Option<(Zone, usize)> {
    let meaning = source.meaning_at(i);
    let mut at = source.skip_space(i + 1);
    if meaning.has_flag(flag::LOCAL) {
        if meaning.has_flag(flag::TIME) {
            return Some((Zone::Unknown, i + 1));
        }
        let first = at;
        for _ in 0..4 {
            if source.meaning_at(at).has_flag(flag::TIME) {
                // "local Zurich time".
                let region = zones::find_place(&join_words(source, first, at));
                let zone = region.map(|region| Zone::Region(region, ZoneSeason::Any));
                return Some((zone.unwrap_or(Zone::Unknown), at + 1));
            }
            source.word_at(at)?;
            at = source.skip_space(at + 1);
        }
        return None;
    }
    if meaning.has_flag(flag::TIME) && source.meaning_at(at).has_flag(flag::LOCAL) {
        return Some((Zone::Unknown, at + 1));
    }
    let owner = matches!(
        source.text(i),
        "your" | "server" | "our" | "site" | "store" | "datacenter" | "Server" | "Your"
    );
    if owner {
        let at = if source.meaning_at(at).has_flag(flag::LOCAL) {
            source.skip_space(at + 1)
        } else {
            at
        };
        if matches!(source.text(at), "time" | "Time") {
            return Some((Zone::Unknown, at + 1));
        }
    }
    None
}

/// "heure de Paris", "hora de Madrid", "horário de Brasília", "ora di Roma", "hora del Este".
pub(super) fn read_time_of_place(source: &SourceText, i: usize) -> Option<(Zone, usize)> {
    if !source.meaning_at(i).has_flag(flag::TIME) {
        return None;
    }
    let of = source.skip_space(i + 1);
    let joined = matches!(
        source.text(of),
        "de" | "di" | "del" | "du" | "d" | "do" | "da" | "of"
    );
    let place_at = if joined {
        source.skip_space(of + 1)
    } else {
        of
    };
    let word = source.word_at(place_at)?;
    if joined && matches!(word, "centro" | "Centro" | "noroeste" | "sureste") {
        // "hora del centro de México".
        let of = source.skip_space(place_at + 1);
        let mexico = source.skip_space(of + 1);
        let named = source.is_word(of, "de") && source.word_at(mexico) == Some("México");
        let region = zones::find_place("méxico").filter(|_| named && word.starts_with(['c', 'C']));
        let zone = region.map(|region| Zone::Region(region, ZoneSeason::Any));
        let end = if named { mexico } else { place_at };
        return Some((zone.unwrap_or(Zone::Unknown), end + 1));
    }
    if source.meaning_at(place_at).zone & zone::PLACE == 0 {
        return None;
    }
    let mut name = word.to_lowercase();
    if let Some(region) = zones::find_place(&name) {
        if joined || matches!(word, "française" | "italiana" | "peninsular") {
            return Some((Zone::Region(region, ZoneSeason::Any), place_at + 1));
        }
        return None;
    }
    let next = source.skip_space(place_at + 1);
    source.word_at(next)?;
    name.push('_');
    name.push_str(&source.text(next).to_lowercase());
    let region = zones::find_place(&name).filter(|_| joined || source.text(i) == "giờ")?;
    Some((Zone::Region(region, ZoneSeason::Any), next + 1))
}
