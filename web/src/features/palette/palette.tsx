import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useCommands } from './use-commands';
import classes from './palette.module.css';

/** Everything from the keyboard: `/` or Ctrl-K, then a name, a phone number, a page or an action. */
export function Palette() {
  const [query, setQuery] = useState('');
  const { groups, isSearching } = useCommands(query);
  const isEmpty = groups.every(({ commands }) => commands.length === 0);

  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={['/', 'mod + K']}
      clearQueryOnClose
      scrollable
      maxHeight="min(30rem, 70dvh)"
      classNames={{ content: classes.content ?? '' }}
    >
      <Spotlight.Search
        placeholder="Search, or type what you want to do"
        aria-label="Search, or type what you want to do"
        leftSection={<IconSearch size={18} stroke={1.6} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {groups.map(({ name, commands }) =>
          commands.length === 0 ? null : (
            <Spotlight.ActionsGroup key={name} label={name}>
              {commands.map(({ id, label, detail, icon: Icon, run }) => (
                <Spotlight.Action
                  key={id}
                  label={label}
                  description={detail}
                  leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
                  onClick={() => {
                    spotlight.close();
                    run();
                  }}
                />
              ))}
            </Spotlight.ActionsGroup>
          ),
        )}
        {isEmpty && (
          <Spotlight.Empty>
            {isSearching ? 'Searching…' : 'Nothing found. Try part of a name, a street or a phone number.'}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
