import { createContext, use, useSyncExternalStore } from 'react';
import type { LiveUpdates } from './live';
import type { LiveState } from './shared-stream';

export const LiveContext = createContext<LiveUpdates | null>(null);

/** Whether this screen gets live updates. */
export function useLive(): LiveState {
  const live = use(LiveContext);
  if (!live) throw new Error('useLive needs a LiveContext above it: main.tsx provides one.');
  return useSyncExternalStore(live.subscribe, live.read);
}
