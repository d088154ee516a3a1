import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secretsBeside } from '../../../../scripts/stack/secrets.mjs';
import { parseEnv } from './env.js';

const strong = (seed: string) => `${seed}-Qw7zK2mX9pL4vB8nR3tY6uH1jD5fG0sA`;
const good = {
  DATABASE_URL: 'postgres://hedgerow_app:a@127.0.0.1:5432/hedgerow',
  TOKEN_SECRET: strong('t'),
  CURSOR_SECRET: strong('c'),
  MASTER_KEY: strong('m'),
};

describe('parseEnv', () => {
  it('fills in the defaults', () => {
    expect(parseEnv(good)).toMatchObject({ PORT: 3000, DATA_DIR: '.data', RATE_LIMIT: 600, DEMO: 'on' });
  });

  it('takes an empty variable as not set', () => {
    expect(parseEnv({ ...good, REDIS_URL: '' }).REDIS_URL).toBeUndefined();
  });

  it.each([
    [undefined, 'open'],
    ['closed', 'closed'],
    ['Maple-Ridge.example, *.B\u00fccher.example.,', { domains: ['maple-ridge.example', '*.xn--bcher-kva.example'] }],
  ])('reads who may register: %j', (REGISTRATION, registration) => {
    expect(parseEnv({ ...good, REGISTRATION })).toMatchObject({ REGISTRATION: registration });
  });

  it.each(['Closed', 'nobody', ',', 'example.com;example.org', 'office@example.com', '*', '*.'])(
    'leaves registration to no misspelling: %s',
    (REGISTRATION) => expect(() => parseEnv({ ...good, REGISTRATION })).toThrow(/REGISTRATION: must be open, closed/),
  );

  it('names every mistake at once, and no value', () => {
    const parse = () => parseEnv({ ...good, PORT: 'many', TOKEN_SECRET: 'short-one' });
    expect(parse).toThrow(/PORT: /);
    expect(parse).toThrow(/TOKEN_SECRET: must have 32 characters/);
    expect(parse).not.toThrow(/short-one/);
  });

  it.each(['*', 'https://*.example.com', 'null', 'https://app.example.com/', 'app.example.com'])(
    'rejects anything but exact origins: %s',
    (CORS_ORIGINS) => expect(() => parseEnv({ ...good, CORS_ORIGINS })).toThrow(/CORS_ORIGINS.*: must be origins/),
  );

  it.each(['everyone', '*', 'true', '1', '0.0.0.0/0', '::/0', '10.0.0.0/33', '10.0.0.1:80'])(
    'believes no proxies but addresses and networks, and never all: %s',
    (TRUSTED_PROXIES) => {
      expect(() => parseEnv({ ...good, TRUSTED_PROXIES })).toThrow(/TRUSTED_PROXIES: must be addresses/);
    },
  );

  it.each(['loopback', 'loopback, 10.0.0.0/8', '172.18.0.5,2001:db8::/32', '10.0.0.0/255.0.0.0'])(
    'believes the proxies %s',
    (TRUSTED_PROXIES) => expect(parseEnv({ ...good, TRUSTED_PROXIES })).toMatchObject({ TRUSTED_PROXIES }),
  );

  describe('with secrets in files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hedgerow-secrets-'));
    const file = join(folder, 'master-key');
    afterAll(() => rmSync(folder, { recursive: true }));
    const { MASTER_KEY, ...others } = good;

    it('reads them without a trailing line break', () => {
      writeFileSync(file, `${MASTER_KEY}\n`);
      expect(parseEnv({ ...others, MASTER_KEY_FILE: file })).toMatchObject({ MASTER_KEY });
    });

    it('checks them like any other', () => {
      writeFileSync(file, 'x'.repeat(40));
      const weak = { ...others, NODE_ENV: 'production', MASTER_KEY_FILE: file };
      expect(() => parseEnv(weak)).toThrow(/MASTER_KEY: too easy to guess/);
    });

    it('rejects a missing file, and a variable that is also set directly', () => {
      expect(() => parseEnv({ ...others, MASTER_KEY_FILE: join(folder, 'gone') })).toThrow(
        /MASTER_KEY_FILE: cannot read/,
      );
      writeFileSync(file, `${MASTER_KEY}\n`);
      expect(() => parseEnv({ ...good, MASTER_KEY_FILE: file })).toThrow(/set it or MASTER_KEY_FILE, not both/);
    });

    it('gets from the data folder what is neither set nor in a file, and no previous key beside a key that is given', () => {
      writeFileSync(file, `${MASTER_KEY}\n`);
      const secrets = {
        TOKEN_SECRET: strong('kept-t'),
        CURSOR_SECRET: strong('kept-c'),
        MASTER_KEY: strong('kept-m'),
        MASTER_KEY_PREVIOUS: strong('kept-p'),
      };
      const { DATABASE_URL } = good;
      const read = (env: NodeJS.ProcessEnv) => parseEnv({ DATABASE_URL, ...env, ...secretsBeside(env, secrets) });
      expect(read({})).toMatchObject(secrets);
      expect(read({ MASTER_KEY: '', TOKEN_SECRET: good.TOKEN_SECRET })).toMatchObject({
        MASTER_KEY: secrets.MASTER_KEY,
        TOKEN_SECRET: good.TOKEN_SECRET,
      });
      for (const given of [{ MASTER_KEY_FILE: file }, { MASTER_KEY }]) {
        expect(read(given)).toMatchObject({ MASTER_KEY, TOKEN_SECRET: secrets.TOKEN_SECRET });
        expect(read(given).MASTER_KEY_PREVIOUS).toBeUndefined();
      }
    });
  });

  describe('Production refuses to start with default or weak secrets, open CORS, or an owner’s database role (promise 2.13)', () => {
    const production = { ...good, NODE_ENV: 'production' };

    it('starts with strong values, and never with demo data', () => {
      expect(parseEnv({ ...production, DEMO: 'on' }).DEMO).toBe('off');
    });

    it.each(['x'.repeat(40), 'please-change-me-please-change-me-now', 'hedgerow-hedgerow-hedgerow-hedgerow'])(
      'refuses the secret %s',
      (weak) => expect(() => parseEnv({ ...production, MASTER_KEY: weak })).toThrow(/MASTER_KEY: too easy to guess/),
    );

    it.each(['TOKEN_SECRET', 'CURSOR_SECRET', 'MASTER_KEY'])('refuses to start without %s', (name) => {
      expect(() => parseEnv({ ...production, [name]: undefined })).toThrow(new RegExp(`${name}: `));
    });

    it('refuses open CORS', () => {
      expect(() => parseEnv({ ...production, CORS_ORIGINS: '*' })).toThrow(/CORS_ORIGINS/);
    });

    it('refuses one secret for two purposes', () => {
      expect(() => parseEnv({ ...production, MASTER_KEY: good.TOKEN_SECRET })).toThrow(/each needs a value of its own/);
    });

    it('refuses a new MASTER_KEY that is the previous one, and one of before that is no key', () => {
      const previous = (MASTER_KEY_PREVIOUS: string) => () => parseEnv({ ...production, MASTER_KEY_PREVIOUS });
      expect(previous(good.MASTER_KEY)).toThrow(/MASTER_KEY: the same as MASTER_KEY_PREVIOUS/);
      expect(previous('short')).toThrow(/MASTER_KEY_PREVIOUS: must have 32/);
      expect(previous(strong('p'))()).toMatchObject({ MASTER_KEY_PREVIOUS: strong('p') });
    });

    it('refuses to serve as the owner of the database', () => {
      expect(() => parseEnv({ ...production, DATABASE_OWNER_URL: good.DATABASE_URL })).toThrow(/application role/);
    });
  });
});
