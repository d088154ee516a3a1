/** Fields whose API name isn’t what people say. */
const FIELDS: Readonly<Record<string, string>> = {
  displayName: 'name',
  companyName: 'legal company name',
  leadSource: 'lead source',
  preferredChannel: 'preferred contact method',
  termsDays: 'payment terms',
  taxExempt: 'tax exempt',
  doNotServiceReason: 'do-not-service reason',
  creditLimitCents: 'credit limit',
  defaultCrew: 'default crew',
  defaultDurationMin: 'default labor',
  poNumber: 'PO number',
  estManMinutes: 'labor',
  instructionsOverride: 'instructions',
  timezone: 'time zone',
  colour: 'color',
  state: 'status',
  dataKey: 'encryption key',
  secondFactorAt: 'two-step verification',
  requiresSecondFactor: 'two-step verification required',
};

/** `crewInstructions` reads `crew instructions`. */
export const fieldWord = (field: string): string =>
  FIELDS[field] ?? field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
