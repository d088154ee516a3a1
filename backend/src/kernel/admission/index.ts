export { answerBelowHttp, targetIn } from './client-error.js';
export { boundConnections } from './connections.js';
export { refuseEarly } from './early-refusal.js';
export { boundTurns } from './full-turns.js';
export { hangUpOnInsistentSenders } from './insistent-senders.js';
export { InFlight, ownerOf, shedLoad } from './load-shedding.js';
export { limitRequests } from './rate-limit.js';
export { hangUpOnSlowSenders, SENDER_TIMEOUTS } from './slow-senders.js';
export { boundUnreadAnswers } from './unread-answers.js';
