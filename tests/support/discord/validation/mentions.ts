import { isList, plain } from '../json.js';
import type { Fields } from './fields.js';

const kinds = ['users', 'roles', 'everyone'];

/** `allowed_mentions`: known kinds, and no kind both parsed and listed. */
export function checkAllowedMentions(body: Fields): void {
  const allowed = body.child('allowed_mentions');
  if (allowed === undefined) return;
  const parse = allowed.list('parse', { most: 3 }) ?? [];
  parse.forEach((kind, index) => {
    if (typeof kind === 'string' && kinds.includes(kind)) return;
    const message = `Value must be one of {'${kinds.join("', '")}'}.`;
    allowed.issues.add([...allowed.path, 'parse', index], 'BASE_TYPE_CHOICES', message);
  });
  allowed.boolean('replied_user');
  for (const kind of ['users', 'roles']) {
    const ids = allowed.list(kind, { most: 100 }) ?? [];
    ids.forEach((id, index) => {
      if (typeof id === 'string' && /^\d+$/u.test(id)) return;
      const message = `Value "${plain(id)}" is not snowflake.`;
      allowed.issues.add([...allowed.path, kind, index], 'NUMBER_TYPE_COERCE', message);
    });
    if (!parse.includes(kind) || !isList(allowed.object[kind]) || ids.length === 0) continue;
    const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
    body.wrong('allowed_mentions', 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
  }
}
