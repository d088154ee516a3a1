import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { crewsToPlan } from '../../api/crews-to-plan';
import { useMe } from '../../api/me';
import { JOB_STATUS } from '../../lib/choice-words';
import { to } from '../../lib/paths';
import { isFiltered } from '../../lib/search';
import { FilterBar } from '../../table/filter-bar';
import { FilterSelect } from '../../table/filter-select';
import { SavedViews } from '../../table/saved-views';
import { DaysFilter } from './days-filter';
import { FLAG } from './job-words';
import { JOB_FLAGS, JOB_STATUSES, type JobsSearch, parseJobsSearch } from './jobs-search';

interface JobsFiltersProps {
  search: JobsSearch;
}

/** All filters are in the URL, so that a filtered list can be bookmarked, shared, and returned to. */
export function JobsFilters({ search }: JobsFiltersProps) {
  const { tenant } = useMe();
  const navigate = useNavigate();
  const { data: crews } = useQuery(crewsToPlan());
  const show = (next: JobsSearch) => void navigate({ ...to.jobs(), search: next, replace: true });
  // Through the parser, so that choices here and in a URL are treated alike.
  const change = (part: { [Name in keyof JobsSearch]?: string | null | undefined }) =>
    show(parseJobsSearch({ ...search, ...part }));

  return (
    <FilterBar>
      <FilterSelect
        aria-label="Status"
        w={130}
        value={search.state ?? ''}
        onChange={(state) => change({ state })}
        data={[
          { value: '', label: 'All statuses' },
          ...JOB_STATUSES.map((state) => ({ value: state, label: JOB_STATUS[state][0] })),
        ]}
      />
      <FilterSelect
        aria-label="Needs attention"
        w={150}
        value={search.flag ?? ''}
        onChange={(flag) => change({ flag })}
        data={[{ value: '', label: 'All jobs' }, ...JOB_FLAGS.map((flag) => ({ value: flag, label: FLAG[flag] }))]}
      />
      <DaysFilter from={search.from} to={search.to} change={change} />
      <FilterSelect
        aria-label="Crew"
        w={150}
        value={search.crew ?? ''}
        onChange={(crew) => change({ crew })}
        data={[
          { value: '', label: 'All crews' },
          ...(crews?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <SavedViews
        scope={`jobs.${tenant.id}`}
        current={search}
        read={parseJobsSearch}
        isFiltered={isFiltered(search)}
        open={show}
      />
    </FilterBar>
  );
}
