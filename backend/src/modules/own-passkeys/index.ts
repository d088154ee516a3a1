export { OwnPasskeysModule } from './own-passkeys.module.js';
