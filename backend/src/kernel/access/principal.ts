import type { Actor, Credential } from '../context/index.js';

/**
 * Who a credential stands for: put on the request by the strategy of that kind of credential (`jwt` of modules/auth,
 * `api-key` of modules/api-keys).
 */
export interface Principal {
  actor: Actor;
  /** The company that the credential was issued for. */
  tenantId: string;
  /** The sign-in or the API key behind it. */
  credentialId: string;
  /** A limit of its own, beside that of the deployment. */
  requestsPerMinute: number | null;
  /** When it expires (ms since 1970); Infinity for never. */
  expiresAt: number;
  /** Confirmed by each transaction that begins for it. */
  credential: Credential;
  /**
   * The caller as far as known, at once unless nothing is. Null once the session has ended or the key is no longer
   * valid.
   */
  known: () => Principal | null | Promise<Principal | null>;
  /** The same, at most a few seconds old. */
  standing: () => Promise<Principal | null>;
  /** The same, fresh from the database. */
  renew: () => Promise<Principal | null>;
}
