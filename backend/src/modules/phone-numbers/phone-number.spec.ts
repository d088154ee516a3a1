import { phoneKey, readPhoneNumber, searchedDigits, searchedTexts, shownPhone } from './phone-number.js';

const US = '+19375550161';

describe('a phone number', () => {
  it.each([
    ['(937) 555-0161', 'US', US],
    ['1-937-555-0161', 'US', US],
    ['1.937.555.0161', 'US', US],
    ['+1 (937) 555\u20110161', 'US', US],
    ['\u202a+1 937 555 0161\u202c', 'US', US],
    ['Phone: 937-555-0161', 'US', US],
    ['+44 20 7946 0018', 'US', '+442079460018'],
    ['+44 (0)20 7946 0018', 'US', '+442079460018'],
    ['011 44 20 7946 0018', 'US', '+442079460018'],
    ['0044 20 7946 0018', 'US', '+442079460018'],
    ['020 7946 0018', 'GB', '+442079460018'],
    ['030 5550142', 'DE', '+49305550142'],
    ['0049 30 5550142', 'DE', '+49305550142'],
    ['937 · 555 · 0161', 'US', US],
    ['937_555_0161', 'US', US],
    ['{937} 555 0161', 'US', US],
    ['+1 (0) 937 555 0161', 'US', US],
    ['937-555-0161 after 5pm', 'US', US],
    ['937-555-0161 (call 8-5)', 'US', US],
    ['555-0161', 'US', null],
    ['call the office', 'US', null],
    ['', 'US', null],
    ['937-555-0161', 'XX', null],
  ] as const)('%s in %s is %s', (raw, country, e164) => {
    expect(readPhoneNumber(raw, country).e164).toBe(e164);
  });

  it.each([
    ['tel:+1-937-555-0161', US, null],
    ['TEL:+1-937-555-0161;ext=12', US, '12'],
    ['tel:937-555-0161;ext=12;phone-context=+1', US, '12'],
    ['tel:555-0161;phone-context=+1-937', US, null],
    ['tel:937-555-0161;phone-context=example.com', US, null],
    ['tel:%2B1%20937%20555%200161', US, null],
    ['callto://+19375550161', US, null],
    ['sms:+19375550161', US, null],
    ['https://wa.me/19375550161', US, null],
  ])('in the notation of a link, %s', (raw, e164, extension) => {
    expect(readPhoneNumber(raw, 'US')).toMatchObject({ e164, extension, national: '9375550161' });
  });

  it.each([
    '937-555-0161 x12',
    '937-555-0161x12',
    '937-555-0161, ext. 12',
    '937-555-0161 Extension 12',
    '(937) 555-0161 #12',
    '9375550161;ext=12',
    '9375550161,,12#',
    '9375550161,12',
    '9375550161p12',
    '937-555-0161 Durchwahl 12',
    '937.555.0161 poste 12',
    '937 555 0161 доб. 12',
    '937 555 0161 int. 12',
    '937-555-0161 内線12',
    '９３７－５５５－０１６１ ｘ１２',
    '937-555-0161 (ext 12)',
    '937-555-0161 [ext. 12]',
    '937-555-0161 *12',
    '937-555-0161 добавочный 12',
    '937-555-0161 ext. no. 12',
    '937-555-0161 extension number 12',
    '937-555-0161 press 12',
    '937-555-0161 wewnętrzny 12',
    '937-555-0161 mellék 12',
    '937-555-0161 שלוחה 12',
    '937-555-0161 تحويلة 12',
    '937-555-0161 ต่อ 12',
    '937-555-0161 máy lẻ 12',
    '937-555-0161 內線 12',
  ])('with an extension, %s', (raw) => {
    expect(readPhoneNumber(raw, 'US')).toMatchObject({ e164: US, extension: '12', digits: '9375550161' });
  });

  it.each([
    ['full width', '９３７－５５５－０１６１'],
    ['Arabic', '٩٣٧٥٥٥٠١٦١'],
    ['Persian', '۹۳۷۵۵۵۰۱۶۱'],
    ['Devanagari', '९३७५५५०१६१'],
    ['Bengali', '৯৩৭৫৫৫০১৬১'],
    ['Thai', '๙๓๗๕๕๕๐๑๖๑'],
    ['Tamil', '௯௩௭௫௫௫௦௧௬௧'],
    ['Khmer', '៩៣៧៥៥៥០១៦១'],
    ['Adlam', '𞥙𞥓𞥗𞥕𞥕𞥕𞥐𞥑𞥖𞥑'],
  ])('in digits that are %s', (_, raw) => {
    expect(readPhoneNumber(raw, 'US').e164).toBe(US);
  });

  it.each([
    ['1-800-FLOWERS', '+18003569377'],
    ['937-555-LAWN', '+19375555296'],
    ['(937) 555-LAWN', '+19375555296'],
    ['1 800 GOT JUNK', '+18004685865'],
    ['1-800-contacts', '+18002668228'],
    ['1-800-FLOWERS ext. 5', '+18003569377'],
    ['937-555 main office', null],
    ['555-0161 home', null],
    ['937555O161', null],
    ['937-555-016I', null],
    ['937-555-Ol61', null],
  ])('with letters of the keypad, %s', (raw, e164) => {
    expect(readPhoneNumber(raw, 'US').e164).toBe(e164);
  });

  it.each([
    '000-000-0000',
    '+1 000 000 0000',
    '000-555-0161',
    '555-555-5555',
    '111-111-1111',
    '999 999 9999',
    '123-456-7890',
    '937-123-4567',
    '937-000-0000',
    '937-555-1212',
    '9876543210',
    '123-4567',
    '555-0161',
    '123-123-1234',
    '111-222-3333',
    '999-999-9998',
    '937-055-0161',
  ])('%s identifies nobody', (raw) => {
    expect(phoneKey(readPhoneNumber(raw, 'US'))).toBeNull();
  });

  it('is compared by its last ten digits, without the extension', () => {
    expect(phoneKey(readPhoneNumber('937-555-0161 x12', 'US'))).toBe('9375550161');
    expect(phoneKey(readPhoneNumber('937-555-0161 x12', 'XX'))).toBe('9375550161');
  });
});

