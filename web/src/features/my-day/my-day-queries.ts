import type { QueryClient } from '@tanstack/react-query';
import { listVisitsInfiniteOptions, listVisitsOptions } from '../../api/generated/queries/queryOptions';
import { meOptions } from '../../api/me';
import { FETCH_ONCE } from '../../api/fetch-once';
import { addDays, isCalendarDate } from '../../lib/calendar';
import { makeFormat } from '../../lib/format';
import { read } from '../../lib/search';

/** The day in the URL; today if omitted. */
export function parseDaySearch(search: Record<string, unknown>): { day?: string } {
  const day = read.text(search['day']);
  return day && isCalendarDate(day) ? { day } : {};
}

export const visitsOfDay = (day: string) =>
  listVisitsInfiniteOptions({ query: { from: day, to: day, limit: 200, include: ['job'] } });

/** The first visit after a day without any. */
export const nextVisit = (day: string) => listVisitsOptions({ query: { from: addDays(day, 1), limit: 1 } });

/** More than a day’s visits fill: a day is always shown whole. */
const ALL_PAGES = 50;

/** The visits of one day; by default, of today in the company’s time zone. */
export async function fetchDay(queries: QueryClient, day: string | undefined) {
  const { tenant } = await queries.query({ ...meOptions(), ...FETCH_ONCE });
  const shown = day ?? makeFormat(tenant).today(new Date());
  const visits = await queries.infiniteQuery({ ...visitsOfDay(shown), ...FETCH_ONCE, pages: ALL_PAGES });
  if (visits.pages.every(({ items }) => items.length === 0))
    await queries.query({ ...nextVisit(shown), ...FETCH_ONCE });
}
