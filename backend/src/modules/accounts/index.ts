export { EmailTaken } from './accounts.errors.js';
export { AccountsModule } from './accounts.module.js';
export { Accounts } from './accounts.js';
export { settleEmailKeys } from './email-keys.js';
export { User } from './user.entity.js';
