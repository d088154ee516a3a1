import { hashOf, newSecret, readToken, successorOf, writeToken } from './refresh-token.js';

const sessionId = '01a1f8dd-4b45-7096-aba0-6c2690456541';

describe('a refresh token', () => {
  it('is read back', () => {
    const secret = newSecret();
    expect(readToken(writeToken({ sessionId, secret }))).toEqual({ sessionId, secret });
  });

  it.each([
    '',
    'x',
    sessionId,
    `${sessionId}.short`,
    `${sessionId}.${'a'.repeat(43)}.more`,
    `${'-'.repeat(36)}.${'a'.repeat(43)}`,
  ])('is not %j', (token) => {
    expect(readToken(token)).toBeNull();
  });

  it('has one successor, which nobody finds without the key', () => {
    const secret = newSecret();
    expect(successorOf(secret, 'key')).toBe(successorOf(secret, 'key'));
    expect(successorOf(secret, 'key')).not.toBe(successorOf(secret, 'other key'));
    expect(readToken(writeToken({ sessionId, secret: successorOf(secret, 'key') }))).not.toBeNull();
    expect(hashOf(successorOf(secret, 'key')).equals(hashOf(secret))).toBe(false);
  });
});
