import type { Mapping } from '../import-mapping/target-field.js';
import type { SourceRow } from '../tabular-reader/index.js';
import type { ExistingClient, KnownRow } from './lookups.js';
import type { JudgeSettings } from './judge-settings.js';
import { RowJudge } from './row-judge.js';
import type { Verdict } from './verdict.js';

const MAPPING: Mapping = ['display_name', 'email', 'phone', 'external_id', 'property_line1'];
const THIS = 'this-import';
const EARLIER = 'earlier-import';

/** A judge before a database that holds what earlier verdicts became. */
function judge(database: { known?: KnownRow[]; existing?: ExistingClient[] } = {}, more: Partial<JudgeSettings> = {}) {
  const settings: JudgeSettings = {
    importId: THIS,
    source: 'other',
    manyPrograms: false,
    onDuplicate: 'skip',
    columns: [],
    mapping: MAPPING,
    defaultCountry: 'US',
    shareAddress: true,
    ...more,
  };
  return new RowJudge(settings, {
    known: async () => database.known ?? [],
    existing: async () => database.existing ?? [],
  });
}

let line = 1;
const row = (...cells: string[]): SourceRow => ({ line: (line += 1), cells });
const outcomes = (verdicts: Verdict[]) => verdicts.map(({ outcome }) => outcome);

/** What the database would hold after these rows. */
function remembered(verdicts: Verdict[], importId: string): KnownRow[] {
  return verdicts.flatMap((verdict) =>
    'keys' in verdict
      ? [
          {
            ...verdict.keys,
            clientKey: verdict.keys.clientKey ?? verdict.keys.placeKey,
            importId,
            clientId: verdict.clientId,
            line: verdict.row.line,
          },
        ]
      : [],
  );
}

/** A client that no import made. */
const BY_HAND = { own: false, source: null, line: null, detailsKey: null };

const ANN = ['Ann Lee', 'ann@example.com', '(212) 555-0101'];

beforeEach(() => (line = 1));

