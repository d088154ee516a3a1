/**
 * Fields that the API stores but the product doesn’t use yet: quotes, invoices, taxes. Screens leave them out until their
 * feature exists. The API marks such permissions as `planned`.
 */
const NOT_YET: readonly string[] = [
  'notify.quotes',
  'notify.invoices',
  'notify.marketing',
  'isBilling',
  'termsDays',
  'taxExempt',
  'creditLimitCents',
];

export const isThere = (field: string): boolean => !NOT_YET.includes(field);
