import { can } from '../../kernel/access/index.js';
import { db } from '../../kernel/database/index.js';
import { Client } from '../clients/client.entity.js';
import { ClientNotFound } from '../clients/clients.errors.js';

/** Whether the caller sees every client of the company, or only those that its crews have visits at. */
export const seesAllClients = (): boolean => can('clients.read.all');

/** SQL condition that a client's id must meet, for callers who do not see all. */
export const ASSIGNED_TO_ME = 'in (select assigned_client_ids())';

/** Reads a client that the caller may see; anything else does not exist. */
export async function visibleClient(id: string): Promise<Client> {
  const clients = db().createQueryBuilder(Client, 'client').where('client.id = :id', { id });
  if (!seesAllClients()) clients.andWhere(`client.id ${ASSIGNED_TO_ME}`);
  const client = await clients.getOne();
  if (!client) throw new ClientNotFound();
  return client;
}

/**
 * Counts a change of a contact or a property as a change of its client, which is answered with them inside: its
 * ETag, `updatedAt` and place in the list of changes must move.
 */
export async function touchClient(id: string): Promise<void> {
  await db().query('update clients set updated_by = app_user_id() where id = $1', [id]);
}
