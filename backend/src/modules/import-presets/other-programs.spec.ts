import { recognisePreset, suggestMapping } from './suggest.js';

function targetsOf(columns: string[]): Record<string, string> {
  const mapping = suggestMapping(columns, recognisePreset(columns));
  return Object.fromEntries(
    mapping.flatMap((target, index) => (target ? [[columns[index] ?? '', target] as const] : [])),
  );
}

describe('columns of programs without a preset of their own', () => {
  it.each([
    ['Housecall Pro', 'Street Line 1', 'billing_line1'],
    ['Housecall Pro', 'Home Number', 'phone'],
    ['Housecall Pro', 'Additional Emails', 'email'],
    ['Housecall Pro', 'Customer Tags', 'tags'],
    ['Housecall Pro', 'Customer Notes', 'notes'],
    ['ServiceTitan', 'Location ID', 'property_external_id'],
    ['ServiceTitan', 'Location Address', 'property_address'],
    ['ServiceTitan', 'Location Phone', 'phone'],
    ['ServiceTitan', 'Bill To Address', 'billing_address'],
    ['Aspire', 'Contact ID', 'external_id'],
    ['Aspire', 'Primary Contact', 'full_name'],
    ['Aspire', 'Office Address Line 1', 'billing_line1'],
    ['SingleOps', 'Client Email', 'email'],
    ['SingleOps', 'Client Phone', 'phone'],
    ['WorkWave', 'Account #', 'external_id'],
    ['WorkWave', 'Bill To Name', 'display_name'],
    ['Copilot', 'Customer #', 'external_id'],
    ['Xero', 'POAddressLine1', 'billing_line1'],
    ['Xero', 'SAPostalCode', 'property_postal_code'],
    ['HubSpot', 'Mobile Phone Number', 'phone'],
    ['HubSpot', 'Country/Region', 'billing_country'],
    ['FreshBooks', 'Province/State', 'billing_region'],
    ['Thunderbird', 'Secondary Email', 'email'],
    ['a list', 'Primary Contact First Name', 'first_name'],
    ['a list', 'Property 1 Street', 'property_line1'],
    ['a list', 'Apt #', 'billing_line2'],
    ['a list', 'Unit #', 'billing_line2'],
    ['a list', 'Ext #', 'phone_extension'],
    ['a list', 'Tel #', 'phone'],
    ['a list', 'Phone 2 #', 'phone'],
    ['a list', 'Zip #', 'billing_postal_code'],
    ['a list', 'ID #', 'external_id'],
    ['Icelandic', 'Eftirnafn', 'last_name'],
    ['Thai', 'นามสกุล', 'last_name'],
    ['Hindi', 'नाम', 'full_name'],
  ])('%s: %s is %s', (_, column, target) => {
    expect(targetsOf(['Email', column])[column]).toBe(target);
  });

  it.each([
    ['LMN', 'Customer Name,Company Name,Jobsite Name,Jobsite Address 1,Jobsite City,Customer Notes,Status'],
    [
      'GorillaDesk',
      'Customer ID,Customer,Company,Phone,Phone 2,Address,Service Address,Service City,Tags,Internal Notes',
    ],
    ['RealGreen', 'CustomerNumber,LastName,FirstName,Address,City,Zip,HomePhone,CellPhone,EmailAddress,BillingAddress'],
    ['Outlook with columns of somebody', 'E-mail Address,Home Street,Home City,Lead Source,Client ID'],
    ['Google with columns of somebody', 'Given Name,Family Name,Group Membership,Lead Source,Service Address'],
    ['Jobber with columns of somebody', 'First Name,Main Phone #s,E-mails,Service Street 1,Tags,Access Notes,Status'],
  ])('%s: no column is left out because a program that is like it does not have it', (_, header) => {
    const columns = header.split(',');
    const targets = targetsOf(columns);
    expect(columns.filter((column) => !targets[column])).toEqual([]);
  });

  it('give one address no part of another place', () => {
    const targets = targetsOf(['Name', 'Office Street', 'Office City', 'Home Street', 'Home Street 2', 'Home City']);
    expect(targets).toMatchObject({
      'Office Street': 'billing_line1',
      'Office City': 'billing_city',
      'Home Street': 'other_line1',
      'Home Street 2': 'other_line2',
      'Home City': 'other_city',
    });
  });
});
