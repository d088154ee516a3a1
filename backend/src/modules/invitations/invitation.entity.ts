import { Column, Entity } from 'typeorm';
import { TenantEntity } from '../../kernel/database/index.js';
import type { InvitationState } from './invitation-states.js';

/** Somebody who was asked to join the company, with a role. What the link holds is nowhere, only its hash. */
@Entity('invitations')
export class Invitation extends TenantEntity {
  /** In its canonical form. */
  @Column('text')
  email!: string;

  @Column('text', { nullable: true })
  name!: string | null;

  /** null once the role is gone. */
  @Column('uuid', { nullable: true })
  roleId!: string | null;

  /** As stored: one that is past its time may still say `pending` (see `stateOf`). */
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
