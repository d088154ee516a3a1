import type { INestApplicationContext } from '@nestjs/common';
import { Accounts } from '../../src/modules/accounts/index.js';
import { hashPassword } from '../../src/modules/passwords/index.js';
import { MembersService } from '../../src/modules/members/index.js';
import { RolesService } from '../../src/modules/roles/index.js';
import { TenancyService } from '../../src/modules/tenancy/index.js';
import type { Permission, PresetRole } from '../../src/kernel/access/index.js';
import { type Actor, currentScope, SYSTEM } from '../../src/kernel/context/index.js';
import { newId, Scopes } from '../../src/kernel/database/index.js';

/** Signs every test person in. */
export const TEST_PASSWORD = 'a-password-for-tests-only';
/** It is meant to be slow: once for all the companies of a process. */
let testPasswordHash: Promise<string> | undefined;

const PRESETS: PresetRole[] = [
  'owner',
  'admin',
  'office_manager',
  'sales',
  'dispatcher',
  'crew_lead',
  'crew_member',
  'accountant',
  'read_only',
];

export interface TestMember {
  email: string;
  userId: string;
  membershipId: string;
  actor: Actor;
}

export interface TestCompany {
  tenantId: string;
  members: Record<PresetRole, TestMember>;
}

/** A company with one member for each preset role (`<role>@<slug>.example`), made by the same services as a real one. */
export async function createCompany(app: INestApplicationContext, slug: string): Promise<TestCompany> {
  const tenancy = app.get(TenancyService, { strict: false });
  const people = app.get(MembersService, { strict: false });
  const accounts = app.get(Accounts, { strict: false });
  const tenantId = newId();
  const passwordHash = await (testPasswordHash ??= hashPassword(TEST_PASSWORD));
  const members = await app.get(Scopes).run({ tenantId, actor: SYSTEM }, async () => {
    const place = { timezone: 'America/New_York', currency: 'USD', locale: 'en-US', unitSystem: 'us' as const };
    await tenancy.createTenant({ name: slug, slug, ...place });
    const roles = new Map(
      (await app.get(RolesService, { strict: false }).all()).map(({ key, permissions }) => [key, permissions]),
    );
    const made: Partial<Record<PresetRole, TestMember>> = {};
    for (const role of PRESETS) {
      const [email, name] = [`${role}@${slug}.example`, `${slug} ${role.replace('_', ' ')}`];
      const user = await accounts.create({ email, name, passwordHash });
      const { id: membershipId } = await people.addPreset(user.id, role);
      const actor = actorOf(user.id, membershipId, name, roles.get(role) ?? []);
      made[role] = { email, userId: user.id, membershipId, actor };
    }
    // What a company tells of its beginning: specs count events from one.
    currentScope().batches.clear();
    return made as Record<PresetRole, TestMember>;
  });
  return { tenantId, members };
}

function actorOf(userId: string, membershipId: string, name: string, permissions: Permission[]): Actor {
  return { kind: 'user', userId, membershipId, name, permissions: new Set(permissions), source: 'web' };
}
