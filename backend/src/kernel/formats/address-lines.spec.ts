import { addressLines } from './address-lines.js';

const parts = { line1: '12 Orchard Road', line2: 'Unit 4', city: 'Summit', region: 'NJ', postalCode: '07901' };
const street = ['12 Orchard Road', 'Unit 4'];

describe('an address on an envelope', () => {
  it.each([
    ['US', [...street, 'Summit, NJ 07901']],
    [null, [...street, 'Summit, NJ 07901']],
    ['CA', [...street, 'Summit NJ 07901']],
    ['DE', [...street, '07901 Summit', 'NJ']],
    ['GB', [...street, 'Summit', '07901', 'NJ']],
    ['JP', ['〒07901', 'NJ', ...street, 'Summit']],
  ])('in %s', (country, lines) => {
    expect(addressLines({ ...parts, country })).toEqual(lines);
  });

  it('leaves out unknown parts', () => {
    expect(addressLines({ city: 'Summit' })).toEqual(['Summit']);
    expect(addressLines({})).toEqual([]);
  });
});
