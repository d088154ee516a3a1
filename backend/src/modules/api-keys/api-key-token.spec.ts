import { v7 as uuidv7 } from 'uuid';
import { hashOf, newSecret, prefixOf, readToken, writeToken } from './api-key-token.js';

describe('an API key', () => {
  it('reads back what was written', () => {
    const key = { id: uuidv7(), secret: newSecret() };
    expect(readToken(writeToken(key))).toEqual(key);
    expect(writeToken(key).startsWith(`${prefixOf(key.id)}_`)).toBe(true);
  });

  it('has a secret of its own each time, of letters and digits', () => {
    const secrets = Array.from({ length: 200 }, newSecret);
    expect(new Set(secrets).size).toBe(200);
    expect(secrets.filter((secret) => !/^[0-9A-Za-z]{43}$/.test(secret))).toEqual([]);
    expect(hashOf(secrets[0] ?? '')).toHaveLength(32);
  });

  it.each(['', 'hr_', 'hr_1_2', `hr_${'0'.repeat(32)}_short`, `xx_${'0'.repeat(32)}_${'a'.repeat(43)}`])(
    'is not "%s"',
    (token) => expect(readToken(token)).toBeNull(),
  );
});
