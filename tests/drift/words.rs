//! Other words for the labels: the same in English, and in four languages. Written from how forms
//! are usually worded, without a look at what the guard knows.

/// Other wordings of the label of a field that a careful person would take for the same field.
pub fn synonyms(key: &str, old: &str) -> &'static [&'static str] {
    let old = old.trim().trim_end_matches([':', '*']).to_lowercase();
    let incident = old.contains("incident");
    match (key, old.as_str()) {
        ("name", _) if incident => &[
            "Incident title",
            "Title",
            "Name of the incident",
            "Incident name",
        ],
        ("name", _) => &[
            "Maintenance title",
            "Title",
            "Name",
            "Name of the maintenance",
            "Title of the maintenance",
            "Maintenance window name",
            "Title (required)",
            "Maintenance name *",
        ],
        ("status", _) if incident => &["Status", "Current status", "Status of the incident"],
        ("status", _) => &[
            "Status",
            "Current status",
            "Status of the maintenance",
            "Maintenance state",
            "State",
            "Set status",
            "Status:",
            "New status",
        ],
        ("message", _) => &[
            "Message body",
            "Update message",
            "Message to subscribers",
            "Body",
            "Description",
            "Details",
            "Public message",
            "Text of the message",
            "Your message",
            "Message (required)",
            "Update text",
        ],
        (_, "start date") => &[
            "Date",
            "Start day",
            "Begins on",
            "Starting date",
            "Date of the start",
        ],
        (_, "start time") => &["Time", "Begins at", "Starting time", "Time of the start"],
        (_, "end date") => &["Finish date", "Date of the end", "Ends on", "Ending date"],
        (_, "end time") => &["Finish time", "Time of the end", "Ends at", "Ending time"],
        (_, "starts" | "start") => &["Start", "Begins", "From", "Beginning"],
        (_, "ends" | "end") => &["End", "Finishes", "Until", "To"],
        ("start-date", "date") => &[
            "Start date",
            "Day",
            "Scheduled date",
            "Date of the maintenance",
        ],
        ("start-time", "time") => &["Start time", "Scheduled time", "Time of day", "Begins at"],
        ("start-date" | "start-time", _) => &[
            "Scheduled for",
            "Scheduled start",
            "Start",
            "Starts",
            "Begins",
            "Start date and time",
            "Starts at",
            "When",
        ],
        ("duration", _) => &[
            "Length",
            "Duration of the maintenance",
            "Expected duration",
            "How long",
            "Estimated duration",
            "Lasts",
        ],
        ("components", _) => &[
            "Affected components",
            "Components",
            "Which components are affected?",
            "Impacted components",
            "Choose the affected components",
            "Select components",
            "Components impacted",
        ],
        ("notify.now", _) => &[
            "Notify subscribers",
            "Send notification",
            "Email subscribers",
            "Send notifications to subscribers",
            "Notify subscribers now",
            "Notify all subscribers",
            "Send a notification to subscribers",
        ],
        ("notify.hour_before", _) => &[
            "Remind subscribers 1 hour before",
            "Send reminder 60 minutes before",
            "Reminder one hour before the start",
            "Notify subscribers 60 minutes before the maintenance starts",
        ],
        ("notify.at_start", _) => &[
            "Notify subscribers at the start",
            "Send notifications when it starts",
        ],
        ("notify.at_end", _) => &[
            "Notify subscribers at the end",
            "Send notifications when it ends",
        ],
        ("template", _) => &[
            "Template",
            "Use a template",
            "Choose a template",
            "Apply a template",
            "Select template",
            "Message template",
        ],
        ("automation.in_progress_at_start", _) => &[
            "Set status to In progress at the start",
            "Automatically change status to In progress when the maintenance starts",
        ],
        ("automation.completed_at_end", _) => &[
            "Set status to Completed at the end",
            "Automatically change status to Completed when the maintenance ends",
        ],
        ("automation.under_maintenance_at_start", _) => &[
            "Change components to Under Maintenance at the start",
            "Set affected components to Under Maintenance when it starts",
        ],
        ("automation.operational_at_end", _) => &[
            "Change components to Operational at the end",
            "Set affected components to Operational when it ends",
        ],
        _ => &[],
    }
}

/// Languages the labels are put in: the code, and the words for a field.
pub const LANGUAGES: [&str; 4] = ["de", "fr", "es", "ja"];

pub fn translated(language: &str, key: &str, old: &str) -> Option<&'static str> {
    // Where the end is asked for, the label of the duration is the end's.
    let key = match (key, old.trim().to_lowercase().as_str()) {
        ("duration", "end date") => "end date",
        ("duration", "end time") => "end time",
        ("duration", "end" | "ends") => "end",
        _ => key,
    };
    let column = LANGUAGES.iter().position(|other| *other == language)?;
    TABLE
        .iter()
        .find(|(other, _)| *other == key)
        .map(|(_, words)| words[column])
}

