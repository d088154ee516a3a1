import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { httpApp, type HttpTestApp } from '../../../test/support/index.js';
import type { ImportDto } from './import.dto.js';
import { fixtureBytes, ImportsDriver, peopleCsv } from './imports.factory.js';

let app: HttpTestApp;
let desk: ImportsDriver;
let rival: ImportsDriver;

beforeAll(async () => {
  app = await httpApp();
  desk = new ImportsDriver(app);
  rival = new ImportsDriver(app, 'rival');
});
afterAll(() => app.close());

const uploads = async (of: ImportsDriver) => (await of.get('?limit=200')).json<{ items: unknown[] }>().items.length;

describe('uploading', () => {
  it('answers the kind of the file and the mapping of its columns', async () => {
    const answer = await desk.upload(fixtureBytes('google-contacts-2024.csv'));
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      state: 'uploaded',
      preset: 'google_contacts',
      rowCount: 2,
      format: { kind: 'csv', encoding: 'utf-8', delimiter: ',', headerLine: 1 },
      options: { onDuplicate: 'skip', defaultCountry: 'US', shareAddress: true },
      version: 1,
    });
    const { columns } = answer.json<ImportDto>();
    expect(columns[0]).toEqual({
      column: 0,
      name: 'First Name',
      samples: ['明', 'Ana'],
      target: 'first_name',
      ignored: false,
    });
  });

  it.each([
    ['an image', Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex'), 415, 'import_file_unsupported'],
    [
      'a zip',
      Buffer.concat([Buffer.from('504b030414000000', 'hex'), Buffer.alloc(100)]),
      415,
      'import_file_unsupported',
    ],
    ['an empty file', Buffer.alloc(0), 422, 'import_file_empty'],
    ['a row of 10 MB', Buffer.from(`Name,Notes\nAnn,${'x'.repeat(10_000_000)}`), 422, 'import_row_too_long'],
  ])('refuses %s with a problem document and keeps nothing', async (_, bytes, status, code) => {
    const before = await uploads(desk);
    const answer = await desk.upload(bytes);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.json()).toMatchObject({ code, detail: expect.any(String) });
    expect(await uploads(desk)).toBe(before);
  });

  it('needs the permission to import', async () => {
    const request = { method: 'GET' as const, url: '/api/v1/imports' };
    expect((await app.inject(request)).statusCode).toBe(401);
    expect((await app.injectAs('crew_member', request)).statusCode).toBe(403);
  });
});

