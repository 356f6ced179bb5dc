import type { StoredWording } from './stored.js';

export const stored: StoredWording = {
  index: {
    title: 'Der Index',
    own: 'Berichte dieses Servers',
    base: 'Grundbestand',
    counts: 'Berichte: {reports} · Textstellen: {passages}',
    changed: 'Zuletzt geändert {when}.',
    ownNone: 'Dieser Server hat noch keine eigenen Berichte.',
    baseUnused: 'Der Grundbestand ist auf diesem Server ausgeschaltet.',
    stale:
      'Diese Berichte wurden für ein anderes Modell oder eine andere Version indexiert und bleiben vorerst ohne Antworten. {refresh} indexiert sie neu.',
    measuring:
      'Seit der letzten Änderung wird neu gemessen, ab wann nichts geantwortet wird; bis dahin gilt die frühere Messung.',
    busy: 'Die Berichte werden gerade geändert.',
    reading: 'Berichte werden gelesen: {done} von {total}',
    embedding: 'Einbetten: {done} von {total}',
    calibrating: 'Es wird gemessen, ab wann nichts geantwortet wird: {done} von {total}',
    building: 'Der Index wird geschrieben: {done} von {total}',
    started: 'Die Erneuerung hat begonnen.',
    ownRefreshed: 'Fertig. Berichte: {reports} · neu eingebettete Textstellen: {embedded}',
    baseRefreshed:
      'Fertig. Berichte neu: {added} · geändert: {changed} · entfernt: {removed} · unverändert: {unchanged}',
    unread: 'Dateien, die nicht gelesen werden konnten: {failed}. Das Protokoll nennt sie.',
    running: 'Es läuft schon eine Erneuerung.',
    goesOn:
      'Das dauert länger, als Discord mich darüber berichten lässt. Es geht weiter; {status} zeigt, wann es fertig ist.',
  },
  insights: {
    title: 'Fragen auf diesem Server',
    period: 'Vom {from} bis zum {to}',
    counts: 'Gestellt: {asked} · beantwortet: {answered} · nichts gefunden: {refused}',
    chartTitle: 'Fragen pro Tag',
    answered: 'Beantwortet',
    refused: 'Nichts gefunden',
    chartDescription:
      'Balkendiagramm der Fragen pro Tag vom {from} bis zum {to}. Insgesamt {asked}: {answered} beantwortet, {refused} ohne Fund. Die meisten, {most}, am {day}.',
    reportsTitle: 'Berichte',
    use: 'Zitiert: {quoted} · hilfreich: {helpful} von {votes} Bewertungen ({rate})',
    useWithoutVotes: 'Zitiert: {quoted} · noch keine Bewertungen',
    unansweredTitle: 'Fragen, zu denen nichts gefunden wurde',
    unanswered: 'Gestellt: {times} · zuletzt am {day}',
    unansweredNone: 'In dieser Zeit keine.',
    kept: 'Fragen werden {days} Tage lang gespeichert, ohne wer sie gestellt hat.',
    off: 'Dieser Server speichert keine Fragen, also gibt es nichts zu zählen. In {settings} lässt sich das einschalten; gespeichert wird ohne, wer gefragt hat.',
    nothingYet: 'In dieser Zeit wurde keine Frage gespeichert.',
    download: 'Tabelle laden',
    table: 'Die Fragen vom {from} bis zum {to}: {questions}. Für Tabellenprogramme; eine Zeile für jedes Zitat.',
    tableCut: 'Alle zusammen wären eine zu große Datei: Die ältesten fehlen.',
    columns: {
      question: 'Frage',
      answered: 'Ergebnis',
      quote: 'Zitat',
      citation: 'Quelle',
      link: 'Adresse',
      date: 'Gefragt am',
    },
  },
  privacy: {
    title: 'Was von Ihnen gespeichert ist',
    votes:
      'Ihre Bewertungen von Antworten: Ihre Discord-ID, der Server, die Antwort, die darin zitierten Berichte und die Zeit. Ihre Bewertungen zurzeit: {votes}.',
    questionsKept:
      'Fragen auf diesem Server werden {days} Tage lang gespeichert, damit die Moderation sieht, was den Berichten fehlt. Wer gefragt hat, wird nicht gespeichert.',
    questionsNotKept: 'Fragen werden hier nicht gespeichert.',
    moderation:
      'Was Moderatoren ändern, steht mit ihrer Discord-ID und der Zeit im Änderungsverlauf des Servers, solange der Bot dort ist.',
    logs: 'Standardmäßig enthalten die Protokolle keine Fragen. Wer den Bot betreibt, kann das ändern und sollte es dann sagen.',
    leaving:
      'Wird der Bot von einem Server entfernt, so wird alles, was von diesem Server gespeichert ist, {days} Tage später gelöscht.',
    howToDelete: '{delete} löscht alle Ihre Bewertungen.',
    confirm:
      'Alle Ihre Bewertungen, auf jedem Server und in Direktnachrichten, werden gelöscht: {votes}. Sie lassen sich nicht wiederherstellen.',
    confirmButton: 'Meine Bewertungen löschen',
    nothing: 'Von Ihnen sind keine Bewertungen gespeichert.',
    deleted: 'Ihre Bewertungen sind gelöscht: {votes}.',
  },
};
