import { Linter } from 'eslint';
import { stateRules } from '../../../scripts/lint/state-rules.mjs';

const linter = new Linter();
const languageOptions = { parserOptions: { ecmaFeatures: { jsx: true } } };

/** How often the rule stops a screen that is written so. */
const stopped = (code: string) =>
  linter.verify(code, { ...stateRules, languageOptions }).filter(({ message }) => /allowedActions/.test(message))
    .length;

describe('which state allows what', () => {
  it.each([
    "const mayEdit = job.status !== 'cancelled'",
    "const isOpen = ({ status }) => 'scheduled' === status",
    "const OVER = new Set(['skipped', 'cancelled'])",
    "const OPEN = ['draft', 'active', 'on_hold']",
    "switch (visit.status) { case 'paused': break }",
    "const can = key.state === 'active' ? yes : no('This key has expired.')",
    "const can = allOf(mayManage, delivery.state === 'pending' ? no('It is in progress.') : yes)",
    "const button = can.ok && (state !== 'ready' || outdated) && <ActionButton />",
    "const menu = row.state !== 'revoked' ? <Menu.Item /> : null",
    "const button = <Button disabled={!(row.state === 'active')} />",
  ])('is not decided by a screen: %s', (code) => {
    expect(stopped(code)).toBe(1);
  });

  it.each([
    "const may = job.allowedActions.includes('hold')",
    "const WORD = { draft: 'Draft', active: 'Active' }",
    'const wasRefused = problem.status === 409',
    "const isShown = navigator.state === 'draft'",
    "const news = state === 'captured' ? 'Saved' : 'Sent'",
    "const hint = state === 'failed' && <Text>Stopped</Text>",
    "const button = <Button>{state === 'none' ? 'Send' : 'Resend'}</Button>",
    "const can = row.activity === 'undoing' ? no('An undo can’t be stopped.') : yes",
    "const CLIENT_STATUSES = ['lead', 'active', 'inactive', 'archived']",
  ])('may be used for words and read from the API: %s', (code) => {
    expect(stopped(code)).toBe(0);
  });
});
