import type { WebhookEventTypeDto } from '../../api/generated/requests/types.gen';
import { sentenceCase } from '../../lib/sentence-case';

export const ALL_EVENTS = '*';

/** A kind of record and its events. */
export interface EventGroup {
  /** The filter for all of them, including those of later versions: `client.*`. */
  filter: string;
  label: string;
  types: readonly { type: string; label: string }[];
}

/** `work_order_ready` → `Work order ready`. */
function words(name: string): string {
  // On screen, a tenant is a company.
  const text = name
    .replace(/^tenant\b/, 'company')
    .replaceAll(/[._]/g, ' ')
    .replace(/^api\b/, 'API');
  return sentenceCase(text);
}

/** Event types by kind of record, in alphabetical order. */
export function groupsOf(types: readonly Pick<WebhookEventTypeDto, 'type'>[]): EventGroup[] {
  const byKind = Map.groupBy(types.map(({ type }) => type).sort(), (type) => type.slice(0, type.indexOf('.')));
  return [...byKind].map(([kind, ofKind]) => ({
    filter: `${kind}.*`,
    label: words(kind),
    types: ofKind.map((type) => ({ type, label: words(type.slice(kind.length + 1)) })),
  }));
}

/** Filters without a checkbox, such as `hedge.plan.*`: they stay until removed. */
export function otherFilters(chosen: readonly string[], groups: readonly EventGroup[]): string[] {
  const known = new Set(groups.flatMap(({ filter, types }) => [filter, ...types.map(({ type }) => type)]));
  return chosen.filter((filter) => filter !== ALL_EVENTS && !known.has(filter));
}

/** A whole kind replaces its single types; turned off, none is left. */
export function withGroup(chosen: readonly string[], { filter, types }: EventGroup, on: boolean): string[] {
  const rest = chosen.filter((one) => one !== filter && !types.some(({ type }) => type === one));
  return on ? [...rest, filter] : rest;
}

/** Adds or removes one type. Removing one from a whole kind keeps its other types. */
export function withType(chosen: readonly string[], group: EventGroup, type: string, on: boolean): string[] {
  const isWhole = chosen.includes(group.filter);
  const before = isWhole ? [...withGroup(chosen, group, false), ...group.types.map((one) => one.type)] : chosen;
  const rest = before.filter((one) => one !== type);
  return on ? [...rest, type] : rest;
}
