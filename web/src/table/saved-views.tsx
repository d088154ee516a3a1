import { ActionIcon, Button, Group, Menu, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { type SyntheticEvent, useState } from 'react';

interface View {
  name: string;
  search: Record<string, unknown>;
}

interface SavedViewsProps<Search> {
  /** Which list of which company: views of one are of no use in another. */
  scope: string;
  /** What the address says now. */
  current: Search;
  /** The list's own parser: a view that was saved by an older release still opens. */
  read: (search: Record<string, unknown>) => Search;
  /** Whether the list is narrowed down: then there is something to save, and to clear. */
  isFiltered: boolean;
  open: (search: Search) => void;
}

/** Filters that somebody comes back to, under a name, kept in this browser; and the way back to the whole list. */
export function SavedViews<Search extends object>(props: SavedViewsProps<Search>) {
  const { scope, current, read, isFiltered, open } = props;
  const [views, setViews] = useLocalStorage<View[]>({
    key: `hedgerow.views.${scope}`,
    defaultValue: [],
  });
  const [name, setName] = useState('');

  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    setViews([
      ...views.filter((view) => view.name !== name.trim()),
      { name: name.trim(), search: Object.fromEntries(Object.entries(current)) },
    ]);
    setName('');
  };

  return (
    <>
      <Menu position="bottom-start" width={260} closeOnItemClick={false}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={16} stroke={1.6} aria-hidden />}>
            Views
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.length === 0 && !isFiltered && (
            <Menu.Label>Search or filter the list, then save it as a view.</Menu.Label>
          )}
          {views.map((view) => (
            <Group key={view.name} gap={4} wrap="nowrap">
              <Menu.Item closeMenuOnClick onClick={() => open(read(view.search))}>
                {view.name}
              </Menu.Item>
              <ActionIcon
                aria-label={`Delete view ${view.name}`}
                onClick={() => setViews(views.filter(({ name: kept }) => kept !== view.name))}
              >
                <IconTrash size={16} stroke={1.6} />
              </ActionIcon>
            </Group>
          ))}
          {isFiltered && (
            <form onSubmit={save}>
              {views.length > 0 && <Menu.Divider />}
              <Group gap={6} p={6} wrap="nowrap">
                <TextInput
                  aria-label="View name"
                  placeholder="Name this view"
                  miw={0}
                  value={name}
                  maxLength={40}
                  onChange={(event) => setName(event.currentTarget.value)}
                  // The menu moves between its items by letter; here letters are letters.
                  onKeyDown={(event) => event.stopPropagation()}
                />
                <Button type="submit" flex="none">
                  Save
                </Button>
              </Group>
            </form>
          )}
        </Menu.Dropdown>
      </Menu>
      {isFiltered && (
        <Button variant="subtle" color="gray" onClick={() => open(read({}))}>
          Clear filters
        </Button>
      )}
    </>
  );
}
