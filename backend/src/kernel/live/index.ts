export { Announcements } from './announcements.js';
export { Live, LIVE_CHANNEL, type LiveAudience, type LiveMessage } from './live.js';
export { LiveModule } from './live.module.js';
