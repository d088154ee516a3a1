export { AccountNotices } from './account-notices.js';
export { AccountNoticesModule } from './account-notices.module.js';
export { readSecureLink, SECURE_LINK_MS } from './secure-link.js';
