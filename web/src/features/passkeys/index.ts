export { AddPasskey } from './add-passkey';
export { PasskeysSection } from './passkeys-section';
export { knowsPasskeys, signInWithPasskey } from './passkey-sign-in';
export { usePasskeyAutofill } from './use-passkey-autofill';
