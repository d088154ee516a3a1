import { isFamilyFirst, splitFullName } from './names.js';
import { looksLikeOrganization } from '../organization-names/index.js';

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
    ...[
      'Grace Church',
      'Park Church',
      'St. Mary Church',
      'Ann Church School',
      'John Knox Church',
      'Will Law Firm',
      'ABC Church',
    ],
    ...['Pratt Law', 'Lincoln College', 'Sterling Bank', 'Hope Chapel', 'Zion Temple', 'Boston College', 'Dallas Golf'],
    ...['Fay & Kay, CPAs', 'Los Pinos, S.C. de R.L.', 'Havens, Tuinarchitecten BVBA', 'Fay Vineyards, Dayton'],
    ...["Dick's Sporting Goods", "Sam's Club", 'Starbucks #1234', 'Starbucks, Store #12', 'H&M', 'AT&T'],
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
    ...[
      'Ann Church',
      'Kay Park',
      'Mary Bank',
      'Eric Church',
      'Tom Law',
      'Shirley Temple',
      'Robert Parish',
      'José Abbey',
    ],
    ...['Jude Law', 'Denzel Town', 'Priya Temple', 'Siobhán Parish', 'Kofi Bank', 'Keisha Church', 'Anil College'],
    ...[
      'Ann M. Church',
      'A. Church',
      'J. R. Temple',
      'Bill & Ann Church',
      'Mr. & Mrs. Church',
      'Dr. Ann Church',
      'Rev. Law',
    ],
    ...[
      'Mary Church Terrell',
      'Ann Church Smith',
      'Ann Church, Jr.',
      'Church Smith, Ann',
      'Church Jr., Ann',
      'ANN CHURCH',
    ],
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
    ['Ann Church', 'Ann', 'Church', false],
    ['山田 太郎', '太郎', '山田', false],
    ['山田　太郎', '太郎', '山田', false],
    ['김 민수', '민수', '김', false],
    ['さとう はなこ', 'はなこ', 'さとう', false],
    ['伊藤, 太郎', '太郎', '伊藤', true],
    ['山田太郎', '山田太郎', null, false],
    ['Иванов Иван Иванович', 'Иван Иванович', 'Иванов', true],
    ['Петрова Анна Сергеевна', 'Анна Сергеевна', 'Петрова', true],
    ['Коваленко Оксана Іванівна', 'Оксана Іванівна', 'Коваленко', true],
    ['Роман Аркадьевич Абрамович', 'Роман Аркадьевич', 'Абрамович', false],
    ['Гульнара Ахмед кызы', 'Гульнара Ахмед', 'кызы', false],
    ['Johnson & Johnson', 'Johnson & Johnson', null, false],
    ['Ben and Jerry', 'Ben and Jerry', null, false],
    ['Tom E Smith', 'Tom E', 'Smith', false],
    ['Mary Lou E Van Dyke', 'Mary Lou E', 'Van Dyke', false],
    ['Juan y Maria Lopez', 'Juan y Maria', 'Lopez', false],
    ['Анна Сергеевна Петрова', 'Анна Сергеевна', 'Петрова', false],
    ['Ann Lee & Bob Fay', 'Ann Lee & Bob Fay', null, false],
    ['Ann Lee and Bob Fay', 'Ann Lee and Bob Fay', null, false],
    ['Ann Lee / Bob Fay', 'Ann Lee / Bob Fay', null, false],
    ['Ann Lee; Bob Fay', 'Ann Lee; Bob Fay', null, false],
    ['Ann Lee | Bob Fay', 'Ann Lee | Bob Fay', null, false],
    ['Ann Lee, Bob Fay', 'Ann Lee, Bob Fay', null, false],
    ['John & Mary Smith', 'John & Mary', 'Smith', false],
    ['Mary Ann & John Smith', 'Mary Ann & John', 'Smith', false],
    ['García López, María José', 'María José', 'García López', true],
    ['7-Eleven Troy', '7-Eleven Troy', null, false],
    ['van der Berg, Jan', 'Jan', 'van der Berg', true],
    ['ap Rhys, Dafydd', 'Dafydd', 'ap Rhys', true],
    ['Omar ibn Said', 'Omar', 'ibn Said', false],
    ['Lena vom Berg', 'Lena', 'vom Berg', false],
    ['Gianni dalla Rosa', 'Gianni', 'dalla Rosa', false],
    ['Fay III, Bob', 'Bob', 'Fay III', true],
    ['Nguyen, Van Anh', 'Van Anh', 'Nguyen', true],
    ['Korhonen, Ville', 'Ville', 'Korhonen', true],
    ['fay, ann', 'ann', 'fay', true],
    ['FAY, Ann', 'Ann', 'FAY', true],
    ['Fay, Mrs. Ann', 'Mrs. Ann', 'Fay', true],
    ['Smith Jones, A. B.', 'A. B.', 'Smith Jones', true],
    ['Lot 14', 'Lot 14', null, false],
    ['Pool & Patio, Salon', 'Pool & Patio, Salon', null, false],
  ])('%s', (name, firstName, lastName, swapped) => {
    expect(splitFullName(name)).toEqual({ firstName, lastName, swapped });
  });
});

