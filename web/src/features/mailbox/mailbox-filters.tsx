import { Button, Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { RefObject } from 'react';
import { to } from '../../lib/paths';
import { SearchField } from '../../ui/search-field';
import { isFiltered, type MailboxSearch, MESSAGE_STATES, parseMailboxSearch } from './mailbox-search';
import classes from './mailbox.module.css';
import { STATE } from './message-words';

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
          label="Find mail"
          placeholder="Subject, name, address…"
          value={search.q ?? ''}
          onSearch={(q) => change({ q })}
          onLeave={leaveSearch}
        />
      </div>
      <Select
        aria-label="State"
        w={132}
        value={search.state ?? ''}
        onChange={(state) => change({ state })}
        data={[
          { value: '', label: 'Any state' },
          ...MESSAGE_STATES.map((state) => ({ value: state, label: STATE[state][0] })),
        ]}
      />
      {isFiltered(search) && (
        <Button variant="subtle" color="gray" onClick={() => void navigate({ ...to.mailbox(), replace: true })}>
          {scopeOf(clientId, jobId)}
        </Button>
      )}
    </div>
  );
}

function scopeOf(clientId: string | undefined, jobId: string | undefined): string {
  if (jobId) return 'One job only: show all';
  return clientId ? 'One client only: show all' : 'Clear';
}
