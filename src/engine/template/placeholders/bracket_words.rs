//! The words by which a bracket asks for a value, in the languages that notices are written in. Data only.

/// With another word behind it; the first seven also where they are shouted.
#[rustfmt::skip]
pub(super) const FIRST_WORDS: &[&str] = &[
    "insert", "enter", "your", "add", "describe", "brief", "specify", "fill", "choose", "select", "e.g.",
    "expected", "affected", "estimated", "list", "datum", "einfügen", "bitte", "ihr", "ihre", "insérer",
    "indiquer", "votre", "insertar", "indicar", "su", "inserir", "seu", "inserire", "vul", "nhập", "điền",
    "введите", "укажите", "wpisz", "masukkan",
];

/// As the last word.
#[rustfmt::skip]
pub(super) const LAST_WORDS: &[&str] = &[
    "date", "dates", "time", "times", "timezone", "zone", "duration", "name", "names", "description",
    "explanation", "link", "url", "email", "phone", "reason", "client", "customer", "site", "sites", "hours",
    "minutes", "day", "month", "year", "start", "end", "tz", "xx", "xxx", "eta", "placeholder", "here", "x", "y",
    "placeholders",
    "uhrzeit", "datum", "kunde", "kundenname", "dauer", "grund", "beginn", "startzeit", "endzeit", "standort",
    "heure", "heures", "nom", "durée", "motif", "début", "raison",
    "hora", "horas", "fecha", "nombre", "duración", "cliente", "motivo", "inicio", "sitio",
    "duração", "início", "durata", "inizio", "sito",
    "tijd", "naam", "duur", "klant", "reden", "locatie", "dato", "navn", "kund", "namn",
    "ngày", "giờ", "gian", "tên", "hàng", "lý do", "bắt đầu", "kết thúc", "tháng", "năm",
    "tarih", "saat", "süre", "müşteri", "godzina", "nazwa", "klient", "powód", "čas", "tanggal", "waktu", "nama",
    "дата", "дату", "время", "имя", "клиент", "клиента", "причина", "начало", "конец", "название",
    "ημερομηνία", "ώρα", "תאריך", "שעה", "التاريخ", "الوقت", "तारीख", "समय", "วันที่", "เวลา", "ชื่อ",
];

/// The same, but at the head of a line it is as often a label: "[Data] Delays".
pub(super) const LAST_WORDS_INLINE: &[&str] =
    &["data", "fin", "fine", "fim", "ende", "nome", "ora", "tid"];

/// In scripts without word spaces: what is asked for, anywhere in the brackets.
#[rustfmt::skip]
const PHRASES: &[&str] = &[
    "日期", "时间", "時間", "日時", "日付", "时刻", "時刻", "客户", "客戶", "顧客", "お客様", "名称", "名稱", "姓名",
    "站点", "店名", "店舗名", "原因", "理由", "填写", "填入", "输入", "輸入", "入力", "記入", "날짜", "시간", "일시",
    "고객", "이름", "사이트", "매장", "사유", "입력", "기간",
];

/// The same, but at the head of a line it is a label: "[開始] …".
const PHRASES_INLINE: &[&str] = &["開始", "开始", "结束", "結束", "終了", "시작", "종료"];

/// Longer brackets in these scripts are sentences.
const LONGEST_PHRASE: usize = 14;

pub(super) fn is_spaceless_request(inner: &str, starts_line: bool) -> bool {
    let any = |signs: &[&str]| signs.iter().any(|sign| inner.contains(sign));
    inner.chars().count() <= LONGEST_PHRASE && (any(PHRASES) || !starts_line && any(PHRASES_INLINE))
}
