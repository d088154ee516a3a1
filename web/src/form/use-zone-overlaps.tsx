import { useRef } from 'react';
import type { UpdatePropertyError, UpdateTenantError } from '../api/generated/requests/types.gen';
import { isRefusedWith } from '../api/problem';
import { OverlapAlert } from './overlap-alert';

/** A form that changes a time zone, which upcoming visits follow: what they would overlap, and saving all the same. */
export function useZoneOverlaps() {
  // A ref, because the form is sent again in the same breath.
  const given = useRef<{ allowOverlap?: true }>({});
  return {
    /** What the next request is sent with, once. */
    takeOverride: () => {
      const override = given.current;
      given.current = {};
      return override;
    },
    /** Undefined for any other failure, which the form words itself. */
    refusalOf: (error: UpdatePropertyError | UpdateTenantError | null) =>
      isRefusedWith(error, 'time_zone_conflict') ? (
        <OverlapAlert
          title="This time zone would double-book crews"
          conflicts={error.conflicts ?? []}
          otherwise="Reschedule these visits first."
          overrideLabel="Save anyway"
          onOverride={() => {
            given.current = { allowOverlap: true };
          }}
        />
      ) : undefined,
  };
}
