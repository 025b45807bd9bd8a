//! The labels, steps and buttons in other languages than English. Written from how forms are usually
//! worded, without a look at what the guard knows.

/// The code of each language, in the order of the tables.
pub const LANGUAGES: [&str; 8] = ["de", "fr", "es", "ja", "pt", "it", "nl", "ko"];

/// The words for a field.
pub fn translated(language: &str, key: &str, old: &str) -> Option<&'static str> {
    // Where the end is asked for, the label of the duration is the end's.
    let key = match (key, old.trim().to_lowercase().as_str()) {
        ("duration", "end date") => "end date",
        ("duration", "end time") => "end time",
        ("duration", "end" | "ends" | "ends at") => "end",
        _ => key,
    };
    find(&LABELS, language, key)
}

/// The words on a step of a maintenance or an incident, a button, or beside a number.
pub fn translated_step(language: &str, word: &str) -> Option<&'static str> {
    find(&STEPS, language, &word.trim().to_lowercase())
}

type Row = (&'static str, [&'static str; 8]);

fn find(table: &[Row], language: &str, key: &str) -> Option<&'static str> {
    let column = LANGUAGES.iter().position(|other| *other == language)?;
    let row = table.iter().find(|(other, _)| *other == key);
    row.map(|(_, words)| words[column])
}

#[rustfmt::skip]
const LABELS: [Row; 19] = [
    ("end date", [
        "Enddatum", "Date de fin", "Fecha de fin", "終了日",
        "Data final", "Data di fine", "Einddatum", "종료 날짜",
    ]),
    ("end time", [
        "Endzeit", "Heure de fin", "Hora de fin", "終了時刻",
        "Hora final", "Ora di fine", "Eindtijd", "종료 시간",
    ]),
    ("end", [
        "Ende", "Fin", "Fin", "終了",
        "Fim", "Fine", "Einde", "종료",
    ]),
    ("name", [
        "Bezeichnung der Wartung", "Nom de la maintenance", "Nombre del mantenimiento", "メンテナンス名",
        "Nome da manutenção", "Nome della manutenzione", "Naam van het onderhoud", "유지보수 이름",
    ]),
    ("status", [
        "Stand der Wartung", "État de la maintenance", "Estado del mantenimiento", "メンテナンスの状態",
        "Estado da manutenção", "Stato della manutenzione", "Status van het onderhoud", "유지보수 상태",
    ]),
    ("message", [
        "Mitteilung", "Message aux abonnés", "Mensaje", "メッセージ",
        "Mensagem", "Messaggio", "Bericht", "메시지",
    ]),
    ("start-date", [
        "Geplanter Zeitpunkt", "Date prévue", "Fecha programada", "予定日時",
        "Data prevista", "Data prevista", "Geplande datum", "예정 날짜",
    ]),
    ("start-time", [
        "Uhrzeit", "Heure", "Hora", "時刻",
        "Hora", "Ora", "Tijd", "시간",
    ]),
    ("duration", [
        "Dauer", "Durée", "Duración", "所要時間",
        "Duração", "Durata", "Duur", "소요 시간",
    ]),
    ("components", [
        "Betroffene Komponenten", "Composants concernés", "Componentes afectados", "影響を受けるコンポーネント",
        "Componentes afetados", "Componenti interessati", "Betrokken onderdelen", "영향받는 구성 요소",
    ]),
    ("template", [
        "Vorlage verwenden", "Appliquer un modèle", "Aplicar plantilla", "テンプレートを適用",
        "Aplicar modelo", "Applica modello", "Sjabloon toepassen", "템플릿 적용",
    ]),
    ("notify.now", [
        "Abonnenten benachrichtigen", "Envoyer des notifications", "Enviar notificaciones", "通知を送信する",
        "Enviar notificações", "Invia notifiche", "Meldingen versturen", "알림 보내기",
    ]),
    ("notify.hour_before", [
        "60 Minuten vorher erinnern", "Rappeler 60 minutes avant", "Recordar 60 minutos antes", "60分前に通知する",
        "Lembrar 60 minutos antes", "Ricorda 60 minuti prima", "60 minuten van tevoren herinneren", "60분 전에 알림",
    ]),
    ("notify.at_start", [
        "Zu Beginn benachrichtigen", "Notifier au début", "Notificar al inicio", "開始時に通知する",
        "Notificar no início", "Notifica all'inizio", "Melden bij het begin", "시작할 때 알림",
    ]),
    ("notify.at_end", [
        "Am Ende benachrichtigen", "Notifier à la fin", "Notificar al final", "終了時に通知する",
        "Notificar no fim", "Notifica alla fine", "Melden aan het einde", "종료할 때 알림",
    ]),
    ("automation.in_progress_at_start", [
        "Zu Beginn auf „In Bearbeitung“ setzen", "Passer en cours au début", "Pasar a en curso al inicio", "開始時に進行中にする",
        "Passar para em andamento no início", "Imposta in corso all'inizio", "Bij het begin op bezig zetten", "시작할 때 진행 중으로 변경",
    ]),
    ("automation.completed_at_end", [
        "Am Ende auf „Abgeschlossen“ setzen", "Passer à terminé à la fin", "Pasar a completado al final", "終了時に完了にする",
        "Passar para concluída no fim", "Imposta completata alla fine", "Aan het einde op voltooid zetten", "종료할 때 완료로 변경",
    ]),
    ("automation.under_maintenance_at_start", [
        "Komponenten zu Beginn auf „In Wartung“ setzen", "Mettre les composants en maintenance au début", "Poner los componentes en mantenimiento al inicio", "開始時にコンポーネントをメンテナンス中にする",
        "Pôr componentes em manutenção no início", "Metti i componenti in manutenzione all'inizio", "Onderdelen bij het begin in onderhoud zetten", "시작할 때 구성 요소를 유지보수 중으로 변경",
    ]),
    ("automation.operational_at_end", [
        "Komponenten am Ende auf „Betriebsbereit“ setzen", "Remettre les composants en service à la fin", "Poner los componentes operativos al final", "終了時にコンポーネントを稼働中に戻す",
        "Repor componentes operacionais no fim", "Rimetti i componenti operativi alla fine", "Onderdelen aan het einde weer operationeel zetten", "종료할 때 구성 요소를 정상으로 변경",
    ]),
];

