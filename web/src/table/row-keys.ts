/** The row that a key moves to, or null if it isn’t a navigation key. */
export function rowAfterKey(key: string, from: number, count: number, perPage: number): number | null {
  const last = count - 1;
  if (last < 0) return null;
  const steps: Record<string, number> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    j: from + 1,
    k: from - 1,
    PageDown: from + perPage,
    PageUp: from - perPage,
    Home: 0,
    End: last,
  };
  const target = steps[key];
  return target === undefined ? null : Math.min(Math.max(target, 0), last);
}
