export { bytesOfId, idOf, isGood, readLink, writeLink } from './mailed-link.js';
