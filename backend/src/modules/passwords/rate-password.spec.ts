import { Threads } from '../../kernel/threads/index.js';
import { MANY_TURNS, turnsUntil } from '../../../test/support/event-loop-turns.js';
import { withPatience } from '../../../test/support/patient-threads.js';
import { ShortPassword, WeakPassword } from './passwords.errors.js';
import { requireStrongPassword } from './rate-password.js';

const ROBIN = ['Robin Alder', 'robin.alder+hedges@maple-ridge.example', 'Maple Ridge Landscaping'];

describe('Passwords: common and breached ones refused, no composition rules (promise 2.6): a new password', () => {
  let threads: Threads;
  beforeAll(() => void (threads = withPatience(new Threads())));
  afterAll(() => threads.onApplicationShutdown());

  const rate = (password: string, known: string[] = ROBIN) => requireStrongPassword(threads, password, known);

  it.each([
    'three quiet wheelbarrows',
    'hedgerow-demo-2026',
    'a-password-for-tests-only',
    'table lamp river cup',
    'red tractor by the barn',
    'пять тихих тачек у забора',
    'Müllers stille Hecke am Bach',
    '三台安静的手推车停在花园的篱笆旁边吧',
    '🌿 leaf 🪴 pot 🧤 glove',
    'vK8#qLz2!mWx9@tRb',
    'gannet-thimble-ocarina-moss',
    'Zq'.concat('7fhXw0PmLsRtYcVbNjKdGaEuIo'.repeat(4)).slice(0, 64),
    Array.from({ length: 128 }, (_, n) => String.fromCharCode(33 + ((n * n * 7 + n * 31) % 90))).join(''),
  ])('may be %s', async (password) => {
    await expect(rate(password)).resolves.toEqual({ isShort: false });
  });

  const rateShort = (password: string) => requireStrongPassword(threads, password, ROBIN, false);

  it.each(['tq7vrm2x', 'xkq zvpw', 'Zq7#vRm2xk'])(
    'may be %s beside a second factor, and nowhere else',
    async (password) => {
      await expect(rateShort(password)).resolves.toEqual({ isShort: true });
      await expect(rate(password)).rejects.toBeInstanceOf(ShortPassword);
    },
  );

  it.each(['password1', 'Summer2026', 'qwertz12', 'wheelbar', 'robinalder9', '12345678', 'passwordpassword'])(
    'may not be %s, beside a second factor either',
    (password) => expect(rateShort(password)).rejects.toBeInstanceOf(WeakPassword),
  );

  it.each([
    'passwordpassword',
    'passwordpassword1',
    'PasswordPassword1!',
    'p@ssw0rdp@ssw0rd',
    'P@$$w0rd123456789',
    'p-a-s-s-w-o-r-d-1-2-3',
    'aaaaaaaaaaaaaaaaaaaa',
    '123456789012345678',
    'qwertyuiopasdfgh',
    'qwertyuiop[]asdf',
    'zaq12wsxcde34rfv',
    '1qaz2wsx3edc4rfv5tgb',
    'asdfghjklzxcvbnm',
    'abcabcabcabcabc',
    'abc abc abc abc abc',
    'abcdefghijklmnopqrstuvwxyz',
    'zyxwvutsrqponmlkjihgfedcba',
    '11112222333344445555',
    '12.05.1990 13.06.1991',
    '2019-01-02-2020-03-04',
    'januaryfebruarymarch',
    'mondaytuesdaywednesday',
    'summer2024winter2025',
    'iloveyouforever',
    'monkeydragonfootball',
    'correcthorsebatterystaple',
    'Correct Horse Battery Staple',
    'correct-horse-battery-staple-1',
    'C0rrect H0rse B4ttery 5taple!!',
    'ｃｏｒｒｅｃｔｈｏｒｓｅｂａｔｔｅｒｙｓｔａｐｌｅ',
    'MayTheForceBeWithYou2024',
    'thequickbrownfoxjumpsoverthelazydog',
    'polniypizdec0211',
    'letmeinletmein123',
    'administrator123',
    'x'.repeat(128),
    'a1B'.repeat(42),
  ])('may not be %s', async (password) => {
    await expect(rate(password)).rejects.toThrow(WeakPassword);
  });

  it.each([
    'robin.alder+hedges@maple-ridge.example',
    'mapleridgelandscaping',
    'MapleRidge MapleRidge',
    'robinalder2026robin',
    'Robin.Alder.Maple.1',
    'maple-ridge.example!',
    'redlanibor redlanibor',
  ])('may not be what everybody knows about its owner: %s', async (password) => {
    await expect(rate(password)).rejects.toThrow(WeakPassword);
  });

  it('is refused in our own sentences, not those of the checker', async () => {
    await expect(rate('passwordpassword')).rejects.toThrow(
      /^This password is too easy to guess\. Try a few unrelated words/,
    );
  });

  it('does not block the event loop while it is rated, whatever its length and content', async () => {
    const letters = '4@8({[<369&#!1/|0$5+7%2';
    const hard = [letters.repeat(6).slice(0, 128), 'Aa1!'.repeat(32), 'password1990'.repeat(10), '()'.repeat(64)];
    const rated = Promise.allSettled(hard.map((password) => rate(password, [...ROBIN, 'x'.repeat(200)])));
    expect(await turnsUntil(rated)).toBeGreaterThan(MANY_TURNS);
  });
});
