import type { RecordKind } from '../../kernel/records/index.js';
import { RoleDto } from './member.dto.js';
import { findMember } from './members.js';
import { Membership } from './membership.entity.js';
import { Role } from './role.entity.js';
import { TenantDto } from './tenant.dto.js';
import { Tenant } from './tenant.entity.js';

export const TenantRecord: RecordKind<Tenant> = { entity: Tenant, describe: (tenant) => TenantDto.from(tenant) };

export const RoleRecord: RecordKind<Role> = { entity: Role, describe: (role) => RoleDto.from(role) };

/** A person of the company, with name and role. */
export const MembershipRecord: RecordKind<Membership> = { entity: Membership, describe: ({ id }) => findMember(id) };
