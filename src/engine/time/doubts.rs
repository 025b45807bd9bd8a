//! What a person must look at, with every reading of it.

use super::phrases::Named;
use super::resolve::{Clocks, Time, season_clocks};
use super::zones::{self, REGIONS, Season, Zone};
use super::{Doubt, Meaning, Review, UtcInstant, format};
use chrono::{Datelike, NaiveDate};

impl Time<'_> {
    /// What a person must look at, with every reading.
    pub(super) fn review(
        &self,
        first: Named,
        last: Named,
        (day, other_day): (NaiveDate, Option<NaiveDate>),
        (start, end): (UtcInstant, Option<UtcInstant>),
        doubt: Option<(Doubt, UtcInstant)>,
    ) -> Option<Review> {
        let clocks = (self.clocks(first.zone), self.clocks(last.zone));
        let mine = |means: String| Meaning { means, start, end };
        if let Some((season, region, letters)) = self
            .wrong_season(first.zone, start)
            .or_else(|| self.wrong_season(last.zone, end?))
        {
            let iana = REGIONS[usize::from(region)].iana;
            let swap = |zone: Zone, clocks| {
                if self.wrong_season(zone, start).is_some() {
                    Clocks::Iana(iana)
                } else {
                    clocks
                }
            };
            let other =
                self.instants((swap(first.zone, clocks.0), swap(last.zone, clocks.1)), day)?;
            return Some(Review {
                doubt: Doubt::Season,
                readings: vec![
                    mine(format!("{letters} ({})", offset_words(season))),
                    Meaning {
                        means: format!("{} time", city(iana)),
                        start: other.0,
                        end: other.1,
                    },
                ],
            });
        }
        if let Some((region, season, letters)) = self
            .other_place(first.zone)
            .or_else(|| self.other_place(last.zone))
        {
            let swap = |zone: Zone, clocks| {
                if self.other_place(zone).is_some() {
                    season_clocks(region, season)
                } else {
                    clocks
                }
            };
            let other =
                self.instants((swap(first.zone, clocks.0), swap(last.zone, clocks.1)), day)?;
            let usual = &zones::ABBREVIATIONS[usize::from(letters)];
            return Some(Review {
                doubt: Doubt::Abbreviation,
                readings: vec![
                    mine(format!(
                        "{} in {}",
                        usual.name,
                        city(REGIONS[usize::from(usual.region)].iana)
                    )),
                    Meaning {
                        means: format!(
                            "{} in {}",
                            usual.name,
                            city(REGIONS[usize::from(region)].iana)
                        ),
                        start: other.0,
                        end: other.1,
                    },
                ],
            });
        }
        if let Some(other_day) = other_day {
            let other = self.instants(clocks, other_day)?;
            let swapped = (day.day(), day.month()) == (other_day.month(), other_day.day());
            let (doubt, means): (_, fn(NaiveDate) -> String) = if swapped {
                (Doubt::DateOrder, format::long_day)
            } else {
                (Doubt::Weekday, |day| format!("a {}", format::weekday(day)))
            };
            return Some(Review {
                doubt,
                readings: vec![
                    mine(means(day)),
                    Meaning {
                        means: means(other_day),
                        start: other.0,
                        end: other.1,
                    },
                ],
            });
        }
        let (doubt, other) = doubt?;
        Some(Review {
            doubt,
            readings: vec![
                mine("before the clocks change".into()),
                Meaning {
                    means: "after the clocks change".into(),
                    start: other,
                    end,
                },
            ],
        })
    }

    /// EST written in summer: the region's clocks do not show what the letters say.
    fn wrong_season(&self, zone: Zone, at: UtcInstant) -> Option<(i16, u8, &'static str)> {
        let Zone::Abbreviation(index) = zone else {
            return None;
        };
        let abbreviation = &zones::ABBREVIATIONS[usize::from(index)];
        let region = &REGIONS[usize::from(abbreviation.region)];
        if !region.daylight
            || abbreviation.season == Season::Any
            || self.reading.abbreviations.contains_key(abbreviation.name)
        {
            return None;
        }
        let Clocks::Minutes(minutes) = season_clocks(abbreviation.region, abbreviation.season)
        else {
            return None;
        };
        let shown = self.reading.zones.offset(region.iana, at)?;
        (shown != i32::from(minutes) * 60).then_some((
            minutes,
            abbreviation.region,
            abbreviation.name,
        ))
    }

    /// CST could be China's: the other region of the letters, unless the policy says which.
    fn other_place(&self, zone: Zone) -> Option<(u8, Season, u8)> {
        let Zone::Abbreviation(index) = zone else {
            return None;
        };
        let abbreviation = &zones::ABBREVIATIONS[usize::from(index)];
        if self.reading.abbreviations.contains_key(abbreviation.name) {
            return None;
        }
        abbreviation
            .other
            .map(|(region, season)| (region, season, index))
    }
}

fn city(iana: &str) -> String {
    super::format::city(iana)
}

fn offset_words(minutes: i16) -> String {
    let sign = if minutes < 0 { '−' } else { '+' };
    let minutes = minutes.unsigned_abs();
    match minutes % 60 {
        0 => format!("UTC{sign}{}", minutes / 60),
        rest => format!("UTC{sign}{}:{rest:02}", minutes / 60),
    }
}
