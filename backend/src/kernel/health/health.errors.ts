import { appError } from '../problem/index.js';
import type { Check } from './readiness.js';

/**
 * 503: this process cannot serve just now; `obstacles` says why: database, migrations, role (what it signs in as is not
 * held by row-level security), or process (it ends).
 */
export class NotReady extends appError(503, 'not_ready', 'Not ready', {
  obstacles: {
    type: 'array',
    maxItems: 10,
    items: { type: 'string', maxLength: 30 },
    description: 'The checks that fail.',
    example: ['database'],
  },
}) {
  constructor(obstacles: Check[]) {
    super(`Failing checks: ${obstacles.join(', ')}.`, { members: { obstacles }, headers: { 'retry-after': '2' } });
  }
}
