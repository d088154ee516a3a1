import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../api/me';
import { to } from '../../lib/paths';
import { ButtonLink } from '../../nav/links';
import { EmptyState } from '../../ui/empty-state';
import { nextVisit } from './my-day-queries';

/** A day without visits links to the next one that has some. */
export function DayOff({ day }: { day: string }) {
  const format = useFormat();
  const next = useQuery(nextVisit(day)).data?.items[0]?.date;
  return (
    <EmptyState
      title="No visits scheduled"
      action={
        next && (
          <ButtonLink {...to.myDay()} search={{ day: next }}>
            Go to {format.day(next, new Date())}
          </ButtonLink>
        )
      }
    >
      Visits show up here when the office dispatches them. Expecting one? Call the office.
    </EmptyState>
  );
}
