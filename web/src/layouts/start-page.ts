import type { QueryClient } from '@tanstack/react-query';
import { FETCH_ONCE } from '../api/fetch-once';
import { listJobsOptions } from '../api/generated/queries/queryOptions';
import { meOptions } from '../api/me';
import { mayOpen } from '../api/place-can';
import { weekOf } from '../lib/calendar';
import { makeFormat } from '../lib/format';
import { to } from '../lib/paths';
import { destinationsFor } from './destinations';

/** Where people start: the office at this week’s work, if there is any; others where their day begins. */
export async function startPage(queries: QueryClient, now = new Date()) {
  const me = await queries.query({ ...meOptions(), ...FETCH_ONCE });
  const [first] = destinationsFor(me);
  if (me.permissions.includes('settings.manage') && mayOpen(me, 'jobs')) {
    const week = weekOf(makeFormat(me.tenant).today(now), me.tenant.weekStart);
    const { items } = await queries.query({ ...listJobsOptions({ query: { ...week, limit: 1 } }), ...FETCH_ONCE });
    if (items.length > 0) return { ...to.jobs(), search: week };
  }
  return first?.address ?? to.clients();
}
