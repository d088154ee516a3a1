import { changedValues, differingColumns } from './changed-values.js';

describe('the previous values of changed fields', () => {
  it('are those of the fields that differ', () => {
    const before = {
      name: 'old',
      tags: ['a'],
      address: { city: 'Summit' },
      notes: null,
      version: 1,
      updatedAt: 'then',
    };
    const after = { name: 'new', tags: ['a'], address: { city: 'Chatham' }, notes: null, version: 2, updatedAt: 'now' };
    expect(changedValues(before, after)).toEqual({ name: 'old', address: { city: 'Summit' } });
  });

  it('are none when only version and timestamps changed', () => {
    const before = { name: 'same', version: 1, revision: 'a', updatedAt: 'then' };
    expect(changedValues(before, { name: 'same', version: 2, revision: 'b', updatedAt: 'now' })).toEqual({});
  });
});

describe('the columns that a change would write', () => {
  const row = { name: 'Oak', end: new Date(0), address: { city: 'Summit', line1: '1 Elm' } as object, tags: ['a'] };

  it.each([
    ['the same text', { name: 'Oak' }],
    ['the same moment', { end: new Date(0) }],
    ['the same members in another order', { address: { line1: '1 Elm', city: 'Summit', line2: undefined } }],
    ['nothing', {}],
    ['what is left out', { name: undefined as unknown as string }],
  ])('are none for %s', (_, wanted) => {
    expect(differingColumns(row, wanted)).toEqual({});
  });

  it('are the ones with a different value', () => {
    const wanted = { name: 'Elm', end: new Date(1), address: { city: 'Summit' }, tags: ['a'] };
    expect(differingColumns(row, wanted)).toEqual({ name: 'Elm', end: new Date(1), address: { city: 'Summit' } });
  });
});
