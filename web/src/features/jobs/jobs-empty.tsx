import { jobCan } from '../../api/job-can';
import { useMe } from '../../api/me';
import { to } from '../../lib/paths';
import { isFiltered } from '../../lib/search';
import { ButtonLink } from '../../nav/links';
import { EmptyState } from '../../ui/empty-state';
import { type JobsSearch } from './jobs-search';

export function JobsEmpty({ search }: { search: JobsSearch }) {
  const me = useMe();
  if (isFiltered(search)) {
    return (
      <EmptyState
        title={search.q === undefined ? 'No jobs match these filters' : `No results for “${search.q}”`}
        action={
          <ButtonLink variant="default" {...to.jobs()}>
            Show all jobs
          </ButtonLink>
        }
      >
        Try a job number like J-00042, a word from the title, or the client’s name, address, or phone.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No jobs yet"
      action={jobCan.create(me).ok && <ButtonLink {...to.jobNew()}>Create job</ButtonLink>}
    >
      A job covers the work for one client: the property, what the crew needs to know, and every visit.
    </EmptyState>
  );
}
