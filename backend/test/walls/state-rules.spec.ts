import { Linter } from 'eslint';
import { stateRules } from '../../../scripts/lint/state-rules.mjs';

const linter = new Linter();

/** How often the rule stops a screen that is written so. */
const stopped = (code: string) =>
  linter.verify(code, { ...stateRules }).filter(({ message }) => /allowedActions/.test(message)).length;

describe('which state allows what', () => {
  it.each([
    "const mayEdit = job.status !== 'cancelled'",
    "const isOpen = ({ status }) => 'scheduled' === status",
    "const OVER = new Set(['skipped', 'cancelled'])",
    "const OPEN = ['draft', 'active', 'on_hold']",
    "switch (visit.status) { case 'paused': break }",
  ])('is not decided by a screen: %s', (code) => {
    expect(stopped(code)).toBe(1);
  });

  it.each([
    "const may = job.allowedActions.includes('hold')",
    "const WORD = { draft: 'Draft', active: 'Active' }",
    'const wasRefused = problem.status === 409',
    "const isShown = navigator.state === 'draft'",
    "const CLIENT_STATUSES = ['lead', 'active', 'inactive', 'archived']",
  ])('is asked, and a status may have its words: %s', (code) => {
    expect(stopped(code)).toBe(0);
  });
});
