import { isGood, readToken, writeToken } from './reset-token.js';

const userId = '01a1f8dd-4b45-7096-aba0-6c2690456541';
const HOUR_MS = 3_600_000;
const inAnHour = () => new Date(Date.now() + HOUR_MS);

describe('the token of a password reset', () => {
  it('works with the password and key it was signed with', () => {
    const token = readToken(writeToken(userId, inAnHour(), 'hash', 'key'));
    expect(token).toMatchObject({ userId });
    expect(token && isGood(token, 'hash', 'key')).toBe(true);
    expect(token && isGood(token, 'hash of the new password', 'key')).toBe(false);
    expect(token && isGood(token, 'hash', 'another key')).toBe(false);
  });

  it('expires', () => {
    const token = readToken(writeToken(userId, new Date(Date.now() - 1000), 'hash', 'key'));
    expect(token && isGood(token, 'hash', 'key')).toBe(false);
  });

  it('cannot be tampered with', () => {
    const written = Buffer.from(writeToken(userId, inAnHour(), 'hash', 'key'), 'base64url');
    for (let at = 0; at < written.length; at += 1) {
      const changed = Buffer.from(written);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const token = readToken(changed.toString('base64url'));
      expect(token && isGood(token, 'hash', 'key')).not.toBe(true);
    }
  });

  it.each(['', 'x', 'a'.repeat(71), 'a'.repeat(73), '!'.repeat(72), '_'.repeat(72)])('rejects %j', (text) => {
    const token = readToken(text);
    expect(token && isGood(token, 'hash', 'key')).not.toBe(true);
  });
});
