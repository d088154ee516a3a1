import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listClientsOptions } from '../../api/generated/queries/queryOptions';
import type { ClientDto } from '../../api/generated/requests/types.gen';
import type { BoundForm } from '../../form/fields/bound';

interface ClientPickerProps {
  form: BoundForm;
  /** The chosen client, once loaded. */
  client: ClientDto | undefined;
  /** Focus starts here: the form was not opened from a client. */
  isFirst: boolean;
  onChoose: (clientId: string | null) => void;
}

/** Short enough to look through; typing another letter is faster than scrolling. */
const FOUND = 12;

/** Searches clients on the server while you type: by name, phone, or street. */
export function ClientPicker({ form, client, isFirst, onChoose }: ClientPickerProps) {
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 200);
  const isChosen = client !== undefined && typed === client.displayName;
  const { data, isFetching } = useQuery({
    ...listClientsOptions({ query: { limit: FOUND, ...(q && !isChosen && { q }) } }),
    placeholderData: keepPreviousData,
  });
  const found = data?.items ?? [];
  const options = found.map(({ id, displayName }) => ({ value: id, label: displayName }));
  const chosen =
    client && !found.some(({ id }) => id === client.id) ? [{ value: client.id, label: client.displayName }] : [];
  const whereOf = (id: string) => found.find((row) => row.id === id)?.addressLine ?? '';

  return (
    <Select
      {...form.getInputProps('clientId')}
      label="Client"
      required
      data-autofocus={isFirst || undefined}
      searchable
      clearable
      openOnFocus={false}
      placeholder="Name, phone, or street"
      nothingFoundMessage={isFetching ? 'Searching…' : 'No clients found'}
      data={[...chosen, ...options]}
      // The server has already searched, and not only the names.
      filter={({ options: all }) => all}
      onSearchChange={setTyped}
      onChange={onChoose}
      renderOption={({ option }) => (
        <span>
          {option.label}
          <small style={{ display: 'block', color: 'var(--hr-ink-soft)' }}>{whereOf(option.value)}</small>
        </span>
      )}
    />
  );
}
