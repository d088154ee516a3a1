import type { TenantDto } from '../../api/generated/requests/types.gen';
import { Company, type MockDb } from '../db';
import { seedApiKeys } from './api-keys';
import { seedClients } from './clients';
import { seedCrews } from './crews';
import { seedId } from './ids';
import { seedImports } from './imports';
import { seedJobs } from './jobs';
import { seedMessages } from './messages';
import { DEMO_PASSWORD, GREENFIELD_PEOPLE, RIVAL_PEOPLE } from './people';
import { presetRoles } from './roles';
import { seedWebhooks } from './webhooks';

/** Fills an empty mock with two companies that know nothing of each other. Always the same ids, dates around today. */
export function seed(db: MockDb): void {
  const greenfield = open(db, 1, 'Greenfield Lawn & Landscape', GREENFIELD_PEOPLE);
  seedClients(greenfield, 60);
  seedCrews(greenfield);
  seedJobs(greenfield);
  seedMessages(greenfield);
  seedImports(greenfield);
  seedApiKeys(greenfield);
  seedWebhooks(greenfield);
  const rival = open(db, 2, 'Rival Grounds Care', RIVAL_PEOPLE);
  seedClients(rival, 3);
}

function open(db: MockDb, index: number, name: string, people: typeof GREENFIELD_PEOPLE): Company {
  const company = new Company(db, tenant(index, name), presetRoles());
  people.forEach(({ email, name: fullName, roleKey, sees }, position) => {
    const role = company.roles.find(({ key }) => key === roleKey);
    if (!role) throw new Error(`No role ${roleKey}.`);
    const user = { id: seedId('user', index * 100 + position), email, name: fullName, sees, password: DEMO_PASSWORD };
    db.users.push(user);
    company.people.push({ user, membershipId: seedId('membership', index * 100 + position), role, company });
  });
  db.companies.push(company);
  return company;
}

const tenant = (index: number, name: string): TenantDto => ({
  id: seedId('tenant', index),
  name,
  slug: name.toLowerCase().replace(/\W+/g, '-'),
  ...{ currency: 'USD', locale: 'en-US', timezone: 'America/New_York', unitSystem: 'us', weekStart: 7 },
  email: `office@${name.split(' ')[0]?.toLowerCase() ?? 'company'}.example`,
  phone: '(908) 555-0100',
  address: { line1: '40 Orchard Lane', city: 'Chatham', region: 'NJ', postalCode: '07928', country: 'US' },
  logoFileId: null,
  version: 1,
});
