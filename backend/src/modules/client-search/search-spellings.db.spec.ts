import { readFile } from 'node:fs/promises';
import { Client as Connection } from 'pg';
import { db } from '../../kernel/database/index.js';
import { testApp, type TestApp } from '../../../test/support/index.js';
import type { CreateClientDto } from '../clients/client.dto.js';
import { makeClient } from '../clients/clients.factory.js';
import { ClientsModule } from '../clients/clients.module.js';
import { ClientSearchModule } from './client-search.module.js';
import { ClientList } from './client-list.js';
import { type ClientMatch, ClientMatches } from './client-matches.js';

const STORED = [
  'Böhm Garten',
  'Götz',
  'Jörg Kranz',
  'Boehmer',
  'Sørensen',
  'Østergård',
  'Weiß',
  'Vissers',
  'Łukasz Żak',
];
const OTHER_SCRIPTS = [
  'Ñandú',
  'Đoković',
  'Æbelø',
  '伊藤造園',
  'สวนสวยจัดสวน',
  '서울조경',
  'イトウ',
  'Щербаков',
  'Παπαδόπουλος',
  'أحمد إبراهيم',
  'مُحَمَّد فاطمة',
  'كريم موسى',
  'שָׁלוֹם לוי',
  'Ђорђе Његош',
  'Љубица Џаковић',
  'Горбачёв',
  'Юрий Соловьёв',
  'Ігор Гриценко',
  'Александр Мария',
  'Yury Sergeev',
  'Ihor Melnyk',
  'Alexander Iulian',
  'Jan Juliard',
  '臺北園藝',
  '台北市場',
  '渡邊庭園',
  '髙橋広志',
  'J. R. R. Oak',
  'A.B. Lawns',
  'Abel Lawns',
  'TKM Paving',
];
const LONG = '株式会社青葉造園東京本店営業部横浜支店';

const COMPANY: CreateClientDto[] = [...STORED, ...OTHER_SCRIPTS, LONG].map((displayName) => ({ displayName }));
COMPANY.push(
  { displayName: 'Smith Yard' },
  { displayName: 'Smit Yard' },
  { displayName: 'Lot 1012345678 LLC' },
  { displayName: '123 Landscaping' },
  {
    displayName: 'Dana Quill',
    contacts: [
      {
        lastName: 'Quill',
        phones: [{ raw: '937-555-0161 x12' }, { raw: '+44 20 7946 0018' }, { raw: '06131 555 0142 44' }],
      },
    ],
    properties: [{ address: { line1: 'Öster Allé 12', city: 'Århus' } }],
  },
);

