import { Column, Entity } from 'typeorm';
import type { Permission } from '../../kernel/access/index.js';
import { TenantEntity } from '../../kernel/database/index.js';

/** A set of permissions with a name; presets are copied into each company, which may change its copies. */
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
}
