import type { ClientBase } from 'pg';

/**
 * For every pool. While a connection is lent and idle, nobody listens to it, and an unhandled error would end the
 * process. Its next use finds out that it is broken.
 */
export const OUTLIVES_CONNECTIONS = { onConnect: (client: ClientBase) => void client.on('error', () => undefined) };
