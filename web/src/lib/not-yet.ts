/**
 * What the API keeps and the product does nothing with so far: quotes, invoices, taxes. Screens leave these fields out; one
 * goes from the list when what it is for comes. Of permissions the API says the same (`planned`).
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
