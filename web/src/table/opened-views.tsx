import { ActionIcon, Button, Group, Menu, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { type ReactElement, type SyntheticEvent, useState } from 'react';
import { OpenedMenu } from '../ui/opened-menu';

interface View {
  name: string;
  search: Record<string, unknown>;
}

export interface OpenedViewsProps {
  /** List and company: views of one are of no use in another. */
  scope: string;
  /** The current search of the URL. */
  current: object;
  /** Whether there are filters to save. */
  isFiltered: boolean;
  open: (search: Record<string, unknown>) => void;
}

export function OpenedViews(props: OpenedViewsProps & { target: ReactElement }) {
  const { target, scope, current, isFiltered, open } = props;
  const [views, setViews] = useLocalStorage<View[]>({
    key: `hedgerow.views.${scope}`,
    defaultValue: [],
    getInitialValueInEffect: false,
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
    <OpenedMenu target={target} position="bottom-start" width={260} closeOnItemClick={false}>
      {views.length === 0 && !isFiltered && <Menu.Label>Search or filter the list, then save it as a view.</Menu.Label>}
      {views.map((view) => (
        <Group key={view.name} gap={4} wrap="nowrap">
          <Menu.Item closeMenuOnClick onClick={() => open(view.search)}>
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
              // The menu navigates by letter; in this field, letters are text.
              onKeyDown={(event) => event.stopPropagation()}
            />
            <Button type="submit" flex="none">
              Save
            </Button>
          </Group>
        </form>
      )}
    </OpenedMenu>
  );
}
