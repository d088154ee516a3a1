export type { Envelope, MailAttachment, Mailbox, MailCalendar } from './envelope.js';
export { MailDeferred, MailFailure, MailRefused } from './mail.errors.js';
export { MailModule } from './mail.module.js';
export { type Delivery, Mailer } from './mailer.js';
