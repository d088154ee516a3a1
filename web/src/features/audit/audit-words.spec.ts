import { makeFormat } from '../../lib/format';
import { fieldsThen } from './as-of-words';
import { filterOf, parseAuditSearch } from './audit-queries';
import { aboutOf, changedFields, nameOf, titleOf, whoDid } from './audit-words';
import { keptHead, mismatchInWords } from './verification-words';
import { canRestore } from './restoring';

const writing = {
  format: makeFormat({ locale: 'en-US', timezone: 'America/New_York', currency: 'USD' }),
  weekStart: 7,
  now: new Date('2026-11-30T12:00:00Z'),
};

type Change = Parameters<typeof titleOf>[0]['change'];
const change = (before: Change['before'], after: Change['after'], concealed: string[] = []): Change => ({
  fields: [...new Set([...Object.keys({ ...before, ...after }), ...concealed])],
  before,
  after,
  concealed,
});
const entry = (
  entityType: string,
  action: 'created' | 'changed' | 'deleted',
  changed = change({}, {}),
  part = entityType,
) => ({
  entityType,
  action,
  part,
  change: changed,
});

it.each([
  [entry('client', 'created'), 'Client added'],
  [entry('job', 'changed'), 'Job changed'],
  [entry('job', 'deleted', change({}, null), 'job_checklist_items'), 'Checklist item removed'],
  [entry('visit', 'created', change(null, {}), 'visit_checklist_ticks'), 'Checklist item checked'],
  [entry('session', 'created'), 'Signed in'],
  [entry('session', 'changed', change({ revokedAt: null }, { revokedAt: '2026-11-30T10:00:00Z' })), 'Signed out'],
  [entry('session', 'changed', change({ currentTenantId: 'a' }, { currentTenantId: 'b' })), 'Switched to this company'],
  [entry('api_key', 'created', change(null, {}), 'api_key_usage'), 'API key used'],
  [entry('session', 'created', change(null, { network: '203.0.113.7' }), 'failed_sign_ins'), 'Sign-in failed'],
  [entry('tenant', 'created', change(null, { records: 'clients' }), 'data_exports'), 'Clients exported'],
  [
    entry('tenant', 'created', change(null, { records: 'company_archive' }), 'data_exports'),
    'Company export downloaded',
  ],
  [entry('tenant', 'created', change(null, { records: 'gnomes' }), 'data_exports'), 'Data exported'],
  [entry('price_book', 'changed'), 'Price book changed'],
])('%j reads “%s”', (told, title) => {
  expect(titleOf(told)).toBe(title);
});

it('names what was added or removed', () => {
  const nameIn = (told: Parameters<typeof nameOf>[0]) => nameOf(told, writing);
  const added = (entityType: string, row: Record<string, unknown>) =>
    nameIn(entry(entityType, 'created', change(null, row)));
  expect(added('client', { number: 'C-1', displayName: 'Ann Fox' })).toBe('Ann Fox');
  expect(added('contact', { lastName: 'Fox', firstName: 'Ann' })).toBe('Ann Fox');
  expect(nameIn(entry('job', 'deleted', change({ label: 'Gate closed' }, null)))).toBe('Gate closed');
  expect(nameIn(entry('client', 'changed', change({ displayName: 'Ann' }, { displayName: 'Ann Fox' })))).toBeNull();
  expect(added('session', { name: '' })).toBeNull();
  expect(added('property', { name: 'Gate house', address: { line1: '1 A St' } })).toBe('Gate house');
  expect(added('property', { address: { line1: '1 A St', city: 'Rye', country: 'US' } })).toBe('1 A St, Rye');
  expect(added('property', { address: null })).toBeNull();
  expect(added('visit', { scheduledDate: '2026-12-08' })).toBe('Tue, Dec 8');
  expect(added('visit', {})).toBeNull();
});

