import { furtherAddresses } from './common-columns.js';
import { hasAny, type Preset } from './preset.js';

/** Outlook for Windows, for the web and the new Outlook; a home address is where the work is. */
export const outlook: Preset = {
  id: 'outlook',
  name: 'Outlook contacts',
  howTo:
    'Go to People › Manage contacts › Export contacts. In classic Outlook, go to File › Open & Export › ' +
    'Import/Export › CSV.',
  kind: 'csv',
  recognises: (keys) =>
    hasAny(keys, 'emailaddress', 'email2address', 'emaildisplayname') &&
    hasAny(keys, 'businessstreet', 'homestreet', 'businessphone', 'homephone', 'businessaddressstreet'),
  columns: [
    ['firstname', 'first_name'],
    ['middlename', 'middle_name'],
    ['lastname', 'last_name'],
    ['company', 'company_name'],
    [/^email\d?address$/, 'email'],
    [/^(mobile|home|business|primary|other|companymain)phone\d?$/, 'phone'],
    ['businessstreet', 'billing_line1'],
    ['businessstreet2', 'billing_line2'],
    ['businesscity', 'billing_city'],
    ['businessstate', 'billing_region'],
    ['businesspostalcode', 'billing_postal_code'],
    [/^businesscountry(region)?$/, 'billing_country'],
    ['homestreet', 'property_line1'],
    ['homestreet2', 'property_line2'],
    ['homecity', 'property_city'],
    ['homestate', 'property_region'],
    ['homepostalcode', 'property_postal_code'],
    [/^homecountry(region)?$/, 'property_country'],
    ...furtherAddresses('other'),
    ['categories', 'tags'],
    ['notes', 'notes'],
    ['account', 'external_id'],
  ],
};
