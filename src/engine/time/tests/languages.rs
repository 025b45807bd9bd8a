//! The common forms of other languages.

use super::reads;

#[test]
fn german() {
    reads(
        "am 24.11.2026 von 22:00 Uhr bis 02:00 Uhr",
        "[22:00 Uhr bis 02:00 Uhr] none",
    );
    reads("24.11.2026 zwischen 14 und 16 Uhr", "[14 und 16 Uhr] none");
    reads(
        "24.11.2026 10.30 Uhr MEZ",
        "[10.30 Uhr MEZ] MEZ 11-24 09:30",
    );
    reads("Um 14:00 ist das System weg.", "[14:00] none");
    reads("um 12:00 am 24.11.2026", "[12:00] none");
}

#[test]
fn french() {
    reads("Mardi 24 novembre entre 14h et 17h", "[14h et 17h] none");
    reads(
        "le 24 novembre 2026 de 14h30 à 16h00 UTC",
        "[14h30 à 16h00 UTC] UTC 11-24 14:30/11-24 16:00",
    );
    reads(
        "le 24 novembre à 22h00 (heure de Paris)",
        "[22h00 (heure de Paris)] heure de Paris 11-24 21:00",
    );
    reads(
        "Fin : 24 novembre 2026 02h00 UTC",
        "[02h00 UTC] UTC 11-24 02:00",
    );
    reads("Début : 2h00 UTC", "[2h00 UTC] UTC");
}

#[test]
fn spanish_portuguese_italian_dutch() {
    reads(
        "el 24 de noviembre de 2026 de 10:00 a 12:00 UTC",
        "[10:00 a 12:00 UTC] UTC 11-24 10:00/11-24 12:00",
    );
    reads("a las 3 de la tarde", "[3 de la tarde] none");
    reads("dia 24 de novembro das 14h às 18h", "[14h às 18h] none");
    reads(
        "dalle ore 7:00 alle ore 18:00",
        "[7:00 alle ore 18:00] none",
    );
    reads("24 november 2026 tussen 8 en 16", "[8 en 16] none");
    reads("om 14.00 uur", "[14.00 uur] none");
    reads(
        "24 novembre 2026 ore 22:00 UTC",
        "[22:00 UTC] UTC 11-24 22:00",
    );
}

#[test]
fn japanese_and_korean() {
    reads(
        "11月24日13時～17時（日本時間）",
        "[13時～17時（日本時間）] 日本時間 11-24 04:00/11-24 08:00",
    );
    reads(
        "2026年11月24日 午前2時 ~ 午前4時30分",
        "[午前2時 ~ 午前4時30分] none",
    );
    reads("11월 24일 오후 2시부터 4시까지", "[오후 2시부터 4시] none");
    reads(
        "2026年11月24日(火) 22:30 ~ 11月25日(水) 05:00 JST",
        "[22:30 ~ 11月25日(水) 05:00 JST] JST 11-24 13:30/11-24 20:00",
    );
}

#[test]
fn hours_without_minutes_and_words_between() {
    reads("Ende gegen 23h.", "[23h] none");
    reads("lunes a viernes de 9 a 18 hs", "[9 a 18 hs] none");
    reads("dalle ore 14 alle ore 18", "[14 alle ore 18] none");
    reads("tussen 00.00 en 06.00 uur", "[00.00 en 06.00 uur] none");
    reads("fra kl. 22:00 til kl. 02:00", "[22:00 til kl. 02:00] none");
    reads(
        "Horaires : 9h-12h et 14h-17h",
        "[9h-12h] none; [14h-17h] none",
    );
    reads(
        "desde las 11:00 p.m. del sábado hasta las 5:00 a.m.",
        "[11:00 p.m. del sábado hasta las 5:00 a.m.] none",
    );
    reads(
        "24/11/2026, 01:00 - 05:00 hora de Madrid",
        "[01:00 - 05:00 hora de Madrid] hora de Madrid 11-24 00:00/11-24 04:00",
    );
}

#[test]
fn the_next_day_in_east_asia() {
    reads(
        "今日22:00至次日6:00 UTC",
        "[22:00至次日6:00 UTC] UTC 11-23 22:00/11-24 06:00",
    );
    reads(
        "11月24日22:00～25日2:00（日本時間）",
        "[22:00～25日2:00（日本時間）] 日本時間 11-24 13:00/11-24 17:00",
    );
    reads(
        "11월 24일 오후 10시부터 25일 오전 2시까지",
        "[오후 10시부터 25일 오전 2시] none",
    );
    reads(
        "11월 24일 22:00부터 24:00까지 (KST)",
        "[22:00부터 24:00까지 (KST)] KST 11-24 13:00/11-24 15:00",
    );
}

#[test]
fn parts_of_the_day() {
    reads(
        "le 24 novembre à 4h de l'après-midi UTC",
        "[4h de l'après-midi UTC] UTC 11-24 16:00",
    );
    reads(
        "le 24 novembre, entre 2h et 4h de l’après-midi UTC",
        "[2h et 4h de l’après-midi UTC] UTC 11-24 14:00/11-24 16:00",
    );
    reads(
        "24 de novembro, das 8h da manhã às 9h da noite UTC",
        "[8h da manhã às 9h da noite UTC] UTC 11-24 08:00/11-24 21:00",
    );
    reads(
        "24 november, van 8 uur 's ochtends tot 10 uur ’s avonds UTC",
        "[8 uur 's ochtends tot 10 uur ’s avonds UTC] UTC 11-24 08:00/11-24 22:00",
    );
}

#[test]
fn months_of_more_languages() {
    for date in [
        "24 desember 2026 kl.",
        "24. prosince 2026 v",
        "24. decembra 2026 o",
        "24. joulukuuta 2026 klo",
        "24 aralık 2026",
        "24 decembrie 2026",
        "24 грудня 2026",
        "24 Δεκεμβρίου 2026",
        "24 Desember 2026 pukul",
        "quinta-feira, 24 de dezembro, às",
    ] {
        reads(&format!("{date} 21:00 UTC"), "[21:00 UTC] UTC 12-24 21:00");
    }
}

#[test]
fn time_named_after_a_people() {
    reads("kl. 21:00 dansk tid", "[21:00 dansk tid] dansk tid");
    reads("kl. 21.00 norsk tid", "[21.00 norsk tid] norsk tid");
    reads(
        "21:00 Schweizer Zeit",
        "[21:00 Schweizer Zeit] Schweizer Zeit",
    );
    reads(
        "21:00 Belgische tijd",
        "[21:00 Belgische tijd] Belgische tijd",
    );
    reads(
        "klo 21.00 Suomen aikaa",
        "[21.00 Suomen aikaa] Suomen aikaa",
    );
}

#[test]
fn twelve_at_noon() {
    reads(
        "24.11. um 12 Uhr mittags UTC",
        "[12 Uhr mittags UTC] UTC 11-24 12:00",
    );
    reads(
        "24 november om 12 uur 's middags UTC",
        "[12 uur 's middags UTC] UTC 11-24 12:00",
    );
    reads("24.11. mittags UTC", "[mittags UTC] UTC 11-24 12:00");
}
