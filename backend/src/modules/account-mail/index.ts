export { AccountMail, type NewAccountMail } from './account-mail.js';
export { AccountMailDelivery } from './account-mail-delivery.js';
export { AccountMailModule } from './account-mail.module.js';
export { MailedDto } from './mailed.dto.js';