describe('a displayed phone number', () => {
  it.each([
    ['5515550104', 'en-US', '(551) 555-0104'],
    ['+15515550104', 'en-US', '(551) 555-0104'],
    ['551.555.0104x54', 'en-US', '(551) 555-0104 ext. 54'],
    ['tel:+1-551-555-0104;ext=54', 'en-CA', '(551) 555-0104 ext. 54'],
    ['+44 20 79460018', 'en-US', '+44 20 7946 0018'],
    ['02079460018', 'en-GB', '020 7946 0018'],
    ['+1 551 555 0104', 'en-GB', '+1 551 555 0104'],
    ['1-800-FLOWERS', 'en-US', '(800) 356-9377'],
    ['555-0104', 'en-US', '555-0104'],
    [' ask for Sam ', 'en-US', 'ask for Sam'],
  ])('%s in %s reads %s', (text, locale, shown) => expect(shownPhone(text, locale)).toBe(shown));
});

describe('a phone number in a search', () => {
  it.each([
    ['937-555-0161 x12', '9375550161'],
    ['tel:+1-937-555-0161;ext=12', '9375550161'],
    ['937-555-LAWN', '9375555296'],
    ['٩٣٧٥٥٥٠١٦١', '9375550161'],
    ['937\u2011555\u20110161', '9375550161'],
    ['+44 (0)20 7946 0018', '2079460018'],
    ['011 44 20 7946 0018', '2079460018'],
    ['0044 20 7946 0018', '2079460018'],
    ['+1 937', null],
    ['0161', null],
    ['(937) 555-0161', null],
    ['45402-1234', null],
    ['12 Main St', null],
    ['Smith', null],
    ['', null],
  ])('by “%s” is %s', (q, digits) => {
    expect(searchedDigits(q)).toBe(digits);
  });

  it.each([
    ['dana 937-555-0161', ['dana 0161']],
    ['Quill (937) 555-0161 office', ['Quill 0161 office']],
    ['937-555-0161 x12', ['9375550161']],
    ['WO 1012345678', ['WO 5678']],
    ['(937) 555-0161', []],
    ['12 Main St 45402-1234', []],
  ])('“%s” is looked for as it is, and as %j', (q, others) => {
    expect(searchedTexts(q)).toEqual([q, ...others]);
  });
});
