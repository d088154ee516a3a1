import type { QueryClient } from '@tanstack/react-query';
import { listVisitsOptions } from '../../api/generated/queries/queryOptions';
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
  listVisitsOptions({ query: { from: day, to: day, limit: 200, include: ['job'] } });

/** The visits of one day; left out, of today where the company works. */
export async function fetchDay(queries: QueryClient, day: string | undefined) {
  const { tenant } = await queries.query({ ...meOptions(), ...FETCH_ONCE });
  return queries.query({ ...visitsOfDay(day ?? makeFormat(tenant).today(new Date())), ...FETCH_ONCE });
}
