//! The words that times and dates are made of: English, German, French, Spanish, Portuguese,
//! Italian, Dutch, and a little Russian, Polish and Scandinavian. Data only.

use Sense::{Day, Flag, Hours, Month, Months, Role, Weekday, Weekdays, Zone};

/// One meaning of a word, as [`WORDS`] gives it.
#[derive(Clone, Copy)]
pub(super) enum Sense {
    Month(u8),
    /// Monday is 1.
    Weekday(u8),
    /// The first word is January, and so on.
    Months,
    /// The first word is Monday, and so on.
    Weekdays,
    /// The first word is one o'clock, and so on.
    Hours,
    /// Days from today.
    Day(i8),
    Flag(u32),
    Zone(u8),
    Role(u16),
}

/// The functions of a word in a time, as bits of [`super::lexicon::WordMeaning::flags`].
pub(super) mod flag {
    pub const AM: u32 = 1;
    pub const PM: u32 = 1 << 1;
    pub const NOON: u32 = 1 << 2;
    pub const MIDNIGHT: u32 = 1 << 3;
    /// Stands between the ends of a range.
    pub const TO: u32 = 1 << 4;
    /// Stands between the ends of a range after "between".
    pub const AND: u32 = 1 << 5;
    pub const BETWEEN: u32 = 1 << 6;
    /// Often precedes a clock time: "at", "from", "until".
    pub const BEFORE: u32 = 1 << 7;
    /// May come between a connector and a clock time without changing its meaning.
    pub const ABOUT: u32 = 1 << 8;
    /// Makes a number before it a clock time: "Uhr".
    pub const OCLOCK: u32 = 1 << 9;
    /// "hours": a clock time after a time, a duration after a number.
    pub const HOURS: u32 = 1 << 10;
    /// Makes a number after it a clock time: "ore", "kl".
    pub const HOUR_IS: u32 = 1 << 11;
    /// A duration follows.
    pub const LASTS: u32 = 1 << 12;
    /// A number or a name follows, not a time.
    pub const NAMES: u32 = 1 << 13;
    /// "time", as in "Central Time".
    pub const TIME: u32 = 1 << 14;
    /// "times", as in "all times in UTC".
    pub const TIMES: u32 = 1 << 15;
    pub const LOCAL: u32 = 1 << 16;
    /// Precedes a date.
    pub const ON: u32 = 1 << 17;
    /// Makes a number before it a quantity, not a time.
    pub const UNIT: u32 = 1 << 18;
    /// May come before the second end of a range: "and continuing until".
    pub const WITHIN: u32 = 1 << 19;
    /// Introduces the end of a window: "ending at".
    pub const ENDS: u32 = 1 << 20;
    /// "scheduled for".
    pub const PLANNED: u32 = 1 << 21;
    pub const MORNING: u32 = 1 << 22;
    pub const EVENING: u32 = 1 << 23;
    /// Joins the parts of a date or of "de la tarde".
    pub const OF: u32 = 1 << 24;
    pub const STANDARD: u32 = 1 << 25;
    pub const DAYLIGHT: u32 = 1 << 26;
    pub const ORDINAL: u32 = 1 << 27;
    pub const NEXT: u32 = 1 << 28;
    pub const LAST: u32 = 1 << 29;
    /// Stands between times of a list: "and", "or".
    pub const LISTS: u32 = 1 << 30;
    /// After "EST." it shows that "estimated" is meant.
    pub const ESTIMATED: u32 = 1 << 31;
}
use flag::*;

/// How a word can begin the name of a zone, as bits of [`super::lexicon::WordMeaning::zone`].
pub(super) mod zone {
    pub const UTC: u8 = 1;
    /// `America/…`.
    pub const AREA: u8 = 2;
    /// `PST`, in capitals.
    pub const LETTERS: u8 = 4;
    /// "Pacific …", "New York …".
    pub const PLACE: u8 = 8;
    /// "your time", "US Eastern".
    pub const OWNER: u8 = 16;
}

