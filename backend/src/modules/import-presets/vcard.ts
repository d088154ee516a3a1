import { furtherAddresses } from './common-columns.js';
import { hasAll, type Preset } from './preset.js';

/** Cards of phones, iCloud, Outlook and Google; the reader turns each into a row of these columns. */
export const vcard: Preset = {
  id: 'vcard',
  name: 'vCard (.vcf)',
  howTo: 'Most address books can export a vCard. On iCloud.com, select all contacts, then choose Export vCard.',
  kind: 'vcard',
  manyPrograms: true,
  recognises: (keys) => hasAll(keys, 'fullname', 'emails', 'phones', 'uid'),
  columns: [
    ['fullname', 'display_name'],
    ['firstname', 'first_name'],
    ['middlename', 'middle_name'],
    ['lastname', 'last_name'],
    ['company', 'company_name'],
    ['kind', 'kind'],
    ['emails', 'email'],
    ['phones', 'phone'],
    ['homestreet', 'property_line1'],
    ['homestreet2', 'property_line2'],
    ['homecity', 'property_city'],
    ['homestate', 'property_region'],
    ['homepostalcode', 'property_postal_code'],
    ['homecountry', 'property_country'],
    ['workstreet', 'billing_line1'],
    ['workstreet2', 'billing_line2'],
    ['workcity', 'billing_city'],
    ['workstate', 'billing_region'],
    ['workpostalcode', 'billing_postal_code'],
    ['workcountry', 'billing_country'],
    ...furtherAddresses('other'),
    ['categories', 'tags'],
    ['note', 'notes'],
    // A title, a birthday, a second company: what has no field of its own is not left behind.
    ['otherdetails', 'notes'],
    ['uid', 'external_id'],
  ],
};
