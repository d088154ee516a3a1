import type { JobDto } from '../../api/generated/requests/types.gen';
import { useFormat } from '../../api/me';
import { manHours } from '../../lib/man-hours';
import { Facts } from '../../ui/facts';
import { Section } from '../../ui/section';
import { CrewMark } from '../visits';

export function JobFacts({ job }: { job: JobDto }) {
  const format = useFormat();
  return (
    <Section title="Details">
      <Facts
        facts={[
          ['Default crew', job.defaultCrew && <CrewMark key="crew" crew={job.defaultCrew} />],
          ['Default labor', job.defaultDurationMin && manHours(job.defaultDurationMin)],
          ['PO number', job.poNumber],
          ['Created', format.moment(job.createdAt)],
          ['Confirmed', job.confirmedAt && format.moment(job.confirmedAt)],
          ['Completed', job.completedAt && format.moment(job.completedAt)],
          ['Canceled', job.cancelledAt && format.moment(job.cancelledAt)],
        ]}
      />
    </Section>
  );
}
