import { Injectable } from '@nestjs/common';
import { currentActor } from '../../kernel/context/index.js';
import { brokenConstraint, db, lockRow } from '../../kernel/database/index.js';
import { Keyset, mapPage, type Page } from '../../kernel/paging/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import { type Role, RolesService } from '../roles/index.js';
import {
  type CreateInvitationDto,
  INVITATION_ORDERS,
  InvitationDto,
  type ListInvitationsQuery,
} from './invitation.dto.js';
import { Invitation } from './invitation.entity.js';
import { InvitationMail } from './invitation-mail.js';
import { InvitationRecord, roleOf } from './invitation-record.js';
import {
  GOOD_FOR_DAYS,
  IN_STATE,
  INVITATION_LIFECYCLE,
  type InvitationAction,
  InvitationCreated,
  InvitationRevoked,
  senderOf,
  stateOf,
} from './invitation-states.js';
import { hashOf, newSecret } from './invitation-token.js';
import { AlreadyMember, InvitationClosed, InvitationNotFound, InvitationPending } from './invitations.errors.js';

const DAY_MS = 86_400_000;
const ROLE_GONE = 'Its role was deleted. Revoke it and send a new invitation.';

/** The company's invitations to join it. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly keyset: Keyset,
    private readonly writer: RecordWriter,
    private readonly roles: RolesService,
    private readonly mail: InvitationMail,
  ) {}

  async list(query: ListInvitationsQuery): Promise<Page<InvitationDto>> {
    const rows = db().createQueryBuilder(Invitation, 'invitation');
    const { state, q, updatedSince } = query;
    if (state) rows.andWhere(IN_STATE[state]);
    if (updatedSince) rows.andWhere('invitation.updatedAt >= :since', { since: updatedSince });
    // A company sends tens of them: no index is needed for a part of a name.
    if (q) rows.andWhere(`position(lower(:q) in lower(concat_ws(' ', invitation.name, invitation.email))) > 0`, { q });
    const page = await this.keyset.page(rows, query, INVITATION_ORDERS);
    const roles = new Map((await this.roles.all()).map((role) => [role.id, role]));
    return mapPage(page, (invitation) => shown(invitation, roles.get(invitation.roleId ?? '')));
  }

  async get(id: string): Promise<InvitationDto> {
    const invitation = await db().findOneBy(Invitation, { id });
    if (!invitation) throw new InvitationNotFound();
    return shown(invitation, await roleOf(invitation));
  }

  async create({ id, email, name = null, roleId }: CreateInvitationDto): Promise<InvitationDto> {
    const role = await this.roles.grantable(roleId);
    await this.requireStranger(email);
    const secret = newSecret();
    const values = { ...(id && { id }), email, name, roleId, invitedByName: currentActor().name, ...linkOf(secret) };
    const invitation = await once(() => this.writer.insert(InvitationRecord, InvitationCreated, values));
    await this.mail.send(invitation, role, secret);
    return shown(invitation, role);
  }

  /** Sends a new link; the previous one stops working. */
  async resend(id: string): Promise<InvitationDto> {
    const before = await this.lock(id);
    const { to, event } = INVITATION_LIFECYCLE.require('resend', stateOf(before));
    // A role can't be deleted while an invitation is pending, but can once another one has replaced it.
    if (!before.roleId) throw new InvitationClosed(stateOf(before), ROLE_GONE);
    await requireNoMember(before.email);
    const role = await this.roles.grantable(before.roleId);
    const secret = newSecret();
    const changes = { state: to, sentAt: new Date(), ...linkOf(secret) };
    const invitation = await once(() => this.writer.update(InvitationRecord, event, before, changes));
    await this.mail.send(invitation, role, secret);
    return shown(invitation, role);
  }

  async revoke(id: string): Promise<InvitationDto> {
    const before = await this.lock(id);
    const { to, event } = INVITATION_LIFECYCLE.require('revoke', stateOf(before));
    const changes = { state: to, revokedAt: new Date() };
    const invitation = await this.writer.update(InvitationRecord, event, before, changes);
    return shown(invitation, await roleOf(invitation));
  }

  /** Revokes all pending invitations that a person stands for. */
  async revokeOf(userId: string): Promise<void> {
    const touched = await db().find(Invitation, {
      where: (['createdBy', 'updatedBy'] as const).map((by) => ({ [by]: userId, state: 'pending' as const })),
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    });
    const sent = touched.filter((invitation) => senderOf(invitation) === userId);
    const changes = { state: 'revoked' as const, revokedAt: new Date() };
    await this.writer.updateMany(InvitationRecord, InvitationRevoked, sent, () => changes);
  }

  private async lock(id: string): Promise<Invitation> {
    const invitation = await lockRow(Invitation, id);
    if (!invitation) throw new InvitationNotFound();
    return invitation;
  }

  /** Throws 409 for a member, and if there is a pending invitation. An expired one is replaced. */
  private async requireStranger(email: string): Promise<void> {
    await requireNoMember(email);
    const pending = await db().findOne(Invitation, {
      where: { email, state: 'pending' },
      lock: { mode: 'for_no_key_update' },
    });
    if (!pending) return;
    if (stateOf(pending) === 'pending') throw new InvitationPending(pending.id);
    await this.writer.update(InvitationRecord, null, pending, { state: 'expired' });
  }
}

async function requireNoMember(email: string): Promise<void> {
  const members: unknown[] = await db().query(MEMBER_WITH, [email]);
  if (members.length > 0) throw new AlreadyMember();
}

const MEMBER_WITH = `
  select 1 from memberships m join account_names u on u.user_id = m.user_id
  where m.tenant_id = (select app_tenant_id()) and lower(u.email) = lower($1)`;

const linkOf = (secret: Buffer) => ({
  tokenHash: hashOf(secret),
  expiresAt: new Date(Date.now() + GOOD_FOR_DAYS * DAY_MS),
});

function shown(invitation: Invitation, role: Role | undefined): InvitationDto {
  const actions = INVITATION_LIFECYCLE.allowedActions(stateOf(invitation));
  return InvitationDto.from(
    invitation,
    role,
    actions.filter((action): action is InvitationAction => action === 'revoke' || (action === 'resend' && !!role)),
  );
}

/** Two people may invite the same person at the same moment. */
async function once<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw brokenConstraint(error) === 'invitations_pending' ? new InvitationPending() : error;
  }
}
