import type { FieldError } from '../problem/index.js';
import { pointerTo } from './found-errors.js';

const MAX_DEPTH = 32;

/** Whether PostgreSQL can store a text: no NUL, no lone surrogates. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');

/**
 * Text that PostgreSQL cannot store, in a value that no DTO describes. Refused by name here instead of failing in the
 * database as a 500.
 */
export function unstorableText(value: unknown, pointer = '', depth = 0): FieldError[] {
  if (typeof value === 'string') return isStorable(value) ? [] : [unstorable(pointer)];
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return [];
  if (depth >= MAX_DEPTH) return [{ pointer, code: 'too_deep', detail: 'The structure is nested too deeply.' }];
  return Object.entries(value).flatMap(([key, child]) =>
    // Such a name cannot appear in a pointer either, so nothing below it is checked.
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
