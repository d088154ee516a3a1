import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { Clock } from '../../kernel/clock/index.js';
import { db, insertRow, newId } from '../../kernel/database/index.js';
import { Secrets } from '../../kernel/secrets/index.js';
import { WebhookSecret } from './secret.entity.js';
import { newSecret } from './signature.js';

export type SigningSecret = Pick<WebhookSecret, 'id' | 'hint' | 'createdAt' | 'expiresAt'>;

/** A secret that was just generated. */
interface NewSecret {
  /** Unencrypted, only this once. */
  secret: string;
  /** The active secrets, the new one first. */
  signing: SigningSecret[];
}

const HINT = 4;

/** The secrets of endpoints: at most two are active, the current one and the previous one. */
@Injectable()
export class SigningSecrets {
  constructor(
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** Generates a secret; those in `before` stay active beside it. */
  async make(endpointId: string, before: SigningSecret[] = []): Promise<NewSecret> {
    const [id, secret] = [newId(), newSecret()];
    const sealed = await this.secrets.seal(secret, placeOf(id));
    const createdAt = this.clock.now();
    const made = await insertRow(WebhookSecret, { id, endpointId, sealed, createdAt, hint: secret.slice(-HINT) });
    return { secret, signing: [made, ...before] };
  }

  /** The same, keeping the current one active for a while; an older one ends now. */
  async rotate(endpointId: string, overlapSeconds: number): Promise<NewSecret> {
    const expiresAt = new Date(this.clock.now().getTime() + overlapSeconds * 1_000);
    const [current] = await this.signing([endpointId]);
    if (!current || overlapSeconds === 0) {
      await db().delete(WebhookSecret, { endpointId });
      return this.make(endpointId);
    }
    await db().delete(WebhookSecret, { endpointId, id: Not(current.id) });
    await db().update(WebhookSecret, { id: current.id }, { expiresAt });
    return this.make(endpointId, [{ ...current, expiresAt }]);
  }

  /** The active secrets of several endpoints, the current one of each first. */
  async signing(endpointIds: string[]): Promise<WebhookSecret[]> {
    const rows = await db().find(WebhookSecret, {
      where: { endpointId: In(endpointIds) },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
    const now = this.clock.now();
    return rows.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
  }

  /** The active secrets of one endpoint, unencrypted, for signing. */
  async open(endpointId: string): Promise<string[]> {
    const opened: string[] = [];
    for (const { id, sealed } of await this.signing([endpointId])) {
      opened.push(await this.secrets.open(sealed, placeOf(id)));
    }
    return opened;
  }
}

const placeOf = (id: string) => `webhook_secrets/${id}/sealed`;
