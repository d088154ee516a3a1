import type { Type } from '@nestjs/common';
import { isRecord } from './is-record.js';
import { compiledDto } from './compiled-dto.js';

/** Objects are merged member by member; lists and values are replaced as a whole. */
const isMergeable = (value: unknown): value is object => isRecord(value) && !(value instanceof Date);

/** RFC 7396: absent members stay, null removes, objects are merged. */
export function mergePatch<Value extends object>(before: Value | null | undefined, patch: object): Value {
  const merged = new Map<string, unknown>(Object.entries(before ?? {}));
  for (const [name, value] of Object.entries(patch)) {
    const old = merged.get(name);
    if (value === undefined) continue;
    if (value === null) merged.delete(name);
    else merged.set(name, isMergeable(value) ? mergePatch(isMergeable(old) ? old : null, value) : value);
  }
  return Object.fromEntries(merged) as Value;
}

/**
 * The same for an object inside a record, which as a whole must satisfy its DTO although a patch names only parts.
 * `undefined` leaves it, null removes it. Throws `ValidationFailed` (422) under `pointer`.
 */
export function mergeMember<Value extends object>(
  type: Type<Value>,
  before: Value | null,
  patch: object | null | undefined,
  pointer: string,
): Value | null {
  if (patch === undefined) return before;
  if (patch === null) return null;
  const merged = mergePatch(before, patch);
  compiledDto(type).check(merged, pointer);
  return merged;
}
