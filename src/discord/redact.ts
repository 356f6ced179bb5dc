const redacted = '[redacted]';

/** Shorter ones would be found in words that are no secret. */
const shortestSecret = 6;

/** Tokens that are known by their form, whoever they belong to. */
const forms: readonly (readonly [RegExp, string])[] = [
  // Whoever has an interaction's or a webhook's address can write in its name.
  [/((?:webhooks|interactions)(?:\/|%2F)\d+(?:\/|%2F))[^\s/?#"'\\<>]+/gi, `$1${redacted}`],
  // Tokens of interactions begin with "interaction:", in base64.
  [/\baW50ZXJhY3Rpb246[\w+/=-]*/g, redacted],
  // Tokens of bots: three parts, the first of which is the bot's id in base64.
  [/\b[\w-]{23,30}\.[\w-]{6,7}\.[\w-]{27,}/g, redacted],
  [/\b(Bot|Bearer|Basic) +[\w.~+/=-]{20,}/gi, `$1 ${redacted}`],
];

/**
 * Makes a function that takes secrets out of a text: those given, as they are and as they stand in addresses and JSON, and every token
 * that has the form of one of Discord's.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const known = secrets
    .map((secret) => secret.trim())
    .filter(({ length }) => length >= shortestSecret)
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
    // One secret may be the beginning of another, which must not be left with its end.
    .sort((one, other) => other.length - one.length);
  return (text) => {
    const withoutKnown = known.reduce((rest, secret) => rest.replaceAll(secret, redacted), text);
    return forms.reduce((rest, [form, replacement]) => rest.replace(form, replacement), withoutKnown);
  };
}

export interface LoggableOptions {
  readonly redact: (text: string) => string;
  /** Whether fields named `question` keep their text. */
  readonly showsQuestions: boolean;
}

const secretName = /token|authorization|secret|password|cookie/i;
/** Errors and objects within others are followed so far. */
const deepest = 5;

/**
 * What of a value may be logged. Of errors it is what they say, their identifiers and causes, and of a failed request its method, address
 * and status: never its body, which holds what people have asked. Objects of classes are named, not shown.
 */
export function loggable(value: unknown, options: LoggableOptions, depth = 0): unknown {
  if (typeof value === 'string') return options.redact(value);
  if (typeof value === 'bigint' || typeof value === 'symbol') return String(value);
  if (typeof value === 'function') return '[function]';
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) return '[…]';
  if (value instanceof Error) return loggableError(value, options, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no date' : value.toISOString();
  if (Array.isArray(value)) return value.map((entry) => loggable(entry, options, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return `[${value.constructor.name}]`;
  return loggableFields(value as Record<string, unknown>, options, depth);
}

/** `loggable` for the fields of an object, whose names count too. */
export function loggableFields(
  fields: Readonly<Record<string, unknown>>,
  options: LoggableOptions,
  depth = 0,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (name === 'question' && !options.showsQuestions) return [name, withoutText(value)];
      if (secretName.test(name) && typeof value !== 'number' && typeof value !== 'boolean') return [name, redacted];
      return [name, loggable(value, options, depth + 1)];
    }),
  );
}

/** Enough to see a question that is too long or empty. */
function withoutText(question: unknown): string {
  return typeof question === 'string' ? `[${question.length} characters]` : redacted;
}

/** Properties of errors that are logged: ours, those of Node, and those of discord.js. */
const errorProperties = ['identifier', 'hint', 'code', 'status', 'method', 'url', 'syscall', 'address', 'port', 'path'];

function loggableError(error: Error, options: LoggableOptions, depth: number): Record<string, unknown> {
  const { redact } = options;
  const described: Record<string, unknown> = { name: redact(error.name), message: redact(error.message) };
  for (const property of errorProperties) {
    const value: unknown = property in error ? error[property as keyof Error] : undefined;
    if (typeof value === 'string') described[property] = redact(value);
    else if (typeof value === 'number') described[property] = value;
  }
  if (error.stack !== undefined) described['stack'] = redact(error.stack);
  if (error.cause !== undefined) described['cause'] = loggable(error.cause, options, depth + 1);
  if (error instanceof AggregateError) described['errors'] = loggable(error.errors, options, depth + 1);
  return described;
}
