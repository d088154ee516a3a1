export { canonicalDomain, canonicalEmail, EMAIL_MAX, isEmailAddress } from './email-address.js';
