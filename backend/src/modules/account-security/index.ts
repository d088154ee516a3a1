export { AccountSecurityModule } from './account-security.module.js';
export { DemoAccount, WrongPassword } from './account-security.errors.js';
export { PasswordConfirmation } from './password-confirmation.js';
export { PasswordResets } from './password-resets.js';
