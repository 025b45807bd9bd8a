//! The words for times and dates in the CJK scripts, which have no spaces between words: a table,
//! and the look-up of the word that a text begins with.

use super::clock_reading::{CHINESE_HALVES, JAPANESE_HALVES, KOREAN_HALVES, Meridiem};
use super::words::flag;

#[derive(Clone, Copy)]
pub(super) enum CjkWord {
    /// AM or PM, before a clock.
    Meridiem(Meridiem),
    /// A clock by itself, at this hour.
    Clock(u8),
    /// Days from today.
    Day(i8),
    /// The flags that a word of another script with this meaning has.
    Flags(u32),
    /// The zone with this abbreviation; an empty one means local time.
    Zone(&'static str),
}
use CjkWord::{Clock, Day, Flags, Zone};

const AM: CjkWord = CjkWord::Meridiem(Meridiem::Am);
const PM: CjkWord = CjkWord::Meridiem(Meridiem::Pm);
const FROM: CjkWord = Flags(flag::TO | flag::BEFORE);
const TO: CjkWord = Flags(flag::TO);
/// "The next day" before the second end of a range, which adds nothing: the range already passes
/// midnight.
const NEXT_DAY: CjkWord = Flags(flag::ABOUT);

/// Where one word begins with another, the longer one comes first.
static CJK_WORDS: &[(&str, CjkWord)] = &[
    (JAPANESE_HALVES[0], AM),
    (JAPANESE_HALVES[1], PM),
    (KOREAN_HALVES[0], AM),
    (KOREAN_HALVES[1], PM),
    (CHINESE_HALVES[0], AM),
    (CHINESE_HALVES[1], PM),
    ("凌晨", AM),
    ("早上", AM),
    ("晚上", PM),
    ("今晚", PM),
    ("明晚", PM),
    ("晚间", PM),
    ("晚間", PM),
    ("傍晚", PM),
    ("中午", PM),
    ("清晨", AM),
    ("새벽", AM),
    ("아침", AM),
    ("저녁", PM),
    ("밤", PM),
    ("낮", PM),
    ("深夜", AM),
    ("朝", AM),
    ("夕方", PM),
    ("正午", Clock(12)),
    ("정오", Clock(12)),
    ("자정", Clock(0)),
    ("午夜", Clock(0)),
    ("本日", Day(0)),
    ("今日", Day(0)),
    ("今夜", Day(0)),
    ("今天", Day(0)),
    ("오늘", Day(0)),
    ("금일", Day(0)),
    ("明日", Day(1)),
    ("明天", Day(1)),
    ("내일", Day(1)),
    ("昨日", Day(-1)),
    ("어제", Day(-1)),
    ("から", FROM),
    ("より", FROM),
    ("부터", FROM),
    ("至", TO),
    ("到", TO),
    ("まで", Flags(flag::OCLOCK)),
    ("까지", Flags(flag::OCLOCK)),
    ("翌日", NEXT_DAY),
    ("翌", NEXT_DAY),
    ("次日", NEXT_DAY),
    ("익일", NEXT_DAY),
    ("다음날", NEXT_DAY),
    ("日本時間", Zone("JST")),
    ("日本标准时间", Zone("JST")),
    ("日本標準時", Zone("JST")),
    ("韓国時間", Zone("KST")),
    ("한국시간", Zone("KST")),
    ("한국 시간", Zone("KST")),
    ("한국 표준시", Zone("KST")),
    ("北京时间", Zone("CST")),
    ("北京時間", Zone("CST")),
    ("中国標準時", Zone("CST")),
    ("協定世界時", Zone("UTC")),
    ("世界標準時", Zone("UTC")),
    ("协调世界时", Zone("UTC")),
    ("협정 세계시", Zone("UTC")),
    ("협정세계시", Zone("UTC")),
    ("現地時間", Zone("")),
    ("当地时间", Zone("")),
    ("현지시간", Zone("")),
    ("현지 시간", Zone("")),
    ("太平洋時間", Zone("PT")),
    ("米国太平洋時間", Zone("PT")),
    ("東部時間", Zone("ET")),
    ("태평양 시간", Zone("PT")),
];

/// A bit set of the first characters of all words, which rejects most other characters at once.
static FIRST_CHARACTERS: [u8; 256] = first_characters();

const fn first_characters() -> [u8; 256] {
    let mut first = [0; 256];
    let mut n = 0;
    while n < CJK_WORDS.len() {
        let (slot, bit) = filter_bit(CJK_WORDS[n].0.as_bytes());
        first[slot] |= bit;
        n += 1;
    }
    first
}

/// Each character of these scripts has three bytes.
const fn filter_bit(sign: &[u8]) -> (usize, u8) {
    (
        sign[2] as usize ^ (sign[0] as usize) << 4 & 0xff,
        1 << (sign[1] & 7),
    )
}

/// The word that `text` begins with, as written.
pub(super) fn find_cjk_word(text: &str) -> Option<(&'static str, CjkWord)> {
    let bytes = text.as_bytes();
    if bytes.len() < 3 {
        return None;
    }
    let (slot, bit) = filter_bit(bytes);
    if FIRST_CHARACTERS[slot] & bit == 0 {
        return None;
    }
    let begins = |name: &&(&str, CjkWord)| text.starts_with(name.0);
    CJK_WORDS.iter().find(begins).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found() {
        for (name, _) in CJK_WORDS {
            assert_eq!(
                find_cjk_word(&format!("{name}10")).map(|(found, _)| found),
                Some(*name)
            );
        }
        assert!(find_cjk_word("業").is_none());
        assert!(find_cjk_word("1").is_none());
    }
}
