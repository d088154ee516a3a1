/** SQLSTATE classes of a server that is away, full or starting up: connection exception, resources, intervention. */
const AWAY = /^(08|53|57)/;
const SQLSTATE = /^[0-9A-Z]{5}$/;

/** Whether the server did not let itself be asked, as opposed to an answer that we do not like. */
export function isUnreachable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return !SQLSTATE.test(code) || AWAY.test(code);
}
