import type { AuditEntryDto } from '../../api/generated/requests/types.gen';

/** How values of a record are put back: as a change like any other, which becomes an entry of its own. */
export interface Restoring {
  /** The fields that its form has, as they are now. */
  current: Readonly<Record<string, unknown>>;
  restore: (field: string, value: unknown) => void;
  isBusy: boolean;
}

/** Whether the value before a change may be put back: it is known, and another one than the record holds. */
export function canRestore({ current }: Restoring, { change }: Pick<AuditEntryDto, 'change'>, field: string): boolean {
  if (!(field in current) || change.concealed.includes(field) || !change.before) return false;
  return JSON.stringify(current[field] ?? null) !== JSON.stringify(change.before[field] ?? null);
}

/** Those fields of a record, by their names. */
export const pick = <RecordT extends object, Field extends keyof RecordT & string>(
  record: RecordT,
  fields: readonly Field[],
): Pick<RecordT, Field> =>
  // Object.fromEntries knows no names.
  Object.fromEntries(fields.map((field) => [field, record[field]])) as Pick<RecordT, Field>;
