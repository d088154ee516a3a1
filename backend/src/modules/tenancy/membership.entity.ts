import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';
import { TenantEntity } from '../../kernel/database/index.js';
import { Role } from './role.entity.js';

/** A person in a company, with a role there. */
@Entity('memberships')
export class Membership extends TenantEntity {
  @Column('uuid')
  userId!: string;

  @Column('uuid')
  roleId!: string;

  @Column('text', { default: 'active' })
  status!: 'invited' | 'active' | 'disabled';

  @ManyToOne(() => Role, { createForeignKeyConstraints: false })
  @JoinColumn([
    { name: 'tenant_id', referencedColumnName: 'tenantId' },
    { name: 'role_id', referencedColumnName: 'id' },
  ])
  role?: Role;
}