describe('from the file to the clients', () => {
  it('previews, checks and imports a list, and remembers where it came from', async () => {
    const uploaded = (await desk.upload(fixtureBytes('quickbooks-customer-contact-list.csv'))).json<ImportDto>();
    const preview = await desk.get(`/${uploaded.id}/preview?limit=1`);
    expect(preview.json()).toMatchObject({
      rows: [{ line: 5, outcome: 'create', client: { displayName: 'Acme Corp', kind: 'company' } }],
    });
    const early = await desk.act(uploaded.id, 'validate');
    expect([early.statusCode, early.json()]).toMatchObject([
      409,
      { code: 'invalid_transition', from: 'uploaded', to: 'validated', allowed: ['mapped', 'cancelled'] },
    ]);

    expect((await desk.confirm(uploaded)).json()).toMatchObject({ state: 'mapped' });
    const accepted = await desk.act(uploaded.id, 'validate');
    expect([accepted.statusCode, accepted.headers['location']]).toEqual([
      202,
      `/api/v1/operations/${accepted.json<{ id: string }>().id}`,
    ]);
    expect((await desk.act(uploaded.id, 'run')).json()).toMatchObject({ code: 'import_busy' });
    await app.drainQueue();
    expect(await desk.read(uploaded.id)).toMatchObject({ state: 'validated', validation: { created: 2, failed: 0 } });
    expect(await desk.clientNames()).not.toContain('Acme Corp');

    const started = await desk.act(uploaded.id, 'run');
    await app.drainQueue();
    const done = await desk.read(uploaded.id);
    expect(done).toMatchObject({ state: 'done', rowsDone: 2, result: { created: 2 }, undoUntil: expect.any(String) });
    const operation = await app.injectAs('office_manager', {
      method: 'GET',
      url: `/api/v1/operations/${started.json<{ id: string }>().id}`,
    });
    expect(operation.json()).toMatchObject({ state: 'succeeded', done: 2, total: 2, result: { created: 2 } });

    const clients = await app.injectAs('office_manager', { method: 'GET', url: '/api/v1/clients?q=acme' });
    const { id, source } = clients.json<{ items: Array<{ id: string; source: string }> }>().items[0] ?? { id: '' };
    const acme = await app.injectAs('office_manager', { method: 'GET', url: `/api/v1/clients/${id}` });
    expect(source ?? acme.json<{ source: string }>().source).toBe('import');
    expect(acme.json()).toMatchObject({
      contacts: [{ firstName: 'Ann', emails: ['billing@acme.example'], phones: [{ e164: '+12125550130' }] }],
      properties: [{ address: { line1: '9 Plant Road', city: 'Springfield', region: 'IL', postalCode: '62702' } }],
    });
  });

  it('creates nothing twice: neither for the same file again nor for repeated rows', async () => {
    const list = `${peopleCsv(3, 'Twice')}\nTwice 2,twice2@example.com,2 Elm Street,Rye,NY,10580`;
    expect((await desk.imported(list)).result).toMatchObject({ created: 3, repeated: 1 });
    const again = await desk.imported(list);
    expect(again).toMatchObject({ state: 'done', result: { created: 0, alreadyImported: 4 } });
    const problems = await desk.get(`/${again.id}/problems?limit=2`);
    expect(problems.json()).toMatchObject({
      items: [{ line: 2, severity: 'skipped', code: 'already_imported', clientId: expect.any(String) }, { line: 3 }],
      nextCursor: expect.any(String),
    });
  });

  it('skips rows that share an email with an existing client, or creates them when told so', async () => {
    await desk.imported('Name,Email\nOriginal,shared@example.com');
    const skipped = await desk.imported('Name,Email\nNamesake,Shared@Example.com');
    expect(skipped.result).toMatchObject({ created: 0, duplicates: 1 });
    const { items } = (await desk.get(`/${skipped.id}/problems`)).json<{ items: Array<{ detail: string }> }>();
    expect(items[0]?.detail).toMatch(/^Original \(C-\d+\) has the same email address\.$/);
    const created = await desk.imported('Name,Email\nNamesake,Shared@Example.com', { onDuplicate: 'create' });
    expect(created.result).toMatchObject({ created: 1, duplicates: 0 });
  });

  it('makes the rows of one Jobber client one client with two properties', async () => {
    expect((await desk.imported(fixtureBytes('jobber-clients.csv'))).result).toMatchObject({
      created: 2,
      propertiesAdded: 1,
    });
    const found = await app.injectAs('office_manager', { method: 'GET', url: '/api/v1/clients?q=pelican' });
    expect(found.json()).toMatchObject({ items: [{ displayName: 'Pelican Preserve', propertyCount: 2 }] });
    expect((await desk.imported(fixtureBytes('jobber-clients.csv'))).result).toMatchObject({ alreadyImported: 3 });
  });

  it('returns the bad rows for correction; the corrected file imports only those', async () => {
    const list =
      'Name,Email,Status\nGood,good@example.com,\n=Bad(),bad@example.com,wombat\nUgly,ugly@example.com,gone\n';
    const first = await desk.imported(list);
    expect(first).toMatchObject({ state: 'done_with_errors', result: { created: 1, failed: 2 } });
    const file = await desk.get(`/${first.id}/problems/file`);
    expect(file.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="clients-problems.csv"',
    });
    expect(file.body).toBe(
      '\uFEFFName,Email,Status,Hedgerow: line,Hedgerow: problem\r\n' +
        `'=Bad(),bad@example.com,wombat,3,"Status: “wombat” isn’t a status. Use lead, active, inactive, or archived."\r\n` +
        'Ugly,ugly@example.com,gone,4,"Status: “gone” isn’t a status. Use lead, active, inactive, or archived."\r\n',
    );
    const mended = file.body.replace('wombat,', 'lead,').replace('gone,', 'active,');
    expect(await desk.imported(mended)).toMatchObject({ state: 'done', result: { created: 2, failed: 0 } });
    expect(await desk.clientNames()).toEqual(expect.arrayContaining(['Good', '=Bad()', 'Ugly']));
  });

  it('reports characters that cannot be stored, wherever they are', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => `Person ${index} of many,p${index}@example.com`).join('\n');
    const list = Buffer.concat([
      Buffer.from(`\uFEFFName,Email\nBroken \u{1F33F},b@example.com\n${rows}\nNul\0here,nul@example.com\n`, 'utf16le'),
      Buffer.from([0x41, 0x00, 0x00, 0xd8, 0x42, 0x00, 0x2c, 0x00, 0x0a, 0x00]),
    ]);
    const { id, validation } = await desk.validated(list);
    expect(validation).toMatchObject({ created: 301, failed: 2 });
    const problems = await desk.get(`/${id}/problems`);
    expect(problems.json()).toMatchObject({
      items: [
        { line: 303, code: 'unreadable_character', value: 'Nul\uFFFDhere' },
        { line: 304, code: 'unreadable_character', value: 'A\uFFFDB' },
      ],
    });
  });

  it('reads the file as the user says, and restarts the mapping', async () => {
    const uploaded = (
      await desk.upload(Buffer.from('Who;Mail\nJ\u00f6rg;joerg@example.com\n', 'latin1'))
    ).json<ImportDto>();
    expect(uploaded.format).toMatchObject({ encoding: 'windows-1252', delimiter: ';', headerLine: 1 });
    const patched = await desk.patch(uploaded, { format: { headerLine: null } });
    expect(patched.json()).toMatchObject({ rowCount: 2, columns: [{ name: 'Column 1' }, { name: 'Column 2' }] });
    expect((await desk.patch(uploaded, { options: {} })).statusCode).toBe(412);
    const next = patched.json<ImportDto>();
    const nameless = await desk.patch(next, { mapping: [{ column: 1, target: 'email' }] });
    expect(nameless.json()).toMatchObject({ state: 'mapped' });
    expect((await desk.act(uploaded.id, 'validate')).json()).toMatchObject({ code: 'import_name_not_mapped' });
    const beyond = await desk.patch(nameless.json<ImportDto>(), { mapping: [{ column: 9, target: 'email' }] });
    expect(beyond.json()).toMatchObject({ code: 'validation_failed', errors: [{ pointer: '/mapping/0/column' }] });
  });
});

