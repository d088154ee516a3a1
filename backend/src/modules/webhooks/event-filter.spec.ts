import { defineEvent } from '../../kernel/events/index.js';
import { ValidationFailed } from '../../kernel/problem/index.js';
import { checkFilters, wants } from './event-filter.js';

const hedge = { kind: 'hedge', read: 'events.read' } as const;
defineEvent('hedge.trimmed', hedge);
defineEvent('hedge.plan.approved', hedge);

describe('a filter of events', () => {
  it.each([
    ['*', 'hedge.trimmed', true],
    ['hedge.trimmed', 'hedge.trimmed', true],
    ['hedge.*', 'hedge.trimmed', true],
    ['hedge.*', 'hedge.plan.approved', true],
    ['hedge.plan.*', 'hedge.plan.approved', true],
    ['hedge.plan.*', 'hedge.trimmed', false],
    ['hedge.trimmed', 'hedge.plan.approved', false],
    ['hedg.*', 'hedge.trimmed', false],
    ['hedge.*', 'hedgehog.seen', false],
  ])('%s lets %s through: %s', (filter, type, expected) => {
    expect(wants([filter], type)).toBe(expected);
  });

  it('accepts known events and wildcards', () => {
    expect(() => checkFilters(['*', 'hedge.*', 'hedge.plan.*', 'hedge.trimmed'])).not.toThrow();
  });

  it('names each filter that would match nothing', () => {
    const check = () => checkFilters(['hedge.trimmed', 'hedge.trimed', 'hegde.*']);
    expect(check).toThrow(ValidationFailed);
    try {
      check();
    } catch (error) {
      const { errors = [] } = (error as ValidationFailed).extras;
      expect(errors.map(({ pointer, code }) => [pointer, code])).toEqual([
        ['/eventTypes/1', 'unknown_event_type'],
        ['/eventTypes/2', 'unknown_event_type'],
      ]);
    }
  });
});
