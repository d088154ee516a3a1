import { CLIENT_STATUSES, canBecome } from './client-status.js';

const POSSIBLE = new Set([
  'lead active',
  'lead archived',
  'active inactive',
  'active archived',
  'inactive active',
  'inactive archived',
  'archived lead',
  'archived active',
  'archived inactive',
]);
const pairs = CLIENT_STATUSES.flatMap((from) => CLIENT_STATUSES.map((to) => [from, to] as const));

it.each(pairs)('from %s to %s follows the table', (from, to) => {
  expect(canBecome(from, to)).toBe(POSSIBLE.has(`${from} ${to}`));
});