it('formats each value before and after', () => {
  const before = { leadSource: 'Fair', creditLimitCents: 5000, tags: [], taxExempt: false, notes: null };
  const after = { leadSource: 'Website', creditLimitCents: null, tags: ['vip', 'oak'], taxExempt: true, notes: 'Dog' };
  expect(changedFields(entry('client', 'changed', change(before, after)), writing)).toEqual([
    { field: 'leadSource', name: 'Lead source', values: { from: '“Fair”', to: '“Website”' } },
    { field: 'creditLimitCents', name: 'Credit limit', values: { from: '$50.00', to: 'empty' } },
    { field: 'tags', name: 'Tags', values: { from: 'empty', to: 'vip, oak' } },
    { field: 'taxExempt', name: 'Tax exempt', values: { from: 'no', to: 'yes' } },
    { field: 'notes', name: 'Notes', values: { from: 'empty', to: '“Dog”' } },
  ]);
});

it.each([
  ['message', 'state', 'captured', 'Saved, not sent'],
  ['visit', 'status', 'en_route', 'On the way'],
  ['visit', 'skipReason', 'client_asked', 'Client request'],
  ['job', 'status', 'cancelled', 'Canceled'],
  ['import', 'state', 'done_with_errors', 'Imported with errors'],
  ['client', 'status', 'lead', 'Lead'],
  ['client', 'kind', 'company', 'Company'],
  ['client', 'preferredChannel', 'sms', 'Text message'],
  ['contact', 'role', 'accounts_payable', 'Accounts payable'],
  ['operation', 'state', 'half_done', 'Half done'],
  ['client', 'email', 'ann_fox@example.com', '“ann_fox@example.com”'],
  ['job', 'title', 'Bed_3 mulch', '“Bed_3 mulch”'],
  ['visit', 'date', '2026-03-09', 'Mon, Mar 9'],
  ['visit', 'estManMinutes', 90, '1.5 labor hours'],
  ['job', 'defaultDurationMin', 60, '1 labor hour'],
  ['property', 'preferredDays', [1, 7], 'Sun, Mon'],
  ['crew', 'colour', '#b7791f', 'Amber'],
  ['crew', 'colour', '#123456', '#123456'],
  ['property', 'hazards', ['irrigation_heads', 'dog'], 'irrigation heads, dog'],
])('reads the %s’s %s %j as %s', (entityType, field, stored, said) => {
  const changed = change({ [field]: null }, { [field]: stored });
  expect(changedFields(entry(entityType, 'changed', changed), writing).map(({ values }) => values?.to)).toEqual([said]);
});

it.each([
  ['crew', 'colour', 'Color'],
  ['message', 'state', 'Status'],
])('names the %s’s %s as screens do', (entityType, field, name) => {
  const [told] = changedFields(entry(entityType, 'changed', change({ [field]: 'a' }, { [field]: 'b' })), writing);
  expect(told?.name).toBe(name);
});

it('formats an address from the street to the country, and a list in its order', () => {
  const address = { city: 'Westfield', line1: '18 Birch Lane', region: 'NJ', country: 'US', postalCode: '07090' };
  const tags = ['b', 'c', 'a', 'e', 'd', 'g', 'f', 'i', 'h', 'k', 'j', 'l'];
  const changed = change({ address: null, tags: null }, { address, tags });
  expect(changedFields(entry('tenant', 'changed', changed), writing).map(({ values }) => values?.to)).toEqual([
    '18 Birch Lane, Westfield, NJ, 07090, US',
    tags.join(', '),
  ]);
});

it('shows secrets and ids only as changed, and a new record only as created', () => {
  const id = '018f6d2e-7c1a-7b6e-9f0a-1c2d3e4f5a6b';
  const changed = change({ defaultCrewId: null, mailId: null }, { defaultCrewId: id, mailId: 'a' }, ['gateCode']);
  expect(changedFields(entry('job', 'changed', changed), writing)).toEqual([
    { field: 'defaultCrewId', name: 'Default crew', values: null },
    { field: 'gateCode', name: 'Gate code', values: null },
  ]);
  expect(changedFields(entry('job', 'created', change(null, { title: 'Mowing' })), writing)).toEqual([]);
});

it('says who did it and with what', () => {
  const actor = { kind: 'user', id: null, name: 'Morgan Hale', source: 'web', userAgent: null, deviceName: null };
  expect(whoDid(actor)).toBe('Morgan Hale');
  expect(whoDid({ ...actor, deviceName: 'Chrome on Windows' })).toBe('Morgan Hale · Chrome on Windows');
  expect(whoDid({ ...actor, kind: 'api_key', name: 'Billing' })).toBe('Billing (API key)');
  expect(whoDid({ ...actor, kind: 'system', name: null })).toBe('Hedgerow');
});

