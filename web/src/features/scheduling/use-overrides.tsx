import { useRef } from 'react';
import { ConflictAlert, isOverridable, type PlanningError } from './conflict-alert';
import type { Overrides } from './visit-form';

/**
 * The rules that somebody has set aside so far: the second obstacle does not bring the first one back. A ref, because
 * the form is sent again in the same breath.
 */
export function useOverrides() {
  const given = useRef<Overrides>({});
  const add = (more: Overrides) => {
    given.current = { ...given.current, ...more };
  };
  return {
    given,
    /** What is in the way and how to set it aside; undefined for any other failure, which the form words itself. */
    refusalOf: (error: PlanningError | null) =>
      isOverridable(error) ? <ConflictAlert error={error} onOverride={add} /> : undefined,
  };
}
