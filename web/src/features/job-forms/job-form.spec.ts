import { newJobValues, toCreateBody, toUpdateBody, withoutBlanks } from './job-form';

const values = {
  ...newJobValues('client'),
  propertyId: 'property',
  title: ' Spring cleanup ',
  checklist: [
    { label: 'Gate closed', required: true },
    { label: ' ', required: false },
  ],
};

it('turns a new job into a request', () => {
  expect(toCreateBody(withoutBlanks(values), { allowOverlap: true }, true)).toMatchObject({
    clientId: 'client',
    propertyId: 'property',
    title: 'Spring cleanup',
    checklist: [{ label: 'Gate closed', required: true }],
    visits: [{ date: null, allowOverlap: true }],
    confirm: true,
    notifyClient: true,
  });
});

it('notifies nobody about a draft', () => {
  expect(toCreateBody({ ...values, confirm: false }, {}, true)).not.toHaveProperty('notifyClient');
});

it('sends only what was changed, and items with their ids', () => {
  const before = {
    ...values,
    defaultDurationMin: 2,
    checklist: [{ id: 'item', label: 'Gate closed', required: true }],
  };
  const after = {
    ...before,
    defaultDurationMin: 1.5,
    checklist: [...before.checklist, { label: 'Blow the drive', required: false }],
  };
  expect(toUpdateBody(before, after)).toEqual({
    defaultDurationMin: 90,
    checklist: [
      { id: 'item', label: 'Gate closed', required: true },
      { label: 'Blow the drive', required: false },
    ],
  });
  expect(toUpdateBody(before, before)).toEqual({});
});
