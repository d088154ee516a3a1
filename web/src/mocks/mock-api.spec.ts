import { SAMPLES } from './testing/samples';
import { type Answer, type Call, Caller, contract } from './testing/caller';
import type { OperationId } from './mock-api';

/** Calls an operation with its sample, after those that have to come first. */
async function callWithSample(caller: Caller, id: OperationId, path?: object): Promise<Answer> {
  const sample = SAMPLES[id];
  let last: unknown;
  for (const before of sample.after ?? []) {
    const answer = await callWithSample(caller, before, sample.path);
    expect(answer).toMatchObject({ status: operation(before).status });
    last = answer.body;
    if (before === 'validateImport' && id !== 'cancelOperation') await caller.mock.settled();
  }
  // Each sample knows only its own operation; together they are one of many kinds.
  const from = sample.from as ((answer: unknown) => Call) | undefined;
  return caller.call(id, {
    path: path ?? sample.path,
    query: sample.query,
    body: sample.body,
    headers: sample.headers,
    ...from?.(last),
  });
}

function operation(id: OperationId) {
  const found = contract.operations.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`The contract has no ${id}.`);
  return found;
}

describe('the mock', () => {
  it('has a sample for every operation, and none for others', () => {
    expect(Object.keys(SAMPLES).sort()).toEqual(contract.operations.map(({ id }) => id).sort());
  });

  it.each(contract.operations)('answers $id as the contract says', async ({ id, status }) => {
    const answer = await callWithSample(await Caller.signIn(), id);
    expect(answer.broken).toEqual([]);
    expect(answer).toMatchObject({ status });
    expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  });
});

