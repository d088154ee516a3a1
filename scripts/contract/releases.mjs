import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.mjs';

export const CONTRACT = join(ROOT, 'openapi', 'openapi.json');
const RELEASED = join(ROOT, 'openapi', 'released');
/** Changes that the comparison takes for breaking, and why they break nobody. */
export const ACCEPTED_CHANGES = join(ROOT, 'openapi', 'accepted-changes.json');

/** @param {string} version */
export const releasePath = (version) => join(RELEASED, `${version}.json`);

/** Versions that were released, the newest first. */
export function releasedVersions() {
  const files = existsSync(RELEASED) ? readdirSync(RELEASED) : [];
  return files
    .filter((name) => /^\d+\.\d+\.\d+\.json$/.test(name))
    .map((name) => name.slice(0, -'.json'.length))
    .sort((a, b) => compareVersions(b, a));
}

/** @param {string} a @param {string} b */
export function compareVersions(a, b) {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  return [0, 1, 2].map((index) => (left?.[index] ?? 0) - (right?.[index] ?? 0)).find((sign) => sign !== 0) ?? 0;
}
