import { Column, Entity } from 'typeorm';
import type { Permission } from '../../kernel/access/index.js';
import { TenantEntity } from '../../kernel/database/index.js';

/** A named set of permissions. Built-in roles are copied into each company, which can't change them. */
@Entity('roles')
export class Role extends TenantEntity {
  @Column('text')
  key!: string;

  @Column('text')
  name!: string;

  @Column('text', { array: true })
  permissions!: Permission[];

  @Column('boolean', { default: false })
  preset!: boolean;

  /** Only people with a second factor may do what it permits. */
  @Column('boolean', { default: false })
  requiresSecondFactor!: boolean;
}
