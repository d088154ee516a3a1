/** A person or company with an e-mail address. */
export interface Mailbox {
  name?: string;
  address: string;
}

/** Bytes at hand, or a file of the company. */
export type MailAttachment = { name: string; mime: string; content: Buffer } | { fileId: string };

/** A calendar object that goes with a mail, so that mail programs offer to add it. */
export interface MailCalendar {
  method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  /** iCalendar text. */
  content: string;
  /** Name of the attached file, for example `visit.ics`. */
  name: string;
}

/** One mail to one recipient, complete. */
export interface Envelope {
  /** UUID of the message; a repeated delivery has the same Message-ID, which lets receivers drop the second copy. */
  id: string;
  /** Shown as the sender; the address is the deployment's MAIL_FROM. */
  fromName?: string;
  to: Mailbox;
  /** Where answers go: the company's own address. */
  replyTo?: Mailbox;
  subject: string;
  text: string;
  html?: string;
  attachments?: MailAttachment[];
  calendar?: MailCalendar;
}
