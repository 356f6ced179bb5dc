import type { StoredWording } from './stored.js';

export const stored: StoredWording = {
  index: {
    title: 'The index',
    own: 'Reports of this server',
    base: 'Base library',
    counts: 'Reports: {reports} · passages: {passages}',
    changed: 'Last changed {when}.',
    ownNone: 'This server has no reports of its own yet.',
    baseUnused: 'The base library is switched off on this server.',
    stale:
      'These reports were indexed for another model or version, and are left out of answers for now. {refresh} indexes them anew.',
    measuring:
      'Since the last change it is being measured when to refuse; until that is done the earlier measure holds.',
    busy: 'The reports are being changed at this moment.',
    reading: 'Reading reports: {done} of {total}',
    embedding: 'Embedding: {done} of {total}',
    calibrating: 'Measuring when to refuse: {done} of {total}',
    building: 'Writing the index: {done} of {total}',
    started: 'The refresh has begun.',
    ownRefreshed: 'Done. Reports: {reports} · passages embedded anew: {embedded}',
    baseRefreshed: 'Done. Reports added: {added} · changed: {changed} · removed: {removed} · unchanged: {unchanged}',
    unread: 'Files that could not be read: {failed}. The log names them.',
    running: 'A refresh is already running.',
    goesOn: 'This takes longer than Discord lets me report on it. It goes on; {status} shows when it is done.',
  },
  insights: {
    title: 'Questions on this server',
    period: 'From {from} to {to}',
    counts: 'Asked: {asked} · answered: {answered} · nothing found: {refused}',
    chartTitle: 'Questions a day',
    answered: 'Answered',
    refused: 'Nothing found',
    chartDescription:
      'Bar chart of the questions a day from {from} to {to}. In all {asked}: {answered} answered, {refused} for which nothing was found. The most, {most}, on {day}.',
    reportsTitle: 'Reports',
    use: 'Quoted: {quoted} · found helpful: {helpful} of {votes} votes ({rate})',
    useWithoutVotes: 'Quoted: {quoted} · no votes yet',
    unansweredTitle: 'Questions for which nothing was found',
    unanswered: 'Asked: {times} · last on {day}',
    unansweredNone: 'None in this time.',
    kept: 'Questions are stored for {days} days, without who asked them.',
    off: 'This server does not store questions, so there are none to count. In {settings} that can be switched on; they are stored without who asked them.',
    nothingYet: 'No question was stored in this time.',
    download: 'Download table',
    table: 'The questions from {from} to {to}: {questions}. For spreadsheets; one row for each quote.',
    tableCut: 'All of them would be too large a file: the oldest are left out.',
    columns: {
      question: 'Question asked',
      answered: 'Outcome',
      quote: 'Quote',
      citation: 'Citation',
      link: 'Link',
      date: 'Asked on',
    },
  },
  privacy: {
    title: 'What is stored of you',
    votes:
      'Your votes on answers: your Discord ID, the server, the answer, the reports quoted in it, and when. Your votes now: {votes}.',
    questionsKept:
      'Questions asked on this server are stored for {days} days, so that its moderators see what the reports lack. Who asked is not stored.',
    questionsNotKept: 'Questions are not stored here.',
    moderation:
      'Whatever moderators change, the server’s audit trail holds with their Discord ID and the time, for as long as the bot is there.',
    logs: 'By default the logs hold no questions. Those who run the bot can change that, and should then say so.',
    leaving: 'If the bot is removed from a server, everything stored of that server is deleted {days} days later.',
    howToDelete: '{delete} deletes all your votes.',
    confirm:
      'All your votes, on every server and in direct messages, will be deleted: {votes}. They cannot be had back.',
    confirmButton: 'Delete my votes',
    nothing: 'No votes of yours are stored.',
    deleted: 'Your votes are deleted: {votes}.',
  },
};
