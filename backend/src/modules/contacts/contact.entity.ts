import { Column, Entity } from 'typeorm';
import { SourcedEntity } from '../../kernel/database/index.js';

export const CONTACT_ROLES = ['owner', 'tenant', 'manager', 'accounts_payable', 'site'] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

export const PHONE_LABELS = ['mobile', 'home', 'work', 'other'] as const;

/** A telephone number as it was typed, and as machines dial it. */
export interface Phone {
  raw: string;
  /** null when the number cannot be dialed as it is. */
  e164: string | null;
  label: (typeof PHONE_LABELS)[number];
}

/** Which notifications a contact gets. */
export class Notify {
  @Column('boolean', { default: true })
  quotes!: boolean;

  @Column('boolean', { default: true })
  invoices!: boolean;

  @Column('boolean', { default: true })
  visits!: boolean;

  @Column('boolean', { default: false })
  marketing!: boolean;
}

/** A person to reach at a client. */
@Entity('client_contacts')
export class Contact extends SourcedEntity {
  @Column('uuid')
  clientId!: string;

  @Column('text', { nullable: true })
  firstName!: string | null;

  @Column('text', { nullable: true })
  lastName!: string | null;

  @Column('text', { default: 'owner' })
  role!: ContactRole;

  @Column('text', { array: true, default: '{}' })
  emails!: string[];

  @Column('jsonb', { default: [] })
  phones!: Phone[];

  @Column(() => Notify)
  notify!: Notify;

  @Column('boolean', { default: false })
  isPrimary!: boolean;

  @Column('boolean', { default: false })
  isBilling!: boolean;

  /** First and last name, or null when neither is known. */
  static nameOf({ firstName, lastName }: Pick<Contact, 'firstName' | 'lastName'>): string | null {
    return [firstName, lastName].filter(Boolean).join(' ') || null;
  }
}

/** The same of a row of `client_contacts k`. */
export const CONTACT_NAME = `nullif(concat_ws(' ', nullif(k.first_name, ''), nullif(k.last_name, '')), '')`;
