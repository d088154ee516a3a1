export const CONTACT_ROLE = {
  owner: 'Owner',
  tenant: 'Tenant',
  manager: 'Manager',
  accounts_payable: 'Accounts payable',
  site: 'On-site contact',
} as const;

export const PHONE_LABEL = { mobile: 'Mobile', home: 'Home', work: 'Work', other: 'Other' } as const;
