import { defineEvent, defineRecord } from '../../kernel/events/index.js';

const MESSAGE_RECORD = defineRecord({ kind: 'message', read: 'messages.read' });

/** A mail was taken over by the mail server, or captured where none is set. */
export const MessageSent = defineEvent('message.sent', MESSAGE_RECORD);

/** A mail could not be delivered and will not be tried again. */
export const MessageFailed = defineEvent('message.failed', MESSAGE_RECORD);
