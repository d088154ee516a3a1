export { AccountEmailModule } from './account-email.module.js';
