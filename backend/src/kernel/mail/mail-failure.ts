import type { NodemailerError } from 'nodemailer';
import { MailDeferred, type MailFailure, MailRefused } from './mail.errors.js';

/** Mistakes that nodemailer itself finds in a mail, without asking a server. */
const UNSENDABLE = new Set(['EENVELOPE', 'EMESSAGE']);

/** What went wrong, as something the queue can act on. */
export function mailFailure(thrown: unknown): MailFailure {
  const error = thrown as NodemailerError;
  const reason = (error.response ?? error.message).slice(0, 500);
  return isPermanent(error) ? new MailRefused(reason, error) : new MailDeferred(reason, error);
}

function isPermanent({ code = '', permanent }: NodemailerError): boolean {
  // Wrong credentials are the operator's to mend; the mail itself is fine and goes out afterwards.
  if (code === 'EAUTH' || code === 'ENOAUTH') return false;
  return permanent ?? UNSENDABLE.has(code);
}
