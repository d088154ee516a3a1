import { appError } from '../../kernel/problem/index.js';

/** Browsers bind a passkey to a domain. */
export class PasskeysUnavailable extends appError(409, 'passkeys_unavailable', 'Passkeys aren’t available') {
  constructor() {
    super('They need a domain name. This installation is used by its IP address.');
  }
}
