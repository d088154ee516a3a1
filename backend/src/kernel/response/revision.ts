import { createHash } from 'node:crypto';

/** What a record is shown with changes without its version, too: a name for how it is shown, for its ETag. */
export const revisionOf = (shown: object): string =>
  createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 11);
