import { Button } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { MenuLater } from '../ui/menu-later';
import type { OpenedViewsProps } from './opened-views';

const loadMenu = async () => (await import('./opened-views')).OpenedViews;

interface SavedViewsProps<Search> extends Pick<OpenedViewsProps, 'scope' | 'isFiltered'> {
  current: Search;
  /** The list’s own parser: a view saved by an older release still opens. */
  read: (search: Record<string, unknown>) => Search;
  open: (search: Search) => void;
}

/** Named filters, stored in this browser, and a button that clears all filters. */
export function SavedViews<Search extends object>(props: SavedViewsProps<Search>) {
  const { scope, current, read, isFiltered, open } = props;
  return (
    <>
      <MenuLater
        load={loadMenu}
        give={{ scope, current, isFiltered, open: (search: Record<string, unknown>) => open(read(search)) }}
        target={(press) => (
          <Button variant="default" leftSection={<IconBookmark size={16} stroke={1.6} aria-hidden />} {...press}>
            Views
          </Button>
        )}
      />
      {isFiltered && (
        <Button variant="subtle" color="gray" onClick={() => open(read({}))}>
          Clear filters
        </Button>
      )}
    </>
  );
}
