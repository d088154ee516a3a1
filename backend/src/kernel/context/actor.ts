import type { Permission } from '../access/permission.js';

/** Where a change came from; stored with what it made. */
export type Source = 'web' | 'mobile' | 'api' | 'import' | 'system';

/** Who acts. `system` is the product itself, for example a scheduled queue task. */
export interface Actor {
  kind: 'user' | 'system';
  userId: string | null;
  membershipId: string | null;
  name: string;
  permissions: ReadonlySet<Permission>;
  source: Source;
}

/** The product itself, with no permission of a person: what a processor does was allowed when it was enqueued. */
export const SYSTEM: Actor = {
  kind: 'system',
  userId: null,
  membershipId: null,
  name: 'Hedgerow',
  permissions: new Set(),
  source: 'system',
};
