export type { Envelope, MailAttachment } from './envelope.js';
export { html, Html } from './html.js';
export { MailFailure } from './mail.errors.js';
export { MailModule } from './mail.module.js';
export { type Delivery, Mailer } from './mailer.js';
