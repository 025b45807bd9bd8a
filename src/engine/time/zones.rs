//! Names of zones as people write them, abbreviations, regions, cities, and how a name is looked
//! up. It has only the offsets that a name itself fixes (EST is −5 h); the offset of a region at an
//! instant is asked of [`super::Zones`].

/// A region with one time zone.
pub(super) struct ZoneRegion {
    pub iana: &'static str,
    /// Minutes east of UTC in winter.
    pub standard: i16,
    pub daylight: bool,
}

/// The meaning of a written zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    Utc,
    /// Minutes east of UTC, written in digits.
    Offset(i16),
    /// One of [`REGIONS`].
    Region(u8, ZoneSeason),
    /// The span of an IANA name in the text.
    Iana(usize, usize),
    /// An abbreviation of [`ABBREVIATIONS`].
    Abbreviation(u8),
    /// "local time", or a place that is in no table: not UTC, and otherwise unknown.
    Unknown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ZoneSeason {
    Standard,
    Daylight,
    /// The season of the day in question: `ET`.
    Any,
}
use ZoneSeason::{Any, Daylight, Standard};

pub(super) struct ZoneAbbreviation {
    pub name: &'static str,
    pub region: u8,
    pub season: ZoneSeason,
    /// Another region with the same abbreviation; a person must then confirm the reading.
    pub other: Option<(u8, ZoneSeason)>,
}

macro_rules! regions {
    ($($id:ident $iana:literal $standard:literal $daylight:literal;)*) => {
        #[allow(clippy::upper_case_acronyms)]
        #[derive(Clone, Copy)]
        enum Id { $($id),* }
        pub(super) static REGIONS: &[ZoneRegion] = &[
            $(ZoneRegion { iana: $iana, standard: $standard, daylight: $daylight }),*
        ];
    };
}

regions! {
    Pacific "America/Los_Angeles" -480 true;
    Mountain "America/Denver" -420 true;
    Central "America/Chicago" -360 true;
    Eastern "America/New_York" -300 true;
    Atlantic "America/Halifax" -240 true;
    Newfoundland "America/St_Johns" -210 true;
    Alaska "America/Anchorage" -540 true;
    Hawaii "Pacific/Honolulu" -600 false;
    Arizona "America/Phoenix" -420 false;
    London "Europe/London" 0 true;
    Dublin "Europe/Dublin" 0 true;
    Lisbon "Europe/Lisbon" 0 true;
    Berlin "Europe/Berlin" 60 true;
    Paris "Europe/Paris" 60 true;
    Madrid "Europe/Madrid" 60 true;
    Rome "Europe/Rome" 60 true;
    Amsterdam "Europe/Amsterdam" 60 true;
    Vienna "Europe/Vienna" 60 true;
    Zurich "Europe/Zurich" 60 true;
    Stockholm "Europe/Stockholm" 60 true;
    Brussels "Europe/Brussels" 60 true;
    Copenhagen "Europe/Copenhagen" 60 true;
    Oslo "Europe/Oslo" 60 true;
    Prague "Europe/Prague" 60 true;
    Budapest "Europe/Budapest" 60 true;
    Helsinki "Europe/Helsinki" 120 true;
    Warsaw "Europe/Warsaw" 60 true;
    Athens "Europe/Athens" 120 true;
    Moscow "Europe/Moscow" 180 false;
    Istanbul "Europe/Istanbul" 180 false;
    Kolkata "Asia/Kolkata" 330 false;
    Tokyo "Asia/Tokyo" 540 false;
    Seoul "Asia/Seoul" 540 false;
    Shanghai "Asia/Shanghai" 480 false;
    HongKong "Asia/Hong_Kong" 480 false;
    Singapore "Asia/Singapore" 480 false;
    Manila "Asia/Manila" 480 false;
    Jakarta "Asia/Jakarta" 420 false;
    Bangkok "Asia/Bangkok" 420 false;
    Karachi "Asia/Karachi" 300 false;
    Dhaka "Asia/Dhaka" 360 false;
    Dubai "Asia/Dubai" 240 false;
    Riyadh "Asia/Riyadh" 180 false;
    Jerusalem "Asia/Jerusalem" 120 true;
    Sydney "Australia/Sydney" 600 true;
    Brisbane "Australia/Brisbane" 600 false;
    Adelaide "Australia/Adelaide" 570 true;
    Perth "Australia/Perth" 480 false;
    Auckland "Pacific/Auckland" 720 true;
    SaoPaulo "America/Sao_Paulo" -180 false;
    BuenosAires "America/Argentina/Buenos_Aires" -180 false;
    Bogota "America/Bogota" -300 false;
    Lima "America/Lima" -300 false;
    Santiago "America/Santiago" -240 true;
    MexicoCity "America/Mexico_City" -360 false;
    Johannesburg "Africa/Johannesburg" 120 false;
    Maputo "Africa/Maputo" 120 false;
    Lagos "Africa/Lagos" 60 false;
    Nairobi "Africa/Nairobi" 180 false;
    Cairo "Africa/Cairo" 120 true;
    Kathmandu "Asia/Kathmandu" 345 false;
    Tehran "Asia/Tehran" 210 false;
    Samoa "Pacific/Pago_Pago" -660 false;
    KualaLumpur "Asia/Kuala_Lumpur" 480 false;
    Makassar "Asia/Makassar" 480 false;
    Jayapura "Asia/Jayapura" 540 false;
    HoChiMinh "Asia/Ho_Chi_Minh" 420 false;
    Taipei "Asia/Taipei" 480 false;
    Montevideo "America/Montevideo" -180 false;
    Yangon "Asia/Yangon" 390 false;
    Colombo "Asia/Colombo" 330 false;
    Tashkent "Asia/Tashkent" 300 false;
    Fiji "Pacific/Fiji" 720 false;
    Guam "Pacific/Guam" 600 false;
}

