import { Box } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useFormat } from '../../api/me';
import { usePrefetchedPages } from '../../api/use-prefetched';
import { MoreButton } from '../../table/more-button';
import { EmptyState } from '../../ui/empty-state';
import { Timeline } from '../../ui/timeline';
import { ClientHistory } from '../audit';
import { clientEvents } from './activity-queries';
import { faceOf } from '../../people/face';
import { isTold, sentenceOf, subjectOf } from './event-words';

const route = getRouteApi('/shell/clients/$clientId/activity');

export function ClientActivity() {
  const { clientId } = route.useParams();
  const format = useFormat();
  const query = usePrefetchedPages(clientEvents(clientId));
  const events = query.data.pages.flatMap((page) => page.items).filter(isTold('client'));
  const now = new Date();
  return (
    <>
      <Box mb="md">
        <ClientHistory />
      </Box>
      {events.length === 0 ? (
        <EmptyState title="No activity yet">Changes to this client will appear here.</EmptyState>
      ) : (
        <Timeline
          label="Activity"
          entries={events.map((event) => ({
            id: event.id,
            what: sentenceOf(event),
            about: subjectOf(event, 'client', (date) => format.day(date, now)),
            who: event.actor.name,
            face: faceOf(event.actor.userId, event.actor.name),
            when: format.ago(event.at, now),
            moment: format.moment(event.at),
          }))}
        />
      )}
      <MoreButton query={query} label="Show older" />
    </>
  );
}
