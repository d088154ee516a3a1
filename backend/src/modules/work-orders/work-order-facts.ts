import { createHash } from 'node:crypto';

interface Versioned {
  id: string;
  version: number;
}

/** Identifies the versions of a job and its visits that a work order was made from. */
export function workOrderFacts(job: Versioned, visits: Versioned[]): string {
  const versions = visits.map(({ id, version }) => `${id}:${version}`).sort();
  return createHash('sha256')
    .update([job.version, ...versions].join('|'))
    .digest('base64url')
    .slice(0, 22);
}
