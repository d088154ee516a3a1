import { Injectable } from '@nestjs/common';
import { db } from '../../../kernel/database/index.js';
import { AppError } from '../../../kernel/problem/index.js';
import type { Client } from '../client.entity.js';
import { ClientsService } from '../clients.service.js';
import type { BulkClientResultDto } from './bulk-clients.dto.js';

/** One action for many clients: each is done or refused for itself, all in one transaction. */
@Injectable()
export class BulkClients {
  constructor(private readonly clients: ClientsService) {}

  archive(ids: string[]): Promise<BulkClientResultDto[]> {
    return this.each(ids, (id) => this.clients.toArchive(id));
  }

  restore(ids: string[]): Promise<BulkClientResultDto[]> {
    return this.each(ids, (id) => this.clients.fromArchive(id));
  }

  private async each(ids: string[], act: (id: string) => Promise<Client>): Promise<BulkClientResultDto[]> {
    const results = new Map<string, BulkClientResultDto>();
    // In one order for everybody: two bulk actions over the same clients wait for one another instead of deadlocking.
    for (const id of ids.map((id) => id.toLowerCase()).sort()) results.set(id, await attempt(id, act));
    return ids.flatMap((id) => results.get(id.toLowerCase()) ?? []);
  }
}

async function attempt(id: string, act: (id: string) => Promise<Client>): Promise<BulkClientResultDto> {
  await db().query('savepoint bulk_row');
  try {
    await act(id);
    return { id, done: true, code: null, detail: null };
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error;
    await db().query('rollback to savepoint bulk_row');
    return { id, done: false, code: error.code, detail: error.detail ?? error.title };
  } finally {
    await db()
      .query('release savepoint bulk_row')
      .catch(() => undefined);
  }
}
