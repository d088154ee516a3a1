import { Button } from '@mantine/core';

interface Pages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

interface MoreButtonProps {
  /** From `usePrefetchedPages`. */
  query: Pages;
  /** For a chronological list, "Earlier" says more. */
  label?: string;
}

/** Loads the next page of a short list; long ones scroll in a `QueryTable`. */
export function MoreButton({ query, label = 'Show more' }: MoreButtonProps) {
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  if (!hasNextPage) return null;
  return (
    <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
      {label}
    </Button>
  );
}
