import type { ContactDto, CreateContactDto } from '../../api/generated/requests/types.gen';
import { orEmpty, orNull } from '../../lib/patch';

type Role = ContactDto['role'];
type PhoneLabel = ContactDto['phones'][number]['label'];

export interface ContactValues extends Record<string, unknown> {
  firstName: string;
  lastName: string;
  role: Role;
  emails: string[];
  phones: { raw: string; label: PhoneLabel }[];
  notify: { quotes: boolean; invoices: boolean; visits: boolean; marketing: boolean };
  isPrimary: boolean;
  isBilling: boolean;
}

export const newContactValues = (isFirst: boolean): ContactValues => ({
  firstName: '',
  lastName: '',
  role: 'owner',
  emails: [''],
  phones: [{ raw: '', label: 'mobile' }],
  notify: { quotes: true, invoices: true, visits: true, marketing: false },
  isPrimary: isFirst,
  isBilling: false,
});

export const contactValues = (contact: ContactDto): ContactValues => ({
  firstName: orEmpty(contact.firstName),
  lastName: orEmpty(contact.lastName),
  role: contact.role,
  emails: contact.emails.length > 0 ? contact.emails : [''],
  phones:
    contact.phones.length > 0
      ? contact.phones.map(({ raw, label }) => ({ raw, label }))
      : [{ raw: '', label: 'mobile' }],
  notify: contact.notify,
  isPrimary: contact.isPrimary,
  isBilling: contact.isBilling,
});

/** Empty lines of the lists are places to type in, not addresses. */
export function toContactBody(values: ContactValues): CreateContactDto {
  const { firstName, lastName, role, emails, phones, notify, isPrimary, isBilling } = values;
  return {
    firstName: orNull(firstName),
    lastName: orNull(lastName),
    role,
    emails: emails.map((email) => email.trim()).filter(Boolean),
    phones: phones.filter(({ raw }) => raw.trim() !== ''),
    notify,
    isPrimary,
    isBilling,
  };
}
