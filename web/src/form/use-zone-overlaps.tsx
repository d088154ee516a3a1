import { useRef } from 'react';
import type { UpdatePropertyError, UpdateTenantError } from '../api/generated/requests/types.gen';
import { isRefusedWith } from '../api/problem';
import { OverlapAlert } from './overlap-alert';

/**
 * For a form that changes a time zone, which upcoming visits follow: shows which would overlap, and can save anyway.
 */
export function useZoneOverlaps() {
  // A ref, because the form is submitted again before the next render.
  const given = useRef<{ allowOverlap?: true }>({});
  return {
    /** Sent with the next request only. */
    takeOverride: () => {
      const override = given.current;
      given.current = {};
      return override;
    },
    /** Undefined for any other failure, which the form shows itself. */
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
