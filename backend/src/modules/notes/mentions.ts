import { db } from '../../kernel/database/index.js';
import { ValidationFailed } from '../../kernel/problem/index.js';
import type { Mention } from './note.entity.js';

/** People by their ids, with their names. Whoever was mentioned `before` may have left. Throws 422 for others who aren’t active members. */
export async function mentionsOf(userIds: string[], before: readonly Mention[] = []): Promise<Mention[]> {
  const ids = [...new Set(userIds.map((id) => id.toLowerCase()))];
  const known = new Map(before.map((mention) => [mention.userId, mention]));
  const asked = ids.filter((id) => !known.has(id));
  const found = asked.length > 0 ? await db().query<Mention[]>(ACTIVE_MEMBERS, [asked]) : [];
  for (const mention of found) known.set(mention.userId, mention);
  const detail = 'Choose an active team member.';
  const errors = userIds.flatMap((id, index) =>
    known.has(id.toLowerCase()) ? [] : [{ pointer: `/mentionedUserIds/${index}`, code: 'member_not_found', detail }],
  );
  if (errors.length > 0) throw new ValidationFailed(errors);
  return ids.flatMap((id) => known.get(id) ?? []);
}

const ACTIVE_MEMBERS = `
  select member.user_id as "userId", person.name
  from member_roles member join account_names person on person.user_id = member.user_id
  where member.tenant_id = (select app_tenant_id()) and member.user_id = any ($1) and member.status = 'active'`;
