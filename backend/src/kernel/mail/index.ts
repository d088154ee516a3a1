export type { Envelope, MailAttachment } from './envelope.js';
export { MailFailure } from './mail.errors.js';
export { MailModule } from './mail.module.js';
export { type Delivery, Mailer } from './mailer.js';
