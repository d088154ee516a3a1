import { useRef } from 'react';
import { ConflictAlert, isOverridable, type PlanningError } from './conflict-alert';
import type { Overrides } from './visit-form';

/**
 * Rules that were overridden so far, so that a second conflict doesn’t bring the first one back. A ref, because the
 * form is submitted again before the next render.
 */
export function useOverrides() {
  const given = useRef<Overrides>({});
  const add = (more: Overrides) => {
    given.current = { ...given.current, ...more };
  };
  return {
    given,
    /** The conflict and how to override it; undefined for any other failure, which the form shows itself. */
    refusalOf: (error: PlanningError | null) =>
      isOverridable(error) ? <ConflictAlert error={error} onOverride={add} /> : undefined,
  };
}
