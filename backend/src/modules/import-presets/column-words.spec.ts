import { recognisePreset, suggestMapping } from './suggest.js';

const targetsOf = (header: string) => {
  const columns = header.split(';');
  return suggestMapping(columns, recognisePreset(columns));
};

describe('columns are known by their names', () => {
  it.each([
    'Nombre;Primer apellido;Segundo apellido',
    'First Name;Last Name;Suffix',
    'Given Name;Family Name;Name Suffix',
  ])('that make one family name: %s', (header) => {
    expect(targetsOf(header)).toEqual(['first_name', 'last_name', 'last_name_end']);
  });

  it.each([
    ...['Date of creation', 'Client created', 'Customer Created Date', 'Created time', 'Member since', 'Added'],
    ...['Signup date', 'Kunde seit'],
  ])('that say when somebody became a client: %s', (column) => {
    expect(targetsOf(`Name;${column}`)).toEqual(['full_name', 'created_on']);
  });

  it('that hold an address line by line, as QuickBooks writes them', () => {
    const header = 'Customer;Bill to 1;Bill to 2;Bill to 5;Ship to 1;Ship to 5';
    expect(recognisePreset(header.split(';'))?.id).toBe('quickbooks_online');
    expect(targetsOf(header)).toEqual([
      ...['display_name', 'billing_lines', 'billing_lines', 'billing_lines'],
      ...['property_lines', 'property_lines'],
    ]);
  });

  it('that are a third line of an address', () => {
    expect(targetsOf('Customer;Company;Billing Address Line 1;Billing Address Line 2;Billing Address Line 3')).toEqual([
      ...['display_name', 'company_name', 'billing_line1', 'billing_line2', 'billing_line2'],
    ]);
    expect(targetsOf('E-mail Address;Home Phone;Home Street;Home Street 2;Home Street 3')).toEqual([
      ...['email', 'phone', 'property_line1', 'property_line2', 'property_line2'],
    ]);
  });
});
