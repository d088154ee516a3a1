import { ValidationFailed } from '../../kernel/problem/index.js';
import type { UpdateContactDto } from './contact.dto.js';

type Described = Pick<UpdateContactDto, 'firstName' | 'lastName' | 'emails'> & { phones?: object[] };

const DETAIL = 'Enter a name, an email address, or a phone number.';

/**
 * A contact needs a name, an e-mail address or a phone number. Throws `ValidationFailed` (422) that names the first
 * name of each empty contact: the first field of a form.
 */
export function refuseEmpty(contacts: Record<string, Described>): void {
  const empty = Object.entries(contacts).filter(([, contact]) => isEmpty(contact));
  if (empty.length === 0) return;
  throw new ValidationFailed(
    empty.map(([pointer]) => ({ pointer: `${pointer}/firstName`, code: 'required', detail: DETAIL })),
  );
}

/** Whether a contact is empty; blanks are no name. */
export function isEmpty({ firstName, lastName, emails = [], phones = [] }: Described): boolean {
  const named = [firstName, lastName].some((name) => name?.trim());
  return !named && emails.length + phones.length === 0;
}
