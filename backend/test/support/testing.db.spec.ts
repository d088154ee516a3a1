import { currentTenantId } from '../../src/kernel/context/index.js';
import { db } from '../../src/kernel/database/index.js';
import { httpApp, type HttpTestApp } from './index.js';

describe('the setup of database tests', () => {
  let app: HttpTestApp;
  beforeAll(async () => void (app = await httpApp({ modules: [] })));
  afterAll(() => app.close());

  it('connects as a role that owns nothing and cannot bypass row-level security', async () => {
    const rows: unknown = await app.asMember('owner', () =>
      db().query(`select current_user as name, rolsuper, rolbypassrls,
                         (select count(*)::int from pg_class where relowner = r.oid) as owned
                  from pg_roles r where rolname = current_user`),
    );
    expect(rows).toEqual([{ name: 'hedgerow_app', rolsuper: false, rolbypassrls: false, owned: 0 }]);
  });

  it('has two companies that do not see each other', async () => {
    const seen = () => db().query<Array<{ tenant: string }>>('select distinct tenant_id as tenant from memberships');
    expect(await app.asMember('read_only', seen)).toEqual([{ tenant: app.greenfield.tenantId }]);
    expect(await app.asTenant('rival', seen)).toEqual([{ tenant: app.rival.tenantId }]);
    expect(await app.asTenant('rival', async () => currentTenantId())).toBe(app.rival.tenantId);
  });

  it('gives each role its own permissions', () => {
    const { crew_member: crew, office_manager: office } = app.greenfield.members;
    expect(crew.actor.permissions.has('clients.create')).toBe(false);
    expect(office.actor.permissions.has('clients.create')).toBe(true);
  });

  it('answers HTTP requests of a member who signed in', async () => {
    const mine = await app.injectAs('dispatcher', { method: 'GET', url: '/api/v1/tenant' });
    const theirs = await app.injectAs('owner', { method: 'GET', url: '/api/v1/tenant' }, 'rival');
    expect(mine.json()).toMatchObject({ id: app.greenfield.tenantId });
    expect(theirs.json()).toMatchObject({ id: app.rival.tenantId });
    expect((await app.inject({ method: 'GET', url: '/api/v1/tenant' })).statusCode).toBe(401);
  });
});
