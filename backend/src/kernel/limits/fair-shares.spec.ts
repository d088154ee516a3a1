import { FairShares } from './fair-shares.js';

const PATIENCE = { ms: 10_000, most: 100 };

/** Takes until it is refused; answers how many it got. */
function takeAll(shares: FairShares, owner: string): number {
  let taken = 0;
  while (shares.tryTake(owner)) taken += 1;
  return taken;
}

describe('fair shares', () => {
  it.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [8, 6],
    [10, 8],
    [128, 102],
  ])('of %i give a single owner %i, and leave room for a newcomer', (size, expected) => {
    const shares = new FairShares(size);
    expect(takeAll(shares, 'a')).toBe(expected);
    if (size > 1) expect(shares.tryTake('b')).toBe(true);
  });

  it('shrink with the number of owners, and stay in proportion', async () => {
    const shares = new FairShares(100);
    const owners = ['a', 'b', 'c'];
    const held = { a: takeAll(shares, 'a'), b: 0, c: 0 } as Record<string, number>;
    // Everybody wants all, all the time, and the one who had most gives back first.
    for (let turn = 0; turn < 500; turn++) {
      const most = owners.toSorted((x, y) => (held[y] ?? 0) - (held[x] ?? 0))[0] ?? '';
      shares.give(most);
      held[most] = (held[most] ?? 0) - 1;
      for (const owner of owners) held[owner] = (held[owner] ?? 0) + takeAll(shares, owner);
    }
    const counts = Object.values(held);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(5);
    expect(Math.min(...counts)).toBeGreaterThan(25);
    expect(shares.tryTake('newcomer')).toBe(true);
  });

  it('leave room for a newcomer also when there are suddenly fewer', () => {
    const shares = new FairShares(128);
    takeAll(shares, 'a');
    shares.resize(16);
    expect(shares.tryTake('a')).toBe(false);
    for (const owner of ['b', 'b', 'b', 'c']) expect(shares.tryTake(owner)).toBe(true);
    expect(takeAll(shares, 'b')).toBe(5);
    expect(shares.taken).toBeLessThanOrEqual(128);
    shares.resize(128);
    expect(takeAll(shares, 'b')).toBeGreaterThan(1);
  });

  it('are given in rotation, however many others wait', async () => {
    const shares = new FairShares(1);
    shares.tryTake('somebody');
    const order: string[] = [];
    const wait = async (owner: string) => {
      await shares.take(owner, PATIENCE);
      order.push(owner);
      shares.give(owner);
    };
    const waits = ['a', 'a', 'a', 'a', 'b', 'c', 'b'].map(wait);
    shares.give('somebody');
    await Promise.all(waits);
    expect(order).toEqual(['a', 'b', 'c', 'a', 'b', 'a', 'a']);
    expect(shares.isIdle).toBe(true);
  });

  it('skip an owner who has too much already', async () => {
    const shares = new FairShares(10);
    takeAll(shares, 'a');
    const [first, second] = [shares.take('a', PATIENCE), shares.take('b', PATIENCE)];
    await expect(second).resolves.toBe(true);
    shares.give('b');
    shares.give('a');
    await expect(first).resolves.toBe(true);
  });

  it('are refused after the maximum wait or with too many waiting, and nothing stays held', async () => {
    const shares = new FairShares(1);
    shares.tryTake('a');
    const patient = shares.take('a', { ms: 20, most: 1 });
    await expect(shares.take('a', { ms: 10_000, most: 1 })).resolves.toBe(false);
    await expect(patient).resolves.toBe(false);
    shares.give('a');
    expect(shares.isIdle).toBe(true);
    expect(() => shares.give('a')).toThrow('Given back more');
  });
});