it('offers to restore values that have changed since, for fields of the form', () => {
  const restoring = { current: { title: 'Mowing', notes: null }, restore: () => {}, isBusy: false };
  const told = { change: change({ title: 'Edging', notes: null, number: 'J-1' }, {}, ['gateCode']) };
  const offered = told.change.fields.filter((field) => canRestore(restoring, told, field));
  expect(offered).toEqual(['title']);
});

it('says which record an entry is of, and which part of it came or went', () => {
  const actor = { kind: 'user', id: null, name: 'Ann Fox', source: 'web', userAgent: null, deviceName: null };
  const of = (told: ReturnType<typeof entry>, entityName: string | null) =>
    aboutOf({ ...told, entityName, actor }, writing);
  expect(of(entry('session', 'created'), 'Ann Fox')).toBeNull();
  expect(of(entry('client', 'changed'), 'Ann Fox')).toBe('Ann Fox');
  expect(of(entry('client', 'created', change(null, { displayName: 'Ann' })), 'Ann Fox')).toBe('Ann Fox');
  const item = change({ label: 'Gate closed' }, null);
  expect(of(entry('job', 'deleted', item, 'job_checklist_items'), 'J-7 · Mowing')).toBe('J-7 · Mowing · Gate closed');
  const failed = change(null, { network: '203.0.113.7' });
  expect(of(entry('session', 'created', failed, 'failed_sign_ins'), 'Ann Fox')).toBe('from 203.0.113.7');
  expect(of(entry('operation', 'changed'), null)).toBeNull();
});

it('reads filters from the address, and asks for the days of the company', () => {
  const who = '018f6d2e-7c1a-7b6e-9f0a-1c2d3e4f5a6b';
  const search = { type: 'client', action: 'changed', who, record: who, from: '2026-11-01', to: '2026-11-30' };
  expect(parseAuditSearch(search)).toEqual(search);
  const mangled = { action: 'moved', who: 'me', record: '7', from: 'May', to: '2026-13-45' };
  expect(parseAuditSearch(mangled)).toEqual({});
  expect(filterOf(parseAuditSearch(search), 'America/New_York')).toEqual({
    entityType: 'client',
    action: 'changed',
    actorId: who,
    entityId: who,
    since: '2026-11-01T04:00:00.000Z',
    until: '2026-12-01T05:00:00.000Z',
  });
});

it('says what a record held at another time, what is different now first', () => {
  const values = { notes: 'Pays late', leadSource: 'Fair', taxExempt: false };
  const then = { entityType: 'client', values, since: change({ leadSource: 'Fair' }, { leadSource: 'Website' }) };
  expect(fieldsThen(then, writing)).toEqual([
    { field: 'leadSource', name: 'Lead source', then: 'Fair', now: 'Website' },
    { field: 'notes', name: 'Notes', then: 'Pays late', now: null },
    { field: 'taxExempt', name: 'Tax exempt', then: 'no', now: null },
  ]);
  const gone = { ...then, since: change({ leadSource: 'Fair' }, null) };
  expect(fieldsThen(gone, writing).map(({ now }) => now)).toEqual([null, null, null]);
});

it('reads a seal that was kept, and says what does not match', () => {
  const seal = `42-${'9f'.repeat(32)}`;
  expect([keptHead(''), keptHead(` ${seal.toUpperCase()}\n`), keptHead('42')]).toEqual([undefined, seal, null]);
  const place = { seal: 42, entryId: null, from: '2026-11-30T15:00:00Z', until: '2026-11-30T15:00:00Z' };
  expect(mismatchInWords({ ...place, reason: 'entry_changed' }, writing.format)).toBe(
    'An entry was changed around Nov 30, 2026, 10:00 AM. Earlier entries match.',
  );
  expect(mismatchInWords({ ...place, reason: 'head_unknown' }, writing.format)).toMatch(/^The log doesn’t contain/);
});
