import { bytesOfId, idOf, isGood, readLink, writeLink } from './mailed-link.js';

const userId = '01a1f8dd-4b45-7096-aba0-6c2690456541';
const HOUR_MS = 3_600_000;
const seal = { kind: 'password-reset', state: 'hash', key: 'key' };
const written = (subject = bytesOfId(userId), expiresAt = new Date(Date.now() + HOUR_MS)) =>
  writeLink({ subject, expiresAt }, seal);
const works = (token: string, sealed = seal) => {
  const link = readLink(token);
  return link !== null && isGood(link, sealed);
};

describe('a mailed link', () => {
  it('works only for its purpose and state', () => {
    const token = written();
    expect(works(token)).toBe(true);
    for (const other of [{ kind: 'email' }, { state: 'hash of the new password' }, { key: 'another key' }])
      expect(works(token, { ...seal, ...other })).toBe(false);
  });

  it.each([bytesOfId(userId), Buffer.from('robin@maple-ridge.example'), Buffer.alloc(254, 'a')])(
    'says what it is about: %s',
    (subject) => {
      const link = readLink(written(subject));
      expect(link?.subject).toEqual(subject);
      expect(link && idOf(link)).toBe(subject.length === 16 ? userId.replaceAll('-', '') : null);
    },
  );

  it('expires', () => expect(works(written(undefined, new Date(Date.now() - 1000)))).toBe(false));

  it('cannot be tampered with', () => {
    const bytes = Buffer.from(written(), 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(works(changed.toString('base64url'))).toBe(false);
    }
    for (const end of [0, 37, 38, 39, bytes.length - 1])
      expect(works(bytes.subarray(0, end).toString('base64url'))).toBe(false);
  });

  it.each(['', 'x', 'a'.repeat(71), 'a'.repeat(73), '!'.repeat(72), '_'.repeat(72), 'a'.repeat(601)])(
    'is not %j',
    (text) => expect(works(text)).toBe(false),
  );
});
