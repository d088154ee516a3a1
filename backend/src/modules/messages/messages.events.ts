import { defineEvent } from '../../kernel/events/index.js';

/** A mail was taken over by the mail server, or captured where none is set. */
export const MessageSent = defineEvent('message.sent', 'message');

/** A mail could not be delivered and will not be tried again. */
export const MessageFailed = defineEvent('message.failed', 'message');
