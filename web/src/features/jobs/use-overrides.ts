import { useRef } from 'react';
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
  return { given, add };
}
