import { fixture } from '../../../test/fixtures/file.factory.js';
import { mapRow, type RowDraft } from '../import-mapping/index.js';
import type { Encoding } from '../tabular-reader/encoding.js';
import { dataRows, inspectFile } from '../tabular-reader/index.js';
import { fileKnowledge } from './file-knowledge.js';
import { recognisePreset, suggestMapping } from './suggest.js';

/** What a file becomes with nothing but what was recognised. */
async function draftsOf(name: string, encoding: Encoding = 'utf-8'): Promise<RowDraft[]> {
  const open = fixture(name, encoding);
  const { format } = await inspectFile(open, fileKnowledge);
  const preset = recognisePreset(format.columns);
  const mapping = suggestMapping(format.columns, preset);
  const drafts: RowDraft[] = [];
  for await (const row of dataRows(open, format, preset?.isFooter)) {
    const { draft, problems } = mapRow(row, {
      columns: format.columns,
      mapping,
      refine: preset?.refine,
      defaultCountry: 'US',
      shareAddress: true,
    });
    expect(problems).toEqual([]);
    if (draft) drafts.push(draft);
  }
  return drafts;
}

describe('files of other programs are mapped without help', () => {
  it('Google Contacts until 2023', async () => {
    expect(await draftsOf('google-contacts-2019.csv')).toMatchObject([
      {
        kind: 'person',
        displayName: "Siobhán O'Brien",
        notes: 'Gate sticks.\nLift it a little.',
        tags: ['Mowing'],
        contact: {
          lastName: "O'Brien",
          emails: ['siobhan@example.com', 'sob@example.com'],
          phones: [
            { e164: '+12125550101', label: 'mobile' },
            { e164: '+12125550102', label: 'home' },
          ],
        },
        property: {
          address: { line1: '7 Quarry Road', city: 'Rye', region: 'NY', postalCode: '10580', country: 'US' },
        },
      },
      { kind: 'company', displayName: 'Larchmont Realty LLC', companyName: 'Larchmont Realty LLC', property: null },
    ]);
  });

  it('Google Contacts since 2024', async () => {
    expect(await draftsOf('google-contacts-2024.csv')).toMatchObject([
      { displayName: '李 明', tags: ['Weekly'], billingAddress: { line1: '88 Bayard Street', line2: 'Apt 4' } },
      {
        displayName: 'Ana María de la Cruz',
        companyName: 'Cruz Nursery',
        contact: { firstName: 'Ana María', phones: [{ label: 'mobile' }, { label: 'work' }] },
      },
    ]);
  });

  it('the customer contact list of QuickBooks', async () => {
    expect(await draftsOf('quickbooks-customer-contact-list.csv')).toMatchObject([
      {
        kind: 'company',
        displayName: 'Acme Corp',
        contact: { firstName: 'Ann', lastName: 'Acme', phones: [{ e164: '+12125550130' }] },
        billingAddress: { line1: '1 Main St', line2: 'STE 4', city: 'Springfield', region: 'IL', postalCode: '62701' },
        property: { address: { line1: '9 Plant Road', postalCode: '62702' } },
      },
      { kind: 'person', displayName: 'Müller, Jörg', contact: { firstName: 'Jörg', lastName: 'Müller' } },
    ]);
  });

  it('the customer list of QuickBooks', async () => {
    expect(await draftsOf('quickbooks-customers.csv')).toMatchObject([
      { kind: 'company', displayName: "Bill's Windsurf Shop", billingAddress: { postalCode: '94213', country: 'US' } },
      { kind: 'person', notes: 'Key under "the frog"', billingAddress: { region: 'MA', postalCode: '02139' } },
    ]);
  });

  it('Jobber: one row for each property', async () => {
    expect(await draftsOf('jobber-clients.csv')).toMatchObject([
      {
        kind: 'company',
        externalId: '27460423',
        propertyExternalId: '31000001',
        leadSource: 'Referral',
        tags: ['commercial', 'weekly'],
        contact: {
          emails: ['office@pelican.example', 'board@pelican.example'],
          phones: [{ e164: '+12395550150' }, { e164: '+12395550151' }],
        },
        property: { name: 'Clubhouse', address: { region: 'FL' } },
      },
      { externalId: '27460423', propertyExternalId: '31000002', property: { name: 'North gate beds' } },
      { kind: 'person', status: 'archived', displayName: 'Agnes Gura', property: { address: { region: 'FL' } } },
    ]);
  });

  it('Outlook in Windows-1252', async () => {
    expect(await draftsOf('outlook-contacts.csv', 'windows-1252')).toMatchObject([
      {
        displayName: 'Jürgen Groß',
        companyName: 'Groß & Söhne GmbH',
        billingAddress: { line1: 'Hauptstraße 5', country: 'DE' },
        contact: { phones: [{ e164: '+49305550171', label: 'work' }] },
        tags: ['VIP', 'Hecken'],
      },
      { displayName: 'Noor al Hassan', contact: { lastName: 'al Hassan' }, property: { address: { region: 'AZ' } } },
    ]);
  });

  it('vCards of Outlook, iCloud, and others', async () => {
    expect(await draftsOf('outlook-2.1.vcf')).toMatchObject([
      { displayName: 'Jörg Müller', externalId: null, notes: expect.stringContaining('Department: Büro') },
    ]);
    expect(await draftsOf('icloud-3.0.vcf')).toMatchObject([
      { kind: 'person', externalId: '6A2C1F5E-0001', contact: { lastName: "O'Brien" } },
      { kind: 'company', displayName: 'Harbor Point HOA' },
    ]);
    expect(await draftsOf('rtl-4.0.vcf')).toMatchObject([{ contact: { phones: [{ e164: '+12125550162' }] } }]);
  });
});
