import type { WebhookEventTypeDto } from '../../api/generated/requests/types.gen';

export const ALL_EVENTS = '*';

/** One kind of record, with what can happen to it. */
export interface EventGroup {
  /** Filter for all of it, also for what a later version brings: `client.*`. */
  filter: string;
  label: string;
  types: readonly { type: string; label: string }[];
}

/** `work_order_ready` → `Work order ready`. */
function words(name: string): string {
  // On the screen a tenant is a company.
  const text = name
    .replace(/^tenant\b/, 'company')
    .replaceAll(/[._]/g, ' ')
    .replace(/^api\b/, 'API');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The types by what they are about, in the order of the alphabet. */
export function groupsOf(types: readonly Pick<WebhookEventTypeDto, 'type'>[]): EventGroup[] {
  const byKind = Map.groupBy(types.map(({ type }) => type).sort(), (type) => type.slice(0, type.indexOf('.')));
  return [...byKind].map(([kind, ofKind]) => ({
    filter: `${kind}.*`,
    label: words(kind),
    types: ofKind.map((type) => ({ type, label: words(type.slice(kind.length + 1)) })),
  }));
}

/** Filters that no box stands for, such as `hedge.plan.*`: they stay, and can be taken away. */
export function otherFilters(chosen: readonly string[], groups: readonly EventGroup[]): string[] {
  const known = new Set(groups.flatMap(({ filter, types }) => [filter, ...types.map(({ type }) => type)]));
  return chosen.filter((filter) => filter !== ALL_EVENTS && !known.has(filter));
}

/** All of a kind takes the place of its single types; without it, none is left. */
export function withGroup(chosen: readonly string[], { filter, types }: EventGroup, on: boolean): string[] {
  const rest = chosen.filter((one) => one !== filter && !types.some(({ type }) => type === one));
  return on ? [...rest, filter] : rest;
}

/** One type more or less. Taking one out of a whole kind leaves its other types. */
export function withType(chosen: readonly string[], group: EventGroup, type: string, on: boolean): string[] {
  const isWhole = chosen.includes(group.filter);
  const before = isWhole ? [...withGroup(chosen, group, false), ...group.types.map((one) => one.type)] : chosen;
  const rest = before.filter((one) => one !== type);
  return on ? [...rest, type] : rest;
}
