import type { RecordAsOfDto } from '../../api/generated/requests/types.gen';
import { changedFields } from './audit-words';
import type { Writing } from './audit-values';

/** A field of a record at another time; `now` is null where it is the same, or the record is gone. */
export interface FieldThen {
  field: string;
  name: string;
  then: string;
  now: string | null;
}

type Then = Pick<RecordAsOfDto, 'entityType' | 'values' | 'since'>;

/** What a record held, the fields that are different now first. */
export function fieldsThen({ entityType, values, since }: Then, writing: Writing): FieldThen[] {
  const fields = [...new Set([...since.fields, ...Object.keys(values)])];
  const after = { ...values, ...since.after };
  const told = changedFields(
    {
      entityType,
      action: 'changed',
      part: entityType,
      change: { fields, before: { ...values, ...since.before }, after, concealed: since.concealed },
    },
    writing,
  );
  return told.map(({ field, name, values: shown }) => {
    const isDifferent = since.after !== null && since.fields.includes(field);
    return {
      field,
      name,
      then: unquoted(shown?.from ?? 'set'),
      now: isDifferent ? unquoted(shown?.to ?? 'changed') : null,
    };
  });
}

/** A value beside its name needs no quotes. */
const unquoted = (said: string): string => said.replace(/^“([^]*)”$/, '$1');
