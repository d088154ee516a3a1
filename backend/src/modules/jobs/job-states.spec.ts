import type { Lifecycle } from '../../kernel/records/index.js';
import { JOB_STATES, type JobState, JOB_LIFECYCLE } from './job-states.js';

/** The same rules once more, row by row, so that neither side can drift alone. */
const JOB_RULES: [JobState[], JobState[]][] = [
  [['draft'], ['active']],
  [['active'], ['on_hold']],
  [['on_hold'], ['active']],
  [['active'], ['completed']],
  [['completed'], ['active']],
  [['completed'], ['closed']],
  [['draft', 'active', 'on_hold'], ['cancelled']],
];
describe('states of a job', () => {
  it('change exactly as the rules say', () => {
    expect(stepsOf(JOB_STATES, JOB_LIFECYCLE)).toEqual(stepsOfRules(JOB_RULES));
  });
});

function stepsOf<State extends string>(states: readonly State[], lifecycle: Lifecycle<State, string>): string[] {
  return states.flatMap((from) => lifecycle.leadsTo(from).map((to) => `${from} > ${to}`)).sort();
}

function stepsOfRules(rules: [string[], string[]][]): string[] {
  return rules.flatMap(([froms, tos]) => froms.flatMap((from) => tos.map((to) => `${from} > ${to}`))).sort();
}
