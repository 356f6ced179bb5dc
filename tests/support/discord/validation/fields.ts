import { isList, isObject, type Json, type JsonObject, plain } from '../json.js';
import type { Issues, Path } from '../refusal.js';

/** Checks one object of a body and notes what is wrong with its members. */
export class Fields {
  readonly object: JsonObject;
  readonly path: Path;
  readonly issues: Issues;

  constructor(object: JsonObject, path: Path, issues: Issues) {
    this.object = object;
    this.path = path;
    this.issues = issues;
  }

  wrong(name: string, code: string, message: string): void {
    this.issues.add([...this.path, name], code, message);
  }

  #given(name: string, required: boolean): Json | undefined {
    const value = this.object[name];
    if (value !== undefined && value !== null) return value;
    if (required) this.wrong(name, 'BASE_TYPE_REQUIRED', 'This field is required');
    return undefined;
  }

  /** A text between so many characters. */
  text(name: string, { least = 0, most, required = false }: TextRule): string | undefined {
    const value = this.#given(name, required);
    if (value === undefined) return undefined;
    if (typeof value !== 'string') {
      this.wrong(name, 'STRING_TYPE_CONVERT', `Could not interpret "${plain(value)}" as string.`);
      return undefined;
    }
    const length = lengthOf(value);
    if (length >= least && length <= most) return value;
    if (least === 0) this.wrong(name, 'BASE_TYPE_MAX_LENGTH', `Must be ${String(most)} or fewer in length.`);
    else this.wrong(name, 'BASE_TYPE_BAD_LENGTH', `Must be between ${String(least)} and ${String(most)} in length.`);
    return undefined;
  }

  /** A whole number between these. */
  integer(name: string, { least, most, required = false }: NumberRule): number | undefined {
    const value = this.#given(name, required);
    if (value === undefined) return undefined;
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      this.wrong(name, 'NUMBER_TYPE_COERCE', `Value "${JSON.stringify(value)}" is not int.`);
      return undefined;
    }
    if (value < least) {
      this.wrong(name, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${String(least)}.`);
    } else if (value > most) {
      this.wrong(name, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${String(most)}.`);
    } else return value;
    return undefined;
  }

  /** One of these values. */
  choice<T extends string | number>(name: string, choices: readonly T[], required = false): T | undefined {
    const value = this.#given(name, required);
    if (value === undefined) return undefined;
    const found = choices.find((choice) => choice === value);
    if (found === undefined) this.wrong(name, 'BASE_TYPE_CHOICES', `Value must be one of {${choices.join(', ')}}.`);
    return found;
  }

  boolean(name: string): boolean | undefined {
    const value = this.#given(name, false);
    if (value === undefined || typeof value === 'boolean') return value;
    this.wrong(name, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
    return undefined;
  }

  object_(name: string, required = false): JsonObject | undefined {
    const value = this.#given(name, required);
    if (value === undefined || isObject(value)) return value;
    this.wrong(name, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    return undefined;
  }

  /** A list of between so many entries. */
  list(name: string, { least = 0, most, required = false }: TextRule): readonly Json[] | undefined {
    const value = this.#given(name, required);
    if (value === undefined) return undefined;
    if (!isList(value)) {
      this.wrong(name, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
      return undefined;
    }
    if (value.length >= least && value.length <= most) return value;
    if (least === 0) this.wrong(name, 'BASE_TYPE_MAX_LENGTH', `Must be ${String(most)} or fewer in length.`);
    else this.wrong(name, 'BASE_TYPE_BAD_LENGTH', `Must be between ${String(least)} and ${String(most)} in length.`);
    return undefined;
  }

  /** A list of objects, each to be checked in its turn. */
  objects(name: string, rule: TextRule): Fields[] {
    const values = this.list(name, rule) ?? [];
    return values.flatMap((value, index) => {
      const path = [...this.path, name, index];
      if (isObject(value)) return [new Fields(value, path, this.issues)];
      this.issues.add(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
      return [];
    });
  }

  /** The member as an object to check, where there is one. */
  child(name: string, required = false): Fields | undefined {
    const value = this.object_(name, required);
    return value === undefined ? undefined : new Fields(value, [...this.path, name], this.issues);
  }

  /** An address with one of these schemes. */
  url(name: string, { most = 2048, required = false, schemes = webSchemes }: UrlRule = {}): string | undefined {
    const value = this.text(name, { least: 1, most, required });
    if (value === undefined) return undefined;
    const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(value)?.[1]?.toLowerCase();
    if (scheme !== undefined && !schemes.includes(scheme)) {
      const allowed = schemes.map((name) => `'${name}'`).join(', ');
      const message = `Scheme "${scheme}" is not supported. Scheme must be one of (${allowed}).`;
      this.wrong(name, 'URL_TYPE_INVALID_SCHEME', message);
    } else if (scheme === undefined || !URL.canParse(value) || /\s/u.test(value)) {
      this.wrong(name, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    } else return value;
    return undefined;
  }
}

interface TextRule {
  readonly least?: number;
  readonly most: number;
  readonly required?: boolean;
}

interface NumberRule {
  readonly least: number;
  readonly most: number;
  readonly required?: boolean;
}

interface UrlRule {
  readonly most?: number;
  readonly required?: boolean;
  readonly schemes?: readonly string[];
}

export const webSchemes: readonly string[] = ['http', 'https'];

/** Characters as UTF-16 counts them: never fewer than by any other count, so that what passes here passes there. */
export function lengthOf(text: string): number {
  return text.length;
}
