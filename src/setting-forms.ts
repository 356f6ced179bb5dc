import { z } from 'zod';

/** One setting: the variable that holds it, what it is for, and how its text becomes a value. Help, `.env.example` and errors are made of this. */
export interface Setting<Value> {
  readonly variable: string;
  readonly purpose: string;
  readonly fallback: string;
  /** Whether the value must not be shown, not even where it is wrong. */
  readonly isSecret?: boolean;
  readonly schema: z.ZodType<Value, string>;
}

/** A folder; it becomes absolute in `readConfig`. */
export const folder = z.string().trim().min(1, 'is empty: give a folder, or leave the variable out');

/** An address of the web, without slashes at its end. */
export const webAddress = (example: string) =>
  z
    .string()
    .trim()
    .refine(isPlainWebAddress, `is no address such as ${example}`)
    .transform((address) => address.replace(/(?<!\/)\/+$/, ''));

/** A port to listen on; null for an empty text. */
export const port = z
  .string()
  .trim()
  .refine(
    (text) => /^\d{0,5}$/.test(text) && (text === '' || isPort(Number(text))),
    'is no port: those go from 1 to 65535',
  )
  .transform((text) => (text === '' ? null : Number(text)));

/** A whole number of digits alone, bounds included. */
export const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .trim()
    .refine(
      (text) => /^\d{1,9}$/.test(text) && Number(text) >= from && Number(text) <= to,
      `is no whole number from ${from} to ${to}`,
    )
    .transform(Number);

function isPort(number: number): boolean {
  return number >= 1 && number <= 65_535;
}

/** Whether a text is an address of the web without a user, parameters or a fragment: a token in it would be shown in messages. */
export function isPlainWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === '';
}

/** `true` or `false`. */
export const yesOrNo = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.enum(['true', 'false'], 'is neither true nor false'))
  .transform((text) => text === 'true');

/** A list with commas between; spaces around its items, and empty items, do not count. */
export const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);
