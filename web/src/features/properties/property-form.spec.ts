import { newPropertyValues, toPropertyBody, toPropertyPatch } from './property-form';

it('never sends an empty code: that would erase the stored one', () => {
  const before = newPropertyValues();
  expect(toPropertyPatch(before, { ...before, gateCode: ' ' })).toEqual({});
  expect(toPropertyPatch(before, { ...before, gateCode: ' 4471# ' })).toEqual({ gateCode: '4471#' });
});

it('sends days as numbers, in order', () => {
  expect(toPropertyBody({ ...newPropertyValues(), preferredDays: ['4', '2'] })).toMatchObject({
    preferredDays: [2, 4],
  });
});

it('sends a changed address with its emptied parts as null', () => {
  const before = {
    ...newPropertyValues(),
    address: { ...newPropertyValues().address, line1: '1 Elm St', city: 'Summit' },
  };
  expect(toPropertyPatch(before, { ...before, address: { ...before.address, city: '' } })).toEqual({
    address: { line1: '1 Elm St', line2: null, city: null, region: null, postalCode: null },
  });
});
