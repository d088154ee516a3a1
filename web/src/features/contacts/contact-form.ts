import type { ContactDto } from '../../api/generated/requests/types.gen';
import { formOf, type FormValues, kinds, ownKind } from '../../form/field-kinds';

type Phone = Pick<ContactDto['phones'][number], 'raw' | 'label'>;

/** Named as in the request, so that the pointer of a refusal finds its field. */
export const contactForm = formOf({
  firstName: kinds.text,
  lastName: kinds.text,
  role: kinds.choice<ContactDto['role']>('owner'),
  emails: kinds.lines,
  phones: ownKind<Phone[], Phone[]>({
    shown: (phones = []) =>
      phones.length > 0 ? phones.map(({ raw, label }) => ({ raw, label })) : [{ raw: '', label: 'mobile' }],
    sent: (phones) => phones.filter(({ raw }) => raw.trim() !== ''),
  }),
  notify: ownKind<ContactDto['notify'], ContactDto['notify']>({
    shown: (notify = { quotes: true, invoices: true, visits: true, marketing: false }) => notify,
    sent: (notify) => notify,
  }),
  isPrimary: kinds.flag,
  isBilling: kinds.flag,
});

export type ContactValues = FormValues<typeof contactForm>;
