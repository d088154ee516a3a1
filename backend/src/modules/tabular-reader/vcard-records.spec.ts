import { bytesFile, fixture, textFile } from '../../../test/fixtures/file.factory.js';
import { fileKnowledge } from '../import-presets/file-knowledge.js';
import { inspectFile } from './inspect-file.js';
import { dataRows } from './rows.js';
import type { OpenFile } from './source.js';
import { uniformCard } from './vcard-line-format.js';
import { VCARD_COLUMNS } from './vcard-records.js';

type Card = Partial<Record<string, string>>;

async function cardsOf(open: OpenFile): Promise<Card[]> {
  const { format } = await inspectFile(open, fileKnowledge);
  expect(format.kind).toBe('vcard');
  const cards: Card[] = [];
  for await (const { line, cells, damage } of dataRows(open, format)) {
    const filled = VCARD_COLUMNS.flatMap((name, index) => (cells[index] ? [[name, cells[index]] as const] : []));
    cards.push({ ...Object.fromEntries(filled), line: String(line), ...(damage ? { damage: damage.detail } : {}) });
  }
  return cards;
}

describe('vCard', () => {
  it('reads 2.1 as Outlook writes it: quoted-printable in Windows-1252, soft line breaks, bare types, a photo', async () => {
    expect(await cardsOf(fixture('outlook-2.1.vcf'))).toEqual([
      {
        line: '1',
        'Full name': 'Jörg Müller',
        'First name': 'Jörg',
        'Last name': 'Müller',
        Company: 'Müller, Grün & Co',
        Kind: 'person',
        'Other details': 'Department: Büro',
        Emails: 'joerg@example.com',
        Phones: 'Work: (212) 555-0160\nFax: (212) 555-0169',
        'Work street': '14 Long Street',
        'Work street 2': 'Building C',
        'Work city': 'Rye',
        'Work state': 'NY',
        'Work postal code': '10580',
        'Work country': 'Vereinigte Staaten von Amerika',
      },
    ]);
  });

  it('reads 3.0 as phones write it: groups, folded lines, escapes, a company', async () => {
    expect(await cardsOf(fixture('icloud-3.0.vcf'))).toEqual([
      expect.objectContaining({
        line: '1',
        'Full name': "Sean O'Brien",
        Emails: 'sean@example.com',
        'Home street': '5 Ash Lane',
        'Home street 2': 'Rear house, Apt 2',
        'Home country': 'United States',
        Note: 'Dog, friendly; beware of the gate',
        Categories: 'Weekly, Hedges',
        UID: '6A2C1F5E-0001',
      }),
      expect.objectContaining({ line: '15', 'Full name': 'Harbor Point HOA', Kind: 'company' }),
    ]);
  });

  it('reads 4.0 with right-to-left names and telephone addresses', async () => {
    const [card] = await cardsOf(fixture('rtl-4.0.vcf'));
    expect(card).toMatchObject({ 'Last name': 'לוי', Phones: 'Mobile: tel:+1-212-555-0162', 'Home city': 'Rye' });
  });

  it('drops a photo of megabytes and keeps its card', async () => {
    const photo = Array.from({ length: 40_000 }, () => ` ${'A'.repeat(75)}`).join('\r\n');
    const text = `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann\r\nPHOTO;ENCODING=b;TYPE=JPEG:\r\n${photo}\r\nTEL:2125550163\r\nEND:VCARD\r\n`;
    expect(await cardsOf(bytesFile(Buffer.from(text)))).toEqual([
      { line: '1', 'Full name': 'Ann', Kind: 'person', Phones: '2125550163' },
    ]);
  });

  it('reads a limited number of parameters of a line', async () => {
    const tel = (parameters: string[]) =>
      `BEGIN:VCARD\nVERSION:2.1\nFN:Ann\nTEL;${parameters.join(';')}:1\nEND:VCARD\n`;
    const many = Array.from({ length: 100_000 }, (_, n) => `X${n}`);
    expect(
      uniformCard(
        tel(['CELL', ...many])
          .trim()
          .split('\n'),
      ).join().length,
    ).toBeLessThan(1_000);
    expect(await cardsOf(textFile(tel(['CELL', ...many])))).toMatchObject([{ Phones: 'Mobile: 1' }]);
  });

  const card = (...lines: string[]) => textFile(['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n'));

  it('keeps every address, telephone and e-mail', async () => {
    const open = card(
      'N:Kay;Ida;;;',
      'FN:Ida Kay',
      ...[1, 2].map((n) => `ADR;TYPE=HOME:;;${n} Home St;Dayton;OH;45402;US`),
      'ADR;TYPE=WORK:;;3 Work St;Troy;OH;;',
      'ADR:;;4 Other St;Piqua;;45356;',
      ...[1, 2, 3].map((n) => `TEL;TYPE=CELL:937-555-010${n}`),
      ...[1, 2, 3].map((n) => `EMAIL:ida${n}@example.com`),
      'TITLE:Dentist',
      'URL:https://kay.example',
    );
    expect(await cardsOf(open)).toMatchObject([
      {
        'Home street': '1 Home St',
        'Work street': '3 Work St',
        'Other street': '2 Home St ::: 4 Other St',
        'Other city': 'Dayton ::: Piqua',
        'Other postal code': '45402 ::: 45356',
        Phones: [1, 2, 3].map((n) => `Mobile: 937-555-010${n}`).join('\n'),
        Emails: 'ida1@example.com; ida2@example.com; ida3@example.com',
        'Other details': 'Title: Dentist\nWeb: https://kay.example',
      },
    ]);
  });

  it.each([
    [['N:Kay;Ida;;Dr.;', 'FN:Dr. Ida Kay', 'ORG:Kay Dental'], 'person'],
    [['N:;;;;', 'FN:Kay Dental', 'ORG:Kay Dental'], 'company'],
    [['FN:Kay Dental', 'ORG:Kay Dental;'], 'company'],
    [['FN:Kay Dental', 'ORG:Kay Dental', 'KIND:individual'], 'person'],
    [['FN:Kay Dental', 'KIND:org'], 'company'],
    [['N:;;;;', 'FN:Kay', 'ORG:Kay Dental', 'X-ABShowAs:COMPANY'], 'company'],
    [['N:Kay;Ida;;;', 'FN:Ida Kay', 'KIND:x-neighbour'], 'person'],
  ])('%j is a %s', async (lines, kind) => {
    expect(await cardsOf(card(...lines))).toMatchObject([{ Kind: kind }]);
  });

  it.each([
    [['N:Kay;Ida;M.;Dr.;DDS'], { 'Full name': 'Dr. Ida M. Kay, DDS' }],
    [['N:;;;;', 'FN:', 'NICKNAME:Annie'], { 'Full name': 'Annie' }],
    [['FN:Ann', 'FN:Annie'], { 'Full name': 'Ann', 'Other details': 'Also called: Annie' }],
    [
      ['FN:Ann', 'EMAIL;PREF=2:b@example.com', 'EMAIL;PREF=1:a@example.com'],
      { Emails: 'a@example.com; b@example.com' },
    ],
    [['FN:Ann', 'ADR;LABEL="1 A St\\nRye":;;;;;;'], { 'Other formatted': '1 A St, Rye' }],
    [['FN:Ann', 'LABEL;TYPE=HOME:1 A St\\nRye'], { 'Other formatted': '1 A St\nRye' }],
    [['FN:Ann', 'ADR;CC=CA:;;1 A St;Toronto;ON;;'], { 'Work country': 'CA' }],
    [['FN:Ann', 'NOTE;ENCODING=b:aGVsbG8='], { Note: 'hello' }],
    [['FN:Ann', 'TEL;TYPE="cell:937-555-0161'], { Phones: 'Mobile: 937-555-0161' }],
    [['FN:Ann', 'RELATED;TYPE=spouse:Bo'], { 'Other details': 'Related: Bo' }],
  ])('%j is read whole', async (lines, expected) => {
    expect(await cardsOf(card(...lines))).toMatchObject([expected]);
  });

  it('reads a card with another in it, blanks around its marks, or words before it', async () => {
    const agent = 'BEGIN:VCARD\nVERSION:2.1\nFN:Ann\nAGENT:\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\nTEL:1\nEND:VCARD\n';
    expect(await cardsOf(textFile(agent))).toMatchObject([{ 'Full name': 'Ann', Phones: '1' }]);
    const loose = 'Contacts of May\n\n  BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nEND:VCARD  \n';
    expect(await cardsOf(textFile(loose))).toMatchObject([{ 'Full name': 'Ann' }]);
  });

  it.each([
    'KIND:group',
    'kind:GROUP',
    'X-EVOLUTION-LIST:TRUE',
    'X-ADDRESSBOOKSERVER-KIND:group',
    'KIND:location',
    'KIND:device',
  ])('a card of %s is not a client', async (kind) => {
    const { firstRows } = await inspectFile(card('FN:Rotary', kind), fileKnowledge);
    expect(firstRows).toMatchObject([{ noClient: { name: 'Rotary' } }]);
  });

  it('loses no other card when one is cut off', async () => {
    const cut = 'BEGIN:VCARD\nVERSION:3.0\nFN:Cut\n';
    const whole = 'BEGIN:VCARD\nVERSION:3.0\nFN:Whole\nEND:VCARD\n';
    expect(await cardsOf(textFile(cut + whole + cut))).toMatchObject([
      { line: '1', damage: expect.stringContaining('no END:VCARD') },
      { 'Full name': 'Whole' },
      { damage: expect.stringContaining('no END:VCARD') },
    ]);
  });

  it('refuses a card that never ends and an entry that would not fit in memory', async () => {
    const open = 'BEGIN:VCARD\nVERSION:3.0\nFN:Ann\n';
    await expect(cardsOf(textFile(open))).rejects.toMatchObject({ code: 'import_card_not_closed', line: 1 });
    const long = `${open}NOTE:${'x'.repeat(10_000_000)}\nEND:VCARD\n`;
    await expect(cardsOf(textFile(long))).rejects.toMatchObject({ code: 'import_row_too_long', line: 4 });
  });
});

it('keeps what it has no column for, except technical fields', async () => {
  const told = [
    'X-AIM:ann1',
    'X-SOCIALPROFILE;TYPE=twitter:https://social.example/ann',
    'GENDER:F',
    'X-PHONETIC-LAST-NAME:Lee',
  ];
  const own = [
    'PRODID:-//x//',
    'REV:20260101T000000Z',
    'X-ABUID:1',
    'X-EVOLUTION-FILE-AS:Lee',
    'X-IMAGEHASH:abc',
    'X-EMPTY:',
  ];
  const lines = ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Ann Lee', ...told, ...own, 'END:VCARD', ''];
  const [card] = await cardsOf(bytesFile(Buffer.from(lines.join('\r\n'))));
  expect(card?.['Other details']?.split('\n')).toEqual([
    'Aim: ann1',
    'Socialprofile: https://social.example/ann',
    'Gender: F',
    'Phonetic last name: Lee',
  ]);
});
