import { CREATED } from './common-columns.js';
import { hasAll, hasAny, type Preset } from './preset.js';

/** The customer list, the Customer Contact List report, and the columns of QuickBooks' own import template. */
export const quickbooksOnline: Preset = {
  id: 'quickbooks_online',
  name: 'QuickBooks Online customers',
  howTo:
    'Go to Sales › Customers › Export to Excel and save as CSV. Or go to Reports › Customer Contact List › Export to ' +
    'CSV.',
  kind: 'csv',
  recognises: (keys) =>
    keys.has('customerfullname') ||
    hasAll(keys, 'displaynameas', 'companyname') ||
    hasAll(keys, 'customer', 'company') ||
    (hasAny(keys, 'customer', 'customername', 'customerdisplayname') &&
      hasAny(keys, 'openbalance', 'billaddress', 'phonenumbers', 'billto1', 'billingstreet', 'shippingaddress')) ||
    (hasAny(keys, 'name', 'fullname') && hasAny(keys, 'openbalance', 'openingbalance', 'resaleno', 'resalenumber')) ||
    hasAll(keys, 'billaddress', 'shipaddress') ||
    hasAll(keys, 'billto1', 'billto2'),
  columns: [
    [/^(customerfullname|customerdisplayname|customername|customer|displaynameas)$/, 'display_name'],
    ['name', 'display_name'],
    ['fullname', 'full_name'],
    ['contactname', 'full_name'],
    ['firstname', 'first_name'],
    [/^(middlename|mi)$/, 'middle_name'],
    ['lastname', 'last_name'],
    ['suffix', 'last_name_end'],
    [/^company(name)?$/, 'company_name'],
    [/^(main)?emails?(address)?$/, 'email'],
    [/^(phonenumbers?|phone|mainphone|mobile(phone|number)?|otherphone|altphone|homephone|workphone)$/, 'phone'],
    [/^billto[1-5]$/, 'billing_lines'],
    [/^shipto[1-5]$/, 'property_lines'],
    [/^bill(ing|to)?(address)?(street1?|line1|address1|addressline1|streetaddress|streetline1)$/, 'billing_line1'],
    [/^bill(ing|to)?(address)?(street|line|address|addressline|streetline)[2-5]$/, 'billing_line2'],
    [/^bill(ing|to)?(address)?city(town)?$/, 'billing_city'],
    [/^bill(ing|to)?(address)?(state|province|region)(province|region)*$/, 'billing_region'],
    [/^bill(ing|to)?(address)?(zip(code)?|postalcode|zippostalcode|postcode)$/, 'billing_postal_code'],
    [/^bill(ing|to)?(address)?country$/, 'billing_country'],
    [/^bill(ing|to)?address$/, 'billing_address'],
    [/^ship(ping|to)?(address)?(street1?|line1|address1|addressline1|streetaddress|streetline1)$/, 'property_line1'],
    [/^ship(ping|to)?(address)?(street|line|address|addressline|streetline)[2-5]$/, 'property_line2'],
    [/^ship(ping|to)?(address)?city(town)?$/, 'property_city'],
    [/^ship(ping|to)?(address)?(state|province|region)(province|region)*$/, 'property_region'],
    [/^ship(ping|to)?(address)?(zip(code)?|postalcode|zippostalcode|postcode)$/, 'property_postal_code'],
    [/^ship(ping|to)?(address)?country$/, 'property_country'],
    [/^ship(ping|to)?address$/, 'property_address'],
    [/^(street(address)?1?|addressline1|address1|line1)$/, 'billing_line1'],
    [/^(street(address)?2|addressline2|address2|line2)$/, 'billing_line2'],
    [/^city(town)?$/, 'billing_city'],
    [/^(state|province|region)(province|region)*$/, 'billing_region'],
    [/^(zip(code)?|postalcode|zippostalcode|postcode)$/, 'billing_postal_code'],
    ['country', 'billing_country'],
    ['address', 'billing_address'],
    [/^(notes?|memo)$/, 'notes'],
    [CREATED, 'created_on'],
    ['customertype', 'tags'],
    [/^(customerid|accountno|accountnumber)$/, 'external_id'],
  ],
  // Below a report are its totals and the time of the report, alone in the first cell.
  isFooter: (cells) => isEndOfReport(cells.map((cell) => cell.trim())),
};

function isEndOfReport([first = '', ...rest]: string[]): boolean {
  if (/^(?:grand )?total$/i.test(first)) return rest.every((cell) => !/\p{L}/u.test(cell));
  const isTime = /\bGMT[+-]\d|\d{1,2}:\d{2}\s*[AP]M\b/i.test(first);
  return rest.every((cell) => cell === '') && (isTime || /^total(?: for\b.*)?$/i.test(first));
}
