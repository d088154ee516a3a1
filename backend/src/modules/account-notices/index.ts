export { AccountNotices } from './account-notices.js';
export { AccountNoticesModule } from './account-notices.module.js';
export { readSecureLink } from './secure-link.js';
