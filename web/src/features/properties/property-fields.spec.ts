import { propertyForm } from './property-fields';

it('never sends an empty code: that would erase the stored one', () => {
  const before = propertyForm.empty();
  expect(propertyForm.patch(before, { ...before, gateCode: ' ' })).toEqual({});
  expect(propertyForm.patch(before, { ...before, gateCode: ' 4471# ' })).toEqual({ gateCode: '4471#' });
});

it('sends days as numbers, in order', () => {
  expect(propertyForm.body({ ...propertyForm.empty(), preferredDays: ['4', '2'] })).toMatchObject({
    preferredDays: [2, 4],
  });
});

it('sends a changed address with its emptied parts as null', () => {
  const before = {
    ...propertyForm.empty(),
    address: { ...propertyForm.empty().address, line1: '1 Elm St', city: 'Summit' },
  };
  expect(propertyForm.patch(before, { ...before, address: { ...before.address, city: '' } })).toEqual({
    address: { line1: '1 Elm St', line2: null, city: null, region: null, postalCode: null },
  });
});
