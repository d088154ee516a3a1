import type { FieldError } from '../problem/index.js';

const MAX_DEPTH = 32;

/**
 * Text that PostgreSQL cannot keep: NUL and lone surrogates. Refused at the door, by name, instead of failing
 * in the database as a 500.
 */
export function unstorableText(value: unknown, pointer = '', depth = 0): FieldError[] {
  if (typeof value === 'string') {
    if (value.isWellFormed() && !value.includes('\u0000')) return [];
    return [{ pointer, code: 'invalid_text', detail: 'The text holds a NUL or half of a character.' }];
  }
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return [];
  if (depth >= MAX_DEPTH) return [{ pointer, code: 'too_deep', detail: 'The structure is nested too deeply.' }];
  return Object.entries(value).flatMap(([key, child]) =>
    // Such a name has no place in a pointer either, so what stands below it is not looked at.
    unstorableText(key).length > 0
      ? [{ pointer, code: 'invalid_text', detail: 'A name holds a NUL or half of a character.' }]
      : unstorableText(child, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1),
  );
}
