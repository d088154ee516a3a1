import { can } from '../../kernel/access/index.js';
import { db } from '../../kernel/database/index.js';
import { clientWork } from '../client-work/index.js';
import { ClientNotFound } from './client-access.errors.js';

/** SQL condition on the id of a client: every one of the company, or only those that the caller's crews have visits at. */
export const visibleClients = (id: string): string => (can('clients.read.all') ? 'true' : clientWork().isAssigned(id));

/** Throws `ClientNotFound` for a client that the caller may not see: it does not exist. */
export function requireClient(id: string): Promise<void> {
  return find(id, '');
}

/** `requireClient`, and nobody else changes the client or what belongs to it until the transaction ends. */
export function lockClient(id: string): Promise<void> {
  return find(id, 'for update');
}

/**
 * Counts a change of a contact or a property as a change of its client, which is answered with them inside: its
 * ETag, `updatedAt` and place in the list of changes must move.
 */
export async function touchClient(...ids: string[]): Promise<void> {
  await db().query('update clients set updated_by = app_user_id() where id = any ($1)', [[...new Set(ids)]]);
}

async function find(id: string, hold: '' | 'for update'): Promise<void> {
  const found: unknown[] = await db().query(
    `select 1 from clients c where c.id = $1 and ${visibleClients('c.id')} ${hold}`,
    [id],
  );
  if (found.length === 0) throw new ClientNotFound();
}
