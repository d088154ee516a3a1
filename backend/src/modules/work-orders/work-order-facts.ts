import { createHash } from 'node:crypto';

interface Versioned {
  id: string;
  version: number;
}

/** Tells whether a work order was made from the job and visits as they stand now. */
export function workOrderFacts(job: Versioned, visits: Versioned[]): string {
  const versions = visits.map(({ id, version }) => `${id}:${version}`).sort();
  return createHash('sha256')
    .update([job.version, ...versions].join('|'))
    .digest('base64url')
    .slice(0, 22);
}
