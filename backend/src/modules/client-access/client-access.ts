import { can } from '../../kernel/access/index.js';
import { db } from '../../kernel/database/index.js';
import { clientWork } from '../client-work/index.js';
import { ClientNotFound } from './client-access.errors.js';

/** How a client is looked for. */
interface Search {
  /** SQL of the client's id, from `$1`. */
  idFrom?: string;
  /** Locks the client and what belongs to it until the transaction ends. */
  lock?: boolean;
}

/** SQL condition on a client's id: every client of the company, or only those that the caller's crews visit. */
export const visibleClients = (id: string): string => (can('clients.read.all') ? 'true' : clientWork().isAssigned(id));

/** Answers the client's id. Throws `ClientNotFound` for one that the caller may not see, as if it did not exist. */
export async function requireClient(id: string, { idFrom = '$1', lock = false }: Search = {}): Promise<string> {
  const [found]: { id: string }[] = await db().query(
    `select c.id from clients c where c.id = ${idFrom} and ${visibleClients('c.id')} ${lock ? 'for no key update' : ''}`,
    [id],
  );
  if (!found) throw new ClientNotFound();
  return found.id;
}

/**
 * Counts a change of a contact or a property as a change of its client, which includes them: its ETag, `updatedAt` and
 * place in the list of changes must move. Locks the client until the transaction ends. Throws `ClientNotFound`, also
 * for one that the caller may not see.
 */
export async function touchClient(id: string): Promise<void> {
  const touched = await touch([id], visibleClients('id'));
  if (touched === 0) throw new ClientNotFound();
}

/** The same for many clients, visible to the caller or not, whose properties were written in sets. */
export async function touchClients(ids: string[]): Promise<void> {
  await touch([...new Set(ids)], 'true');
}

async function touch(ids: string[], condition: string): Promise<number> {
  const [, touched]: [unknown[], number] = await db().query(
    `update clients set updated_by = app_user_id() where id = any ($1) and ${condition}`,
    [ids],
  );
  return touched;
}
