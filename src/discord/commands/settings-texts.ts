import { type CommandText, type GroupText, localised, type OptionText } from './localised.js';

type Settable =
  | 'add-channel'
  | 'remove-channel'
  | 'everywhere'
  | 'mentions'
  | 'language'
  | 'private'
  | 'shared'
  | 'pause'
  | 'quotes'
  | 'add-role'
  | 'remove-role'
  | 'clear-roles'
  | 'store-questions'
  | 'question-days';

const options: Readonly<Record<Settable, OptionText>> = {
  'add-channel': {
    name: localised('add-channel', {
      fr: 'ajouter-salon',
      tr: 'kanal-ekle',
      de: 'kanal-hinzufügen',
      es: 'añadir-canal',
      ru: 'добавить-канал',
    }),
    description: localised('A channel in which the bot is to answer', {
      fr: 'Un salon dans lequel le bot doit répondre',
      tr: 'Botun yanıt vereceği bir kanal',
      de: 'Ein Kanal, in dem der Bot antworten soll',
      es: 'Un canal en el que el bot debe responder',
      ru: 'Канал, в котором бот должен отвечать',
    }),
  },
  'remove-channel': {
    name: localised('remove-channel', {
      fr: 'retirer-salon',
      tr: 'kanal-çıkar',
      de: 'kanal-entfernen',
      es: 'quitar-canal',
      ru: 'убрать-канал',
    }),
    description: localised('A channel in which the bot is no longer to answer', {
      fr: 'Un salon dans lequel le bot ne doit plus répondre',
      tr: 'Botun artık yanıt vermeyeceği bir kanal',
      de: 'Ein Kanal, in dem der Bot nicht mehr antworten soll',
      es: 'Un canal en el que el bot ya no debe responder',
      ru: 'Канал, в котором бот больше не должен отвечать',
    }),
  },
  everywhere: {
    name: localised('everywhere', {
      fr: 'partout',
      tr: 'her-yerde',
      de: 'überall',
      es: 'en-todas-partes',
      ru: 'везде',
    }),
    description: localised('True: forget the chosen channels and answer in all of them', {
      fr: 'Vrai : oublier les salons choisis et répondre dans tous',
      tr: 'Doğru: seçilen kanalları unut ve hepsinde yanıt ver',
      de: 'Wahr: die gewählten Kanäle vergessen und in allen antworten',
      es: 'Verdadero: olvidar los canales elegidos y responder en todos',
      ru: 'Да: забыть выбранные каналы и отвечать во всех',
    }),
  },
  mentions: {
    name: localised('mentions', {
      fr: 'mentions',
      tr: 'bahsetmeler',
      de: 'erwähnungen',
      es: 'menciones',
      ru: 'упоминания',
    }),
    description: localised('Whether mentions of the bot, and replies to it, are answered', {
      fr: 'Répondre ou non aux mentions du bot et aux réponses qu’on lui fait',
      tr: 'Bottan bahsedilince ya da ona yanıt verilince yanıt verilsin mi',
      de: 'Ob Erwähnungen des Bots und Antworten an ihn beantwortet werden',
      es: 'Si se contestan las menciones del bot y las respuestas a él',
      ru: 'Отвечать ли на упоминания бота и на ответы ему',
    }),
  },
  language: {
    name: localised('language', { fr: 'langue', tr: 'dil', de: 'sprache', es: 'idioma', ru: 'язык' }),
    description: localised('The language of the bot’s own words where a question does not tell one', {
      fr: 'La langue des textes du bot quand une question n’en indique pas',
      tr: 'Soru bir dil belirtmediğinde botun kendi sözlerinin dili',
      de: 'Sprache der Worte des Bots, wo eine Frage keine verrät',
      es: 'El idioma de los textos del bot cuando la pregunta no indica ninguno',
      ru: 'Язык слов бота там, где вопрос его не выдаёт',
    }),
  },
  private: {
    name: localised('private', { fr: 'privé', tr: 'gizli', de: 'privat', es: 'privado', ru: 'лично' }),
    description: localised('Whether answers to commands are shown only to who asks, unless they want otherwise', {
      fr: 'Ne montrer les réponses aux commandes qu’à la personne qui demande, sauf avis contraire',
      tr: 'Komut yanıtlarını, aksi istenmedikçe, yalnızca soran görsün mü',
      de: 'Ob Antworten auf Befehle nur sieht, wer fragt, sofern nicht anders gewünscht',
      es: 'Si las respuestas a comandos solo las ve quien pregunta, salvo que quiera otra cosa',
      ru: 'Показывать ли ответы на команды только спросившему, если он не хочет иначе',
    }),
  },
  shared: {
    name: localised('shared', {
      fr: 'collection-commune',
      tr: 'ortak-derleme',
      de: 'gemeinsame-sammlung',
      es: 'colección-común',
      ru: 'общее-собрание',
    }),
    description: localised('Whether the reports of those who run the bot are searched too', {
      fr: 'Chercher aussi, ou non, dans les articles des responsables du bot',
      tr: 'Botu işletenlerin haberlerinde de arama yapılsın mı',
      de: 'Ob auch die Berichte derer durchsucht werden, die den Bot betreiben',
      es: 'Si se busca también en los artículos de quienes administran el bot',
      ru: 'Искать ли и в статьях тех, кто обслуживает бота',
    }),
  },
  pause: {
    name: localised('pause', { fr: 'pause', tr: 'ara', de: 'pause', es: 'pausa', ru: 'пауза' }),
    description: localised('Seconds that a member waits between two questions, 0 for none', {
      fr: 'Secondes d’attente d’un membre entre deux questions, 0 pour aucune',
      tr: 'Bir üyenin iki soru arasında bekleyeceği saniye, 0: bekleme yok',
      de: 'Sekunden, die ein Mitglied zwischen zwei Fragen wartet, 0 für keine',
      es: 'Segundos que un miembro espera entre dos preguntas, 0 para ninguno',
      ru: 'Секунды ожидания участника между двумя вопросами, 0 — без ожидания',
    }),
  },
  quotes: {
    name: localised('quotes', { fr: 'citations', tr: 'alıntılar', de: 'zitate', es: 'citas', ru: 'цитаты' }),
    description: localised('How many quotes an answer shows at once', {
      fr: 'Le nombre de citations qu’une réponse montre à la fois',
      tr: 'Bir yanıtın aynı anda gösterdiği alıntı sayısı',
      de: 'Wie viele Zitate eine Antwort auf einmal zeigt',
      es: 'Cuántas citas muestra una respuesta a la vez',
      ru: 'Сколько цитат ответ показывает сразу',
    }),
  },
  'add-role': {
    name: localised('add-role', {
      fr: 'ajouter-rôle',
      tr: 'rol-ekle',
      de: 'rolle-hinzufügen',
      es: 'añadir-rol',
      ru: 'добавить-роль',
    }),
    description: localised('A role whose members are to moderate the bot', {
      fr: 'Un rôle dont les membres doivent modérer le bot',
      tr: 'Üyeleri botu yönetecek bir rol',
      de: 'Eine Rolle, deren Mitglieder den Bot moderieren sollen',
      es: 'Un rol cuyos miembros deben moderar el bot',
      ru: 'Роль, участники которой будут модерировать бота',
    }),
  },
  'remove-role': {
    name: localised('remove-role', {
      fr: 'retirer-rôle',
      tr: 'rol-çıkar',
      de: 'rolle-entfernen',
      es: 'quitar-rol',
      ru: 'убрать-роль',
    }),
    description: localised('A role whose members are no longer to moderate the bot', {
      fr: 'Un rôle dont les membres ne doivent plus modérer le bot',
      tr: 'Üyeleri artık botu yönetmeyecek bir rol',
      de: 'Eine Rolle, deren Mitglieder den Bot nicht mehr moderieren sollen',
      es: 'Un rol cuyos miembros ya no deben moderar el bot',
      ru: 'Роль, участники которой больше не будут модерировать бота',
    }),
  },
  'clear-roles': {
    name: localised('clear-roles', {
      fr: 'effacer-rôles',
      tr: 'rolleri-temizle',
      de: 'rollen-leeren',
      es: 'vaciar-roles',
      ru: 'очистить-роли',
    }),
    description: localised('True: only those who may manage the server moderate the bot', {
      fr: 'Vrai : seules les personnes qui peuvent gérer le serveur modèrent le bot',
      tr: 'Doğru: botu yalnızca sunucuyu yönetebilenler yönetir',
      de: 'Wahr: nur wer den Server verwalten darf, moderiert den Bot',
      es: 'Verdadero: solo moderan el bot quienes pueden gestionar el servidor',
      ru: 'Да: бота модерируют только те, кто вправе управлять сервером',
    }),
  },
  'store-questions': {
    name: localised('store-questions', {
      fr: 'conserver-questions',
      tr: 'soruları-sakla',
      de: 'fragen-speichern',
      es: 'guardar-preguntas',
      ru: 'хранить-вопросы',
    }),
    description: localised('Whether questions are stored, without their author; switched off, all are deleted', {
      fr: 'Conserver ou non les questions, sans leur auteur ; sinon toutes sont supprimées',
      tr: 'Sorular, soranı olmadan, saklansın mı; kapatılınca hepsi silinir',
      de: 'Ob Fragen ohne ihren Verfasser gespeichert werden; sonst werden alle gelöscht',
      es: 'Si se guardan las preguntas, sin su autor; al desactivarlo se borran todas',
      ru: 'Хранить ли вопросы без их автора; если нет, все удаляются',
    }),
  },
  'question-days': {
    name: localised('question-days', {
      fr: 'jours-questions',
      tr: 'soru-günleri',
      de: 'tage-fragen',
      es: 'días-preguntas',
      ru: 'дни-вопросов',
    }),
    description: localised('Days after which a stored question is deleted', {
      fr: 'Jours après lesquels une question conservée est supprimée',
      tr: 'Saklanan bir sorunun kaç gün sonra silineceği',
      de: 'Tage, nach denen eine gespeicherte Frage gelöscht wird',
      es: 'Días tras los cuales se borra una pregunta guardada',
      ru: 'Через сколько дней сохранённый вопрос удаляется',
    }),
  },
};

