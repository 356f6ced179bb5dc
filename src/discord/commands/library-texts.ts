import { type CommandText, type GroupText, localised, type LocalisedText, reportText } from './localised.js';

export interface LibraryTexts {
  readonly group: GroupText;
  readonly add: CommandText<'file' | 'title' | 'outlet' | 'date' | 'link'>;
  readonly list: CommandText<'which' | 'filter'>;
  readonly show: CommandText<'report'>;
  readonly edit: CommandText<'report'>;
  readonly remove: CommandText<'report'>;
  readonly restore: CommandText<'report'>;
  readonly hide: CommandText<'report'>;
  readonly unhide: CommandText<'what'>;
  readonly export: CommandText<never>;
  readonly import: CommandText<'file'>;
  /** In the menu of a message. */
  readonly hidePassage: { readonly name: LocalisedText };
}

const fileName = localised('file', { fr: 'fichier', tr: 'dosya', de: 'datei', es: 'archivo', ru: 'файл' });

/** The texts of `/library` as registered with Discord. */
export const libraryTexts: LibraryTexts = {
  group: {
    name: localised('library', {
      fr: 'bibliothèque',
      tr: 'kitaplık',
      de: 'bibliothek',
      es: 'biblioteca',
      ru: 'библиотека',
    }),
    description: localised('The reports of this server, for its moderators', {
      fr: 'Les articles de ce serveur, pour ses modérateurs',
      tr: 'Bu sunucunun haberleri, moderatörleri için',
      de: 'Die Berichte dieses Servers, für seine Moderation',
      es: 'Los artículos de este servidor, para sus moderadores',
      ru: 'Статьи этого сервера, для его модераторов',
    }),
  },
  add: {
    name: localised('add', { fr: 'ajouter', tr: 'ekle', de: 'hinzufügen', es: 'añadir', ru: 'добавить' }),
    description: localised('Add a report to this server: a file, or a text to paste', {
      fr: 'Ajouter un article à ce serveur : un fichier, ou un texte à coller',
      tr: 'Bu sunucuya haber ekleyin: bir dosya ya da yapıştırılacak bir metin',
      de: 'Diesem Server einen Bericht hinzufügen: eine Datei oder einen Text zum Einfügen',
      es: 'Añadir un artículo a este servidor: un archivo o un texto para pegar',
      ru: 'Добавить статью на этот сервер: файлом или вставленным текстом',
    }),
    options: {
      file: {
        name: fileName,
        description: localised('.txt, .md, .html, .pdf or .docx; without one, a text can be pasted', {
          fr: '.txt, .md, .html, .pdf ou .docx ; sans fichier, on peut coller un texte',
          tr: '.txt, .md, .html, .pdf ya da .docx; dosya yoksa metin yapıştırılabilir',
          de: '.txt, .md, .html, .pdf oder .docx; ohne Datei lässt sich ein Text einfügen',
          es: '.txt, .md, .html, .pdf o .docx; sin archivo se puede pegar un texto',
          ru: '.txt, .md, .html, .pdf или .docx; без файла можно вставить текст',
        }),
      },
      title: {
        name: localised('title', { fr: 'titre', tr: 'başlık', de: 'titel', es: 'título', ru: 'заголовок' }),
        description: localised('The title, where the file does not say it rightly', {
          fr: 'Le titre, si le fichier ne l’indique pas correctement',
          tr: 'Dosya doğru söylemiyorsa başlık',
          de: 'Der Titel, falls die Datei ihn nicht richtig nennt',
          es: 'El título, si el archivo no lo indica bien',
          ru: 'Заголовок, если в файле он указан неверно',
        }),
      },
      outlet: {
        name: localised('outlet', { fr: 'média', tr: 'yayın', de: 'medium', es: 'medio', ru: 'издание' }),
        description: localised('Where it was published', {
          fr: 'Où il est paru',
          tr: 'Nerede yayımlandığı',
          de: 'Wo er erschienen ist',
          es: 'Dónde se publicó',
          ru: 'Где она вышла',
        }),
      },
      date: {
        name: localised('date', { fr: 'date', tr: 'tarih', de: 'datum', es: 'fecha', ru: 'дата' }),
        description: localised('When it was published: year-month-day, such as 2024-05-31', {
          fr: 'Quand il est paru : année-mois-jour, par exemple 2024-05-31',
          tr: 'Ne zaman yayımlandığı: yıl-ay-gün, örneğin 2024-05-31',
          de: 'Wann er erschienen ist: Jahr-Monat-Tag, zum Beispiel 2024-05-31',
          es: 'Cuándo se publicó: año-mes-día, por ejemplo 2024-05-31',
          ru: 'Когда она вышла: год-месяц-день, например 2024-05-31',
        }),
      },
      link: {
        name: localised('link', { fr: 'lien', tr: 'bağlantı', de: 'link', es: 'enlace', ru: 'ссылка' }),
        description: localised('Where it can be read: a whole address', {
          fr: 'Où on peut le lire : une adresse complète',
          tr: 'Nerede okunabileceği: tam bir adres',
          de: 'Wo er zu lesen ist: eine ganze Adresse',
          es: 'Dónde se puede leer: una dirección completa',
          ru: 'Где её можно прочитать: полный адрес',
        }),
      },
    },
  },
  list: {
    name: localised('list', { fr: 'liste', tr: 'liste', de: 'liste', es: 'lista', ru: 'список' }),
    description: localised('Which reports this server has and sees', {
      fr: 'Les articles que ce serveur possède et voit',
      tr: 'Bu sunucunun sahip olduğu ve gördüğü haberler',
      de: 'Welche Berichte dieser Server hat und sieht',
      es: 'Qué artículos tiene y ve este servidor',
      ru: 'Какие статьи есть у этого сервера и видны ему',
    }),
    options: {
      which: {
        name: localised('which', { fr: 'lesquels', tr: 'hangileri', de: 'welche', es: 'cuáles', ru: 'какие' }),
        description: localised('Only some of them', {
          fr: 'Seulement certains',
          tr: 'Yalnızca bazıları',
          de: 'Nur manche davon',
          es: 'Solo algunos',
          ru: 'Только некоторые',
        }),
      },
      filter: {
        name: localised('filter', { fr: 'filtre', tr: 'süzgeç', de: 'filter', es: 'filtro', ru: 'фильтр' }),
        description: localised('Words of the title or of the outlet', {
          fr: 'Mots du titre ou du média',
          tr: 'Başlıktan ya da yayın organının adından sözcükler',
          de: 'Wörter des Titels oder des Mediums',
          es: 'Palabras del título o del medio',
          ru: 'Слова заголовка или названия издания',
        }),
      },
    },
  },
  show: {
    name: localised('show', { fr: 'afficher', tr: 'göster', de: 'zeigen', es: 'mostrar', ru: 'показать' }),
    description: localised('Read a report, also one that is hidden', {
      fr: 'Lire un article, même masqué',
      tr: 'Gizli de olsa bir haberi okuyun',
      de: 'Einen Bericht lesen, auch einen ausgeblendeten',
      es: 'Leer un artículo, aunque esté oculto',
      ru: 'Прочитать статью, даже скрытую',
    }),
    options: { report: reportText },
  },
  edit: {
    name: localised('edit', { fr: 'modifier', tr: 'düzenle', de: 'ändern', es: 'editar', ru: 'изменить' }),
    description: localised('Change what is cited of a report of this server', {
      fr: 'Modifier la référence d’un article de ce serveur',
      tr: 'Bu sunucunun bir haberinin kaynak bilgisini değiştirin',
      de: 'Die Quellenangabe eines Berichts dieses Servers ändern',
      es: 'Cambiar la referencia de un artículo de este servidor',
      ru: 'Изменить сведения о статье этого сервера',
    }),
    options: { report: reportText },
  },
  remove: {
    name: localised('remove', { fr: 'retirer', tr: 'kaldır', de: 'entfernen', es: 'quitar', ru: 'удалить' }),
    description: localised('Remove a report of this server; it can be restored for a day', {
      fr: 'Retirer un article de ce serveur ; on peut le rétablir pendant un jour',
      tr: 'Bu sunucunun bir haberini kaldırın; bir gün boyunca geri getirilebilir',
      de: 'Einen Bericht dieses Servers entfernen; einen Tag lang lässt er sich wiederherstellen',
      es: 'Quitar un artículo de este servidor; se puede restablecer durante un día',
      ru: 'Удалить статью этого сервера; в течение дня её можно восстановить',
    }),
    options: { report: reportText },
  },
  restore: {
    name: localised('restore', {
      fr: 'rétablir',
      tr: 'geri-getir',
      de: 'wiederherstellen',
      es: 'restablecer',
      ru: 'восстановить',
    }),
    description: localised('Restore a report that was removed within the last day', {
      fr: 'Rétablir un article retiré depuis moins d’un jour',
      tr: 'Son bir gün içinde kaldırılmış bir haberi geri getirin',
      de: 'Einen Bericht wiederherstellen, der seit höchstens einem Tag entfernt ist',
      es: 'Restablecer un artículo quitado en el último día',
      ru: 'Восстановить статью, удалённую за последний день',
    }),
    options: { report: reportText },
  },
  hide: {
    name: localised('hide', { fr: 'masquer', tr: 'gizle', de: 'ausblenden', es: 'ocultar', ru: 'скрыть' }),
    description: localised('No longer show a report of the base library on this server', {
      fr: 'Ne plus afficher un article du fonds commun sur ce serveur',
      tr: 'Ortak arşivdeki bir haberi bu sunucuda artık göstermeyin',
      de: 'Einen Bericht des Grundbestands auf diesem Server nicht mehr zeigen',
      es: 'No mostrar más un artículo del fondo común en este servidor',
      ru: 'Больше не показывать статью общего собрания на этом сервере',
    }),
    options: { report: reportText },
  },
  unhide: {
    name: localised('unhide', { fr: 'démasquer', tr: 'gizleme', de: 'einblenden', es: 'desocultar', ru: 'раскрыть' }),
    description: localised('Show again what this server hides: a report or a quote', {
      fr: 'Afficher de nouveau ce que ce serveur masque : un article ou une citation',
      tr: 'Bu sunucunun gizlediğini yeniden gösterin: bir haber ya da alıntı',
      de: 'Wieder zeigen, was dieser Server ausblendet: einen Bericht oder ein Zitat',
      es: 'Volver a mostrar lo que este servidor oculta: un artículo o una cita',
      ru: 'Снова показывать то, что скрывает этот сервер: статью или цитату',
    }),
    options: {
      what: {
        name: localised('what', { fr: 'quoi', tr: 'ne', de: 'was', es: 'qué', ru: 'что' }),
        description: localised('Type part of it', {
          fr: 'Tapez-en une partie',
          tr: 'Bir parçasını yazın',
          de: 'Einen Teil davon eingeben',
          es: 'Escriba una parte',
          ru: 'Введите часть',
        }),
      },
    },
  },
  export: {
    name: localised('export', {
      fr: 'exporter',
      tr: 'dışa-aktar',
      de: 'exportieren',
      es: 'exportar',
      ru: 'выгрузить',
    }),
    description: localised('The reports and the settings of this server as a file', {
      fr: 'Les articles et les réglages de ce serveur dans un fichier',
      tr: 'Bu sunucunun haberleri ve ayarları, dosya olarak',
      de: 'Die Berichte und Einstellungen dieses Servers als Datei',
      es: 'Los artículos y los ajustes de este servidor en un archivo',
      ru: 'Статьи и настройки этого сервера файлом',
    }),
    options: {},
  },
  import: {
    name: localised('import', { fr: 'importer', tr: 'içe-aktar', de: 'importieren', es: 'importar', ru: 'загрузить' }),
    description: localised('Take such a file back; no report is overwritten', {
      fr: 'Reprendre un tel fichier ; aucun article n’est écrasé',
      tr: 'Böyle bir dosyayı geri alın; hiçbir haberin üzerine yazılmaz',
      de: 'Eine solche Datei zurücknehmen; kein Bericht wird überschrieben',
      es: 'Recuperar un archivo así; no se sobrescribe ningún artículo',
      ru: 'Принять такой файл обратно; статьи не перезаписываются',
    }),
    options: {
      file: {
        name: fileName,
        description: localised('As it was exported', {
          fr: 'Tel qu’il a été exporté',
          tr: 'Dışa aktarıldığı haliyle',
          de: 'Wie sie exportiert wurde',
          es: 'Tal como se exportó',
          ru: 'В том виде, как был выгружен',
        }),
      },
    },
  },
  hidePassage: {
    name: localised('Hide passage', {
      fr: 'Masquer un passage',
      tr: 'Bölüm gizle',
      de: 'Textstelle ausblenden',
      es: 'Ocultar pasaje',
      ru: 'Скрыть отрывок',
    }),
  },
};
