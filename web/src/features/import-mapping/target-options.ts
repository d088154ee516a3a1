import type { ImportFieldDto } from '../../api/generated/requests/types.gen';
import { GROUP } from './mapping-words';

/** `Select` takes no null. */
export const LEFT_OUT = '';

export interface TargetGroup {
  group: string;
  items: { value: string; label: string }[];
}

/** The fields by group, in the API’s order, after the option to leave a column out. */
export function targetOptions(fields: readonly ImportFieldDto[]): TargetGroup[] {
  const groups = Object.entries(GROUP).map(([group, name]) => ({
    group: name,
    items: fields.filter((field) => field.group === group).map(({ id, label }) => ({ value: id, label })),
  }));
  return [{ group: 'This column', items: [{ value: LEFT_OUT, label: 'Don’t import' }] }, ...groups];
}
