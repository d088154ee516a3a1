import { clientForm, newClientValues, startedWith, toCreateBody } from './client-form';

const birch = {
  kind: 'person' as const,
  displayName: 'Birch family',
  companyName: null,
  tags: ['weekly'],
  leadSource: null,
  preferredChannel: null,
  notes: 'Dog.',
  billingAddress: { line1: '18 Birch Ln', city: 'Summit' },
  termsDays: null,
  taxExempt: false,
  doNotService: false,
  doNotServiceReason: null,
};

describe('a new client', () => {
  it('starts with the search text', () => {
    expect(startedWith('908 555 0142').contacts[0]?.phones).toEqual([{ raw: '908 555 0142' }]);
    expect(startedWith('dana@example.com').contacts[0]?.emails).toEqual(['dana@example.com']);
    expect(startedWith('Route 66 Diner').displayName).toBe('Route 66 Diner');
    expect(startedWith(undefined)).toEqual(newClientValues());
  });

  it('sends no empty contact and no empty property', () => {
    const body = toCreateBody({ ...newClientValues(), displayName: ' Birch ' });
    expect(body).toMatchObject({ displayName: 'Birch', kind: 'person', status: 'active', notes: null });
    expect(body).not.toHaveProperty('contacts');
    expect(body).not.toHaveProperty('properties');
  });

  it('sends the contact and the property that were typed', () => {
    const values = newClientValues();
    const body = toCreateBody({
      ...values,
      displayName: 'Birch',
      contacts: [{ firstName: 'Dana', lastName: '', emails: [''], phones: [{ raw: '908 555 0142' }] }],
      properties: [{ address: { line1: '18 Birch Ln', line2: '', city: 'Summit', region: '', postalCode: '' } }],
    });
    expect(body.contacts).toEqual([
      { firstName: 'Dana', lastName: null, emails: [], phones: [{ raw: '908 555 0142' }] },
    ]);
    expect(body.properties).toEqual([{ address: { line1: '18 Birch Ln', city: 'Summit' } }]);
  });
});

describe('an edit', () => {
  const before = clientForm.valuesOf(birch);

  it('sends nothing when nothing changed', () => {
    expect(clientForm.patch(before, { ...before })).toEqual({});
  });

  it('sends only what changed, emptied fields as null', () => {
    expect(clientForm.patch(before, { ...before, notes: ' ', tags: [] })).toEqual({ notes: null, tags: [] });
  });

  it('sends no company name for a person, even if one was typed before', () => {
    const company = { ...before, kind: 'company' as const, companyName: 'Birch LLC' };
    expect(clientForm.patch(before, company)).toEqual({ kind: 'company', companyName: 'Birch LLC' });
    expect(clientForm.patch(company, { ...company, kind: 'person' })).toEqual({ kind: 'person', companyName: null });
  });

  it('removes a part of the address, or all of it', () => {
    const withoutCity = { ...before, billingAddress: { ...before.billingAddress, city: '' } };
    expect(clientForm.patch(before, withoutCity)).toMatchObject({
      billingAddress: { line1: '18 Birch Ln', city: null },
    });
    const without = { ...before, billingAddress: { line1: '', line2: '', city: '', region: '', postalCode: '' } };
    expect(clientForm.patch(before, without)).toEqual({ billingAddress: null });
  });
});
