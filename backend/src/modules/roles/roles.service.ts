import { Injectable } from '@nestjs/common';
import {
  canChange,
  type Permission,
  PRESET_ROLES,
  presetPermissions,
  type PresetRole,
} from '../../kernel/access/index.js';
import { currentActor, currentTenantId } from '../../kernel/context/index.js';
import { brokenConstraint, db, lockRow, newId } from '../../kernel/database/index.js';
import { requireVersion, type SeenVersion, ValidationFailed } from '../../kernel/problem/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import { beyondOwn, OWNER, Reach } from './reach.js';
import { type CreateRoleDto, type RoleAction, RoleDto, type UpdateRoleDto } from './role.dto.js';
import { Role } from './role.entity.js';
import { PresetRoleKept, RoleAboveOwn, RoleInUse, RoleNameTaken, RoleNotFound, TooManyRoles } from './roles.errors.js';
import { RoleCreated, RoleDeleted, RoleRecord, RoleUpdated } from './roles.events.js';

/** Besides the built-in ones. All of them are read together. */
const MOST_ROLES = 50;

/** The roles of the company: built-in ones, which can't be changed, and its own. */
@Injectable()
export class RolesService {
  constructor(private readonly writer: RecordWriter) {}

  /** For a new company. */
  async createPresets(): Promise<void> {
    const roles = Object.entries(PRESET_ROLES).map(([key, name]) => {
      return { key, name, permissions: presetPermissions(key as PresetRole), preset: true };
    });
    await this.writer.insertMany(RoleRecord, RoleCreated, roles);
  }

  /** Oldest first: the built-in ones, then the company's own. */
  all(): Promise<Role[]> {
    // Row-level security also shows people their roles in other companies (policy own_roles).
    return db().find(Role, {
      where: { tenantId: currentTenantId() },
      order: { createdAt: 'ASC', preset: 'DESC', id: 'ASC' },
      take: 200,
    });
  }

  async preset(key: PresetRole): Promise<Role> {
    return db().findOneByOrFail(Role, { tenantId: currentTenantId(), key });
  }

  async list(): Promise<RoleDto[]> {
    const [roles, uses] = [await this.all(), await this.uses()];
    return roles.map((role) => this.shown(role, uses.get(role.id) ?? 0));
  }

  async get(id: string): Promise<RoleDto> {
    const role = await db().findOneBy(Role, { tenantId: currentTenantId(), id });
    if (!role) throw new RoleNotFound();
    return this.shown(role, (await this.uses()).get(id) ?? 0);
  }

  async create({ id = newId(), name, permissions, requiresSecondFactor = false }: CreateRoleDto): Promise<RoleDto> {
    requireOwn(permissions);
    if ((await db().countBy(Role, { tenantId: currentTenantId(), preset: false })) >= MOST_ROLES)
      throw new TooManyRoles(MOST_ROLES);
    const values = { id, key: keyOf(name, id), name, permissions: sorted(permissions), requiresSecondFactor };
    const role = await named(() => this.writer.insert(RoleRecord, RoleCreated, values));
    return this.shown(role, 0);
  }

  /** The caller must have every permission that the role has, and every one that is added. */
  async update(id: string, version: SeenVersion, changes: UpdateRoleDto): Promise<RoleDto> {
    const { name, permissions, requiresSecondFactor } = changes;
    const isOfPresets = requiresSecondFactor !== undefined && name === undefined && permissions === undefined;
    const before = await this.lockOwn(id, isOfPresets);
    if (permissions) requireOwn(permissions);
    const values = {
      ...(name !== undefined && { name }),
      ...(permissions && { permissions: sorted(permissions) }),
      ...(requiresSecondFactor !== undefined && { requiresSecondFactor }),
    };
    const role = await named(() => this.writer.update(RoleRecord, RoleUpdated, before, values, { version }));
    return this.shown(role, (await this.uses()).get(id) ?? 0);
  }

  async remove(id: string, version: SeenVersion): Promise<void> {
    const role = await this.lockOwn(id);
    requireVersion(role, version);
    const [row]: Array<{ used: boolean }> = await db().query(IN_USE, [id]);
    if (row?.used) throw new RoleInUse();
    await this.writer.delete(RoleRecord, RoleDeleted, role, version);
  }

