import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../api/me';
import { Section } from '../../ui/section';
import { Timeline } from '../../ui/timeline';
import { JobHistory } from '../audit';
import { jobEvents } from './activity-queries';
import { faceOf } from '../../people/face';
import { isTold, sentenceOf, subjectOf } from './event-words';

/** Who did what on a job, newest first. */
export function JobActivity({ jobId }: { jobId: string }) {
  const format = useFormat();
  const { data } = useQuery(jobEvents(jobId));
  const now = new Date();
  return (
    <Section title="Activity" action={<JobHistory />}>
      {data ? (
        <Timeline
          label="Activity"
          entries={data.items.filter(isTold('job')).map((event) => ({
            id: event.id,
            what: sentenceOf(event),
            about: subjectOf(event, 'job', (date) => format.day(date, now)),
            who: event.actor.name,
            face: faceOf(event.actor.userId, event.actor.name),
            when: format.ago(event.at, now),
            moment: format.moment(event.at),
          }))}
        />
      ) : (
        <Skeleton height={90} />
      )}
    </Section>
  );
}
