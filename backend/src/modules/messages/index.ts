export { type Message } from './message.entity.js';
export { MessageFollowers } from './message-followers.js';
export { MessageRecord } from './messages.events.js';
export { MessagesModule } from './messages.module.js';
export { OutgoingMail } from './outgoing-mail.js';
