import { db } from '../../kernel/database/index.js';
import { NotFound } from '../../kernel/problem/index.js';
import type { MemberDto } from './member.dto.js';

/** The people of the company, as the API shows them; of those that changed since `$1`, where it is not null. */
export const MEMBERS = `
  select m.id, m.user_id as "userId", u.name, u.email, r.name as "roleName", r.key as "roleKey", m.status
  from memberships m
  join account_names u on u.user_id = m.user_id
  join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
  where m.tenant_id = (select app_tenant_id()) and ($1::timestamptz is null or m.updated_at >= $1)`;

/** A person of the company. */
export async function findMember(membershipId: string): Promise<MemberDto> {
  const rows: MemberDto[] = await db().query(`${MEMBERS} and m.id = $2`, [null, membershipId]);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}
