import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Permission } from '../access/index.js';
import { Batch, currentScope, currentTenantId } from '../context/index.js';

/** PostgreSQL refuses notifications of 8000 bytes; the rest is ours. */
const MAX_BYTES = 7_000;

export const LIVE_CHANNEL = 'hedgerow_live';

/** Who in the company gets a message; by default those with `events.read`. */
export interface LiveAudience {
  permission?: Permission;
  /** This person as well, whatever their role. */
  userId?: string | null;
}

/** What travels between processes. */
export interface LiveMessage {
  tenantId: string;
  topic: string;
  payload: unknown;
  audience: LiveAudience;
}

/** Messages to open screens that are worthless later: not stored, lost when nobody listens. */
@Injectable()
export class Live {
  private readonly logger = new Logger(Live.name);
  private readonly messages = new Batch<string>(async (texts) => {
    const tell = 'select pg_notify($1, text) from unnest($2::text[]) text';
    currentScope().statements.prepend(tell, [LIVE_CHANNEL, texts]);
  });

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Tells the open screens of the company, in every API process. Inside a transaction it is sent at COMMIT and dropped
   * on rollback; outside it is sent at once. Never fails the caller's work; at most 7 kB of JSON.
   */
  publish(topic: string, payload: unknown, audience: LiveAudience = {}): void {
    const text = JSON.stringify({ tenantId: currentTenantId(), topic, payload, audience } satisfies LiveMessage);
    if (Buffer.byteLength(text) > MAX_BYTES) throw new Error(`A live message of ${topic} is larger than 7 kB.`);
    if (currentScope().inTransaction) return this.messages.add([text]);
    void this.dataSource
      .query('select pg_notify($1, $2)', [LIVE_CHANNEL, text])
      .catch((error: unknown) => this.logger.warn(`A live message of ${topic} was lost: ${String(error)}`));
  }
}
