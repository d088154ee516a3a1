export { extensionOf, phoneKey, readPhoneNumber, searchedText, shownPhone } from './phone-number.js';