macro_rules! abbreviations {
    ($($name:literal $region:ident $season:ident $(or $other:ident $other_season:ident)?;)*) => {
        pub(super) static ABBREVIATIONS: &[ZoneAbbreviation] = &[
            $(ZoneAbbreviation {
                name: $name,
                region: Id::$region as u8,
                season: $season,
                other: [$(Some((Id::$other as u8, $other_season)),)? None][0],
            }),*
        ];
    };
}

abbreviations! {
    "PST" Pacific Standard; "PDT" Pacific Daylight; "PT" Pacific Any;
    "MST" Mountain Standard; "MDT" Mountain Daylight; "MT" Mountain Any;
    "CST" Central Standard or Shanghai Standard; "CDT" Central Daylight; "CT" Central Any;
    "EST" Eastern Standard; "EDT" Eastern Daylight; "ET" Eastern Any;
    "AST" Atlantic Standard or Riyadh Standard; "ADT" Atlantic Daylight;
    "NST" Newfoundland Standard; "NDT" Newfoundland Daylight;
    "AKST" Alaska Standard; "AKDT" Alaska Daylight; "HST" Hawaii Standard; "SST" Samoa Standard;
    "BST" London Daylight or Dhaka Standard;
    "IST" Kolkata Standard or Dublin Daylight;
    "WET" Lisbon Standard; "WEST" Lisbon Daylight;
    "CET" Berlin Standard; "CEST" Berlin Daylight; "CEDT" Berlin Daylight;
    "MET" Berlin Standard; "MEST" Berlin Daylight; "MEZ" Berlin Standard; "MESZ" Berlin Daylight;
    "EET" Athens Standard; "EEST" Athens Daylight; "OEZ" Athens Standard; "OESZ" Athens Daylight;
    "MSK" Moscow Standard; "TRT" Istanbul Standard; "МСК" Moscow Standard; "мск" Moscow Standard;
    "JST" Tokyo Standard; "KST" Seoul Standard; "HKT" HongKong Standard; "SGT" Singapore Standard;
    "PHT" Manila Standard; "PKT" Karachi Standard; "WIB" Jakarta Standard; "ICT" Bangkok Standard;
    "GST" Dubai Standard; "IDT" Jerusalem Daylight; "NPT" Kathmandu Standard; "IRST" Tehran Standard;
    "AEST" Brisbane Standard; "AEDT" Sydney Daylight; "AET" Sydney Any; "ACST" Adelaide Standard;
    "ACDT" Adelaide Daylight; "AWST" Perth Standard; "NZST" Auckland Standard; "NZDT" Auckland Daylight;
    "NZT" Auckland Any; "BRT" SaoPaulo Standard; "ART" BuenosAires Standard; "COT" Bogota Standard;
    "PET" Lima Standard; "CLT" Santiago Standard; "CLST" Santiago Daylight; "SAST" Johannesburg Standard;
    "WAT" Lagos Standard; "CAT" Maputo Standard; "EAT" Nairobi Standard;
    "MYT" KualaLumpur Standard; "WITA" Makassar Standard; "WIT" Jayapura Standard;
    "UYT" Montevideo Standard; "MMT" Yangon Standard; "SLST" Colombo Standard; "UZT" Tashkent Standard;
    "FJT" Fiji Standard; "CHST" Guam Standard; "PHST" Manila Standard;
    "HNE" Eastern Standard; "HAE" Eastern Daylight; "HE" Eastern Any; "HNP" Pacific Standard; "HAP" Pacific Daylight;
}

