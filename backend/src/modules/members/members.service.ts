import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { canChange, type PresetRole } from '../../kernel/access/index.js';
import { currentActor } from '../../kernel/context/index.js';
import { db, lockRow } from '../../kernel/database/index.js';
import type { DomainEvent } from '../../kernel/events/index.js';
import { Conditions } from '../../kernel/reading/index.js';
import { countRows, filtersOf, Keyset, mapPage, type Page, readPage } from '../../kernel/paging/index.js';
import type { SeenVersion } from '../../kernel/problem/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import { OWNER, RoleAboveOwn, RolesService } from '../roles/index.js';
import { SessionsService } from '../sessions/index.js';
import { Departures } from './departures.js';
import { type ListMembersQuery, MemberDto, type MemberRow, type UpdateMemberDto } from './member.dto.js';
import { findMember, MEMBERS, MembershipRecord } from './member-rows.js';
import {
  MEMBER_LIFECYCLE,
  type MemberAction,
  MembershipCreated,
  MembershipDeleted,
  MembershipUpdated,
  OwnershipTransferred,
} from './member-states.js';
import { LastOwner, MemberNotFound, OwnMembership } from './members.errors.js';
import { Membership } from './membership.entity.js';
import { OwnerNotice } from './owner-notice.js';

type Someone = Pick<MemberDto, 'name' | 'email' | 'roleKey' | 'status'>;
type Reach = Awaited<ReturnType<RolesService['reach']>>;
/** A locked membership, and what its changer may do. */
type Held = { member: Membership; reach: Reach };

/** The people of the company: their roles, and whether they may sign in. */
@Injectable()
export class MembersService {
  constructor(
    private readonly keyset: Keyset,
    private readonly writer: RecordWriter,
    private readonly roles: RolesService,
    private readonly sessions: SessionsService,
    private readonly departures: Departures,
    private readonly ownerNotice: OwnerNotice,
  ) {}

  /** By name. */
  async list(query: ListMembersQuery): Promise<Page<MemberDto>> {
    const { limit, cursor, count } = query;
    const context = `members:${filtersOf(query)}`;
    const conditions = conditionsOf(query);
    const [all, values] = [`${MEMBERS} and ${conditions.sql}`, [...conditions.values]];
    if (cursor) conditions.where('(u.name, m.id) > (?::text, ?::uuid)', ...this.keyset.open(cursor, context));
    const read = await readPage<MemberRow>(
      `${MEMBERS} and ${conditions.sql} order by u.name, m.id limit $${conditions.values.length + 1}`,
      [...conditions.values, limit + 1],
    );
    const counted = count && (await countRows(count, all, values));
    const page = { ...this.keyset.cut(read, limit, (row) => row.name, context), ...(counted && { count: counted }) };
    const reach = await this.roles.reach();
    return mapPage(page, (row) => MemberDto.from(row, actionsOn(row, reach)));
  }

  /** @param reach of the caller, if it is known */
  async get(id: string, reach?: Reach): Promise<MemberDto> {
    const row = await findMember(id);
    if (!row) throw new MemberNotFound();
    return MemberDto.from(row, actionsOn(row, reach ?? (await this.roles.reach())));
  }

  /** For a new company and the demo. */
  async addPreset(userId: string, key: PresetRole): Promise<Membership> {
    return this.add(userId, (await this.roles.preset(key)).id);
  }

  /** For someone who was invited. */
  async join(userId: string, roleId: string): Promise<void> {
    const { id } = await this.add(userId, roleId);
    const member = await findMember(id);
    if (member) await this.announced(member);
  }

  async update(id: string, version: SeenVersion, { roleId }: UpdateMemberDto): Promise<MemberDto> {
    const held = await this.hold(id);
    if (roleId === undefined || roleId === held.member.roleId)
      return this.changed(held, MembershipUpdated, {}, version);
    await this.roles.grantable(roleId, held.reach);
    return this.announced(await this.changed(held, MembershipUpdated, { roleId }, version));
  }

  /** Takes effect at once: their next transaction finds no active membership. */
  async disable(id: string): Promise<MemberDto> {
    const held = await this.hold(id);
    const { to, event } = MEMBER_LIFECYCLE.require('disable', held.member.status);
    await this.end(held.member);
    return this.changed(held, event, { status: to });
  }

  async enable(id: string): Promise<MemberDto> {
    const held = await this.hold(id);
    const { to, event } = MEMBER_LIFECYCLE.require('enable', held.member.status);
    return this.announced(await this.changed(held, event, { status: to }));
  }

