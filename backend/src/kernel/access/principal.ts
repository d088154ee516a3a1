import type { Actor } from '../context/index.js';

/** Who a credential stands for: put on the request by the `jwt` strategy (modules/auth). */
export interface Principal {
  actor: Actor;
  /** The company that the credential was issued for. */
  tenantId: string;
  /** The sign-in it belongs to. */
  sessionId: string;
}
