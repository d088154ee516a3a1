export { PasskeyCeremonies } from './passkey-ceremonies.js';
export { Passkey } from './passkey.entity.js';
export { PasskeysUnavailable } from './passkeys.errors.js';
export { PasskeysModule } from './passkeys.module.js';
export { Passkeys } from './passkeys.js';
