import { stored } from './stored/en.js';
import { library } from './library/en.js';
import type { Wording } from './wording.js';

export const en: Wording = {
  library,
  languageName: 'English',
  answer: {
    strong: 'closely matches the question',
    possible: 'may answer the question',
    paragraph: 'paragraph {number}',
    page: 'Page {page} of {pages}',
    asked: 'Question:',
    verbatim: 'Quoted word for word from the reports; nothing is added.',
    gone: 'The reports have changed since, and these quotes are no longer in them. Please ask again.',
    noMore: 'There are no further quotes on this question.',
  },
  nothing: {
    message: 'Sorry, I found nothing in the reports that answers this.',
    nearest: 'The nearest topics (not answers):',
    advice: 'Try a question with a name, a place or a date, as a report would tell it.',
    withinFilter: 'Only part of the reports was searched, as you chose. Without that limit there may be more.',
    smallTalk: 'Glad to help. Ask about a person, a place or an event, and I will look for what the reports say.',
  },
  buttons: {
    previous: 'Previous',
    next: 'Next',
    context: 'Context {number}',
    open: 'Open source',
    helpful: '👍 Helpful',
    notHelpful: '👎 Not helpful',
  },
  votes: {
    thanks: 'Thank you, your vote is recorded.',
    changed: 'Thank you, your vote has been changed.',
    same: 'Your vote on this answer is already recorded.',
  },
  context: {
    title: 'Around the quote',
    marked: 'The marked passage is the quote.',
    beginning: 'The report begins here.',
    end: 'The report ends here.',
  },
  report: {
    notFound: 'This report is no longer in the collection.',
    byAuthor: 'by {author}',
    passages: 'Passages: {count}',
    withoutDate: 'undated',
  },
  help: {
    title: 'About this bot',
    does: 'This bot answers questions with passages quoted word for word from news reports. Each quote names its report: title, outlet, date and paragraph, with a link where there is one.',
    doesNot:
      'It writes no answers of its own, knows nothing beyond these reports and does not judge whether they are true. Where they hold no answer, it says so.',
    howToTitle: 'How to ask',
    howTo: [
      '{ask} looks for an answer, if you wish in one report, from one outlet or between two dates.',
      'Mention {mention}, reply to one of its answers or write to it directly: it answers just the same. Reply “more” for further quotes.',
      '{sources}, in the Apps menu of any message, looks for what the reports say about that message.',
      '{report} shows a report.',
    ],
    confidenceTitle: 'The notes on quotes',
    strongMeans: '“closely matches the question”: the passage most likely deals with what was asked.',
    possibleMeans: '“may answer the question”: it might, but read it with care.',
    confidenceLimits: 'Both are the bot’s own estimate of the match; they say nothing about whether a report is true.',
    privacyTitle: 'What is stored',
    privacy:
      'Votes on answers: your Discord ID, the server, the answer voted on and the reports quoted in it. Questions only where a server’s moderators have switched that on, and then without who asked; by default the logs do not contain them. {privacy} tells what is stored of you and how to delete it.',
    library: 'The collection: {reports} reports, {outlets} outlets, {from} to {to}.',
  },
  moderators: {
    onlyModerators:
      'Only moderators of this server can do this: those who may manage the server, and members with one of the roles named in the settings.',
    onlyOperators: 'Only those who run this bot can do this.',
  },
  ...stored,
  failures: {
    questionEmpty: 'There is no question in this. Please write what you would like to know.',
    questionTooLong: 'The question has {length} characters; the most is {most}. Please shorten it.',
    cooldown: 'You have asked several questions in a short time. You can ask again {when}.',
    serverCooldown: 'Many questions have been asked on this server in a short time. You can ask again {when}.',
    busy: 'Too many questions are waiting just now. Please ask again in a moment.',
    stopping: 'The bot is being restarted. Please ask again in a moment.',
    notReady: 'The reports cannot be searched at the moment. Those who run this bot can put that right.',
    broken:
      'Something went wrong here. Please try again. If it keeps happening, pass this reference on to those who run the bot: {reference}',
    outdatedButton: 'This button comes from an older version of the bot. Please ask again.',
    dateInvalid: '“{value}” is not a date that I can read. Please write year, month and day, such as 2024-05-31.',
    dateOrder: 'The first date is later than the last. Please exchange them.',
    reportUnknown: 'There is no report titled “{value}”. Please choose one of the suggestions.',
    outletUnknown: 'There is no outlet called “{value}”. Please choose one of the suggestions.',
    channelForbidden:
      'I am not allowed to write in this channel. Please ask in another one, or have the moderators allow it.',
    channelNotChosen: 'The moderators of this server have chosen other channels for my answers.',
    channelsChosen: 'Please ask in one of these: {channels}',
  },
};
