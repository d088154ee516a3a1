import { Config, type Env } from '../config/index.js';
import { InvalidCursor } from '../problem/index.js';
import { filtersOf, Keyset } from './keyset.js';

const keyset = new Keyset(new Config({ CURSOR_SECRET: 'q'.repeat(32) } as Env));

describe('a cursor', () => {
  const cursor = keyset.seal(['2027-05-10T08:00:00.000Z', 'id-1'], 'context');

  it('reads back as it was written', () => {
    expect(keyset.open(cursor, 'context')).toEqual(['2027-05-10T08:00:00.000Z', 'id-1']);
  });

  it.each([
    ['of another list', cursor, 'other'],
    ['that was changed', `x${cursor}`, 'context'],
    ['without a signature', cursor.split('.')[0] ?? '', 'context'],
    ['that is not one', 'garbage', 'context'],
    ['that is empty', '', 'context'],
  ])('%s is refused', (_, given, context) => {
    expect(() => keyset.open(given, context)).toThrow(InvalidCursor);
  });

  it('belongs to its filters, whatever their order', () => {
    const some = { limit: 50, q: 'birch', status: 'active' };
    expect(filtersOf({ ...some, cursor: 'a', limit: 9 })).toBe(
      filtersOf({ status: 'active', q: 'birch', limit: 50 } as never),
    );
    expect(filtersOf({ ...some, q: 'oak' } as never)).not.toBe(filtersOf(some));
  });
});
