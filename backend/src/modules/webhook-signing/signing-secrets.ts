import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../../kernel/clock/index.js';
import { db, newId } from '../../kernel/database/index.js';
import { Secrets } from '../../kernel/secrets/index.js';
import { WebhookSecret } from './secret.entity.js';
import { newSecret } from './signature.js';

export type SigningSecret = Pick<WebhookSecret, 'id' | 'hint' | 'createdAt' | 'expiresAt'>;

const HINT = 4;

/** The secrets of endpoints: at most two sign at a time, the current one and the one before. */
@Injectable()
export class SigningSecrets {
  constructor(
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** Makes the first or the next one. Answers it in the clear: there is no other occasion. */
  async make(endpointId: string): Promise<string> {
    const [id, secret] = [newId(), newSecret()];
    const sealed = await this.secrets.seal(secret, placeOf(id));
    const createdAt = this.clock.now();
    await db().insert(WebhookSecret, { id, endpointId, sealed, createdAt, hint: secret.slice(-HINT) });
    return secret;
  }

  /** The same, and lets the one of today sign beside it for a while; one that was running out ends now. */
  async rotate(endpointId: string, overlapSeconds: number): Promise<string> {
    const now = this.clock.now();
    const [current] = await this.signing([endpointId]);
    const ends = new Date(now.getTime() + overlapSeconds * 1_000);
    const others = db().createQueryBuilder().delete().from(WebhookSecret).where({ endpointId });
    await (current ? others.andWhere('id <> :id', { id: current.id }) : others).execute();
    if (current && overlapSeconds > 0) await db().update(WebhookSecret, { id: current.id }, { expiresAt: ends });
    else await db().delete(WebhookSecret, { endpointId });
    return this.make(endpointId);
  }

  /** Those that sign now, of several endpoints, the current one of each first. */
  async signing(endpointIds: string[]): Promise<WebhookSecret[]> {
    const rows = await db().find(WebhookSecret, {
      where: { endpointId: In(endpointIds) },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
    const now = this.clock.now();
    return rows.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
  }

  /** The same of one endpoint, in the clear: to sign with. */
  async open(endpointId: string): Promise<string[]> {
    const opened: string[] = [];
    for (const { id, sealed } of await this.signing([endpointId])) {
      opened.push(await this.secrets.open(sealed, placeOf(id)));
    }
    return opened;
  }
}

const placeOf = (id: string) => `webhook_secrets/${id}/sealed`;
