import { jobCan } from '../../api/job-can';
import { useMe } from '../../api/me';
import { to } from '../../lib/paths';
import { ButtonLink } from '../../nav/links';
import { EmptyState } from '../../ui/empty-state';
import { isFiltered, type JobsSearch } from './jobs-search';

export function JobsEmpty({ search }: { search: JobsSearch }) {
  const me = useMe();
  if (isFiltered(search)) {
    return (
      <EmptyState
        title={search.q === undefined ? 'No job fits these filters' : `Nothing found for “${search.q}”`}
        action={
          <ButtonLink variant="default" {...to.jobs()}>
            Show all jobs
          </ButtonLink>
        }
      >
        A number like J-00042, words of the title, or the client by name, address or phone are looked for.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No jobs yet"
      action={jobCan.create(me).ok && <ButtonLink {...to.jobNew()}>Plan the first job</ButtonLink>}
    >
      A job is the whole of a piece of work: for whom, where, what the crew must know, and the visits that it takes.
    </EmptyState>
  );
}
