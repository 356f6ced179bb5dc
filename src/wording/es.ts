import { stored } from './stored/es.js';
import { evaluation } from './evaluation/es.js';
import { library } from './library/es.js';
import { web } from './web/es.js';
import type { Wording } from './wording.js';

export const es: Wording = {
  evaluation,
  library,
  web,
  languageName: 'Español',
  answer: {
    strong: 'se ajusta bien a la pregunta',
    possible: 'podría responder a la pregunta',
    paragraph: 'párrafo {number}',
    page: 'Página {page} de {pages}',
    asked: 'Pregunta:',
    verbatim: 'Citado palabra por palabra de los artículos; no se añade nada.',
    gone: 'Los artículos han cambiado desde entonces y estas citas ya no figuran en ellos. Pregunte de nuevo, por favor.',
    noMore: 'No hay más citas sobre esta pregunta.',
  },
  nothing: {
    message: 'Lo siento, no he encontrado en los artículos nada que responda a esta pregunta.',
    nearest: 'Los temas más cercanos (no son respuestas):',
    advice: 'Pruebe con una pregunta que incluya un nombre, un lugar o una fecha, como los daría una noticia.',
    withinFilter:
      'Solo se ha buscado en una parte de los artículos, según su elección. Sin ese límite puede que haya más.',
    smallTalk:
      'Estoy a su disposición. Pregunte por una persona, un lugar o un suceso y buscaré lo que dicen los artículos.',
  },
  buttons: {
    previous: 'Anterior',
    next: 'Siguiente',
    context: 'Contexto {number}',
    open: 'Abrir la fuente',
    inContext: 'En su contexto',
    helpful: '👍 Útil',
    notHelpful: '👎 No es útil',
  },
  votes: {
    thanks: 'Gracias, su valoración ha quedado registrada.',
    changed: 'Gracias, su valoración se ha cambiado.',
    same: 'Su valoración de esta respuesta ya estaba registrada.',
  },
  context: {
    title: 'En torno a la cita',
    marked: 'El pasaje marcado es la cita.',
    beginning: 'El artículo empieza aquí.',
    end: 'El artículo termina aquí.',
  },
  report: {
    notFound: 'Este artículo ya no está en la colección.',
    byAuthor: 'por {author}',
    passages: 'Pasajes: {count}',
    withoutDate: 'sin fecha',
  },
  help: {
    title: 'Acerca de este bot',
    does: 'Este bot responde a las preguntas con pasajes citados palabra por palabra de artículos de prensa. Cada cita indica su artículo: título, medio, fecha y párrafo, con un enlace si lo hay.',
    doesNot:
      'No redacta respuestas propias, no sabe nada fuera de estos artículos ni juzga si son ciertos. Si no contienen una respuesta, lo dice.',
    howToTitle: 'Cómo preguntar',
    howTo: [
      '{ask} busca una respuesta, si lo desea en un solo artículo, en un solo medio o entre dos fechas.',
      'Mencione a {mention}, responda a una de sus respuestas o escríbale directamente: contesta igual. Responda «más» para ver otras citas.',
      '{sources}, en el menú Aplicaciones de un mensaje, busca lo que los artículos dicen sobre ese mensaje.',
      '{report} muestra un artículo.',
    ],
    confidenceTitle: 'Las notas de las citas',
    strongMeans: '«se ajusta bien a la pregunta»: el pasaje trata muy probablemente de lo que se pregunta.',
    possibleMeans: '«podría responder a la pregunta»: es posible, pero léalo con cautela.',
    confidenceLimits:
      'Ambas son una estimación del bot sobre la coincidencia; no dicen nada de si un artículo es cierto.',
    privacyTitle: 'Qué se guarda',
    privacy:
      'Las valoraciones de las respuestas: su identificador de Discord, el servidor, la respuesta valorada y los artículos citados en ella. Las preguntas, solo donde los moderadores de un servidor lo han activado, y sin quién preguntó; de forma predeterminada no constan en los registros técnicos. {privacy} indica qué se guarda de usted y cómo borrarlo.',
    library: 'La colección: {reports} artículos, {outlets} medios, del {from} al {to}.',
  },
  moderators: {
    onlyModerators:
      'Solo pueden hacerlo los moderadores de este servidor: quienes pueden gestionarlo y los miembros con uno de los roles indicados en los ajustes.',
    onlyOperators: 'Solo pueden hacerlo quienes administran este bot.',
  },
  settings: {
    title: 'Ajustes de este servidor',
    intro: 'Cada cambio vale al instante y queda en el historial.',
    names: {
      channels: 'Canales para las respuestas',
      mentions: 'Respuestas a menciones',
      language: 'Idioma',
      privateByDefault: 'Respuestas privadas',
      usesBase: 'Fondo común',
      memberCooldownSeconds: 'Pausa entre preguntas',
      quotesOnPage: 'Citas a la vez',
      moderatorRoles: 'Roles de moderación',
      keepsQuestions: 'Conservación de preguntas',
      questionDays: 'Cuánto se guardan las preguntas',
    },
    about: {
      channels: 'El bot responde solo en estos canales y sus hilos; una categoría vale por sus canales.',
      mentions: 'Si se contestan las menciones del bot y las respuestas a él.',
      language: 'El idioma de los textos del bot cuando una pregunta no indica ninguno.',
      privateByDefault: 'Si la respuesta a un comando solo la ve quien pregunta, salvo que quiera otra cosa.',
      usesBase: 'Si se busca en los artículos de quienes administran este bot, además de los de este servidor.',
      memberCooldownSeconds:
        'Cuánto espera un miembro entre dos preguntas. Tras un descanso, puede hacer de una vez tantas como permiten veinte segundos.',
      quotesOnPage: 'Cuántas citas muestra una respuesta por página.',
      moderatorRoles:
        'Los miembros con uno de estos roles moderan el bot, igual que quienes pueden gestionar el servidor. Para que vean sus comandos, un administrador los permite en los ajustes del servidor, en Integraciones.',
      keepsQuestions:
        'Si se guardan las preguntas, sin su autor, para ver qué queda sin respuesta. Al desactivarlo se borran todas las preguntas guardadas.',
      questionDays: 'Pasado este tiempo se borra una pregunta guardada.',
    },
    on: 'activado',
    off: 'desactivado',
    everywhere: 'en todas partes',
    ofMember: 'el de cada miembro',
    none: 'ninguno',
    seconds: 'Segundos: {count}',
    days: 'Días: {count}',
    turnOn: 'Activar',
    turnOff: 'Desactivar',
    history: 'Historial',
    reset: 'Restablecer todo',
    resetConfirm: 'Sí, restablecer todo',
    cancel: 'Cancelar',
    open: 'Ajustes',
    chooseChannels: 'En todas partes; elija canales para limitarlo',
    chooseRoles: 'Ninguno; elija roles',
    tooMany: 'Hay más de {most}, demasiados para esta lista. Cámbielos con las opciones del comando.',
    resetAsk:
      '¿Devolver todos los ajustes de este servidor a su estado inicial? Con ello se borran las preguntas guardadas.',
    change: 'de {before} a {after}',
    unchanged: 'Nada ha cambiado: ya estaba así.',
    historyTitle: 'Lo que hicieron los moderadores',
    historyEmpty: 'Aún no se ha cambiado nada.',
    by: 'por {who}, {when}',
    deeds: {
      add: 'Artículo añadido',
      edit: 'Artículo modificado',
      remove: 'Artículo retirado',
      restore: 'Artículo recuperado',
      hide: 'Artículo ocultado',
      unhide: 'Artículo mostrado de nuevo',
      hidePassage: 'Pasaje ocultado',
      unhidePassage: 'Pasaje mostrado de nuevo',
    },
  },
  ...stored,
  failures: {
    questionEmpty: 'Aquí no hay ninguna pregunta. Escriba, por favor, lo que desea saber.',
    questionTooLong: 'La pregunta tiene {length} caracteres; el máximo es {most}. Acórtela, por favor.',
    cooldown: 'Ha hecho varias preguntas en poco tiempo. Podrá hacer otra {when}.',
    serverCooldown: 'En este servidor se han hecho muchas preguntas en poco tiempo. Podrá hacer otra {when}.',
    busy: 'Hay demasiadas preguntas en espera. Inténtelo de nuevo en un momento, por favor.',
    stopping: 'El bot se está reiniciando. Inténtelo de nuevo en un momento, por favor.',
    notReady: 'En este momento no se puede buscar en los artículos. Quienes administran este bot pueden solucionarlo.',
    broken:
      'Algo ha fallado. Inténtelo de nuevo, por favor. Si se repite, comunique esta referencia a quienes administran el bot: {reference}',
    outdatedButton: 'Este botón es de una versión anterior del bot. Pregunte de nuevo, por favor.',
    dateInvalid: 'No puedo leer «{value}» como fecha. Escriba año, mes y día, por ejemplo 2024-05-31.',
    dateOrder: 'La fecha inicial es posterior a la final. Intercámbielas, por favor.',
    reportUnknown: 'No hay ningún artículo titulado «{value}». Elija una de las sugerencias, por favor.',
    outletUnknown: 'No hay ningún medio llamado «{value}». Elija una de las sugerencias, por favor.',
    channelForbidden:
      'No tengo permiso para escribir en este canal. Pregunte en otro o pida a los moderadores que lo permitan.',
    channelNotChosen: 'Los moderadores de este servidor han elegido otros canales para mis respuestas.',
    channelsChosen: 'Pregunte en uno de estos: {channels}',
  },
};
