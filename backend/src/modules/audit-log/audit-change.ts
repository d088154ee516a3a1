import type { EventReader } from '../events/index.js';
import type { AuditChangeDto } from './audit-entry.dto.js';

type Values = Record<string, unknown>;

/** What the database keeps in place of a secret. */
const isConcealed = (value: unknown): boolean => typeof value === 'object' && value !== null && 'concealed' in value;

/** The name of a column as the contract says it. */
const fieldOf = (column: string): string => column.replace(/_[a-z]/g, ([, letter = '']) => letter.toUpperCase());

const inFields = (stored: string | null): Values | null =>
  stored === null
    ? null
    : Object.fromEntries(
        Object.entries(JSON.parse(stored) as Values).map(([column, value]) => [fieldOf(column), value]),
      );

/** The change of an entry, as far as its reader may know: `before` and `after` are JSON by names of columns. */
export function changeOf(
  kind: string,
  before: string | null,
  after: string | null,
  reader: EventReader,
): AuditChangeDto {
  const [old, now] = [inFields(before), inFields(after)];
  const names = Object.keys({ ...old, ...now });
  const { changed: fields } = reader.shown({ entityType: kind, changed: names, data: {}, previous: null });
  const concealed = fields.filter((field) => isConcealed(old?.[field]) || isConcealed(now?.[field]));
  const told = fields.filter((field) => !concealed.includes(field));
  const only = (values: Values | null) =>
    values && Object.fromEntries(told.flatMap((field) => (field in values ? [[field, values[field]]] : [])));
  return { fields, before: only(old), after: only(now), concealed };
}
