import type { StoredWording } from './stored.js';

export const stored: StoredWording = {
  index: {
    title: 'El índice',
    own: 'Artículos de este servidor',
    base: 'Fondo común',
    counts: 'Artículos: {reports} · pasajes: {passages}',
    changed: 'Último cambio: {when}.',
    ownNone: 'Este servidor aún no tiene artículos propios.',
    baseUnused: 'El fondo común está desactivado en este servidor.',
    stale:
      'Estos artículos se indexaron para otro modelo u otra versión y por ahora no aparecen en las respuestas. {refresh} los indexa de nuevo.',
    measuring:
      'Desde el último cambio se está midiendo cuándo no responder; hasta que termine vale la medición anterior.',
    busy: 'Los artículos se están modificando en este momento.',
    reading: 'Leyendo artículos: {done} de {total}',
    embedding: 'Calculando vectores: {done} de {total}',
    calibrating: 'Midiendo cuándo no responder: {done} de {total}',
    building: 'Escribiendo el índice: {done} de {total}',
    started: 'La actualización ha comenzado.',
    ownRefreshed: 'Listo. Artículos: {reports} · pasajes calculados de nuevo: {embedded}',
    baseRefreshed:
      'Listo. Artículos añadidos: {added} · modificados: {changed} · retirados: {removed} · sin cambios: {unchanged}',
    unread: 'Archivos que no se pudieron leer: {failed}. El registro técnico los nombra.',
    running: 'Ya hay una actualización en curso.',
    goesOn:
      'Esto dura más de lo que Discord me deja informar. El trabajo continúa; {status} muestra cuándo ha terminado.',
  },
  insights: {
    title: 'Preguntas en este servidor',
    period: 'Del {from} al {to}',
    counts: 'Hechas: {asked} · respondidas: {answered} · sin resultado: {refused}',
    chartTitle: 'Preguntas por día',
    answered: 'Respondidas',
    refused: 'Sin resultado',
    chartDescription:
      'Gráfico de barras de las preguntas por día del {from} al {to}. En total {asked}: {answered} respondidas, {refused} sin resultado. El mayor número, {most}, el {day}.',
    reportsTitle: 'Artículos',
    use: 'Citado: {quoted} · útil: {helpful} de {votes} valoraciones ({rate})',
    useWithoutVotes: 'Citado: {quoted} · aún sin valoraciones',
    unansweredTitle: 'Preguntas para las que no se encontró nada',
    unanswered: 'Veces: {times} · la última el {day}',
    unansweredNone: 'Ninguna en este periodo.',
    kept: 'Las preguntas se guardan {days} días, sin quién las hizo.',
    off: 'Este servidor no guarda preguntas, así que no hay nada que contar. En {settings} se puede activar; se guardan sin quién las hizo.',
    nothingYet: 'No se guardó ninguna pregunta en este periodo.',
    download: 'Descargar tabla',
    table: 'Las preguntas del {from} al {to}: {questions}. Para hojas de cálculo; una fila por cada cita.',
    tableCut: 'Todas juntas serían un archivo demasiado grande: faltan las más antiguas.',
    columns: {
      question: 'Pregunta',
      answered: 'Resultado',
      quote: 'Cita',
      citation: 'Fuente',
      link: 'Enlace',
      date: 'Fecha',
    },
  },
  privacy: {
    title: 'Qué se guarda de usted',
    votes:
      'Sus valoraciones de respuestas: su identificador de Discord, el servidor, la respuesta, los artículos citados en ella y la hora. Sus valoraciones ahora: {votes}.',
    questionsKept:
      'Las preguntas hechas en este servidor se guardan {days} días, para que sus moderadores vean qué falta en los artículos. No se guarda quién preguntó.',
    questionsNotKept: 'Aquí no se guardan preguntas.',
    moderation:
      'Todo lo que cambian los moderadores consta en el historial del servidor, con su identificador de Discord y la hora, mientras el bot esté allí.',
    logs: 'De forma predeterminada los registros técnicos no contienen preguntas. Quienes administran el bot pueden cambiarlo y entonces deberían decirlo.',
    leaving: 'Si se retira el bot de un servidor, todo lo guardado de ese servidor se borra {days} días después.',
    howToDelete: '{delete} borra todas sus valoraciones.',
    confirm:
      'Se borrarán todas sus valoraciones, en todos los servidores y en mensajes directos: {votes}. No se podrán recuperar.',
    confirmButton: 'Borrar mis valoraciones',
    nothing: 'No hay guardada ninguna valoración suya.',
    deleted: 'Sus valoraciones se han borrado: {votes}.',
  },
};
