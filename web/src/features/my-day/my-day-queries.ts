import type { QueryClient } from '@tanstack/react-query';
import { listVisitsInfiniteOptions } from '../../api/generated/queries/queryOptions';
import { meOptions } from '../../api/me';
import { FETCH_ONCE } from '../../api/fetch-once';
import { isCalendarDate } from '../../lib/calendar';
import { makeFormat } from '../../lib/format';
import { read } from '../../lib/search';

/** The day that the address names; left out, today. */
export function parseDaySearch(search: Record<string, unknown>): { day?: string } {
  const day = read.text(search['day']);
  return day && isCalendarDate(day) ? { day } : {};
}

export const visitsOfDay = (day: string) =>
  listVisitsInfiniteOptions({ query: { from: day, to: day, limit: 200, include: ['job'] } });

/** More pages than a day has: a day is shown whole. */
const ALL_PAGES = 50;

/** The visits of one day; left out, of today where the company works. */
export async function fetchDay(queries: QueryClient, day: string | undefined) {
  const { tenant } = await queries.query({ ...meOptions(), ...FETCH_ONCE });
  const options = visitsOfDay(day ?? makeFormat(tenant).today(new Date()));
  return queries.infiniteQuery({ ...options, ...FETCH_ONCE, pages: ALL_PAGES });
}