/// The evidence of a word for or against a time beside it, as bits of
/// [`super::lexicon::WordMeaning::role`].
pub(super) mod role {
    /// May come between "lasted" and its number.
    pub const FILLER: u16 = 1;
    /// "every", "nightly": no single day is meant.
    pub const OFTEN: u16 = 1 << 1;
    /// "à 14 heures", "um 14 h": introduces an hour of the day, not a number of hours.
    pub const TAKES_HOURS: u16 = 1 << 2;
    /// Before a number and after a day, it introduces an hour.
    pub const AT: u16 = 1 << 3;
    /// Mostly precedes an hour, where a number follows.
    pub const SAYS_HOURS: u16 = 1 << 4;
    /// Shows that `1:20` before it is a ratio or a score.
    pub const RATIO: u16 = 1 << 5;
    pub const THAN: u16 = 1 << 6;
    /// "later than 22:00" is a time of day, "longer than 22:00" is a duration.
    pub const LATER: u16 = 1 << 7;
    pub const ABOUT: u16 = 1 << 8;
    pub const START: u16 = 1 << 9;
    /// Like a start, but the time can also be a part of a window: "from".
    pub const FROM: u16 = 1 << 10;
    pub const END: u16 = 1 << 11;
    /// Like an end, but not only of the work: "by", "completed".
    pub const DONE: u16 = 1 << 12;
    /// "Previously 24 November": no longer valid, or not the time of the work.
    pub const FORMER: u16 = 1 << 13;
    /// "Moved from … to …".
    pub const MOVED: u16 = 1 << 14;
}

/// Months from January and weekdays from Monday, whole, in the languages in which a moved date is written. English and German write names with a capital; the others
/// take the case of the name that stood there.
pub(super) const LANGUAGES: [(&str, &str); 7] = [
    (
        "January February March April May June July August September October November December",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    ),
    (
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    ),
    (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
    ),
    (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "lunes martes miércoles jueves viernes sábado domingo",
    ),
    (
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "segunda terça quarta quinta sexta sábado domingo",
    ),
    (
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    ),
    (
        "januari februari maart april mei juni juli augustus september oktober november december",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    ),
];

