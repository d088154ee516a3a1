import type { Permission } from '../access/index.js';

/** Where a change came from; stored with what it made. */
export type Source = 'web' | 'mobile' | 'api' | 'import' | 'system';

/** Who acts: a person, a program with an API key, or `system`, the product itself, for example in a scheduled queue task. */
export interface Actor {
  kind: 'user' | 'api_key' | 'system';
  userId: string | null;
  /** The key that acts, where no person does. */
  apiKeyId?: string;
  membershipId: string | null;
  name: string;
  permissions: ReadonlySet<Permission>;
  /** Their role requires a second factor, which they don't have: they may do nothing here but set it up. */
  lacksSecondFactor?: true;
  /** The company's own provider signed them in, which speaks for the company and not for their account. */
  isOnlyHere?: true;
  source: Source;
}

/** The one id of whoever acts, which rows keep as `created_by` and `app_user_id()` answers; null for the product itself. */
export const actorId = ({ userId, apiKeyId }: Pick<Actor, 'userId' | 'apiKeyId'>): string | null =>
  userId ?? apiKeyId ?? null;

/** The product itself, with no permission of a person: what a processor does was allowed when it was enqueued. */
export const SYSTEM: Actor = {
  kind: 'system',
  userId: null,
  membershipId: null,
  name: 'Hedgerow',
  permissions: new Set(),
  source: 'system',
};
