import { Alert, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listOperationsOptions } from '../api/generated/queries/queryOptions';

const followedZones = () => listOperationsOptions({ query: { kind: 'visits.follow_zone', limit: 50 } });

/**
 * Whether a change of this property's or company's time zone stopped before all upcoming visits had followed. Sending the same zone
 * once more moves the rest.
 */
export function useZoneLeftovers(subjectId: string, enabled = true): boolean {
  const { data } = useQuery({ ...followedZones(), enabled });
  return data?.items.find(({ subject }) => subject?.id === subjectId)?.state === 'failed';
}

/** For a form that sends its time zone again while there are leftovers. */
export function ZoneLeftoversAlert({ isSending }: { isSending: boolean }) {
  return (
    <Alert color="straw" role="alert" title="Some upcoming visits still use the old time zone">
      <p>Hedgerow couldn’t finish moving them. Visits that have moved stay as they are.</p>
      <Button type="submit" variant="default" size="compact-md" loading={isSending}>
        Move remaining visits
      </Button>
    </Alert>
  );
}
