import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/index.js';
import { SYSTEM } from '../../kernel/context/index.js';
import { ANONYMOUS, db, Scopes, type Who } from '../../kernel/database/index.js';
import type { ClientKind } from '../../kernel/dto/index.js';
import { Secrets } from '../../kernel/secrets/index.js';
import type { OpenProvider } from '../sign-in-providers/index.js';

export const SIGN_IN_MINUTES = 10;
const MINUTE_MS = 60_000;
/** The first letter tells the page that a provider leads back to who began: an app, or the page itself. */
const STATE = /^[wm]\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[\w-]{43}$/;

/** What the answer of the provider is held against. */
export interface Checks {
  nonce: string;
  verifier: string;
}

/** A sign-in that has come back. */
export interface ReturnedSignIn {
  client: ClientKind;
  providerVersion: number;
  checks: Checks;
}

interface Row {
  client: ClientKind;
  providerVersion: number;
  checks: Buffer;
}

/** Sign-ins on their way to a provider and back: each comes back once, to who began, within ten minutes. */
@Injectable()
export class ProviderSignIns {
  constructor(
    private readonly scopes: Scopes,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  newState(tenantId: string, client: ClientKind): string {
    return `${client === 'web' ? 'w' : 'm'}.${tenantId}.${random()}`;
  }

  newChecks(): Checks {
    return { nonce: random(), verifier: random() };
  }

  /** The company that a state names; null where it is none of ours. */
  companyOf(state: string): string | null {
    return STATE.exec(state)?.[1] ?? null;
  }

  async begin(
    { tenantId, version }: OpenProvider,
    begun: { state: string; holder: string; client: ClientKind; checks: Checks },
  ): Promise<void> {
    const { state, holder, client, checks } = begun;
    const stateHash = hashOf(state);
    const sealed = this.secrets.sealGlobal(JSON.stringify(checks), placeOf(stateHash));
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + SIGN_IN_MINUTES * MINUTE_MS);
    await this.scopes.run(inCompany(tenantId), async () => {
      await db().query(SWEEP, [now]);
      await db().query(INSERT, [stateHash, hashOf(holder), version, client, sealed, expiresAt]);
    });
  }

  /** In the caller's transaction. Null unless it is there for the one who began: of two at once one gets it. */
  async take(state: string, holder: string): Promise<ReturnedSignIn | null> {
    const stateHash = hashOf(state);
    const [rows]: [Row[], number] = await db().query(TAKE, [stateHash, hashOf(holder), this.clock.now()]);
    const [row] = rows;
    if (!row) return null;
    const checks = JSON.parse(this.secrets.openGlobal(row.checks, placeOf(stateHash))) as Checks;
    return { client: row.client, providerVersion: row.providerVersion, checks };
  }
}

/** The product itself, on account of those who are not signed in. */
export const inCompany = (tenantId: string): Who => ({ tenantId, actor: SYSTEM, onAccountOf: ANONYMOUS });

const random = (): string => randomBytes(32).toString('base64url');
const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
const placeOf = (stateHash: Buffer) => `provider_sign_ins/${stateHash.toString('hex')}/checks`;

const SWEEP = 'delete from provider_sign_ins where tenant_id = (select app_tenant_id()) and expires_at <= $1';
const INSERT = `
  insert into provider_sign_ins (state_hash, holder_hash, provider_version, client, checks, expires_at)
  values ($1, $2, $3, $4, $5, $6)`;
const TAKE = `
  delete from provider_sign_ins
  where tenant_id = (select app_tenant_id()) and state_hash = $1 and holder_hash = $2 and expires_at > $3
  returning client, provider_version as "providerVersion", checks`;
