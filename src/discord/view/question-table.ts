import { ComponentType } from 'discord.js';
import type { Wording } from '../../wording/wording.js';
import { say, textDisplays } from './lines.js';
import type { MessageView } from './message.js';

/** A file with questions. */
export interface ShownTable {
  readonly questions: number;
  /** Days, ISO dates. */
  readonly from: string;
  readonly to: string;
  readonly isCut: boolean;
  /** Name of the file that is sent with the message. */
  readonly file: string;
}

/** Says what is in a table of questions, and gives it. */
export function tableView({ questions, from, to, isCut, file }: ShownTable, { insights }: Wording): MessageView {
  const lines = [say('', insights.table, { from, to, questions }), ...(isCut ? [say('', insights.tableCut)] : [])];
  return {
    components: [...textDisplays(lines), { type: ComponentType.File, file: { url: `attachment://${file}` } }],
  };
}
