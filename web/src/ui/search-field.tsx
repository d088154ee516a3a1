import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type Ref, useEffect, useRef, useState } from 'react';
import { Keys } from './keys';
import classes from './search-field.module.css';

interface SearchFieldProps {
  label: string;
  placeholder: string;
  /** The current search. */
  value: string;
  /** Called while typing, after a short pause. */
  onSearch: (value: string) => void;
  /** ArrowDown or Enter: move to the results. */
  onLeave: () => void;
  ref?: Ref<HTMLInputElement>;
}

/** Longer than the gap between two keystrokes, short enough to feel immediate. */
const REST_MS = 140;

export function SearchField({ label, placeholder, value, onSearch, onLeave, ref }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const [shown, setShown] = useState(value);
  // Our own searches that haven’t come back as `value` yet.
  const [asked, setAsked] = useState<readonly string[]>([]);
  // Follow a URL that changed elsewhere (a link, Back, "Clear filters"). The echo of our own search may arrive late and
  // must not undo what was typed since.
  if (value !== shown) {
    const echo = asked.indexOf(value);
    setShown(value);
    setAsked(echo < 0 ? [] : asked.slice(echo + 1));
    if (echo < 0) setText(value);
  }
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(resting.current), []);

  const search = (next: string) => {
    if (next !== value) setAsked((others) => [...others, next]);
    onSearch(next);
  };
  const type = (next: string) => {
    setText(next);
    clearTimeout(resting.current);
    resting.current = setTimeout(() => search(next.trim()), REST_MS);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      onLeave();
    }
    if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      event.stopPropagation();
      type('');
    }
  };

  return (
    <TextInput
      ref={ref}
      type="search"
      role="searchbox"
      aria-label={label}
      placeholder={placeholder}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
      rightSection={
        text === '' ? (
          <span className={classes.keys}>
            <Keys of={['f']} />
          </span>
        ) : (
          <CloseButton size="sm" aria-label="Clear search" onClick={() => type('')} />
        )
      }
    />
  );
}
