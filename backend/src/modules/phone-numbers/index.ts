export { extensionOf, phoneKey, readPhoneNumber, searchedText, shownPhone } from './phone-number.js';
export { withoutUri } from './tel-uri.js';
