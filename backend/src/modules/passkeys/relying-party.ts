import ipaddr from 'ipaddr.js';
import type { Config } from '../../kernel/config/index.js';
import { PasskeysUnavailable } from './passkeys.errors.js';

/** Whom passkeys are for. */
export interface RelyingParty {
  /** The domain that browsers bind each passkey to. */
  id: string;
  /** Pages and apps that may ask for one. */
  origins: string[];
}

/** By the address that people use. Throws `PasskeysUnavailable` where that has no domain. */
export function relyingPartyOf(config: Config): RelyingParty {
  const { hostname, origin } = new URL(config.publicUrl);
  if (ipaddr.isValid(hostname.replace(/^\[|\]$/g, ''))) throw new PasskeysUnavailable();
  return { id: hostname, origins: [origin, ...config.get('PASSKEY_ORIGINS')] };
}