/// The index of an abbreviation, which must be in capitals.
pub(super) fn find_abbreviation(name: &str) -> Option<u8> {
    ABBREVIATIONS
        .iter()
        .position(|a| a.name == name)
        .map(|n| n as u8)
}

/// Whether a place with this abbreviation is so many minutes east of UTC in one of its seasons.
pub(super) fn may_have_offset(abbreviation: u8, minutes: i32) -> bool {
    let ZoneAbbreviation { region, other, .. } = &ABBREVIATIONS[usize::from(abbreviation)];
    let other = other.map(|(region, _)| region);
    let mut regions = std::iter::once(*region).chain(other);
    regions.any(|region| {
        let ZoneRegion {
            standard, daylight, ..
        } = REGIONS[usize::from(region)];
        let in_winter = i32::from(standard);
        minutes == in_winter || daylight && minutes == in_winter + 60
    })
}

macro_rules! places {
    ($($region:ident $names:literal;)*) => {
        pub(super) static PLACES: &[(u8, &str)] = &[$((Id::$region as u8, $names)),*];
    };
}

// Lower case; words of a name are joined by `_`, names of a place separated by spaces.
places! {
    Pacific "pacific los_angeles san_francisco seattle vancouver california us_pacific west_coast pst8pdt";
    Mountain "mountain denver calgary us_mountain mst7mdt";
    Central "central chicago dallas houston austin texas us_central cst6cdt";
    Eastern "eastern new_york boston toronto atlanta miami washington us_eastern east_coast montreal montréal nueva_york est5edt";
    Atlantic "atlantic halifax";
    Newfoundland "newfoundland";
    Alaska "alaska alaskan anchorage";
    Hawaii "hawaii hawaiian honolulu";
    Arizona "arizona phoenix";
    London "london edinburgh uk british britain londres londra londen";
    Dublin "dublin irish ireland";
    Lisbon "lisbon lisboa lisbonne western_european";
    Berlin "central_european berlin german germany europe european munich frankfurt hamburg cologne deutsche deutscher mitteleuropäische mitteleuropäischer";
    Paris "paris french france française";
    Madrid "madrid spanish spain barcelona peninsular";
    Rome "rome roma italian italy italiana milan";
    Amsterdam "amsterdam dutch netherlands nederlandse";
    Vienna "vienna wien austrian austria";
    Zurich "zurich zürich swiss switzerland schweizer geneva";
    Stockholm "stockholm swedish sweden svensk svenska";
    Brussels "brussels bruxelles brussel belgian belgium belgische";
    Copenhagen "copenhagen danish denmark dansk danske";
    Oslo "oslo norwegian norway norsk norske";
    Prague "prague czech";
    Budapest "budapest hungarian hungary";
    Helsinki "helsinki finnish finland suomen";
    Warsaw "warsaw polish poland warszawa";
    Athens "eastern_european athens kyiv kiev sofia bucharest osteuropäische";
    Moscow "moscow москве московскому";
    Istanbul "istanbul turkey turkish";
    Kolkata "india indian kolkata mumbai delhi bangalore chennai";
    Tokyo "japan japanese tokyo";
    Seoul "korea korean seoul";
    Shanghai "china chinese beijing shanghai";
    HongKong "hong_kong hk";
    Singapore "singapore";
    Manila "philippine philippines manila";
    Jakarta "jakarta indonesian western_indonesia";
    Makassar "central_indonesia bali";
    Jayapura "eastern_indonesia";
    Bangkok "bangkok thailand indochina";
    Karachi "pakistan karachi";
    Dhaka "bangladesh dhaka";
    Dubai "gulf dubai uae";
    Riyadh "arabia arabian saudi riyadh";
    Jerusalem "israel jerusalem tel_aviv";
    Sydney "australian_eastern sydney melbourne canberra";
    Brisbane "brisbane queensland";
    Adelaide "australian_central adelaide";
    Perth "australian_western perth";
    Auckland "new_zealand auckland wellington";
    SaoPaulo "brasilia brasília são_paulo sao_paulo brazil brasil";
    BuenosAires "argentina buenos_aires";
    Bogota "bogota bogotá colombia";
    Lima "lima peru perú";
    Santiago "chile santiago";
    MexicoCity "mexico_city ciudad_de_méxico cdmx méxico";
    Johannesburg "south_africa south_african johannesburg";
    Lagos "lagos nigeria west_africa";
    Nairobi "nairobi kenya east_africa";
    Cairo "cairo egypt";
    KualaLumpur "malaysia malaysian kuala_lumpur";
    HoChiMinh "vietnam vietnamese hanoi ho_chi_minh việt_nam";
    Taipei "taiwan taipei";
    Montevideo "uruguay montevideo";
    Colombo "sri_lanka colombo";
}

