import { readFileSync } from 'node:fs';
import { PRESET_ROLES, type PresetRole } from '../../../src/kernel/access/index.js';
import type { Route } from './requests.js';

const ROLES = Object.keys(PRESET_ROLES) as PresetRole[];
const rows = new Map(
  readFileSync(new URL('../../../../openapi/roles.md', import.meta.url), 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, operation = '', ...cells]) => [operation, cells]),
);

/** Whether each role may use the operation, as people reviewed it in openapi/roles.md. */
export function writtenRoles({ place }: Route): Record<string, boolean> {
  const cells = rows.get(place.replace('/api/v1', ''));
  if (!cells) throw new Error(`openapi/roles.md has no line for ${place}: npm run openapi`);
  return Object.fromEntries(ROLES.map((role, at) => [role, cells[at] !== '–']));
}
