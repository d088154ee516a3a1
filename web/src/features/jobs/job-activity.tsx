import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../api/me';
import { Section } from '../../ui/section';
import { Timeline } from '../../ui/timeline';
import { jobEvents } from './jobs-queries';

/** What an event says to people. A kind that is newer than this screen says its own name. */
const SENTENCES: Readonly<Record<string, string>> = {
  'job.created': 'Planned the job',
  'job.updated': 'Changed the job',
  'job.completed': 'Completed the job',
  'job.cancelled': 'Cancelled the job',
  'job.work_order_ready': 'Made the work order',
  'job.confirmation_sent': 'Sent the confirmation',
};

export function JobActivity({ jobId }: { jobId: string }) {
  const format = useFormat();
  const { data } = useQuery(jobEvents(jobId));
  const now = new Date();
  return (
    <Section title="Activity">
      {data ? (
        <Timeline
          label="Activity"
          entries={data.items.map(({ id, type, actor, at, changed }) => ({
            id,
            what: [SENTENCES[type] ?? type, type === 'job.updated' && wordsOf(changed)].filter(Boolean).join(': '),
            who: actor.name,
            when: format.ago(at, now),
            moment: format.moment(at),
          }))}
        />
      ) : (
        <Skeleton height={90} />
      )}
    </Section>
  );
}

/** `crewInstructions` reads `crew instructions`. */
const wordsOf = (fields: readonly string[]): string =>
  fields
    .filter((field) => !FOLLOWS.includes(field))
    .map((field) => field.replaceAll(/([A-Z])/g, ' $1').toLowerCase())
    .join(', ');

/** Change with every change: they tell nobody anything. */
const FOLLOWS = ['version', 'revision', 'updatedAt', 'flags', 'workOrder', 'confirmation'];
