import { stored } from './stored/de.js';
import { evaluation } from './evaluation/de.js';
import { library } from './library/de.js';
import { web } from './web/de.js';
import type { Wording } from './wording.js';

export const de: Wording = {
  evaluation,
  library,
  web,
  languageName: 'Deutsch',
  answer: {
    strong: 'passt gut zur Frage',
    possible: 'beantwortet die Frage vielleicht',
    paragraph: 'Absatz {number}',
    page: 'Seite {page} von {pages}',
    asked: 'Frage:',
    verbatim: 'Wörtlich aus den Berichten zitiert; nichts ist hinzugefügt.',
    gone: 'Die Berichte haben sich seither geändert, und diese Zitate stehen nicht mehr darin. Bitte fragen Sie noch einmal.',
    noMore: 'Zu dieser Frage gibt es keine weiteren Zitate.',
  },
  nothing: {
    message: 'Leider habe ich in den Berichten nichts gefunden, was diese Frage beantwortet.',
    nearest: 'Die nächsten Themen (keine Antworten):',
    advice: 'Versuchen Sie es mit einem Namen, einem Ort oder einem Datum, wie ein Bericht sie nennen würde.',
    withinFilter:
      'Nach Ihrer Auswahl wurde nur ein Teil der Berichte durchsucht. Ohne diese Einschränkung findet sich vielleicht mehr.',
    smallTalk:
      'Gern helfe ich weiter. Fragen Sie nach einer Person, einem Ort oder einem Ereignis, und ich suche, was die Berichte dazu sagen.',
  },
  buttons: {
    previous: 'Zurück',
    next: 'Weiter',
    context: 'Kontext {number}',
    open: 'Quelle öffnen',
    inContext: 'Im Zusammenhang',
    helpful: '👍 Hilfreich',
    notHelpful: '👎 Nicht hilfreich',
  },
  votes: {
    thanks: 'Danke, Ihre Bewertung ist gespeichert.',
    changed: 'Danke, Ihre Bewertung ist geändert.',
    same: 'Ihre Bewertung dieser Antwort ist bereits gespeichert.',
  },
  context: {
    title: 'Im Umfeld des Zitats',
    marked: 'Die markierte Stelle ist das Zitat.',
    beginning: 'Hier beginnt der Bericht.',
    end: 'Hier endet der Bericht.',
  },
  report: {
    notFound: 'Dieser Bericht ist nicht mehr in der Sammlung.',
    byAuthor: 'von {author}',
    passages: 'Textstellen: {count}',
    withoutDate: 'ohne Datum',
  },
  help: {
    title: 'Über diesen Bot',
    does: 'Dieser Bot beantwortet Fragen mit Textstellen, die wörtlich aus Presseberichten zitiert sind. Jedes Zitat nennt seinen Bericht: Titel, Medium, Datum und Absatz, mit Link, wo es einen gibt.',
    doesNot:
      'Er schreibt keine eigenen Antworten, weiß nichts über diese Berichte hinaus und urteilt nicht, ob sie wahr sind. Enthalten sie keine Antwort, so sagt er es.',
    howToTitle: 'So fragen Sie',
    howTo: [
      '{ask} sucht eine Antwort, auf Wunsch in einem einzigen Bericht, bei einem Medium oder zwischen zwei Daten.',
      'Erwähnen Sie {mention}, antworten Sie auf eine seiner Antworten oder schreiben Sie ihm direkt: Er antwortet ebenso. Mit der Antwort „mehr“ erhalten Sie weitere Zitate.',
      '{sources}, im Apps-Menü einer Nachricht, sucht, was die Berichte zu dieser Nachricht sagen.',
      '{report} zeigt einen Bericht.',
    ],
    confidenceTitle: 'Die Vermerke an den Zitaten',
    strongMeans: '„passt gut zur Frage“: Die Stelle handelt höchstwahrscheinlich von dem, wonach gefragt wurde.',
    possibleMeans: '„beantwortet die Frage vielleicht“: Das ist möglich, aber lesen Sie mit Vorsicht.',
    confidenceLimits:
      'Beides schätzt der Bot selbst, und nur, wie gut die Stelle zur Frage passt; ob ein Bericht wahr ist, sagt es nicht.',
    privacyTitle: 'Was gespeichert wird',
    privacy:
      'Bewertungen von Antworten: Ihre Discord-ID, der Server, die bewertete Antwort und die darin zitierten Berichte. Fragen nur, wo die Moderation eines Servers das eingeschaltet hat, und dann ohne, wer gefragt hat; die Protokolle enthalten sie standardmäßig nicht. {privacy} sagt, was von Ihnen gespeichert ist und wie es gelöscht wird.',
    library: 'Die Sammlung: {reports} Berichte, {outlets} Medien, {from} bis {to}.',
  },
  moderators: {
    onlyModerators:
      'Das können nur Moderatoren dieses Servers: wer den Server verwalten darf, und Mitglieder mit einer der Rollen, die in den Einstellungen stehen.',
    onlyOperators: 'Das können nur diejenigen, die diesen Bot betreiben.',
  },
  settings: {
    title: 'Einstellungen dieses Servers',
    intro: 'Jede Änderung gilt sofort und steht im Verlauf.',
    names: {
      channels: 'Kanäle für Antworten',
      mentions: 'Antworten auf Erwähnungen',
      language: 'Sprache',
      privateByDefault: 'Private Antworten',
      usesBase: 'Grundbestand',
      memberCooldownSeconds: 'Pause zwischen Fragen',
      quotesOnPage: 'Zitate auf einmal',
      moderatorRoles: 'Moderatorenrollen',
      keepsQuestions: 'Speichern von Fragen',
      questionDays: 'Wie lange Fragen gespeichert werden',
    },
    about: {
      channels: 'Der Bot antwortet nur in diesen Kanälen und ihren Threads; eine Kategorie steht für ihre Kanäle.',
      mentions: 'Ob Erwähnungen des Bots und Antworten an ihn beantwortet werden.',
      language: 'Die Sprache der eigenen Worte des Bots, wo eine Frage keine verrät.',
      privateByDefault: 'Ob die Antwort auf einen Befehl nur sieht, wer fragt, sofern nicht anders gewünscht.',
      usesBase: 'Ob die Berichte derer durchsucht werden, die diesen Bot betreiben, neben denen dieses Servers.',
      memberCooldownSeconds:
        'Wie lange ein Mitglied zwischen zwei Fragen wartet. Nach einer Ruhe dürfen so viele auf einmal kommen, wie zwanzig Sekunden erlauben.',
      quotesOnPage: 'Wie viele Zitate eine Antwort auf einer Seite zeigt.',
      moderatorRoles:
        'Mitglieder mit einer dieser Rollen moderieren den Bot, ebenso wie alle, die den Server verwalten dürfen. Damit sie seine Befehle sehen, erlaubt ein Administrator diese in den Servereinstellungen unter Integrationen.',
      keepsQuestions:
        'Ob Fragen ohne ihren Verfasser gespeichert werden, um zu sehen, was unbeantwortet bleibt. Beim Ausschalten werden alle gespeicherten Fragen gelöscht.',
      questionDays: 'Nach dieser Zeit wird eine gespeicherte Frage gelöscht.',
    },
    on: 'an',
    off: 'aus',
    everywhere: 'überall',
    ofMember: 'die jedes Mitglieds',
    none: 'keine',
    seconds: 'Sekunden: {count}',
    days: 'Tage: {count}',
    turnOn: 'Einschalten',
    turnOff: 'Ausschalten',
    history: 'Verlauf',
    reset: 'Alles zurücksetzen',
    resetConfirm: 'Ja, alles zurücksetzen',
    cancel: 'Abbrechen',
    open: 'Einstellungen',
    chooseChannels: 'Überall; Kanäle wählen, um es zu begrenzen',
    chooseRoles: 'Keine; Rollen wählen',
    tooMany: 'Mehr als {most} sind gewählt, zu viele für diese Liste. Ändern Sie sie mit den Optionen des Befehls.',
    resetAsk:
      'Alle Einstellungen dieses Servers auf den Anfang zurücksetzen? Gespeicherte Fragen werden dabei gelöscht.',
    change: 'von {before} zu {after}',
    unchanged: 'Nichts hat sich geändert: Es war schon so.',
    historyTitle: 'Was Moderatoren getan haben',
    historyEmpty: 'Bisher wurde nichts geändert.',
    by: 'von {who}, {when}',
    deeds: {
      add: 'Bericht hinzugefügt',
      edit: 'Bericht bearbeitet',
      remove: 'Bericht entfernt',
      restore: 'Bericht wiederhergestellt',
      hide: 'Bericht ausgeblendet',
      unhide: 'Bericht wieder eingeblendet',
      hidePassage: 'Textstelle ausgeblendet',
      unhidePassage: 'Textstelle wieder eingeblendet',
    },
  },
  ...stored,
  failures: {
    questionEmpty: 'Hier steht keine Frage. Bitte schreiben Sie, was Sie wissen möchten.',
    questionTooLong: 'Die Frage hat {length} Zeichen; höchstens {most} sind möglich. Bitte kürzen Sie sie.',
    cooldown: 'Sie haben in kurzer Zeit mehrere Fragen gestellt. Die nächste ist {when} möglich.',
    serverCooldown: 'Auf diesem Server wurden in kurzer Zeit viele Fragen gestellt. Die nächste ist {when} möglich.',
    busy: 'Im Moment warten zu viele Fragen. Bitte versuchen Sie es gleich noch einmal.',
    stopping: 'Der Bot wird neu gestartet. Bitte versuchen Sie es gleich noch einmal.',
    notReady: 'Die Berichte lassen sich im Moment nicht durchsuchen. Wer diesen Bot betreibt, kann das beheben.',
    broken:
      'Hier ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal. Tritt es wieder auf, geben Sie den Betreibern des Bots diese Kennung: {reference}',
    outdatedButton: 'Dieser Knopf stammt von einer älteren Version des Bots. Bitte fragen Sie noch einmal.',
    dateInvalid:
      '„{value}“ kann ich nicht als Datum lesen. Bitte schreiben Sie Jahr, Monat und Tag, zum Beispiel 2024-05-31.',
    dateOrder: 'Das Anfangsdatum liegt nach dem Enddatum. Bitte vertauschen Sie die beiden.',
    reportUnknown: 'Einen Bericht mit dem Titel „{value}“ gibt es nicht. Bitte wählen Sie einen der Vorschläge.',
    outletUnknown: 'Ein Medium namens „{value}“ gibt es nicht. Bitte wählen Sie einen der Vorschläge.',
    channelForbidden:
      'In diesem Kanal darf ich nicht schreiben. Bitte fragen Sie in einem anderen, oder bitten Sie die Moderation, es zu erlauben.',
    channelNotChosen: 'Die Moderatoren dieses Servers haben für meine Antworten andere Kanäle gewählt.',
    channelsChosen: 'Bitte in einem von diesen fragen: {channels}',
  },
};
