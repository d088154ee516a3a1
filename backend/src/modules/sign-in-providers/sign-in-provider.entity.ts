import { Column, Entity } from 'typeorm';
import { TenantEntity } from '../../kernel/database/index.js';

/** Where the people of a company sign in, beside their password: its OpenID Connect provider. At most one for a company. */
@Entity('sign_in_providers')
export class SignInProvider extends TenantEntity {
  @Column('boolean', { default: false })
  isEnabled!: boolean;

  /** What the button says: `Sign in with …`. */
  @Column('text', { nullable: true })
  label!: string | null;

  @Column('text', { nullable: true })
  issuer!: string | null;

  @Column('text', { nullable: true })
  clientId!: string | null;

  /** Encrypted with the key of the company. */
  @Column('bytea', { nullable: true })
  clientSecret!: Buffer | null;

  /** In their canonical form; empty where any will do. */
  @Column('text', { array: true, default: [] })
  emailDomains!: string[];
}
