export { signedHeaders } from './signature.js';
export { type SigningSecret, SigningSecrets } from './signing-secrets.js';
export { WebhookSigningModule } from './webhook-signing.module.js';
