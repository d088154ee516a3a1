import { fieldErrors } from './field-errors';

const values = { name: '', billingAddress: { city: '' }, tags: ['a'], phones: [{ value: '' }] };

it('finds the field of each error', () => {
  const errors = [
    { pointer: '/name', detail: 'Needs a name.' },
    { pointer: '/billingAddress/city', detail: 'Too long.' },
    { pointer: '/tags/0', detail: 'At most 40 characters.' },
    { pointer: '/phones/0/value', detail: 'Not a number.' },
  ];
  expect(fieldErrors({ title: 'No', errors }, values)).toEqual({
    fields: {
      name: 'Needs a name.',
      'billingAddress.city': 'Too long.',
      'tags.0': 'At most 40 characters.',
      tags: 'At most 40 characters.',
      'phones.0.value': 'Not a number.',
    },
    others: [],
  });
});

it('keeps errors without a field in the form', () => {
  const errors = [{ pointer: '/version', detail: 'Must be a number.' }];
  expect(fieldErrors({ title: 'No', errors }, values)).toEqual({ fields: {}, others: ['Must be a number.'] });
});

it('says why, when no field was named', () => {
  expect(fieldErrors({ title: 'Conflict', detail: 'That e-mail is taken.', errors: [] }, values).others).toEqual([
    'That e-mail is taken.',
  ]);
});

it('keeps the first of two errors of a field', () => {
  const errors = [
    { pointer: '/name', detail: 'First.' },
    { pointer: '/name', detail: 'Second.' },
  ];
  expect(fieldErrors({ title: 'No', errors }, values).fields).toEqual({ name: 'First.' });
});

it('ignores paths deeper than the form', () => {
  const errors = [{ pointer: '/tags/7', detail: 'Too many.' }];
  expect(fieldErrors({ title: 'No', errors }, values).fields).toEqual({ tags: 'Too many.', 'tags.0': 'Too many.' });
});
