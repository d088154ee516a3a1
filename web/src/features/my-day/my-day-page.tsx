import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useFormat } from '../../api/me';
import { usePrefetchedPages } from '../../api/use-prefetched';
import { addDays } from '../../lib/calendar';
import { to } from '../../lib/paths';
import { ButtonLink, IconLink } from '../../nav/links';
import { PageHeader } from '../../ui/page-header';
import { DayOff } from './day-off';
import { DayVisit } from './day-visit';
import { visitsOfDay } from './my-day-queries';
import classes from './my-day.module.css';

const route = getRouteApi('/shell/my-day');

/** A crew’s visits of one day, in order: made for a phone in the sun and a hand in a glove. */
export function MyDayPage() {
  const format = useFormat();
  const now = new Date();
  const today = format.today(now);
  const { day = today } = route.useSearch();
  const { pages } = usePrefetchedPages(visitsOfDay(day)).data;
  const items = pages.flatMap((page) => page.items);
  const visits = [...items].sort((one, other) => (one.windowStart ?? '99').localeCompare(other.windowStart ?? '99'));
  const open = visits.filter((visit) => visit.open).length;
  const at = (days: number) => ({ ...to.myDay(), search: { day: addDays(day, days) } });

  return (
    <div className={classes.page}>
      <PageHeader
        title={day === today ? 'Today' : format.day(day, now)}
        below={summary(visits.length, open, day === today ? format.day(day, now) : null)}
        actions={
          <>
            <IconLink {...at(-1)} variant="default" aria-label="Previous day">
              <IconChevronLeft size={20} stroke={1.6} />
            </IconLink>
            {day !== today && (
              <ButtonLink variant="default" {...to.myDay()}>
                Today
              </ButtonLink>
            )}
            <IconLink {...at(1)} variant="default" aria-label="Next day">
              <IconChevronRight size={20} stroke={1.6} />
            </IconLink>
          </>
        }
      />
      {visits.length === 0 ? (
        <DayOff day={day} />
      ) : (
        <ol className={classes.visits} aria-label="Visits for the day">
          {visits.map((visit) => (
            <DayVisit key={visit.id} visit={visit} />
          ))}
        </ol>
      )}
    </div>
  );
}

function summary(all: number, open: number, date: string | null): string {
  const visits = all === 1 ? '1 visit' : `${all} visits`;
  const left = open === 0 ? 'all done' : `${open} to go`;
  return [date, all > 0 && `${visits}, ${left}`].filter(Boolean).join(' · ');
}
