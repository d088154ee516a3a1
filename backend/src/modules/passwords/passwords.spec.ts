import { Unavailable } from '../../kernel/problem/index.js';
import 'reflect-metadata';
import { validate } from 'class-validator';
import { Password } from './password-field.js';
import { hashPassword, passwordMatches } from './passwords.js';

class NewPassword {
  @Password('new', 'three quiet wheelbarrows')
  password!: string;
}

class ChangedPassword {
  @Password('changed', 'three quiet wheelbarrows')
  password!: string;
}

describe('Passwords: 15 or more characters, 8 beside a second factor, 64..128 accepted, unicode and spaces kept (promise 2.6): a password', () => {
  it.each([
    ['fourteen chars', false],
    ['fifteen letters', true],
    ['   15 spaces   ', true],
    ['aaaaaaaaaaaaaaa', true],
    ['x'.repeat(64), true],
    ['x'.repeat(128), true],
    ['x'.repeat(129), false],
    ['\u{1f33f}'.repeat(128), true],
    ['\u{1f33f}'.repeat(14), false],
  ])('%j is long enough, and not too long: %s', async (password, fits) => {
    const mistakes = await validate(Object.assign(new NewPassword(), { password }));
    expect(mistakes.length === 0).toBe(fits);
  });

  it.each([
    ['7 chars', false],
    ['8 chars!', true],
  ])('%j is long enough for an account with a second factor: %s', async (password, fits) => {
    const mistakes = await validate(Object.assign(new ChangedPassword(), { password }));
    expect(mistakes.length === 0).toBe(fits);
  });

  it('is another one without its spaces', async () => {
    const stored = await hashPassword('  Müllers stille Hecke ');
    expect(await passwordMatches(stored, '  Müllers stille Hecke ')).toBe(true);
    expect(await passwordMatches(stored, 'Müllers stille Hecke')).toBe(false);
  });

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
