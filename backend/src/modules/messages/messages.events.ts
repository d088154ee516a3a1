import { defineEvent, defineRecord } from '../../kernel/events/index.js';
import type { RecordKind } from '../../kernel/records/index.js';
import { MessageSummaryDto } from './message.dto.js';
import { Message } from './message.entity.js';

const MESSAGE_RECORD = defineRecord({ kind: 'message', read: 'messages.read' });

/** The mail server accepted a mail, or it was captured where none is set. */
export const MessageSent = defineEvent('message.sent', MESSAGE_RECORD);

/** A mail could not be delivered and will not be tried again. */
export const MessageFailed = defineEvent('message.failed', MESSAGE_RECORD);

/** A mail without its text, which has to be read separately. */
export const MessageRecord: RecordKind<Message> = {
  entity: Message,
  describe: (message) => MessageSummaryDto.from(message),
};
