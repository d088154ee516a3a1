import { hashOf, isUsed, newSecret, readToken, successorOf, writeToken } from './refresh-token.js';

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

  it('has one successor, which cannot be computed without the key', () => {
    const secret = newSecret();
    expect(successorOf(secret, 'key')).toBe(successorOf(secret, 'key'));
    expect(successorOf(secret, 'key')).not.toBe(successorOf(secret, 'other key'));
    expect(readToken(writeToken({ sessionId, secret: successorOf(secret, 'key') }))).not.toBeNull();
    expect(hashOf(successorOf(secret, 'key')).equals(hashOf(secret))).toBe(false);
  });

  it('is recognized as used from its successors, and no other secret is', async () => {
    const first = newSecret();
    const secrets = [first];
    for (let n = 0; n < 1_000; n += 1) secrets.push(successorOf(secrets[n] ?? '', 'key'));
    const newest = hashOf(secrets.at(-1) ?? '');
    for (const used of [first, secrets[500], secrets[999]]) expect(await isUsed(used ?? '', newest, 'key')).toBe(true);
    for (const secret of [newSecret(), secrets[1_000] ?? '', successorOf(secrets[1_000] ?? '', 'key')])
      expect(await isUsed(secret, newest, 'key')).toBe(false);
    expect(await isUsed(first, newest, 'other key')).toBe(false);
  });
});
