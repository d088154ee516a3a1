import type { Company } from '../db';
import { makeClient } from '../clients/make-client';
import { HAS_OPEN_JOBS } from '../sentinels';
import { seedId } from './ids';

const FIRST = ['Dana', 'Robin', 'Maria', 'Jürgen', 'Avery', 'Noor', 'Casey', 'Imani', 'Sean', 'Lena', 'Hana'];
const LAST = ["O'Brien", 'Álvarez', 'Müller', 'Castellano', 'Whitfield', 'Okafor', 'Lindgren', 'Marsh', 'Petrov'];
const STREETS = [
  'Maple Avenue',
  'Orchard Lane',
  'Birch Hollow',
  'Fox Run',
  'Mill Road',
  'Prospect Street',
  'Elm Court',
];
const TOWNS = [
  ['Chatham', '07928'],
  ['Summit', '07901'],
  ['Madison', '07940'],
  ['Millburn', '07041'],
] as const;
const COMPANIES = ['Fox Hollow HOA', 'Harbor Point Homeowners', 'Brookside Dental', 'Maple Court Apartments'];
const TAGS = [['weekly'], ['weekly', 'vip'], ['snow'], [], ['spring cleanup']];

/** Clients that make the mock misbehave; README.md says how. */
const SENTINEL_CLIENTS = [HAS_OPEN_JOBS, 'Server Error 500', 'Slow Answers'];

export function seedClients(company: Company, count: number): void {
  for (let index = 0; index < count; index += 1) seedOne(company, index);
  SENTINEL_CLIENTS.forEach((displayName, index) =>
    company.clients.seed(
      makeClient(company, {
        id: idOf(company, 900 + index),
        ...{ displayName, tags: ['sentinel'], notes: 'This client makes the mock misbehave, on purpose.' },
      }),
    ),
  );
}

function seedOne(company: Company, index: number): void {
  const first = pick(FIRST, index);
  const last = pick(LAST, index * 4 + 1);
  const isCompany = index % 6 === 5;
  const name = isCompany
    ? `${pick(COMPANIES, index / 6)} ${index > 24 ? String(index) : ''}`.trim()
    : `${first} ${last}`;
  const [city, postalCode] = pick(TOWNS, index);
  const address = { line1: `${12 + index * 7} ${pick(STREETS, index)}`, city, region: 'NJ', postalCode, country: 'US' };
  const mail = `${plain(first)}.${plain(last)}${index > 8 ? String(index) : ''}@example.com`;
  const person = (firstName: string, number: number, isPrimary: boolean) => ({
    id: idOf(company, index * 10 + number, 'contact'),
    ...{ firstName, lastName: last, isPrimary, isBilling: isPrimary },
    emails: isPrimary && index % 9 !== 8 ? [mail] : [],
    phones: [{ label: 'mobile' as const, raw: `(908) 555-01${String((index * 3 + number) % 100).padStart(2, '0')}` }],
  });
  const client = makeClient(company, {
    id: idOf(company, index),
    displayName: name,
    kind: isCompany ? 'company' : 'person',
    companyName: isCompany ? `${name}, Inc.` : null,
    status: index % 10 === 3 ? 'lead' : index % 15 === 7 ? 'inactive' : 'active',
    tags: pick(TAGS, index),
    leadSource: pick(['Referral', 'Website', 'Yard sign'], index),
    termsDays: 30,
    billingAddress: address,
    contacts: [person(first, 0, true), ...(isCompany ? [person('Pat', 1, false)] : [])],
    properties: [
      {
        id: idOf(company, index * 10, 'property'),
        ...{ name: isCompany ? 'Main entrance' : 'Home', address, timezone: null },
        accessNotes: index % 4 === 0 ? 'Side gate on the left, friendly dog' : null,
        ...(index % 4 === 0 && { gateCode: '4417' }),
      },
    ],
  });
  company.clients.seed(index % 20 === 19 ? { ...client, status: 'archived', archivedAt: client.createdAt } : client);
}

const idOf = (company: Company, index: number, kind: 'client' | 'contact' | 'property' = 'client'): string =>
  seedId(kind, (company.db.companies.length - 1) * 10_000 + index);

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();

function pick<Item>(items: readonly Item[], index: number): Item {
  const item = items[Math.floor(index) % items.length];
  if (item === undefined) throw new Error('Nothing to pick from.');
  return item;
}