const group: GroupText = {
  name: localised('settings', {
    fr: 'réglages',
    tr: 'ayarlar',
    de: 'einstellungen',
    es: 'ajustes',
    ru: 'настройки',
  }),
  description: localised('How the bot behaves in this server', {
    fr: 'Le comportement du bot sur ce serveur',
    tr: 'Botun bu sunucudaki davranışı',
    de: 'Wie sich der Bot auf diesem Server verhält',
    es: 'Cómo se comporta el bot en este servidor',
    ru: 'Как бот ведёт себя на этом сервере',
  }),
};

const show: CommandText<never> = {
  name: localised('show', { fr: 'afficher', tr: 'göster', de: 'anzeigen', es: 'mostrar', ru: 'показать' }),
  description: localised('See and change the settings of this server', {
    fr: 'Voir et modifier les réglages de ce serveur',
    tr: 'Bu sunucunun ayarlarını görün ve değiştirin',
    de: 'Die Einstellungen dieses Servers sehen und ändern',
    es: 'Ver y cambiar los ajustes de este servidor',
    ru: 'Посмотреть и изменить настройки этого сервера',
  }),
  options: {},
};

const set: CommandText<Settable> = {
  name: localised('set', { fr: 'modifier', tr: 'değiştir', de: 'ändern', es: 'cambiar', ru: 'изменить' }),
  description: localised('Change settings of this server by options', {
    fr: 'Modifier les réglages de ce serveur par des options',
    tr: 'Bu sunucunun ayarlarını seçeneklerle değiştirin',
    de: 'Einstellungen dieses Servers durch Optionen ändern',
    es: 'Cambiar los ajustes de este servidor mediante opciones',
    ru: 'Изменить настройки этого сервера параметрами',
  }),
  options,
};