  async remove(id: string, version: SeenVersion): Promise<void> {
    const { member } = await this.hold(id);
    await this.end(member);
    await this.writer.delete(MembershipRecord, MembershipDeleted, member, version);
  }

  /** The membership of a person here, locked until the transaction ends. */
  async lockOf(userId: string): Promise<Membership | null> {
    const [row]: Array<{ id: string }> = await db().query(MEMBERSHIP_OF, [userId]);
    return row ? lockRow(Membership, row.id) : null;
  }

  /** Those of these who are disabled. All are kept as they are until the transaction ends, locked in one order: no deadlock. */
  async lockDisabled(ids: string[]): Promise<Set<string>> {
    const where = { id: In(ids) };
    const held = await db().find(Membership, { where, order: { id: 'ASC' }, lock: { mode: 'for_no_key_update' } });
    return new Set(held.filter(({ status }) => status === 'disabled').map(({ id }) => id));
  }

  /** Transfers ownership between two locked members. The caller has checked that it may. */
  async handOver(from: Membership, to: Membership, roles: { owner: string; admin: string }): Promise<void> {
    await this.writer.update(MembershipRecord, OwnershipTransferred, to, { roleId: roles.owner });
    await this.writer.update(MembershipRecord, MembershipUpdated, from, { roleId: roles.admin });
  }

  /** Locks a membership to change it. Throws 404, 409 for the last owner and the caller, and 403 for a role above the caller's. */
  private async hold(id: string): Promise<Held> {
    const owner = await this.roles.preset(OWNER);
    // If two owners disable each other, one waits here.
    await this.roles.lock(owner.id);
    const member = await lockRow(Membership, id);
    const row = member && (await findMember(id));
    if (!row) throw new MemberNotFound();
    const [{ others }]: [{ others: number }] = await db().query(OTHER_OWNERS, [owner.id, id]);
    if (member.roleId === owner.id && member.status === 'active' && others === 0) throw new LastOwner();
    if (id === currentActor().membershipId) throw new OwnMembership();
    const reach = await this.roles.reach();
    if (!reach.covers({ key: row.roleKey, permissions: row.permissions })) throw new RoleAboveOwn();
    return { member, reach };
  }

  private add(userId: string, roleId: string): Promise<Membership> {
    return this.writer.insert(MembershipRecord, MembershipCreated, { userId, roleId });
  }

  /** Emails the other owners if this is a new one. */
  private async announced<Member extends Someone>(member: Member): Promise<Member> {
    if (member.roleKey === OWNER && member.status === 'active') await this.ownerNotice.send(member);
    return member;
  }

  private async end(membership: Membership): Promise<void> {
    await this.departures.tell(membership);
    await this.sessions.endHere(membership.userId);
  }

  private async changed(
    { member, reach }: Held,
    event: DomainEvent,
    changes: Partial<Membership>,
    version: SeenVersion = null,
  ): Promise<MemberDto> {
    const { id } = await this.writer.update(MembershipRecord, event, member, changes, { version });
    return this.get(id, reach);
  }
}

const MEMBERSHIP_OF = 'select id from memberships where tenant_id = (select app_tenant_id()) and user_id = $1';

const OTHER_OWNERS = `
  select count(*)::int as others from memberships
  where tenant_id = (select app_tenant_id()) and role_id = $1 and id <> $2 and status = 'active'`;

function conditionsOf({ updatedSince, q, roleId, status }: ListMembersQuery): Conditions {
  return (
    new Conditions()
      .where('m.updated_at >= ?::timestamptz', updatedSince)
      .where('m.role_id = ?::uuid', roleId)
      .where('m.status = ?::text', status)
      // A company has tens of people: no index is needed for a part of a name.
      .where(`position(lower(?::text) in lower(u.name || ' ' || u.email)) > 0`, q || undefined)
  );
}

/** What the caller may do to a member. Whether it is the last owner is checked when they try. */
function actionsOn({ id, status, roleKey, permissions, hasSecondFactor }: MemberRow, reach: Reach): MemberAction[] {
  const isOwn = id === currentActor().membershipId;
  if (isOwn || !canChange('users.manage') || !reach.covers({ key: roleKey, permissions })) return [];
  const steps = MEMBER_LIFECYCLE.allowedActions(status);
  const ownership: MemberAction[] =
    reach.isOwner && roleKey !== OWNER && status === 'active' ? ['transfer_ownership'] : [];
  return ['update', ...steps, 'remove', ...ownership, ...(hasSecondFactor ? (['reset_second_factor'] as const) : [])];
}
