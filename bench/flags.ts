import { InvalidArgumentError } from 'commander';

/** The value of an option of the command line that is a whole number from 1 on. @throws InvalidArgumentError */
export function wholeNumber(value: string): number {
  if (/^[1-9]\d*$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It must be a whole number from 1 on.');
}
