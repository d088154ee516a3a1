import type { VisitDto } from '../../api/generated/requests/types.gen';
import { addDays, type Days, weekOf } from '../../lib/calendar';
import { takesPlace } from '../../lib/visit-time';

/** The fields requested for each visit; the response has no others. */
export const SEEN = ['date', 'open', 'completedAt', 'crew'] as const satisfies readonly (keyof VisitDto)[];
export type SeenVisit = Pick<VisitDto, (typeof SEEN)[number]>;

/** One crew’s visits on a day; null: unassigned. */
export interface CrewShare {
  crew: VisitDto['crew'];
  count: number;
}

export interface WeekDay {
  date: string;
  count: number;
  completed: number;
  shares: readonly CrewShare[];
}

/** The week that contains these days; null if they span several. */
export function weekAround({ from, to }: Days, weekStart: number): { from: string; to: string } | null {
  if (!from || !to || to < from) return null;
  const week = weekOf(from, weekStart);
  return to <= week.to ? week : null;
}

/** The seven days of a week, each with the visits that take place, by crew. */
export function daysOf(from: string, visits: readonly SeenVisit[]): readonly WeekDay[] {
  const byDate = Map.groupBy(visits.filter(takesPlace), ({ date }) => date);
  return Array.from({ length: 7 }, (_, index) => {
    const date = addDays(from, index);
    const own = byDate.get(date) ?? [];
    return { date, count: own.length, completed: own.filter(isCompleted).length, shares: sharesOf(own) };
  });
}

const isCompleted = ({ completedAt }: SeenVisit): boolean => completedAt !== null;

/** Sorted by crew name, so that a color keeps its place from day to day; unassigned visits come last, at the top of a bar. */
export function sharesOf(visits: readonly SeenVisit[]): CrewShare[] {
  const byCrew = Map.groupBy(visits, ({ crew }) => crew?.id ?? null);
  return [...byCrew.values()]
    .map((own) => ({ crew: own[0]?.crew ?? null, count: own.length }))
    .sort((one, other) => Number(one.crew === null) - Number(other.crew === null) || byName(one, other));
}

const byName = (one: CrewShare, other: CrewShare): number =>
  (one.crew?.name ?? '').localeCompare(other.crew?.name ?? '');
