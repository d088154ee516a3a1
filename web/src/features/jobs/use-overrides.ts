import { useState } from 'react';
import type { Overrides } from './visit-form';

/** The rules that somebody has set aside so far: the second obstacle does not bring the first one back. */
export function useOverrides() {
  const [given, setGiven] = useState<Overrides>({});
  const add = (more: Overrides): Overrides => {
    const all = { ...given, ...more };
    setGiven(all);
    return all;
  };
  return { given, add };
}
