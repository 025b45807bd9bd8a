//! The reader takes time proportional to the length of a text: steps are counted, not timed.

use super::super::step_counter::count_steps_of;
use super::times;

/// The longest message that Statuspage accepts.
const LONGEST: usize = 25_000;

#[track_caller]
fn grows_with_its_length(piece: &str) {
    let text = |length: usize| piece.repeat(length / piece.len());
    let count = |text: &str| {
        count_steps_of(|| {
            times(text);
        })
    };
    let (half, whole) = (count(&text(LONGEST / 2)), count(&text(LONGEST)));
    assert!(half > 0, "{piece:?}: nothing was counted");
    assert!(
        whole * 10 <= half * 21,
        "{piece:?}: {half} steps, then {whole}"
    );
    assert!(whole <= 400 * LONGEST as u64, "{piece:?}: {whole} steps");
}

#[test]
fn hostile_texts() {
    for piece in [
        "1:",
        "1:1:1:",
        "12 ",
        "12 12 12 ",
        "EST ",
        "EST EST EST ",
        "10:00 ",
        "10:00-",
        "10:00 - ",
        "10 am ",
        "1-",
        "1/",
        "1.",
        "12/12/",
        "Nov ",
        "Nov 24 ",
        "24 Nov ",
        "Monday ",
        "Monday, ",
        "today ",
        "next ",
        "10:00 UTC ",
        "10:00, ",
        "10:00 and ",
        "between 10 and ",
        "between ",
        "noon ",
        "midnight to ",
        "UTC: ",
        "UTC ",
        "(UTC) ",
        "(((((",
        "| 10:00 ",
        "| UTC ",
        "| UTC\n",
        "|UTC|\n|10:00|\n",
        "EST | 10:00\n",
        "UTC\n10:00\n",
        "All times UTC. ",
        "午前",
        "午前2時",
        "10時",
        "時",
        "2026-11-24T",
        "2026-11-24T10:00:00Z",
        "2026-",
        "America/",
        "America/New_",
        "Pacific ",
        "Pacific Standard ",
        "local ",
        "local time ",
        "heure de ",
        "a a a a ",
        "    ",
        "\n",
        "<b>",
        "<",
        "&nbsp;",
        "http://",
        "é",
        "\u{feff}",
        "''",
        "_",
        "10h",
        "10:00 to about ",
        "10:00 and will be expected to ",
        "10:00 (Nov 24), ",
        "10:00 Nov 24, ",
        "Nov 24 to Nov 25 ",
        "every day 10:00 ",
        "for about ",
        "10:00/",
        "UTC-1:",
        "U.T.C.",
    ] {
        grows_with_its_length(piece);
    }
}