describe('judging rows', () => {
  it('creates a duplicate in the file once, across chunks too', async () => {
    const one = judge();
    expect(outcomes(await one.judge([row(...ANN), row(...ANN), row('Bo')]))).toEqual([
      'create',
      'repeated_in_file',
      'create',
    ]);
    expect(await one.judge([row('ANN  LEE', 'Ann@example.com', '212-555-0101')])).toMatchObject([
      { outcome: 'repeated_in_file', detail: expect.stringContaining('line 2') },
    ]);
  });

  it('creates nothing that an earlier import has created', async () => {
    const first = await judge().judge([row(...ANN), row('Bo', '', '', '7')]);
    const again = judge({ known: remembered(first, EARLIER) });
    expect(outcomes(await again.judge([row(...ANN), row('Bo Renamed', '', '', '7')]))).toEqual([
      'already_imported',
      'already_imported',
    ]);
  });

  it('continues after a crash with rows that it has not seen itself', async () => {
    const before = await judge().judge([row(...ANN)]);
    const resumed = judge({ known: remembered(before, THIS) });
    expect(outcomes(await resumed.judge([row(...ANN), row('Bo')]))).toEqual(['repeated_in_file', 'create']);
  });

  it('skips rows that share an email or phone with an existing client, unless told otherwise', async () => {
    const common = { clientId: 'c1', displayName: 'A. Lee', number: 'C-00007', ...BY_HAND };
    const existing = [
      { ...common, email: 'ann@example.com', phone: null },
      { ...common, email: null, phone: '2125550102' },
    ];
    const rows = () => [row(...ANN), row('Bo', '', '+1 212 555 0102'), row('Cy', 'cy@example.com', '212 555 0103')];
    const verdicts = await judge({ existing }).judge(rows());
    expect(outcomes(verdicts)).toEqual(['duplicate_client', 'duplicate_client', 'create']);
    expect(verdicts[0]).toMatchObject({ clientId: 'c1', detail: 'A. Lee (C-00007) has the same email address.' });
    const all = await judge({ existing }, { onDuplicate: 'create' }).judge(rows());
    expect(outcomes(all)).toEqual(['create', 'create', 'create']);
  });

  it('keeps two people of one file who share a phone', async () => {
    const rows = [row('Ann', '', '212 555 0101'), row('Bo', '', '212 555 0101')];
    expect(outcomes(await judge().judge(rows))).toEqual(['create', 'create']);
  });

  it.each([
    ['1 Elm', '1 Elm', []],
    ['', '', []],
    ['1 Elm', '9 Ash', ['value_left_out']],
    // Each place pays for itself, as where a file has one address for both.
    ['1 Elm', '2 Oak', []],
  ])('with bills to “%s” and “%s” tells of differences %j', async (first, second, codes) => {
    const one = judge({}, { mapping: [...MAPPING, 'billing_line1'] });
    const [, other] = await one.judge([row(...ANN, '7', '1 Elm', first), row(...ANN, '7', '2 Oak', second)]);
    expect(other).toMatchObject({ outcome: 'add_property', notices: codes.map((code) => ({ code })) });
  });

  it('makes rows with the same name and email or phone properties of one client', async () => {
    const one = judge({}, { shareAddress: false });
    const verdicts = await one.judge([
      row('Ann Lee', 'ann@example.com', '212 555 0101', '', '1 Elm'),
      row('ANN  LEE', '', '(212) 555-0101', '', '2 Oak'),
      row('Ann Lee', 'ann@example.com', '', '', '2 Oak'),
      row('Ann Lee', 'ann@example.com', ''),
      row('Bo Lee', 'ann@example.com', '212 555 0101', '', '3 Ash'),
    ]);
    expect(outcomes(verdicts)).toEqual(['create', 'add_property', 'repeated_in_file', 'repeated_in_file', 'create']);
    expect(verdicts[1]).toMatchObject({
      notices: [{ code: 'value_left_out', detail: expect.stringContaining('line 2') }],
    });
  });

  it('adds another property to a client of an earlier import, and says so', async () => {
    const client = { clientId: 'c1', displayName: 'Ann Lee', number: 'C-00007', email: 'ann@example.com', phone: null };
    const existing = [{ ...client, ...BY_HAND, line: 2 }];
    const known = remembered(await judge().judge([row(...ANN, '', '1 Elm')]), EARLIER);
    const verdicts = await judge({ known, existing }).judge([
      row('ANN  LEE', 'ann@example.com', '', '', '2 Oak'),
      row('Ann Lee', 'ann@example.com', '', '', '2  oak'),
      row('Ann Lee', 'ann@example.com', '', '', '1 Elm'),
      row('Bo Lee', 'ann@example.com', '', '', '3 Ash'),
    ]);
    expect(outcomes(verdicts)).toEqual(['add_property', 'repeated_in_file', 'already_imported', 'duplicate_client']);
    expect(verdicts[0]).toMatchObject({
      clientId: 'c1',
      notices: [{ code: 'added_to_client', detail: expect.stringContaining('Ann Lee (C-00007)') }],
    });
    // One that nobody imported, or that came with an id of another program, may have that place already.
    for (const other of [BY_HAND, { ...BY_HAND, line: 2, source: 'jobber' }]) {
      const before = judge({ existing: [{ ...client, ...other }] });
      expect(outcomes(await before.judge([row('Ann Lee', 'ann@example.com', '', '', '2 Oak')]))).toEqual([
        'duplicate_client',
      ]);
    }
  });

  it('treats another id of the same program as another client, and ignores placeholders', async () => {
    const common = {
      clientId: 'c1',
      displayName: 'Elm Court',
      number: 'C-00007',
      own: false,
      line: 2,
      detailsKey: null,
    };
    const existing = [{ ...common, source: 'other', email: 'manager@example.com', phone: null }];
    const rows = () => [row('Oak Court', 'manager@example.com', '', '72')];
    expect(outcomes(await judge({ existing }).judge(rows()))).toEqual(['create']);
    expect(outcomes(await judge({ existing }, { source: 'jobber' }).judge(rows()))).toEqual(['duplicate_client']);
    expect(outcomes(await judge({ existing }).judge([row('Oak Court', 'manager@example.com')]))).toEqual([
      'duplicate_client',
    ]);
    const same = [row('Elm Court', 'manager@example.com', '', '72')];
    expect(outcomes(await judge({ existing }, { manyPrograms: true }).judge(same))).toEqual(['duplicate_client']);
    const asked: string[] = [];
    const nobody = new RowJudge(
      {
        importId: THIS,
        source: 'other',
        manyPrograms: false,
        onDuplicate: 'skip',
        columns: [],
        mapping: MAPPING,
        defaultCountry: 'US',
        shareAddress: true,
      },
      { known: async () => [], existing: async ({ emails, phones }) => (asked.push(...emails, ...phones), []) },
    );
    await nobody.judge([row('Cy', 'none@none.com', '000-000-0000'), row('Di', 'test@example.com', '123-456-7890')]);
    const typed = ['keine@keine.de', 'sincorreo@example.com', 'pasdemail@example.com', 'brak@brak.pl', 'z@z.com'];
    const spelled = [
      'no_email_provided@example.com',
      'doesnothaveone@example.com',
      'your@email.com',
      'abcd@example.com',
    ];
    await nobody.judge([...typed, ...spelled].map((email) => row('Ed', email, '111-222-3333')));
    expect(asked).toEqual([]);
  });

  it('makes rows with one external id properties of one client', async () => {
    const one = judge();
    const verdicts = await one.judge([
      row('HOA', '', '', '9', '1 Elm'),
      row('HOA', '', '', '9', '2 Oak'),
      row('HOA', '', '', '9', '2 Oak'),
      row('HOA', '', '', '9'),
    ]);
    expect(outcomes(verdicts)).toEqual(['create', 'add_property', 'repeated_in_file', 'repeated_in_file']);
    expect(verdicts[1]).toMatchObject({ clientId: (verdicts[0] as { clientId: string }).clientId });
    expect(outcomes(await one.judge([row('HOA', '', '', '9', '3 Ash')]))).toEqual(['add_property']);
  });

  it('adds a property to a client of an earlier import only if it has an id in the other program', async () => {
    const known = remembered(await judge().judge([row('HOA', '', '', '9', '1 Elm')]), EARLIER);
    expect(outcomes(await judge({ known }).judge([row('HOA', '', '', '9', '2 Oak')]))).toEqual(['already_imported']);
    const numbered = judge({ known }, { refine: (draft) => void (draft.propertyExternalId = 'p2') });
    expect(await numbered.judge([row('HOA', '', '', '9', '2 Oak')])).toMatchObject([
      { outcome: 'add_property', clientId: known[0]?.clientId },
    ]);
  });

  it('imports a corrected row: a failed one leaves no trace', async () => {
    const one = judge();
    expect(outcomes(await one.judge([row('Ann Lee', '\uFFFD')]))).toEqual(['failed']);
    expect(outcomes(await one.judge([row(...ANN)]))).toEqual(['create']);
  });
});
