import { db } from '../../kernel/database/index.js';
import type { RecordKind } from '../../kernel/records/index.js';
import { type MemberRow, storedMember } from './member.dto.js';
import { Membership } from './membership.entity.js';

/** Selects the people of the company; conditions can be appended. */
export const MEMBERS = `
  select m.id, m.user_id as "userId", u.name, u.email, m.role_id as "roleId", r.name as "roleName", r.key as "roleKey",
         r.permissions, u.second_factor_at is not null as "hasSecondFactor", m.status, m.version, m.created_at as "createdAt", m.updated_at as "updatedAt",
         (select max(s.used_at) from session_uses s
          where s.user_id = m.user_id and s.company_id = m.tenant_id) as "lastSeenAt"
  from memberships m
  join account_names u on u.user_id = m.user_id
  join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
  where m.tenant_id = (select app_tenant_id())`;

/** A person of the company. */
export async function findMember(membershipId: string): Promise<MemberRow | undefined> {
  const rows: MemberRow[] = await db().query(`${MEMBERS} and m.id = $1`, [membershipId]);
  return rows[0];
}

/** With name and role. */
export const MembershipRecord: RecordKind<Membership> = {
  entity: Membership,
  describe: async ({ id }) => {
    const row = await findMember(id);
    if (!row) throw new Error(`Membership ${id} is gone.`);
    return storedMember(row);
  },
};
