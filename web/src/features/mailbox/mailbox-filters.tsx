import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { RefObject } from 'react';
import { MESSAGE_STATE } from '../../lib/choice-words';
import { to } from '../../lib/paths';
import { FilterSelect } from '../../table/filter-select';
import { SearchField } from '../../ui/search-field';
import { type MailboxSearch, MESSAGE_STATES, parseMailboxSearch } from './mailbox-search';
import classes from './mailbox.module.css';

interface MailboxFiltersProps {
  search: MailboxSearch;
  searchField: RefObject<HTMLInputElement | null>;
  leaveSearch: () => void;
}

export function MailboxFilters({ search, searchField, leaveSearch }: MailboxFiltersProps) {
  const navigate = useNavigate();
  const change = (part: Record<string, string | null>) =>
    void navigate({ to: '.', search: parseMailboxSearch({ ...search, ...part }), replace: true });
  const { clientId, jobId } = search;

  return (
    <div className={classes.tools}>
      <div className={classes.search}>
        <SearchField
          ref={searchField}
          label="Search messages"
          placeholder="Search messages"
          value={search.q ?? ''}
          onSearch={(q) => change({ q })}
          onLeave={leaveSearch}
        />
      </div>
      <FilterSelect
        aria-label="Status"
        w={132}
        value={search.state ?? ''}
        onChange={(state) => change({ state })}
        data={[
          { value: '', label: 'All statuses' },
          ...MESSAGE_STATES.map((state) => ({ value: state, label: MESSAGE_STATE[state][0] })),
        ]}
      />
      {(clientId ?? jobId) && (
        <Button variant="subtle" color="gray" onClick={() => void navigate({ ...to.mailbox(), replace: true })}>
          {jobId ? 'Clear job filter' : 'Clear client filter'}
        </Button>
      )}
    </div>
  );
}
