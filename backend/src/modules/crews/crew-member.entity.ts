import { Column, Entity } from 'typeorm';
import { TenantEntity } from '../../kernel/database/index.js';

/** A person of a crew, who may or may not sign in. */
@Entity('crew_members')
export class CrewMember extends TenantEntity {
  @Column('uuid')
  crewId!: string;

  @Column('text')
  name!: string;

  @Column('text', { nullable: true })
  phone!: string | null;

  /** Membership of the person who signs in; null for one who does not. */
  @Column('uuid', { nullable: true })
  membershipId!: string | null;

  @Column('boolean', { default: false })
  isLead!: boolean;
}
