import { weekdaysFrom } from '../../lib/weekdays';
import { propertyForm } from './property-fields';

it('never sends an empty code: that would erase the stored one', () => {
  const before = propertyForm.empty();
  expect(propertyForm.patch(before, { ...before, gateCode: ' ' })).toEqual({});
  expect(propertyForm.patch(before, { ...before, gateCode: ' 4471# ' })).toEqual({ gateCode: '4471#' });
});

it('shows hazards in words, and sends them only when they are changed', () => {
  const before = propertyForm.valuesOf({ hazards: ['irrigation_heads', 'dog'] });
  expect(before.hazards).toEqual(['irrigation heads', 'dog']);
  expect(propertyForm.patch(before, before)).toEqual({});
});

it('starts the week on the day of the company', () => {
  expect(weekdaysFrom(7).map(({ label }) => label)).toEqual(['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']);
  expect(weekdaysFrom(1)[0]).toEqual({ value: 1, label: 'Mon' });
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