describe('search', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp({ modules: [ClientsModule, ClientSearchModule] });
    for (const client of COMPANY)
      for (const company of ['greenfield', 'rival'] as const) await makeClient(app, client, company);
  });
  afterAll(() => app.close());

  const found = async (q: string) => {
    const { items } = await app.asMember('owner', () => app.get(ClientList).page({ limit: 50, q }));
    return items;
  };
  /** What is found for what was typed, and not for a likeness. */
  const names = async (q: string) =>
    (await found(q)).filter(({ similar }) => !similar).map(({ displayName }) => displayName);

  it('accepts texts without spaces of any length, and finds parts of the beginning', async () => {
    const names = Array.from({ length: 60 }, (_, n) => String.fromCodePoint(0x4e00 + n).repeat(3)).join('');
    const [{ count, found } = { count: 0, found: false }]: Array<{ count: number; found: boolean }> =
      await app.asMember('owner', () =>
        db().query(
          `select length(words)::int as count, words @@ '''青葉造園'':*'::tsquery as found
           from search_lexemes($1) as words`,
          [`x${names}青葉造園 ${Array.from({ length: 400 }, (_, n) => `${names}${n}`).join(' ')}`],
        ),
      );
    expect(found).toBe(true);
    expect(count).toBeLessThanOrEqual(4_000 + 401);
  });

  /** Texts in ASCII letters take a shorter way; both have to come to the same. */
  it.each([
    ["O'Brien & Sons, Inc.", 'obrien sons inc'],
    ['  A  --B..C\t(D)`s\r\n', 'a b c d s'],
    ['bench@example.com C-02003', 'bench example com c 02003'],
    ['“Bäume” – Großmann’s…', 'baume grossmanns'],
    ['~{|}^_[]\\/<=>?;:!#$%*+', ''],
    ['', ''],
  ])('spells %j as words between single blanks', async (text, words) => {
    const spelled: Array<{ text: string; marked: string; street: string }> = await app.asMember('owner', () =>
      db().query(
        `select search_text($1) as text, search_text('ж ' || $1) as marked, address_key($1 || ' North Street') as street`,
        [text],
      ),
    );
    expect(spelled).toEqual([{ text: words, marked: `ж ${words}`.trim(), street: `${words} n st`.trim() }]);
  });

  it.each(['㍿', '㌀', '﷽', '青', '\u{20000}'])('accepts a name of 200 × %s', async (character) => {
    const { client } = await makeClient(app, { displayName: character.repeat(200) });
    expect(client.displayName).toHaveLength(character.length * 200);
  });

  it.each([
    ['boehm', ['Boehmer', 'Böhm Garten']],
    ['böhm', ['Boehmer', 'Böhm Garten']],
    ['bo\u0308hm', ['Boehmer', 'Böhm Garten']],
    ['bohm', ['Böhm Garten']],
    ['boe', ['Boehmer', 'Böhm Garten']],
    ['GOETZ', ['Götz']],
    ['joerg', ['Jörg Kranz']],
    ['jörg kranz', ['Jörg Kranz']],
    ['soerensen', ['Sørensen']],
    ['sorensen', ['Sørensen']],
    ['Sörensen', ['Sørensen']],
    ['oestergaard', ['Østergård']],
    ['ostergaard', ['Østergård']],
    ['oestergard', ['Østergård']],
    ['weiss', ['Weiß']],
    ['vißers', ['Vissers']],
    ['lukasz zak', ['Łukasz Żak']],
    ['nandu', ['Ñandú']],
    ['djokovic', ['Đoković']],
    ['dokovic', ['Đoković']],
    ['aebeloe', ['Æbelø']],
    ['造園', ['伊藤造園', LONG]],
    ['藤', ['伊藤造園']],
    ['伊藤 造園', ['伊藤造園']],
    ['青葉造園東京本店営業部横浜', [LONG]],
    ['本店営業部横浜支店', [LONG]],
    ['青葉造園大阪本店営業部横浜', []],
    ['จัดสวน', ['สวนสวยจัดสวน']],
    ['조경', ['서울조경']],
    ['いとう', ['イトウ']],
    ['ｲﾄｳ', ['イトウ']],
    ['shcherbakov', ['Щербаков']],
    ['papadopoulos', ['Παπαδόπουλος']],
    ['احمد ابراهيم', ['أحمد إبراهيم']],
    ['أحمد', ['أحمد إبراهيم']],
    ['محمد', ['مُحَمَّد فاطمة']],
    ['فاطمه', ['مُحَمَّد فاطمة']],
    ['کریم موسی', ['كريم موسى']],
    ['שלום', ['שָׁלוֹם לוי']],
    ['שָׁלוֹם', ['שָׁלוֹם לוי']],
    ['djordje njegos', ['Ђорђе Његош']],
    ['Đorđe Njegoš', ['Ђорђе Његош']],
    ['ђорђе', ['Ђорђе Његош']],
    ['ljubica dzakovic', ['Љубица Џаковић']],
    ['gorbachev', ['Горбачёв']],
    ['горбачев', ['Горбачёв']],
    ['iurii', ['Юрий Соловьёв']],
    ['yuri', ['Юрий Соловьёв']],
    ['jurij', ['Юрий Соловьёв']],
    ['Yuriy Solovyov', ['Юрий Соловьёв']],
    ['iurii soloviev', ['Юрий Соловьёв']],
    ['юрий', ['Yury Sergeev', 'Юрий Соловьёв']],
    ['igor', ['Ігор Гриценко']],
    ['ihor hrytsenko', ['Ігор Гриценко']],
    ['gritsenko', ['Ігор Гриценко']],
    ['ігор', ['Ihor Melnyk', 'Ігор Гриценко']],
    ['alexander maria', ['Александр Мария']],
    ['aleksandr mariia', ['Александр Мария']],
    ['александр', ['Alexander Iulian', 'Александр Мария']],
    ['сергеев', ['Yury Sergeev']],
    // Latin names that only sound alike are others.
    ['ian', []],
    ['julian', []],
    ['台北', ['台北市場', '臺北園藝']],
    ['臺北', ['台北市場', '臺北園藝']],
    ['园艺', ['臺北園藝']],
    ['渡辺', ['渡邊庭園']],
    ['渡边', ['渡邊庭園']],
    ['高橋', ['髙橋広志']],
    ['廣志', ['髙橋広志']],
    ['jrr', ['J. R. R. Oak']],
    ['jrr oak', ['J. R. R. Oak']],
    ['j.r.r. oak', ['J. R. R. Oak']],
    ['ab lawns', ['A.B. Lawns', 'Abel Lawns']],
    ['a. b. lawns', ['A.B. Lawns']],
    ['T. K. M.', ['TKM Paving']],
    ['t.k.m. paving', ['TKM Paving']],
    ['t k m', ['TKM Paving']],
    ['t. k. r.', []],
    ['aarhus', ['Dana Quill']],
    ['oester alle', ['Dana Quill']],
    ['937-555-0161 x12', ['Dana Quill']],
    ['tel:+1-937-555-0161;ext=12', ['Dana Quill']],
    ['９３７ ５５５ ０１６１', ['Dana Quill']],
    ['quill 937-555-0161', ['Dana Quill']],
    ['011 44 20 7946 0018', ['Dana Quill']],
    ['+44 (0)20 7946 0018', ['Dana Quill']],
    ['0613155501', ['Dana Quill']],
    ['Lot 1012345678 LLC', ['Lot 1012345678 LLC']],
    ['123 Landscaping', ['123 Landscaping']],
  ])('for “%s” finds %j', async (q, expected) => {
    expect((await names(q)).sort()).toEqual(expected);
  });

  it.each(['C-1', 'c1', 'c 1', 'C-00001'])('finds a client by its number as %s', async (q) => {
    expect((await found(q))[0]?.displayName).toBe('Böhm Garten');
  });

  it('marks approximate matches, and lists them last', async () => {
    const yards = (await found('smiht yard')).map(({ displayName, similar }) => [displayName, similar]);
    expect(yards).toEqual([
      ['Smit Yard', true],
      ['Smith Yard', true],
    ]);
    expect((await names('smit')).sort()).toEqual(['Smit Yard', 'Smith Yard']);
    const { items } = await app.asMember('owner', () => app.get(ClientList).page({ limit: 50 }));
    expect(items.filter(({ similar }) => similar)).toEqual([]);
  });

  it.each([
    ['smiht yard', []],
    ['smith', ['Smith Yard']],
    ['goetz', ['Götz']],
  ])('selects for a bulk change with “%s” exactly %j', async (q, expected) => {
    const matches = new ClientMatches({ q }, new Date(Date.now() + 1_000));
    const [count, rows] = await app.asMember('owner', async (): Promise<[number, ClientMatch[]]> => [
      await matches.count(),
      await matches.page({ after: null, limit: 10, hold: true }),
    ]);
    expect([count, rows.map(({ name }) => name)]).toEqual([expected.length, expected]);
  });

  it.each([
    ['1790004109300-client-rows-filled', 'x'],
    // Of other letters alone.
    ['1790004260200-letters-alike-filled', 'ж'],
    ['1790004320100-names-in-other-letters-filled', 'ж'],
  ])('updates the search text of an older row, by %s', async (migration, word) => {
    const file = new URL(`../../../migrations/${migration}.sql`, import.meta.url);
    const spelled = () =>
      app.asMember('owner', () =>
        db().query<object[]>('select client_id, document::text, names from client_search order by client_id'),
      );
    const rows = await spelled();
    const owner = new Connection({ connectionString: app.database.ownerUrl });
    await owner.connect();
    for (const company of [app.greenfield.tenantId, app.rival.tenantId]) {
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [company]);
      await owner.query(`update client_search set names = 'x', document = array_to_tsvector(array[$1])`, [word]);
    }
    await owner.query(`select set_config('app.tenant_id', '', false)`);
    await owner.query(await readFile(file, 'utf8'));
    await owner.end();
    expect(await spelled()).toEqual(rows);
  });
});
