import { createHash } from 'node:crypto';

/** Identifies how a record is shown, for its ETag, when that changes without the record's version. */
export const revisionOf = (shown: object): string =>
  createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 11);