/// The region of a place name in lower case, with its words joined by `_`.
pub(super) fn find_place(name: &str) -> Option<u8> {
    PLACES
        .iter()
        .find(|(_, names)| names.split(' ').any(|n| n == name))
        .map(|&(region, _)| region)
}

/// "Pacific", "Eastern": the regions that are named by one word.
pub(super) fn find_us_region(word: &str) -> Option<u8> {
    Some(match word {
        "Pacific" | "PACIFIC" => Id::Pacific,
        "Mountain" | "MOUNTAIN" => Id::Mountain,
        "Central" | "CENTRAL" => Id::Central,
        "Eastern" | "EASTERN" => Id::Eastern,
        _ => return None,
    } as u8)
}

/// Whether letters name a zone also where no time stands before them: others are words and names as often.
pub(super) fn stands_alone(name: &str) -> bool {
    const OFTEN_ELSE: [&str; 22] = [
        "ADT", "ART", "AST", "CAT", "COT", "EAT", "GST", "HAP", "HE", "ICT", "LMT", "LT", "MET",
        "NST", "PET", "PHT", "PKT", "SST", "TRT", "WAT", "WIB", "WIT",
    ];
    !OFTEN_ELSE.contains(&name)
}

/// "pacific", "alaska": a region of North America whose zone is known by one word, in lower case.
pub(super) fn is_region_name(word: &str) -> bool {
    let mut named = PLACES
        .iter()
        .filter(|(region, _)| *region <= Id::Arizona as u8);
    named.any(|(_, names)| names.split(' ').next() == Some(word))
}

/// Places that name a zone right after a clock without the word "time": "9 am Central".
pub(super) fn is_bare_zone(region: u8) -> bool {
    region <= Id::Eastern as u8
}

/// First parts of IANA names.
pub(super) fn is_iana_area(word: &str) -> bool {
    matches!(
        word,
        "Africa"
            | "America"
            | "Antarctica"
            | "Arctic"
            | "Asia"
            | "Atlantic"
            | "Australia"
            | "Brazil"
            | "Canada"
            | "Chile"
            | "Etc"
            | "Europe"
            | "Indian"
            | "Mexico"
            | "Pacific"
            | "US"
    )
}

/// Replaces old names that not every zone table has.
pub(super) fn current_iana_name(name: &str) -> &str {
    match name {
        "US/Pacific" => "America/Los_Angeles",
        "US/Mountain" => "America/Denver",
        "US/Central" => "America/Chicago",
        "US/Eastern" => "America/New_York",
        _ => name,
    }
}

/// IANA names that are UTC itself.
pub(super) fn is_utc_name(name: &str) -> bool {
    matches!(
        name,
        "Etc/UTC"
            | "Etc/GMT"
            | "Etc/UCT"
            | "Etc/Zulu"
            | "Etc/Universal"
            | "Etc/Greenwich"
            | "Etc/GMT+0"
            | "Etc/GMT-0"
            | "Etc/GMT0"
    )
}
