import { Injectable } from '@nestjs/common';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { currentTenantId } from '../../kernel/context/index.js';
import {
  countRows,
  db,
  filtersOf,
  insertRow,
  Keyset,
  newId,
  type Page,
  type PageRequest,
  readPage,
} from '../../kernel/database/index.js';
import { mergePatch } from '../../kernel/http/index.js';
import { NotFound, VersionMismatch } from '../../kernel/problem/index.js';
import type { MemberDto } from './member.dto.js';
import { Membership } from './membership.entity.js';
import { Role } from './role.entity.js';
import { type PresetRole, PRESET_ROLES } from './roles.js';
import type { UpdateTenantDto } from './tenant.dto.js';
import { Tenant } from './tenant.entity.js';

export type NewCompany = Pick<Tenant, 'name' | 'timezone' | 'currency' | 'locale' | 'unitSystem'> & { slug?: string };

/** Companies, their roles and their people. */
@Injectable()
export class TenancyService {
  constructor(private readonly keyset: Keyset) {}

  /** The company of the scope. */
  async current(): Promise<Tenant> {
    const tenant = await db().findOneBy(Tenant, { id: currentTenantId() });
    if (!tenant) throw new NotFound();
    return tenant;
  }

  /** Merge patch of the settings: of the address too, parts that are not sent stay. */
  async patch(version: number | null, { address, ...changes }: UpdateTenantDto): Promise<Tenant> {
    const before = await this.current();
    return this.update(version, { ...changes, ...(address && { address: mergePatch(before.address, address) }) });
  }

  async update(version: number | null, changes: QueryDeepPartialEntity<Tenant>): Promise<Tenant> {
    const id = currentTenantId();
    const where = version === null ? { id } : { id, version };
    // A patch of nothing is no statement, but still asks whether the version is the one that was read.
    const writes = Object.keys(changes).length > 0;
    const met = writes ? (await db().update(Tenant, where, changes)).affected : await db().countBy(Tenant, where);
    const tenant = await this.current();
    if (!met) throw new VersionMismatch(tenant.version);
    return tenant;
  }

  /** Makes the company of the scope, with copies of the preset roles. The scope already carries the new id. */
  async createCompany(company: NewCompany): Promise<Tenant> {
    const id = currentTenantId();
    const slug = company.slug ?? slugOf(company.name, id);
    await db().insert(Tenant, { ...company, id, slug });
    for (const [key, { name, permissions }] of Object.entries(PRESET_ROLES)) {
      await insertRow(Role, { key, name, permissions: [...permissions], preset: true });
    }
    return this.current();
  }

  async addMember(userId: string, role: PresetRole): Promise<Membership> {
    const { id } = await db().findOneByOrFail(Role, { key: role });
    return insertRow(Membership, { id: newId(), userId, roleId: id });
  }

  listRoles(): Promise<Role[]> {
    return db().find(Role, { order: { createdAt: 'ASC', id: 'ASC' }, take: 200 });
  }

  /** Who is told when something of the company needs attention: its active owners, at most 20. */
  owners(): Promise<Array<{ name: string; email: string }>> {
    return db().query(LIST_OWNERS);
  }

  /** The people of the company by name. */
  async listMembers(query: PageRequest): Promise<Page<MemberDto>> {
    const { limit, cursor, count, updatedSince = null } = query;
    const context = `members:${filtersOf(query)}`;
    const [name, id] = cursor ? this.keyset.open(cursor, context) : [null, null];
    const read = await readPage<MemberDto>(
      `${MEMBERS} and ($2::text is null or (u.name, m.id) > ($2, $3::uuid)) order by u.name, m.id limit $4`,
      [updatedSince, name, id, limit + 1],
    );
    const counted = count && (await countRows(count, MEMBERS, [updatedSince]));
    return { ...this.keyset.cut(read, limit, (row) => row.name, context), ...(counted && { count: counted }) };
  }
}

const MEMBERS = `
  select m.id, m.user_id as "userId", u.name, u.email, r.name as "roleName", r.key as "roleKey", m.status
  from memberships m
  join users u on u.id = m.user_id
  join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
  where m.tenant_id = app_tenant_id() and ($1::timestamptz is null or m.updated_at >= $1)`;

const LIST_OWNERS = `
  select u.name, u.email
  from memberships m
  join users u on u.id = m.user_id
  join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
  where m.tenant_id = app_tenant_id() and r.key = 'owner' and m.status = 'active'
  order by m.created_at, m.id
  limit 20`;

/** `Greenfield Lawn` → `greenfield-lawn-1c2d3e`: readable, and unique without asking. */
function slugOf(name: string, id: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 50);
  return [words, id.slice(-6)].filter(Boolean).join('-');
}
