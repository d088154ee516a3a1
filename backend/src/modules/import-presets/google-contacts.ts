import { furtherAddresses } from './common-columns.js';
import { hasAll, hasAny, type Preset } from './preset.js';

/** Both generations: `Given Name … E-mail 1 - Value` (until 2023) and `First Name … Phone 1 - Label` (since). */
export const googleContacts: Preset = {
  id: 'google_contacts',
  name: 'Google Contacts',
  howTo: 'In Google Contacts, choose Export, then Google CSV.',
  kind: 'csv',
  recognises: (keys) =>
    (hasAny(keys, 'email1value', 'phone1value', 'address1street') && hasAny(keys, 'givenname', 'firstname', 'name')) ||
    hasAll(keys, 'givenname', 'familyname', 'groupmembership') ||
    hasAll(keys, 'firstname', 'phoneticfirstname', 'labels'),
  columns: [
    ['name', 'display_name'],
    ['givenname', 'first_name'],
    ['firstname', 'first_name'],
    ['additionalname', 'middle_name'],
    ['middlename', 'middle_name'],
    ['familyname', 'last_name'],
    ['lastname', 'last_name'],
    ['namesuffix', 'last_name_end'],
    [/^organization(1)?name$/, 'company_name'],
    [/^email\d+value$/, 'email'],
    [/^phone\d+value$/, 'phone'],
    ['address1street', 'billing_line1'],
    ['address1extendedaddress', 'billing_line2'],
    ['address1city', 'billing_city'],
    ['address1region', 'billing_region'],
    ['address1postalcode', 'billing_postal_code'],
    ['address1country', 'billing_country'],
    ['address1formatted', 'billing_address'],
    ...furtherAddresses('address(?:[2-9]|1\\d)'),
    ['notes', 'notes'],
    ['groupmembership', 'tags'],
    ['labels', 'tags'],
  ],
  // Google's own groups begin with an asterisk; "* Mowing" is how older exports marked people's own groups.
  refine: (draft) => {
    const tags = draft.tags.map((tag) => tag.replace(/^\*\s*/, ''));
    draft.tags = tags.filter((tag) => !/^(mycontacts|my contacts|starred|friends|family|coworkers)$/i.test(tag));
  },
};
