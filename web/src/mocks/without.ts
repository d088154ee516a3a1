/** A record with some of its fields left out. */
export const without = <R extends object, K extends keyof R>(row: R, ...names: readonly K[]): Omit<R, K> =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name as K))) as Omit<R, K>;
