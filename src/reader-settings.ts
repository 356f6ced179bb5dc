import { isIP } from 'node:net';
import { z } from 'zod';
import { isPlainWebAddress, list, port, type Setting, wholeNumber, yesOrNo } from './setting-forms.js';

/** The settings of the reader, validated. */
export interface ReaderConfig {
  /** READER_PORT: where reports and answers can be read in a browser; null for nowhere. */
  readonly readerPort: number | null;
  /** READER_HOST: address of the interface that this port belongs to. */
  readonly readerHost: string;
  /** READER_URL: the reader's address as others reach it, without a slash at its end; null where it is not known. */
  readonly readerUrl: string | null;
  /** READER_PUBLIC: whether whoever reaches the reader may read the base library. */
  readonly readerIsPublic: boolean;
  /** READER_SECRET: what links are signed with, or nothing: then a key is made and kept in the folder of the index. Never to be shown. */
  readonly readerSecret: string;
  /** READER_LINK_HOURS: how long a signed link opens its report. */
  readonly readerLinkHours: number;
  /** READER_PROXIES: how many proxies stand before the reader, or their addresses and networks; empty for none that is trusted. */
  readonly readerProxies: number | readonly string[];
  /** READER_EVALUATION: file of a saved evaluation that the reader shows; null for none. */
  readonly readerEvaluation: string | null;
}

const notProxies = 'is neither a number of proxies from 1 to 9 nor a list of addresses such as 127.0.0.1, 10.0.0.0/8';

const isCount = (proxies: readonly string[]): boolean => proxies.length === 1 && /^[1-9]$/.test(proxies[0] ?? '');

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** The reader's settings by the name they have in `ReaderConfig`. */
export const readerSettings = {
  readerPort: {
    variable: 'READER_PORT',
    purpose:
      'Port on which the reader, pages for the browser, is served: by isnad serve (3000 where it is empty), and beside the bot where it is set.',
    fallback: '',
    schema: port,
  },
  readerHost: {
    variable: 'READER_HOST',
    purpose: 'Address that this port is opened on; 0.0.0.0 lets other machines read.',
    fallback: '127.0.0.1',
    schema: z.string().trim().min(1, 'is empty: give an address, or leave the variable out'),
  },
  readerUrl: {
    variable: 'READER_URL',
    purpose: "The reader's address as others reach it, for citations, such as https://reader.example.org.",
    fallback: '',
    schema: z
      .string()
      .trim()
      .refine((text) => text === '' || isPlainWebAddress(text), 'is no address such as https://reader.example.org')
      .transform((address) => (address === '' ? null : address.replace(/(?<!\/)\/+$/, ''))),
  },
  readerIsPublic: {
    variable: 'READER_PUBLIC',
    purpose:
      "Whether whoever reaches the reader may ask and read the base library: true or false. With false, reports open through the bot's signed links alone.",
    fallback: 'true',
    schema: yesOrNo,
  },
  readerSecret: {
    variable: 'READER_SECRET',
    purpose:
      'What the bot signs links with that not everybody may open: 32 characters or more that nobody can guess. Empty: a key is made once, in INDEX_DIR.',
    fallback: '',
    isSecret: true,
    schema: z
      .string()
      .trim()
      .regex(
        /^(?:[!-~]{32,})?$/,
        'is too short, or has other characters: 32 letters, digits or marks of ASCII at least',
      ),
  },
  readerLinkHours: {
    variable: 'READER_LINK_HOURS',
    purpose: 'Hours for which a signed link opens its report.',
    fallback: '24',
    schema: wholeNumber(1, 8_760),
  },
  readerProxies: {
    variable: 'READER_PROXIES',
    purpose:
      'Proxies before the reader whose word on who asks is taken: their number, or their addresses and networks with commas between. Empty: none.',
    fallback: '',
    schema: list
      .refine((proxies) => isCount(proxies) || proxies.every(isNetwork), notProxies)
      .transform((proxies) => (isCount(proxies) ? Number(proxies[0]) : proxies)),
  },
  readerEvaluation: {
    variable: 'READER_EVALUATION',
    purpose: 'Evaluation that the reader shows, as isnad eval --save FILE writes one. Empty: none.',
    fallback: '',
    schema: z
      .string()
      .trim()
      .transform((text) => (text === '' ? null : text)),
  },
} as const satisfies { [Name in keyof ReaderConfig]: Setting<ReaderConfig[Name]> };