#[rustfmt::skip]
const STEPS: [Row; 13] = [
    ("scheduled", [
        "Geplant", "Planifiée", "Programado", "予定",
        "Agendada", "Pianificata", "Gepland", "예정됨",
    ]),
    ("in progress", [
        "In Arbeit", "En cours", "En curso", "進行中",
        "Em andamento", "In corso", "Bezig", "진행 중",
    ]),
    ("verifying", [
        "Wird geprüft", "Vérification", "Verificando", "確認中",
        "Em verificação", "In verifica", "Wordt gecontroleerd", "확인 중",
    ]),
    ("completed", [
        "Abgeschlossen", "Terminée", "Completado", "完了",
        "Concluída", "Completata", "Voltooid", "완료됨",
    ]),
    ("investigating", [
        "Wird untersucht", "Enquête en cours", "Investigando", "調査中",
        "Em investigação", "In esame", "Wordt onderzocht", "조사 중",
    ]),
    ("identified", [
        "Ursache gefunden", "Identifié", "Identificado", "特定済み",
        "Identificado", "Identificato", "Oorzaak gevonden", "원인 파악됨",
    ]),
    ("monitoring", [
        "Wird beobachtet", "Surveillance", "Supervisando", "監視中",
        "Em monitorização", "In osservazione", "Wordt gevolgd", "모니터링 중",
    ]),
    ("resolved", [
        "Behoben", "Résolu", "Resuelto", "解決済み",
        "Resolvido", "Risolto", "Opgelost", "해결됨",
    ]),
    ("schedule now", [
        "Jetzt planen", "Planifier maintenant", "Programar ahora", "今すぐ予定する",
        "Agendar agora", "Pianifica ora", "Nu plannen", "지금 예약",
    ]),
    ("update", [
        "Aktualisieren", "Mettre à jour", "Actualizar", "更新",
        "Atualizar", "Aggiorna", "Bijwerken", "업데이트",
    ]),
    ("create", [
        "Erstellen", "Créer", "Crear", "作成",
        "Criar", "Crea", "Maken", "만들기",
    ]),
    ("hours", [
        "Stunden", "Heures", "Horas", "時間",
        "Horas", "Ore", "Uren", "시간",
    ]),
    ("minutes", [
        "Minuten", "Minutes", "Minutos", "分",
        "Minutos", "Minuti", "Minuten", "분",
    ]),
];