  /** A role to give to someone, locked until the transaction ends. Throws 422 and 403. */
  async grantable(id: string, reach?: Reach): Promise<Role> {
    const role = await this.lock(id);
    const error = { pointer: '/roleId', code: 'role_not_found', detail: 'Choose one of your roles.' };
    if (!role) throw new ValidationFailed([error]);
    if (!(reach ?? (await this.reach())).covers(role)) throw new RoleAboveOwn();
    return role;
  }

  /** Nobody else changes or deletes it until the transaction ends. */
  lock(id: string): Promise<Role | null> {
    return lockRow(Role, id);
  }

  /** What the caller may grant and whom they may manage. */
  async reach(): Promise<Reach> {
    const { kind, membershipId } = currentActor();
    if (kind === 'system') return new Reach(true);
    const [row]: unknown[] = await db().query(IS_OWNER, [membershipId, OWNER]);
    return new Reach(row !== undefined);
  }

  /** What another member may grant now: nothing once they are disabled or gone. */
  async reachOf(userId: string): Promise<Reach> {
    const [role]: Array<Pick<Role, 'key' | 'permissions'>> = await db().query(ROLE_OF, [userId]);
    return new Reach(role?.key === OWNER, (permission) => !!role?.permissions.includes(permission));
  }

  /** @param isOfPresets whether the change is one that built-in roles take, too */
  private async lockOwn(id: string, isOfPresets = false): Promise<Role> {
    const role = await this.lock(id);
    if (!role) throw new RoleNotFound();
    if (role.preset && !isOfPresets) throw new PresetRoleKept();
    if (!isWithinOwn(role)) throw new RoleAboveOwn();
    return role;
  }

  private async uses(): Promise<Map<string, number>> {
    const rows: Array<{ id: string; members: number }> = await db().query(USES);
    return new Map(rows.map(({ id, members }) => [id, members]));
  }

  private shown(role: Role, memberCount: number): RoleDto {
    return RoleDto.from(
      role,
      memberCount,
      canChange('users.manage') && isWithinOwn(role) ? actionsOn(role, memberCount) : [],
    );
  }
}

function actionsOn({ preset }: Role, memberCount: number): RoleAction[] {
  if (preset) return ['require_second_factor'];
  return memberCount > 0 ? ['update', 'require_second_factor'] : ['update', 'delete', 'require_second_factor'];
}

const IS_OWNER = `
  select 1 from member_roles
  where tenant_id = (select app_tenant_id()) and membership_id = $1 and role_key = $2 and status = 'active'`;

const ROLE_OF = `
  select role_key as key, permissions from member_roles
  where tenant_id = (select app_tenant_id()) and user_id = $1 and status = 'active'`;

const USES = `
  select role_id as id, count(*)::int as members from memberships
  where tenant_id = (select app_tenant_id()) group by role_id`;

const IN_USE = `
  select exists (select from memberships where tenant_id = (select app_tenant_id()) and role_id = $1)
      or exists (select from invitations where tenant_id = (select app_tenant_id()) and role_id = $1 and state = 'pending')
      as used`;

/** Whether the caller has every permission of the role. */
const isWithinOwn = ({ permissions }: Role): boolean => beyondOwn(permissions).length === 0;

/** Throws 422 with the permissions that the caller lacks. */
function requireOwn(permissions: Permission[]): void {
  const beyond = beyondOwn(permissions);
  if (beyond.length === 0) return;
  throw new ValidationFailed(
    beyond.map((permission) => ({
      pointer: `/permissions/${permissions.indexOf(permission)}`,
      code: 'permission_not_held',
      detail: `Your role doesn’t include ${permission}.`,
    })),
  );
}

const sorted = (permissions: Permission[]): Permission[] => permissions.toSorted();

/** `Bookkeeper (evenings)` → `bookkeeper_evenings_1c2d3e`: unique without asking, and stays when the name changes. */
function keyOf(name: string, id: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
    .slice(0, 50);
  return [words, id.slice(-6)].filter(Boolean).join('_');
}

async function named<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw brokenConstraint(error) === 'roles_name' ? new RoleNameTaken() : error;
  }
}
