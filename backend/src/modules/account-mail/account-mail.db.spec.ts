import { jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { withClient } from '../../../../scripts/roles.mjs';
import { Clock } from '../../kernel/clock/index.js';
import { Config } from '../../kernel/config/index.js';
import { SYSTEM } from '../../kernel/context/index.js';
import { Scopes } from '../../kernel/database/index.js';
import { Mailer, MailFailure } from '../../kernel/mail/index.js';
import { Secrets } from '../../kernel/secrets/index.js';
import { testApp, type TestApp } from '../../../test/support/index.js';
import { AccountMail, AccountMailDelivery, AccountMailModule, type NewAccountMail } from './index.js';

const HOUR_MS = 3_600_000;

class Deferred extends MailFailure {
  readonly permanent = false;
}
class Refused extends MailFailure {
  readonly permanent = true;
}

describe('mail about accounts', () => {
  let app: TestApp;
  beforeAll(async () => (app = await testApp({ modules: [AccountMailModule] })));
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => app.close());

  const queue = (changes: Partial<NewAccountMail> = {}) =>
    app.get(Scopes).run({ tenantId: null, actor: SYSTEM }, () =>
      app.get(AccountMail).queue({
        kind: 'invitation',
        to: { name: 'Robin', address: 'robin@example.com' },
        letter: {
          subject: 'Join Greenfield',
          paragraphs: ['Ellen invited you.'],
          action: { label: 'Accept invitation', url: 'https://hedgerow.example/invitation#the-secret' },
          closing: ['The link works for 7 days.'],
        },
        companyId: null,
        expiresAt: new Date(app.get(Clock).now().getTime() + HOUR_MS),
        ...changes,
      }),
    );
  const send = () => app.get(AccountMailDelivery).run();
  const folder = () => resolve(app.get(Config).get('DATA_DIR'), 'account-mail');
  const rows = async () =>
    (await withClient(app.database.superuserUrl, (client) => client.query('select * from account_mails order by id')))
      .rows as Array<{
      id: string;
      state: string;
      recipient: Buffer;
      sealed: Buffer | null;
      attempts: number;
      failure: string | null;
    }>;
  const forgetAll = () =>
    withClient(app.database.superuserUrl, (client) => client.query('truncate account_mails')).then(() => undefined);
  beforeEach(forgetAll);

  it('is saved to a file for the operator if there is no mail server', async () => {
    await queue();
    const [queued] = await rows();
    expect(queued).toMatchObject({ state: 'queued' });
    // This row gives away neither the link nor the address, which nobody can guess from its hash.
    expect(JSON.stringify(queued)).not.toMatch(/secret|robin/);
    expect(queued?.sealed?.includes('the-secret')).toBe(false);
    const plainHash = createHash('sha256').update('robin@example.com').digest('base64url');
    const recipient = queued?.recipient.toString('base64url');
    expect(recipient).not.toBe(plainHash);
    expect(recipient).toBe(app.get(Secrets).fingerprintOf('robin@example.com'));
    await send();
    expect(await rows()).toMatchObject([{ state: 'captured', sealed: null, attempts: 1 }]);
    const mail = await readFile(join(folder(), `${queued?.id}.eml`), 'utf8');
    expect(mail).toMatch(/^To: .*robin@example\.com/m);
    expect(mail).toContain('Content-Type: multipart/alternative');
    // A second round doesn't send it again.
    await send();
    expect(await rows()).toMatchObject([{ attempts: 1 }]);
  });

  it('is sent once, by one of several workers', async () => {
    const deliver = jest.spyOn(app.get(Mailer), 'deliverToPerson').mockResolvedValue('sent');
    for (let n = 0; n < 5; n += 1) await queue();
    await Promise.all([send(), send(), send()]);
    expect(deliver).toHaveBeenCalledTimes(5);
    expect((await rows()).map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => 'sent'));
  });

  it('is tried again later if the mail server is down, without holding up the others', async () => {
    const deliver = jest.spyOn(app.get(Mailer), 'deliverToPerson');
    deliver.mockRejectedValueOnce(new Deferred('421 later', null)).mockResolvedValue('sent');
    await queue();
    await queue();
    await send();
    expect((await rows()).map(({ state }) => state).sort()).toEqual(['queued', 'sent']);
    const later = new Date(Date.now() + 2 * 60_000);
    jest.spyOn(app.get(Clock), 'now').mockReturnValue(later);
    await send();
    expect((await rows()).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it('is dropped if the address is rejected or the mail has expired', async () => {
    jest.spyOn(app.get(Mailer), 'deliverToPerson').mockRejectedValue(new Refused('550 no such user', null));
    await queue();
    await send();
    expect(await rows()).toMatchObject([{ state: 'dead', sealed: null, failure: '550 no such user' }]);
    await forgetAll();
    await queue({ expiresAt: new Date(Date.now() - 1) });
    jest.spyOn(app.get(Clock), 'now').mockReturnValue(new Date(Date.now() + 2 * HOUR_MS));
    await send();
    await app.get(AccountMailDelivery).sweep();
    expect(await rows()).toMatchObject([{ state: 'dead', sealed: null, attempts: 0 }]);
  });

  it('is counted by kind, by company, and by address in any spelling', async () => {
    const since = new Date(Date.now() - HOUR_MS);
    await queue({ companyId: app.greenfield.tenantId });
    await queue({ to: { name: null, address: 'Robin@Example.com' } });
    const count = (of: Parameters<AccountMail['sentSince']>[1]) =>
      app.get(Scopes).run({ tenantId: null, actor: SYSTEM }, () => app.get(AccountMail).sentSince(since, of));
    expect(await count({ companyId: app.greenfield.tenantId })).toBe(1);
    expect(await count({ companyId: app.rival.tenantId })).toBe(0);
    await queue({ kind: 'password_reset' });
    expect(await count({ address: 'ROBIN@example.com' })).toBe(3);
    expect(await count({ kind: 'invitation', address: 'ROBIN@example.com' })).toBe(2);
  });
});