const TABLE: [(&str, [&str; 4]); 19] = [
    (
        "end date",
        ["Enddatum", "Date de fin", "Fecha de fin", "終了日"],
    ),
    (
        "end time",
        ["Endzeit", "Heure de fin", "Hora de fin", "終了時刻"],
    ),
    ("end", ["Ende", "Fin", "Fin", "終了"]),
    (
        "name",
        [
            "Bezeichnung der Wartung",
            "Nom de la maintenance",
            "Nombre del mantenimiento",
            "メンテナンス名",
        ],
    ),
    (
        "status",
        [
            "Stand der Wartung",
            "État de la maintenance",
            "Estado del mantenimiento",
            "メンテナンスの状態",
        ],
    ),
    (
        "message",
        ["Mitteilung", "Message aux abonnés", "Mensaje", "メッセージ"],
    ),
    (
        "start-date",
        [
            "Geplanter Zeitpunkt",
            "Date prévue",
            "Fecha programada",
            "予定日時",
        ],
    ),
    ("start-time", ["Uhrzeit", "Heure", "Hora", "時刻"]),
    ("duration", ["Dauer", "Durée", "Duración", "所要時間"]),
    (
        "components",
        [
            "Betroffene Komponenten",
            "Composants concernés",
            "Componentes afectados",
            "影響を受けるコンポーネント",
        ],
    ),
    (
        "template",
        [
            "Vorlage verwenden",
            "Appliquer un modèle",
            "Aplicar plantilla",
            "テンプレートを適用",
        ],
    ),
    (
        "notify.now",
        [
            "Abonnenten benachrichtigen",
            "Envoyer des notifications",
            "Enviar notificaciones",
            "通知を送信する",
        ],
    ),
    (
        "notify.hour_before",
        [
            "60 Minuten vorher erinnern",
            "Rappeler 60 minutes avant",
            "Recordar 60 minutos antes",
            "60分前に通知する",
        ],
    ),
    (
        "notify.at_start",
        [
            "Zu Beginn benachrichtigen",
            "Notifier au début",
            "Notificar al inicio",
            "開始時に通知する",
        ],
    ),
    (
        "notify.at_end",
        [
            "Am Ende benachrichtigen",
            "Notifier à la fin",
            "Notificar al final",
            "終了時に通知する",
        ],
    ),
    (
        "automation.in_progress_at_start",
        [
            "Zu Beginn auf „In Bearbeitung“ setzen",
            "Passer en cours au début",
            "Pasar a en curso al inicio",
            "開始時に進行中にする",
        ],
    ),
    (
        "automation.completed_at_end",
        [
            "Am Ende auf „Abgeschlossen“ setzen",
            "Passer à terminé à la fin",
            "Pasar a completado al final",
            "終了時に完了にする",
        ],
    ),
    (
        "automation.under_maintenance_at_start",
        [
            "Komponenten zu Beginn auf „In Wartung“ setzen",
            "Mettre les composants en maintenance au début",
            "Poner los componentes en mantenimiento al inicio",
            "開始時にコンポーネントをメンテナンス中にする",
        ],
    ),
    (
        "automation.operational_at_end",
        [
            "Komponenten am Ende auf „Betriebsbereit“ setzen",
            "Remettre les composants en service à la fin",
            "Poner los componentes operativos al final",
            "終了時にコンポーネントを稼働中に戻す",
        ],
    ),
];

/// The steps of a maintenance and of an incident, in the same four languages.
pub fn translated_step(language: &str, word: &str) -> Option<&'static str> {
    let column = LANGUAGES.iter().position(|other| *other == language)?;
    let words: [&str; 4] = match word.trim().to_lowercase().as_str() {
        "scheduled" => ["Geplant", "Planifiée", "Programado", "予定"],
        "in progress" => ["In Arbeit", "En cours", "En curso", "進行中"],
        "verifying" => ["Wird geprüft", "Vérification", "Verificando", "確認中"],
        "completed" => ["Abgeschlossen", "Terminée", "Completado", "完了"],
        "investigating" => [
            "Wird untersucht",
            "Enquête en cours",
            "Investigando",
            "調査中",
        ],
        "identified" => ["Ursache gefunden", "Identifié", "Identificado", "特定済み"],
        "monitoring" => ["Wird beobachtet", "Surveillance", "Supervisando", "監視中"],
        "resolved" => ["Behoben", "Résolu", "Resuelto", "解決済み"],
        "schedule now" => [
            "Jetzt planen",
            "Planifier maintenant",
            "Programar ahora",
            "今すぐ予定する",
        ],
        "update" => ["Aktualisieren", "Mettre à jour", "Actualizar", "更新"],
        "create" => ["Erstellen", "Créer", "Crear", "作成"],
        "hours" => ["Stunden", "Heures", "Horas", "時間"],
        "minutes" => ["Minuten", "Minutes", "Minutos", "分"],
        _ => return None,
    };
    Some(words[column])
}
