export { ACCESS_TOKEN_SECONDS, SigningKeys } from './signing-keys.js';
export { SigningKeysModule } from './signing-keys.module.js';
