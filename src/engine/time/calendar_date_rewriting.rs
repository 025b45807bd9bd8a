//! A calendar date → its text for another day, in the same form and language. The result is used
//! only if it reads back as exactly that day; otherwise the date is written as `2026-11-25`.

use super::calendar_dates::DatePiece;
use super::calendar_dates::{CalendarDate, DatePieceKind};
use super::date_expr::DateExpr;
use super::day_resolution::{self, DateContext, DateEvidence};
use super::phrase::Atoms;
use super::source_text::SourceText;
use super::{atoms, date_names, date_rewriting, format};
use chrono::{Datelike, NaiveDate};

impl CalendarDate {
    /// The date rewritten for another day, in its own form where possible, else as `2026-11-25`.
    /// `None` for a range of days, because a new length cannot be known.
    pub fn rewrite_for_day(&self, text: &str, to: NaiveDate) -> Option<String> {
        if self.is_impossible {
            return Some(format::format_long_day(to));
        }
        if self.last.is_some() {
            return None;
        }
        let old = text.get(self.span.start..self.span.end)?;
        if self.is_relative_alone() {
            let on = if old.starts_with(char::is_uppercase) {
                "On"
            } else {
                "on"
            };
            return Some(format!("{on} {}", format::format_long_day(to)));
        }
        if self.is_weekday_alone() {
            // On another day "next Tuesday" would name a different Tuesday, so the date is written
            // out.
            return match old.contains(' ') {
                true => Some(date_names::format_named_day(to)),
                false => date_names::rename_weekday(old, to),
            };
        }
        if let Some(number) = self.day_of_month {
            return date_rewriting::rewrite_day_figures(old, number, to.day());
        }
        let from = *self.days.first()?;
        let named = |piece: &DatePiece| piece.kind == DatePieceKind::Weekday;
        let mut moved = String::new();
        let mut at = self.span.start;
        for piece in &self.pieces {
            let (between, words) = (
                text.get(at..piece.start)?,
                text.get(piece.start..piece.end)?,
            );
            at = piece.end;
            match piece.kind {
                DatePieceKind::Date(style) => {
                    moved.push_str(between);
                    moved.push_str(&date_rewriting::rewrite_date(words, from, to, style, false));
                }
                DatePieceKind::Weekday => {
                    moved.push_str(between);
                    moved.push_str(&date_names::rename_weekday(words, to)?);
                }
                // "tomorrow, 24 November" keeps only the date; "next Tuesday" keeps its "next".
                DatePieceKind::Relative if self.relative.is_some() => {
                    at = self.skip_to_word(text, piece.end)
                }
                DatePieceKind::Relative => {
                    moved.push_str(text.get(piece.start - between.len()..at)?)
                }
            }
        }
        moved.push_str(text.get(at..self.span.end)?);
        let alike = reads_as(&moved, to) && self.pieces.iter().any(named) == has_weekday(&moved);
        Some(if alike {
            moved
        } else {
            format::format_iso_day(to)
        })
    }

    /// The first letter or digit from byte `at` on.
    fn skip_to_word(&self, text: &str, at: usize) -> usize {
        let rest = text.get(at..self.span.end).unwrap_or_default();
        at + rest.find(char::is_alphanumeric).unwrap_or(rest.len())
    }
}

/// Whether the words read as this day and as no other.
fn reads_as(words: &str, day: NaiveDate) -> bool {
    test_date(words, |expr| {
        let anchor = DateContext {
            today: day,
            schedule: Some(day),
            today_here: day,
            evidence: &DateEvidence::default(),
        };
        day_resolution::resolve_day(expr, anchor)
            .is_some_and(|read| read.day == day && read.other.is_none())
    })
}

fn has_weekday(words: &str) -> bool {
    test_date(words, |expr| expr.weekday > 0)
}

fn test_date(words: &str, ask: impl Fn(DateExpr) -> bool) -> bool {
    let source = SourceText::new(words);
    let (list, clocks) = atoms::classify_tokens(&source);
    let atoms = Atoms {
        text: words,
        list: &list,
        clocks: &clocks,
    };
    atoms.read_date(0).is_some_and(|(expr, _)| ask(expr))
}
