import type { RowDraft } from './index.js';
import { rowKeys } from './row-key.js';

const address = { line1: '1 Elm St.', line2: null, city: 'Rye', region: 'NY', postalCode: '10580', country: 'US' };
const draft: RowDraft = {
  externalId: null,
  propertyExternalId: null,
  kind: 'person',
  displayName: "Siobhán O'Brien",
  companyName: null,
  status: 'active',
  leadSource: null,
  notes: null,
  createdAt: null,
  tags: [],
  contact: {
    firstName: 'Siobhán',
    lastName: "O'Brien",
    emails: ['s@example.com'],
    phones: [{ raw: '(212) 555-0101', e164: '+12125550101', label: 'other' as const }],
  },
  otherContacts: [],
  billingAddress: address,
  property: { name: null, address, accessNotes: null },
  otherAddresses: [],
};

const key = (changes: Partial<RowDraft>, source = 'template') => rowKeys({ ...draft, ...changes }, source);

describe('the identity of a row', () => {
  it('is the same for the same person, however the row was written', () => {
    const again = {
      displayName: "SIOBHÁN  O'BRIEN",
      notes: 'mended',
      tags: ['new'],
      contact: { ...draft.contact, phones: [{ raw: '212.555.0101', e164: '+12125550101', label: 'other' as const }] },
      billingAddress: { ...address, line1: '1 ELM ST' },
    };
    expect(key(again).rowKey).toBe(key({}).rowKey);
    expect(key({}).clientKey).toBeNull();
  });

  it('differs for another person at the same place', () => {
    expect(key({ displayName: 'Sean' }).rowKey).not.toBe(key({}).rowKey);
    expect(key({ contact: { ...draft.contact, emails: [] } }).rowKey).not.toBe(key({}).rowKey);
  });

  it('is the external id where there is one, per program', () => {
    const changed = { externalId: '7', displayName: 'Renamed' };
    expect(key(changed).rowKey).toBe(key({ externalId: '7' }).rowKey);
    expect(key({ externalId: '7' }, 'jobber').rowKey).not.toBe(key({ externalId: '7' }).rowKey);
  });

  it('joins the properties of one client', () => {
    const first = key({ externalId: '7', propertyExternalId: 'a' });
    const second = key({ externalId: '7', propertyExternalId: 'b' });
    expect(first.clientKey).toBe(second.clientKey);
    expect(first.rowKey).not.toBe(second.rowKey);
  });
});
