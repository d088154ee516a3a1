import iconv from 'iconv-lite';
import { bytesFile, textFile } from '../../../test/fixtures/file.factory.js';
import { fileKnowledge } from '../import-presets/file-knowledge.js';
import { guessEncoding } from './guess-encoding.js';
import { inspectFile } from './inspect-file.js';

const TEXTS = {
  Hungarian: 'Név,Város\nSzabó Győző,Győr\nKovács Ödön,Szőreg\nTóth Ágnes,Fűzfő\nNagy Éva,Pécs\n',
  Latvian: 'Vārds,Uzvārds\nJānis,Bērziņš\nĢirts,Ķēniņš\nĻuda,Ņikitina\n',
  Croatian: 'Ime,Prezime\nŽeljko,Šarić\nĐurđa,Čović\nIvan,Đaković\n',
  Serbian: 'Име,Презиме\nЉубица,Ђорђевић\nЊегош,Џаковић\n',
  Icelandic: 'Nafn,Staður\nÞórður,Ísafjörður\nÆgir,Höfn\n',
  'narrow kana': 'Name,City\nﾜﾀﾅﾍﾞ ｹﾝ,ｻｯﾎﾟﾛ\nｺﾊﾞﾔｼ ﾐｻｷ,ﾌｸｵｶ\n',
  Russian: 'Имя,Город\nИван Петров,Москва\nАнна Кузнецова,Тверь\nСергей Иванов,Казань\nОльга Смирнова,Самара\n',
  'Russian in capitals': 'ИВАН ПЕТРОВ,МОСКВА\nАННА КУЗНЕЦОВА,ТВЕРЬ\nСЕРГЕЙ ИВАНОВ,КАЗАНЬ\n',
  Ukrainian: "Ім'я,Місто\nОлена Ковальчук,Київ\nЄвген Шевченко,Львів\nЇжак Ґудзь,Чернігів\n",
  Polish:
    'Imię,Miasto\nŁukasz Wiśniewski,Łódź\nMałgorzata Żółć,Kraków\nGrażyna Dąbrowska,Gdańsk\nZofia Świątek,Wrocław\n',
  Czech: 'Jméno,Město\nJiří Dvořák,Plzeň\nTomáš Černý,Ústí\nLukáš Nováček,České Budějovice\nBožena Šťastná,Děčín\n',
  Greek: 'Όνομα,Πόλη\nΓιώργος Παπαδόπουλος,Αθήνα\nΜαρία Νικολάου,Πάτρα\nΆννα Γεωργίου,Βόλος\n',
  Turkish: 'Ad,Şehir\nAyşe Yılmaz,İstanbul\nÇağlar Öztürk,Eskişehir\nGülşah Işık,İzmir\nŞükrü Doğan,Diyarbakır\n',
  Hebrew: 'שם,עיר\nנועה לוי,חיפה\nדוד כהן,תל אביב\nשרה מזרחי,ירושלים\n',
  Arabic: 'الاسم,المدينة\nمحمد علي,القاهرة\nفاطمة حسن,بغداد\nأحمد يوسف,دمشق\n',
  Lithuanian: 'Vardas,Miestas\nŽydrūnas Šimkus,Šiauliai\nRūta Čepaitė,Panevėžys\nJonas Žukauskas,Kėdainiai\n',
  Thai: 'ชื่อ,เมือง\nสมชาย ใจดี,กรุงเทพ\nมาลี สุขใจ,เชียงใหม่\n',
  Japanese: '名前,住所\n佐藤 太郎,東京都\n鈴木 花子,大阪府\n高橋 一郎,横浜市\nタナカ ケイコ,さいたま市\n',
  Korean: '이름,도시\n김민수,서울\n이영희,부산\n박지성,대구\n',
  'simplified Chinese': '姓名,城市\n李明,北京\n王芳,上海\n张伟,广州\n刘洋,深圳\n',
  'traditional Chinese': '姓名,城市\n陳志明,臺北\n林美玲,高雄\n黃俊傑,臺中\n',
  German: 'Name,Ort\nJörg Müller,Köln\nÄnne Groß,Lübeck\nJürgen Schröder,München\n',
  French: 'Nom,Ville\nZoé Lévêque,Besançon\nFrançois Bélanger,Québec\nHélène Côté,Montréal\n',
  Spanish: 'Nombre,Ciudad\nJosé Muñoz,¿Dónde?\nÁlvaro Núñez,Málaga\nMaría Ibáñez,Cádiz\n',
  English: 'Name,Notes\nSean O’Brien,“Bud” – the gate\nZoë Smith,café\n',
};

/** What a file says, and whether somebody is warned to look at it. */
async function read(bytes: Buffer): Promise<{ text: string; isGuess: boolean }> {
  const { format, encodingIsGuess, firstRows } = await inspectFile(bytesFile(bytes), fileKnowledge);
  return { text: [format.columns, ...firstRows.map(({ cells }) => cells)].join('\n'), isGuess: encodingIsGuess };
}

