export { extensionOf, phoneKey, readPhoneNumber, searchedTexts, shownPhone } from './phone-number.js';
