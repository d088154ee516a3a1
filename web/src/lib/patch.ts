/** The changed values of a form, as the body of a merge patch. Lists are compared and sent as a whole. */
export function changesOf<T extends object>(before: T, after: T): Partial<T> {
  const changed = Object.entries(after).filter(([key, value]) => !same(Reflect.get(before, key), value));
  return Object.fromEntries(changed) as Partial<T>;
}

/** An empty field means that nothing is known: null in the API. */
export const orNull = (value: string): string | null => (value.trim() === '' ? null : value.trim());

/** The text of a field whose value may be null. */
export const orEmpty = (value: string | null | undefined): string => value ?? '';

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