const history: CommandText<never> = {
  name: localised('history', { fr: 'historique', tr: 'geçmiş', de: 'verlauf', es: 'historial', ru: 'история' }),
  description: localised('Who changed what, and when', {
    fr: 'Qui a modifié quoi, et quand',
    tr: 'Kim neyi ne zaman değiştirdi',
    de: 'Wer was wann geändert hat',
    es: 'Quién cambió qué, y cuándo',
    ru: 'Кто, что и когда изменил',
  }),
  options: {},
};

const reset: CommandText<never> = {
  name: localised('reset', {
    fr: 'réinitialiser',
    tr: 'sıfırla',
    de: 'zurücksetzen',
    es: 'restablecer',
    ru: 'сбросить',
  }),
  description: localised('Put all settings of this server back', {
    fr: 'Rétablir tous les réglages de ce serveur',
    tr: 'Bu sunucunun bütün ayarlarını ilk hâline getirin',
    de: 'Alle Einstellungen dieses Servers zurücksetzen',
    es: 'Devolver todos los ajustes de este servidor a su estado inicial',
    ru: 'Вернуть все настройки этого сервера к исходным',
  }),
  options: {},
};

export const settingsTexts = {
  group,
  subcommands: { show, set, history, reset },
  /** Among the languages to choose from: none for all. */
  anyLanguage: 'Each member’s own',
} as const;
