export { addressLines } from './address-lines.js';
export { formatDate, formatWindow, formatZone, type LocalTimes, plainSpaces } from './dates.js';
export { instantsOf, localDate } from './local-times.js';