describe('no text is read wrongly without a warning', () => {
  const GERMAN = 'MÜLLER,JÖRG\nGRÜN,ÄNNE\nKÖHLER,JÜRGEN\nBÄCKER,KÄTHE\nSCHRÖDER,ÖDÖN\n';
  it.each([
    ['four bytes for a letter', iconv.encode(`Name,City\n${GERMAN}`, 'gb18030'), GERMAN],
    [
      'Korean in a Chinese encoding',
      iconv.encode('Name,City\n김민수,서울\n이영희,부산\n', 'gb18030'),
      '김민수,서울\n이영희,부산\n',
    ],
    [
      'bytes that happen to be UTF-8',
      iconv.encode('Name,City\nJiří Dvořák,Brno\n', 'maccenteuro'),
      'Jiří Dvořák,Brno\n',
    ],
    [
      'Bulgarian of an old Mac',
      iconv.encode('Name,City\nГеорги,Пловдив\nАнгел,Димитров\nКънчев,Юлия\n', 'maccyrillic'),
      'Георги,Пловдив\nАнгел,Димитров\nКънчев,Юлия\n',
    ],
    [
      'Estonian in Latin 9',
      iconv.encode('Name,City\nTõnu Šamo,Pärnu\nÜlo Žanna,Jõgi\nSõrve,Käärik\n', 'iso-8859-15'),
      'Tõnu Šamo,Pärnu\nÜlo Žanna,Jõgi\nSõrve,Käärik\n',
    ],
  ])('%s', async (_, bytes, text) => {
    const found = await read(bytes);
    expect(found.isGuess || found.text === `Name,City\n${text}`.trim()).toBe(true);
  });

  it.each([
    ['windows-1252', false],
    ['windows-1252', true],
    ['macintosh', false],
    ['windows-1251', false],
  ] as const)('UTF-8 that a program took for %s and wrote as UTF-8 once more (mark: %s)', async (encoding, mark) => {
    const text = encoding === 'windows-1251' ? TEXTS.Ukrainian : TEXTS.German;
    const twice = Buffer.from(iconv.decode(Buffer.from(text), encoding));
    const bytes = mark ? Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), twice]) : twice;
    expect(await read(bytes)).toMatchObject({ isGuess: true });
  });

  it.each(Object.entries(TEXTS))('%s in UTF-8 needs no look', async (_, text) => {
    expect(await read(Buffer.from(text))).toMatchObject({ isGuess: false });
  });
});

describe('an encoding without a byte order mark', () => {
  it.each([
    ['Russian', 'windows-1251 koi8-r ibm866 iso-8859-5 maccyrillic'],
    ['Russian in capitals', 'windows-1251 koi8-r ibm866'],
    ['Ukrainian', 'windows-1251 koi8-u'],
    ['Polish', 'windows-1250 iso-8859-2 ibm852'],
    ['Czech', 'windows-1250 iso-8859-2 ibm852'],
    ['Greek', 'windows-1253 iso-8859-7 ibm737'],
    ['Turkish', 'windows-1254 ibm857 macturkish'],
    ['Hebrew', 'windows-1255'],
    ['Arabic', 'windows-1256 iso-8859-6'],
    ['Lithuanian', 'windows-1257 iso-8859-13 iso-8859-4 ibm775'],
    ['Thai', 'windows-874'],
    ['Hungarian', 'windows-1250 iso-8859-2 ibm852 maccenteuro'],
    ['Latvian', 'windows-1257 iso-8859-13 iso-8859-4 ibm775'],
    ['Croatian', 'windows-1250 iso-8859-2 ibm852 maccroatian'],
    ['Serbian', 'windows-1251 iso-8859-5'],
    ['Icelandic', 'windows-1252'],
    ['narrow kana', 'shift_jis'],
    ['Japanese', 'shift_jis euc-jp'],
    ['Korean', 'euc-kr'],
    ['simplified Chinese', 'gbk gb18030'],
    ['traditional Chinese', 'big5'],
    ['German', 'windows-1252 macintosh ibm437 ibm850'],
    ['French', 'windows-1252 macintosh ibm850'],
    ['Spanish', 'windows-1252 macintosh ibm850'],
    ['English', 'windows-1252 macintosh'],
  ] as const)('is found for %s in %s', (language, encodings) => {
    for (const encoding of encodings.split(' ')) {
      const bytes = iconv.encode(TEXTS[language], encoding);
      expect([encoding, iconv.decode(bytes, encoding)]).toEqual([encoding, TEXTS[language]]);
      expect(iconv.decode(bytes, guessEncoding(bytes).encoding)).toBe(TEXTS[language]);
    }
  });

  it.each(['windows-1251', 'koi8-r', 'ibm866'])(
    'is a guess to look at where one name is all there is, in %s',
    (encoding) => {
      const text = 'Name,City\nИван Петров,Dayton\n';
      const guess = guessEncoding(iconv.encode(text, encoding));
      expect(guess).toEqual({ encoding, isGuess: true });
    },
  );

  it.each([
    ['Hungarian', 'ibm852'],
    ['Turkish', 'ibm857'],
    ['Japanese', 'euc-jp'],
    ['Thai', 'windows-874'],
    ['French', 'ibm863'],
    ['Icelandic', 'ibm861'],
  ] as const)('is right or told as a guess, for one row of %s in %s', (language, encoding) => {
    const text = `${TEXTS[language].split('\n').slice(0, 2).join('\n')}\n`;
    const bytes = iconv.encode(text, encoding);
    const { encoding: found, isGuess } = guessEncoding(bytes);
    expect(isGuess || iconv.decode(bytes, found) === text).toBe(true);
  });

  it('is sure of a list in German', () => {
    expect(guessEncoding(iconv.encode(TEXTS.German, 'windows-1252')).isGuess).toBe(false);
  });

  it('is a guess where two languages are possible', () => {
    const icelandicToo = 'Ad,Şehir\nŞule Güç,Ayvalık\nİpek Şen,Şile\n';
    expect(guessEncoding(iconv.encode(icelandicToo, 'windows-1254')).isGuess).toBe(true);
  });
});

