export { Password } from './password-field.js';
export { DEMO_PASSWORD, hashPassword, passwordMatches } from './passwords.js';
export { requireStrongPassword } from './rate-password.js';