describe('another company', () => {
  it('cannot reach an import by any route, and can import the same list', async () => {
    const list = peopleCsv(2, 'Secret');
    const ours = await desk.imported(list);
    for (const path of ['', '/preview', '/problems', '/problems/file']) {
      expect((await rival.get(`/${ours.id}${path}`)).statusCode).toBe(404);
    }
    for (const action of ['validate', 'run', 'cancel', 'undo'] as const) {
      expect((await rival.act(ours.id, action)).statusCode).toBe(404);
    }
    expect((await rival.patch(ours, {})).statusCode).toBe(404);
    expect((await rival.get('?limit=200')).body).not.toContain(ours.id);
    expect((await rival.imported(list)).result).toMatchObject({ created: 2, alreadyImported: 0, duplicates: 0 });
    expect(await rival.clientNames()).toEqual(expect.arrayContaining(['Secret 1', 'Secret 2']));
  });
});

describe('reference data of imports', () => {
  it('lists presets and fields, and has a template that can be imported', async () => {
    const read = (url: string) => app.injectAs('office_manager', { method: 'GET', url });
    expect((await read('/api/v1/import-presets')).json<{ items: unknown[] }>().items).toHaveLength(7);
    expect((await read('/api/v1/import-fields')).json<{ items: unknown[] }>().items.length).toBeGreaterThan(25);
    const template = await read('/api/v1/import-template');
    const imported = await desk.imported(template.rawPayload);
    expect(imported).toMatchObject({ state: 'done', preset: 'template', result: { created: 2, failed: 0 } });
  });
});

describe('an upload that is sent again', () => {
  const list = peopleCsv(3, 'Again');

  it('makes one import per Idempotency-Key, however often and in parallel, and one for another company', async () => {
    const [before, theirs] = [await uploads(desk), await uploads(rival)];
    const first = await Promise.all(Array.from({ length: 8 }, () => desk.upload(list, { key: 'list' })));
    const made = first.filter(({ statusCode }) => statusCode === 201);
    const busy = first.filter(({ statusCode }) => statusCode === 409);
    expect([made.length + busy.length, made.length > 0]).toEqual([8, true]);
    expect(busy.every((answer) => answer.json<{ code: string }>().code === 'idempotency_in_progress')).toBe(true);
    // Another program draws another boundary.
    const again = await desk.upload(list, { key: 'list', boundary: 'another-boundary' });
    expect([again.statusCode, again.headers['idempotency-replayed'], again.headers.etag]).toEqual([
      201,
      'true',
      expect.stringMatching(/^"1\./),
    ]);
    expect(new Set([...made, again].map(({ body }) => body)).size).toBe(1);
    expect(await uploads(desk)).toBe(before + 1);
    const neighbour = await rival.upload(list, { key: 'list' });
    expect([neighbour.statusCode, neighbour.headers['idempotency-replayed']]).toEqual([201, undefined]);
    expect(neighbour.json<ImportDto>().id).not.toBe(again.json<ImportDto>().id);
    expect(await uploads(rival)).toBe(theirs + 1);
  });

  it.each([
    ['another file', peopleCsv(4, 'Again'), 'clients.csv'],
    ['the same file under another name', list, 'others.csv'],
  ])('is refused with %s', async (_, content, name) => {
    await desk.upload(list, { key: `first of ${name}`.replaceAll(' ', '-') });
    const other = await desk.upload(content, { key: `first of ${name}`.replaceAll(' ', '-'), name });
    expect([other.statusCode, other.json<{ code: string }>().code]).toEqual([422, 'idempotency_key_reused']);
  });

  it('may be corrected under its key when it was refused', async () => {
    const refused = await desk.upload('', { key: 'mended' });
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([422, 'import_file_empty']);
    const mended = await desk.upload(list, { key: 'mended' });
    expect([mended.statusCode, mended.headers['idempotency-replayed']]).toEqual([201, undefined]);
  });

  it('leaves no temporary file, whether it is accepted, replayed or refused', async () => {
    const waiting = () => readdirSync(join(process.env['DATA_DIR'] ?? '', 'files', '.incoming'));
    await desk.upload(list, { key: 'tidy' });
    await desk.upload(list, { key: 'tidy' });
    await desk.upload(peopleCsv(5), { key: 'tidy' });
    await desk.upload('', { key: 'tidy' });
    expect(waiting()).toEqual([]);
  });
});
