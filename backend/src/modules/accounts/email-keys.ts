import { canonicalEmail } from '../../kernel/email/index.js';

/** Runs a statement: as the owner in a migration, as the application in a request. */
export type Query = <Row>(sql: string, values?: unknown[]) => Promise<Row[]>;

/** Accounts that were created before addresses had one form, and now share it. */
export interface SharedEmail {
  /** The oldest first. */
  userIds: string[];
}

const UNSEEN = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{White_Space}]/gu;

/** The key of an account's e-mail, also of one that would be refused today, as far as possible. */
export const keyOf = (email: string): string =>
  canonicalEmail(email) ?? canonicalEmail(email.replace(UNSEEN, '')) ?? email.toLowerCase();

/** Gives each account without a key its own: more than SQL alone can do (see the migration email-keys). */
export async function fillEmailKeys(query: Query): Promise<void> {
  const rows = await query<{ id: string; email: string }>(
    'select id, email from users where email_key is null order by created_at, id for update',
  );
  for (const { id, email } of rows) {
    await query(
      `update users set email_key = $2,
         email_rank = (select coalesce(max(email_rank) + 1, 0) from users where email_key = $2) where id = $1`,
      [id, keyOf(email)],
    );
  }
}

/** The same after a migration; answers the accounts that share an address. */
export async function settleEmailKeys(query: Query): Promise<SharedEmail[]> {
  await fillEmailKeys(query);
  return sharedEmails(query);
}

/** For whoever runs the deployment: such accounts keep working, each with its own password. */
export function sharedEmails(query: Query): Promise<SharedEmail[]> {
  return query<SharedEmail>(
    `select array_agg(id order by email_rank) as "userIds" from users
     where email_key in (select email_key from users where email_rank > 0) group by email_key`,
  );
}
