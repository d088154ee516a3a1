/**
 * How to write a database test (`*.db.spec.ts`; jest starts an embedded PostgreSQL for the run):
 *
 *   import { testApp, type TestApp } from './index.js';
 *
 *   let app: TestApp;
 *   beforeAll(async () => (app = await testApp({ modules: [ClientsModule] })));   // no argument: the whole product
 *   afterAll(() => app.close());
 *
 *   it('keeps the neighbour out', async () => {
 *     const clients = app.get(ClientsService);
 *     const theirs = await app.asTenant('rival', () => clients.create({ … }));      // as the rival's owner
 *     await expect(app.asMember('dispatcher', () => clients.get(theirs.id))).rejects.toBeInstanceOf(ClientNotFound);
 *   });
 *
 * - Every test file has a migrated database of its own, used as the application role, so files run in parallel; what
 *   one test of a file commits, the next one sees.
 * - Companies `greenfield` and `rival` each have one member per preset role: `app.greenfield.members.owner`.
 * - `asMember(role, work)` and `asTenant(company, work, role?)` open a scope with a transaction and commit it.
 * - `httpApp()` boots the real HTTP side: `await app.injectAs('office_manager', { method: 'GET', url: '/api/v1/tenant' })`,
 *   `app.inject(…)` as nobody, `app.tokenOf(role, company?)` for a header of your own.
 * - Enqueued tasks wait until `await app.drainQueue()` runs them by their real handlers; no worker runs beside a test.
 * - `app.database.superuserUrl` sees behind row-level security, for assertions only.
 * - Run one: cd backend && node --experimental-vm-modules ../node_modules/jest/bin/jest.js \
 *     --selectProjects database -- src/modules/clients
 */
export { mailedToken, mailsTo } from './account-mails.js';
export { createCompany, TEST_PASSWORD, type TestCompany, type TestMember } from './companies.js';
export { AuthenticatorApp } from './authenticator-app.js';
export { PasskeyDevice } from './passkey-device.js';
export { httpApp, type HttpTestApp, type InjectOptions, type InjectResponse } from './http-test-app.js';
export { type CompanyName, testApp, TestApp, type TestAppOptions } from './test-app.js';
export { createTestDatabase, type TestDatabase } from './test-database.js';
export { untilSomebodyWaits } from './lock-waits.js';
export { type SuiteBackend, suiteBackend } from './queue-suite/backend.js';
export { TestProcess } from './test-process.js';
export { NameServer } from './name-server.js';
