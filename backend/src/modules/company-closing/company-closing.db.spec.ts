import { SYSTEM } from '../../kernel/context/index.js';
import { Clock } from '../../kernel/clock/index.js';
import { db, Scopes } from '../../kernel/database/index.js';
import type { PresetRole } from '../../kernel/access/index.js';
import { createCompany, httpApp, type HttpTestApp, mailsTo, TEST_PASSWORD } from '../../../test/support/index.js';
import { CompanyClosingModule, CompanyDirectory, CompanyPurge, CompanyStanding, tenantCommand } from './index.js';

describe('the end of a company', () => {
  let app: HttpTestApp;
  beforeAll(async () => (app = await httpApp({ modules: [CompanyClosingModule] })));
  afterAll(() => app.close());

  const asSystem = <T>(work: () => Promise<T>) =>
    app.get(Scopes).run({ tenantId: app.rival.tenantId, actor: SYSTEM }, work);
  const send = (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object, role: PresetRole = 'owner') =>
    app.injectAs(
      role,
      { method, url: `/api/v1/${url}`, headers: { 'if-match': '*' }, ...(payload && { payload }) },
      'rival',
    );
  const rename = () => send('PATCH', 'tenant', { phone: '+1 908 555 0100' });
  const close = (input: object, role?: PresetRole) => send('POST', 'tenant/close', input, role);
  const right = { name: 'rival', password: TEST_PASSWORD };
  const lastMail = async () => (await mailsTo(app, app.rival.members.owner.email)).at(-1);

  it('is suspended by whoever keeps the product, with a reason, and goes on afterwards', async () => {
    const found = await app.get(CompanyDirectory).find('rival');
    expect(found).toMatchObject({ id: app.rival.tenantId, name: 'rival', status: 'active' });
    expect(await app.get(CompanyDirectory).find(app.rival.tenantId)).toEqual(found);
    expect(await app.get(CompanyDirectory).find('nobody')).toBeNull();
    await asSystem(() => app.get(CompanyStanding).suspend('Unpaid since May'));
    expect((await rename()).json()).toMatchObject({
      status: 403,
      code: 'tenant_suspended',
      companyStatus: 'suspended',
    });
    expect((await send('GET', 'tenant')).json()).toMatchObject({
      status: 'suspended',
      statusReason: 'Unpaid since May',
    });
    expect(await lastMail()).toContain('Reason: Unpaid since May');
    expect((await app.injectAs('owner', { method: 'GET', url: '/api/v1/tenant' })).json()).toMatchObject({
      status: 'active',
      statusReason: null,
    });
    // What people do to their own sign-ins is no change of the company.
    expect((await send('POST', 'auth/sessions/revoke-others')).statusCode).toBeLessThan(300);
    expect((await close(right)).json()).toMatchObject({ code: 'tenant_suspended' });
    expect((await send('POST', 'tenant/reopen')).json()).toMatchObject({ status: 409, code: 'invalid_transition' });
    await asSystem(() => app.get(CompanyStanding).reactivate());
    expect((await rename()).statusCode).toBe(200);
    expect(await lastMail()).toContain('The suspension of rival has ended.');
  });

  it('begins with its owner, who types its name and their password', async () => {
    expect((await close(right, 'admin')).json()).toMatchObject({ status: 403, code: 'not_an_owner' });
    expect((await close({ ...right, name: 'rivel' })).json()).toMatchObject({ errors: [{ pointer: '/name' }] });
    expect((await close({ ...right, password: 'not the password' })).json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/password', code: 'wrong_password' }],
    });
    expect((await rename()).statusCode).toBe(200);
  });

  it('can be taken back for 30 days', async () => {
    const closed = (await close(right)).json<{ status: string; purgeAt: string }>();
    const days = (Date.parse(closed.purgeAt) - app.get(Clock).now().getTime()) / 86_400_000;
    expect([closed.status, Math.round(days)]).toEqual(['closing', 30]);
    expect(await lastMail()).toContain('rival owner closed rival.');
    expect((await rename()).json()).toMatchObject({ code: 'tenant_suspended', companyStatus: 'closing' });
    await app.get(CompanyPurge).run();
    expect((await send('POST', 'tenant/reopen', undefined, 'admin')).json()).toMatchObject({ code: 'not_an_owner' });
    expect((await send('POST', 'tenant/reopen')).json()).toMatchObject({ status: 'active', purgeAt: null });
    expect(await lastMail()).toContain('rival owner reopened rival.');
    expect((await rename()).statusCode).toBe(200);
  });

  it('leaves a trial a trial', async () => {
    const toTrial = () => asSystem(() => db().query(`update tenants set status = 'trial', version = version + 1`));
    const status = async () => (await send('GET', 'tenant')).json<{ status: string }>().status;
    await toTrial();
    await asSystem(() => app.get(CompanyStanding).suspend('Unpaid since May'));
    expect(await status()).toBe('suspended');
    await asSystem(() => app.get(CompanyStanding).reactivate());
    expect(await status()).toBe('trial');
    expect((await close(right)).statusCode).toBe(200);
    expect((await send('POST', 'tenant/reopen')).json()).toMatchObject({ status: 'trial' });
    await asSystem(() => db().query(`update tenants set status = 'active', version = version + 1`));
  });

  it('is decided by whoever keeps the product with a command, which says how the company stands', async () => {
    const { tenantId } = await createCompany(app.nest, 'commanded');
    const run = (...words: string[]) => tenantCommand(app.nest, words);
    const line = (status: string) => `commanded (commanded, ${tenantId}): ${status}`;
    expect(await run('show', 'commanded')).toBe(line('active'));
    expect(await run('suspend', 'commanded', 'Unpaid', 'since', 'May')).toBe(line('suspended'));
    expect(await run('reactivate', tenantId)).toBe(line('active'));
    await expect(run('reactivate', tenantId)).rejects.toThrow('Can’t change from active to active.');
    await expect(run('suspend', 'commanded')).rejects.toThrow('Say why: the company reads it.');
    await expect(run('show', 'nobody')).rejects.toThrow('No company has the address or the ID “nobody”.');
    await expect(run('frobnicate', 'commanded')).rejects.toThrow('Use one of: show, suspend, reactivate, purge.');
    await expect(run('purge', 'commanded')).rejects.toThrow('commanded is not to be deleted');
    await app
      .get(Scopes)
      .run({ tenantId, actor: SYSTEM }, () =>
        db().query(
          `update tenants set status = 'closing', purge_at = now() - interval '1 hour', version = version + 1`,
        ),
      );
    expect(await run('purge', 'commanded')).toBe(line('deleted'));
    await expect(run('show', tenantId)).rejects.toThrow('No company has');
  });

  it('deletes nothing of a company that is open, not even when it is asked to', async () => {
    for (const sql of [`select purge_rows('memberships', 10)`, 'select purge_company()']) {
      await expect(asSystem(() => db().query(sql))).rejects.toThrow('the company is not to be purged');
    }
  });
});
