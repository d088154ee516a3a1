import { db } from '../../kernel/database/index.js';
import type { TestApp } from '../../../test/support/index.js';
import type { PresetRole } from '../../kernel/access/index.js';
import { ClientDto, type WholeClient } from './client-answer.dto.js';
import type { CreateClientDto } from './client.dto.js';
import { ClientsService } from './clients.service.js';

/** A typical client, created by the service. */
export const anOBrien = (changes: Partial<CreateClientDto> = {}): CreateClientDto => ({
  displayName: "Dana O'Brien",
  contacts: [
    {
      firstName: 'Dana',
      lastName: "O'Brien",
      emails: ['Dana.OBrien@example.com'],
      phones: [{ raw: '(908) 555-0142' }],
    },
  ],
  properties: [
    { address: { line1: '12 Orchard Road', city: 'Summit', region: 'NJ', postalCode: '07901' }, gateCode: '4471#' },
  ],
  ...changes,
});

/** A client as the API answers it to somebody. */
export const shownTo = (app: TestApp, role: PresetRole, whole: WholeClient): Promise<ClientDto> =>
  app.asMember(role, () => Promise.resolve(ClientDto.from(whole)));

/** A client with every field filled, two properties and two contacts. */
export const aFullClient = (changes: Partial<CreateClientDto> = {}): CreateClientDto => ({
  ...anOBrien(),
  displayName: 'Fox Hollow “HOA” \\ 李娜',
  kind: 'company',
  companyName: 'Fox Hollow Homeowners Association, Inc.',
  billingAddress: { line1: 'PO Box 7', line2: 'Unit "4"', city: 'Summit', country: 'US' },
  termsDays: 14,
  taxExempt: true,
  exemptionCertificate: { number: 'ST-5', authority: null, expiresOn: '2028-12-31' },
  preferredChannel: 'sms',
  language: 'es-US',
  leadSource: 'Yard sign',
  tags: ['weekly', 'front, "yard"'],
  doNotService: true,
  doNotServiceReason: 'Two invoices\nunpaid.',
  creditLimitCents: 100_000_000_000,
  notes: 'Prefers a call before noon.\nPays by cheque.',
  contacts: [
    {
      lastName: 'Strand',
      phones: [{ raw: '0188' }, { raw: '908 555 0188', label: 'work' }],
      notify: { visits: false },
    },
    {
      firstName: 'Pat',
      lastName: 'Alvarez',
      emails: ['pat@example.com', 'p@example.com'],
      isPrimary: true,
      isBilling: true,
    },
    { emails: ['nameless@example.com'] },
  ],
  properties: [
    {
      name: 'Clubhouse and pool',
      address: { line1: '118 Maple Avenue', line2: 'Rear', city: 'Chatham', region: 'NJ', postalCode: '07928' },
      geo: { lat: 40.7157, lng: -74.3647, source: 'entered', accuracyM: 12.5 },
      timezone: 'America/Chicago',
      accessNotes: 'Side gate.\tLatch sticks.',
      hazards: ['dog', 'slope'],
      parking: 'On the street',
      preferredDays: [2, 4],
      noServiceDays: [7],
      alarmCode: '2580',
      lockboxCode: '9013',
    },
    {},
  ],
  ...changes,
});

/** Creates a client in one of a test's two companies, as its owner. */
export function makeClient(
  app: TestApp,
  client: CreateClientDto = anOBrien(),
  company: 'greenfield' | 'rival' = 'greenfield',
): Promise<WholeClient> {
  return app.asTenant(company, () => app.get(ClientsService).create(client));
}

const GIVEN = 1_000_000;

/** Does `work` in the company, which has given as many numbers meanwhile as one with a million clients. */
export function amongAMillion<T>(app: TestApp, work: () => Promise<T>): Promise<T> {
  return app.asMember('owner', async () => {
    await db().query(
      `insert into number_sequences as s (series, next) values ('client', 1 + $1)
       on conflict on constraint number_sequences_pkey do update set next = s.next + $1`,
      [GIVEN],
    );
    const done = await work();
    await db().query(`update number_sequences set next = next - $1 where series = 'client'`, [GIVEN]);
    return done;
  });
}
