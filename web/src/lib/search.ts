/**
 * Addresses hold text: the router's own JSON would turn the searched phone number `9085550142` into a number.
 * A list is written with commas; an empty value is left out.
 */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

export function stringifySearch(values: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    const text = Array.isArray(value) ? value.join(',') : value;
    if (typeof text === 'string' && text !== '') query.set(name, text);
    if (text === true) query.set(name, 'true');
  }
  const written = query.toString().replaceAll('%2C', ',');
  return written === '' ? '' : `?${written}`;
}

/** Readers for `validateSearch`: invalid values are dropped, so that a mangled link still opens the page. */
export const read = {
  text: (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined),

  oneOf: <T extends string>(value: unknown, allowed: readonly T[]): T | undefined =>
    allowed.find((option) => option === value),

  listOf: <T extends string>(value: unknown, allowed: readonly T[]): T[] | undefined => {
    const items = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
    const known = allowed.filter((option) => items.includes(option));
    return known.length > 0 ? known : undefined;
  },

  flag: (value: unknown): true | undefined => (value === 'true' || value === true ? true : undefined),
};

/** Whether anything narrows the list; the order doesn’t. */
export const isFiltered = (search: object): boolean => Object.keys(search).some((name) => name !== 'sort');

/** `picked` in the address of a change of those that were ticked, whose ids are in the history's entry alone. */
export const OF_TICKS = '1';