describe('a comma that means something else', () => {
  it.each([
    ...['Ann Fay, Trustee', 'Ann Fay, Owner', 'Fay, Ann - Rental', 'Fay, Ann c/o Bob Kay', 'Fay, Attn: Bob'],
    ...['Ann Fay, DBA Green Thumb', 'Green Thumb, dba Ann Fay', 'Gartenbau Meier, Inh. Ute Fay', 'Pizza Hut, Troy OH'],
    ...[
      'Duke Energy, Ohio',
      'Ashley Furniture, Troy',
      'Morgan Stanley, Dayton',
      'Charlotte, NC Parks',
      'YMCA, Downtown',
    ],
    ...[
      'Meadows, Phase III',
      'Grünflächenamt, Stadt Köln',
      'Fay, Ville de Laval',
      'Сад, ИП Иванов',
      'St. Paul Lutheran, Rev. Fay',
      'Fay, 12 Elm St',
    ],
  ])('leaves %s as it is', (name) => {
    expect(splitFullName(name)).toEqual({ firstName: name, lastName: null, swapped: false });
  });
});

describe('a household', () => {
  it.each([
    'Smith Family',
    'The Smith Family',
    'Smith Residence',
    'Familie Müller',
    'Famille Dupont',
    'Familia García',
  ])('%s is a name of several, with no first and last', (name) => {
    expect(looksLikeOrganization(name)).toBe(false);
    expect(splitFullName(name)).toEqual({ firstName: null, lastName: null, swapped: false });
  });
});

describe('a column whose header says that the family name comes first', () => {
  it.each([
    ['Nazwisko i imię', 'Kowalski Jan', 'Jan', 'Kowalski'],
    ['Last Name First Name', 'van Dyke Dick', 'Dick', 'van Dyke'],
    ['Nachname, Vorname', 'Müller Jörg', 'Jörg', 'Müller'],
    ['Név', 'Kovács János', 'János', 'Kovács'],
    ['ФИО', 'Щукин Пётр', 'Пётр', 'Щукин'],
    ['Họ và tên', 'Nguyễn Văn An', 'Văn An', 'Nguyễn'],
    ['Cognome e nome', 'Rossi Giulia', 'Giulia', 'Rossi'],
    ['Apellidos y nombre', 'García, José', 'José', 'García'],
    ['Név', 'Dr. Kovács János', 'Dr. János', 'Kovács'],
    ['Nazwisko i imię', 'Jan & Anna Nowak', 'Jan & Anna', 'Nowak'],
    ['Nazwisko i imię', 'Nowak Jan & Anna', 'Jan & Anna', 'Nowak'],
  ])('%s: %s', (column, name, firstName, lastName) => {
    expect(splitFullName(name, isFamilyFirst(column))).toMatchObject({ firstName, lastName });
  });

  it.each(['Name', 'Full name', 'Name (first last)', 'Имя и фамилия'])('but not %s', (column) => {
    expect(isFamilyFirst(column)).toBe(false);
  });
});
