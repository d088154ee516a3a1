import { Button } from '@mantine/core';

interface Pages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

interface MoreButtonProps {
  /** From `usePrefetchedPages`. */
  query: Pages;
  /** Where a list is in the order of time, "Earlier" says more. */
  label?: string;
}

/** The end of a short list that may go on; long ones scroll in a `QueryTable`. */
export function MoreButton({ query, label = 'Show more' }: MoreButtonProps) {
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  if (!hasNextPage) return null;
  return (
    <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
      {label}
    </Button>
  );
}
