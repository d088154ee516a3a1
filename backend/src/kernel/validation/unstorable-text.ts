import type { FieldError } from '../problem/index.js';
import { pointerTo } from './found-errors.js';

const MAX_DEPTH = 32;

/** Whether PostgreSQL can keep a text: it has neither NUL nor half of a character. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');

/**
 * Text that PostgreSQL cannot keep, in a value that no DTO describes. Refused at the door, by name, instead of failing in
 * the database as a 500.
 */
export function unstorableText(value: unknown, pointer = '', depth = 0): FieldError[] {
  if (typeof value === 'string') return isStorable(value) ? [] : [unstorable(pointer)];
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return [];
  if (depth >= MAX_DEPTH) return [{ pointer, code: 'too_deep', detail: 'The structure is nested too deeply.' }];
  return Object.entries(value).flatMap(([key, child]) =>
    // Such a name has no place in a pointer either, so what stands below it is not looked at.
    isStorable(key) ? unstorableText(child, pointerTo(pointer, key), depth + 1) : [unstorableName(pointer)],
  );
}

export const unstorable = (pointer: string): FieldError => ({
  pointer,
  code: 'invalid_text',
  detail: 'The text contains a character that can’t be stored.',
});

export const unstorableName = (pointer: string): FieldError => ({
  pointer,
  code: 'invalid_text',
  detail: 'A field name contains a character that can’t be stored.',
});
