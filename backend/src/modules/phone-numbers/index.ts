export { extensionOf, phoneKey, readPhoneNumber, searchedText } from './phone-number.js';
export { withoutUri } from './tel-uri.js';