/// All words but the names of zones, which are in [`super::zones`].
pub(super) const WORDS: &[(Sense, &str)] = &[
    (Months, LANGUAGES[0].0),
    (Weekdays, LANGUAGES[0].1),
    (Months, LANGUAGES[1].0),
    (Weekdays, LANGUAGES[1].1),
    (Months, LANGUAGES[2].0),
    (Weekdays, LANGUAGES[2].1),
    (Months, LANGUAGES[3].0),
    (Weekdays, LANGUAGES[3].1),
    (Months, LANGUAGES[4].0),
    (Weekdays, LANGUAGES[4].1),
    (Months, LANGUAGES[5].0),
    (Weekdays, LANGUAGES[5].1),
    (Months, LANGUAGES[6].0),
    (Weekdays, LANGUAGES[6].1),
    (
        Weekdays,
        "montagabend dienstagabend mittwochabend donnerstagabend freitagabend samstagabend sonntagabend",
    ),
    (
        Weekdays,
        "montagnacht dienstagnacht mittwochnacht donnerstagnacht freitagnacht samstagnacht sonntagnacht",
    ),
    (
        Weekdays,
        "maandagavond dinsdagavond woensdagavond donderdagavond vrijdagavond zaterdagavond zondagavond",
    ),
    (
        Weekdays,
        "maandagnacht dinsdagnacht woensdagnacht donderdagnacht vrijdagnacht zaterdagnacht zondagnacht",
    ),
    (
        Hours,
        "one two three four five six seven eight nine ten eleven twelve",
    ),
    (
        Hours,
        "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    ),
    (
        Hours,
        "een twee drie vier vijf zes zeven acht negen tien elf twaalf",
    ),
    (
        Month(1),
        "jan jän jänner janv ene gen января stycznia ledna januára tammikuuta ocak ianuarie január січня ιανουαρίου",
    ),
    (
        Month(2),
        "feb febr fév févr fevrier fev февраля lutego února februára helmikuuta şubat februarie február лютого φεβρουαρίου",
    ),
    (
        Month(3),
        "mar mär mrz mrt марта marca března marts maaliskuuta martie március березня μαρτίου maret",
    ),
    (
        Month(4),
        "apr avr abr апреля kwietnia dubna apríla huhtikuuta nisan aprilie április квітня απριλίου",
    ),
    (
        Month(5),
        "mag мая maja května mája maj toukokuuta mayıs május травня μαΐου",
    ),
    (
        Month(6),
        "jun giu июня czerwca června júna kesäkuuta haziran iunie június червня ιουνίου",
    ),
    (
        Month(7),
        "jul juil lug июля lipca července júla heinäkuuta temmuz iulie július липня ιουλίου",
    ),
    (
        Month(8),
        "aug aout ago августа sierpnia srpna augusti elokuuta ağustos augusztus серпня αυγούστου agustus",
    ),
    (
        Month(9),
        "sep sept setiembre set сентября września září septembra syyskuuta eylül septembrie szeptember вересня σεπτεμβρίου",
    ),
    (
        Month(10),
        "oct okt out ott oktobre октября października října októbra lokakuuta ekim octombrie október жовтня οκτωβρίου",
    ),
    (
        Month(11),
        "nov ноября listopada novembra marraskuuta kasım noiembrie листопада νοεμβρίου",
    ),
    (
        Month(12),
        "dec dez déc decembre dic декабря grudnia prosince decembra desember joulukuuta aralık decembrie грудня δεκεμβρίου",
    ),
    (
        Weekday(1),
        "senin poniedziałek pondělí måndag mandag mon mo lun lunedi понедельник",
    ),
    (
        Weekday(2),
        "selasa wtorek úterý tisdag tirsdag tue tues di mar martedi вторник",
    ),
    (
        Weekday(3),
        "rabu środa středa onsdag wed weds mi mer miercoles mié mercoledi среда среду",
    ),
    (
        Weekday(4),
        "kamis czwartek čtvrtek torsdag thu thur thurs do jeu jue giovedi gio четверг",
    ),
    (
        Weekday(5),
        "jumat piątek pátek fredag fri fr ven vie venerdi пятница пятницу",
    ),
    (
        Weekday(6),
        "sabtu sobota lördag lørdag sat sa sonnabend sam sabado sáb sab суббота субботу",
    ),
    (
        Weekday(7),
        "minggu niedziela neděle söndag søndag sun so dim dom воскресенье",
    ),
    (
        Day(0),
        "today tonight heute aujourd'hui hoy hoje oggi stasera stanotte vandaag vanavond vannacht сегодня dzisiaj",
    ),
    (
        Day(1),
        "tomorrow morgen demain mañana amanhã domani завтра jutro",
    ),
    (
        Day(-1),
        "yesterday gestern hier ayer ontem ieri gisteren вчера",
    ),
    (Day(2), "übermorgen overmorgen"),
    (
        Flag(AM),
        "am vorm vormittags morgens früh ochtends voormiddags matin mattina mattino madrugada",
    ),
    (
        Flag(PM),
        "pm nachm nachmittags mittags middags abends namiddags avonds soir pomeriggio sera tarde noite noche",
    ),
    (
        Flag(NOON),
        "noon midday mittag mittags midi mediodía mediodia meio-dia mezzogiorno полдень",
    ),
    (
        Flag(MIDNIGHT),
        "midnight mitternacht minuit medianoche meia-noite mezzanotte middernacht полночь",
    ),
    (
        Flag(TO),
        "έως ως đến tới hingga sampai ile to until till til through thru thro upto bis à a al alle hasta até às as tot jusqu'à jusque fino до по do til to-",
    ),
    (Flag(AND), "và ve dan and und et y e en ed i и oraz og"),
    (
        Flag(BETWEEN),
        "between hours zwischen entre tra fra tussen btw між между mellan mellem betwen",
    ),
    (
        Flag(BEFORE),
        "από từ lúc đến pukul saat เวลา at from until till til by before after since around approximately approx about starting starts start started begin begins beginning ending ends end ended finish finishing between @ as ab um von vom bis gegen seit zwischen kurz ca circa à a de dès vers entre jusqu'à avant après depuis las la desde hasta entre antes das às ao até a partir dalle dall alle alla tra fra entro dalla verso om van tot vanaf tussen rond omstreeks voor na с в до от od do kl klo at: noon",
    ),
    (
        Flag(ABOUT),
        "about around approximately approx roughly circa ca c etwa gegen ungefähr voraussichtlich vers environ the las la los le aproximadamente sobre cerca circa ongeveer rond omstreeks at um am alle ore est. no later than latest spätestens den dem ul zu in",
    ),
    (
        Flag(OCLOCK),
        "น giờ hod uhr uur o'clock oclock horas hrs uhr. heures часов часа u",
    ),
    (
        Flag(HOURS),
        "hours hour hrs hr hs h heures heure horas hora ore uren uur timer godzin часов",
    ),
    (
        Flag(HOUR_IS),
        "pukul jam saat เวลา ore kl klo klokken godz godzinie kell ora hora",
    ),
    (
        Flag(LASTS),
        "for lasted lasting lasts last duration durations elapsed took takes take uptime downtime limit walltime length total totale within every runtime dauer dauert dauerte für während durée pendant durant duración durante dura duração duur durata per duurt timeout interval",
    ),
    (
        Flag(NAMES),
        "build version ver v release rev revision ratio scale aspect score scored chapter verse psalm line lines port ports ticket case issue id ref node mac address error code room model part step phase stage level item section figure table page row column patch kernel firmware tag commit hash proportion mix odds kapitel seite zeile fehler fehlercode versión verhältnis art artikel article artículo rapport versie zaal pull pr bug channel vlan slot rack invoice order genesis exodus john luke mark matthew romans acts job",
    ),
    (
        Flag(TIME),
        "времени giờ aikaa tid time times zeit ortszeit heure heures hora horas horário horario ora orario tijd время standardtime",
    ),
    (
        Flag(TIMES),
        "times timezone timezones tz zeiten uhrzeiten zeitangaben zeitzone zeitangabe heures horaires fuseau horarios horas horários orari fuso tijden tijdzone horaire время",
    ),
    (
        Flag(LOCAL),
        "local ortszeit locale lokaler lokale locales plaatselijke local. lokal",
    ),
    (
        Flag(ON),
        "στις ngày tanggal dia día del on am le el la il em op den dem de vom für for at em no na il w в em on: this",
    ),
    (
        Flag(UNIT),
        "minutes minute mins min hours hour seconds second secs sec days day weeks week months month years year gb mb tb kb percent users nodes servers people times points cores requests retries minuten minute sekunden tage stunden stunde std jours heures días horas minutos segundos giorni minuti ore dagen minuten uren x ms members customers hosts sites regions clusters instances attempts items",
    ),
    (
        Flag(WITHIN),
        "and is are will be which be continue continues continuing expected estimated scheduled planned should it we running run lasting lasts last finish und et y e en ed geplant prévu through up the with its on an or has wird wurde dann an",
    ),
    (
        Flag(ENDS),
        "until till til ending ends end ended finishing finishes finish finished completing completes complete completed concluding concludes conclude through bis ende endet hasta finaliza finalizando terminando termina até término terminar jusqu'à jusque fin tot einde eindigend fino termine",
    ),
    (
        Flag(PLANNED),
        "scheduled planned set slated expected due announced rescheduled moved estimated arranged targeted planning geplant angesetzt vorgesehen prévu prévue programmé programado programada previsto prevista agendado agendada gepland pianificato",
    ),
    (
        Flag(MORNING),
        "morning mornings mañana manhã matin mattina mattino ochtend ochtends morgens vormittag madrugada",
    ),
    (
        Flag(EVENING),
        "afternoon evening night tonight tarde noche noite soir soirée sera pomeriggio notte avond nacht avonds abends nachmittag mittags middags abend",
    ),
    (
        Flag(OF),
        "of de del della di do da du la the in den des l'après",
    ),
    (
        Flag(STANDARD),
        "standard winter normal std normalzeit winterzeit",
    ),
    (Flag(DAYLIGHT), "daylight summer savings saving sommerzeit"),
    (Flag(ORDINAL), "st nd rd th er ère ème e º ª ste de ten"),
    (
        Flag(NEXT),
        "next coming upcoming following this kommenden kommender nächsten prochain próximo próxima prossimo volgende komende nadchodzący",
    ),
    (
        Flag(LAST),
        "last previous past letzten vergangenen dernier pasado passado scorso vorige afgelopen",
    ),
    (
        Flag(LISTS),
        "and or und oder et ou y o e en of и или i / then & respectively",
    ),
    (
        Flag(ESTIMATED),
        "downtime duration time completion end finish length start impact outage restoration hours minutes repair recovery resolution return wait arrival delivery maintenance total effort cost",
    ),
    (
        Zone(zone::UTC),
        "utc gmt uct tuc z zulu coordinated universal greenwich",
    ),
    (
        Zone(zone::AREA),
        "africa america antarctica arctic asia atlantic australia brazil canada chile etc europe indian mexico pacific us",
    ),
    // The others are those of `zones::ABBREVIATIONS`.
    (Zone(zone::LETTERS), "lt lmt"),
    (
        Zone(zone::OWNER),
        "your server our site store datacenter us usa north u",
    ),
    (
        Role(role::FILLER),
        "of about around approximately approx roughly a the is was ca circa etwa environ only d'environ approximative aproximada aproximado maximal max between entre zwischen",
    ),
    (
        Role(role::OFTEN),
        "every each daily nightly weekly monthly weekdays weekends täglich jeden chaque cada ogni elke dagelijks",
    ),
    (
        Role(role::TAKES_HOURS),
        "lúc từ đến à dès vers jusqu'à las la às as das dalle alle um om vanaf tot ab bis hasta entro kl gegen",
    ),
    (Role(role::AT), "at um à om às alle las kl"),
    (Role(role::SAYS_HOURS), "dalle van das tussen"),
    (
        Role(role::RATIO),
        "ratio scale aspect mix odds score proportion",
    ),
    (Role(role::THAN), "than"),
    (Role(role::LATER), "later earlier sooner before"),
    (
        Role(role::ABOUT),
        "about around approximately approx roughly circa ca gegen etwa environ vers aproximadamente",
    ),
    (
        Role(role::START),
        "start starts starting begin begins beginning commence commencing beginn beginnt beginnen starten begint début inicio início inizio aanvang 開始 开始 시작",
    ),
    (Role(role::FROM), "từ from ab von de desde dalle vanaf"),
    (
        Role(role::END),
        "until till end ends ending ende endet bis hasta fin fim fine einde 終了 结束 結束 종료",
    ),
    (
        Role(role::FORMER),
        "previously formerly originally original initially instead announced published posted sent dated ursprünglich ursprünglichen bisher statt initialement précédemment originalmente anteriormente inizialmente precedentemente oorspronkelijk oorspronkelijke",
    ),
    (
        Role(role::MOVED),
        "moved postponed rescheduled shifted verschoben verlegt reportée reporté déplacée aplazado aplazada adiada adiado spostata spostato verplaatst",
    ),
    (
        Role(role::DONE),
        "to by finish finishes finished complete completed",
    ),
];
