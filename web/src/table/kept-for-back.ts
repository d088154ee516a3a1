/** More steps than anyone goes back. */
const MOST = 30;

/** Remembers the state of a list for Back, by history entry; lost when the window closes. */
export function keptForBack<Value>() {
  const values = new Map<string, Value>();
  const keyOf = (list: string) => `${entryOf(window.history.state)} ${list}`;
  return {
    read: (list: string): Value | undefined => values.get(keyOf(list)),
    keep: (list: string, value: Value): void => {
      const key = keyOf(list);
      values.delete(key);
      values.set(key, value);
      const [oldest] = values.keys();
      if (values.size > MOST && oldest !== undefined) values.delete(oldest);
    },
  };
}

/** As the router names it. */
function entryOf(state: unknown): string {
  const key = typeof state === 'object' && state !== null && '__TSR_key' in state ? state.__TSR_key : undefined;
  return typeof key === 'string' ? key : '';
}
