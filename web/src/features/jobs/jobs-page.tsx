import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Outlet, useNavigate } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { jobCan } from '../../api/job-can';
import { useFormat, useMe } from '../../api/me';
import { jobOptions } from '../../api/use-job';
import { usePrefetchedPages } from '../../api/use-prefetched';
import { to } from '../../lib/paths';
import { ButtonLink } from '../../nav/links';
import { QueryTable, type TableHandle } from '../../table/query-table';
import { useListKeys } from '../../table/use-list-keys';
import { PageHeader } from '../../ui/page-header';
import { SearchField } from '../../ui/search-field';
import { WeekStrip } from '../week';
import { CompactJob, jobColumns } from './jobs-columns';
import { JobsEmpty } from './jobs-empty';
import { JobsFilters } from './jobs-filters';
import { jobsPages } from './jobs-queries';
import { parseJobsSearch } from './jobs-search';
import classes from './jobs.module.css';

const route = getRouteApi('/shell/jobs');

export function JobsPage() {
  const me = useMe();
  const format = useFormat();
  const search = route.useSearch();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const query = usePrefetchedPages(jobsPages(search));
  const now = useMemo(() => new Date(), []);
  const columns = useMemo(() => jobColumns(format, now), [format, now]);
  const table = useRef<TableHandle>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const mayCreate = jobCan.create(me).ok;
  const openNew = () => void navigate({ ...to.jobNew(), search: true });
  useListKeys({ search: searchField, onNew: mayCreate ? openNew : null });

  return (
    <div className={classes.page}>
      <PageHeader
        title="Jobs"
        search={
          <SearchField
            ref={searchField}
            label="Search jobs"
            placeholder="Job number, title, or client"
            value={search.q ?? ''}
            onSearch={(q) => void navigate({ ...to.jobs(), search: parseJobsSearch({ ...search, q }), replace: true })}
            onLeave={() => table.current?.focus()}
          />
        }
        actions={
          mayCreate && (
            <ButtonLink {...to.jobNew()} search>
              Create job
            </ButtonLink>
          )
        }
      >
        <JobsFilters search={search} />
      </PageHeader>
      {search.q === undefined && (
        <WeekStrip
          from={search.from}
          to={search.to}
          crewId={search.crew}
          change={(days) =>
            void navigate({ ...to.jobs(), search: parseJobsSearch({ ...search, ...days }), replace: true })
          }
        />
      )}
      <QueryTable
        label="Jobs"
        query={query}
        columns={columns}
        compact={(job) => <CompactJob job={job} format={format} now={now} />}
        rowId={({ id }) => id}
        open={({ id }) => void navigate(to.job(id))}
        intend={({ id }) => void queries.query(jobOptions(id)).catch(() => undefined)}
        emptyState={<JobsEmpty search={search} />}
        ending={(count) => (count === 1 ? '1 job' : `${count} jobs`)}
        handle={table}
      />
      <Outlet />
    </div>
  );
}
