import { getMetadataStorage, ValidationTypes } from 'class-validator';
import type { FieldError } from '../problem/index.js';

/**
 * Lists where one object belongs. class-validator checks the entries of a list and takes the list itself for granted,
 * so `{"geo": []}` and `{"phones": [[]]}` would pass every rule of the object that should stand there.
 */
export function misplacedLists(dto: unknown, pointer = ''): FieldError[] {
  if (dto === null || typeof dto !== 'object') return [];
  return nestedOf(dto).flatMap(({ name, each }) => {
    const value: unknown = Reflect.get(dto, name);
    const at = `${pointer}/${name}`;
    if (!each || !Array.isArray(value)) return checked(value, at);
    return value.flatMap((entry: unknown, index) => checked(entry, `${at}/${index}`));
  });
}

const checked = (value: unknown, pointer: string): FieldError[] =>
  Array.isArray(value)
    ? [{ pointer, code: 'is_object', detail: 'Send an object here, not a list.' }]
    : misplacedLists(value, pointer);

/** Fields of a DTO that hold another DTO, or a list of them. */
function nestedOf(dto: object): Array<{ name: string; each: boolean }> {
  const rules = getMetadataStorage().getTargetValidationMetadatas(dto.constructor, '', false, false);
  const nested = new Map<string, boolean>();
  for (const { type, propertyName, each } of rules)
    if (type === ValidationTypes.NESTED_VALIDATION)
      nested.set(propertyName, each || (nested.get(propertyName) ?? false));
  return [...nested].map(([name, each]) => ({ name, each }));
}
