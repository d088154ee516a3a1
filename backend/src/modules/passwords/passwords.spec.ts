import { Unavailable } from '../../kernel/problem/index.js';
import { hashPassword, passwordMatches } from './passwords.js';

describe('a password', () => {
  it('is stored as argon2id and matches, however its accents are encoded', async () => {
    const stored = await hashPassword('Müllers stille Hecke');
    expect(stored).toMatch(/^\$argon2id\$/);
    expect(await passwordMatches(stored, 'Müllers stille Hecke'.normalize('NFD'))).toBe(true);
    expect(await passwordMatches(stored, 'Müllers stille hecke')).toBe(false);
  });

  it('matches nothing without an account', async () => {
    expect(await passwordMatches(null, 'no password has this hash')).toBe(false);
  });

  it('waits for its turn among forty, and is refused when more are waiting', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 60 }, (_, n) => (n % 2 ? passwordMatches(null, 'x') : hashPassword('x'))),
    );
    const refused = tries.filter(({ status }) => status === 'rejected');
    expect(refused.map((each) => each.status === 'rejected' && each.reason instanceof Unavailable)).toEqual(
      Array.from({ length: 18 }, () => true),
    );
    expect(await passwordMatches(null, 'x')).toBe(false);
  });
});
