export { extensionOf, phoneKey, readPhoneNumber, searchedDigits } from './phone-number.js';
export { withoutUri } from './tel-uri.js';
