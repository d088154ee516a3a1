import { addressLine, patchAddress, tidyAddress } from './address.js';

const home = { line1: '12 Orchard Road', city: 'Summit', region: 'NJ', postalCode: '07901' };

describe('tidyAddress', () => {
  it('leaves out what says nothing', () => {
    expect(tidyAddress({ line1: ' 12 Orchard Road ', line2: '  ', city: null, region: '' })).toEqual({
      line1: '12 Orchard Road',
    });
  });

  it.each([[null], [undefined], [{}], [{ line1: ' ', city: null }]])(
    'is null when nothing is left of %j',
    (nothing) => {
      expect(tidyAddress(nothing)).toBeNull();
    },
  );
});

describe('patchAddress', () => {
  it('keeps the parts that are not sent', () => {
    expect(patchAddress(home, { line2: 'Unit 4' })).toEqual({ ...home, line2: 'Unit 4' });
  });

  it('removes a part that is sent as null', () => {
    expect(patchAddress(home, { region: null })).toEqual({ line1: home.line1, city: home.city, postalCode: '07901' });
  });

  it('removes the address that is sent as null', () => {
    expect(patchAddress(home, null)).toBeNull();
  });

  it('creates an address where there was none', () => {
    expect(patchAddress(null, { city: 'Summit' })).toEqual({ city: 'Summit' });
  });
});

describe('addressLine', () => {
  it.each([
    [home, '12 Orchard Road, Summit, NJ 07901'],
    [{ ...home, line2: 'Unit 4' }, '12 Orchard Road, Unit 4, Summit, NJ 07901'],
    [{ city: 'Summit' }, 'Summit'],
    [{ country: 'US' }, null],
    [null, null],
  ])('of %j', (address, line) => {
    expect(addressLine(address)).toBe(line);
  });
});
