/** More steps back than anybody goes to find a list as it was. */
const MOST = 30;

/** Remembers something of a list for the way back to it, by the entry of the window's history; gone with the window. */
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
