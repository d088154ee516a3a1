import { splitFullName } from './names.js';
import { looksLikeOrganization } from './organizations.js';

describe('organizations', () => {
  it.each([
    ...['Green Acres, LLC', 'Green Acres LLC', 'Oak Hill, L.L.C.', 'Pelican Preserve, Inc.', 'Müller Gartenbau GmbH'],
    ...[
      'Jardins Verts, S.A.',
      'Verde S.R.L.',
      'Acme, Ltd.',
      'Acme Pty Ltd',
      'Huber & Co. KG',
      'Groen, B.V.',
      'Nordisk A/S',
    ],
    ...[
      'Smith & Sons',
      'Smith & Sons, Inc.',
      'Meyer und Söhne',
      'Dupont et Fils',
      'García e Hijos',
      'Smith, Jones & Partners',
    ],
    ...['Harbor Point HOA', 'Harbor Point, HOA', "St. Mary's Church, Rye", 'Lincoln School, Dayton', 'Dayton, City of'],
    ...[
      'Lee Family Trust',
      'Garden Club, The',
      'Sunrise Apartments, Phase II',
      'ООО Ромашка',
      '伊藤造園株式会社',
      '㈱伊藤造園',
    ],
    ...['Smith, Jones & Partners LLP', 'Müller, Söhne GmbH', 'Weiß, Partner mbB', 'García, López y Asociados, S.L.P.'],
    ...[
      'Dubois, Frères',
      'Silva, Irmãos Lda.',
      'Ivanov, Partners, OOO',
      'Novák, spol. s r.o.',
      'Bauer, a.s.',
      'Yılmaz A.Ş.',
    ],
    ...['Foo, Bar e.K.', 'Garten e.V.', 'สมชาย, บริษัท จำกัด', 'Vườn Xanh, Công ty TNHH', 'Verde, S. de R.L. de C.V.'],
    ...['Acme Lawn Care, Dayton', 'First National, N.A.', 'Jardim Verde EIRELI', 'Taman Hijau, PT'],
    ...['北京园林公司', '주식회사 한국조경', 'Smith, Ann, Inc.', 'Kay Dental, P.C.'],
  ])('%s is one', (name) => {
    expect(looksLikeOrganization(name)).toBe(true);
    expect(splitFullName(name)).toEqual({ firstName: null, lastName: null, swapped: false });
  });

  it.each([
    ...[
      'Ann Lee',
      'Lee, Ann',
      'Church, Ann',
      'Temple, Shirley',
      'Sa, Maria',
      'Ab Ott',
      'Co Nguyen',
      'Inc',
      'John & Mary Smith',
    ],
    ...['Banks, Tyra', 'Müller, Jörg', 'Ana María de la Cruz', 'José de Sá'],
  ])('%s is none', (name) => {
    expect(looksLikeOrganization(name)).toBe(false);
  });
});

describe('a full name', () => {
  it.each([
    ['Lee, Ann', 'Ann', 'Lee', true],
    ['Church, Ann', 'Ann', 'Church', true],
    ['de la Cruz, Ana María', 'Ana María', 'de la Cruz', true],
    ['Smith, John & Mary', 'John & Mary', 'Smith', true],
    ['King, Martin, Jr.', 'Martin', 'King Jr.', true],
    ['Martin King, Jr.', 'Martin', 'King, Jr.', false],
    ['Ida Kay, DDS', 'Ida', 'Kay, DDS', false],
    ['Oak Hollow, Phase 2', 'Oak Hollow, Phase 2', null, false],
    ['The Gables, Dayton', 'The Gables, Dayton', null, false],
    ["St. Mary's, Dayton", "St. Mary's, Dayton", null, false],
    ['Lee, Ann, Dayton', 'Lee, Ann, Dayton', null, false],
    ['Kay, Ida', 'Ida', 'Kay', true],
    ['Tolkien, J.R.R.', 'J.R.R.', 'Tolkien', true],
    ['SMITH, ANN', 'ANN', 'SMITH', true],
    ['Garden State, NJ', 'Garden State, NJ', null, false],
    ['Smith Family, The', 'Smith Family, The', null, false],
    ['Na', 'Na', null, false],
  ])('%s', (name, firstName, lastName, swapped) => {
    expect(splitFullName(name)).toEqual({ firstName, lastName, swapped });
  });
});
