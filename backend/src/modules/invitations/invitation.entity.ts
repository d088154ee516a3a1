import { Column, Entity } from 'typeorm';
import { TenantEntity } from '../../kernel/database/index.js';
import type { InvitationState } from './invitation-states.js';

/** An invitation to join the company with a role. The secret of its link is stored only as a hash. */
@Entity('invitations')
export class Invitation extends TenantEntity {
  /** In its canonical form. */
  @Column('text')
  email!: string;

  @Column('text', { nullable: true })
  name!: string | null;

  /** Null once the role is deleted. */
  @Column('uuid', { nullable: true })
  roleId!: string | null;

  /** As stored: an expired one may still say `pending` (see `stateOf`). */
  @Column('text', { default: 'pending' })
  state!: InvitationState;

  @Column('bytea')
  tokenHash!: Buffer;

  @Column('text')
  invitedByName!: string;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  sentAt!: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  acceptedAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  revokedAt!: Date | null;
}
