import { Injectable } from '@nestjs/common';
import { type Actor, currentActor, SYSTEM } from '../../kernel/context/index.js';
import { ANONYMOUS, db, lockRow, newId, Scopes } from '../../kernel/database/index.js';
import { canonicalEmail } from '../../kernel/email/index.js';
import { ValidationFailed } from '../../kernel/problem/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import { Threads } from '../../kernel/threads/index.js';
import { Accounts, type User } from '../accounts/index.js';
import { SignIns, type SignInDto } from '../auth/index.js';
import { MembersService } from '../members/index.js';
import { hashPassword, requireStrongPassword } from '../passwords/index.js';
import { type Role, RolesService } from '../roles/index.js';
import { SignInLimiter } from '../sessions/index.js';
import { TenancyService } from '../tenancy/index.js';
import type { AcceptInvitationDto, InvitationPreviewDto } from './acceptance.dto.js';
import { Invitation } from './invitation.entity.js';
import { InvitationRecord, roleOf } from './invitation-record.js';
import { INVITATION_LIFECYCLE, senderOf, stateOf } from './invitation-states.js';
import { type InvitationToken, isSecretOf, readToken } from './invitation-token.js';
import { AlreadyMember, InvitationClosed, InvitationNotFound, OtherAccount } from './invitations.errors.js';

const SENDER_BELOW = 'The person who invited you can no longer give this role. Ask for a new invitation.';

/** Where the request came from. */
interface From {
  ip: string;
  userAgent: string | null;
}

/** What a pending invitation offers. */
type Offer = Omit<InvitationPreviewDto, 'hasAccount'>;

/** Who joins: an existing account, or one that is created now. */
type Joining = { user: User } | { name: string; passwordHash: string };

/**
 * What the invited person does with the link, which proves that they read the email. Nobody else learns anything: unknown links,
 * wrong ones and those of a deleted company get the same answer.
 */
@Injectable()
export class Acceptance {
  constructor(
    private readonly scopes: Scopes,
    private readonly writer: RecordWriter,
    private readonly threads: Threads,
    private readonly accounts: Accounts,
    private readonly members: MembersService,
    private readonly roles: RolesService,
    private readonly tenancy: TenancyService,
    private readonly limiter: SignInLimiter,
    private readonly signIns: SignIns,
  ) {}

  async preview(text: string): Promise<InvitationPreviewDto> {
    const offer = await this.offerOf(required(text));
    return { ...offer, hasAccount: (await this.accounts.of(offer.email)).length > 0 };
  }

  /** Joins with the email's account and its password, or creates one. Signs in to the company, or asks for the second factor. */
  async accept({ token: text, name, password, client = 'web' }: AcceptInvitationDto, from: From): Promise<SignInDto> {
    const token = required(text);
    const offer = await this.offerOf(token);
    const hasAccount = (await this.accounts.of(offer.email)).length > 0;
    const joining = hasAccount
      ? { user: await this.verified(offer.email, password, from.ip) }
      : await this.newcomer(offer, name, password);
    const user = await this.join(token, offer.email, joining);
    return this.signIns.open(user, { client, userAgent: from.userAgent }, token);
  }

  /** Joins as the signed-in user, whose session moves to the company. */
  async acceptSignedIn(text: string, sessionId: string): Promise<SignInDto> {
    const token = required(text);
    const known = await this.accounts.get(currentActor().userId ?? '');
    const offer = await this.offerOf(token);
    if ((canonicalEmail(known.email) ?? known.email) !== offer.email) throw new OtherAccount();
    const user = await this.join(token, offer.email, { user: known });
    return this.signIns.move(user, sessionId, token);
  }

  private offerOf(token: InvitationToken): Promise<Offer> {
    const read = async (): Promise<Offer> => {
      const invitation = open(await db().findOneBy(Invitation, { id: token.invitationId }), token);
      const role = await this.roleGivenBy(invitation);
      const company = await this.tenancy.current();
      if (company.status === 'closing') throw new InvitationNotFound();
      const { email, name, invitedByName, expiresAt } = invitation;
      const from = invitedByName || company.name;
      return {
        companyName: company.name,
        email,
        name,
        roleName: role.name,
        invitedByName: from,
        expiresAt: expiresAt.toISOString(),
      };
    };
    return this.scopes.run(whoIn(token, SYSTEM), read, { readOnly: true });
  }

  /** Throws if the person who sent it could no longer give its role. */
  private async roleGivenBy(invitation: Invitation): Promise<Role> {
    const role = await roleOf(invitation);
    if (!role) throw new InvitationNotFound();
    const sender = senderOf(invitation);
    if (sender && !(await this.roles.reachOf(sender)).covers(role)) throw new InvitationClosed('revoked', SENDER_BELOW);
    return role;
  }

  private async verified(email: string, password: string, ip: string): Promise<User> {
    await this.limiter.spend(email, ip);
    const user = await this.signIns.verify(email, password);
    await this.limiter.forgive(email);
    return user;
  }

  private async newcomer({ email, companyName }: Offer, name: string | undefined, password: string): Promise<Joining> {
    if (!name) throw new ValidationFailed([{ pointer: '/name', code: 'required', detail: 'Enter your name.' }]);
    await requireStrongPassword(this.threads, password, [name, email, companyName]);
    // Hashed before the transaction: it is slow by design, and a connection is not.
    return { name, passwordHash: await hashPassword(password) };
  }

  private join(token: InvitationToken, email: string, joining: Joining): Promise<User> {
    const userId = 'user' in joining ? joining.user.id : newId();
    const name = 'user' in joining ? joining.user.name : joining.name;
    return this.scopes.run(whoIn(token, actorOf(userId, name)), async () => {
      const before = open(await lockRow(Invitation, token.invitationId), token);
      const known = 'user' in joining ? joining.user : await this.accounts.create({ id: userId, email, ...joining });
      const user = await this.accounts.verifyEmail(known);
      if (await this.members.lockOf(userId)) throw new AlreadyMember();
      await this.members.join(userId, (await this.roleGivenBy(before)).id);
      const { to, event } = INVITATION_LIFECYCLE.require('accept', stateOf(before));
      await this.writer.update(InvitationRecord, event, before, { state: to, acceptedAt: new Date() });
      return user;
    });
  }
}

function required(text: string): InvitationToken {
  const token = readToken(text);
  if (!token) throw new InvitationNotFound();
  return token;
}

/** Throws unless it is the newest link and still works. */
function open(invitation: Invitation | null, { secret }: InvitationToken): Invitation {
  if (!invitation || !isSecretOf(invitation.tokenHash, secret)) throw new InvitationNotFound();
  const state = stateOf(invitation);
  if (state !== 'pending') throw new InvitationClosed(state);
  return invitation;
}

/** Connections count towards the share of requests without a sign-in. */
const whoIn = ({ tenantId }: InvitationToken, actor: Actor) => ({ tenantId, actor, onAccountOf: ANONYMOUS });

/** The new member, as the actor of the events. */
const actorOf = (userId: string, name: string): Actor => ({
  kind: 'user',
  userId,
  membershipId: null,
  name,
  permissions: new Set(),
  source: 'web',
});