describe('what the engine does for every operation', () => {
  let owner: Caller;
  beforeAll(async () => {
    owner = await Caller.signIn();
  });

  const client = SAMPLES.getClient.path;

  it.each([
    ['a token of nobody', 401, 'unauthenticated', { headers: { Authorization: 'Bearer nobody' }, path: client }],
    ['an id that nothing has', 404, 'client_not_found', { path: { clientId: '01900000-0000-7000-8000-0000000fffff' } }],
    ['an id that is none', 422, 'validation_failed', { path: { clientId: 'none' } }],
  ] as const)('refuses %s', async (_, status, code, call) => {
    const answer = await owner.call('getClient', call);
    expect(answer).toMatchObject({ status, body: { code }, broken: [] });
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  it.each([
    ['/displayName', { displayName: '' }],
    ['/contacts/0/emails/0', { displayName: 'Wren', contacts: [{ emails: ['none'] }] }],
    ['/unknown', { displayName: 'Wren', unknown: 1 }],
  ])('names the field %s of a refused body', async (pointer, body) => {
    const answer = await owner.call('createClient', { body });
    expect(answer).toMatchObject({ status: 422, broken: [], body: { errors: [{ pointer }] } });
  });

  it('refuses a change of what somebody else has changed, and one that does not say of which version', async () => {
    const change = { path: client, body: { notes: 'Mine.' } };
    const stale = await owner.call('updateClient', { ...change, headers: { 'If-Match': '"999"' } });
    expect(stale).toMatchObject({ status: 412, broken: [], body: { code: 'version_mismatch' } });
  });

  it('opens an operation only to roles that have its permission', async () => {
    const crew = await Caller.signIn('crew@greenfield.example', owner.mock);
    expect(await crew.call('createClient', SAMPLES.createClient)).toMatchObject({ status: 403, broken: [] });
  });

  it('keeps companies apart', async () => {
    const rival = await Caller.signIn('owner@rival.example', owner.mock);
    expect(await rival.call('getClient', { path: client })).toMatchObject({ status: 404, broken: [] });
  });

  it.each([
    ['Server Error 500', 500],
    ['Unavailable 503', 503],
    ['Too Many 429', 429],
  ])('fails by the name %s', async (displayName, status) => {
    expect(await owner.call('createClient', { body: { displayName } })).toMatchObject({ status, broken: [] });
  });

  it('walks a list page by page, and refuses its cursor elsewhere', async () => {
    const names: string[] = [];
    let cursor: string | null = null;
    do {
      const { body } = await owner.call('listClients', { query: { limit: 20, ...(cursor !== null && { cursor }) } });
      const page = body as { items: Array<{ displayName: string }>; nextCursor: string | null };
      names.push(...page.items.map(({ displayName }) => displayName));
      cursor ??= page.nextCursor;
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    } while (names.length < 200);
    const { body } = await owner.call('listClients', { query: { limit: 200, count: 'exact' } });
    const whole = body as { items: Array<{ displayName: string }>; count: { value: number } };
    expect(names).toEqual(whole.items.map(({ displayName }) => displayName));
    expect(whole.count.value).toBe(names.length);
    const elsewhere = await owner.call('listClients', { query: { cursor: cursor ?? '', kind: 'company' } });
    expect(elsewhere).toMatchObject({ status: 400, broken: [], body: { code: 'invalid_cursor' } });
  });

  it('answers 304 to who has it, and only the fields that are wanted', async () => {
    const first = await owner.call('getClient', { path: client });
    const headers = { 'If-None-Match': first.headers.get('etag') ?? '' };
    expect(await owner.call('getClient', { path: client, headers })).toMatchObject({ status: 304, body: '' });
    const sparse = await owner.call('getClient', { path: client, query: { fields: 'id,version' } });
    expect(Object.keys(sparse.body as object).sort()).toEqual(['id', 'version']);
  });

  it('does once what comes twice with one key', async () => {
    const call = { body: { displayName: 'Wren Calloway' }, headers: { 'Idempotency-Key': 'spec-1' } };
    const [first, again] = [await owner.call('createClient', call), await owner.call('createClient', call)];
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await owner.call('createClient', { ...call, body: { displayName: 'Other' } });
    expect(other).toMatchObject({ status: 422, broken: [], body: { code: 'idempotency_key_reused' } });
  });

  it('brings along what a list is asked to include, and only that', async () => {
    const path = { clientId: '01900000-0000-7003-8000-000000000000' };
    for (const nth of Array.from({ length: 21 }, (_, index) => index))
      await owner.call('createContact', { path, body: { firstName: `Wren ${nth}` } });
    const listed = async (id: 'listClients' | 'listJobs', query: object) => {
      const answer = await owner.call(id, { query: { limit: 200, ...query } });
      expect(answer).toMatchObject({ status: 200, broken: [] });
      return (answer.body as { items: Array<Record<string, unknown>> }).items;
    };
    const clientWith = async (...include: string[]) =>
      (await listed('listClients', { include })).find(({ id }) => id === path.clientId);

    expect(await clientWith()).not.toHaveProperty('contacts');
    const both = await clientWith('contacts', 'properties');
    expect(both).toMatchObject({ contacts: { length: 20, 0: { isPrimary: true } }, properties: { length: 1 } });
    expect(await clientWith('properties')).not.toHaveProperty('contacts');

    const jobs = await listed('listJobs', { include: 'visits' });
    expect(jobs.length).toBeGreaterThan(0);
    for (const { visitCount, visits } of jobs) expect(visits).toHaveLength(visitCount as number);
  });

  it('brings along for a crew only the visits of its own', async () => {
    const crew = await Caller.signIn('crew@greenfield.example', owner.mock);
    const { path } = SAMPLES.createVisit;
    const crewsOfVisits = async (caller: Caller) => {
      const { body } = await caller.call('listJobs', { query: { include: 'visits' } });
      const { items } = body as { items: Array<{ id: string; visits: Array<{ crew: { id: string } }> }> };
      return items.find(({ id }) => id === path?.jobId)?.visits.map((visit) => visit.crew.id);
    };
    const own = await crewsOfVisits(crew);
    const other = '01900000-0000-7006-8000-000000000001';
    await owner.call('createVisit', { path, body: { crewId: other } });
    expect(await crewsOfVisits(owner)).toContain(other);
    expect(own).toHaveLength(1);
    expect(await crewsOfVisits(crew)).toEqual(own);
  });
});
