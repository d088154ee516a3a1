import type { ClientBase } from 'pg';

/**
 * For every pool. While a connection is lent and nothing is asked on it, nobody listens to it, and an error that nobody
 * hears ends the process. The connection is found broken by its next use.
 */
export const OUTLIVES_CONNECTIONS = { onConnect: (client: ClientBase) => void client.on('error', () => undefined) };
