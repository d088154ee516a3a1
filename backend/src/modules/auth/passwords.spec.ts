import { WeakPassword } from './auth.errors.js';
import { hashPassword, passwordMatches, requireStrongPassword } from './passwords.js';

describe('a password', () => {
  it.each(['three quiet wheelbarrows', 'hedgerow-demo-2026', 'пять тихих тачек у забора'])(
    'may be %s',
    async (password) => {
      await requireStrongPassword(password, []);
    },
  );

  it.each(['passwordpassword', 'aaaaaaaaaaaaaaaaaaaa', '123456789012345678', 'qwertyuiopasdfgh'])(
    'may not be %s',
    async (password) => {
      await expect(requireStrongPassword(password, [])).rejects.toThrow(WeakPassword);
    },
  );

  it('is refused in sentences, not in words of the checker', async () => {
    await expect(requireStrongPassword('passwordpassword', [])).rejects.toThrow(
      /^This is among the first that guessers try\. A few unrelated words/,
    );
  });

  it('may not be what everybody knows about its owner', async () => {
    const known = ['Robin Alder', 'robin@maple-ridge.example', 'Maple Ridge'];
    await expect(requireStrongPassword('robin@maple-ridge.example', known)).rejects.toThrow(WeakPassword);
  });

  it('is kept as argon2id and found again, however its accents are encoded', async () => {
    const stored = await hashPassword('Müllers stille Hecke');
    expect(stored).toMatch(/^\$argon2id\$/);
    expect(await passwordMatches(stored, 'Müllers stille Hecke'.normalize('NFD'))).toBe(true);
    expect(await passwordMatches(stored, 'Müllers stille hecke')).toBe(false);
  });

  it('matches nobody where there is nobody', async () => {
    expect(await passwordMatches(null, 'no password has this hash')).toBe(false);
  });
});
