import { Injectable } from '@nestjs/common';
import { db, newId, Scopes } from '../../kernel/database/index.js';
import { canonicalEmail } from '../../kernel/email/index.js';
import { Accounts } from '../accounts/index.js';
import type { ProviderClient } from '../sign-in-providers/index.js';
import { CompanySignInDenied } from './company-sign-in.errors.js';
import { inCompany } from './provider-sign-ins.js';

type Proven = Awaited<ReturnType<ProviderClient['identityOf']>>;

interface Member {
  membershipId: string;
  userId: string;
  status: string;
}

/**
 * Finds the member that a provider speaks of: by the link to its subject, or the first time by an email that it says is
 * verified. Only members of the company whose provider it is are looked at, and nobody becomes one.
 */
@Injectable()
export class MemberIdentities {
  constructor(
    private readonly scopes: Scopes,
    private readonly accounts: Accounts,
  ) {}

  /** The person, who is an active member. Throws `CompanySignInDenied`. */
  async personOf(tenantId: string, proven: Proven): Promise<string> {
    const linked = await this.scopes.run(inCompany(tenantId), () => linkedTo(proven), { readOnly: true });
    return active(linked ?? (await this.link(tenantId, proven))).userId;
  }

  private async link(tenantId: string, proven: Proven): Promise<Member> {
    const email = canonicalEmail(proven.email ?? '');
    if (!email || !proven.isEmailVerified) throw new CompanySignInDenied('email_unverified');
    const userIds = (await this.accounts.of(email)).map(({ id }) => id);
    return this.scopes.run(inCompany(tenantId), async () => {
      const members: Member[] = await db().query(MEMBERS, [userIds]);
      const [member] = members;
      // Accounts from before emails had one form may share one: nobody can tell who is meant.
      if (!member || members.length > 1) throw new CompanySignInDenied('not_a_member');
      active(member);
      await db().query(LINK, [newId(), member.membershipId, proven.issuer, proven.subject, email]);
      const linked = await linkedTo(proven);
      if (linked?.membershipId !== member.membershipId) throw new CompanySignInDenied('linked_otherwise');
      return member;
    });
  }
}

function active(member: Member): Member {
  if (member.status !== 'active') throw new CompanySignInDenied('not_a_member');
  return member;
}

async function linkedTo({ issuer, subject }: Proven): Promise<Member | undefined> {
  const [member]: Member[] = await db().query(LINKED, [issuer, subject]);
  return member;
}

const MEMBER = 'm.membership_id as "membershipId", m.user_id as "userId", m.status';
const LINKED = `
  select ${MEMBER} from member_identities i
  join member_roles m on m.tenant_id = i.tenant_id and m.membership_id = i.membership_id
  where i.tenant_id = (select app_tenant_id()) and i.issuer = $1 and i.subject = $2`;
const MEMBERS = `
  select ${MEMBER} from member_roles m where m.tenant_id = (select app_tenant_id()) and m.user_id = any ($1) limit 2`;
const LINK = `
  insert into member_identities (id, membership_id, issuer, subject, email) values ($1, $2, $3, $4, $5)
  on conflict do nothing`;
