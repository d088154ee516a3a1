export { addressLines } from './address-lines.js';
export { formatDate, formatWindow, formatZone, type LocalTimes, plainSpaces } from './dates.js';
export { instantsOf, LAST_DAY, localDate, skippedTo } from './local-times.js';
export { timeZoneNamed } from './time-zones.js';