describe('a file', () => {
  it('of 400 Russian rows in Windows-1251 is read as such', async () => {
    const rows = Array.from({ length: 400 }, (_, index) => `Иван Петров ${index},ivan${index}@example.com`);
    const { format, firstRows } = await inspectFile(
      textFile(['Имя,E-mail', ...rows].join('\n'), 'windows-1251'),
      fileKnowledge,
    );
    expect([format.encoding, firstRows[0]?.cells[0]]).toEqual(['windows-1251', 'Иван Петров 0']);
  });

  it.each(['utf-16le', 'utf-16be'] as const)(
    'in %s without a mark and without Latin letters is known by its line ends',
    async (encoding) => {
      const text = `姓名,城市\n${'李明,北京\n王芳,上海\n'.repeat(20)}`;
      expect((await inspectFile(textFile(text, encoding), fileKnowledge)).format.encoding).toBe(encoding);
    },
  );

  const card = (lines: string) => `BEGIN:VCARD\r\nVERSION:2.1\r\n${lines}\r\nEND:VCARD\r\n`;
  const quoted = (text: string, encoding: string) =>
    [...iconv.encode(text, encoding)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
  const nameOf = async (bytes: Buffer, choices = {}) =>
    (await inspectFile(bytesFile(bytes), fileKnowledge, choices)).firstRows[0]?.cells[0];

  it.each(['windows-1251', 'koi8-r', 'Shift_JIS'])('of cards is read by their CHARSET, in %s', async (charset) => {
    const name = charset === 'Shift_JIS' ? '佐藤 太郎' : 'Иван Петров';
    const line = `FN;CHARSET=${charset};ENCODING=QUOTED-PRINTABLE:${quoted(name, charset)}`;
    expect(await nameOf(Buffer.from(card(line)))).toBe(name);
  });

  it.each([
    ['gbk', '李明'],
    ['cp949', '김민수'],
    ['windows-1250', 'Łukasz Żółć'],
    ['koi8-u', 'Євген'],
    ['windows-1256', 'محمد علي'],
    ['cp932', '佐藤 太郎'],
    ['macroman', 'Zoë Müller'],
  ])('of a line in eight bits uses the one that it names, %s', async (charset, name) => {
    const bytes = [Buffer.from(`BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=${charset}:`), iconv.encode(name, charset)];
    expect(await nameOf(Buffer.concat([...bytes, Buffer.from('\r\nEND:VCARD\r\n')]))).toBe(name);
  });

  it('of a line that names one which only browsers know is read, too', async () => {
    const jis = '=1B=24=42=3A=34=46=23=1B=28=42';
    expect(await nameOf(Buffer.from(card(`FN;CHARSET=ISO-2022-JP;ENCODING=QUOTED-PRINTABLE:${jis}`)))).toBe('佐藤');
  });

  it('of cards in quoted-printable without one is guessed, or read as the person says', async () => {
    const names = ['Иван Петров', 'Анна Кузнецова', 'Сергей Иванов'];
    const cards = names.map((name) => card(`FN;ENCODING=QUOTED-PRINTABLE:${quoted(name, 'windows-1251')}`)).join('');
    expect(await nameOf(Buffer.from(cards))).toBe('Иван Петров');
    const koi = Buffer.from(card(`FN;ENCODING=QUOTED-PRINTABLE:${quoted('Яна', 'koi8-r')}`));
    expect(await nameOf(koi, { encoding: 'koi8-r' })).toBe('Яна');
  });

  it('of cards in eight bits is guessed like any other, and a line may name its own', async () => {
    const names = ['Иван Петров', 'Анна Кузнецова', 'Сергей Иванов', 'Ольга Смирнова'];
    const cards = iconv.encode(names.map((name) => card(`FN:${name}`)).join(''), 'windows-1251');
    expect(await nameOf(cards)).toBe('Иван Петров');
    const own = Buffer.concat([
      Buffer.from('BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=koi8-r:'),
      iconv.encode('Яна', 'koi8-r'),
      Buffer.from('\r\nEND:VCARD\r\n'),
    ]);
    expect(await nameOf(Buffer.concat([own, cards]), { encoding: 'windows-1251' })).toBe('Яна');
  });
});
