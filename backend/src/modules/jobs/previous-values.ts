// They change with every change, so they tell nothing.
const SILENT = new Set(['version', 'revision', 'updatedAt']);

/** What the changed fields held before, for an event; both sides as the API shows them. */
export function previousValues(before: object, after: object): Record<string, unknown> {
  const now = new Map(Object.entries<unknown>({ ...after }));
  const changed = Object.entries<unknown>({ ...before }).filter(
    ([field, value]) => !SILENT.has(field) && JSON.stringify(value) !== JSON.stringify(now.get(field)),
  );
  return Object.fromEntries(changed);
}
