import { Column, Entity } from 'typeorm';
import { TenantEntity } from '../../kernel/database/index.js';
import type { MemberState } from './member-states.js';

/** A person in a company, with a role there. */
@Entity('memberships')
export class Membership extends TenantEntity {
  @Column('uuid')
  userId!: string;

  @Column('uuid')
  roleId!: string;

  @Column('text', { default: 'active' })
  status!: MemberState;
}
