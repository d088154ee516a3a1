import type { NodemailerError } from 'nodemailer';
import { MailDeferred, type MailFailure, MailRefused } from './mail.errors.js';

/** Errors that nodemailer finds in a mail without asking a server. */
const UNSENDABLE = new Set(['EENVELOPE', 'EMESSAGE']);

/** The failure as something the queue can act on. */
export function mailFailure(thrown: unknown): MailFailure {
  const error = thrown as NodemailerError;
  const reason = (error.response ?? error.message).slice(0, 500);
  return isPermanent(error) ? new MailRefused(reason, error) : new MailDeferred(reason, error);
}

function isPermanent({ code = '', permanent }: NodemailerError): boolean {
  // Wrong credentials are for the operator to fix; the mail itself is fine and goes out afterwards.
  if (code === 'EAUTH' || code === 'ENOAUTH') return false;
  return permanent ?? UNSENDABLE.has(code);
}
