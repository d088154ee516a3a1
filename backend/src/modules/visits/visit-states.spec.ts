import { InvalidTransition } from '../../kernel/problem/index.js';
import type { Lifecycle } from '../../kernel/records/index.js';
import { JobVisits } from './job-visits.js';
import { VISIT_LIFECYCLE, VISIT_STATES, type VisitState } from './visit-states.js';

/** The same rules once more, row by row, so that neither side can drift alone. */
const VISIT_RULES: [VisitState[], VisitState[]][] = [
  [['unscheduled'], ['scheduled']],
  [['scheduled'], ['unscheduled']],
  [['scheduled'], ['dispatched']],
  [['dispatched'], ['scheduled']],
  [['dispatched', 'scheduled'], ['en_route']],
  [['en_route', 'dispatched', 'scheduled'], ['in_progress']],
  [['in_progress'], ['paused']],
  [['paused'], ['in_progress']],
  [['in_progress', 'paused'], ['completed']],
  [['scheduled', 'dispatched', 'en_route', 'in_progress', 'paused'], ['skipped']],
  [['scheduled', 'dispatched', 'unscheduled'], ['cancelled']],
  [['completed'], ['in_progress']],
  [['skipped'], ['scheduled']],
];

describe('states of a visit', () => {
  it('change exactly as the rules say', () => {
    expect(stepsOf(VISIT_STATES, VISIT_LIFECYCLE)).toEqual(stepsOfRules(VISIT_RULES));
  });

  it('refuse anything else with the possible steps', () => {
    const illegal = () => VISIT_LIFECYCLE.require('cancel', 'paused');
    expect(illegal).toThrow(InvalidTransition);
    expect(illegal).toThrow(
      expect.objectContaining({
        status: 409,
        code: 'invalid_transition',
        extras: { members: { from: 'paused', to: 'cancelled', allowed: ['in_progress', 'completed', 'skipped'] } },
      }),
    );
  });
});

describe('the current visit of a job', () => {
  const visit = (status: VisitState) => ({ id: status, status }) as Parameters<typeof JobVisits.currentOf>[0][number];
  const currentOf = (...states: VisitState[]) => JobVisits.currentOf(states.map(visit))?.id;

  it('is the one in progress, else the next one, else the last completed one', () => {
    expect(currentOf('completed', 'scheduled', 'en_route', 'dispatched')).toBe('en_route');
    expect(currentOf('completed', 'skipped', 'dispatched', 'scheduled')).toBe('dispatched');
    expect(currentOf('completed', 'cancelled', 'skipped')).toBe('completed');
    expect(currentOf('cancelled')).toBeUndefined();
  });
});

function stepsOf<State extends string>(states: readonly State[], lifecycle: Lifecycle<State, string>): string[] {
  return states.flatMap((from) => lifecycle.leadsTo(from).map((to) => `${from} > ${to}`)).sort();
}

function stepsOfRules(rules: [string[], string[]][]): string[] {
  return rules.flatMap(([froms, tos]) => froms.flatMap((from) => tos.map((to) => `${from} > ${to}`))).sort();
}
