import { VersionMismatch } from './kernel-errors.js';

/** The version or versions of a record that the caller saw; null for whichever is current. */
export type SeenVersion = number | readonly number[] | null;

/** Throws `VersionMismatch` (412) when somebody was faster. */
export function requireVersion({ version }: { version: number }, seen: SeenVersion): void {
  if (seen !== null && ![seen].flat().includes(version)) throw new VersionMismatch(version);
}
