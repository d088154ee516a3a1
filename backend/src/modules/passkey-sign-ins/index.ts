export { PasskeySignInsModule } from './passkey-sign-ins.module.js';
