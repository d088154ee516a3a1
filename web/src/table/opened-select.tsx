import { Select } from '@mantine/core';
import { useEffect, useRef } from 'react';

export interface OpenedSelectProps {
  'aria-label': string;
  /** In px. */
  w: number;
  value: string;
  onChange: (value: string | null) => void;
  data: readonly { value: string; label: string }[];
  searchable?: boolean;
  disabled?: boolean;
}

/** The list that a `FilterSelect` loads: it opens with the press that loaded it. */
export function OpenedSelect({ data, ...props }: OpenedSelectProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return <Select {...props} ref={field} data={[...data]} defaultDropdownOpened />;
}
